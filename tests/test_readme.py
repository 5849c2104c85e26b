"""The README shows what the commands print, today."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.readme import MAKE, README, ROOT, with_output, without_ids


@pytest.mark.server
def test_every_command_prints_what_the_readme_says(tmp_path: Path) -> None:
    """After a change that is meant: `make readme`."""
    text = README.read_text(encoding="utf-8")
    printed, told = without_ids(with_output(text, tmp_path)), without_ids(text)
    assert (
        list(difflib.unified_diff(told.splitlines(), printed.splitlines(), "README", "printed", n=1, lineterm="")) == []
    )


def test_make_run_is_the_commands_that_the_readme_shows() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(RECORD)", "greffier/record.duckdb")
    recipe = makefile.split("\nrun:", 1)[1].split("\n\n", 1)[0]
    commands = [line.strip().removeprefix("@$(BIN)/") for line in recipe.splitlines()[1:]]
    assert commands == MAKE["make run"]


def test_the_readme_names_no_file_that_is_not_there() -> None:
    """Each path in backticks that looks like one of ours exists."""
    import re  # noqa: PLC0415

    text = README.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:claims|flows|warehouse|tests|seeds)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
