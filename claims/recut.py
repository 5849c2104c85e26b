"""Cut what the parser could not take whole: relatives between commas, clauses that a comma or « et » joins.

The parser's coordination (F1 53) and relative (65) arcs break on long French sentences, while its tags hold. So the tags
of a first pass decide where a clause with a subject and a finite verb of its own begins; each clause is then parsed
again by itself. « Le groupe, qui emploie dix personnes, ferme » → « Le groupe ferme » + « qui emploie dix personnes »
with « le groupe » as its antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claims.framing import Piece
from claims.language.clause_words import ASKED, LASTING, MONTHS, TIMES
from claims.words import Word

_RELATIVES = frozenset("qui où dont lequel laquelle lesquels lesquelles".split())
_SUBORDINATORS = frozenset(
    """que qu' qui dont où lequel laquelle lesquels lesquelles si s' quand lorsque lorsqu' puisque puisqu' comme quoique
    combien comment pourquoi quel quelle quels quelles""".split()
)
_SUBJECT_PRONOUNS = frozenset("il elle ils elles on ce c' cela ça je j' nous vous ceci".split())
_NOUN_LIKE = frozenset(
    "certains certaines plusieurs beaucoup d'autres aucun aucune tous toutes celui celle ceux celles".split()
)
_CLITICS = frozenset("ne n' se s' me m' y en l' le la les lui leur nous vous".split())
_JOINS = frozenset("et mais car or donc puis".split())
_FRONTING = frozenset("quand lorsque lorsqu' si s' comme puisque puisqu'".split())
_FRONTING_THAT = frozenset("dès tant alors depuis après avant bien".split())  # with « que »
_DEFINITE = frozenset("le la l' les ce cet cette ces son sa ses leur leurs".split())
_PAST = re.compile(r"\w{2,}(?:é|i|u|û|is|it|ert|aint|eint|oint|né)(?:e|s|es)?$|né(?:e|s|es)?$")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d$")
_ONES = frozenset("un une onze".split())
_TENS = frozenset("vingt trente quarante cinquante soixante".split())
_NOMINAL = frozenset(("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP"))
_AGES = frozenset("an ans mois semaine semaines jour jours heure heures minutes siècle siècles longtemps peu".split())
_LONGEST_SUBJECT = 14  # words between a subject's first word and its verb
_DEEPEST = 4  # cuts within one another

Spoken = Callable[[Word], object]


def recut(piece: Piece, quote_of: Spoken) -> list[Piece]:
    """The pieces that a parsed piece is better read as; the piece itself, shortened in place, is the first of them.

    ``quote_of`` tells the quotation that a word stands in: no cut goes through one.
    """
    if piece.fronted_of is not None:
        return [piece]
    made = [piece]
    for _ in range(_DEEPEST):
        grown: list[Piece] = []
        for one in made:
            grown.append(one)
            grown.extend(_relative(one, quote_of) or _participle(one, quote_of) or _clause(one, quote_of))
        if len(grown) == len(made):
            break
        made = grown
    return made


def is_finite(word: Word) -> bool:
    """Whether the tagger saw a finite verb."""
    return word.pos in ("VERB", "AUX") and (
        word.morph.get("VerbForm") == "Fin" or word.morph.get("Mood") in ("Ind", "Cnd", "Sub")
    )


def _complete(words: Sequence[Word]) -> bool:
    """Whether words hold a main clause: more finite verbs than words that open a subordinate one."""
    marks = [k for k, w in enumerate(words) if w.lower in _SUBORDINATORS and not (w.lower == "s'" and w.pos != "SCONJ")]
    after = [*marks[1:], len(words)]
    # « comme prévu » opens nothing; « ce que Paul » opens what is still to come
    opened = sum(
        words[k].lower != "comme" or any(is_finite(w) for w in words[k + 1 : after[n]]) for n, k in enumerate(marks)
    )
    return sum(1 for w in words if is_finite(w)) > opened


def _verb_at(words: Sequence[Word], k: int) -> bool:
    """Whether a finite verb stands at ``k``, clitics, negation and adverbs before it let by."""
    while k < len(words) and (words[k].lower in _CLITICS and words[k].pos != "DET" or words[k].pos == "ADV"):
        k += 1
    return k < len(words) and is_finite(words[k])


def _inside_number(words: Sequence[Word], k: int) -> bool:
    """Whether « et » at ``k`` stands inside a number: « vingt et une personnes »."""
    after = words[k + 1].lower if k + 1 < len(words) else ""
    return words[k].lower == "et" and after in _ONES and words[k - 1].lower in _TENS


def _clause_at(words: Sequence[Word], k: int) -> bool:
    """Whether a subject and then its finite verb stand at ``k``."""
    if k >= len(words) - 1:
        return False
    first = words[k]
    if first.lower in _SUBJECT_PRONOUNS and first.pos != "DET":
        return _verb_at(words, k + 1)
    if first.lower in ("s'", "se", "n'", "ne"):
        return False  # whatever the tagger calls it: a verb follows, and no subject stands here
    many = first.lower in ("de", "d'") and words[k + 1].lower in ("nombreux", "nombreuses", "autres")
    if first.pos not in ("DET", "PROPN", "NUM", "NOUN") and first.lower not in _NOUN_LIKE and not many:
        return False
    named = first.lower in _NOUN_LIKE
    aside = -1  # the comma that closes « , suspendus au mur, »
    for j in range(k, min(len(words), k + _LONGEST_SUBJECT)):
        word = words[j]
        if j <= aside:
            continue
        if word.text == "," and named and aside < 0:
            aside = next((m for m in range(j + 2, min(len(words), j + 9)) if words[m].text == ","), -1)
            if aside < 0 or words[j + 1].morph.get("VerbForm") != "Part" or any(is_finite(w) for w in words[j:aside]):
                return False
            continue
        if is_finite(word) or word.lower in ("ne", "n'", "se", "s'") and word.pos != "SCONJ":
            return named and _verb_at(words, j)
        participle = word.pos == "VERB" and word.morph.get("VerbForm") == "Part"
        if (
            word.pos not in _NOMINAL
            and not participle
            and not _inside_number(words, j)
            and word.text not in ("-", "(", ")")
            and word.lower not in _NOUN_LIKE
        ):
            return named and word.pos == "ADV" and _verb_at(words, j)
        named = named or word.pos in ("NOUN", "PROPN")
    return False


def _fronted_clause_at(words: Sequence[Word], k: int) -> bool:
    """Whether « en raison de X, S V » or « seulement dix V » stands at ``k``: a clause after words that open it."""
    if k >= len(words) - 2:
        return False
    if words[k].pos == "ADV" and words[k + 1].text != ",":
        return _clause_at(words, k + 1) or words[k + 1].pos == "NUM" and _verb_at(words, k + 2)
    if words[k].pos not in ("ADP", "ADV"):
        return False
    comma = next((j for j in range(k + 1, min(len(words), k + _LONGEST_SUBJECT)) if words[j].text == ","), None)
    return comma is not None and not any(is_finite(w) for w in words[k:comma]) and _clause_at(words, comma + 1)


def _circumstance_end(words: Sequence[Word], k: int) -> int | None:
    """The comma after « quand S V » or « il y a deux ans » at ``k``, which the clause after it cannot do without."""
    lower = [w.lower for w in words[k : k + 3]]
    since = lower == ["il", "y", "a"]
    that = lower[:1] and lower[0] in _FRONTING_THAT and lower[1:2] in (["que"], ["qu'"])
    if not (since or that or lower[:1] and lower[0] in _FRONTING):
        return None
    comma = next((j for j in range(k + 3, len(words)) if words[j].text == ","), None)
    if comma is None or since and (comma - k > 8 or not any(w.lower in _AGES for w in words[k + 3 : comma])):
        return None
    return comma if any(is_finite(w) for w in words[k:comma]) else None


def _circumstance_ends(words: Sequence[Word], comma: int) -> bool:
    """Whether this comma closes a circumstance that stands before the clause it belongs to."""
    joints = (k + 1 for k in range(comma) if words[k].text in (",", ":", ";") or words[k].lower in _JOINS)
    return any(_circumstance_end(words, k) == comma for k in (0, *joints))


def _begins_clause(words: Sequence[Word]) -> bool:
    """Whether a clause begins with the words, or after the commas at their start."""
    starts = [0, *(j + 1 for j, w in enumerate(words) if w.text == ",")]
    if words[0].pos == "ADV":
        starts.append(1)
    return any(_clause_at(words, k) or _verb_at(words, k) and k == 0 for k in starts)


def _end(words: Sequence[Word]) -> int:
    """Where the words end without their final stop."""
    n = len(words)
    while n and words[n - 1].text in (".", "!", "…", "..."):
        n -= 1
    return n


def _commas(words: Sequence[Word], start: int, stop: int) -> list[int]:
    """The commas outside brackets."""
    found, depth = [], 0
    for j in range(start, stop):
        depth += (words[j].text == "(") - (words[j].text == ")")
        if words[j].text == "," and depth <= 0:
            found.append(j)
    return found


def _dislocated(words: Sequence[Word], comma: int) -> bool:
    """Whether no finite verb stands between the mark before and this comma: a noun that « c'est » takes up."""
    before = next(
        (k for k in range(comma - 1, -1, -1) if words[k].text in (",", ":", ";") or words[k].lower in ("que", "qu'")),
        -1,
    )
    return not any(is_finite(w) for w in words[before + 1 : comma])


