"""Whose weights judge an encoder's cosines: those a person fitted on this machine, else those that come with greffier.

What was fitted here lies in a file of its own for each encoder, in the folder that ``GREFFIER_CALIBRATIONS`` names,
or where the system keeps a user's data.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import logging
import os
import re
import sys
from pathlib import Path
from typing import Any, Final

WITHOUT_COSINE: Final = "any"  # the weights that leave the cosine out, for encoders that nobody has calibrated

logger = logging.getLogger(__name__)


def folder() -> Path:
    """Where this user's calibrations lie."""
    chosen = os.environ.get("GREFFIER_CALIBRATIONS")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = Path.home() / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "greffier" / "calibrations"


def file_of(encoder: str) -> Path:
    """The file of an encoder; its name may be that of a folder or of a model with an owner."""
    plain = re.sub(r"[^a-zA-Z0-9]+", "-", encoder).strip("-")[-40:]
    return folder() / f"{plain}-{hashlib.sha256(encoder.encode()).hexdigest()[:8]}.json"


def weights_of(encoder: str) -> tuple[str, dict[str, Any]]:
    """The encoder's name with its weights; for one that nobody has calibrated ``WITHOUT_COSINE`` and those for any."""
    fitted = _fitted(encoder)
    if fitted is not None:
        return encoder, fitted
    text = importlib.resources.files("claims.comparison").joinpath("weights.json").read_text("utf-8")
    bundled = json.loads(text)["encoders"]
    if encoder in bundled:
        return encoder, bundled[encoder]
    return WITHOUT_COSINE, bundled[WITHOUT_COSINE]


def _fitted(encoder: str) -> dict[str, Any] | None:
    """What a person fitted; None where nobody did, or the file cannot be read, which is said."""
    file = file_of(encoder)
    try:
        found = json.loads(file.read_text("utf-8"))["encoders"][encoder]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.warning("%s is no calibration of %s (%s) and is left out of account", file, encoder, error)
        return None
    return found if isinstance(found, dict) else None
