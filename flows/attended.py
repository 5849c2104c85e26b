"""Run a command for as long as somebody attends to it: `python -m flows.attended COMMAND…`.

It ends, with all its children, when its standard input closes, which happens however its parent dies; a
process that was killed must not leave a server behind. Start it as the leader of its own process group.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import Final, TypeAlias

PATIENCE_S: Final = 10
Attended: TypeAlias = "subprocess.Popen[bytes]"


def attend(command: list[str]) -> int:
    """The exit status of ``command``, run until it ends or nobody attends any more."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: None)  # the group gets it; we stay to see it through
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()
    return process.wait()


def _watch() -> None:
    """Wait until the other end of our standard input is gone, then end the group."""
    while os.read(0, 1024):
        pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(PATIENCE_S)
    os.killpg(0, signal.SIGKILL)


def end(process: Attended, *, patience_s: float = PATIENCE_S) -> None:
    """End what was started with `attend` in it, children included; kill what has not gone after ``patience_s``."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sent)
            process.wait(timeout=patience_s)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    if process.stdin is not None:
        process.stdin.close()
    process.wait()


def start(command: list[str], environment: dict[str, str]) -> Attended:
    """``command`` as a group of its own, which ends when this process does."""
    attended = [sys.executable, "-m", "flows.attended", *command]
    return subprocess.Popen(  # noqa: S603
        attended, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )


if __name__ == "__main__":
    sys.exit(attend(sys.argv[1:]))
