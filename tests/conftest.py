"""What the tests share: a Prefect of their own, and the command line as a function."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Prefect: the tests never touch the user's server, database or settings.
_HOME = tempfile.TemporaryDirectory(prefix="greffier-tests-", ignore_cleanup_errors=True)
for _name in [name for name in os.environ if name.startswith(("PREFECT_", "GREFFIER_"))]:
    del os.environ[_name]
os.environ["PREFECT_HOME"] = _HOME.name
# Rich takes these as orders; the tests compare plain text of 80 columns.
for _name in ("FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE"):
    os.environ.pop(_name, None)

from flows import quiet  # noqa: E402  # see above
from tests.commandline import Greffier, Ran  # noqa: E402

quiet.settle(terminal=True)


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """One real Prefect server for all the tests that run a flow."""
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415  # costs a second

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def greffier(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Greffier]:
    """The command line in this process: words in; exit status, stdout and stderr out."""
    from flows.cli import main  # noqa: PLC0415

    names = ("flows", "claims", "warehouse")
    before = {
        name: (logging.getLogger(name).handlers[:], logging.getLogger(name).propagate) for name in names
    }

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["greffier", *(str(word) for word in words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        captured = capsys.readouterr()
        return Ran(code or 0, captured.out, captured.err)

    yield run
    for name, (handlers, propagate) in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(logging.NOTSET)
