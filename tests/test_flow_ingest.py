"""The flow keeps what it is given, once, and one bad article costs only itself."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from claims.errors import GreffierError
from claims.reading import Metadata
from flows.settings import Settings, seeds_folder
from flows.stages import Counts
from warehouse.connection import open_record, open_snapshot
from warehouse.queries import list_claims, stances, totals

pytestmark = pytest.mark.server


def ingest(*places: Path | str, db: Path, **settings: int | str) -> Counts:
    """The flow on ``places``, as the command line runs it."""
    from flows.ingest import run  # noqa: PLC0415

    chosen = Settings.load(db=db).model_copy(update=settings)
    return run([str(place) for place in places], settings=chosen, overrides=Metadata())


def content(db: Path) -> list[tuple[object, ...]]:
    """What the record says, without when it was told."""
    with open_snapshot(db) as connection:
        claims = [(row.claim_id, row.text, row.standing, row.contested) for row in list_claims(connection)]
        said = [(row.claim_id, row.mention_id, row.source_id, row.status) for row in stances(connection)]
    return sorted([*claims, *said], key=repr)


def test_the_samples_are_stored_whole(sample_record: Path) -> None:
    with open_snapshot(sample_record) as connection:
        held = totals(connection)
    assert held.articles == 3
    assert held.claims > 0
    assert held.mentions >= held.claims


def test_running_again_stores_nothing_twice(sample_record: Path) -> None:
    before = content(sample_record)
    counts = ingest(seeds_folder(), db=sample_record)
    assert (counts.articles, counts.known) == (0, 3)
    assert content(sample_record) == before


def test_the_size_of_a_batch_changes_nothing(sample_record: Path, tmp_path: Path) -> None:
    """One article at a time, or all together: the same claims, shared in the same way."""
    one_by_one = tmp_path / "record.duckdb"
    ingest(seeds_folder(), db=one_by_one, batch=1)
    assert content(one_by_one) == content(sample_record)


def test_one_bad_article_costs_only_itself(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(seeds_folder(), folder)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.html").touch()
    counts = ingest(folder, tmp_path / "missing.txt", db=tmp_path / "record.duckdb")
    assert counts.articles == 3
    assert len(counts.failures) == 3
    reasons = sorted(str(failure) for failure in counts.failures)
    assert [
        name for name in ("binary.txt", "empty.html", "missing.txt") if not any(name in each for each in reasons)
    ] == []
    assert all("\n" not in reason for reason in reasons)


def test_the_run_ends_as_completed_with_failures_and_leaves_its_artifacts(tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client  # noqa: PLC0415
    from prefect.client.schemas.sorting import FlowRunSort  # noqa: PLC0415

    ingest(seeds_folder() / "the-demonstration-post.txt", tmp_path / "missing.txt", db=tmp_path / "record.duckdb")
    with get_client(sync_client=True) as client:
        run = client.read_flow_runs(sort=FlowRunSort.END_TIME_DESC, limit=1)[0]
        artifacts = {artifact.key: artifact for artifact in client.read_latest_artifacts()}
    assert run.state is not None
    assert run.state.name == "Completed with failures"
    assert run.state.is_completed()
    assert (artifacts["claim-status"].description or "").startswith("# Who said what\n")
    assert artifacts["ingest-progress"].data == 100


PAGE = """<!doctype html><html lang="fr"><head><title>La visite</title>
<meta property="og:site_name" content="Le Quotidien"></head><body><article><h1>La visite</h1>
<p>Le président russe Vladimir Poutine se rendra mardi en Corée du Nord pour la première fois en 24 ans.</p>
<p>Un défilé est prévu sur la place Kim Il Sung, dans la capitale, Pyongyang, et le président y assistera.</p>
</article></body></html>"""


@pytest.fixture
def busy_site() -> Iterator[str]:
    """A site whose page answers the second time only."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            busy = not asked
            asked.append(self.path)
            self.send_response(503 if busy else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if not busy:
                self.wfile.write(PAGE.encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/visite"
        server.shutdown()
        thread.join()


def test_a_page_is_fetched_and_tried_again_where_the_site_is_busy(busy_site: str, tmp_path: Path) -> None:
    counts = ingest(busy_site, db=tmp_path / "record.duckdb", allow_hosts="127.0.0.1")
    assert (counts.articles, counts.failures) == (1, ())
    with open_snapshot(tmp_path / "record.duckdb") as connection:
        assert {(row.outlet, row.origin) for row in stances(connection)} == {("Le Quotidien", busy_site)}


def test_a_private_address_is_not_fetched_unless_it_is_allowed(busy_site: str, tmp_path: Path) -> None:
    counts = ingest(busy_site, db=tmp_path / "record.duckdb")
    assert counts.articles == 0
    assert [failure.place for failure in counts.failures] == [busy_site]


def test_a_claim_of_the_other_language_is_recognised(sample_record: Path) -> None:
    """The samples share a claim across French and English."""
    with open_snapshot(sample_record) as connection:
        outlets: dict[str, set[str | None]] = {}
        for row in stances(connection):
            outlets.setdefault(row.claim_id, set()).add(row.outlet)
    assert any({"Le Quotidien de démonstration", "The Demonstration Post"} <= named for named in outlets.values())


def test_a_record_that_another_process_holds_is_one_error_after_the_time_allowed(tmp_path: Path) -> None:
    db = tmp_path / "record.duckdb"
    with open_record(db):
        pass
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom warehouse.connection import open_record\n"
        f"with open_record(Path({str(db)!r})):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(GreffierError, match=r"record\.duckdb"):
            ingest(seeds_folder(), db=db, lock_timeout_s=1)
        holder.kill()


def test_two_runs_at_once_end_in_the_same_record(sample_record: Path, tmp_path: Path) -> None:
    """Each waits for the other and matches again what the other has overtaken."""
    db = tmp_path / "record.duckdb"
    running = [start("ingest", "--seeds", "--db", str(db)), start("ingest", "--seeds", "--db", str(db))]
    for each in running:
        _, errors = each.communicate(timeout=180)
        assert each.returncode == 0, errors
    assert content(db) == content(sample_record)


def test_a_killed_run_and_another_end_in_the_same_record(sample_record: Path, tmp_path: Path) -> None:
    db = tmp_path / "record.duckdb"
    killed = start("ingest", "--seeds", "--db", str(db), batch="1")
    deadline = time.monotonic() + 120
    while not db.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    ingest(seeds_folder(), db=db)
    assert content(db) == content(sample_record)


def start(*words: str, **settings: str) -> subprocess.Popen[str]:
    """`greffier` in a process of its own, on the tests' Prefect server."""
    from prefect.settings import PREFECT_API_URL  # noqa: PLC0415

    variables = os.environ | {"PREFECT_API_URL": str(PREFECT_API_URL.value())}
    variables |= {f"GREFFIER_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
    return subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_server_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    variables = os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "ingest", "--seeds"]
    done = subprocess.run(command, env=variables, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "http://127.0.0.1:9/api" in done.stderr
