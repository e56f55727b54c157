"""The report as Markdown: articles cannot become markup."""

from __future__ import annotations

from typing import Any

import pytest

from reconcile.report import View, render
from reconcile.report.markdown import escape


def test_findings_are_headings_with_both_sides(report: dict[str, Any]) -> None:
    text = render(report, "markdown", View())
    assert "## 1. 12 boats in Harbor Ledger against 15 in Sound Tribune\n" in text
    assert "* **12 boats**\n  * story/ledger.txt:3:5 (Harbor Ledger, 2024-03-02): “12 boats sank” (says the harbour master)\n" in text
    assert "| 7-2 in Harbor Ledger and Sound Tribune | quantity | 2 articles, 2 origins |\n" in text
    assert "$4 million" not in text
    assert "| \\$4 million | the new pier | story/argus.txt:3:5 |" in render(report, "markdown", View(single_source=True))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>", "&lt;script\\>"),
        ("[a](http://x)", "\\[a\\](http:\\//x)"),
        ("a | b", "a \\| b"),
        ("*very* _so_", "\\*very\\* \\_so\\_"),
        ("# One", "\\# One"),
        ("- one", "\\- one"),
        ("1. one", "1\\. one"),
        ("two\nlines", "two lines"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
    ],
)
def test_text_is_only_text(text: str, escaped: str) -> None:
    assert escape(text) == escaped
