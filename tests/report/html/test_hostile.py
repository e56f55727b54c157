"""Articles that try to be markup, to run script, or to look like something else."""

from __future__ import annotations

import copy
import re

import pytest

from reconcile.report.html.visible import visible, web_address
from tests.report.html.conftest import Story, quoted
from tests.report.html.test_page import Page

ATTACKS = (
    "<script>alert(1)</script>", "</script><script>x</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "' onmouseover='alert(1)",
    "&lt;script&gt;&#0;&bogus;&amp", "{{ 7 * 7 }}{% raw %}", "javascript:alert(1)", "<!--", "]]>", "</title><b>", "<a href='javascript:alert(1)'>x</a>",
    "\u202eevil\u202c", "zero\u200bwidth", "nul\x00bell\x07",
)  # fmt: skip


def poisoned(story: Story, attack: str) -> Story:
    """The story with the attack in every text that comes from outside."""
    document = copy.deepcopy(story.document)
    story.texts = {key: f"{attack} {text} {attack}" for key, text in story.texts.items()}
    for f in document["findings"]:
        for key in ("headline", "subject", "reason", "question", "origins_reason"):
            f[key] = f"{attack} {f[key]}"
        if f["decision"]:
            f["decision"] |= {"reason": attack, "by": attack}
        for p in f["positions"]:
            p["value"] = attack
            for e in p["evidence"]:
                shifted = {"attribution": [attack, attack], "as_of": e["as_of"], "line": e["line"]}
                quote = e["quote"]
                e.update(quoted(e["article"], quote, quote.split()[0], story.texts, **shifted))
                e["sentence"] = f"{attack} {quote} {attack}"
    for a in document["articles"]:
        a |= {"title": attack, "source": f"{attack} {a['id']}", "path": f"a\"b'\n{attack}.txt", "url": attack, "warnings": [attack]}
    document["warnings"] = [attack]
    document["single_source"][0] |= {"value": attack, "subject": attack}
    return Story(document, story.texts)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup(story: Story, attack: str) -> None:
    clean, dirty = Page(story.html(single_source=True)), Page(poisoned(story, attack).html(single_source=True))
    tags = {tag for tag, _ in clean.elements}
    assert {tag for tag, _ in dirty.elements} <= tags | {"p", "span", "bdi", "dl", "dt", "dd", "div"}
    assert dirty.raw == clean.raw
    names = {name for _, attributes in dirty.elements for name in attributes}
    assert names <= {name for _, attributes in clean.elements for name in attributes}
    assert all(href.startswith("#") for href in dirty.values("href"))
    assert " ".join(visible(attack).split()) in dirty.text


def test_ids_of_articles_become_neither_markup_nor_anchors(story: Story) -> None:
    odd = "a\"b'\n<c>&\u202e.txt"
    for f in story.document["findings"]:
        for p in f["positions"]:
            p["evidence"] = [{**e, "article": odd if e["article"] == "argus" else e["article"]} for e in p["evidence"]]
    story.document["articles"][2]["id"] = odd
    story.document["single_source"] = []
    story.texts[odd] = story.texts.pop("argus")
    page = Page(story.html())
    assert all(re.fullmatch(r"#[\w-]+", href) for href in page.values("href"))
    assert "a\"b' <c>&⟦U+202E⟧" in page.text
    assert "Nine people were hurt" in page.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("pay\u200bpal", "pay⟦U+200B⟧pal"),
        ("p\u200day", "p⟦U+200D⟧ay"),
        ("\U0001f469\u200d\U0001f692", "\U0001f469\u200d\U0001f692"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\x1b[31mb\x00", "a⟦U+001B⟧[31mb⟦U+0000⟧"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ud800", "⟦U+D800⟧"),
        ("it’s 7\u00a0p.m. — 3\u00ad4", "it’s 7\u00a0p.m. — 3\u00ad4"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a.example", "https:", "data:text/html,x", "//a.example", "https://a\u202e.example",
                                 "https://[a", "java\nscript:x", "", None, "ftp://a.example"])  # fmt: skip
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    assert web_address(url) is None


def test_an_address_of_the_web_is_a_link(story: Story) -> None:
    story.document["articles"][0]["url"] = "https://news.example/a?b=1&c='2'"
    link = next(a for _, a in Page(story.html()).elements if (a.get("href") or "").startswith("http"))
    assert link["href"] == "https://news.example/a?b=1&c='2'"
    assert link["rel"] == "noopener noreferrer"
