"""A browser for the tests of pages, where there is one."""

from __future__ import annotations

import importlib.util
import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest


def missing() -> str:
    """Why no browser can be driven here; empty where one can."""
    for package in ("playwright", "axe_playwright_python"):
        if importlib.util.find_spec(package) is None:
            return f"{package} is not installed"
    return "" if executable() else "there is no Chromium here"


def executable() -> str | None:
    return next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)


def eventually(read: Callable[[], Any], wanted: Any) -> Any:
    """What is read, at the latest after five seconds, or as soon as it is what is wanted: a page answers when it can."""
    for _ in range(50):
        found = read()
        if found == wanted:
            return found
        time.sleep(0.1)
    return read()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium without windows and without the network."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=executable(), args=flags)
        yield launched
        launched.close()
