"""Mend arcs that the parser is known to get wrong, by position and agreement, before anything reads the tree.

Coordination (F1 53) and apposition (28) are the French model's weakest arcs; each repair names the error that it
mends. All of them keep the tree a tree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.language.fr_homographs import PRESENTS
from claims.language.lexicon import Lexicon
from claims.models import Language
from claims.words import Word

_FAMILIES = (
    {"de", "du", "des", "d'"},
    {"à", "au", "aux"},
    {"sur"},
    {"pour"},
    {"par"},
    {"dans"},
    {"contre"},
    {"avec"},
    {"en"},
)
# endings that no participle and no infinitive has: future, simple past, imperfect (Bescherelle)
_NO_PARTICIPLE = re.compile(r"(?:[^aeiouy]a|[eg]ea|r(?:a|ont|ai|as|ez|ons)|èrent|irent|urent|ai(?:t|ent)|[^aeiou]ent)$")
_IN_AIT = re.compile(r"(?:fait|trait)$")
_LIKE_PARTICIPLE = frozenset("fait dit produit conduit construit écrit décrit inscrit interdit réduit traduit".split())
_CLITICS = frozenset("ne n' se s' le la l' les lui leur y en me m' te t' nous vous".split())
# the present that no participle looks like: « regroupe », « suscite », « investit », « maintient »; not « prise », « dite »
_PRESENT = re.compile(r"(?:[^éiu]e|it|[tv]ient|[eo]nd|erd|met)$")
_NO_PRESENT = re.compile(
    r"(?:(?:[du]|cr|fr|fa|tra|conf)ite?|(?:pr|qu|ss|m)ise|cluse|close|morte|erte|[aeo]inte|[bs]soute)$"
)
_LIKE_PRESENT = re.compile(r"(?:[iu]e|[du]it|crit|trait|[aeo]int|[^aeiou]i[st]|urt|ort|ert)$")
_SIMPLE_PAST = re.compile(r"\w{3,}(a|èrent|irent|urent)$")
_PARTICIPLE = re.compile(r"\w{2,}(é|i|u|û|is|it|ert|aint|eint|oint)(e|s|es)?$")
_RELATIVE = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles".split())
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl:subj")


def repair(unit: Sequence[Word], lexicon: Lexicon) -> None:
    """Mend one unit in place."""
    if lexicon.language is Language.FRENCH:
        _no_such_form(unit)
        _adjective_for_noun(unit)
        _finite_by_form(unit)
        _finite_with_object(unit)
        _simple_past(unit)
        _subject_for_root(unit, lexicon)
        _participle_under_auxiliary(unit)
        _unnamed_arcs(unit, lexicon)
        _clause_under_its_subject(unit)
        _noun_with_subject(unit)
        _listed_participles(unit, lexicon)
        _number_for_subject(unit)
        _il_speaks(unit, lexicon)
    _lost_verb(unit, lexicon)
    _verb_for_noun(unit)
    _root_noun(unit)
    _coordinated_subject(unit)
    _verb_under_noun(unit)
    _named_conjunct(unit)
    _parallel(unit)
    _second_subject(unit)
    if lexicon.language is Language.FRENCH:
        _second_infinitive(unit)
        _restriction(unit)
        _inverted_subject(unit)
    else:
        _noun_and_past(unit)
        _as_predicate(unit)
        _two_subjects(unit)
        _nearest_subject(unit)


def _no_such_form(unit: Sequence[Word]) -> None:
    """« évacue », « Le champion savoure »: tagged as infinitives, which end in r or re and have no subject; « nié », as
    a finite verb.
    """
    for word in unit:
        if word.morph.get("VerbForm") == "Fin" and word.pos == "VERB" and word.lower.endswith("é"):
            word.morph = {"VerbForm": "Part", "Tense": "Past"}
        if word.morph.get("VerbForm") != "Inf" or word.lower.endswith("r"):
            continue
        subject = word.child("nsubj")
        has_subject = subject is not None and subject.index < word.index and subject.child("det") is not None
        if not word.lower.endswith("re") or word.head is None and has_subject and word.child("mark", "case") is None:
            word.morph = {}


def _adjective_for_noun(unit: Sequence[Word]) -> None:
    """« Cette dernière dispose de deux navires », « D'autres suivront »: an adjective alone as subject, hung on the verb as if
    that were its noun.
    """
    for determiner, adjective in pairwise(unit):
        verb = adjective.head
        of_others = (determiner.lower, adjective.lower) == ("d'", "autres")
        if (
            determiner.label != "det"
            and not of_others
            or adjective.label != "amod"
            or verb is None
            or determiner.head is not verb
        ):
            continue
        if (
            adjective.index < verb.index
            and adjective.pos == "ADJ"
            and not any(c.label in _SUBJECTS for c in verb.children)
        ):
            if not (_finite(verb) or verb.label == "root" and verb.lower in PRESENTS | {"fait"}):
                continue
            adjective.pos, adjective.label = "NOUN", "nsubj"
            determiner.attach(adjective, "det")


def _under_root_noun(word: Word) -> bool:
    """« La tenante du titre, …, capte la place »: whether a verb hangs on the noun that was taken for the root."""
    head = word.head
    return word.label == "acl" and head is not None and head.head is None and head.pos in ("NOUN", "PROPN")


def _finite_with_object(unit: Sequence[Word]) -> None:
    """« La police évacue la place », « Le pays rejoint la ligue »: what looks like a participle and has an object of its own,
    as no participle alone has.
    """
    if any(_finite(w) and not _in_relative(w) for w in unit):
        return
    for word in unit:
        if word.pos not in ("VERB", "ADP", "X") or word.morph.get("VerbForm") == "Inf":
            continue
        if word.lower != "a" and not _LIKE_PRESENT.search(word.lower):
            continue
        if not _under_root_noun(word) and (word.head is not None or not any(c.label == "nsubj" for c in word.children)):
            continue
        if any(c.label in ("mark", "cop") or c.label.startswith("aux") for c in word.children):
            continue
        thing = next((c for c in word.children if c.label == "obj" and c.index > word.index), None)
        if thing is not None and (word.lower == "a" or thing.child("det", "nummod") is not None):
            word.pos = "VERB"
            word.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": "Sing"}
            return


def _in_relative(word: Word) -> bool:
    """Whether a word is in a relative clause."""
    return any(w.label == "acl:relcl" for w in (word, *word.ancestors()))


def _finite_by_form(unit: Sequence[Word]) -> None:
    """« Le gouvernement construira », « L'arbitre hésita », « Les contrats tombent », « Le bilan fait état de »: a finite
    verb taken for a participle, an adjective or a noun, where its form, or a subject before it, allows nothing else.
    """
    for i, word in enumerate(unit):
        if word.morph.get("VerbForm") in ("Fin", "Inf") or len(word.lower) < 3:
            continue
        if any(c.label in ("cop", "det", "case") or c.label.startswith("aux") for c in word.children):
            continue
        subject = next((c for c in word.children if c.label in _SUBJECTS and c.index < word.index), None)
        clitic = next((w for w in reversed(unit[:i]) if w.lower not in _CLITICS), None)
        if (
            word.pos == "VERB"
            and _NO_PARTICIPLE.search(word.lower)
            and not _IN_AIT.search(word.lower)
            or word.pos == "VERB"
            and subject is not None
            and word.lower in _LIKE_PARTICIPLE
            or word.pos == "VERB"
            and _PRESENT.search(word.lower)
            and not _NO_PRESENT.search(word.lower)
            and (subject is not None or word.label == "root" or _under_root_noun(word))
            or word.pos in ("ADJ", "PRON", "X")
            and re.search(r"[ei]r(?:a|ont)$", word.lower)
            or word.pos in ("ADJ", "NOUN")
            and word.label == "root"
            and subject is not None
            and (
                word.lower.endswith("ent")
                and subject.morph.get("Number") == "Plur"
                or word.lower == "fait"
                or word.lower in PRESENTS
            )
            or word.pos == "VERB"
            and word.label == "root"
            and subject is not None
            and subject.index < word.index
            and word.lower in PRESENTS
            or word.pos in ("ADJ", "NOUN")
            and clitic is not None
            and clitic.lower in ("il", "ils", "on")
        ):
            word.pos = "VERB"
            word.morph = {**word.morph, "VerbForm": "Fin", "Mood": "Ind", "Person": "3"}


def _simple_past(unit: Sequence[Word]) -> None:
    """« hésita », « signèrent »: a simple past taken for a participle, which never ends so."""
    for word in unit:
        if word.pos == "VERB" and word.morph.get("VerbForm") == "Part" and _SIMPLE_PAST.match(word.lower):
            number = "Plur" if word.lower.endswith("nt") else "Sing"
            word.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Past", "Person": "3", "Number": number}


def _subject_for_root(unit: Sequence[Word], lexicon: Lexicon) -> None:
    """« Certaines victimes y ont consenti »: the subject taken for the root, the auxiliary for a relative clause of it."""
    root = next((w for w in unit if w.head is None), None)
    if root is None or root.pos not in ("NOUN", "PROPN", "PRON") or any(c.label in _SUBJECTS for c in root.children):
        return
    at = {word.index: i for i, word in enumerate(unit)}
    for auxiliary in root.children:
        have = auxiliary.lower in lexicon.auxiliaries and auxiliary.index > root.index
        if not have or auxiliary.label not in ("acl:relcl", "acl", "amod", "nmod", "aux:tense", "aux:pass", "cop"):
            continue
        verb = next(
            (w for w in unit[at[auxiliary.index] + 1 :] if w.pos != "ADV" and not w.lower.startswith("-")), None
        )
        between = unit[at[root.index] + 1 : at[auxiliary.index]]
        if verb is None or not _PARTICIPLE.match(verb.lower) or verb.head is not root:
            continue
        if any(w.lower in _RELATIVE or _finite(w) for w in between):
            continue
        for other in [c for c in root.children if c.index > auxiliary.index and c is not verb]:
            other.attach(verb, other.label)
        for other in [c for c in auxiliary.children if c.label.startswith(("expl", "obj", "iobj", "advmod"))]:
            other.attach(verb, other.label)
        verb.pos = "VERB"
        verb.morph = {
            "VerbForm": "Part",
            "Tense": "Past",
            **{k: v for k, v in verb.morph.items() if k in ("Number", "Gender")},
        }
        verb.attach(None, "root")
        _hang(auxiliary, verb, "aux:tense")
        root.attach(verb, "nsubj")
        return


def _participle_under_auxiliary(unit: Sequence[Word]) -> None:
    """« Le maire aurait détourné des fonds »: « aurait » taken for the verb, its participle for a complement."""
    for auxiliary, verb in pairwise([w for w in unit if w.pos != "ADV"]):
        have = auxiliary.lemma == "avoir" and auxiliary.pos in ("AUX", "VERB")
        if not have or verb.head is not auxiliary or verb.label not in ("xcomp", "ccomp", "advcl"):
            continue
        if not _PARTICIPLE.match(verb.lower) or verb.pos != "VERB":
            continue
        head, label = auxiliary.head, auxiliary.label
        for other in [c for c in auxiliary.children if c is not verb]:
            other.attach(verb, other.label)
        verb.attach(head, label)
        auxiliary.attach(verb, "aux:tense")


def _unnamed_arcs(unit: Sequence[Word], lexicon: Lexicon) -> None:
    """« Anne Roy aurait volé »: the subject and the auxiliary hang on the participle by arcs without a name."""
    for auxiliary in unit:
        verb = auxiliary.head
        have = auxiliary.label == "dep" and auxiliary.lower in lexicon.auxiliaries
        if not have or verb is None or verb.index < auxiliary.index or not _PARTICIPLE.match(verb.lower):
            continue
        auxiliary.label = "aux:tense"
        if not any(c.label in _SUBJECTS for c in verb.children):
            before = [c for c in verb.each("dep") if c.pos in ("NOUN", "PROPN", "PRON") and c.index < auxiliary.index]
            for subject in before[-1:]:
                subject.label = "nsubj"


def _clause_under_its_subject(unit: Sequence[Word]) -> None:
    """« Vingt emplois environ auraient disparu »: the only clause taken for a relative one of its own subject."""
    root = next((w for w in unit if w.head is None and w.pos != "PUNCT"), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or root.child(*_SUBJECTS, "cop") is not None:
        return
    verb = root.child("acl:relcl")
    if verb is None or verb.index < root.index or any(c.label in _SUBJECTS for c in verb.children):
        return
    auxiliary = verb.child("aux:tense", "aux:pass")
    between = [w for w in unit if root.index < w.index < verb.index]
    if auxiliary is None or any(w.lower in _RELATIVE or w.text == "," for w in between):
        return
    passive = auxiliary.label == "aux:pass"
    ahead = [c for c in root.each("obl:mod", "punct", "advmod") if c.index < root.index]
    for other in [*ahead, *(c for c in root.children if c.index > verb.index)]:
        other.attach(verb, other.label)
    verb.attach(None, "root")
    root.attach(verb, "nsubj:pass" if passive else "nsubj")


def _noun_with_subject(unit: Sequence[Word]) -> None:
    """« Le bilan fait également état de … », « Le silence indigne les élus »: a verb with its subject, taken for a noun."""
    for word in unit:
        if word.pos not in ("NOUN", "ADJ") or word.head is not None:
            continue
        if any(_finite(w) for w in unit) or any(
            c.label in ("det", "cop", "case") or c.label.startswith("aux") for c in word.children
        ):
            continue
        subject = next((c for c in word.children if c.label in _SUBJECTS and c.index < word.index), None)
        following = next((w for w in unit if w.index > word.index and w.pos != "ADV"), None)
        if subject is None or following is None or following.text == ",":
            continue
        number = "Plur" if word.lower.endswith("nt") else "Sing"
        word.pos, word.lemma = "VERB", {"fait": "faire"}.get(word.lower, word.lemma)
        word.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": number}


def _number_for_subject(unit: Sequence[Word]) -> None:
    """« seulement 14 participeront »: a number alone before its verb."""
    for word in unit:
        verb = word.head
        if word.pos != "NUM" or word.label != "nummod" or verb is None or verb.pos != "VERB" or not _finite(verb):
            continue
        if word.index < verb.index and not any(c.label in _SUBJECTS for c in verb.children):
            word.label = "nsubj"


def _il_speaks(unit: Sequence[Word], lexicon: Lexicon) -> None:
    """« Il affirme que P », « Il s'est dit persuadé que P »: no empty subject, unlike « il est affirmé », « il se dit que »."""
    for word in unit:
        subject = word.child("expl:subj", "expl")
        if subject is None or subject.lower != "il" or word.lower not in lexicon.speech:
            continue
        follows = next((w.lower for w in unit if w.index == word.index + 1), "")
        himself = any(c.lower in ("se", "s'") for c in word.children)
        passive = not himself and any(
            c.lower in ("est", "était", "été", "sera", "serait", "fut") for c in word.children
        )
        if not passive and not (himself and follows in lexicon.that) and word.pos in ("VERB", "AUX"):
            subject.label = "nsubj"


