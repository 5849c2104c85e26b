"""The lines that other programs read and write: claims out of `split`, pairs into `match`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claims.errors import GreffierError
from claims.models import Claim, Language, Source
from warehouse.cells import json_line

line: Final = json_line


class BadPairs(GreffierError):  # noqa: N818
    """A file of pairs that cannot be read. The message names the file and the line."""


def source_object(source: Source) -> dict[str, Any]:
    """One source as `split --json` writes it; ``through`` is a source again, or null."""
    return {
        "name": source.name,
        "kind": source.kind.value,
        "role": source.role,
        "through": None if source.through is None else source_object(source.through),
    }


def claim_object(claim: Claim) -> dict[str, Any]:
    """One claim as `split --json` writes it. Offsets are code points in the article's text, end exclusive."""
    return {
        "claim": claim.text,
        "start": claim.start,
        "end": claim.end,
        "evidence": claim.evidence,
        "status": claim.status.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "sources": [source_object(source) for source in claim.sources],
        "quotation": claim.quotation.value,
        "cue": claim.cue,
        "stands_alone": claim.stands_alone,
        "confidence": claim.confidence,
        "language": claim.language.value,
        "when": None if claim.when is None else claim.when.model_dump(mode="json"),
    }


class Side(BaseModel):
    """One claim of a pair. Other keys are allowed and ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    claim: str = Field(min_length=1)
    day: date | None = Field(default=None, alias="date")
    lang: Language


class Pair(BaseModel):
    """Two claims to compare, under the name that the caller gave them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    a: Side
    b: Side


def read_pairs(path: Path) -> Iterator[Pair | BadPairs]:
    """Each line of ``path`` as a pair, or what is wrong with it; blank lines are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # not splitlines: U+2028 may stand in a claim
    except OSError as error:
        raise BadPairs(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BadPairs(f"{path}: not UTF-8 text (byte {error.start})") from error
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            yield Pair.model_validate_json(text)
        except ValidationError as error:
            yield BadPairs(f"{path}, line {number}: {_reason(error)}")


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
