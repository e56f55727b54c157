"""A draft's verdicts as lines of text: what has to be mended first, what has to be asked, and what stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reconcile.model.printable import one_line
from reconcile.report import draft, wording

if TYPE_CHECKING:
    from reconcile.report.text import Page

MAX_SHOWN = 3
"""Sources of one value that are quoted without --verbose."""
MAX_SENTENCE = 400
"""A sentence longer than this is quoted only as far as it carries the fact."""
_COLOURS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


class DraftPage:
    """Writes the draft's part of a report onto a page."""

    def __init__(self, page: Page, document: Mapping[str, Any], *, verbose: bool) -> None:
        self._page, self._document, self._verbose = page, document, verbose
        self._articles = {a["id"]: a for a in document["articles"]}

    def write(self) -> None:
        page = self._page
        self._head()
        for verdict in draft.DIFFERING:
            found = draft.entries(self._document, verdict)
            self._title(verdict, found)
            for entry in found:
                self._differs(entry)
        within = draft.inside(self._document)
        if within:
            page.line(0, (f"WITHIN THE DRAFT ({len(within)})", _COLOURS[within[0]["severity"]]))
            page.blank()
            for finding in within:
                page.finding(finding)
        for verdict, write in (("unconfirmed", self._unconfirmed), ("rounded", self._rounded), ("supported", self._supported)):
            found = draft.entries(self._document, verdict)
            self._title(verdict, found)
            for entry in found:
                write(entry)
            if found:
                page.blank()

    def _head(self) -> None:
        article = draft.the_draft(self._document)
        who = wording.source({"article": article.get("id")}, self._articles)
        names = [wording.article_name(a) for a in draft.sources(self._document)]
        listed = ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
        self._page.line(
            0,
            ("Draft: ", "dim"),
            (wording.place({"article": article.get("id")}, self._articles), "bold"),
            (f"  {who}" if who else "", "dim"),
        )
        self._page.line(0, ("Against: ", "dim"), listed)
        for name in self._document["draft"]["copies"]:
            told = wording.article_name(self._articles.get(name, {"id": name}))
            self._page.line(
                0, ("Note: ", "dim"), f"{told} carries the text of the draft. It counts as one origin, and is none beside the draft."
            )
        for line in self._document["warnings"]:
            self._page.line(0, ("Note: ", "dim"), one_line(line))
        self._page.blank()

    def _title(self, verdict: str, found: Sequence[draft.Entry]) -> None:
        if not found:
            return
        number = sum(len(e.facts) for e in found)
        colour = (
            "bold green"
            if verdict in ("rounded", "supported")
            else _COLOURS[min((e.fact["severity"] for e in found), key=list(_COLOURS).index)]
        )
        self._page.line(0, (f"{draft.HEADINGS[verdict].upper()} ({number})", colour))
        if verdict in draft.DIFFERING:
            self._page.blank()

    def _places(self, entry: draft.Entry) -> str:
        """All places of the draft where it stands: the first in full, of the others line and column."""
        first, *rest = entry.facts
        more = [f"{f['line']}:{f['column']}" if f["line"] else "again" for f in rest]
        return ", ".join([self._page.place(first), *more])

    def _differs(self, entry: draft.Entry) -> None:
        page, fact = self._page, entry.fact
        page.line(0, (self._places(entry), "cyan"), "  ", (one_line(fact["headline"]), "bold"))
        finding = f"  {fact['finding']}" if fact["finding"] else ""
        page.line(2, (f"{fact['severity']}, {fact['kind']}", _COLOURS[fact["severity"]].removeprefix("bold ")), (finding, "dim"))
        if entry.finding.get("decision"):
            page.labelled("Desk", wording.decided(entry.finding), "bold")
        page.labelled("Draft", f"“{one_line(fact['quote'])}”")
        page.labelled("Why", one_line(fact["reason"]))
        page.labelled("Ask", one_line(fact["question"]), "bold")
        for position in fact["against"]:
            self._position(position, "  as the draft" if position in entry.agreeing else "")
        page.blank()

    def _position(self, position: Mapping[str, Any], mark: str = "") -> None:
        articles = len({e["article"] for e in position["evidence"]})
        counted = f"  {wording.count(articles, 'article')}, {wording.count(position['origins'], 'origin')}" if articles > 1 else ""
        self._page.line(2, (one_line(position["value"]), "bold"), (f"{counted}{mark}", "dim"))
        self._evidence(position["evidence"])

    def _evidence(self, evidence: Sequence[Mapping[str, Any]], limit: int = MAX_SHOWN) -> None:
        shown = evidence if self._verbose else evidence[:limit]
        for e in shown:
            where, who = wording.source(e, self._articles), wording.credited(e)
            self._page.line(
                4,
                (where or wording.article_name(self._articles.get(e["article"], {"id": e["article"]})), ""),
                (f"  {self._page.place(e)}", "cyan"),
            )
            said = e["sentence"] if len(e["sentence"]) <= MAX_SENTENCE else e["quote"]
            self._page.line(6, f"“{one_line(said)}”", (f"  says {who}" if who else "", "dim"))
        if len(shown) < len(evidence):
            self._page.line(4, (f"and {len(evidence) - len(shown)} more; --verbose lists them", "dim"))

    def _unconfirmed(self, entry: draft.Entry) -> None:
        fact = entry.fact
        self._page.line(2, (self._places(entry), "cyan"), f"  {one_line(fact['headline'])}", (f"  {fact['kind']}", "dim"))
        if fact["against"]:
            self._page.line(4, one_line(fact["reason"]))
            for position in fact["against"]:
                self._evidence(position["evidence"], 1)
        elif self._verbose:
            self._page.line(4, f"“{one_line(fact['quote'])}”")
            self._page.line(4, (one_line(f"{fact['reason']} {fact['question']}"), "dim"))

    def _rounded(self, entry: draft.Entry) -> None:
        fact = entry.fact
        self._page.line(2, (self._places(entry), "cyan"), (f"  {one_line(fact['headline'])}", "green"), (f"  {draft.backing(fact)}", "dim"))
        self._page.line(4, (one_line(fact["reason"]), "dim"))
        for position in fact["against"]:
            self._evidence(position["evidence"], 1)

    def _supported(self, entry: draft.Entry) -> None:
        fact = entry.fact
        self._page.line(2, (self._places(entry), "cyan"), (f"  {one_line(fact['headline'])}", "green"), (f"  {draft.backing(fact)}", "dim"))
        if self._verbose:
            if fact["reason"]:
                self._page.line(4, (one_line(fact["reason"]), "dim"))
            for position in fact["against"]:
                self._evidence(position["evidence"])
