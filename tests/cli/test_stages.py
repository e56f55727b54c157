"""The stages as commands, and what they pass on."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from reconcile import pipeline
from reconcile.kinds import discover
from reconcile.model import Relation
from reconcile.model.interchange import fact_from_line, fact_line
from tests.cli.conftest import Command

SEED = Path(__file__).parents[2] / "seeds" / "ferry-collision"


def test_extract_prints_one_fact_a_line(story: Path, command: Command) -> None:
    facts = [json.loads(line) for line in command("extract", story, "--kind", "vote").out.splitlines()]
    assert [(f["article"], f["quote"], f["normalized"]["for"], f["normalized"]["against"]) for f in facts] == [
        ("ledger.txt", "7-2", 7, 2),
        ("tribune.txt", "7 to 3", 7, 3),
    ]


def test_facts_come_back_equal_from_their_lines() -> None:
    facts = pipeline.extract(pipeline.read([str(SEED)]).articles)
    assert facts or len(discover()) == 1
    for fact in facts:
        assert fact_from_line(json.loads(json.dumps(fact_line(fact))), discover()) == fact


def test_the_stages_can_be_piped(story: Path, command: Command) -> None:
    facts = command("extract", story).out
    clusters = command("cluster", "-", stdin=facts).out
    graph = json.loads(command("graph", "-", stdin=clusters).out)
    kinds = {e["type"] for e in graph["edges"]}
    assert {"states", "conflicts"} <= kinds
    assert {n["id"] for n in graph["nodes"] if n["type"] == "article"} == {"article:ledger.txt", "article:tribune.txt"}


def test_facts_and_articles_give_the_same_clusters(story: Path, tmp_path: Path, command: Command) -> None:
    facts = tmp_path / "facts.jsonl"
    assert command("extract", story, "-o", facts).status == 0
    from_facts, from_articles = json.loads(command("cluster", facts).out), json.loads(command("cluster", story).out)
    assert from_facts["clusters"] == from_articles["clusters"] != []


def test_copied_text_is_an_edge(tmp_path: Path, command: Command) -> None:
    sentence = "The Harbor Commission voted 7 to 3 on Monday night to approve the new ferry contract with Sound Lines.\n"
    (tmp_path / "a.txt").write_text(sentence, "utf-8")
    (tmp_path / "b.txt").write_text(sentence, "utf-8")
    facts = command("extract", tmp_path, "--kind", "vote").out
    edges = json.loads(command("graph", "-", stdin=facts).out)["edges"]
    assert {e["type"] for e in edges} == {"states", "agrees", "same-origin"}


@pytest.mark.parametrize(("form", "tag"), [("graphml", "graphml"), ("gexf", "gexf")])
def test_xml_forms_are_well_formed(story: Path, command: Command, form: str, tag: str) -> None:
    root = ET.fromstring(command("graph", story, "--format", form).out)  # noqa: S314 - our own output
    assert root.tag.endswith(tag)
    assert "lastmodifieddate" not in command("graph", story, "--format", form).out


def test_dot_draws_a_conflict_without_an_arrow(story: Path, command: Command) -> None:
    assert 'color=red3, label="conflict", dir=none' in command("graph", story, "--format", "dot").out


@pytest.mark.parametrize(
    ("line", "says"),
    [('{"rule": 1', "not a fact"), ('{"rule": "vote.tally"}', "'kind'"), ('{"rule": "x.y", "kind": "weather"}', "'weather'")],
)
def test_a_line_that_is_no_fact_is_named(story: Path, command: Command, line: str, says: str) -> None:
    good = command("extract", story).out.splitlines()[0]
    result = command("cluster", "-", stdin=f"{good}\n{line}\n")
    assert result.status == 2
    assert "standard input: line 2:" in result.err
    assert says in result.err


def test_a_saved_report_renders_like_a_fresh_one(story: Path, saved: Path, command: Command) -> None:
    for form in ("text", "markdown", "csv", "json"):
        assert command("report", saved, "--format", form).out == command("check", story, "--format", form).out


def test_report_reads_standard_input(story: Path, saved: Path, command: Command) -> None:
    assert command("report", "-", stdin=saved.read_bytes()).out == command("check", story).out


def test_explain_prints_rule_gate_and_comparison(saved: Path, command: Command) -> None:
    finding = next(f for f in json.loads(saved.read_text("utf-8"))["findings"] if f["kind"] == "vote")
    out = command("explain", saved, finding["id"]).out
    assert finding["headline"] in out
    assert "rule: vote." in out
    assert "gate score" in out
    assert "comparison: conflict: " in out
    assert command("explain", saved, finding["id"][:6]).out == out


def test_explain_names_what_it_knows(saved: Path, command: Command) -> None:
    result = command("explain", saved, "d-nothing")
    assert result.status == 2
    assert "no finding 'd-nothing'" in result.err


@pytest.mark.parametrize("relation", [r.value for r in Relation if r is not Relation.INCOMPARABLE])
def test_explain_says_what_a_relation_means(command: Command, relation: str) -> None:
    assert command("explain", relation).out.startswith(f"{relation}: ")


def test_kinds_lists_every_kind_and_shows_one(command: Command) -> None:
    listed = command("kinds").out
    assert [line.split()[0] for line in listed.splitlines()] == list(discover())
    assert "7 to 2" in command("kinds", "show", "vote").out
    assert command("kinds", "show", "weather").status == 2


@pytest.mark.parametrize("name", ["report", "facts", "clusters", "graph"])
def test_schema_prints_a_schema(command: Command, name: str) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(command("schema", name).out)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{name}.schema.json"


def test_an_unknown_schema_names_the_known_ones(command: Command) -> None:
    result = command("schema", "articles")
    assert (result.status, result.err) == (
        2,
        "reconcile: schema articles: no such schema; there are report, facts, clusters, graph, decisions, baseline, config, found, stats, feed, stories\n",
    )
