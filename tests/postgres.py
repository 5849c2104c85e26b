"""A PostgreSQL server of the tests' own, where its programs are installed."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import duckdb


def _programs() -> Path | None:
    """Where ``initdb`` is: Debian does not put it on the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


def _extensions() -> bool:
    return all(
        (found := find_spec(f"duckdb_extension_{name}")) is not None
        and any(
            Path(each, "extensions", f"v{duckdb.__version__}").is_dir()
            for each in found.submodule_search_locations or ()
        )
        for name in ("ducklake", "postgres_scanner")
    )


PROGRAMS: Final = _programs()
MISSING: Final = " and ".join(
    what
    for what, there in (
        (f"DuckDB {duckdb.__version__}'s extensions as packages (greffier[lake])", _extensions()),
        ("PostgreSQL's programs", PROGRAMS is not None),
    )
    if not there
)  # for a lake; empty where nothing is


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """How to reach a server that answers on a socket only, in libpq's words but for the database; gone at the end."""
    assert PROGRAMS is not None
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="greffier-pg-", dir="/tmp"))  # a socket's path has 107 bytes at most
    if owner is not None:
        os.chown(folder, pwd.getpwnam(owner).pw_uid, -1)

    def run(*words: str | Path) -> None:
        subprocess.run(words, user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    data = folder / "data"
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
    try:
        run(PROGRAMS / "initdb", "-D", data, "-A", "trust", "-U", "greffier", "--no-sync")
        run(PROGRAMS / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"host={folder} user=greffier"
        finally:
            run(PROGRAMS / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask(server: str, sql: str, *, database: str = "postgres") -> str:
    """What ``psql`` answers."""
    assert PROGRAMS is not None
    words = [str(PROGRAMS / "psql"), "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", f"{server} dbname={database}", "-c", sql]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def cut(server: str) -> int:
    """How many connections that hold a lake's lock were cut."""
    sql = (
        "select count(pg_terminate_backend(pid)) from (select distinct pid from pg_locks"
        " where locktype = 'advisory' and granted and classid = 1735550310) as holders"
    )
    return int(ask(server, sql))
