"""What the tests share: a Prefect of their own, a record of the samples, the command line as a function."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same inputs each time where a change is to land; others at every run at a desk, so that more is found over time.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")

# Before anything imports Prefect: the tests never touch the user's server, database or settings.
_HOME = tempfile.TemporaryDirectory(prefix="greffier-tests-", ignore_cleanup_errors=True)
for _name in [name for name in os.environ if name.startswith(("PREFECT_", "GREFFIER_"))]:
    del os.environ[_name]
os.environ["PREFECT_HOME"] = _HOME.name
os.environ["GREFFIER_CALIBRATIONS"] = str(Path(_HOME.name) / "calibrations")  # not those of whoever runs the tests
# Rich takes these as orders; the tests compare plain text of 80 columns.
for _name in ("FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE"):
    os.environ.pop(_name, None)

from flows import quiet  # noqa: E402  # see above
from tests.browser import CHROMIUM, NONE_HERE, Browser, browsing  # noqa: E402
from tests.commandline import Greffier, Ran  # noqa: E402

quiet.settle(terminal=True)


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """One real Prefect server for all the tests that run a flow."""
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415  # costs a second

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all the tests that look at pages."""
    if CHROMIUM is None:
        pytest.skip(NONE_HERE)
    with browsing(tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The Chromium, which shows nothing once the test is done: Prefect's pages keep a processor busy."""
    yield chromium
    chromium.do("Page.navigate", url="about:blank")


@pytest.fixture(scope="session")
def sample_record(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample articles, for tests that only read."""
    from claims.reading import Metadata  # noqa: PLC0415
    from flows.ingest import run  # noqa: PLC0415
    from flows.settings import Settings, seeds_folder  # noqa: PLC0415

    path = tmp_path_factory.mktemp("record") / "record.duckdb"
    counts = run([str(seeds_folder())], settings=Settings.load(db=path), overrides=Metadata())
    assert not counts.failures
    return path


@pytest.fixture
def greffier(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Greffier]:
    """The command line in this process: words in; exit status, stdout and stderr out."""
    from flows.cli import main  # noqa: PLC0415

    names = ("flows", "claims", "warehouse")
    before = {name: (logging.getLogger(name).handlers[:], logging.getLogger(name).propagate) for name in names}

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["greffier", *(str(word) for word in words)])
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        captured = capsysbinary.readouterr()
        return Ran(code or 0, captured.out.decode(), captured.err.decode())

    yield run
    for name, (handlers, propagate) in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(logging.NOTSET)