def _listed_participles(unit: Sequence[Word], lexicon: Lexicon) -> None:
    """« a conçu, construit et testé »: participles in a row under one auxiliary, whose list the parser loses."""
    for i, first in enumerate(unit):
        if i == 0 or not _PARTICIPLE.match(first.lower) or first.pos not in ("VERB", "ADJ", "NOUN"):
            continue
        before = next((w for w in reversed(unit[:i]) if w.pos != "ADV"), None)
        if before is None or before.lower not in lexicon.auxiliaries and before.lower != "été":
            continue
        members, j = [first], i + 1
        while j + 1 < len(unit) and unit[j].lower in (",", "et", "puis") and _PARTICIPLE.match(unit[j + 1].lower):
            members.append(unit[j + 1])
            j += 2
        if len(members) < 3 or unit[i + 2 * len(members) - 3].lower not in ("et", "puis"):
            continue
        if any(m.pos not in ("VERB", "ADJ", "NOUN") or first in m.subtree() and m.head is None for m in members[1:]):
            continue
        for k, member in enumerate(members[1:], 1):
            member.pos = "VERB"
            member.morph = {**first.morph, "VerbForm": "Part"}
            _hang(member, first, "conj")
            joint = unit[i + 2 * k - 1]
            _hang(joint, member, "punct" if joint.text == "," else "cc")


