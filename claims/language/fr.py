"""French, as data.

Reporting verbs after the classes of Dubois and Dubois-Charlier, *Les verbes français* (class C, « communication »),
and the list of introducers in Gaatone, « Le discours rapporté »; forms are built by ``fr_verbs``. Titles, roles and
bodies are the closed classes of press style (AFP, *Manuel de l'agencier*). Cues of attribution after Charaudeau,
*Grammaire du sens et de l'expression*, ch. « Le discours rapporté ».
"""

from __future__ import annotations

from claims.language.fr_compounds import compounds
from claims.language.fr_verbs import inflected, is_conditional, written_forms
from claims.language.lexicon import Lexicon, Speech, VerbForm
from claims.models import Language, SourceKind

_SAY = """déclarer affirmer annoncer indiquer expliquer préciser ajouter estimer assurer dire souligner rappeler
confirmer confier raconter témoigner juger considérer noter relever observer constater poursuivre conclure répondre
répliquer rétorquer lancer insister marteler regretter déplorer dénoncer avertir prévenir alerter reconnaître admettre
avouer concéder soutenir écrire tweeter révéler rapporter relater signaler mentionner commenter résumer détailler
tempérer nuancer ironiser plaider renchérir trancher tonner argumenter arguer certifier jurer clamer proclamer prédire
pronostiquer calculer enchaîner reprendre marteler asséner glisser murmurer redire répéter réagir réaffirmer informer
analyser penser croire maintenir pointer plaisanter fustiger fulminer tacler énoncer arguer persifler
rassurer préconiser prétendre rajouter constater diagnostiquer vanter compléter développer évaluer exposer publier communiquer
commenter conseiller objecter opposer décrypter s'exclamer chiffrer""".split()
_DENY = "nier démentir réfuter contester rejeter récuser".split()
_ACCUSE = "accuser soupçonner suspecter".split()
_LABEL = "qualifier taxer".split()
_RUMOUR = "supposer présumer imaginer insinuer subodorer".split()
_ACT = """promettre menacer espérer craindre redouter demander exiger appeler souhaiter féliciter recommander proposer
ordonner exhorter inviter réclamer remercier saluer évoquer citer""".split()


def _speech() -> dict[str, VerbForm]:
    table: dict[str, VerbForm] = {}
    classes = (
        (Speech.SAY, _SAY),
        (Speech.DENY, _DENY),
        (Speech.ACCUSE, _ACCUSE),
        (Speech.LABEL, _LABEL),
        (Speech.RUMOUR, _RUMOUR),
        (Speech.ACT, _ACT),
    )
    for speech, verbs in classes:
        for verb in verbs:
            infinitive = verb.removeprefix("s'")
            for form, kind in written_forms(infinitive):
                known = table.get(form)
                finite = kind == "finite" or (known is not None and known.finite)
                participle = kind == "participle" or (known is not None and known.participle)
                if known is None or known.lemma == infinitive:
                    table[form] = VerbForm(infinitive, speech, finite, participle, kind == "gerund")
    return table


# what documents do with what they report: « une étude montre que P »; the last only passes it on
_SHOW = "montrer démontrer établir prouver attester suggérer".split()
SHOWING = {
    form: VerbForm(
        verb,
        Speech.RUMOUR if verb == "suggérer" else Speech.SAY,
        kind == "finite",
        kind == "participle",
        kind == "gerund",
    )
    for verb in _SHOW
    for form, kind in written_forms(verb)
}
# verbs that say little without an object: beside another verb they share its object (« a acheté et vendu des actions »)
# verbs of saying whose direct object is who was told: « le préfet a été informé que P »
TELLING_SOMEBODY = frozenset("informer prévenir avertir alerter assurer rassurer aviser".split())
TRANSITIVE = frozenset(
    """acheter vendre revendre arrêter interroger interpeller ouvrir fermer rouvrir construire reconstruire démolir détruire
    concevoir fabriquer produire importer exporter distribuer tester installer réparer rénover moderniser condamner juger
    poursuivre relâcher libérer capturer tuer blesser frapper agresser menacer voler dérober piller incendier saisir
    confisquer bloquer occuper évacuer encercler assiéger bombarder attaquer prendre reprendre adopter approuver rejeter
    voter amender abroger promulguer signer ratifier dénoncer rédiger publier diffuser écrire réaliser tourner monter
    produire composer enregistrer financer soutenir subventionner accompagner recevoir accueillir héberger soigner transporter
    embaucher recruter former licencier nommer révoquer élire désigner choisir battre dominer vaincre identifier localiser
    retrouver récupérer découvrir analyser étudier examiner vérifier contrôler mesurer modifier réformer supprimer annuler
    suspendre interdire autoriser imposer réduire augmenter critiquer condamner saluer organiser préparer créer fonder diriger
    posséder gérer exploiter utiliser employer torturer enlever séquestrer violer assassiner abattre filmer
    photographier""".split()
)

