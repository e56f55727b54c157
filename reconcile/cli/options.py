"""Arguments and options that several commands share, and how their words are read."""

from __future__ import annotations

import datetime as dt
import enum
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import completion
from reconcile.errors import UsageError

Inputs = Annotated[
    list[str], typer.Argument(metavar="FILE_OR_FOLDER...", help="Articles: files, folders, or - for standard input.", show_default=False)
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE (whole or not at all) instead of standard output.", show_default=False
    ),
]
Dates = Annotated[
    list[str] | None,
    typer.Option("--date", metavar="FILE=DAY", help="Publication day of an article, as 2011-06-07 (repeatable).", show_default=False),
]
Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="FILE=NAME", help="Publication of an article (repeatable).", show_default=False)
]
CheckSources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="[FILE=]NAME",
        help="Publication of an article; a name alone: of an archive after --against only what that publication printed (repeatable).",
        show_default=False,
    ),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Another installed spaCy pipeline (also RECONCILE_MODEL).", show_default=False)
]
KindNames = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only findings of this kind (repeatable; see reconcile kinds).",
        show_default=False,
        autocompletion=completion.kinds,
    ),
]
SingleSource = Annotated[bool, typer.Option("--single-source/--no-single-source", help="List the facts that only one origin states, too.")]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Also say which facts were not compared, and why.")]


Saved = Annotated[
    str, typer.Argument(metavar="REPORT", help="A report saved by reconcile check --format json; - for standard input.", show_default=False)
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Log of decisions; reconcile.decisions.jsonl in the working folder if it is there.",
        show_default=False,
    ),
]
Known = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Mark findings as new or known; only new ones count for --fail-on.", show_default=False
    ),
]


class Verdict(enum.StrEnum):
    """What a person can decide about a finding."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    RESOLVED = "resolved"
    UNSURE = "unsure"


class Format(enum.StrEnum):
    """Forms of a report."""

    JSON = "json"
    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    WEB_ANNOTATION = "web-annotation"
    CLAIM_REVIEW = "claim-review"
    GRAPHML = "graphml"
    LINES = "lines"


class MinSeverity(enum.StrEnum):
    """Least severity of a finding that is shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FailOn(enum.StrEnum):
    """Findings that make the exit status 1; the bars of a draft include those above them."""

    CONFLICT = "conflict"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    DISCREPANCY = "discrepancy"
    UNCONFIRMED = "unconfirmed"
    NEVER = "never"

    @property
    def of_drafts(self) -> bool:
        """Whether it means something only for a draft held against sources."""
        return self in (FailOn.CONTRADICTED, FailOn.OUTDATED, FailOn.UNCONFIRMED)


LeastSeverity = Annotated[MinSeverity, typer.Option("--min-severity", help="Only findings at least this severe; what agrees is a note.")]
Bar = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="Findings that make the exit status 1. [default: never; with --against: contradicted]",
        show_default=False,
    ),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="SOURCE...",
        help="Hold one draft against these files, folders and archives (all up to the next option; repeatable).",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", help="Of an archive after --against only what was published on that day or later.", show_default=False
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", metavar="N", min=1, help="Articles of an archive that a draft is held against. [default: 50]", show_default=False
    ),
]
AlsoSources = Annotated[bool, typer.Option("--also-sources", help="With --against: also compare the sources with one another.")]
ReportFormat = Annotated[Format, typer.Option("--format", "-f", help="Form of the report.")]


def days(pairs: list[str] | None) -> dict[str, dt.date]:
    """``FILE=DAY`` arguments as a mapping.

    Raises:
        UsageError: no equals sign, or not a day.
    """
    out = {}
    for name, value in _pairs(pairs, "--date", "FILE=2011-06-07").items():
        try:
            out[name] = dt.date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"--date {name}={value}: not a day; write it as 2011-06-07") from None
    return out


def names(pairs: list[str] | None) -> dict[str, str]:
    """``FILE=NAME`` arguments as a mapping.

    Raises:
        UsageError: no equals sign.
    """
    return _pairs(pairs, "--source", "FILE=NAME")


def day(value: str | None, option: str) -> dt.date | None:
    """The day that an option gives.

    Raises:
        UsageError: not a day.
    """
    try:
        return dt.date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise UsageError(f"{option} {value}: not a day; write it as 2011-06-07") from None


def _pairs(pairs: list[str] | None, option: str, form: str) -> dict[str, str]:
    out = {}
    for pair in pairs or []:
        # a file's name may hold an equals sign, a day or a publication hardly ever does
        name, equals, value = pair.rpartition("=")
        if not equals or not name or not value:
            raise UsageError(f"{option} {pair}: write it as {form}")
        out[name] = value
    return out
