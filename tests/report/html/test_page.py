"""The page: one file that needs nothing and allows nothing else, with every place that its links lead to."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from reconcile.report import View, render
from reconcile.report.html import HOOKS, Extras, part, to_html
from tests.report.html.conftest import Story


class Page(HTMLParser):
    """Elements, attributes, and what stands in styles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.words: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag if tag in self.raw else ""
        if self._inside:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.raw[self._inside][-1] += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def values(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.elements if attribute in a]


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_only_its_own_style_and_script_are_allowed(story: Story) -> None:
    page = Page(story.html())
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src {digest(page.raw['style'][0])}; script-src {digest(page.raw['script'][0])}; base-uri 'none'; form-action 'none'"
    )
    assert (len(page.raw["style"]), len(page.raw["script"])) == (1, 1)


@pytest.mark.parametrize("made", ["story", "drafted"])
def test_nothing_is_styled_or_scripted_in_place_and_nothing_is_loaded(made: str, request: pytest.FixtureRequest) -> None:
    page = Page(request.getfixturevalue(made).html(single_source=True))
    names = {name for _, attributes in page.elements for name in attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    assert not {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "embed", "base", "audio", "video"}
    assert not page.values("src")
    assert all(href.startswith("#") for href in page.values("href"))
    assert "url(" not in page.raw["style"][0]
    assert "@import" not in page.raw["style"][0]


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("made", ["story", "drafted"])
def test_every_link_leads_to_one_place(made: str, texts: bool, request: pytest.FixtureRequest) -> None:
    told: Story = request.getfixturevalue(made)
    if not texts:
        told.texts = {}
    page = Page(told.html(single_source=True))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in page.values("href")} <= set(ids)
    named = {name for attribute in ("aria-labelledby", "for") for value in page.values(attribute) for name in value.split()}
    assert named <= set(ids)


def test_a_finding_is_told_in_full(story: Story) -> None:
    text = Page(story.html()).text
    assert "2 open discrepancies" not in text
    assert "1 open discrepancy in 3 articles" in text  # one is settled, one is known
    assert "12 boats in Harbor Ledger against 15 in Sound Tribune" in text
    assert "One harbour has one count." in text
    assert "How many boats sank?" in text
    assert "Says the harbour master" in text
    assert "Says the Courier, citing the mayor" in text
    assert "2024-03-02 1 day later 15 boats" in text
    assert "One origin: they carry one text." in text
    assert "One text with 2 Sound Tribune" in text
    assert "Dismissed by Ines on 2024-03-04, until 2024-06-30: Different piers." in text


def test_the_ids_of_the_report_are_the_anchors(story: Story) -> None:
    ids = Page(story.html()).values("id")
    assert [f["id"] for f in story.document["findings"] if f["id"] not in ids] == []


def test_settled_findings_come_last_and_known_ones_say_so(story: Story) -> None:
    page = Page(story.html())
    classes = {a["id"]: a["class"] or "" for tag, a in page.elements if tag == "article" and a.get("data-finding", "-") is None}
    assert list(classes) == ["d-000000000001", "d-000000000003", "d-000000000002"]
    assert classes["d-000000000003"] == "finding warning known"
    assert classes["d-000000000002"] == "finding warning done"


def test_words_that_differ_are_marked(story: Story) -> None:
    marked = re.findall(r'<b class="differs">([^<]+)</b>', story.html())
    assert marked[:2] == ["Twelve", "Fifteen"]
    assert {"whole", "half of"} <= set(marked)


def test_evidence_and_article_lead_to_one_another(story: Story) -> None:
    page = Page(story.html())
    start = story.texts["tribune"].index("Fifteen")
    assert f"#a2-{start}" in page.values("href")
    mark = next(a for _, a in page.elements if a.get("id") == f"a2-{start}")
    assert mark["href"] == "#d-000000000001"


def test_articles_are_there_word_for_word(story: Story) -> None:
    text = Page(story.html()).text
    for told in ("Ferry sinks off Gull Point", "Nine people were hurt."):
        assert told in text
    assert "only the sentences that findings quote" not in text