def _relative(piece: Piece, quote_of: Spoken) -> list[Piece]:
    """« NP, qui V, V » and « … NP, où S V. »: the relative as a piece of its own."""
    words = piece.words
    stop = _end(words)
    for i in range(2, stop - 2):
        if (
            words[i].lower not in _RELATIVES
            or words[i - 1].text != ","
            or quote_of(words[i]) is not quote_of(words[i - 1])
        ):
            continue
        before = words[i - 2]
        if before.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X") and before.text != ")":
            continue
        end = _relative_end(words, i, stop)
        if end is None or not any(is_finite(w) for w in words[i:end]):
            continue
        if words[i].lower == "qui" and any(
            words[k].lower in ("c'", "ce") and words[k + 1].lower in ("est", "était", "sera", "sont")
            for k in range(i - 2)
        ):
            continue  # « c'est X, élu hier, qui a signé »: a cleft
        if words[i].lower == "dont" and (words[i + 1].pos == "NUM" or words[i + 1].lower in _NOUN_LIKE):
            continue  # « dont deux sont morts »: two of them
        inner = words[i:end]
        while inner and inner[-1].text in (",", "."):
            inner = inner[:-1]
        rest = [*words[: i - 1], *words[end + 1 :]] if end < stop else [*words[: i - 1], *words[stop:]]
        if end < stop and words[end + 1].lower in _JOINS:
            rest = [*words[: i - 1], *words[end:]]
        if len(inner) < 3 or len(rest) < 3:
            continue
        piece.words = rest
        return [Piece(inner, piece.frame, sentence=piece.sentence, relative_of=piece, antecedent=before)]
    return []