LEXICON = Lexicon(
    language=Language.FRENCH,
    abbreviations=frozenset(
        """m mm mme mmes mlle mlles dr drs pr me mgr st ste av bd art vol p pp no n° tél éd ed env max min etc cf chap
        fig réf j.-c janv févr avr juil sept oct nov déc lt col gén cdt cap sgt ex vs bld nr nos réf""".split()
    ),
    sentence_openers=frozenset(
        "Le La Les L' Un Une Des Il Elle Ils Elles On Ce Cette Ces C' Cet Selon Pour Dans En Au Aux Mais Et Si Après Avant "
        "Depuis Lors D' Sur Avec Par Nous Je Vous Son Sa Ses Leur Leurs Plusieurs Certains Alors Cependant".split()
    ),
    speech=_speech(),
    auxiliaries=frozenset(
        "a ont avait avaient aura auront aurait auraient est sont était étaient sera seront serait seraient ai avons avez "
        "suis sommes êtes eut eurent fut furent ayant étant".split()
    ),
    according_to=(
        ("selon",),
        ("d'", "après"),
        ("à", "en", "croire"),
        ("de", "l'", "avis", "de"),
        ("de", "l'", "aveu", "de"),
        ("aux", "yeux", "de"),
        ("aux", "dires", "de"),
        ("au", "dire", "de"),
        ("de", "source"),
        ("de", "sources"),
    ),
    not_according=frozenset(
        """cas modalités modalité critères critère modèle principe principes règles règle besoin besoins méthode formule
        âge région régions type types nature manière degré ordre calendrier procédure barème plan scénario saison
        film roman livre pièce œuvre nouvelle bande scénario idée circonstances taille niveau moyens lieu
        lieux pays schéma termes loi jour heure période mois
        semaine mode humeur usage goûts laquelle lesquelles lequel lesquels""".split()
    ),
    that=frozenset({"que", "qu'"}),
    person_titles=frozenset("m. mm. mme mmes mlle dr pr me mgr monsieur madame maître général colonel".split()),
    role_nouns=frozenset(
        """président présidente vice-président vice-présidente ministre vice-ministre premier-ministre secrétaire
        porte-parole directeur directrice responsable chef cheffe dirigeant dirigeante leader député députée sénateur
        sénatrice maire préfet préfète procureur procureure avocat avocate juge magistrat magistrate commissaire
        ambassadeur ambassadrice gouverneur gouverneure chancelier chancelière roi reine prince princesse pape évêque
        cardinal imam rabbin général colonel commandant capitaine lieutenant amiral policier gendarme inspecteur
        professeur professeure chercheur chercheuse économiste politologue historien historienne sociologue médecin
        épidémiologiste virologue ingénieur ingénieure journaliste reporter écrivain écrivaine auteur auteure autrice
        acteur actrice chanteur chanteuse cinéaste réalisateur réalisatrice producteur productrice musicien pilote
        athlète joueur joueuse entraîneur sélectionneur capitaine footballeur cycliste champion championne candidat
        candidate militant militante syndicaliste délégué déléguée représentant représentante conseiller conseillère
        élu élue eurodéputé eurodéputée patron patronne fondateur fondatrice cofondateur cofondatrice PDG pdg propriétaire
        rapporteur rapporteure coordinateur coordinatrice analyste expert experte spécialiste météorologue climatologue
        diplomate émissaire envoyé envoyée négociateur opposant opposante rebelle otage victime suspect suspecte
        accusé accusée père mère fils fille frère soeur épouse époux mari femme veuve compagnon compagne cousin oncle
        ex-président ex-ministre ex-présidente ex-candidat numéro chercheur coprésident coprésidente doyen recteur
        sous-préfet sous-préfète universitaire consultant consultante adjoint adjointe éditorialiste chroniqueur
        chroniqueuse essayiste philosophe psychologue psychiatre géographe juriste démographe criminologue linguiste
        biologiste physicien physicienne astronome astronaute
        docteur docteure maître abbé chirurgien chirurgienne pharmacien pharmacienne urgentiste infirmier infirmière
        cardiologue pédiatre généraliste dentiste vétérinaire pneumologue oncologue cancérologue infectiologue immunologue
        notaire huissier bâtonnier bâtonnière greffier greffière brigadier consul consule trésorier trésorière gérant
        gérante enseignant enseignante instituteur institutrice éducateur éducatrice agriculteur agricultrice éleveur
        éleveuse viticulteur viticultrice vigneron vigneronne apiculteur apicultrice pêcheur restaurateur restauratrice
        hôtelier hôtelière commerçant commerçante architecte urbaniste bénévole romancier romancière lycéen lycéenne
        géologue sismologue volcanologue glaciologue hydrologue océanographe botaniste archéologue anthropologue
        constitutionnaliste politiste statisticien statisticienne mathématicien mathématicienne chimiste
        bourgmestre monarque souverain souveraine premier première dame homme étudiant étudiante""".split()
    ),
    body_nouns={
        **dict.fromkeys(
            """ministère gouvernement préfecture parquet police gendarmerie armée mairie région département conseil
            commission comité parti syndicat association fédération confédération organisation ong entreprise société
            compagnie groupe banque université institut centre agence autorité autorités direction administration
            parlement assemblée sénat tribunal cour justice présidence élysée union ligue collectif observatoire
            fondation chambre ambassade hôpital clinique constructeur opérateur exécutif opposition majorité mouvement
            club bureau cabinet entourage ministères maison service services état-major otan onu oms fmi""".split(),
            SourceKind.ORGANISATION,
        ),
        **dict.fromkeys(
            """rapport étude sondage enquête lettre courrier document documents communiqué texte arrêt jugement note
            chiffres chiffre statistiques données recensement bilan livre mémoire thèse arrêté décret procès-verbal
            rapports analyses analyse""".split(),
            SourceKind.DOCUMENT,
        ),
        **dict.fromkeys(
            """quotidien journal hebdomadaire magazine mensuel chaîne radio télévision émission site média revue agence-presse
            presse""".split(),
            SourceKind.MEDIA,
        ),
    },
    anonymous_nouns=frozenset(
        """source sources témoin témoins expert experts observateur observateurs médias média proche proches habitant
        habitants riverain riverains responsable responsables officiel officiels diplomate diplomates policier policiers
        analyste analystes spécialiste spécialistes critiques certains plusieurs beaucoup d'aucuns passant voisin
        voisins chauffeur passager passagers élève élèves étudiant étudiants médecin militant militants enquêteurs
        secouristes pompiers opposants rebelles journalistes scientifiques chercheurs économistes historiens""".split()
    ),
    rumour_nouns=frozenset("information informations rumeur rumeurs bruit bruits indiscrétions".split()),
    contrast=(("tandis", "que"), ("tandis", "qu'"), ("alors", "que"), ("alors", "qu'"), ("mais",)),
    pronouns=frozenset("il elle ils elles".split()),
    first_person=frozenset("je j' nous".split()),
    negations=frozenset("ne n' ni non pas jamais aucun aucune rien personne".split()),
    hedges=frozenset("probablement peut-être vraisemblablement éventuellement apparemment potentiellement".split()),
    hearsay=frozenset("prétendument soi-disant".split()),
    collective=frozenset(
        """rencontrer réunir signer discuter entretenir affronter opposer négocier convenir partager échanger
        unir allier
        fusionner associer accorder marier séparer divorcer jouer battre former constituer coopérer
        ressembler""".split()
    ),
    is_conditional=is_conditional,
    copula=lambda plural, past: ("étaient" if past else "sont") if plural else ("était" if past else "est"),
    compounds=compounds(),
    inflected=inflected,
)
