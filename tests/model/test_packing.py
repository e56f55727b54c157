"""Facts as few bytes, and back: every fact of the seeds and of all kinds' examples, and damage of every sort."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.kinds import discover
from reconcile.model import Article, Fact, Frame, Span
from reconcile.model.interchange import fact_line
from reconcile.model.packing import PACKING, pack, unpack
from reconcile.model.packing_columns import Reader, Writer
from reconcile.model.packing_plan import plan

ROOT = Path(__file__).parents[2]
Told = list[tuple[Article, list[Fact[Any]]]]


@pytest.fixture(scope="module")
def told() -> Told:
    """Articles of the seeds, and one for each kind of all texts of its examples, with their facts."""
    articles = [
        dataclasses.replace(a, id=f"{folder.name}/{a.id}")
        for folder in sorted((ROOT / "seeds").iterdir())
        if (folder / "expected.json").is_file()
        for a in pipeline.read([str(folder)]).articles
    ]
    for file in sorted((ROOT / "reconcile" / "kinds").glob("*/examples.toml")):
        rows = tomllib.loads(file.read_text("utf-8"))
        texts = [r["text"] for r in rows["find"]]
        articles.append(Article(file.parent.name, "\n\n".join(texts), dt.date(2024, 5, 17)))
    facts = pipeline.extract(articles)
    return [(a, [f for f in facts if f.article == a.id]) for a in articles]


def test_everything_comes_back_equal(told: Told) -> None:
    kinds = discover()
    assert {f.kind for _, facts in told for f in facts} == set(kinds)
    for article, facts in told:
        back = unpack(pack(facts, article, kinds), article, kinds)
        assert back == tuple(facts)
        # equality leaves fields out (the dated acts around a dated act, the clause of an event); lines do not
        assert [fact_line(f) for f in back] == [fact_line(f) for f in facts]
        assert [(f.id, f.frame) for f in back] == [(f.id, f.frame) for f in facts]


def test_a_fact_takes_few_bytes(told: Told) -> None:
    seeds = [(a, f) for a, f in told if "/" in a.id]
    kinds = discover()
    assert sum(len(pack(f, a, kinds)) for a, f in seeds) <= 80 * sum(len(f) for _, f in seeds)


def test_packing_is_the_same_every_time(told: Told) -> None:
    article, facts = told[0]
    kinds = discover()
    data = pack(facts, article, kinds)
    assert data[0] == PACKING
    assert pack(unpack(data, article, kinds), article, kinds) == data


def test_damage_is_a_value_error_and_nothing_else(told: Told) -> None:
    kinds = discover()
    article, facts = told[0]
    data = pack(facts[:40], article, kinds)
    rng = random.Random(18)
    for _ in range(400):
        broken = bytearray(data)
        for _ in range(rng.choice((1, 1, 2, 8))):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        if rng.random() < 0.2:
            del broken[rng.randrange(len(broken)) :]
        if bytes(broken) != data:
            with pytest.raises(ValueError, match=article.id):
                unpack(bytes(broken), article, kinds)


def test_damage_below_the_checksum_is_a_value_error_or_other_facts(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checksum of the compressed data finds nearly all damage; what is below it must stand without."""
    from reconcile.model import packing

    kinds = discover()
    article, facts = told[0]
    data = pack(facts[:40], article, kinds)
    columns = packing._expanded(data, article)
    rng, refused = random.Random(7), 0
    for _ in range(400):
        broken = bytearray(columns)
        for _ in range(rng.choice((1, 2, 4))):
            broken[rng.randrange(len(broken))] = rng.choice((0, 1, 127, 128, 255, rng.randrange(256)))
        monkeypatch.setattr(packing, "_expanded", lambda *_, broken=bytes(broken): broken)
        try:
            got = unpack(data, article, kinds)
        except ValueError:
            refused += 1
        else:
            assert len(got) <= len(columns)
    assert refused > 200


def test_data_that_claims_to_be_huge_is_refused_unread(told: Told) -> None:
    kinds = discover()
    article, facts = told[0]
    data = pack(facts[:3], article, kinds)
    with pytest.raises(ValueError, match="more data than an article can have"):
        unpack(data[:5] + b"\xff\xff\xff" + data[8:], article, kinds)


