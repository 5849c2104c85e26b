"""Text for the terminal, safe and readable: results to stdout, log lines to stderr."""

from __future__ import annotations

import logging
import os
import re
import sys
from typing import Final

from rich.console import Console, RenderableType
from rich.text import Text

# Terminal escape sequences: CSI, OSC and the like up to their end, then any other control character.
_ESCAPES: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS: titles, links
    r"|\x1b[ -/]*[0-~]?"  # the two-character ones
)
_SPACES: Final = re.compile(r"\s+")
# What is left of the controls, and the marks that turn the direction of writing around.
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` on one line, without anything that could steer a terminal."""
    return clean_part(text).strip()


def clean_part(text: str) -> str:
    """The same of a part of a line: a space at either end stays."""
    return _CONTROLS.sub("", _SPACES.sub(" ", _ESCAPES.sub("", text)))


def plain(text: str, style: str = "") -> Text:
    """``text`` cleaned and taken literally: square brackets in an article are no rich markup."""
    return Text(clean(text), style=style)


def results() -> Console:
    """The console for results: stdout, 80 columns where it is no terminal."""
    return _console(stderr=False)


def show(what: RenderableType) -> None:
    """Print a result; at a terminal through the pager (PAGER, else less), which stays out of it for one screenful."""
    console = results()
    if not console.is_terminal or not sys.stdin.isatty():
        console.print(what)
        return
    os.environ.setdefault("LESS", "FRX")
    with console.pager(styles=True, links=False):
        console.print(what)


def messages() -> Console:
    """The console for errors and progress: stderr."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 80
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def log_to_stderr(*, verbose: bool) -> None:
    """Show our own log lines, one line each; with their details when ``verbose``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine("%(message)s"))
    for name in ("flows", "claims", "warehouse"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.DEBUG if verbose else logging.INFO)
        logger.handlers = [kept for kept in logger.handlers if not isinstance(kept, logging.StreamHandler)]
        logger.addHandler(handler)
        logger.propagate = False


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        lines = super().format(record).split("\n")
        return clean(" ".join(lines)) if record.exc_info is None else "\n".join(map(clean_part, lines))
