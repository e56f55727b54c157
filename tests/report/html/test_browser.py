"""The page in a browser: nothing hostile runs, nothing is cut off, assistive technology finds its way, filters and links work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reconcile.report import View
from reconcile.report.html import part
from reconcile.report.stories import stories_page
from tests.browser import eventually
from tests.report.html.conftest import Story
from tests.report.html.test_hostile import ATTACKS, poisoned
from tests.report.test_stories import index

__all__ = ["index"]

pytestmark = pytest.mark.slow
Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open HTML in a new window; ``seen`` of the page lists its errors and what it asked the network for."""
    contexts = []

    def opened(html: str, fragment: str = "", **options: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(html, "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.seen = []
        page.on("pageerror", lambda error: page.seen.append(str(error)))
        page.on("console", lambda message: page.seen.append(message.text))
        page.on("dialog", lambda dialog: page.seen.append(dialog.message))
        page.on("request", lambda request: request.url.startswith("file:") or page.seen.append(request.url))
        page.goto(f"{path.as_uri()}{fragment}")
        return page

    yield opened
    for context in contexts:
        context.close()


def address(page: Any) -> str:
    """The address as the page itself knows it; the driver hears of a change later."""
    found: str = page.evaluate("location.href")
    return found


def shown(page: Any) -> list[str]:
    """Ids of the findings that are not filtered away."""
    found: list[str] = page.eval_on_selector_all("[data-finding]", "all => all.filter(one => !one.hidden).map(one => one.id)")
    return found


@pytest.mark.parametrize(
    "options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], ids=["light", "dark", "phone"]
)
def test_axe_finds_nothing_serious(drafted: Story, open_page: Open, options: dict[str, Any]) -> None:
    page = open_page(drafted.html(single_source=True), **options)
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["impact"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_cut_off(drafted: Story, open_page: Open, width: int) -> None:
    page = open_page(
        poisoned(drafted, "averylongwordwithoutanyblanks" * 9).html(single_source=True), viewport={"width": width, "height": 800}
    )
    too_wide = "[...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('nav')).map(e => e.outerHTML.slice(0, 120))"
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(too_wide)


def test_hostile_articles_do_nothing(story: Story, open_page: Open) -> None:
    page = open_page(poisoned(story, " ".join(ATTACKS)).html(single_source=True))
    assert page.seen == []
    assert page.locator("svg").count() == 1


def test_the_policy_stops_what_would_slip_through(story: Story, open_page: Open) -> None:
    html = story.html().replace(
        "<footer>",
        '<footer><img src="https://a.example/x.png"><b onclick="document.title = 1" id="trap">x</b><script>document.title = "2"</script>',
    )
    page = open_page(html)
    page.evaluate("document.getElementById('trap').click()")
    assert page.title().endswith("reconcile")
    assert any("Content Security Policy" in line for line in page.seen)


def test_filters_narrow_the_findings_and_the_address_keeps_them(story: Story, open_page: Open) -> None:
    page = open_page(story.html())
    assert eventually(lambda: len(shown(page)), 5) == 5
    page.select_option("select[name=kind]", "quote")
    assert eventually(lambda: shown(page), ["d-000000000002"]) == ["d-000000000002"]
    assert address(page).endswith("#?kind=quote")
    assert page.inner_text("[data-shown]") == "1 of 5 findings shown"
    page.click("[data-reset]")
    assert eventually(lambda: len(shown(page)), 5) == 5
    assert "#" not in address(page)
    page.fill("input[name=q]", "EAST pier")
    assert eventually(lambda: shown(page), ["d-000000000002"]) == ["d-000000000002"]


def test_parts_can_be_replaced_and_the_filters_stay(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), "#?kind=quote")
    fresh = part("findings", story.document, View(texts=story.texts))
    page.evaluate("html => { document.getElementById('findings').outerHTML = html; window.reconcile.refresh(); }", fresh)
    assert eventually(lambda: shown(page), ["d-000000000002"]) == ["d-000000000002"]
    assert page.input_value("select[name=kind]") == "quote"
    page.select_option("select[name=kind]", "")
    assert eventually(lambda: len(shown(page)), 5) == 5


def test_the_link_of_a_finding_is_copied(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), permissions=["clipboard-read", "clipboard-write"])
    page.click("#d-000000000001 [data-copy]")
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("report.html#d-000000000001")


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ("#?severity=error", ["d-000000000001"]),
        ("#?article=3", ["d-000000000003"]),
        ("#?relation=agree&q=percent", ["c-000000000005"]),
        ("#?kind=nonsense&severity=error", ["d-000000000001"]),
        ("#?q=no+such+word", []),
    ],
)
def test_an_address_with_a_filter_opens_filtered(story: Story, open_page: Open, fragment: str, left: list[str]) -> None:
    page = open_page(story.html(), fragment)
    assert eventually(lambda: shown(page), left) == left
    page.locator("[data-none]").wait_for(state="hidden" if left else "visible")


def test_an_address_of_a_finding_opens_it(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), "#c-000000000005")
    page.locator("#c-000000000005 q").first.wait_for()


def test_a_mark_leads_to_its_finding_and_back(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), "#?severity=note")
    page.locator("#a2 .mark.error").first.click()
    assert eventually(lambda: address(page).rpartition("#")[2], "d-000000000001") == "d-000000000001"
    page.locator("#d-000000000001").wait_for()  # the filter gives way
    page.locator("#d-000000000001 .place").last.click()
    assert eventually(lambda: bool(re.search(r"#a2-\d+$", address(page))), wanted=True)
    page.locator("#a2 .mark.lit").first.wait_for()
    assert page.locator("#a2 .mark.lit").first.inner_text() == "Fifteen boats sank in "


def test_light_and_dark_can_be_switched_and_stay(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.click("[data-theme-toggle]")
    assert eventually(lambda: page.evaluate(colour) != dark, wanted=True)
    page.reload()
    assert eventually(lambda: page.evaluate(colour) != dark, wanted=True)


def test_without_script_everything_but_the_filters_is_there(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), java_script_enabled=False)
    page.locator("#d-000000000001").wait_for()
    page.locator("[data-filters]").wait_for(state="hidden")
    page.locator("[data-theme-toggle]").wait_for(state="hidden")
    page.locator("#a2 .mark.error").first.click()
    assert eventually(lambda: address(page).rpartition("#")[2], "d-000000000001") == "d-000000000001"


def test_paper_shows_what_is_folded(story: Story, open_page: Open) -> None:
    page = open_page(story.html(), java_script_enabled=False)
    settled = page.locator("#d-000000000002 blockquote").first
    settled.wait_for(state="hidden")
    page.emulate_media(media="print")
    settled.wait_for()
    page.locator(".masthead").wait_for(state="hidden")


@pytest.mark.parametrize(
    "options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], ids=["light", "dark", "phone"]
)
def test_the_index_of_stories_can_be_read_by_all(index: dict[str, Any], open_page: Open, options: dict[str, Any]) -> None:
    page = open_page(stories_page(index), **options)
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["impact"], [n["html"] for n in v["nodes"]]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert page.locator("ol.stories > li").count() == 2
    page.get_by_role("link", name="1 without a discrepancy").click()
    assert address(page).endswith("#calm")
    assert page.seen == []
