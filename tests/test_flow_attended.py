"""What a command starts ends with it, however it ends; and one lock is held by one process at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from flows import attended
from flows.alone import alone

# Starts a child that starts one more, says its own number and theirs, and waits.
PARENT = """
import os, sys, time
from flows import attended
grandchild = "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
grandchild += "; open(sys.argv[1], 'w').write(str(p.pid)); time.sleep(60)"
process = attended.start([sys.executable, "-c", grandchild, sys.argv[1]], dict(os.environ))
while not os.path.exists(sys.argv[1]) or not open(sys.argv[1]).read():
    time.sleep(0.02)
print("started", flush=True)
time.sleep(60)
"""


def lives(pid: int) -> bool:
    """Whether the process is there and not just waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return (
            Path("/proc/self").exists() is False
            and subprocess.run(["kill", "-0", str(pid)], check=False).returncode == 0
        )


def is_gone(pid: int, within_s: float = 15) -> bool:
    deadline = time.monotonic() + within_s
    while lives(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not lives(pid)


def test_children_and_theirs_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    number = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-c", PARENT, str(number)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "started\n"
        parent.send_signal(signal.SIGKILL)
    assert is_gone(int(number.read_text()))


def test_what_does_not_want_to_end_is_killed() -> None:
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    )
    process = attended.start([sys.executable, "-c", stubborn], dict(os.environ))
    time.sleep(1)
    attended.end(process, patience_s=0.5)
    assert process.poll() is not None


def test_a_lock_is_held_by_one_process_and_gone_with_it(tmp_path: Path) -> None:
    record = tmp_path / "record.duckdb"
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom flows.alone import alone\n"
        f"with alone(Path({str(record)!r}), 'feed') as mine:\n    print(mine, flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        with alone(record, "feed") as mine, alone(record, "another") as other:
            assert (mine, other) == (False, True)
        holder.kill()
    with alone(record, "feed", patient=True) as mine:
        assert mine
