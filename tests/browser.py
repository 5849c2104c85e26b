"""A headless Chromium that does what a person does: opens a page, reads it, clicks, types.

It is spoken to over a pipe, in the words of the DevTools protocol: no port, no driver, nothing to install but Chromium.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NONE_HERE: Final = "no Chromium or Chrome on this machine"
FLAGS: Final = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --mute-audio --remote-debugging-pipe"
).split()
PATIENCE_S: Final = 60


class Browser:
    """One tab."""

    def __init__(self, reads: int, writes: int) -> None:
        self._reads = reads
        self._writes = writes
        self._left = b""
        self._number = 0
        self._session: str | None = None
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def do(self, method: str, **params: object) -> dict[str, Any]:
        """The answer to one command of the protocol."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._writes, json.dumps(asked).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                result: dict[str, Any] = said["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            some = os.read(self._reads, 1 << 16)
            if not some:
                raise RuntimeError("the browser has ended")
            self._left += some
        one, _, self._left = self._left.partition(b"\0")
        said: dict[str, Any] = json.loads(one)
        return said

    def js(self, expression: str) -> Any:
        """The value of an expression in the page."""
        got = self.do("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in got:
            raise RuntimeError(f"{expression}: {got['exceptionDetails']}")
        return got["result"].get("value")

    def until(self, expression: str) -> Any:
        """The value of an expression once it is true; TimeoutError with the page's text if it never is."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            try:
                if value := self.js(f"(() => {{ try {{ return {expression} }} catch {{ return null }} }})()"):
                    return value
            except RuntimeError:
                pass  # the page was changing
            time.sleep(0.1)
        raise TimeoutError(f"{expression}: {self.js('document.body.innerText')}")

    def open(self, address: str, *, showing: str) -> None:
        """Go there and wait for these words."""
        self.do("Page.navigate", url=address)
        self.shows(showing)

    def shows(self, words: str) -> None:
        """Wait until the page shows these words."""
        self.until(f"document.body.innerText.includes({json.dumps(words)})")

    def click(self, element: str) -> None:
        """Click the middle of an element, given as an expression, once it is there and lies still."""
        place = (
            f"(() => {{ const e = {element}; if (!e) return null; e.scrollIntoView({{block: 'center'}});"
            " const r = e.getBoundingClientRect(); return r.width ? [r.x + r.width / 2, r.y + r.height / 2] : null })()"
        )
        before = None
        while (now := self.until(place)) != before:
            before = now
            time.sleep(0.1)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
            self.do("Input.dispatchMouseEvent", type=kind, x=now[0], y=now[1], **button)

    def type(self, element: str, words: str) -> None:
        """Write into a field, given as an expression."""
        self.click(element)
        self.do("Input.insertText", text=words)

    def resize(self, width: int, height: int) -> None:
        """Show the page in a window of this size."""
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def shot(self, path: Path) -> None:
        """A picture of the window, for somebody who wants to see what went wrong."""
        path.write_bytes(base64.b64decode(self.do("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def browsing(profile: Path, *, width: int = 1280, height: int = 1600) -> Iterator[Browser]:
    """A browser that ends with the block. Needs CHROMIUM."""
    assert CHROMIUM is not None, NONE_HERE
    (near_in, ours_out), (ours_in, near_out) = os.pipe(), os.pipe()
    # The browser reads at 3 and writes at 4: the shell puts them there, from numbers that are not in the way.
    theirs_in, theirs_out = (fcntl.fcntl(near, fcntl.F_DUPFD_CLOEXEC, 10) for near in (near_in, near_out))
    shell = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
    with subprocess.Popen(
        ["/bin/bash", "-c", shell, *command],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for each in (near_in, near_out, theirs_in, theirs_out):
            os.close(each)
        try:
            yield Browser(ours_in, ours_out)
        finally:
            process.kill()
            os.close(ours_in)
            os.close(ours_out)