def _noun_and_past(unit: Sequence[Word]) -> None:
    """English: « The board disputed on Monday »: a past tense taken for a participle of its subject."""
    root = next((w for w in unit if w.head is None), None)
    if root is None or root.pos not in ("NOUN", "PROPN"):
        return
    relative = {w for clause in root.each("acl:relcl") for w in clause.subtree()}
    if any(w.morph.get("VerbForm") == "Fin" for w in unit if w not in relative):
        return
    verb = next(
        (
            c
            for c in root.children
            if c.label == "acl"
            and c.pos == "VERB"
            and c.index > root.index
            and not c.lower.endswith("ing")
            and not any(g.label in ("mark", "obl:agent") or g.label.startswith("aux") for g in c.children)
        ),
        None,
    )
    if verb is None:
        return
    for later in [c for c in root.children if c.index > verb.index]:
        later.attach(verb, "advcl" if later.label == "acl" else later.label)
    verb.attach(None, "root")
    verb.morph = {**verb.morph, "VerbForm": "Fin"}
    root.attach(verb, "nsubj")


def _two_subjects(unit: Sequence[Word]) -> None:
    """English: « news agency RNA said »: a name taken for a second subject beside its noun."""
    for word in unit:
        subjects = [c for c in word.children if c.label == "nsubj"]
        for first, second in pairwise(subjects):
            if second.index == first.index + 1 and second.pos == "PROPN" and first.pos in ("NOUN", "PROPN"):
                second.attach(first, "appos")


