"""What nouns of saying report: « l'affirmation de X que P », « la promesse de X de partir », « l'annonce par X de Y ».

A content clause is X's (P, cut out by ``framing.french.nouns``); a promise, a refusal or an announcement of something is a
deed of X that the narrator tells. « Les déclarations de X sur Y » states nothing of its own and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from claims.language.lexicon import Lexicon
from claims.splitting import Proposition
from claims.words import Word

# nouns whose content clause their owner stands behind
CONTENT_NOUNS = frozenset(
    """affirmation affirmations annonce annonces aveu aveux assurance assurances accusation accusations allégation
    allégations déclaration déclarations révélation révélations confirmation argument thèse version""".split()
)
GIVEN = frozenset(
    """faite faites donnée données lancée lancées formulée formulées portée portées publiée publiées""".split()
)
OF = frozenset("de d' du des par".split())
_DEEDS = {
    "promesse": "fait la promesse",
    "engagement": "pris l'engagement",
    "décision": "pris la décision",
    "refus": "refusé",
    "menace": "menacé",
}
_DEFINITE = frozenset("la le l' cette ce cet".split())
_ARTICLES = {"du": "le", "des": "les"}
_UNREAL = frozenset(
    """sans absence si éventuel éventuelle possible attend attendent attendait réclame réclament demande demandent espère
    espèrent cas faute contre aucun aucune""".split()
)
_EVENT = re.compile(r"\w{3,}(tion|sion|ment|ture|age|aison|vée|ée)s?$")
_EVENTS = frozenset(
    """départ retrait retour report fin mort hausse baisse reprise retraite lancement victoire défaite accord plan rachat
    vente achat grève embauche arrêt renvoi""".split()
)
_LONGEST_OWNER = 10


def deeds(words: Sequence[Word], lexicon: Lexicon, named: Container[int]) -> list[Proposition]:
    """The deeds that nouns of a piece tell, each as a sentence. ``named`` are the places of words that are in names."""
    found: list[Proposition] = []
    for i in range(1, len(words) - 4):
        noun = words[i].lower
        if noun not in _DEEDS and noun != "annonce" or words[i - 1].lower not in _DEFINITE:
            continue
        if any(w.lower in _UNREAL for w in words[max(0, i - 5) : i]):
            continue
        made = None
        if noun in _DEEDS and words[i + 1].lower in OF - {"par"}:
            made = _promised(words, i, lexicon, named)
        elif noun == "annonce" and words[i + 1].lower == "par":
            made = _announced(words, i, lexicon, named)
        if made is not None:
            found.append(made)
    return found


def _owner(words: Sequence[Word], start: int, end: int, lexicon: Lexicon, named: Container[int]) -> list[Word] | None:
    """The words of who promises or announces, where they are a plain phrase about somebody."""
    owner = list(words[start:end])
    if not 0 < len(owner) <= _LONGEST_OWNER or any(w.text == "," or w.lower in ("et", "ou") for w in owner):
        return None
    if any(w.pos in ("VERB", "AUX") and w.morph.get("VerbForm") == "Fin" for w in owner):
        return None
    somebody = lexicon.role_nouns | set(lexicon.body_nouns) | lexicon.person_titles
    return owner if any(w.lower in somebody or w.index in named for w in owner[:3]) else None


def _promised(words: Sequence[Word], i: int, lexicon: Lexicon, named: Container[int]) -> Proposition | None:
    """« la promesse du gouvernement de baisser les impôts » → « Le gouvernement a fait la promesse de baisser … »."""
    for k in range(i + 3, min(len(words) - 1, i + 3 + _LONGEST_OWNER)):
        if words[k].lower not in ("de", "d'"):
            continue
        at = next(
            (
                j
                for j in range(k + 1, min(len(words), k + 5))
                if words[j].pos in ("VERB", "AUX") and words[j].morph.get("VerbForm") == "Inf"
            ),
            None,
        )
        if at is None or any(w.pos in ("NOUN", "PROPN", "DET") for w in words[k + 1 : at]):
            continue
        owner = _owner(words, i + 2, k, lexicon, named)
        if owner is None:
            return None
        return _told(words[i], owner, words[i + 1], _DEEDS[words[i].lower], _extent(words, k, words[at]))
    return None


def _announced(words: Sequence[Word], i: int, lexicon: Lexicon, named: Container[int]) -> Proposition | None:
    """« l'annonce par le groupe de la fermeture du site » → « Le groupe a annoncé la fermeture du site »."""
    for k in range(i + 3, min(len(words) - 1, i + 3 + _LONGEST_OWNER)):
        if words[k].lower not in ("de", "d'", "du", "des"):
            continue
        at = next((j for j in range(k + 1, min(len(words), k + 4)) if words[j].pos == "NOUN"), None)
        if at is None:
            continue
        noun = words[at].lower
        body = noun in lexicon.body_nouns or noun in lexicon.role_nouns
        if body or not (_EVENT.match(noun) or noun.removesuffix("s") in _EVENTS):
            continue
        owner = _owner(words, i + 2, k, lexicon, named)
        if owner is None:
            return None
        what = _extent(words, k, words[at])[1:]
        opened: list[Word | str] = {"du": ["le"], "des": ["des"]}.get(words[k].lower, [])  # type: ignore[assignment]
        return _told(words[i], owner, words[i + 1], "annoncé", [*opened, *what])
    return None


def _extent(words: Sequence[Word], start: int, head: Word) -> list[Word]:
    """The words from ``start`` on that hang together under ``head``."""
    below = set(head.subtree())
    kept: list[Word] = []
    for word in words[start:]:
        if word.index > head.index and (word not in below or word.text in (".", ",", ";")):
            break
        kept.append(word)
    return kept


def _told(noun: Word, owner: list[Word], of: Word, verb: str, what: Sequence[Word | str]) -> Proposition | None:
    if len(what) < 2:
        return None
    article = [_ARTICLES[of.lower]] if of.lower in _ARTICLES else []
    plural = of.lower == "des" or owner[0].lower in ("les", "des", "plusieurs")
    head = next((w for w in owner if w.pos in ("NOUN", "PROPN")), owner[0])
    parts: list[Word | str] = [*article, *owner, "ont" if plural else "a", verb, *what]
    return Proposition(parts, noun, "nominal", head, [noun, *owner, *(w for w in what if isinstance(w, Word))])
