"""Words that decide what a pronoun or a bare noun refers to, French and English.

The impersonal verbs and adjectives, demonstratives and possessives are the closed classes of Grevisse and Goosse, *Le bon
usage* (the impersonal verb; the demonstrative and possessive pronouns), and of Quirk et al., *A Comprehensive Grammar of the
English Language* (extraposition with “it”). The nouns for people, times and things that articles take up again with a bare
article were gathered while reading news in both languages.
"""

from __future__ import annotations

IMPERSONAL = frozenset(
    """
        résulter s'avérer apparaître falloir agir pleuvoir sembler paraître exister rester manquer
        suffire convenir advenir neiger arriver ensuivre s'ensuivre
    """.split()
)
TOLD = frozenset(
    """conseiller demander décider prévoir dire indiquer préciser annoncer rappeler recommander interdire
    permettre établir
    démontrer prouver convenir admettre estimer confirmer proposer ordonner reprocher""".split()
)
FRENCH_ADJECTIVES = frozenset(
    """possible impossible probable improbable clair évident nécessaire essentiel important certain vrai faux
    rare difficile
    facile urgent temps question prévu prévisible hors inutile utile interdit permis logique normal temps indispensable
    souhaitable préférable inacceptable demandé conseillé déconseillé recommandé établi démontré prouvé admis exclu
    convenu précisé rappelé indiqué reproché impératif obligatoire regrettable dommage inadmissible étonnant surprenant
    impensable fréquent courant trop""".split()
)
BEING = frozenset("est était sera serait semble semblait paraît soit fut devient devenait deviendra".split())
# verbs whose « il » is nobody where « de » with an infinitive, or « que », follows
FALLING_TO = frozenset(
    """convient convenait conviendrait suffit suffirait importe incombe appartient revient reste vaut arrive arrivait
    apparaît ressort""".split()
)
ENGLISH_ADJECTIVES = frozenset(
    """
        clear unclear known unknown possible impossible important difficult true false necessary
        essential crucial vital
    """.split()
)
ENGLISH_TOLD = frozenset(
    """understood thought believed known reported alleged expected hoped feared estimated confirmed revealed unclear
    announced claimed said rumoured rumored""".split()
)
PAIR_PEOPLE = frozenset(
    """
        dirigeants hommes présidents chefs ministres leaders responsables femmes candidats rivaux
        alliés leaders men presidents ministers
    """.split()
)
PAIR_PLACES = frozenset("pays états etats nations capitales puissances countries nations states voisins".split())
ANAPHORIC = frozenset(
    """texte loi mesure mesures site entente organisation pays version projet accord décision document enquête victime
    victimes suspect suspects incident accident attaque opération réunion événement groupe entreprise société article
    formation plan rapport individu individus homme hommes femme measure law site agreement organisation organization
    country version project decision document plan incident attack operation company group report bill""".split()
)
LATTER = {
    "dernier": ("Masc", False),
    "dernière": ("Fem", False),
    "derniers": ("Masc", True),
    "dernières": ("Fem", True),
}
THIS_ONE = {
    "celui-ci": ("Masc", False),
    "celle-ci": ("Fem", False),
    "ceux-ci": ("Masc", True),
    "celles-ci": ("Fem", True),
}
# nouns for people that no list of roles holds and whose form does not show it
PEOPLE = frozenset(
    """officier sous-officier garde gardien vigile policier gendarme pompier soldat sergent caporal capitaine lieutenant
    commandant pilote voisin voisine collègue ami amie proche otage client cliente patient patiente touriste moine prêtre
    évêque médecin juge avocat avocate témoin complice détenu prisonnier fugitif migrant réfugié berger fermier ouvrier
    employé employée salarié salariée infirmier serveur patron cousin cousine oncle tante neveu nièce grand-père
    grand-mère conjoint conjointe bébé écolier lycéen lycéenne collégien adversaire rival rivale compatriote""".split()
)
# what several of those whom an article tells of can be called: the nearest is meant
CLASSES = frozenset(
    """candidat candidate joueur joueuse coureur coureuse champion championne médaillé médaillée vainqueur militant
    militante élu élue élève étudiant étudiante avocat avocate victime suspect suspecte sportif sportive athlète cycliste
    pilote nageur nageuse acteur actrice chanteur chanteuse auteur auteure artiste journaliste frère sœur""".split()
)
POINTING = ("ce ", "cet ", "cette ", "ces ", "this ", "these ", "son ", "sa ", "ses ", "leur ", "leurs ")
HUMAN = frozenset(
    """manifestant manifestante
    homme femme jeune pape roi reine prince princesse adolescent adolescente enfant garçon fille suspect suspecte
    victime victimes conducteur conductrice chauffeur automobiliste
    motard cycliste individu assaillant agresseur tireur forcené terroriste étudiant étudiante
    élève époux épouse mari père mère frère sœur fils retraité retraitée passager passagère joueur joueuse coureur coureuse
    champion championne militant militante trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire
    hommes femmes enfants personnes gens victimes suspects policiers gendarmes pompiers militaires étudiants
    man woman boy girl teenager child gunman attacker victim driver pedestrian passenger patient pupil intruder
    officer soldier policeman policewoman detective guard colleague neighbour neighbor friend brother sister father mother
    husband wife""".split()
)
# feminine nouns for several people, whom journalists go on to call « ils »
GROUPS = frozenset(
    """forces troupes autorités milices équipes familles unités populations brigades armées délégations recrues sentinelles
    vedettes stars célébrités personnalités patrouilles""".split()
)
POSSESSIVES = frozenset("son sa ses leur leurs his her its their".split())
TIMES = frozenset(
    """matin soir semaine semaines année années mois jour jours nuit midi après-midi été hiver printemps automne week-end lundi
    mardi mercredi jeudi vendredi samedi dimanche temps moment heure heures minute minutes an ans fois date week month year
    morning evening afternoon night weekend summer winter""".split()
)
