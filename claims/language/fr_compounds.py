"""French reporting verbs of several words, as data: « faire savoir », « se défendre de », « tenir à préciser ».

Gathered from the verbal locutions of class C (« communication ») in Dubois and Dubois-Charlier, *Les verbes français*,
from the support verbs of saying in Gross, *Les constructions à verbe support*, and from Charaudeau's modal introducers
(*Grammaire du sens et de l'expression*, « Le discours rapporté »).

One a line: the words, then the simple verb that they read as. In the words, « a/b » are forms of one word, « + » is any
reporting infinitive (the whole then reads as that verb), a last « que » has to follow without being part of the verb,
« . » ends one that is only a tag (« "P", s'inquiète X », never « s'inquiète de »). « (past) » is used only of what has
been said, « (recent) » tells of the past in the present.
"""

from __future__ import annotations

from claims.language.fr_verbs import written_forms
from claims.language.lexicon import Compound

_COMPOUNDS = """
faire savoir = indiquer
faire valoir = affirmer
faire remarquer = souligner
faire observer = souligner
faire noter = souligner
faire comprendre = expliquer
laisser entendre = insinuer
laisser croire = insinuer
laisser penser = insinuer
laisser supposer = insinuer
laisser deviner = insinuer
laisser échapper = glisser
donner à penser = insinuer
donner à entendre = insinuer
mettre en avant . = souligner
mettre en garde . = avertir
mettre en garde que = avertir
tirer la sonnette d' alarme . = alerter
partir du principe que = considérer
partir de l' idée que = considérer
prendre conscience que = constater
faire le constat que = constater
faire l' hypothèse que = supposer
émettre l' hypothèse que = supposer
avancer l' hypothèse que = supposer
formuler l' hypothèse que = supposer
donner l' assurance que = assurer
avoir le sentiment que = penser
avoir la conviction que = penser
avoir la certitude que = penser
avoir bon espoir que = espérer
être convaincu/convaincue/convaincus/convaincues que = penser
être persuadé/persuadée/persuadés/persuadées que = penser
être certain/certaine/certains/certaines que = penser
être d' avis que = penser
rester convaincu/convaincue/convaincus/convaincues que = penser
rester persuadé/persuadée/persuadés/persuadées que = penser
demeurer convaincu/convaincue/convaincus/convaincues que = penser
ne cacher que = avouer
se défendre de/d' = nier
affirmer le contraire = contester
assurer le contraire = contester
soutenir le contraire = contester
prétendre le contraire = contester
dire le contraire = contester
affirmer l' inverse = contester
soutenir l' inverse = contester
dire l' inverse = contester
s'inscrire en faux contre = contester
battre en brèche = contester
tordre le cou à = contester
se vouloir rassurant/rassurante/rassurants/rassurantes . = rassurer
se vouloir optimiste/optimistes . = rassurer
se montrer rassurant/rassurante/rassurants/rassurantes . = rassurer
tenir à + =
venir de/d' + = (recent)
finir par + =
commencer par + =
aller jusqu' à + =
continuer à/de/d' + =
tenter de/d' + =
essayer de/d' + =
persister à + =
prendre soin de/d' + =
prendre le soin de/d' + =
juger bon de/d' + =
juger utile de/d' + =
croire bon de/d' + =
vouloir + = (past)
souhaiter + = (past)
devoir + = (past)
préférer + = (past)
ne cesser de/d' + =
ne manquer de/d' + =
s'empresser de/d' + =
se contenter de/d' + =
se borner à + =
se limiter à + =
se plaire à + =
s'obstiner à + =
se défendre . = répliquer
s'inquiéter . = commenter
s'alarmer . = commenter
s'indigner . = commenter
s'insurger . = commenter
s'offusquer . = commenter
s'étonner . = commenter
s'agacer . = commenter
s'énerver . = commenter
s'emporter . = commenter
s'enflammer . = commenter
s'enthousiasmer . = commenter
s'impatienter . = commenter
s'émerveiller . = commenter
s'amuser . = commenter
s'excuser . = commenter
s'interroger . = commenter
se féliciter . = commenter
se réjouir . = commenter
se désoler . = commenter
se lamenter . = commenter
se désespérer . = commenter
se justifier . = commenter
se plaindre . = commenter
se souvenir . = raconter
se remémorer . = raconter
"""


def compounds() -> dict[str, tuple[Compound, ...]]:
    """Form of the first verb → the verbs of several words that it begins, the longer tails first."""
    table: dict[str, list[Compound]] = {}
    for line in _COMPOUNDS.strip().splitlines():
        words, simple = (part.split() for part in line.split("="))
        past = "(past)" in simple
        recent = 2 if "(recent)" in simple else 0
        simple = [word for word in simple if word not in ("(past)", "(recent)")]
        negated = words[0] == "ne"
        reflexive = words[0] == "se" or words[0].startswith("s'")
        verb = words[0].removeprefix("s'") if words[0].startswith("s'") else words[1 if negated or reflexive else 0]
        tail = words[1 if words[0].startswith("s'") or not (negated or reflexive) else 2 :]
        before, tag = frozenset[str](), tail[-1:] == ["."]
        if tail[-1:] == ["que"]:
            before, tail = frozenset({"que", "qu'"}), tail[:-1]
        if tag:
            tail = tail[:-1]
        for slot, (form, kind) in enumerate(written_forms(verb)):
            table.setdefault(form, []).append(
                Compound(
                    tuple(frozenset(word.split("/")) for word in tail),
                    simple[0] if simple else "",
                    slot + (recent if slot < 2 else 0),
                    participle=kind == "participle",
                    past=past,
                    reflexive=reflexive,
                    negated=negated,
                    before=before,
                    tag=tag,
                )
            )
    return {form: tuple(sorted(found, key=lambda one: -len(one.tail))) for form, found in table.items()}
