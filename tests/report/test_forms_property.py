"""Any text at all in every field that an article can fill: each form stays what it is, and gives the text back where it promises to."""

from __future__ import annotations

import copy
import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import cmarkgfm
import networkx as nx
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reconcile.model.printable import escaped, one_line, printable
from reconcile.report import View, render
from reconcile.report.markdown import escape
from tests.report.conftest import REPORT, evidence, position
from tests.report.forms import hidden, with_places
from tests.report.test_lines import LINE
from tests.report.test_markdown_injection import Page
from tests.report.test_sarif import VALID

# mostly what means something to some form, now and then any character
ALPHABET = st.one_of(
    st.sampled_from([*"<>&\"'`*_#[](){}|\\~=+-@!:;/.,$%^\n\r\t 1aw", "http://", "www.", "](", "<!--", "]]>", "\x1b[", "\u202e", "\u200b"]),
    st.characters(),
)
TEXT = st.lists(ALPHABET, min_size=1, max_size=14).map("".join)


def filled(text: str) -> dict[str, Any]:
    """A report with one discrepancy in which every text of an article is this one."""
    report = copy.deepcopy(REPORT)
    for article in report["articles"]:
        article |= {"title": text, "source": text, "path": text, "url": text}
    report["findings"] = [
        {
            **report["findings"][0], "headline": text, "subject": text, "reason": text, "question": text,
            "positions": [position(text, evidence(name, text, attribution=[text])) for name in ("ledger", "tribune")],
        }
    ]  # fmt: skip
    report["warnings"] = [text]
    report["single_source"] = []
    return with_places(report)


@settings(max_examples=60, deadline=None)
@given(TEXT)
@example("[a](http://b) {0}")
def test_sarif_is_valid_and_gives_the_quotation_back(text: str) -> None:
    made = render(filled(text), "sarif", View())
    log = json.loads(made)
    assert VALID.is_valid(log)
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == text
    assert not hidden(made)


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_json_forms_hold_the_text_and_cannot_leave_a_script_element(text: str) -> None:
    for form in ("web-annotation", "claim-review"):
        made = render(filled(text), form, View())
        assert not set("<>&") & set(made)
        assert not hidden(made)
        assert json.dumps(text) in json.dumps(json.loads(made))


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_xml_forms_are_well_formed(text: str) -> None:
    (case,) = ET.fromstring(render(filled(text), "junit", View())).iter("testcase")  # noqa: S314 - what we wrote ourselves
    assert case.get("name") == f"{one_line(text)} [d-000000000001]"
    graph = nx.parse_graphml(render(filled(text), "graphml", View()))
    assert len(graph.nodes) == 5


@settings(max_examples=100, deadline=None)
@given(TEXT)
@example("a:1:1: error: b [c]\nd")
def test_lines_stay_lines(text: str) -> None:
    out = render(filled(text), "lines", View())
    assert not hidden(out)
    assert len(out.splitlines()) == 2
    assert all(LINE.fullmatch(line) for line in out.splitlines()) or not one_line(text)


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_cells_are_no_formulas(text: str) -> None:
    rows = list(csv.reader(io.StringIO(render(filled(text), "csv", View()), newline="")))
    assert len(rows) == 3
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r\n＝＋－＠")]


@settings(max_examples=300, deadline=None)
@given(TEXT)
@example("www\\.a.b")
@example("@a#1")
@example("1)")
@example("http:///")
@example("=")
@example("_www.<")
def test_markdown_is_one_paragraph_of_text(text: str) -> None:
    page = Page(escape(text))
    assert set(page.tags) <= {"p"}
    assert set(page.comments) <= {" "}
    # an empty line is no paragraph
    assert page.text.rstrip("\n") == one_line(text)


@given(TEXT)
def test_what_is_printed_hides_nothing_and_loses_no_line(text: str) -> None:
    assert not hidden(printable(text), "\n\t\u200d")
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


def test_the_parser_of_github_is_the_one_that_is_asked() -> None:
    assert "<table>" in cmarkgfm.github_flavored_markdown_to_html("|a|\n|-|\n|b|", Options.CMARK_OPT_UNSAFE)
