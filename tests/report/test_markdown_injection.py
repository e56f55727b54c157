"""Markdown, rendered by GitHub's own parser with everything switched on: articles and file names stay text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from reconcile.report import View, render
from reconcile.report.markdown import escape
from tests.report.forms import HOSTILE, hidden, hostile

OURS = {"h1", "h2", "p", "strong", "code", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.comments: list[str] = []
        self.text = ""
        self.feed(cmarkgfm.github_flavored_markdown_to_html(markdown.encode("utf-8", "replace").decode(), Options.CMARK_OPT_UNSAFE))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def test_the_parser_would_link_run_and_head() -> None:
    page = Page("# a\n\n<b>x</b> http://evil.example www.evil.example a@evil.example [x](https://evil.example)")
    assert page.tags.count("a") == 4
    assert {"h1", "b"} <= set(page.tags)


def test_a_hostile_report_has_only_our_own_markup() -> None:
    text = render(hostile(), "markdown", View(single_source=True, verbose=True))
    page = Page(text)
    assert set(page.tags) <= OURS
    assert page.attributes == []
    assert set(page.comments) == {" "}
    assert page.tags.count("h1") == 1
    # one heading for each discrepancy, and one for the table
    assert page.tags.count("h2") == len(HOSTILE) + 1
    assert page.tags.count("code") == len(HOSTILE)
    assert not hidden(text)
    assert "<script>alert(1)</script>" in page.text
    assert "[free](javascript:alert(1))" in page.text


@pytest.mark.parametrize("text", [t for t in HOSTILE if not hidden(t)])
@pytest.mark.parametrize("around", ["{}", "## {}", "* {}", "| a |\n|---|\n| {} |"])
def test_text_reads_as_it_was_wherever_it_stands(text: str, around: str) -> None:
    plain, page = Page(around.format("word")), Page(around.format(escape(text)))
    assert page.tags == plain.tags
    assert page.text == plain.text.replace("word", " ".join(text.split()))


def test_nobody_is_mentioned(report: dict[str, Any]) -> None:
    report["findings"][0]["headline"] = "@harbour #12 boats"
    html = cmarkgfm.github_flavored_markdown_to_html(render(report, "markdown", View()), Options.CMARK_OPT_UNSAFE)
    assert "@<!-- -->harbour #<!-- -->12 boats" in html
