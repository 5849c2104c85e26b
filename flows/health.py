"""What `greffier doctor` prints."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType

from flows.console import plain
from flows.tables import counted
from warehouse.upkeep import Health


def health_shown(health: Health, mended: Sequence[str]) -> RenderableType:
    """What an examination of the record found, a line a finding, each with examples and what to do."""
    held = [(health.rows.get("article"), "article"), (health.rows.get("mention"), "mention")]
    held += [(health.rows.get("claim"), "claim"), (health.rows.get("match_decision"), "decision")]
    words = ", ".join(counted(number, noun) for number, noun in held if number is not None)
    parts = [plain(f"{health.record}: {words or 'unreadable'}; {health.bytes / 1e6:,.1f} MB, layout {health.layout}")]
    if health.snapshot_at is not None:
        parts.append(plain(f"readers see it as of {health.snapshot_at:%Y-%m-%d %H:%M} UTC"))
    parts += [plain(f"mended: {each}", style="green") for each in mended]
    for finding in health.findings:
        like = f", such as {', '.join(finding.examples)}" if finding.examples else ""
        parts.append(plain(f"- {finding.said}{like}", style="" if finding.harmless else "red"))
        if finding.repair is not None:
            parts.append(plain("  mend it with `greffier doctor --repair`"))
        elif finding.advice is not None:
            parts.append(plain(f"  {finding.advice}"))
    parts.append(plain("The record is sound." if health.sound else "The record needs care."))
    return Group(*parts)
