"""What can go wrong, and the exit status that the command line gives for it.

    ReconcileError            base; never raised itself          exit 3
    ├── UsageError            the call's words are off           exit 2
    ├── InputError            a file that cannot be used         exit 2
    │   └── ReportFormatError a saved report that is not ours    exit 2
    ├── OutputError           a file that cannot be written      exit 2
    ├── ModelError            no usable language model           exit 2
    ├── ArchiveError          an archive that cannot be used     exit 2
    │   └── OutdatedError     facts of an older engine           exit 2
    ├── ConfigError           a configuration that is off        exit 2
    ├── WorkerError           worker processes do not start      exit 2
    ├── LexiconError          a row of our own data is bad       exit 3
    └── SchemaError           an output that our schema refuses  exit 3

Every message is one line that says what, where, and what would work.
"""

from __future__ import annotations

from typing import ClassVar


class ReconcileError(Exception):
    """Base of all errors that this package raises on purpose."""

    exit_status: ClassVar[int] = 3


class UsageError(ReconcileError):
    """The caller asked for something that does not exist or does not fit together."""

    exit_status: ClassVar[int] = 2


class InputError(ReconcileError):
    """A file or a record that cannot be read as an article."""

    exit_status: ClassVar[int] = 2


class ReportFormatError(InputError):
    """A saved report that is not a report, or one of another schema version."""


class ModelError(ReconcileError):
    """The language model is missing, or its files are not the ones that were tested."""

    exit_status: ClassVar[int] = 2


class ArchiveError(ReconcileError):
    """An archive that cannot be opened, read or written: missing, damaged, in use, full, or of a newer version."""

    exit_status: ClassVar[int] = 2


class OutdatedError(ArchiveError):
    """Stored facts of an engine whose values had other fields: they must be extracted again from the text, which is stored, too."""


class ConfigError(ReconcileError):
    """A configuration file or a variable that cannot be used; the message names file and line, or the variable."""

    exit_status: ClassVar[int] = 2


class WorkerError(ReconcileError):
    """Worker processes cannot be started on this machine."""

    exit_status: ClassVar[int] = 2


class LexiconError(ReconcileError):
    """A row of a lexicon is malformed; the message names file and row."""


class OutputError(ReconcileError):
    """The place that was named for the output cannot be written."""

    exit_status: ClassVar[int] = 2


class SchemaError(ReconcileError):
    """A document of ours does not fit its published schema: a bug, caught before anything is written."""
