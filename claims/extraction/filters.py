"""What is no claim: questions, headings of lists, tags that lost their quotation, orders, fragments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.extraction.model import Voice
from claims.extraction.parsed import Parsed
from claims.framing import Framing, Piece
from claims.language.lexicon import Speech
from claims.names import Names
from claims.predicates import finite_word
from claims.splitting import Proposition
from claims.words import Word

# « Qu'une commission établira … », « … les produits sur lesquels. »: words that lost the clause they belong to
_ELLIPTIC = re.compile(
    r"\b(will|would|does|do|did|is|are|was|were|has|have|had|can|could)( not|n't|n’t)?\.$", re.IGNORECASE
)
_FRAGMENT = re.compile(
    r"^\W*(comment|pourquoi|que|qu['’]|qui|dont|où|lesquels|which|that|who|whose)\b|\b(que|qu['’]|qui|dont|où|lesquels|lesquelles|laquelle|et|and|de|du|des|the|to)\W*$",
    re.IGNORECASE,
)
_PRESENCE = frozenset("figurer trouver rester suivre demeurer manquer arriver venir s'ajouter ajouter".split())
_SUBORDINATING = frozenset("qui que qu' dont où si quand lorsque lorsqu' comme puisque puisqu' car tandis".split())


def is_whole(sentence: str, *, fewest: int, english: bool) -> bool:
    """Whether a written-out claim is a sentence: ``fewest`` words or more, none of them left hanging at its edges."""
    if len(re.findall(r"\w+", sentence)) < fewest or _FRAGMENT.search(sentence):
        return False
    return not (english and _ELLIPTIC.search(sentence))


def states_nothing(piece: Piece, parsed: Parsed) -> bool:
    """Whether a piece is a question, a tag whose content stands elsewhere, or what announces a list."""
    words, last = piece.words, piece.words[-1]
    if piece.reports and piece.frame is None and _is_tag(piece, parsed):
        return True
    if parsed.text[last.start : last.end + 3].strip().startswith("?") or last.text.rstrip("'’\"”»").endswith("?"):
        return True
    closed = len(words) > 1 and words[-2].text == "?" and last.text.strip("'’\"”».") == ""
    if closed and piece.frame is None:
        return True
    following = parsed.text[last.end : last.end + 1]
    said = piece.reports or parsed.english and piece.frame is not None  # « X told us that P: » above a quotation
    return last.text == ":" and following in ("", "\n") and not said  # « Les résultats sont : » above a list


def _is_tag(piece: Piece, parsed: Parsed) -> bool:
    """Whether a piece is « a déclaré X », « selon X »: the frame of another."""
    return any(
        frame is not None and frame.head is piece and frame.framing in (Framing.TAG, Framing.ACCORDING)
        for other in parsed.same_sentence(piece)
        for frame in ((other.frame, other.frame.via, other.frame.same) if other.frame is not None else ())
    )


def is_report(proposition: Proposition, piece: Piece, parsed: Parsed) -> bool:
    """Whether a clause of a reporting piece is the report itself, whose content stands elsewhere."""
    cues = {
        w for p in parsed.same_sentence(piece) if p.frame is not None and p.frame.head is piece for w in p.frame.cue
    }
    frames = [p.frame for p in parsed.same_sentence(piece) if p.frame is not None and p.frame.head is piece]
    if (
        any(f.framing is Framing.CONTENT_NOUN for f in frames)
        and (form := parsed.lexicon.speech.get(proposition.predicate.lower)) is not None
        and form.speech is Speech.DENY
    ):
        return True
    if proposition.predicate in cues or any(
        c in cues for c in proposition.predicate.children if c.label in ("xcomp", "ccomp")
    ):
        return True
    last = proposition.words[-1] if proposition.words else None
    if proposition.rule == "clause" and last is not None and last.lower in parsed.lexicon.that:
        trailing = next((w for w in proposition.words if w in cues), None)
        if trailing is None:
            return True
        below = set(trailing.subtree())
        left = [p for p in proposition.parts if not (isinstance(p, Word) and (p in below or p is last))]
        while left and isinstance(left[-1], Word) and left[-1].text == ",":
            left.pop()  # « Rien n'est exclu, même si X dit que »
        proposition.parts = left
        return not proposition.words
    return False


def is_claim(proposition: Proposition, voice: Voice, parsed: Parsed) -> bool:
    """Whether a selection of words states something."""
    if proposition.rule in ("apposition", "participle", "nominal"):
        return True
    head = proposition.predicate
    if head.morph.get("Mood") == "Imp" and head.child("nsubj") is None:
        return False
    words = proposition.words
    if words and words[-1].text == "?":
        return False
    if (
        proposition.rule == "clause"
        and head.lower in parsed.lexicon.speech
        and parsed.lexicon.speech[head.lower].speech is Speech.SAY
        and len(words) < 5
        and not any(w.index > head.index and w.pos in ("NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ") for w in words)
    ):
        return False  # « Jane Doe said. »: a tag that lost its quotation
    if parsed.english and words and words[0].lower in ("as", "because", "although", "unless") and words[0].head is head:
        return False  # « As prices fell in the north. »: a clause that hangs on another
    if parsed.french and proposition.rule == "clause" and _rejects_untold(words, head, parsed):
        return False
    if words and words[0].lower == "here" and any(w.lower in ("is", "are", "'s", "’s") for w in words[1:3]):
        return False  # « Here are some tips »
    if (
        parsed.english
        and proposition.subject is None
        and head.pos == "VERB"
        and head.morph.get("VerbForm") == "Inf"
        and all(c.lower in ("do", "not", "n't") for c in head.each("aux", "aux:pass"))
    ):
        return False  # an order: « Avoid the bridge »
    if parsed.french and proposition.rule == "clause" and words and _subject_lost(words, head, parsed.names):
        return True
    if finite_word(head) is not None and (finite_word(head) in words or head in words):
        return (
            proposition.subject is not None
            or head.label != "root"
            or voice.direct
            or any(w.label in ("nsubj", "nsubj:pass", "expl:subj", "expl") for w in words)
            or head.child("cop") is not None
        )
    return any(
        w.pos in ("VERB", "AUX")
        and w.morph.get("VerbForm") == "Fin"
        and w.label not in ("acl:relcl", "acl", "advcl", "ccomp")
        for w in words
    )


def _rejects_untold(words: Sequence[Word], head: Word, parsed: Parsed) -> bool:
    """« Elle nie farouchement. »: what she denies, other sentences tell."""
    form = parsed.lexicon.speech.get(head.lower)
    after = [w for w in words if w.index > head.index and w.pos != "PUNCT"]
    ahead = [w for w in words if w.index < head.index]
    plain = len(ahead) < 7 and not any(w.lower in ("l'", "les", "ne", "n'", "se", "s'") for w in ahead[1:])
    passive = head.child("aux:pass", "cop", "nsubj:pass") is not None
    denies = form is not None and form.speech is Speech.DENY and head.pos == "VERB" and not passive
    return denies and plain and all(w.lower.endswith("ment") for w in after)


def _subject_lost(words: Sequence[Word], head: Word, names: Names) -> bool:
    """« Plus de 9 000 tonnes ont brûlé », « Un des deux blessés, de ce nom, serait mort », « Ont aussi signé X et Y »: a
    sentence from its first word on whose subject has another label: a noun stands before the first finite verb that
    nothing subordinates, or after a plural auxiliary or a verb of being there.
    """
    carrier = finite_word(head) or head
    first = words[0]
    if first.index not in names.starts and (
        first.index == 0 or names.words[first.index - 1].text not in (",", "»", ":", ".")
    ):
        return False
    if carrier.lower.endswith(("ez", "ons")) or carrier.morph.get("Person") in ("1", "2"):
        return False
    noun = subordinate = False
    for word in words:
        if word.text == ",":
            subordinate = False
        elif word.lower == "comme" and word.pos == "ADP":
            continue  # « d'autres pays comme l'Inde »
        elif word.lower in _SUBORDINATING or word.morph.get("PronType") == "Rel":
            subordinate = True
        elif word.pos in ("NOUN", "PROPN", "NUM", "PRON"):
            noun = True
        elif word.morph.get("VerbForm") == "Fin" and word.pos in ("VERB", "AUX") and not subordinate:
            if noun:
                return True
            after = any(
                w.pos in ("NOUN", "PROPN", "NUM") and w.index > word.index and w.child("case") is None for w in words
            )
            return after and (word.pos == "AUX" and word.morph.get("Number") == "Plur" or word.lemma in _PRESENCE)
    return False
