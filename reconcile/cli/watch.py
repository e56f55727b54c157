"""``reconcile check --watch``: the same check again whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.cli import output as place
from reconcile.cli import selection, terminal
from reconcile.cli.configuration import settings
from reconcile.cli.desk import Desk, desk, log_path
from reconcile.cli.options import FailOn, Format, MinSeverity
from reconcile.errors import InputError, ReconcileError, UsageError
from reconcile.ingest import Intake
from reconcile.ingest.changes import Snapshot, settled, snapshot
from reconcile.ingest.intake import EXTENSIONS
from reconcile.report.render import to_json_line

CLEAR = "\033[2J\033[3J\033[H"
"""Empties the window and its history and goes to the top."""
LISTED = 5
"""Headlines that are listed of what is new and of what is gone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One check: the report, its text, how many articles there are and were parsed, and what is to be said about them."""

    document: Mapping[str, Any]
    text: str
    articles: int
    parsed: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a report is shown, in which form, and where it goes."""

    form: Format
    output: Path | None
    kinds: tuple[str, ...]
    min_severity: MinSeverity
    single_source: bool = False
    verbose: bool = False


@dataclass(frozen=True, slots=True)
class Desks:
    """Files of decisions and of a baseline; they are read again for each report, and a change of them is a change."""

    decisions: Path | None
    baseline: Path | None


def run(
    inputs: Sequence[str],
    dates: Mapping[str, dt.date],
    sources: Mapping[str, str],
    model: str | None,
    shape: Shape,
    desks: Desks,
    fail_on: FailOn,
) -> int:
    """Check, and check again whenever an article, the log of decisions or the baseline changes. Returns the exit status.

    Raises:
        UsageError: something that cannot be watched, or cannot be asked for.
        InputError: what cannot be read at the beginning; later, that is a line on standard error.
    """
    printed = None if shape.output is None or str(shape.output) == "-" else shape.output
    watchable(inputs, printed, shape.form)
    session = pipeline.Session(model, settings=settings(), exact=shape.verbose)
    first = desk(desks.decisions, desks.baseline)
    log = str(log_path(desks.decisions))
    files = Files([*inputs, *dict.fromkeys([log, *first.files])], printed)

    def answer(marks: Desk | None) -> Answer:
        intake = read(inputs, dates, sources) if marks is None else pipeline.read(inputs, dates=dates, sources=sources, settings=settings())
        marks = marks or desk(desks.decisions, desks.baseline)
        progress = terminal.progress(len(session.unknown(intake.articles)))
        report = session.check(intake.articles, progress, warnings=intake.warnings)
        document = selection.shown(marks.marked(report.to_dict(verbose=shape.verbose)), shape.kinds, shape.min_severity, again=True)
        if shape.form is Format.JSON and printed is None:
            text = to_json_line(document)
        else:
            texts = {a.id: a.text for a in intake.articles}
            text = selection.rendered(document, shape.form, printed, single_source=shape.single_source, verbose=shape.verbose, texts=texts)
        said = (*report.warnings, *(f"{a.path or a.id}: {w}" for a in intake.articles for w in a.warnings))
        return Answer(document, text, len(intake.articles), len(session.parsed), said)

    def write(text: str) -> None:
        if printed is None:
            screen(text)
            return
        with place.target(printed, [*inputs, *first.files]) as put:
            put(text)

    return follow(lambda begin: answer(first if begin else None), write, files.changed, lambda d: selection.status(d, fail_on))


def watchable(inputs: Sequence[str], output: Path | None, form: Format) -> None:
    """Refuse what cannot be watched.

    Raises:
        UsageError: standard input, or web pages without a file for them.
    """
    if "-" in inputs:
        raise UsageError("--watch cannot read standard input again; name files or folders")
    if form is Format.HTML and output is None:
        raise UsageError("--watch --format html needs -o FILE: pages cannot be printed one after the other")