def _as_predicate(unit: Sequence[Word]) -> None:
    """English: « described it as vague »: an adjective under « as », which belongs under the adjective."""
    for word in unit:
        if (
            word.lower != "as"
            or word.label != "advmod"
            or word.head is None
            or word.head.pos != "VERB"
            or word.index < word.head.index
        ):
            continue
        stated = next((c for c in word.children if c.pos in ("ADJ", "NOUN", "VERB") and c.index > word.index), None)
        if stated is not None and word.head.child("obj", "nsubj:pass") is not None:
            stated.attach(word.head, "obl")
            word.attach(stated, "case")


def _nearest_subject(unit: Sequence[Word]) -> None:
    """English: « A needs it, but B is wrong and could fail »: a coordinated verb goes with the nearest subject."""
    for word in unit:
        head = word.head
        if (
            word.label != "conj"
            or head is None
            or not _finite(word)
            or any(c.label in _SUBJECTS for c in word.children)
        ):
            continue
        nearer = [
            c
            for c in head.children
            if c.label == "conj"
            and head.index < c.index < word.index
            and any(g.label in (*_SUBJECTS, "expl") for g in c.children)
        ]
        if nearer:
            word.attach(nearer[-1], "conj")


def _finite(word: Word) -> bool:
    return word.pos in ("VERB", "AUX") and (
        word.morph.get("VerbForm") == "Fin" or any(c.label.startswith("aux") for c in word.children)
    )


