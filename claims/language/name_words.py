"""Words that decide what is a name, what kind of party it is, and what is none, French and English.

Determiners, particles and days are closed classes of the grammars (Grevisse and Goosse; Quirk et al.); the media are those
that the press of both languages cites as its sources; the nouns for bodies, things and groups were gathered while reading
news in both languages.
"""

from __future__ import annotations

PARTICLES = frozenset(
    "de du d' des la le les l' of the al el ben bin ibn van von der den da di do dos del della e y and".split()
)
INSTITUTIONS = frozenset(
    """hospital hall street road square park prize award house museum stadium airport school tower building island
    mountain river day show cup trophy hotel church cathedral library station bridge law act""".split()
)
# heads without which the name beside them says less: « le comité Nobel », not « Nobel »
KEPT_HEADS = frozenset(
    """comité institut cabinet commission conseil centre tribunal cour université ministère banque fondation hôpital
    clinique club mairie famille collectif observatoire bureau clan gouvernement""".split()
)
PERSONAL_WORDS = frozenset(
    """sexagénaire quinquagénaire quadragénaire trentenaire septuagénaire octogénaire intéressé intéressée homme femme
    jeune responsable élu élue dirigeant dirigeante""".split()
)
VAGUE = frozenset(
    """
        groups médias média media presse journaux newspapers critics critiques experts spécialistes
        observateurs observers analystes analysts associations syndicats détracteurs opposants
        défenseurs campaigners activists commentators supporters organisations ong ngos
    """.split()
)
VAGUE_PEOPLE = frozenset(
    """experts spécialistes observateurs observers analystes analysts critics critiques détracteurs opposants défenseurs
    campaigners activists commentators supporters""".split()
)
FIGURES = frozenset(
    """
        calculs chiffres dires paroles renseignements révélations affirmations annonce annonces aveux indications
        constatations témoignage témoignages
        estimations estimation informations déclarations propos données prévisions
        projections termes mots figures estimates calculations remarks
    """.split()
)
DETERMINERS = frozenset(
    "le la les l' un une des du au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes "
    "the a an this that these those his her its their our your my".split()
)
INDEFINITE = frozenset(
    """
        un une des certains certaines plusieurs quelques deux trois quatre d'autres a an some
        several many two three one
    """.split()
)
CALENDAR = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)
ENGLISH_CALENDAR_NAMES = frozenset("may march april june august".split())  # names in French: « Theresa May », « June »
MEDIA_NAMES = frozenset(
    """mediapart;médiapart;
    midi libre;presse océan;sud ouest;nice-matin;var-matin;la dépêche;la dépêche du midi;le télégramme;la provence;
    la voix du nord;le progrès;l'est républicain;le dauphiné;le dauphiné libéré;l'obs;challenges;20 minutes;slate;
    le canard enchaîné;le jdd;le journal du dimanche;le soir;le temps;la libre;rmc;france culture;france télévisions;
    france bleu;canal+;canal +;le huffpost;le huffington post;valeurs actuelles;l'opinion;la tribune;anadolu;
    afp;reuters;ap;bbc;bbc
    news;cnn;tass;interfax;bloomberg;xinhua;kyodo;yonhap;ansa;efe;dpa;belga;rtbf;rtl;rts;rfi;bfmtv;
    bfm tv;franceinfo;france info;lci;cnews;tf1;m6;arte;libération;mediapart;le monde;le figaro;le parisien;l'équipe;
    l'humanité;ouest-france;les échos;la croix;l'express;le point;marianne;the guardian;the times;the new york times;
    the washington post;the wall street journal;financial times;daily mail;sky news;the sun;the independent;usa today;
    politico;axios;associated press;agence france-presse;france 2;france 3;france inter;europe 1;der spiegel;
    new york times;washington post;fox news;nbc;abc news;cbs;al jazeera;ria novosti""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)
NAMED_THINGS = frozenset(
    "storm hurricane cyclone typhoon operation mount lake tropical flight camp fort project mission".split()
)
NO_NAME = frozenset(
    """de d' du dont contre pendant malgré par lors avec sans pour à au aux sur dans qui que qu' celui celle ceux
    celles celui-ci celle-ci ceux-ci celles-ci lui elle eux elles il ils encore même fier victime où et""".split()
)
THINGS = frozenset(
    """problème jour suite crise temps fois cas fait moment alerte violence explosion ion élément-clé demande course
    saison match combat vidéo projet objet zone réunion rendez-vous chaos procédure""".split()
)
TOLD_IN = frozenset(
    """renseignement élément règlement témoignage message publication communication observation article présentation
    annonce délégation coalition rédaction population nation institution équipage otage personnage régiment alliance
    résistance instance conférence mission profession station formation faction convention légion section voisinage
    collectivité agence""".split()
)
UNNAMED_MANY = frozenset(
    """chercheurs scientifiques experts habitants témoins proches médecins élèves étudiants analystes économistes
    astronomes""".split()
)
