"""French words that cutting out frames looks up in several places: what opens a clause or a noun phrase."""

from __future__ import annotations

import re

READ = frozenset("lire lu entendre voir".split())
READS = frozenset("lit lisait apprend apprenait".split())
CONTRACTED = frozenset("de d' du des".split())
CLAUSE_OPENERS = frozenset(
    """le la l' les un une des ce cet cette ces il elle ils elles on son sa ses leur leurs m. mme aucun aucune plusieurs
    deux trois tout tous toute toutes rien personne ceux celui celle c' nous vous je j' y n' ne""".split()
)
OBJECT_DETERMINERS = frozenset("le la l' les un une ce cet cette ces son sa ses leur leurs".split())
PREPOSITIONS = frozenset(
    """à de d' du des dans sur lors devant en par pour auprès après avant depuis contre vers chez avec selon dès sous
    d'après comme entre pendant durant via malgré parmi""".split()
)
GOING_ON = frozenset("et mais ou à dans selon".split())
VERBAL = re.compile(r"\w{3}(ra|ront|rait|raient|aient|èrent|irent|urent)$")  # endings that hardly any noun has
NOUN_MARKS = frozenset("un une le la ce cette cet son sa leur des ses".split())
PLURAL_DETERMINERS = frozenset("les des ces ses leurs plusieurs deux trois quatre certains certaines".split())
NUMBERED = PLURAL_DETERMINERS | frozenset("le la l' un une ce cet cette son sa".split())
NO_HEAD = frozenset("de d' du des que qu' qui par pour sur avec".split())