def _participle(piece: Piece, quote_of: Spoken) -> list[Piece]:
    """« NP, construit en 1900, V »: the participle that tells of the subject when it was what, as a piece of its own.

    Only with a time, or of a lasting state: of « NP, dirigé par X, V » nobody can tell whether it still is so.
    """
    words = piece.words
    opening = next((k for k in range(1, min(len(words) - 3, _LONGEST_SUBJECT)) if words[k].text == ","), None)
    if opening is None or piece.reports or piece.relative_of is not None:
        return []
    closing = next((k for k in range(opening + 3, len(words) - 1) if words[k].text == ","), None)
    if closing is None or not _verb_at(words, closing + 1):
        return []
    subject, inner = words[:opening], words[opening + 1 : closing]
    definite = subject[0].pos == "PROPN" or subject[0].lower in _DEFINITE
    if not definite or any(w.pos not in _NOMINAL for w in subject):
        return []  # « deux hommes, âgés de 20 ans, … » and « deux hommes sont âgés de 20 ans » say two things
    if quote_of(subject[0]) is not quote_of(inner[-1]) or not _tells_when(inner):
        return []
    piece.words = [*subject, *words[closing + 1 :]]
    return [Piece(inner, piece.frame, sentence=piece.sentence, relative_of=piece, antecedent=subject[-1])]