class Files:
    """The files and folders of a check; what the check itself writes is no change."""

    def __init__(self, paths: Sequence[str], output: Path | None) -> None:
        self._paths = paths
        self._output = None if output is None else os.path.realpath(output)
        self._seen = self.look()

    def look(self) -> Snapshot:
        """How the files are now."""
        now = snapshot(self._paths, frozenset(EXTENSIONS))
        return {path: state for path, state in now.items() if os.path.realpath(path) != self._output}

    def changed(self) -> None:
        """Come back when they are no longer as they were when this was last asked (or, at first, when they were named)."""
        self._seen = settled(self.look, self._seen)


def read(inputs: Sequence[str], dates: Mapping[str, dt.date], sources: Mapping[str, str]) -> Intake:
    """The articles that can be read at this moment, with a line for each named file that cannot.

    Raises:
        InputError: none can be read.
        UsageError: as ``pipeline.read`` has it.
    """
    try:
        return pipeline.read(inputs, dates=dates, sources=sources, settings=settings())
    except InputError:
        lines, gone = [], set()
        for path in inputs:
            try:
                pipeline.read([path], settings=settings())
            except InputError as error:
                lines.append(f"{error}; left out until it can be read")
                gone |= {path, Path(path).name}
        if not lines or len(lines) == len(inputs):
            raise
        there = [path for path in inputs if path not in gone]
        # what was said of a file that is not there would be an error
        days = {k: v for k, v in dates.items() if k not in gone}
        names = {k: v for k, v in sources.items() if k not in gone}
        intake = pipeline.read(there, dates=days, sources=names, settings=settings())
        return replace(intake, warnings=(*intake.warnings, *lines))


def follow(
    answer: Callable[[bool], Answer],
    write: Callable[[str], None],
    changed: Callable[[], None],
    status: Callable[[Mapping[str, Any]], int],
) -> int:
    """Answer now and after every change; Ctrl-C ends it with the status of the last report.

    ``answer`` is told whether it is the first time: then an error ends the command, later it is said in a line, and the next change is
    waited for.
    """
    last: Answer | None = None
    try:
        while True:
            try:
                new = answer(last is None)
            except ReconcileError as error:
                if last is None or error.exit_status != 2:
                    raise
                terminal.warn([f"{error}; the last report stands until that changes"])
            else:
                write(new.text)
                terminal.warn(new.warnings)
                print("\n".join(news(None if last is None else last.document, new)), file=sys.stderr, flush=True)
                last = new
            changed()
    except KeyboardInterrupt:
        if last is None:
            raise
        return status(last.document)


def news(before: Mapping[str, Any] | None, now: Answer) -> list[str]:
    """What changed since the last report: how many findings are new, gone and unchanged, and the first discrepancies of both."""
    head = f"reconcile: watching {now.articles} article{'s' * (now.articles != 1)}"
    if before is None:
        return [f"{head}; Ctrl-C ends"]
    old, new = _by_fingerprint(before), _by_fingerprint(now.document)
    come, gone = [f for k, f in new.items() if k not in old], [f for k, f in old.items() if k not in new]
    lines = [f"{head}, {now.parsed} read again: {len(come)} new, {len(gone)} gone, {len(new) - len(come)} unchanged"]
    for sign, findings in (("+", come), ("-", gone)):
        differing = [f for f in findings if f["type"] == "discrepancy"]
        lines += [f"  {sign} {f['severity']}: {' '.join(terminal.printable(f['headline']).split())}" for f in differing[:LISTED]]
        if len(differing) > LISTED:
            lines.append(f"  {sign} and {len(differing) - LISTED} more")
    return lines


def _by_fingerprint(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Findings by what survives an edit elsewhere; two with one fingerprint are told apart by their number."""
    out: dict[str, Mapping[str, Any]] = {}
    for finding in document["findings"]:
        key, n = finding.get("fingerprint") or finding["id"], 1
        while f"{key} {n}" in out:
            n += 1
        out[f"{key} {n}"] = finding
    return out


def screen(text: str) -> None:
    """Print a report: on a terminal in place of the last one, elsewhere below it."""
    window = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    print(f"{CLEAR if window else ''}{text}", end="", flush=True)
