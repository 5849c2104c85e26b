"""`greffier serve`: server, schedules and worker on one machine, until somebody stops it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final, Never

from flows import quiet

quiet.settle(terminal=True)

import httpx  # noqa: E402  # after `settle`, as all that reads the environment
from prefect.settings import PREFECT_API_URL, temporary_settings  # noqa: E402

from claims.errors import GreffierError  # noqa: E402
from flows import attended, automations, deployments  # noqa: E402
from flows.attended import Attended  # noqa: E402
from flows.dashboard import KEY  # noqa: E402
from flows.feeds import followed  # noqa: E402
from flows.ingest import ServerUnreachable, reach_server  # noqa: E402
from flows.settings import Settings  # noqa: E402
from flows.tables import counted  # noqa: E402
from flows.timetable import Timetable, timetable_path  # noqa: E402

STARTING_S: Final = 180  # an empty database takes 21 s on two slow cores
RUNS_AT_ONCE: Final = 4
MOST_WORKERS: Final = 100
SHORT_LIFE_S: Final = 15  # a worker that lives no longer than this will not do better the next time


class Stopped(GreffierError):  # noqa: N818
    """A part of the desk ended by itself."""


@contextlib.contextmanager
def server(host: str, port: int) -> Iterator[tuple[str, Attended | None]]:
    """The address of the API, and the process that answers there if it is ours.

    That is the server that the user named, or one that runs for as long as this does.

    Raises ServerUnreachable when it does not answer, and when the port is taken.
    """
    named = PREFECT_API_URL.value()
    if named:
        reach_server()
        yield named, None
        return
    api = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}/api"  # noqa: S104
    _make_sure_free(host, port, api)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", host, "--port", str(port)]
    process = attended.start(command, os.environ | quiet.SERVER | dict(os.environ))
    try:
        _wait_for(api, process)
        with temporary_settings({PREFECT_API_URL: api}):
            yield api, process
    finally:
        attended.end(process)


def _make_sure_free(host: str, port: int, api: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerUnreachable(
                f"port {port} on {host}: {error.strerror}. If a Prefect server answers there, use it: "
                f"PREFECT_API_URL={api}; or take another with --port."
            ) from error


def _wait_for(api: str, process: Attended) -> None:
    deadline = time.monotonic() + STARTING_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerUnreachable(f"the Prefect server ended as it started, with status {process.returncode}")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{api}/health", timeout=5).is_success:
                return
        time.sleep(0.3)
    raise ServerUnreachable(f"the Prefect server at {api} did not answer within {STARTING_S} s")


@contextlib.contextmanager
def worker(api: str, settings: Settings) -> Iterator[Attended]:
    """A worker on the pool, with the runs that it starts; all end when this does."""
    command = [sys.executable, "-m", "prefect", "worker", "start", "--pool", deployments.POOL]
    command += ["--name", f"{socket.gethostname()}-{os.getpid()}", "--limit", str(RUNS_AT_ONCE)]
    known = {"PREFECT_API_URL": api, "GREFFIER_DB": str(settings.db.resolve())}
    process = attended.start(command, os.environ | quiet.WORKER | dict(os.environ) | known)
    try:
        yield process
    finally:
        attended.end(process)


def serve(settings: Settings, timetable: Timetable, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Run the desk until SIGTERM or Ctrl-C, then end all that it started. ``tell`` gets a line for each thing done."""
    with _until_stopped():
        tell("starting Prefect (up to half a minute the first time) …")
        with server(host, port) as (api, server_process):
            deployments.deploy(settings, timetable)
            automations.detect_crashes()
            if server_process and (left := automations.end_what_was_left()):
                tell(f"{counted(left, 'run')} had not ended when the desk was last stopped")
            if followed(settings):
                deployments.start("watch")  # the timetable may let one wait for it
            tell(welcome(settings, timetable, api))
            _keep_working(api, settings, server_process, tell)


@contextlib.contextmanager
def _until_stopped() -> Iterator[None]:
    """Leave the block in order on SIGTERM as on Ctrl-C."""

    def stop(*_: object) -> Never:
        raise KeyboardInterrupt

    # Also SIGINT: a shell that starts us in the background has it ignored.
    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep_working(api: str, settings: Settings, server_process: Attended | None, tell: Callable[[str], None]) -> None:
    """Keep a worker at work for as long as there is a server; a worker that was killed is replaced.

    Raises Stopped when the server has ended, and when workers do not last.
    """
    for _ in range(MOST_WORKERS):
        began = time.monotonic()
        with worker(api, settings) as process:
            while process.poll() is None:
                if server_process is not None and server_process.poll() is not None:
                    raise Stopped(f"the Prefect server ended by itself, with status {server_process.returncode}")
                time.sleep(0.5)
        tell(f"the worker ended by itself, with status {process.returncode}; another one takes over")
        if time.monotonic() - began < SHORT_LIFE_S:
            break
    raise Stopped(f"the worker does not last: status {process.returncode}")


def welcome(settings: Settings, timetable: Timetable, api: str) -> str:
    """Where everything is, for the person at the terminal."""
    base = api.removesuffix("/api")
    path = timetable_path(settings.db)
    jobs = [(job.name, getattr(timetable, job.name, None)) for job in deployments.JOBS]
    times = "; ".join(f"{name} {schedule}" for name, schedule in jobs if schedule is not None)
    lines = {
        "claims": f"{base}/v2/artifacts/key/{KEY}",
        "jobs": f"{base}/v2/deployments",
        "runs": f"{base}/v2/runs",
        "times": f"{times} (in {path})",
        "record": str(settings.db),
    }
    return "\n".join([*(f"{name:<10} {value}" for name, value in lines.items()), "Ctrl-C ends it all."])
