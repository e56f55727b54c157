"""The review page in a browser, on the whole way of an editor."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reconcile.cli.app import run

pytestmark = pytest.mark.slow
BOATS, PIER, LEVY = "d-000000000001", "d-000000000002", "d-000000000003"
LEDGER = "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.\n"
TRIBUNE = "The Harbor Commission voted 7 to 3 to approve the ferry contract.\n"


class Server:
    """``reconcile serve`` in a process of its own."""

    def __init__(self, *arguments: str | Path) -> None:
        command = [sys.executable, "-m", "reconcile", "serve", *map(str, arguments), "--no-browser"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/#key=\S+", line)
        assert found, f"{line}{self.process.communicate(timeout=10)[1]}"
        self.address, self.port = found[0], found[1]

    def stop(self) -> tuple[int, str]:
        """Press Ctrl-C; the exit status, and what was said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(20), self.process.communicate()[1]


Start = Callable[..., Server]
Window = Callable[..., Any]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Server] = []

    def begin(*arguments: str | Path) -> Server:
        started.append(Server(*arguments))
        return started[-1]

    yield begin
    for server in started:
        server.stop()


@pytest.fixture
def window(browser: Any) -> Iterator[Window]:
    """Open an address in a window of its own; ``seen`` of the page lists its errors."""
    contexts = []

    def opened(address: str, wait: str = ".finding", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.seen = []
        page.on("pageerror", lambda error: page.seen.append(str(error)))
        page.on("console", lambda message: "Failed to load resource" in message.text or page.seen.append(message.text))
        page.on("dialog", lambda dialog: page.seen.append(dialog.message))
        page.goto(address)
        page.wait_for_selector(wait)
        return page

    yield opened
    for context in contexts:
        context.close()


def decided(page: Any, finding: str) -> Any:
    return page.locator(f"#{finding} .decided")


def dismiss(page: Any, finding: str, reason: str) -> None:
    page.click(f"#{finding} [data-as=dismissed]")
    page.fill("[data-decide] [name=reason]", reason)
    page.click("[data-save]")


def test_the_whole_way(saved: Path, tmp_path: Path, start: Start, window: Window) -> None:
    log = tmp_path / "log.jsonl"
    server = start(saved, "--port", "0", "--decisions", log)
    page = window(server.address)
    assert "#" not in page.url  # the key does not stay in the address
    assert page.title().startswith("2 open discrepancies in 3 articles")
    # filter, read, dismiss with a reason
    page.select_option("select[name=kind]", "polarity")
    assert page.locator(f"#{BOATS}").is_hidden()
    page.locator(f"#{PIER}").get_by_text("the whole east pier").first.wait_for()
    page.click(f"#{PIER} [data-as=dismissed]")
    page.click("[data-save]")
    assert "few words why" in page.inner_text("[data-wrong]") or page.locator("[name=reason]:invalid").count() == 1
    page.fill("[data-decide] [name=reason]", "Different <b>piers</b>.")
    page.fill("[data-decide] [name=by]", "Ines")
    page.click("[data-save]")
    decided(page, PIER).wait_for()
    assert re.fullmatch(r"Dismissed by Ines on \d{4}-\d\d-\d\d: Different <b>piers</b>\.", decided(page, PIER).inner_text())
    assert page.input_value("select[name=kind]") == "polarity"  # the filter stays
    page.locator("#settled").wait_for()
    # reload, see it stay
    page.reload()
    decided(page, PIER).wait_for()
    # start the server anew, see it stay
    assert server.stop() == (0, "")
    page.get_by_text("has it been stopped?").wait_for()
    again = start(saved, "--port", server.port, "--decisions", log)
    page.get_by_text("was started anew").wait_for()
    # the new address in the same window, and the one that was left open follows when it is looked at again
    beside = page.context.new_page()
    beside.goto(again.address)
    decided(beside, PIER).wait_for()
    old = page.get_attribute("meta[name=desk-run]", "content")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector(f"meta[name=desk-run]:not([content='{old}'])", state="attached")
    decided(page, PIER).wait_for()
    # undo
    page.click(f"#{PIER} [data-undo]")
    decided(page, PIER).wait_for(state="detached")
    assert page.locator("#settled").count() == 0
    assert len(log.read_text("utf-8").splitlines()) == 2
    assert page.seen == []


def test_two_windows_and_a_terminal_are_in_step(saved: Path, tmp_path: Path, start: Start, window: Window) -> None:
    log = tmp_path / "log.jsonl"
    server = start(saved, "--port", "0", "--decisions", log)
    one, two = window(server.address), window(server.address)
    # what is being typed in one window, and where it is, survives what happens in another
    two.click(f"#{LEVY} [data-as=unsure]")
    two.fill("[data-decide] [name=reason]", "asked the cle")
    two.click("#agreements summary >> nth=0")
    two.focus("[data-decide] [name=reason]")
    dismiss(one, BOATS, "Two harbours.")
    decided(two, BOATS).wait_for()
    assert two.input_value("[data-decide] [name=reason]") == "asked the cle"
    assert two.evaluate("document.activeElement.name") == "reason"
    assert two.locator("#agreements details[open]").count() == 1
    two.keyboard.type("rk")
    two.keyboard.press("Control+Enter")
    decided(one, LEVY).wait_for()
    assert "asked the clerk" in decided(one, LEVY).inner_text()
    assert run(["decide", str(saved), PIER, "--as", "resolved", "--reason", "Corrected online.", "--decisions", str(log)]) == 0
    for page in (one, two):
        decided(page, PIER).wait_for()
        assert "Corrected online." in decided(page, PIER).inner_text()
    one.click(f"#{BOATS} [data-undo]")
    decided(two, BOATS).wait_for(state="detached")
    assert one.seen == two.seen == []


def test_keys(saved: Path, tmp_path: Path, start: Start, window: Window) -> None:
    page = window(start(saved, "--port", "0", "--decisions", tmp_path / "log.jsonl").address)
    at = "document.activeElement.id"
    order = []
    for key in ("j", "j", "j", "j", "k"):
        page.keyboard.press(key)
        order.append(page.evaluate(at))
    assert order == [BOATS, PIER, LEVY, LEVY, PIER]
    here = order[-1]
    page.keyboard.press("?")
    page.locator("[data-help]").wait_for()
    page.keyboard.press("Escape")
    page.focus(f"#{here}")
    page.keyboard.press("d")
    page.keyboard.type("jj is no key here")
    page.keyboard.press("Control+Enter")
    decided(page, here).wait_for()
    assert "jj is no key here" in decided(page, here).inner_text()
    page.wait_for_selector(f".finding:focus:not(#{here})")  # on to the next one that is open
    page.keyboard.press("z")
    decided(page, here).wait_for(state="detached")
    page.get_by_text("Taken back").first.wait_for()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    page.uncheck("[data-keys-on]")
    page.keyboard.press("Escape")
    page.focus(f"#{BOATS}")
    page.keyboard.press("d")
    assert page.locator("[data-decide]").is_hidden()
    assert page.seen == []


def test_articles_are_read_and_dropped(tmp_path: Path, start: Start, window: Window) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "ledger.txt").write_text(LEDGER, "utf-8")
    page = window(start(folder, "--port", "0", "--decisions", tmp_path / "log.jsonl").address, "#findings")
    assert page.title().startswith("No discrepancy in 1 article")
    # dragged over and dropped
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "trib<i>une.txt", { type: "text/plain" }));
            const send = (type) => document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
            send("dragenter");
            window.overlay = !document.querySelector("[data-drop]").hidden;
            send("drop");
        }""",
        TRIBUNE,
    )
    assert page.evaluate("window.overlay")
    page.wait_for_selector(".finding")
    assert page.title().startswith("1 discrepancy in 2 articles")
    assert page.inner_text("[data-toast-words]") == "Checked again with 2 articles: 1 new discrepancy."
    assert page.locator(".finding .chip").get_by_text("New", exact=True).count() == 1
    assert page.locator("#articles i").count() == 0
    # chosen, and refused
    page.set_input_files("[data-files]", [{"name": "x.exe", "mimeType": "text/plain", "buffer": b"x"}])
    page.get_by_text("x.exe: unknown kind of file").wait_for()
    assert page.locator(".finding").count() == 1
    assert page.seen == []


def test_hostile_articles_do_nothing(saved: Path, tmp_path: Path, start: Start, window: Window) -> None:
    server = start(saved, "--port", "0", "--decisions", tmp_path / "log.jsonl")
    page = window(server.address)
    dismiss(page, BOATS, "<img src=x onerror=alert(1)><script>alert(2)</script>")
    decided(page, BOATS).wait_for()
    page.reload()
    page.wait_for_selector(".finding")
    assert page.seen == []
    # the policy stops what would slip through, and other pages cannot show this one
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"https://a.example/x.png\"><b id=trap onclick=\"document.title = 1\">x</b>')"
    )
    page.evaluate("document.getElementById('trap').click()")
    assert page.title().endswith("reconcile")
    assert any("Content Security Policy" in line for line in page.seen)


@pytest.mark.parametrize(
    "options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], ids=["light", "dark", "phone"]
)
def test_axe_finds_nothing_serious(saved: Path, tmp_path: Path, start: Start, window: Window, options: dict[str, Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = window(start(saved, "--port", "0", "--decisions", tmp_path / "log.jsonl").address, **options)
    dismiss(page, PIER, "Different piers.")
    decided(page, PIER).wait_for()
    page.click(f"#{BOATS} [data-as=confirmed]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for state in ("form", "help"):
        if state == "help":
            page.evaluate("document.querySelector('[data-help]').showModal()")
        found = Axe().run(page).response["violations"]
        assert [(state, v["id"], [n["html"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_taken_port_is_one_line(saved: Path, tmp_path: Path, start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    server = start(saved, "--port", "0", "--decisions", tmp_path / "log.jsonl")
    assert run(["serve", str(saved), "--port", server.port, "--no-browser", "--decisions", str(tmp_path / "log.jsonl")]) == 2
    told = f"reconcile: --port {server.port}: that port is taken by another program; name another one, or --port 0 for any that is free\n"
    assert capsys.readouterr() == ("", told)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_while_articles_are_read_stops_at_once(tmp_path: Path, start: Start) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(LEDGER.replace("7-2", f"{number}-2") * 20, "utf-8")
    server = start(folder, "--port", "0", "--decisions", tmp_path / "log.jsonl")
    assert server.stop() == (0, "")
