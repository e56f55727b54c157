"""What ``check`` and ``report`` add to findings: decisions from a log, and whether a baseline knows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconcile.cli import clock, terminal
from reconcile.cli.configuration import settings
from reconcile.errors import InputError
from reconcile.model.printable import one_line
from reconcile.review import DEFAULT_LOG, Baseline, Decision, Log, Reading, compare, in_force, judge, load_baseline


@dataclass(frozen=True, slots=True)
class Desk:
    """A log and a baseline as they were when the command began; None where there is none."""

    log: Reading | None
    baseline: Baseline | None
    today: dt.date
    files: tuple[str, ...]
    """The files that were read, which no output may overwrite."""

    def marked(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The report with decisions and marks. Says on standard error which decisions count no more."""
        if self.log is None:
            marked = in_force(document, self.today)
        else:
            judged = judge(document, self.log.entries, self.today)
            terminal.note([_expired(d, finding) for d, finding in judged.expired] + [_lapsed(d, finding) for d, finding in judged.lapsed])
            marked = judged.document
        return marked if self.baseline is None else compare(marked, self.baseline)


def desk(decisions: Path | None, baseline: Path | None) -> Desk:
    """Read what was asked for, before any work is done.

    Raises:
        InputError: a file that is missing, cannot be read or is not what it should be.
    """
    log = log_path(decisions)
    reading = None
    # a log that only the configuration names need not have been begun
    flagged = decisions is not None and str(decisions) != settings().decisions
    if flagged or Log(log).exists():
        reading = read_log(decisions)
        terminal.warn(reading.warnings)
    known = None if baseline is None else read_baseline(baseline)
    files = ([str(log)] if reading is not None else []) + ([str(baseline)] if baseline is not None else [])
    return Desk(reading, known, clock.today(), tuple(files))


def log_path(decisions: Path | None) -> Path:
    """The log that was named, or the one of the working folder."""
    return decisions or Path(DEFAULT_LOG)


def read_log(decisions: Path | None) -> Reading:
    """The log that was named, or the one of the working folder.

    Raises:
        InputError: it is missing or cannot be read.
    """
    log = Log(log_path(decisions))
    if not log.exists():
        raise InputError(f"{log.path}: no such log of decisions; reconcile decide begins one")
    return log.read()


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        InputError: it is missing, cannot be read or is none.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except FileNotFoundError:
        raise InputError(f"{path}: no such baseline; make one with reconcile baseline create REPORT -o {path}") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; name a file that reconcile baseline create wrote") from None
    return load_baseline(text, str(path))


def told(decision: Decision) -> str:
    """Say "k-3f9a0c12ab34 (dismissed by A. Reyes: the harbour master corrected himself)"."""
    by = f" by {decision.by}" if decision.by else ""
    reason = one_line(decision.reason)
    return f"{decision.id} ({decision.verdict}{by}: {reason if len(reason) <= 100 else reason[:99] + '…'})"


def _expired(decision: Decision, finding: str) -> str:
    return f"{finding}: decision {told(decision)} held until {decision.until}; the finding is open again"


def _lapsed(decision: Decision, finding: str) -> str:
    return f"{finding}: decision {told(decision)} no longer applies, since a value or the words around it changed; decide again"