def _verb_for_noun(unit: Sequence[Word]) -> None:
    """« mais on l'augmente »: a verb between a clitic subject and a full stop, taken for a noun."""
    for word in unit:
        if word.pos not in ("NOUN", "ADJ") or any(
            c.label in ("det", "cop", "case") or c.label.startswith("aux") for c in word.children
        ):
            continue
        subject = next(
            (
                c
                for c in word.children
                if c.label in _SUBJECTS and c.lower in ("il", "elle", "on", "je", "j'", "ils", "elles", "ça", "tu")
            ),
            None,
        )
        if (
            subject is not None
            and subject.index < word.index
            and word.label in ("root", "conj", "ccomp", "advcl", "parataxis")
        ):
            word.pos = "VERB"
            word.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3", "Number": "Sing"}


def _coordinated_subject(unit: Sequence[Word]) -> None:
    """« Matignon et le ministre ont démenti »: the first of two subjects taken for an adjunct."""
    at = {word.index: i for i, word in enumerate(unit)}
    for word in unit:
        cc = next((c for c in word.children if c.label == "cc" and c.index < word.index), None)
        if word.label not in _SUBJECTS or cc is None or word.head is None or at[cc.index] == 0:
            continue
        first = unit[at[cc.index] - 1]
        while (
            first.head is not None
            and first.head is not word.head
            and first.head is not word
            and first.head.index < cc.index
        ):
            first = first.head
        if (
            first.head is not word.head
            or first.pos not in ("NOUN", "PROPN")
            or first.label in _SUBJECTS
            or any(c.label == "case" for c in first.children)
        ):
            continue
        label = word.label
        word.attach(first, "conj")
        first.label = label


def _root_noun(unit: Sequence[Word]) -> None:
    """« Washington et Séoul ont accusé »: the first subject taken for the root, the verb for its conjunct."""
    root = next((w for w in unit if w.head is None), None)
    if (
        root is None
        or root.pos not in ("NOUN", "PROPN", "PRON", "ADJ")
        or root.children
        and any(c.label == "cop" for c in root.children)
    ):
        return
    verb = next(
        (
            c
            for c in root.children
            if c.label in ("conj", "parataxis", "acl", "dep", "appos", "amod") and _finite(c) and c.index > root.index
        ),
        None,
    )
    if verb is None:
        return
    subject = next((c for c in verb.children if c.label in _SUBJECTS), None)
    verb.attach(None, "root")
    if (
        subject is not None
        and any(c.label == "cc" for c in subject.children + verb.children if c.index < subject.index)
        and subject.index > root.index
    ):
        for cc in [c for c in verb.children if c.label == "cc" and c.index < subject.index]:
            cc.attach(subject, "cc")
        label = subject.label
        subject.attach(root, "conj")
        root.attach(verb, label)
    elif subject is None and root.index < verb.index:
        root.attach(verb, "nsubj")
    else:
        root.attach(verb, "dislocated")