def _tells_when(words: Sequence[Word]) -> bool:
    """Whether words are a past participle with the time of what it tells, or of a lasting state, and nothing beside it."""
    first = words[0].lower
    if words[0].pos not in ("VERB", "ADJ") or not _PAST.match(first) or first in ASKED or words[0].text != first:
        return False
    if any(is_finite(w) or w.lower in ("que", "qu'", "puis", "mais") for w in words):
        return False
    if any(w.lower in ("et", "ou") and _PAST.match(words[k + 1].lower) for k, w in enumerate(words[:-1])):
        return False
    return first.startswith(LASTING) or any(w.lower in TIMES or w.lower in MONTHS or _YEAR.match(w.text) for w in words)


def _relative_end(words: Sequence[Word], i: int, stop: int) -> int | None:
    """The comma that closes a relative, ``stop`` where it ends with the sentence, None where nobody can tell."""
    commas = [j for j in _commas(words, i, stop) if j + 2 < stop]
    if not _complete(words[: i - 1]):
        return next((j for j in commas if any(is_finite(w) for w in words[i:j]) and _verb_at(words, j + 1)), None)
    for j in commas:
        if not any(is_finite(w) for w in words[i:j]):
            continue
        if words[j + 1].lower in ("de", "d'", "à", "pour") and words[j + 2].morph.get("VerbForm") == "Inf":
            return j  # « permettant aux élus, qui attendaient, de voter »
        if not any(is_finite(w) for w in words[j + 1 : stop]):
            continue
        after = j + 2 if words[j + 1].lower in _JOINS else j + 1
        return j if _clause_at(words, after) else None
    return stop


def _clause(piece: Piece, quote_of: Spoken) -> list[Piece]:
    """« P, et S V », « P, S V », « P : S V »: a clause with a subject of its own, after one that is complete."""
    words = piece.words
    if piece.reports or piece.relative_of is not None and words[0].lower in ("dont", "où"):
        return []
    stop = _end(words)
    for i in range(4, stop - 2):
        mark = words[i - 1].text
        joined = words[i].lower in _JOINS
        start = i + 1 if joined else i
        elided = mark in (")", "]") and words[i - 2].text in ("...", "…", ". . .")
        if (
            not elided
            and mark not in (",", ":", ";")
            and not (words[i].lower == "et" and words[start].pos in ("DET", "PRON", "NUM"))
            and not (words[i].lower == "mais" and words[start].pos in ("DET", "PRON", "NUM", "ADV"))
        ):
            continue
        if mark == ":" and quote_of(words[start]) is not None:
            continue
        if sum((w.text == "(") - (w.text == ")") for w in words[:i]) > 0:
            continue
        if _inside_number(words, i):
            continue
        ahead = _circumstance_end(words, start) if joined or mark in (":", ";") else None
        opens = (
            _clause_at(words, start if ahead is None else ahead + 1)
            or joined
            and words[i].lower in ("mais", "et")
            and _fronted_clause_at(words, start)
        )
        if mark == "," and not joined and _circumstance_ends(words, i - 1):
            continue
        if quote_of(words[start]) is not quote_of(words[i - 2]) or not opens:
            continue
        if words[start].lower in ("c'", "ce") and mark == "," and not joined and _dislocated(words, i - 1):
            continue  # « la bonne nouvelle, c'est que … »
        left = words[: i - 3] if elided else words[: i - 1] if mark in (",", ":", ";") else words[:i]
        if (
            not _complete(left)
            or len(left) < 3
            or not _begins_clause(left)
            or any(w.lower in ("si", "s'il") for w in left)
        ):
            continue
        if words[0].pos == "SCONJ" or words[0].lower in _SUBORDINATORS and piece.relative_of is None:
            continue
        piece.words = list(left)
        return [Piece(list(words[start:]), piece.frame, sentence=piece.sentence)]
    return []
