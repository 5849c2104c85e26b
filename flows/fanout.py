"""Where the slow steps run: in this process, in several of this machine, or on a Dask or Ray cluster.

Prefect's task runners do the spreading; this module only chooses one and keeps the order and the distance. What
is spread is extraction, embedding, and reading the new claims slot by slot: fetching articles knows the record and its
locks, matching needs what was stored before it, so both stay in the flow's own process.
"""

from __future__ import annotations

import contextlib
import importlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from prefect import Task
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner

from claims.errors import GreffierError
from flows.forking import PAYS_FROM, forks
from flows.settings import Runner, Settings

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class RunnerMissing(GreffierError):  # noqa: N818
    """A cluster was asked for whose package is not installed."""


class Later(Protocol[T_co]):
    """Something that is being worked out: a future."""

    def result(self) -> T_co:
        """What it came to; waits for it, and raises what went wrong."""


@dataclass(frozen=True)
class Now(Generic[T]):
    """What was worked out at once."""

    value: T

    def result(self) -> T:
        """What it came to."""
        return self.value


class Forked(ProcessPoolTaskRunner):
    """Prefect's pool of processes, forked from one that holds the models; where there is no fork, spawned one by one.

    Spawned ones would each load models of a gigabyte; these share them, and start at once.
    """

    def __enter__(self) -> Self:
        super().__enter__()
        spawned = self._executor
        context = forks()
        if spawned is not None and context is not None:
            # No process has been started yet; Prefect has no way to choose how.
            self._executor = ProcessPoolExecutor(
                max_workers=self._max_workers,
                mp_context=context,
                initializer=spawned._initializer,  # noqa: SLF001
                initargs=spawned._initargs,  # noqa: SLF001
            )
            spawned.shutdown(wait=False)
        return self


class Here:
    """Everything in this process, one after the other."""

    ahead = 0  # batches that are begun before the one in hand is done
    apart = False  # whether the work is done in other processes

    def submit(self, task: Task[..., T], *arguments: Any, **named: Any) -> Later[T]:  # noqa: ANN401
        """What the task gives; futures among the arguments are waited for."""
        return Now(task(*(each.result() if isinstance(each, Now) else each for each in arguments), **named))


class Spread:
    """On the workers of a Prefect task runner, a few batches ahead of the one in hand."""

    apart = True

    def __init__(self, runner: TaskRunner[Any], workers: int) -> None:
        self._runner = runner
        self.ahead = workers + 1  # one waits while each worker is busy

    def submit(self, task: Task[..., T], *arguments: Any, **named: Any) -> Later[T]:  # noqa: ANN401
        """The future of the task; futures among the arguments are resolved where the task runs."""
        names = list(task.fn.__annotations__)
        future: Later[T] = self._runner.submit(task, dict(zip(names, arguments, strict=False)) | named)
        return future


@contextlib.contextmanager
def workers(settings: Settings, articles: int) -> Iterator[Here | Spread]:
    """Where to spread the work on ``articles`` articles; what was started for it is stopped at the end.

    Raises RunnerMissing for a cluster whose package is not installed.
    """
    number = settings.processes
    if settings.runner is Runner.PROCESSES and (number == 1 or articles < number * PAYS_FROM):
        yield Here()
        return
    with _server(), _runner(settings, number) as runner:
        yield Spread(runner, number)


def in_order(jobs: Iterable[T], ahead: int) -> Iterator[T]:
    """``jobs`` in order, each handed on once ``ahead`` more have been begun."""
    begun: deque[T] = deque()
    for job in jobs:
        begun.append(job)
        if len(begun) > ahead:
            yield begun.popleft()
    yield from begun


@contextlib.contextmanager
def _server() -> Iterator[None]:
    """One Prefect server for the flow and its workers: where none is named, each worker would start its own."""
    if PREFECT_API_URL.value():
        yield
        return
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415  # a second, in every run

    server = SubprocessASGIServer()  # the flow's own: Prefect keeps one a process
    server.start()
    with temporary_settings({PREFECT_API_URL: server.api_url}):
        yield


def _runner(settings: Settings, number: int) -> TaskRunner[Any]:
    if settings.runner is Runner.PROCESSES:
        return Forked(max_workers=number)
    if settings.runner is Runner.DASK:
        make = _of_extra("prefect_dask", "DaskTaskRunner", "dask")
        if settings.cluster:
            return make(address=settings.cluster)
        return make(cluster_kwargs={"n_workers": number, "threads_per_worker": 1, "processes": True})
    make = _of_extra("prefect_ray", "RayTaskRunner", "ray")
    return make(address=settings.cluster) if settings.cluster else make(init_kwargs={"num_cpus": number})


def _of_extra(module: str, name: str, extra: str) -> Callable[..., TaskRunner[Any]]:
    try:
        made: Callable[..., TaskRunner[Any]] = getattr(importlib.import_module(module), name)
    except ImportError as error:
        raise RunnerMissing(
            f"GREFFIER_RUNNER={extra} needs the package {module}: pip install 'greffier[{extra}]'"
        ) from error
    return made