def _verb_under_noun(unit: Sequence[Word]) -> None:
    """« … signer un accord sur les questions, et feraient des déclarations »: a verb coordinated with a noun."""
    for word in unit:
        head = word.head
        if word.label != "conj" or head is None or not _finite(word):
            continue
        nominal = head.pos in ("NOUN", "PROPN", "ADJ", "NUM") and head.child("cop", *_SUBJECTS) is None
        # « … afin d'avoir un permis et il raccourcit le délai »
        infinitive = head.morph.get("VerbForm") == "Inf" and not _finite(head) and word.child("nsubj", "nsubj:pass")
        if not nominal and not infinitive:
            continue
        verb = next((a for a in head.ancestors() if _finite(a)), None)
        if verb is not None and verb.index < word.index:
            word.attach(verb, "conj")


def _named_conjunct(unit: Sequence[Word]) -> None:
    """« Le ministre X et le vice-ministre Y »: the second hangs on the first one's name, not on its noun."""
    for word in unit:
        head = word.head
        if (
            word.label == "conj"
            and head is not None
            and head.label in ("appos", "flat", "flat:name", "nmod", "compound")
            and head.head is not None
            and head.pos == "PROPN"
            and word.pos == "NOUN"
        ):
            top = head.head
            if (
                top.pos == "NOUN"
                and top.label in (*_SUBJECTS, "obj", "obl:agent")
                and any(c.label == "det" for c in word.children)
            ):
                word.attach(top, "conj")

        elif (
            word.label == "conj"
            and head is not None
            and head.label in ("flat", "flat:name")
            and head.head is not None
            and word.pos == "PROPN"
        ):
            word.attach(head.head, "conj")


def _lost_verb(unit: Sequence[Word], lexicon: Lexicon) -> None:
    """« Le groupe X dément toute fuite », « Le club, fondé en 1954, compte 300 membres »: the only verb of a sentence, taken
    for something else.
    """
    told = [w for w in unit if _tensed(w) and not _in_relative(w)]
    if not all(_goes_on(unit, w) for w in told):
        return
    for i, word in enumerate(unit):
        if not 0 < i < len(unit) - 2:
            continue
        form = lexicon.speech.get(word.lower)
        if form is not None and form.finite and not form.participle:
            lemma = form.lemma
        elif lexicon.language is Language.FRENCH and _homograph(unit, i):
            lemma = word.lower + "r" if word.lower.endswith("e") else word.lemma
        else:
            continue
        if told and unit[i + 1].pos != "DET":
            continue  # « entre en vigueur et suspend »: only an object tells for sure
        left = _first_noun(unit, i)
        right = next((w for w in unit[i + 1 :] if w.pos in ("NOUN", "PROPN")), None)
        if left is None or right is None:
            return
        word.pos, word.lemma, word.morph = (
            "VERB",
            lemma,
            {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "3"},
        )
        for other in unit:
            if other is not word and (
                other.head is None
                or (other.head.index < word.index) != (other.index < word.index)
                or other.head is word
            ):
                label = (
                    "nsubj"
                    if other is left
                    else "obj"
                    if other is right
                    else "punct"
                    if other.pos == "PUNCT"
                    else "conj"
                    if _finite(other)
                    else "obl"
                )
                if label == "obl" and left.index < other.index < word.index:
                    _hang(other, left, "nmod")  # « La décision du juge entre en vigueur »: all of it is the subject
                elif other.head is not word:
                    _hang(other, word, label)
                else:
                    other.label = label
        _hang(word, None, "root")
        return


def _tensed(word: Word) -> bool:
    """Whether a verb or its auxiliary is finite: not « avoir été prévenu »."""
    helped = any(c.label.startswith("aux") and c.morph.get("VerbForm") == "Fin" for c in word.children)
    return word.morph.get("VerbForm") == "Fin" or helped


