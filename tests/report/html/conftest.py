"""A story with something of everything that the page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from reconcile.report import View, render
from tests.report.conftest import evidence, finding, position

TEXTS = {
    "ledger": 'Ferry sinks off Gull Point\n\nTwelve boats sank in the storm on Friday, the harbour master said. "We lost the whole east pier," he said.\n\nThe council has approved a levy of 4 percent.',
    "tribune": 'Fifteen boats sank in the storm, the coast guard said on Saturday.\n\nThe council has approved a levy of 4 percent. "We lost half of the east pier," he said.',
    "argus": "After a night of talks that went on until four in the morning, the mayor had news. A levy of 4 percent was planned, the mayor said, and nobody in the room was surprised. "
    "Nine people were hurt.",
}  # fmt: skip


def quoted(article: str, quote: str, value: str, texts: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """Evidence whose offsets are those of the text."""
    text = (texts or TEXTS)[article]
    start = text.index(quote)
    at = start + quote.index(value)
    first = max(text.rfind(mark, 0, start) for mark in (". ", "\n\n", '" '))
    begin = 0 if first < 0 else first + 2
    stop = text.find(".", start + len(quote))
    sentence = text[begin : stop + 1] if stop >= 0 else text[begin:]
    return evidence(
        article,
        quote,
        **{"start": start, "end": start + len(quote), "value_start": at, "value_end": at + len(value), "sentence": sentence, **more},
    )


DECISION = {"as": "dismissed", "reason": "Different piers.", "by": "Ines", "at": "2024-03-04T09:00:00Z", "until": "2024-06-30", "id": "x1"}


@dataclass
class Story:
    """A report with the texts of its articles; ``html()`` is the page."""

    document: dict[str, Any]
    texts: dict[str, str] = field(default_factory=lambda: dict(TEXTS))

    def html(self, **view: Any) -> str:
        return render(self.document, "html", View(**{"texts": self.texts, **view}))


@pytest.fixture
def story(report: dict[str, Any]) -> Story:
    """Three articles: a superseded count, an altered quotation that was dismissed, two agreements, one of them a repetition."""
    twelve = quoted("ledger", "Twelve boats sank in the storm", "Twelve", as_of="2024-03-01", attribution=["the harbour master"])
    fifteen = quoted("tribune", "Fifteen boats sank in the storm", "Fifteen", as_of="2024-03-02", line=1, column=1)
    whole = quoted("ledger", "We lost the whole east pier", "We lost the whole east pier")
    half = quoted("tribune", "We lost half of the east pier", "We lost half of the east pier")
    levy = "The council has approved a levy of 4 percent"
    report["findings"] = [
        finding(1, "superseded", "12 boats in Harbor Ledger against 15 in Sound Tribune", [position("12 boats", twelve), position("15 boats", fifteen)]),
        finding(2, "quote-altered", "“the whole east pier” against “half of the east pier”", [position("whole", whole), position("half", half)],
                kind="quote", severity="warning", decision=DECISION),
        finding(3, "conflict", "levy approved against planned", [
            position("approved", quoted("ledger", levy, "approved"), quoted("tribune", levy, "approved")),
            position("planned", quoted("argus", "A levy of 4 percent was planned", "planned", attribution=["the Courier", "the mayor"])),
        ], kind="status", severity="warning", baseline="known", origins=2, origins_reason="Harbor Ledger and Sound Tribune carry one text"),
        finding(4, "agree", "storm in two articles", [position("storm", quoted("ledger", "boats sank in the storm", "storm"), quoted("tribune", "the storm", "storm"))]),
        finding(5, "agree", "4 percent in two articles", [position("4 percent", quoted("ledger", "a levy of 4 percent", "4"), quoted("tribune", "a levy of 4 percent", "4"))],
                origins=1, origins_reason="Harbor Ledger and Sound Tribune carry one text"),
    ]  # fmt: skip
    report["single_source"] = [
        {"kind": "quantity", "value": "9 people", "normalized": {}, "subject": "hurt", **quoted("argus", "Nine people were hurt", "Nine")}
    ]
    return Story(report)


@pytest.fixture
def drafted(story: Story) -> Story:
    """The same story, with the third article as the draft."""
    planned = story.document["findings"][2]
    story.document["draft"] = {
        "article": "argus",
        "verdicts": {"contradicted": 1, "unconfirmed": 1},
        "facts": [
            {"verdict": "unconfirmed", "severity": "note", "headline": "9 people hurt", "reason": "No source has it.", "question": "Who counted?", "origins": 0,
             **story.document["single_source"][0], "against": [], "finding": None},
            {"verdict": "contradicted", "severity": "error", "headline": "planned, but approved in Harbor Ledger", "reason": "It has been approved.",
             "question": "Has it been approved?", "origins": 1, "kind": "status", "value": "planned", "normalized": {}, "subject": "levy",
             **planned["positions"][1]["evidence"][0], "against": [planned["positions"][0]], "finding": planned["id"]},
        ],
    }  # fmt: skip
    return story
