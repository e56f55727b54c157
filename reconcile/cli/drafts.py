"""What ``check --against`` reads, and when a draft fails."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reconcile.cli import options
from reconcile.cli.options import FailOn
from reconcile.errors import UsageError
from reconcile.report import wording

if TYPE_CHECKING:
    from reconcile.batch.against import Among
    from reconcile.ingest import Intake
    from reconcile.model import Article, Report
    from reconcile.model.settings import Settings

CONFLICTS = frozenset({"conflict", "sum-mismatch"})
_BARS: Mapping[FailOn, frozenset[str]] = {
    FailOn.CONTRADICTED: frozenset({"contradicted"}),
    FailOn.OUTDATED: frozenset({"contradicted", "outdated"}),
    FailOn.DISCREPANCY: frozenset({"contradicted", "outdated", "quote-altered", "misattributed", "scope-differs"}),
    FailOn.UNCONFIRMED: frozenset({"contradicted", "outdated", "quote-altered", "misattributed", "scope-differs", "unconfirmed"}),
}
"""Verdicts that are at or above a bar."""
_LEAST: Mapping[str, tuple[str, ...]] = {"contradicted": ("error",), "outdated": ("error", "warning")}
"""Severities with which a verdict counts for the bars ``contradicted`` and ``outdated``."""


def the_draft(inputs: Sequence[str], against: Sequence[str] | None, *, also_sources: bool) -> str | None:
    """The one input that is the draft; None without ``--against``.

    Raises:
        UsageError: several drafts, or an option that needs ``--against``.
    """
    if not against:
        if also_sources:
            raise UsageError("--also-sources goes with --against; without it all articles are compared anyway")
        return None
    if len(inputs) > 1:
        raise UsageError(f"--against holds one draft against its sources, not {len(inputs)}: {', '.join(inputs[:3])}; run it once for each")
    return inputs[0]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a draft is held against: files and folders, and archives, of which only some articles are wanted."""

    files: tuple[str, ...]
    archives: tuple[str, ...]
    names: tuple[str, ...]
    """``FILE=NAME`` arguments."""
    among: Among


def sources(against: Sequence[str] | None, since: str | None, names: Sequence[str] | None, limit: int | None) -> Sources:
    """The archives among the sources, and what is wanted of them: a ``--source`` without an equals sign is a publication there.

    Raises:
        UsageError: what is wanted of an archive, and no archive.
    """
    from reconcile.archive.lookup import LIMIT
    from reconcile.batch.against import Among, is_archive

    archives = tuple(p for p in dict.fromkeys(against or ()) if is_archive(p))
    alone = tuple(n for n in names or () if "=" not in n)
    if not archives:
        for option, given in (("--since", since), ("--limit", limit)):
            if given is not None:
                raise UsageError(
                    f"{option} {given}: goes with an archive after --against; make one with reconcile archive add FOLDER ARTICLES"
                )
        if alone:
            raise UsageError(f"--source {alone[0]}: write it as FILE=NAME; a name alone goes with an archive after --against")
    among = Among(options.day(since, "--since"), alone, LIMIT if limit is None else limit)
    return Sources(
        tuple(p for p in against or () if p not in archives), archives, tuple(n for n in names or () if "=" in n), among
    )  # fmt: skip


def held(
    intake: Intake,
    draft: str,
    given: Sources,
    model: str | None,
    *,
    also_sources: bool,
    progress: Callable[[int], None] | None,
    settings: Settings,
) -> Report:
    """The report on the draft.

    Raises:
        ReconcileError: see ``split``, ``pipeline.check_draft``; an archive that cannot be read.
    """
    from reconcile import pipeline

    own, files = split(intake, draft)
    if not given.archives:
        return pipeline.check_draft(
            own, files, model, also_sources=also_sources, warnings=intake.warnings, progress=progress, settings=settings
        )  # fmt: skip
    from reconcile.archive.store import Archive
    from reconcile.batch import against

    with contextlib.ExitStack() as stack:
        archives = [stack.enter_context(Archive.open(p)) for p in given.archives]
        return against.check_draft(
            own, files, archives, model,
            among=given.among, also_sources=also_sources, warnings=intake.warnings, progress=progress, settings=settings,
        )  # fmt: skip


def split(intake: Intake, draft: str) -> tuple[Article, list[Article]]:
    """The draft's article and its sources. A draft that lies in a folder of sources is no source.

    Raises:
        UsageError: the input holds no article, or several.
    """
    mine = [a for a in intake.articles if _of(a.path, draft)]
    if len(mine) != 1:
        raise UsageError(f"{draft}: {'no article' if not mine else f'{len(mine)} articles'} in it; the draft is one file with one article")
    return mine[0], [a for a in intake.articles if a is not mine[0]]


def _of(path: str | None, draft: str) -> bool:
    """Whether an article was read from the input: standard input, the file or a file in the folder."""
    if path is None or draft == "-" or path == "-":
        return path == draft
    real, wanted = os.path.realpath(path), os.path.realpath(draft)
    return real == wanted or real.startswith(wanted.rstrip(os.sep) + os.sep)


def open_findings(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Discrepancies that are neither dismissed, resolved nor known to a baseline."""
    return [f for f in wording.unsettled(wording.discrepancies(document)) if f.get("baseline") != "known"]


def fails(document: Mapping[str, Any], fail_on: FailOn) -> bool:
    """Whether a draft is at or above the bar.

    What is only a warning among contradictions (a spelling, an allegation told as a fact) and a note among what is out of date (a plan)
    counts from the bar ``discrepancy`` on.
    """
    if fail_on is FailOn.NEVER:
        return False
    draft, still = document["draft"], open_findings(document)
    touching = [f for f in still if draft["article"] in wording.articles_of(f)]
    if fail_on is FailOn.CONFLICT:
        return any(f["relation"] in CONFLICTS for f in touching)
    strict = fail_on in (FailOn.DISCREPANCY, FailOn.UNCONFIRMED)
    unsettled, known = {f["id"] for f in still}, {f["id"] for f in document["findings"] if f["type"] == "discrepancy"}
    within = [f for f in touching if f["id"] in draft["inside"] and (strict or f["severity"] == "error")]
    return bool(within) or any(
        fact["verdict"] in _BARS[fail_on]
        and (strict or fact["severity"] in _LEAST[fact["verdict"]])
        and (fact["finding"] not in known or fact["finding"] in unsettled)
        for fact in draft["facts"]
    )