def test_an_article_without_facts() -> None:
    article = Article("a", "Nothing happened.")
    assert unpack(pack([], article, {}), article, {}) == ()


def test_another_text_is_refused(told: Told) -> None:
    kinds = discover()
    article, facts = told[0]
    data = pack(facts, article, kinds)
    with pytest.raises(ValueError, match="cannot be read"):
        unpack(data, dataclasses.replace(article, text=article.text.replace("e", "o")), kinds)
    with pytest.raises(ValueError, match="is not where"):
        pack(facts, dataclasses.replace(article, text="x" + article.text), kinds)


def test_another_format_and_an_unknown_kind_are_refused(told: Told) -> None:
    kinds = discover()
    article, facts = told[0]
    data = pack(facts, article, kinds)
    with pytest.raises(ValueError, match="a format that this version does not know"):
        unpack(bytes((PACKING + 1,)) + data[1:], article, kinds)
    with pytest.raises(ValueError, match=f"no '{facts[0].kind}'"):
        unpack(data, article, {k: v for k, v in kinds.items() if k != facts[0].kind})


class Crowd:
    """A kind made up here, with a value of a plain type."""

    name = "crowd"

    def describe(self, value: int) -> str:
        return f"{value} people"

    def normalize(self, value: int) -> dict[str, Any]:
        return {"value": value}


class Choir(Crowd):
    """The same kind in an engine of another day: its value is a word."""

    def describe(self, value: str) -> str:  # type: ignore[override]
        return f"{value} people"


def crowd(value: int, **other: Any) -> tuple[Article, Fact[int]]:
    article = Article("a", "Then 12 people sang.")
    given = {"label": "12 people", "normalized": {"value": value}, **other}
    return article, Fact("crowd", "a", value, Span(5, 14), Span(5, 19), Span(0, 20), "12 people", "12 people sang", article.text, frame=Frame(), rule="crowd.test", **given)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {}, {"id": "f-other"}, {"label": ""}, {"label": "a dozen \0 and \ud800"}, {"normalized": {"value": "twelve", "of": [1, 2.5, None]}},
        {"as_of": dt.date(2020, 2, 29)}, {"paragraph": 7, "sentence_index": 300},
    ],
)  # fmt: skip
def test_what_is_not_as_usual_comes_back_too(other: dict[str, Any]) -> None:
    article, fact = crowd(12, **other)
    (back,) = unpack(pack([fact], article, {"crowd": Crowd()}), article, {"crowd": Crowd()})  # type: ignore[dict-item]
    assert back == fact
    assert json.dumps(fact_line(back)) == json.dumps(fact_line(fact))


def test_a_value_whose_fields_have_changed_says_so() -> None:
    article, fact = crowd(12)
    data = pack([fact], article, {"crowd": Crowd()})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="an engine whose values had other fields"):
        unpack(data, article, {"crowd": Choir()})  # type: ignore[dict-item]


def test_a_value_that_its_annotation_does_not_describe_is_refused() -> None:
    article, fact = crowd(12)
    with pytest.raises(ValueError, match="cannot be packed"):
        pack([fact], article, {"crowd": Choir()})  # type: ignore[dict-item]


@dataclasses.dataclass(frozen=True)
class Left:
    a: int


@dataclasses.dataclass(frozen=True)
class Right:
    b: int


def test_a_union_of_two_dataclasses_has_no_packed_form() -> None:
    with pytest.raises(TypeError, match="cannot be told apart"):
        plan((Left | Right,))


@pytest.mark.parametrize("values", [[], [0], [5, 5, 5], [0, 255], [0, 256], [-70_000, 3], [0, 1 << 32], [-(1 << 62), 1 << 62]])
def test_columns(values: list[int]) -> None:
    out = Writer()
    out.number(len(values))
    out.column(values, told=True)
    source = Reader(bytes(out.data))
    assert source.column(source.count()) == values
    assert source.rest == 0


def test_a_number_that_no_column_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too far apart"):
        Writer().column([0, 1 << 64])
