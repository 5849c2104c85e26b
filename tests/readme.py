"""The README's commands, run for real. `python -m tests.readme` writes their output into it anew.

A block opens with ```` ```console ```` and holds commands (``$ …``), each followed by what it prints. With
``head=N`` after ``console`` a command's output is cut after N lines and ends in "…".
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
README: Final = ROOT / "README.md"
_BLOCK: Final = re.compile(r"^```console(?: head=(?P<head>\d+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)

# What the make targets run once the environment stands; test_readme compares this with the Makefile.
MAKE: Final = {
    "make run": [
        "greffier ingest --seeds --db greffier/record.duckdb",
        "greffier claims --db greffier/record.duckdb",
    ]
}
# Commands that the README shows without output, and that no test runs.
SHOWN_ONLY: Final = ("make test", "pip install", "prefect server start", "git clone", "python ")


# Ids are hashes of content, and where an article was read is part of it: they differ from folder to folder.
_IDS: Final = re.compile(r"\b[0-9a-f]{8}(?:[0-9a-f]{8})?\b")
_OVERVIEW: Final = re.compile(r"\b(?:0 pages|1 page) written")


def without_ids(text: str) -> str:
    """``text`` with the ids of the record made alike, and whether the minute has changed, which the overview tells."""
    return _OVERVIEW.sub("at most 1 page written", _IDS.sub("…id…", text))


def with_output(text: str, workplace: Path) -> str:
    """``text`` with every console block's output replaced by what its commands print in ``workplace``."""
    (workplace / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
    return _BLOCK.sub(lambda block: _run_block(block, workplace), text)


def _run_block(block: re.Match[str], workplace: Path) -> str:
    head = block["head"]
    parts = [f"```console{f' head={head}' if head else ''}"]
    for command in (line[2:] for line in block["body"].splitlines() if line.startswith("$ ")):
        printed = "" if command.startswith(SHOWN_ONLY) else _output(command, workplace)
        assert "Traceback" not in printed, printed
        lines = [line.rstrip() for line in printed.rstrip().splitlines()]
        if head and len(lines) > int(head):
            lines = [*lines[: int(head)], "…"]
        parts += [f"$ {command}", *lines]
    return "\n".join([*parts, "```"])


def _output(command: str, workplace: Path) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PREFECT_", "GREFFIER_")) and name not in {"FORCE_COLOR", "COLUMNS"}
    }
    environment["PREFECT_HOME"] = str(workplace / "prefect")
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    return "".join(
        subprocess.run(
            shlex.split(words),
            cwd=workplace,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout
        for words in MAKE.get(command, [command])
    )


def main() -> None:
    """Write the README anew."""
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(with_output(README.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
