"""French nouns and adjectives that are also a verb in the present: « la ferme », « il ferme ».

Gathered from the index of verbs in Bescherelle, *La conjugaison pour tous*: the verbs of everyday news whose third person
singular is a noun or an adjective as well. They serve only where a sentence has no other finite verb.
"""

from __future__ import annotations

PRESENTS = frozenset(
    """adresse affiche aide alerte amorce annonce approche arme attaque avance balance bascule base bataille blâme bloque
    boycotte brigue cadre calme cause censure centre change charge chasse chiffre chute cible classe clôture commande
    compte concurrence conserve conteste contourne contrôle copie couche coupe couvre crible critique croise danse date décharge
    demande dénombre dépense dépêche dérive devise dialogue diffuse dispute distingue divise donne doute échange éclaire
    embauche emploie encadre enquête entame entraîne entre équipe escorte espionne estime étale excuse exige expose
    fabrique fatigue ferme fête figure filme filtre finance fixe force forme fouille fraude freine fusille gagne garde
    gouverne grève grogne groupe guide impose incendie incrimine insulte invite juge lance liste livre loge loue lutte
    maîtrise manifeste manœuvre manque marche marque masque menace ménage mesure mine mise modère monte montre négocie
    note occupe offre oppose ordonne organise parade partage participe passe patrouille paye pêche peine pénalise peuple
    pilote pique place plaide plante plonge porte pose poste pousse pratique présente presse privilège programme propose
    proteste prouve quitte rallie rampe recherche récolte réclame recrute réforme refuse règle relance relève remarque
    remonte rencontre rentre renverse réplique repose reprise réserve respecte reste retire retraite révolte risque roule
    ruine sanctionne sauve signale signe soigne solde sonde soupçonne souffle taxe tente teste tire titre tombe touche
    tourne trace traite tranche transporte traque traverse triche triomphe trompe trouve tue utilise veille vide vise
    visite vote voyage
    conduit construit court interdit introduit produit réduit sort suit tend""".split()
)
