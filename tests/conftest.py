"""Facts made by hand, so that stages are tested without any text, and the flag that pins golden figures anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reconcile.model import Fact, Frame, Span
from tests.browser import browser

__all__ = ["browser"]

MakeFact = Callable[..., Fact[Any]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Pinned figures move only with this flag."""
    parser.addoption("--repin", choices=("better", "all"), help="pin the golden stories' figures where they are better, or all")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes into the cache of the user, nor does a command that it starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RECONCILE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def repin(request: pytest.FixtureRequest) -> str | None:
    """Whether pinned figures shall move: None, "better" or "all"."""
    said: str | None = request.config.getoption("--repin")
    return said


@pytest.fixture
def make_fact() -> MakeFact:
    """A fact of kind ``crowd`` whose value is a whole number; ``terms`` are the words of its clause."""

    def make(article: str, value: int, terms: str = "people march bridge", start: int = 0, **frame: Any) -> Fact[Any]:
        text = f"{value} people"
        words = frozenset(terms.split())
        return Fact(
            kind="crowd", article=article, value=value, span=Span(start, start + len(text)), evidence=Span(start, start + len(text)),
            sentence=Span(start, start + len(text)), text=text, quote=text, sentence_text=text, label=text, normalized={"value": value},
            frame=Frame(subject="people who marched", head="people", predicate="march", terms=words, **frame), rule="crowd.test",
        )  # fmt: skip

    return make