def _goes_on(unit: Sequence[Word], verb: Word) -> bool:
    """« Le maire critique l'État et assure P »: a verb right after « et », which needs one before it."""
    own = [verb, *(c for c in verb.children if c.label.startswith(("aux", "expl")) or c.lower in _CLITICS)]
    start = min(w.index for w in own)
    ahead = [w for w in unit if w.index < start]
    return bool(ahead) and ahead[-1].lower == "et"


def _first_noun(unit: Sequence[Word], i: int) -> Word | None:
    """The noun that is the subject of a verb at ``i``: « police » of « Vers midi, la police charge la foule »."""
    start = 0
    if unit[0].pos in ("ADP", "ADV"):
        start = max((j + 1 for j in range(i) if unit[j].text == ","), default=0)
        return next((w for w in unit[start:i] if w.pos in ("NOUN", "PROPN")), None)
    return next(
        (w for w in unit[:i] if w.pos in ("NOUN", "PROPN") and (w.head is None or w.head.index >= unit[i].index)), None
    )


def _homograph(unit: Sequence[Word], i: int) -> bool:
    """« Le maire ferme des écoles », « La loi, votée mardi, entre en vigueur », « Vers midi, la police charge la foule »:
    whether a noun that is also a verb stands where the verb has to: after the sentence's first noun phrase, what stands
    in front of it and what commas set apart, and before another phrase.
    """
    word, follows, before = unit[i], unit[i + 1], list(unit[:i])
    present = word.pos == "VERB" and _PRESENT.search(word.lower) and not _NO_PRESENT.search(word.lower)
    if word.lower not in PRESENTS and not present or not word.text.islower():
        return False
    commas = [j for j, w in enumerate(before) if w.text == ","]
    if before[-1].text == ",":
        opening = commas[0] if commas else i
        if opening == i - 1 or not any(_PARTICIPLE.match(w.lower) for w in before[opening + 1 : opening + 4]):
            return False
        before = before[:opening]
    elif commas and before[0].pos in ("ADP", "ADV"):
        before = before[commas[-1] + 1 :]
    nominal = bool(before) and all(w.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP") for w in before)
    if not nominal or before[-1].pos not in ("NOUN", "PROPN", "ADJ", "NUM") or before[0].pos not in ("DET", "PROPN"):
        return False
    return follows.pos in ("DET", "NUM", "PROPN", "ADP", "ADV") or follows.text[:1].isdigit()


def _hang(word: Word, head: Word | None, label: str) -> None:
    """Attach, and never make a circle: a word under which the new head stands is freed from it first."""
    if head is not None and word in (head, *head.ancestors()):
        head.attach(word.head, word.label)
    word.attach(head, label)


def _second_subject(unit: Sequence[Word]) -> None:
    """« Les délais seront réduits et des centres seront créés »: the second subject taken for a conjunct."""
    for word in unit:
        noun, copula = word.head, next((c for c in word.children if c.label == "cop"), None)
        # « … et une autre victime est entre la vie et la mort »: the state hangs on the second subject
        if noun is None or copula is None or noun.label != "conj" or noun.head is None or not _finite(noun.head):
            continue
        subjectless = not any(c.label in _SUBJECTS for c in word.children)
        if noun.index < copula.index and noun.pos in ("NOUN", "PROPN") and subjectless:
            main = noun.head
            _hang(word, main, "conj")
            _hang(noun, word, "nsubj")
            for cc in [c for c in noun.children if c.label == "cc" and c.index < noun.index]:
                _hang(cc, word, "cc")
    at = {word.index: i for i, word in enumerate(unit)}
    for verb in unit:
        if (
            not _finite(verb)
            or verb.label.startswith(("aux", "cop"))
            or any(c.label in _SUBJECTS for c in verb.children)
            or verb.head is None
        ):
            continue
        first = min(
            w.index for w in [verb, *(c for c in verb.children if c.label.startswith("aux") or c.label == "cop")]
        )
        noun = next(
            (
                w
                for w in reversed(unit[: at[first]])
                if w.pos in ("NOUN", "PROPN")
                and w.label == "conj"
                and any(c.label == "cc" for c in w.children)
                and any(c.label == "det" or c.lower == "des" for c in w.children)
            ),
            None,
        )
        if noun is None or noun.head is None or verb in (noun, *noun.ancestors()) and verb.label not in ("root",):
            continue
        between = unit[at[noun.index] + 1 : at[first]]
        if (
            any(_finite(w) or w.text in (",", ";") or w.label in ("nsubj", "nsubj:pass") for w in between)
            or not _finite(noun.head)
            and noun.head.pos not in ("VERB", "AUX", "ADJ")
        ):
            continue
        main = noun.head
        cc = next(c for c in noun.children if c.label == "cc")
        if verb is main or main in verb.subtree():
            continue
        _hang(noun, verb, "nsubj")
        if verb.head is not main:
            _hang(verb, main, "conj")
        verb.label = "conj"
        _hang(cc, verb, "cc")


def _parallel(unit: Sequence[Word]) -> None:
    """« du fait des enquêtes concernant X, ainsi que des soupçons »: what is added repeats its preposition."""
    for word in unit:
        if word.label != "conj" or word.head is None or word.pos not in ("NOUN", "PROPN"):
            continue
        connectors = [w.lower for w in word.subtree()[:3]]
        if connectors[:2] not in (["ainsi", "que"], ["mais", "aussi"], ["et", "non"]) or len(connectors) < 3:
            continue
        family = next((f for f in _FAMILIES if connectors[2] in f), None)
        if family is None:
            continue
        form = (connectors[2], any(c.label == "det" and c.lower != connectors[2] for c in word.children))
        hosts = [
            a
            for a in [word.head, *word.head.ancestors()]
            if a.pos in ("NOUN", "PROPN") and any(c.lower in family for c in a.children if c.index < a.index)
        ]
        exact = [
            a
            for a in hosts
            if form
            in {
                (c.lower, any(d.label == "det" and d.lower != c.lower for d in a.children))
                for c in a.children
                if c.lower in family
            }
        ]
        if not hosts:
            # « a besoin d'aide après son échec, ainsi que de nourriture »: the verb's own complement, not the last noun
            verb = next((a for a in [word.head, *word.head.ancestors()] if a.pos in ("VERB", "AUX")), None)
            hosts = [
                c
                for c in (verb.children if verb is not None else [])
                if c.label in ("obl:arg", "obj")
                and c.index < word.index
                and any(g.label == "case" and g.lower in family for g in c.children)
            ]
        better = exact[0] if exact else hosts[-1] if hosts else None
        if better is not None and better is not word.head:
            word.attach(better, "conj")


def _restriction(unit: Sequence[Word]) -> None:
    """« dit n'avoir été prévenu que la veille »: « ne … que » holds within one verb."""
    for only in unit:
        if only.lower not in ("que", "qu'") or only.label not in ("advmod", "fixed", "mark", "punct"):
            continue
        negation = next((w for w in reversed(unit) if w.index < only.index and w.lower in ("ne", "n'")), None)
        verb = negation.head if negation is not None else None
        if verb is None or verb.index > only.index or only.head is verb or only.head in verb.subtree():
            continue
        above = list(verb.ancestors())
        if only.head in above and not any(_finite(w) for w in unit if w.index > only.index):
            only.attach(verb, "advmod")


def _second_infinitive(unit: Sequence[Word]) -> None:
    """« Les travaux devraient débuter en mai et durer un an »: what is to be besides hangs on what is to be."""
    for word in unit:
        head = word.head
        if word.label != "conj" or head is None or word.morph.get("VerbForm") != "Inf" or not _finite(head):
            continue
        first = head.child("xcomp")
        bare = not any(c.label in (*_SUBJECTS, "mark", "case") for c in word.children)
        bare = bare and not any(c.lower in ("ne", "n'") for c in head.children)  # « ne peut partir que mardi et payer »
        if (
            bare
            and first is not None
            and first.morph.get("VerbForm") == "Inf"
            and head.index < first.index < word.index
        ):
            word.attach(first, "conj")


def _inverted_subject(unit: Sequence[Word]) -> None:
    """« Dans ces locaux se trouvent les juges »: the subject after its verb, taken for an object."""
    for word in unit:
        if (
            word.pos != "VERB"
            or word.morph.get("VerbForm") != "Fin"
            or any(c.label in _SUBJECTS for c in word.children)
            or word.morph.get("Mood") == "Imp"
        ):
            continue
        if word.label not in ("root", "acl:relcl", "ccomp") or not any(c.lower in ("se", "s'") for c in word.children):
            continue
        inverted = next(
            (c for c in word.children if c.label == "obj" and c.index > word.index and c.pos in ("NOUN", "PROPN")), None
        )
        if inverted is not None and any(c.index < word.index and c.label.startswith("obl") for c in word.children):
            inverted.label = "nsubj"
