"""Words that framing and splitting look up: what opens a relative clause or a contrast, participles, times, togetherness."""

from __future__ import annotations

RELATIVES = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles who which that whom whose where".split())
CONTRASTS = frozenset("alors tandis while whereas".split())
# present participles that describe the noun before them, not what the subject does
DESCRIBING = frozenset(
    """étant ayant comprenant incluant comptant regroupant représentant totalisant abritant contenant provenant reliant
    concernant portant visant allant datant émanant opposant mêlant""".split()
)
# verbs that tell the past with « être »
MOVING = frozenset(
    """aller arriver descendre devenir entrer rentrer monter mourir naître partir rester retourner sortir tomber venir
    revenir parvenir""".split()
)
# participles that tell where or how old something is, as long as nobody says otherwise: with « est »
LASTING = ("situé", "basé", "implanté", "âgé")
# participles that only say on what occasion somebody spoke
ASKED = frozenset(
    "interrogé interrogée interrogés interrogées joint jointe contacté contactée cité citée invité invitée".split()
)
MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
# « The town saw a storm, leaving 40 homes flooded »: what follows is the storm's doing, not the town's
UNDERGOES = frozenset("suffer see experience record witness have face undergo endure sustain".split())
RESULTS = frozenset("kill leave injure destroy cause displace force make hurt wound damage flood strand cut".split())
PREPOSITIONAL = frozenset("following including regarding concerning involving".split())  # participles only in form
# « deux écoles ont été bombardées, tuant dix civils »: what happened did it, not who it happened to
OUTCOMES = frozenset(
    """faisant tuant blessant causant provoquant entraînant obligeant permettant poussant forçant privant contraignant
    détruisant endommageant laissant coûtant suscitant portant""".split()
)
# what these say is true of all their members together: « composé de A, de B ainsi que de C »
GATHERING = frozenset(
    "composer constituer former réunir regrouper rassembler associer mêler allier combiner comprendre totaliser".split()
)
GATHERED = frozenset(
    "composé composée composés composées constitué constituée formé formée réunissant regroupant".split()
)
TOGETHER = frozenset(
    "ensemble deux mutuellement communes commun commune together both joint each tous respectivement".split()
)
TIMES = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche matin soir semaine mois année an jour heure heures fois
    monday tuesday wednesday thursday friday saturday sunday week month year day time evening morning afternoon
    night""".split()
)
# what tells when somebody spoke: « a déclaré lundi le ministre »
TIME_WORDS = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain ce matin soir monday tuesday wednesday
    thursday friday saturday sunday yesterday today later earlier last this on in at""".split()
)
