"""Text from articles cannot break out of the Markdown that quotes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from flows.console import clean
from flows.safe_markdown import WORD_JOINER, bold, link, literal, marked, part, web_target

HOSTILE = [
    "[click](http://evil.example)",
    "![](http://evil.example/pixel.png)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "a | b | c",
    "# A heading",
    "- a list",
    "1. a list",
    "2) a list",
    "+ a list",
    "> a quotation",
    "```\ncode\n```",
    "a\n\nnew paragraph",
    "a\n---",
    "a\n===",
    "**bold** and _emphasis_ and ~~struck~~",
    "http://evil.example and www.evil.example and HTTPS://EVIL.EXAMPLE",
    "write to someone@evil.example",
    "[a]: http://evil.example",
    "&lt;b&gt; &amp; &#60;",
    "back\\slash \\[escaped\\]",
    "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "<!-- comment -->",
    "<http://evil.example>",
]


def rendered(text: str, template: str) -> tuple[set[str], str]:
    """The kinds of token that ``text`` makes in ``template``, and what a reader sees."""
    parser = MarkdownIt("gfm-like", {"linkify": False}).enable(["table", "strikethrough"])
    kinds: set[str] = set()
    seen: list[str] = []
    for token in parser.parse(template.format(text)):
        kinds.add(token.type)
        for child in token.children or []:
            kinds.add(child.type)
            seen.append(child.content)
    return kinds, "".join(seen)


TEMPLATES = ["- {}", "| a |\n|---|\n| {} |", "{}", "- **{}**"]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_structure(text: str, template: str) -> None:
    """It gives the same tokens as a harmless word in its place."""
    harmless, _ = rendered("word", template)
    kinds, _ = rendered(literal(text), template)
    assert kinds <= harmless | {"text_special"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1))
def test_the_reader_sees_the_text_itself(text: str) -> None:
    """Without its invisible joiners, what is shown is what was written."""
    kinds, seen = rendered(literal(text), "- {}")
    assert kinds <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "text",
        "text_special",
        "entity",
    } | {
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    assert seen.replace(WORD_JOINER, "") == clean(text).replace(WORD_JOINER, "")


AMONG = ("l'{}Insee", "« {} »", "a{}b", ".{}.", "{}")


@pytest.mark.parametrize("around", AMONG)
@pytest.mark.parametrize("words", ["dit", "selon l'", "« dit", "*", "(préfet)", "**", "_a_", "`"])
@pytest.mark.parametrize(("mark", "kinds"), [(bold, ["strong"]), (marked, ["em", "strong"])])
def test_emphasis_holds_wherever_it_stands(
    mark: Callable[[str], str], kinds: list[str], words: str, around: str
) -> None:
    [inline] = [
        token
        for token in MarkdownIt("gfm-like", {"linkify": False}).parse(around.format(mark(words)))
        if token.children
    ]
    children = inline.children or []
    assert [token.type for token in children if token.nesting == 1] == [f"{kind}_open" for kind in kinds]
    shown = "".join(token.content for token in children).replace(WORD_JOINER, "")
    assert shown == around.format(words)


def test_a_part_keeps_the_spaces_at_its_ends() -> None:
    assert part(" dit *Paul*, ") == " dit \\*Paul\\*, "
    assert (part(""), part(" "), part("\n")) == ("", " ", " ")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://e.example/a?b=1&c=2#d", "https://e.example/a?b=1&amp;c=2#d"),
        ("https://e.example/é|<>`*\\", "https://e.example/%C3%A9%7C%3C%3E%60%2A%5C"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("/articles/a.txt", None),
        ("https://bank.example@evil.example/", None),
        ("https://[bad/", None),
        ("https:///nowhere", None),
        ("https://e.example/\u202egpj.exe", None),
        ("https://e.example/a b", "https://e.example/a%20b"),
    ],
)
def test_only_plain_addresses_of_the_web_are_linked(address: str, target: str | None) -> None:
    assert web_target(address) == target
    assert link("a|b", address) == (f"[a\\|b](<{target}>)" if target else "a\\|b")
