"""Words of an article as a dependency tree, in one label set for every language.

Labels are Universal Dependencies (nsubj, nsubj:pass, obj, obl, cop, aux, conj, acl:relcl …) whatever the parser's own
scheme was: each language's module converts. The rest of the extraction sees only these words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Word:
    """One word: its place in the article's text and in the tree of its unit."""

    index: int  # position among the article's words
    text: str
    start: int  # code points in article.text
    end: int
    lemma: str = ""
    pos: str = ""  # universal part of speech
    morph: dict[str, str] = field(
        default_factory=dict
    )  # universal features: Number, Gender, Person, VerbForm, Mood, Tense
    label: str = "root"  # universal relation to the head
    head: Word | None = None  # None: the root of its unit
    children: list[Word] = field(default_factory=list)  # in the order of the text
    entity: str = ""  # PER, LOC, ORG, MISC or ""
    reads: str = ""  # the simple verb that it is looked up and parsed as, where it is one of several words
    # lower case, with straight apostrophes; of a verb of several words, the simple one that it reads as
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.reads or self.text.lower().replace("’", "'")

    def subtree(self) -> list[Word]:
        """The word and everything below it, in the order of the text."""
        found: list[Word] = []
        stack = [self]
        while stack:
            word = stack.pop()
            found.append(word)
            stack.extend(word.children)
        return sorted(found, key=lambda word: word.index)

    def child(self, *labels: str) -> Word | None:
        """The first child under one of the labels."""
        return next((word for word in self.children if word.label in labels), None)

    def each(self, *labels: str) -> list[Word]:
        """The children under one of the labels."""
        return [word for word in self.children if word.label in labels]

    def ancestors(self) -> Iterator[Word]:
        """The head, its head, and so on."""
        word = self.head
        while word is not None:
            yield word
            word = word.head

    def attach(self, head: Word | None, label: str) -> None:
        """Hang the word under another head."""
        if self.head is not None:
            self.head.children.remove(self)
        self.head, self.label = head, label
        if head is not None:
            head.children.append(self)
            head.children.sort(key=lambda word: word.index)
