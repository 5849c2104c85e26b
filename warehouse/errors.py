"""What can go wrong with the record, as one tree.

::

    GreffierError
    └── RecordError                  the record
        ├── RecordMissing            nothing there yet
        ├── RecordUnreadable         not a record: not DuckDB, not ours, damaged, or the file system refuses
        ├── RecordVersionMismatch    a record that a newer version of the software made
        ├── SnapshotOutdated         a snapshot that an earlier version made: the next ingest makes it anew
        ├── RecordLocked             another process holds it, and still does after the time allowed
        ├── LakeUnreachable          the catalog or the data of a record that several machines share does not answer
        ├── RecordNotWritten         the disk or the memory gave out in the middle; nothing of it was kept
        ├── BackupOlder              the record holds what the backup to go back to does not
        ├── StaleRecord              decisions were made about a record that has changed since: decide again
        ├── ActRefused               what a person wants done cannot be done, or changes nothing
        ├── ClaimNotFound            no claim has this id
        ├── AmbiguousClaim           several claims have an id that starts like this
        ├── SourceNotFound           no source has this name
        ├── AmbiguousSource          several sources have this name
        ├── ExportRefused            no table or view of this name, or nowhere to write it
        └── QueryRefused             SQL that is wrong, does more than read, or takes too long

Every message is one line that names the file or the value, and the remedy where there is one.
"""

from __future__ import annotations

from claims.errors import GreffierError


class RecordError(GreffierError):
    """Something with the record cannot go on."""


class RecordMissing(RecordError):  # noqa: N818
    """There is no record, or no snapshot of it, at this path."""


class RecordUnreadable(RecordError):  # noqa: N818
    """The file is no record that can be opened. The message names the path and the reason."""


class RecordVersionMismatch(RecordError):  # noqa: N818
    """The record was made by a newer version of the software."""


class SnapshotOutdated(RecordError):  # noqa: N818
    """The snapshot has an earlier layout, or earlier views. Publishing it again brings it up."""


class RecordLocked(RecordError):  # noqa: N818
    """Another process held the record for all the time that we were ready to wait."""


class LakeUnreachable(RecordError):  # noqa: N818
    """A record that several machines share: its catalog does not answer, or what is needed to ask it is not installed."""


class RecordNotWritten(RecordError):  # noqa: N818
    """A write broke off and was undone: disk full, no memory, file system gone."""


class BackupOlder(RecordError):  # noqa: N818
    """Going back to this backup would lose what was stored since."""


class StaleRecord(RecordError):  # noqa: N818
    """The record moved on since the decisions were made. Match again and store again."""


class ActRefused(RecordError):  # noqa: N818
    """An act of a person that cannot be done, or would change nothing. The message says why."""


class ClaimNotFound(RecordError):  # noqa: N818
    """No claim has this id, or an id that starts like this."""


class AmbiguousClaim(RecordError):  # noqa: N818
    """More than one claim has an id that starts like this."""


class SourceNotFound(RecordError):  # noqa: N818
    """No source has this name or id."""


class AmbiguousSource(RecordError):  # noqa: N818
    """More than one source has this name: say which by its id."""


class QueryRefused(RecordError):  # noqa: N818
    """SQL that the record does not answer. The message is DuckDB's reason, in one line."""


class ExportRefused(RecordError):  # noqa: N818
    """What was to be exported is not there. The message names it."""
