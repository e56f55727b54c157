"""What ``check`` and ``report`` share: which findings are shown, in which form, and what the exit status says."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reconcile import pipeline
from reconcile.cli import drafts
from reconcile.cli.options import FailOn, Format, MinSeverity
from reconcile.errors import InputError, ReconcileError, UsageError
from reconcile.model import Article
from reconcile.report import Checker, View, load_report, render, select


def kinds(names: Sequence[str] | None) -> tuple[str, ...]:
    """Names of kinds as given, checked.

    Raises:
        UsageError: a name that no finding can have.
    """
    known = pipeline.finding_kinds()
    for name in names or ():
        if name not in known:
            raise UsageError(f"--kind {name}: no such kind; known are {', '.join(known)}")
    return tuple(names or ())


def shown(document: Mapping[str, Any], wanted: Sequence[str], min_severity: MinSeverity, *, again: bool = False) -> dict[str, Any]:
    """The report with the wanted findings, checked against its schema; what was in the report before is not checked ``again``."""
    checked = checker("report").checked_again if again else checker("report").checked
    return checked(select(document, wanted, min_severity.value))


def rendered(
    document: Mapping[str, Any],
    form: Format,
    output: Path | None,
    *,
    single_source: bool,
    verbose: bool,
    texts: Mapping[str, str] | None = None,
) -> str:
    """The report in a form; coloured and as wide as the window where it is printed to a terminal."""
    return render(document, form.value, view(output, single_source=single_source, verbose=verbose, texts=texts))


def view(output: Path | None, *, single_source: bool, verbose: bool, texts: Mapping[str, str] | None = None) -> View:
    """Colours and the width of the window where a person watches; plain and of one width elsewhere."""
    watched = output is None and sys.stdout.isatty()
    return View(
        width=shutil.get_terminal_size().columns if watched else None,
        colour=watched and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        single_source=single_source,
        verbose=verbose,
        texts=texts or {},
    )


def texts(document: Mapping[str, Any]) -> dict[str, str]:
    """Texts of a saved report's articles, by id: those whose files are still there and still hold what was checked."""
    found = {told["id"]: same_article(told) for told in document["articles"]}
    return {name: article.text for name, article in found.items() if article is not None}


def same_article(told: Mapping[str, Any]) -> Article | None:
    """An article of a saved report, read again; None where it is gone or has changed since."""
    path = told["path"]
    # a report may come from elsewhere: only plain files are opened, and only a text with the same digest is used
    if not path or not Path(path).is_file():
        return None
    with contextlib.suppress(ReconcileError, OSError):
        return next((a for a in pipeline.read([path]).articles if a.sha256 == told["sha256"]), None)
    return None


def load(name: str) -> dict[str, Any]:
    """A saved report; ``-`` is standard input.

    Raises:
        InputError: a file that cannot be read.
        ReportFormatError: a file that is not a report, or one of another schema version.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}; name a report saved with reconcile check --format json -o FILE") from None
    return load_report(data.decode("utf-8-sig", "replace"), "standard input" if name == "-" else name, checker("report"))


def status(document: Mapping[str, Any], fail_on: FailOn) -> int:
    """1 where a shown finding is at or above the bar, and neither dismissed, resolved nor known to a baseline; else 0.

    Raises:
        UsageError: a bar for drafts, and no draft.
    """
    if "draft" in document:
        return int(drafts.fails(document, fail_on))
    if fail_on.of_drafts:
        raise UsageError(f"--fail-on {fail_on} is for drafts: name the sources after --against, or use conflict, discrepancy or never")
    found = drafts.open_findings(document)
    if fail_on is FailOn.CONFLICT:
        found = [f for f in found if f["relation"] in drafts.CONFLICTS]
    return int(bool(found) and fail_on is not FailOn.NEVER)


@cache
def checker(name: str) -> Checker:
    """The check of one sort of document against its schema, with the values of every kind."""
    return Checker(name, pipeline.value_schemas())
