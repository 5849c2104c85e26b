"""What stands at the head of a text about its publication: YAML-like between ``---``, TOML between ``+++``.

Only the plain part of YAML: ``name: value`` and lists of words. A text that merely begins with a rule of dashes keeps
them.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

from claims.fields import NAMES, understood
from claims.metadata import NOTHING, Metadata

_MOST: Final = 64 * 1024  # characters of front matter
_YAML: Final = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL
)
_TOML: Final = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(.*?)\r?\n\+\+\+[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL)
_PAIR: Final = re.compile(r"([\w -]{1,60}?)\s*:(?:\s+(.*?))?\s*$")
_ITEM: Final = re.compile(r"\s*-\s+(.*?)\s*$")
_KNOWN: Final = frozenset(name for names in NAMES.values() for name in names)


def split_front_matter(text: str) -> tuple[Metadata, str, tuple[str, ...]]:
    """What the head of ``text`` says, the text after it, and what of the head was not understood, in words.

    A text without front matter comes back as it is, with nothing said.
    """
    for block, read in ((_YAML, _yaml), (_TOML, _toml)):
        found = block.match(text[:_MOST])
        said = read(found[1]) if found else None
        if found and said and any(_folded(name) in _KNOWN for name in said):
            metadata, repairs = understood(said)
            return metadata, text[found.end() :], tuple(f"front matter: {repair}" for repair in repairs)
    return NOTHING, text, ()


def _folded(name: str) -> str:
    return name.strip().casefold().replace("-", "_")


def _toml(block: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(block)
    except (ValueError, RecursionError):
        return None


def _yaml(block: str) -> dict[str, Any] | None:
    """Names and values; None where a line is neither, which no front matter has."""
    said: dict[str, Any] = {}
    name = None
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if (item := _ITEM.match(line)) and name is not None:
            held = said.get(name)
            said[name] = [*(held if isinstance(held, list) else []), _scalar(item[1])]
        elif pair := _PAIR.match(line):
            name = pair[1].strip()
            said[name] = _value(pair[2] or "")
        elif line[0] not in " \t":  # what is indented belongs to something that we do not read
            return None
    return said


def _value(words: str) -> object:
    if words.startswith("[") and words.endswith("]"):
        return [_scalar(each) for each in words[1:-1].split(",") if each.strip()]
    return _scalar(words)


def _scalar(words: str) -> str:
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].replace("''", "'") if words[0] == "'" else words[1:-1].replace('\\"', '"')
    return words.partition(" #")[0].rstrip()