def test_without_texts_the_page_shows_sentences_and_says_so(story: Story) -> None:
    story.texts = {}
    text = Page(story.html()).text
    assert "The text is not at hand, or is not the one that was checked: only the sentences that findings quote." in text
    assert "Ferry sinks off Gull Point" not in text
    assert "Fifteen boats sank in the storm, the coast guard said on Saturday." in text


def test_what_one_origin_states_is_listed_on_request(story: Story) -> None:
    assert "Stated by one origin only" not in Page(story.html()).text
    assert "Stated by one origin only" in Page(story.html(single_source=True)).text


def test_the_draft_is_told_by_the_order_of_its_text(drafted: Story) -> None:
    text = Page(drafted.html()).text
    assert "The draft, fact by fact" in text
    assert "1 of 2 facts in the draft needs a look" in text
    assert text.index("Ask first Has it been approved?") < text.index("The draft, fact by fact")
    assert text.index("planned, but approved in Harbor Ledger") < text.index("No source has it.")
    assert "1 contradicted" in text
    assert "1 nobody else has it" in text
    assert "The draft, fact by fact" not in Page(Story({**drafted.document, "draft": None}).html()).text


def test_sources_that_have_the_drafts_own_value_say_so(drafted: Story) -> None:
    contradicted = drafted.document["draft"]["facts"][1]
    contradicted["against"] = [*contradicted["against"], {**contradicted["against"][0], "value": "not yet approved"}]
    contradicted["agreeing"] = 1
    text = Page(drafted.html()).text
    assert "not yet approved as in the draft" in text
    assert "approved as in the draft" not in text.replace("not yet approved as in the draft", "")


@pytest.mark.parametrize(("number", "drawn", "tabled"), [(3, True, True), (20, False, True), (30, False, False)])
def test_many_articles_get_a_table_or_a_list_in_place_of_the_drawing(story: Story, number: int, drawn: bool, tabled: bool) -> None:
    articles = story.document["articles"]
    articles += [{**articles[0], "id": f"paper{n}", "source": f"Paper {n}"} for n in range(number - len(articles))]
    page = Page(story.html())
    assert ("svg" in {tag for tag, _ in page.elements}) == drawn
    assert ("caption" in {tag for tag, _ in page.elements}) == tabled
    assert ("These differ: 2 findings: 1 Harbor Ledger and 2 Sound Tribune" in page.text) != tabled


def test_a_report_without_findings_says_so(report: dict[str, Any]) -> None:
    text = Page(render({**report, "findings": [], "articles": []}, "html", View())).text
    assert "No discrepancy in 0 articles" in text
    assert "nothing was found in which they differ" in text


def test_the_same_report_gives_the_same_bytes(story: Story) -> None:
    assert story.html() == story.html()


def test_a_report_of_schema_1_0_without_the_later_fields_is_shown(report: dict[str, Any]) -> None:
    assert "12 boats in Harbor Ledger against 15 in Sound Tribune" in Page(render(report, "html", View())).text


def test_an_interactive_page_fills_the_hooks_and_may_talk_to_its_server(story: Story) -> None:
    hooks = {name: f"<p>{name} of {{{{ extra.owner }}}}{'{{ f.id }}' if name == 'finding' else ''}</p>" for name in HOOKS}
    extras = Extras(hooks=hooks, values={"owner": "the <desk>"}, scripts=["let more = 1;"], styles=["p { color: red }"], connect=True)
    page = Page(to_html(story.document, View(texts=story.texts), extras))
    policy = next(a["content"] or "" for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert all(digest(text) in policy for texts in page.raw.values() for text in texts)
    assert "connect-src 'self'" in policy
    assert "finding of the <desk>d-000000000001" in page.text
    assert page.text.count("toolbar of the <desk>") == 1


def test_one_part_can_be_had_alone(story: Story) -> None:
    html = part("findings", story.document, View(texts=story.texts))
    assert html.startswith('<section id="findings"')
    assert "<!doctype" not in html


def test_a_style_or_script_cannot_end_its_element(story: Story) -> None:
    with pytest.raises(ValueError, match="</script"):
        to_html(story.document, View(), Extras(scripts=["'</ScRipt>'"]))
