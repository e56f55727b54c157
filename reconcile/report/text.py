"""The report for a person at a terminal, or plain when it is piped."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.model.printable import one_line
from reconcile.report import draft, wording
from reconcile.report.draft_text import DraftPage
from reconcile.report.render import View

PLAIN_WIDTH = 100
"""Columns of piped output: the same everywhere, whatever the terminal."""
MIN_WIDTH = 24
MAX_REPEATED = 3
"""Facts of one origin that are listed without --verbose."""
MAX_REASON = 90
"""Characters of the reason for counting origins, in the compact list; the JSON report has all of it."""
_COLOURS = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def to_text(document: Mapping[str, Any], view: View) -> str:
    """The report as lines of text."""
    page = Page(document, view)
    page.everything()
    return page.text()


class Page:
    """Lines about one report, set for a width; ``text()`` gives what was printed so far."""

    def __init__(self, document: Mapping[str, Any], view: View) -> None:
        self._document = document
        self._view = view
        self._articles = {a["id"]: a for a in document["articles"]}
        self._buffer = io.StringIO()
        self._console = Console(
            file=self._buffer,
            width=max(MIN_WIDTH, view.width or PLAIN_WIDTH),
            force_terminal=view.colour,
            color_system="standard" if view.colour else None,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
            no_color=not view.colour,
        )

    def text(self) -> str:
        # rich pads wrapped lines to the width of the page
        return "".join(f"{line.rstrip()}\n" for line in self._buffer.getvalue().split("\n")[:-1])

    def everything(self) -> None:
        rest = self._document
        if "draft" in self._document:
            DraftPage(self, self._document, verbose=self._view.verbose).write()
            rest = draft.beside(self._document)
            if wording.unsettled(rest["findings"]):
                self.heading("AMONG THE SOURCES")
                self.blank()
        for finding in wording.unsettled(wording.discrepancies(rest)):
            self.finding(finding)
        agreed = wording.unsettled(wording.corroborations(rest))
        independent = [f for f in agreed if f["origins"] > 1]
        if independent:
            self.heading("Corroborated")
            self._corroborated(independent)
            self.blank()
        self._repeated([f for f in agreed if f["origins"] == 1])
        if self._view.single_source and self._document["single_source"]:
            self.heading("Stated by one origin only")
            for fact in self._document["single_source"]:
                self.line(2, (one_line(fact["value"]), "bold"), self._about(fact), (f"  {self.place(fact)}", "dim"))
            self.blank()
        if self._view.verbose:
            self._undecided()
        self._settled([f for f in self._document["findings"] if wording.settled(f)])
        marks = wording.marks_line(self._document)
        if marks:
            self.line(0, marks)
        summary = draft.summary_line if "draft" in self._document else wording.summary_line
        self.line(0, (summary(self._document), "bold"))

    def finding(self, finding: Mapping[str, Any]) -> None:
        """One finding in full, with both sides quoted."""
        colour = _COLOURS[finding["severity"]] if finding["type"] == "discrepancy" else "bold green"
        label = finding["severity"].upper() if finding["type"] == "discrepancy" else "AGREED"
        headline = one_line(finding["headline"])
        self.line(0, (label, colour), "  ", (headline, "bold"))
        relation = wording.RELATIONS.get(finding["relation"], finding["relation"])
        known = f"  {finding['baseline']}" if finding.get("baseline") else ""
        self.line(2, (f"{finding['kind']}: {relation}", colour.removeprefix("bold ")), (f"  {finding['id']}{known}", "dim"))
        if finding.get("decision"):
            self.labelled("Desk", wording.decided(finding), "bold")
        subject = one_line(finding["subject"])
        if subject and subject.casefold() not in headline.casefold():
            self.labelled("About", subject)
        if finding["reason"]:
            self.labelled("Why", one_line(finding["reason"]))
        if finding["question"]:
            self.labelled("Ask", one_line(finding["question"]), "bold")
        for position in finding["positions"]:
            self._position(position)
        if wording.fewer_origins(finding):
            self.labelled("Note", wording.origins(finding), "dim")
        self.blank()

    def _position(self, position: Mapping[str, Any]) -> None:
        articles = len({e["article"] for e in position["evidence"]})
        counted = f"  {wording.count(articles, 'article')}, {wording.count(position['origins'], 'origin')}" if articles > 1 else ""
        self.line(2, (one_line(position["value"]), "bold"), (counted, "dim"))
        for evidence in position["evidence"]:
            where, who = wording.source(evidence, self._articles), wording.credited(evidence)
            self.line(4, (self.place(evidence), "cyan"), (f"  {where}" if where else "", "dim"))
            self.line(6, f"“{one_line(evidence['quote'])}”", (f"  says {who}" if who else "", "dim"))

    def _corroborated(self, findings: Sequence[Mapping[str, Any]]) -> None:
        """Facts with several origins; one line for a clause that carries several, and names, which are many, in one paragraph."""
        names = [] if self._view.verbose else [f for f in findings if _its_own_subject(f) and not f.get("decision")]
        alike: dict[str, list[Mapping[str, Any]]] = {}
        for finding in findings:
            if finding not in names:
                alike.setdefault(one_line(finding["headline"]), []).append(finding)
        for headline, group in alike.items():
            kinds = " and ".join(dict.fromkeys(f["kind"] for f in group))
            origins = max((wording.origins(f, MAX_REASON) for f in group), key=len)
            rounded = {wording.RELATIONS.get(f["relation"], "") for f in group if f["relation"] != "agree"}
            about = [_about_more(group[0])] if _about_more(group[0]) else []
            self.line(2, (headline, "green"))
            self.line(4, (f"{kinds}: {'; '.join([*about, origins, *sorted(rounded)])}", "dim"))
            for finding in group:
                if finding.get("decision"):
                    self.line(4, wording.decided(finding))
        if names:
            told = [f"{one_line(f['positions'][0]['value'])} ({len(wording.articles_of(f))})" for f in names]
            self.line(2, ("Spelled alike, with the number of articles: ", "green"), ", ".join(told))

    def _repeated(self, findings: Sequence[Mapping[str, Any]]) -> None:
        """Facts that several articles have from one origin, by that origin: they confirm nothing, so a few stand for all."""
        if not findings:
            return
        self.heading("Repeated from one origin: no confirmation")
        by_reason: dict[str, list[Mapping[str, Any]]] = {}
        for finding in findings:
            by_reason.setdefault(one_line(finding["origins_reason"]) or "one origin", []).append(finding)
        for reason, group in by_reason.items():
            self.line(2, reason, (f" ({wording.count(len(group), 'fact')})", "dim"))
            shown = group if self._view.verbose else group[:MAX_REPEATED]
            for finding in shown:
                self.line(4, (one_line(finding["headline"]), "dim"))
            if len(shown) < len(group):
                self.line(4, (f"and {len(group) - len(shown)} more; --verbose lists them", "dim"))
        self.blank()

    def _settled(self, findings: Sequence[Mapping[str, Any]]) -> None:
        """Findings that somebody dismissed or resolved: last and short, but there."""
        if not findings:
            return
        self.heading("Dismissed or resolved")
        for finding in findings:
            self.line(2, one_line(finding["headline"]), (f"  {finding['id']}", "dim"))
            self.line(4, (wording.decided(finding), "dim"))
        self.blank()

    def _undecided(self) -> None:
        pairs = self._document.get("undecided", [])
        if not pairs:
            return
        self.heading("Not compared: perhaps not the same thing")
        for pair in pairs:
            left, right = pair["left"], pair["right"]
            self.line(
                2,
                f"{one_line(left['value'])} / {one_line(right['value'])}",
                (f"  {left['kind']}, score {pair['score']:.2f}: {one_line(pair['reason'])}", "dim"),
            )
            for side in (left, right):
                self.line(4, (self.place(side), "cyan"), f"  “{one_line(side['quote'])}”")
        self.blank()

    def heading(self, words: str) -> None:
        self.line(0, (words, "bold"))

    def _about(self, fact: Mapping[str, Any]) -> str:
        return f"  {one_line(fact['subject'])}" if fact["subject"] else ""

    def labelled(self, label: str, text: str, style: str = "") -> None:
        """A word in a narrow column, and text that keeps clear of it where it wraps."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=5)
        grid.add_column(overflow="fold")
        grid.add_row(Text(label, "dim"), Text(text, style))
        self._console.print(Padding(grid, (0, 0, 0, 2)))

    def place(self, evidence: Mapping[str, Any]) -> str:
        """Where it stands, or only the article where no more is known."""
        return wording.place({"line": None, **evidence}, self._articles)

    def blank(self) -> None:
        self._console.print()

    def line(self, indent: int, *parts: str | tuple[str, str]) -> None:
        if not self._view.colour:
            words = "".join(part if isinstance(part, str) else part[0] for part in parts)
            # what fits on the line needs no setting: rich takes a third of a millisecond for each line
            if words.isprintable() and indent + cell_len(words) <= self._console.width:
                self._buffer.write(f"{' ' * indent}{words}\n")
                return
        self._console.print(Padding(Text.assemble(*parts), (0, 0, 0, indent)))


def _its_own_subject(finding: Mapping[str, Any]) -> bool:
    """Whether the value is all that there is to say, as with a name: how it is spelled."""
    return bool(one_line(finding["subject"]).casefold() == one_line(finding["positions"][0]["value"]).casefold())


def _about_more(finding: Mapping[str, Any]) -> str:
    """What a finding is about, where its headline does not say so: neither in these words nor by a clause of an article."""
    headline, subject = one_line(finding["headline"]), one_line(finding["subject"])
    clause = headline.startswith("“") and not finding["positions"][0]["value"].startswith("“")
    return "" if clause or subject.casefold() in headline.casefold() else subject
