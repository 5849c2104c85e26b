"""Closed classes that the reading needs, French and English, as data. Lemmas and forms without accents.

Collected by hand from the closed classes of Universal Dependencies (French GSD, English EWT): auxiliaries,
negation, modals, quantifiers; the hedges follow the uncertainty cues of the CoNLL-2010 shared task.
"""

from __future__ import annotations

from typing import Final

from claims.models import Language

FR, EN = Language.FRENCH, Language.ENGLISH

# Verbs that carry no content of their own.
LIGHT: Final = {
    FR: frozenset(
        "etre avoir faire aller devoir pouvoir falloir venir s'appeler survenir "
        "lieu avoir_lieu situer trouver_se consister constituer representer faillir sembler "
        "paraitre "
        "effectuer proceder disposer dater date avere averer concerner mettre subir".split()
    ),
    EN: frozenset(
        "be have do get go take place happen occur become make there seem appear come turn name call "
        "represent "
        "constitute carry conduct undergo let will shall would can could may might must should".split()
    ),
}  # fmt: skip
# Their perfect is made with « être »: « est mort » is no state of the present.
WITH_ETRE: Final = frozenset(
    "mourir survenir venir arriver partir naitre aller entrer sortir monter descendre tomber rester retourner devenir "
    "revenir deceder intervenir parvenir repartir rentrer".split()
)
# « s'appeler », « se produire »: light only with the reflexive pronoun.
LIGHT_REFLEXIVE: Final = frozenset("appeler nommer produire derouler reveler trouver tenir montrer".split())
# Forms of verbs that the taggers take for adverbs in -ment, and their lemmas.
NO_ADVERBS: Final = {"dement": "dementir", "ment": "mentir"}
# How pictures come about, which goes without saying: « la photo a été prise en mai », « la photo date de mai ».
PICTURING: Final = frozenset(
    "prendre tourner filmer photographier realiser capturer capter enregistrer take shoot film record capture".split()
)
SHOWING: Final = frozenset("montrer show depict".split())  # … and what they do: « la vidéo montre un incendie »
PICTURES: Final = frozenset({"image", "video", "photograph", "film"})  # concepts
# Adverbs of the grammar, tagged as content by the parsers.
EMPTY: Final = frozenset(
    "ne n' n lors tant pourquoi comment quand comme si que dont ou y en plutot tandis alors car donc or "
    "afin "
    "because so as when how why also too there here etc aupres one ones quant celui celle ceux "
    "celles un une".split()
)
# Nouns and adverbs that rarely tell two claims apart.
GENERIC: Final = frozenset(
    "prevoir prevu attendre attendu programmer expect schedule plan fait chose cas site niveau effet "
    "suite cause nombre presence operation question point partie type forme facon "
    "maniere moment fois cours cadre lieu ensemble situation evenement personne homme total quantite nom "
    "origine "
    "fact thing case site level effect result number presence operation question point part type form "
    "way manner "
    "moment time course place whole situation event person man people total amount quantity name origin "
    "individu "
    "seuil taux digital numerique societe entreprise company groupe group journal newspaper ville city "
    "usine plant "
    "certain different divers tel meme autre other same such various own propre also aussi egalement "
    "notamment "
    "desormais now then alors encore deja already still toujours ici la here there tres very bien well "
    "completement "
    "totalement completely totally officiellement officially finalement finally juste just even meme "
    "actuellement "
    "bilan toll realiser elever age agee aged old monter amount culminer recenser signaler deplorer enregistrer "
    "denombrer compter relever constater observer record report register count "
    "currently recemment recently ainsi donc thus so whole point agence agency musee museum".split()
)  # fmt: skip
TITLES: Final = frozenset(
    "m mm mme mlle mr mrs ms dr pr me gov sen rep sir lord lady maitre monsieur madame gen col sgt lt st "
    "co inc ltd "
    "corp sa sas gmbh plc".split()
)
NEGATIONS: Final = {
    FR: frozenset("pas jamais aucun aucune rien ni nul nulle guere nullement aucunement".split()),
    EN: frozenset("not n't no never nobody none nothing neither nor cannot".split()),
}
WITHOUT: Final = {FR: frozenset({"sans"}), EN: frozenset({"without"})}
WITH_NE: Final = frozenset({"plus", "personne"})  # negative only beside « ne »
PERSONAL: Final = frozenset("il elle ils elles celui-ci celle-ci he she they it".split())
POINTING: Final = frozenset("c' ce cela ceci ca this these that those".split())
# How a subject is brought in: as known, as new, or as one more.
DEFINITE: Final = frozenset(
    "le la les l' ce cet cette ces mon ton son ma ta sa mes tes ses notre votre leur nos vos leurs "
    "the this that these those my your his her its our their".split()
)
INDEFINITE: Final = frozenset(
    "un une des de d' plusieurs quelques certains certaines quelqu'un a an some several many few another someone "
    "somebody".split()
)
EXISTING: Final = frozenset({"exister", "exist"})
OTHERS: Final = frozenset("autre autres other others another".split())
EXISTENTIAL: Final = r"^(?:il (?:n')?y (?:a|avait|aura|en a)\b|there (?:is|are|was|were|has been|have been|will be)\b)"
# What is said of the day on which it is said: it happened again, or lasts so far.
AGAIN: Final = frozenset("encore toujours again still".split())
ONCE_MORE: Final = ("a nouveau", "de nouveau", "une nouvelle fois", "une fois de plus", "once more", "once again")
REMAINING: Final = frozenset("rester demeurer remain stay".split())
# Before an amount they only say which way it counts, which the amount's bounds hold already.
COMPARING: Final = frozenset(
    "depasser exceder atteindre inferieur superieur exceed surpass above below over under reach".split()
)
BEFORE: Final = frozenset({"avant", "before"})
AFTER: Final = frozenset({"apres", "after"})
ANSWERS: Final = frozenset({"oui", "non", "yes"})  # as nouns, of a vote
OF_THE: Final = frozenset({"au", "du"})
# Before an infinitive: what follows did not happen, or did.
NOT_DONE: Final = frozenset(
    "refuser echouer renoncer eviter omettre manquer negliger s'abstenir abstenir refuse fail decline "
    "avoid omit "
    "neglect abstain oublier forget exclure exclude rule_out".split()
)
# What their complement lacks: « privé d'électricité » is « sans électricité ».
CLEFT: Final = r"^(?:c'est|c'etait|ce (?:ne )?sont|ce furent|ce n'est (?:pas|plus)|it (?:is|was|isn't|wasn't))\b"
RELATIVES: Final = frozenset("qui que qu' that who which whom".split())
DEPRIVED: Final = frozenset("priver prive depourvu denue deprive lack".split())
MAY_COME: Final = ("menac", "risqu", "threaten", "risk")
DONE: Final = frozenset("reussir parvenir arriver manage succeed".split())
HEDGES: Final = frozenset(
    "peut-etre probablement vraisemblablement apparemment possiblement eventuellement potentiellement "
    "presumement "
    "soi-disant semble semblerait parait paraitrait presume presumee presumes presumees suppose supposee "
    "possible "
    "probable maybe perhaps probably possibly reportedly allegedly apparently seemingly likely "
    "supposedly presumably "
    "potentially purportedly alleged may might risque risquent "
    "pourrait pourraient".split()
)
HEDGE_PHRASES: Final = (
    "sans doute", "a priori", "selon toute vraisemblance", "il se peut", "il est possible", "tout indique",
    "selon certaines", "on ignore", "in all likelihood", "it is possible", "said to be", "believed to",
    "thought to", "seems to", "appears to", "seem to", "appear to", "rumoured to", "rumored to",
    "en cours de verification", "yet to be confirmed",
)  # fmt: skip
# Verbs and nouns of evidence: negated, they leave the matter open instead of denying it.
EVIDENCE: Final = (
    "prouv", "preuve", "demontr", "etabli", "montr", "confirm", "indiqu", "indice", "sugger", "attest",
    "certitude", "exclu", "rule_out",
    "determin", "savoir", "sait", "corrobor", "verifi", "accredit", "etay", "permettre", "permis de",
    "permet",
    "prove", "proof", "show", "establish", "demonstrat", "suggest", "evidence", "certain", "indicat", "know",
    "substantiat",
)  # fmt: skip  # beginnings: the lemmas of rarer forms cannot be trusted
# Of these, with an object of their own, the thing itself is denied: « n'a pas montré d'efficacité ».
ALSO_OF_THINGS: Final = ("montr", "permet", "perme", "indiqu", "show", "know", "indicat", "sait", "savoir")
KNOWING: Final = (
    "pens", "dire", "conclu", "determin", "etabli", "savoir", "affirm", "confirm", "suppos", "identifi", "croire",
    "precis", "localis", "exclu",
)  # fmt: skip
FUTURE_FR: Final = frozenset(
    {
        "devoir",
        "prevoir",
        "attendre",
        "projeter",
        "planifier",
        "programmer",
        "compter",
        "envisager",
        "accepter",
    }
)
FUTURE_EN: Final = frozenset({"plan", "agree", "expect", "schedule", "set", "due", "intend", "aim", "slate", "prepare"})
SPEAKING: Final = frozenset({"say", "deny", "admit", "confirm", "ask", "promise", "warn", "announce"})
# Concepts of what a name names, or through whom it acts: « la ville de Lyon », « le gouvernement du Mali ».
SPOKEN_FOR: Final = frozenset(
    "country region town village company government minister spokesperson leader army police board".split()
)
# Concepts of who speaks for the body at whose head he stands.
HEADS: Final = frozenset({"president", "chairman", "boss", "ceo", "deputy_head"})
# Concepts of who belongs to somebody, or to a body.
BELONGING: Final = frozenset(
    "brother sister son daughter child mother father parent wife husband cousin uncle aunt grandmother grandfather twin "
    "friend neighbour heir successor predecessor lawyer adviser deputy_head president chairman boss ceo founder coach "
    "captain employee doctor driver".split()
)
# What is named after a place and stands elsewhere: « la gare de Lyon », « la rue de Rennes ».
NAMED_AFTER: Final = frozenset(
    "gare rue avenue boulevard porte quai route place pont faubourg station street road avenue square bridge".split()
)
# Who stands beside an office without holding it: « le maire adjoint », "the deputy mayor".
RANKS: Final = frozenset(
    "former ancien ancienne deputy assistant acting adjoint adjointe suppleant suppleante interimaire junior associate "
    "aspirant".split()
)
QUANTIFIERS: Final = {
    "tout": "all", "tous": "all", "toute": "all", "toutes": "all", "chaque": "all", "entier": "all",
    "integralite": "all", "totalite": "all", "all": "all", "every": "all", "each": "all", "both": "all",
    "everyone": "all", "majorite": "most", "plupart": "most", "most": "most", "majority": "most",
    "essentiellement": "most", "principalement": "most", "surtout": "most", "majoritairement": "most",
    "mainly": "most", "mostly": "most", "chiefly": "most", "primarily": "most",
    "certains": "some", "certaines": "some", "quelques": "some", "plusieurs": "some", "some": "some",
    "several": "some", "few": "some", "partiellement": "partial", "partially": "partial", "partly": "partial",
    "partiel": "partial", "partielle": "partial", "partial": "partial", "presque": "nearly",
    "almost": "nearly",
}  # fmt: skip
ONE_OF: Final = (
    r"\b(?:l'une?|une?) (?:des\b|de\b|d')(?!\s?entre)|\bone of\b"
    r"|\b(?:dont|parmi (?:lesquel(?:le)?s|eux|elles),?) une?\b|\b(?:including|among (?:them|whom),?) (?:one|an?)\b"
)
PART_OF: Final = r"\bune (?:grande |bonne |petite )?partie (?:seulement )?(?:de\b|du\b|des\b|d')|^part of\b"
# « tous les produits ne sont pas dangereux », « n'ont pas tous voté », "not all": some may be, and some are not.
NOT_ALL: Final = (
    r"\b(?:tous|toutes)\b(?:(?!\b(?:qui|que|qu'|dont|ou)\b)[^,;:])*?\b(?:ne\s|n')"
    r"(?:(?!\b(?:qui|que|qu'|dont|ou)\b)[^,;:]){1,30}?\bpas\b"
    r"|\bpas (?:tous|toutes|chaque)\b|\bnot (?:all|every|everyone|everybody|everything|each)\b"
)
INTENTIONS: Final = frozenset("intention projet promesse plan pledge prevision".split())
ONLY: Final = {
    FR: frozenset("seulement uniquement exclusivement seul seule seuls seules".split()),
    EN: frozenset("only solely exclusively just merely".split()),
}
TRUE_PREDICATES: Final = frozenset("vrai veridique exact avere reel true real accurate genuine authentique".split())
FALSE_PREDICATES: Final = frozenset(
    "faux fausse inexact infonde mensonger errone intox canular fake false untrue incorrect inaccurate "
    "unfounded hoax "
    "bogus baseless misleading trompeur fabrique fabricated fantaisiste imaginaire mythe myth bidon".split()
)
# What a verdict is said of: "c'est une fausse information". Left out of the content beside a verdict.
VERDICT_NOUNS: Final = frozenset(
    "information rumeur nouvelle affirmation allegation annonce fait document montage story rumour rumor "
    "claim news "
    "statement fact report intox infox".split()
)
# "Fake: he never bought it": the verdict is on the rumour, the sentence after the colon is the claim.
VERDICT_OPENING: Final = (
    r"^(?:non\b|no\b|c'est (?:une |un )?(?:intox|faux|fake|infox|fausse information)|faux|intox|"
    r"false|fake|this is false|"
    r"vrai|true)\s*[:,.]\s"
)
BUT: Final = frozenset({"mais", "but"})
# How much of something: 1 more or most, -1 less or least, 0 as much. Not « au moins », « plus tard », « plus ou moins ».
DEGREES: Final = {
    FR: {"plus": 1, "davantage": 1, "moins": -1, "autant": 0, "aussi": 0},
    EN: {"more": 1, "most": 1, "less": -1, "least": -1, "fewer": -1, "fewest": -1, "as": 0},
}
NO_DEGREE_AFTER: Final = frozenset("au de du en non tout a d' at or ou mais but such well even just".split())
NO_DEGREE_BEFORE: Final = frozenset("ou tard tot or que qu' bien well if though of".split())
THAN: Final = frozenset({"que", "qu'", "than", "as"})
# What makes a statement hold only if something else does.
IF: Final = frozenset({"si", "s'", "if", "unless"})
NO_IF_AFTER: Final = frozenset("meme comme even as savoir demander sauf dire ask know wonder".split())
IF_PHRASES: Final = (
    "a condition qu",
    "a condition d",
    "sauf si",
    "a moins qu",
    "pourvu qu",
    "provided that",
    "on condition",
)
OUTSIDE: Final = frozenset({"dehors", "hors", "exterieur", "outside", "external"})
WITHIN: Final = frozenset({"dans", "a", "au", "aux", "en", "sur", "chez", "in", "at", "inside", "on", "within", "sein"})
