"""What workers share: importing this loads the models of both languages and the encoder, before workers are forked.

Nothing is run through them here: a fork takes no threads along.
"""

from __future__ import annotations

import contextlib
import gc
import sys

try:
    from claims.embed import load_encoder
    from claims.errors import GreffierError
    from claims.models import Language
    from claims.parsing import pipeline
    from flows import ingest, stages  # noqa: F401  # what a task needs, so that each worker has it already
    from flows.settings import Settings

    for language in Language:
        pipeline(language)
    with contextlib.suppress(GreffierError):  # the worker says what is wrong with it
        load_encoder(Settings.load().encoder)
except KeyboardInterrupt:  # the run was interrupted while this was still loading: it says so, this need not
    sys.exit(130)
gc.freeze()  # or the first look for rubbish would copy every page
