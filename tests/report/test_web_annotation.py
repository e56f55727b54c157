"""Web Annotations: the shape that the data model asks for, expanded by a JSON-LD processor, and selectors that find the words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld

import reconcile
from reconcile.report import View, render
from tests.report.forms import HOSTILE, decided, drafted, hidden, hostile, with_places

OA, DC, AS, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://purl.org/dc/elements/1.1/",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
CONTEXT = {
    "id": "@id", "type": "@type", "Annotation": f"{OA}Annotation", "TextualBody": f"{OA}TextualBody", "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector", "TextPositionSelector": f"{OA}TextPositionSelector", "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage", "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"}, "exact": f"{OA}exact", "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix", "start": f"{OA}start", "end": f"{OA}end", "value": f"{RDF}value", "format": f"{DC}format", "language": f"{DC}language",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"}, "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    **{m: f"{OA}{m}" for m in ("commenting", "describing", "questioning", "moderating", "tagging", "linking")},
    "partOf": {"@id": f"{AS}partOf", "@type": "@id"}, "first": {"@id": f"{AS}first", "@type": "@id"}, "last": {"@id": f"{AS}last", "@type": "@id"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"}, "total": f"{AS}totalItems", "startIndex": f"{AS}startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip
"""The terms that we use, of the vocabulary's namespaces, so that no test reads the network."""
URN, TEXT = {"type": "string", "pattern": "^urn:reconcile:[!-~]+$"}, {"type": "string", "minLength": 1}
SHAPE: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "label", "total", "first", "last"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": URN, "type": {"const": "AnnotationCollection"}, "label": TEXT,
        "total": {"type": "integer"}, "last": URN,
        "first": {
            "type": "object", "required": ["id", "type", "partOf", "startIndex", "items"], "additionalProperties": False,
            "properties": {
                "id": URN, "type": {"const": "AnnotationPage"}, "partOf": URN, "startIndex": {"const": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
    },
    "$defs": {
        "annotation": {
            "type": "object", "required": ["id", "type", "motivation", "body", "target"], "additionalProperties": False,
            "properties": {
                "id": URN, "type": {"const": "Annotation"}, "motivation": {"enum": ["questioning", "commenting"]},
                "body": {"type": "array", "minItems": 1, "items": {"oneOf": [
                    {"required": ["type", "purpose", "value"], "properties": {"type": {"const": "TextualBody"}, "value": TEXT}},
                    {"required": ["type", "purpose", "source"], "properties": {"type": {"const": "SpecificResource"}, "purpose": {"const": "linking"}, "source": URN}},
                ]}},
                "target": {
                    "type": "object", "required": ["source", "selector"], "additionalProperties": False,
                    "properties": {
                        "source": {"type": "string", "pattern": "^[!-~]+$"},
                        "selector": {"oneOf": [{"$ref": "#/$defs/quote"}, {"type": "array", "prefixItems": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}], "minItems": 2, "maxItems": 2}]},
                    },
                },
            },
        },
        "quote": {"type": "object", "required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"}, "exact": TEXT, "prefix": TEXT, "suffix": TEXT}, "additionalProperties": False},
        "position": {
            "type": "object", "required": ["type", "start", "end"], "additionalProperties": False,
            "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}},
        },
    },
}  # fmt: skip


def loader(url: str, _: object = None) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def annotations(report: dict[str, Any], **view: Any) -> list[dict[str, Any]]:
    """All annotations, after shape, count and names were checked."""
    collection = json.loads(render(report, "web-annotation", View(**view)))
    assert [f"{list(e.absolute_path)}: {e.message[:200]}" for e in Draft202012Validator(SHAPE).iter_errors(collection)] == []
    found: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(found) == len({a["id"] for a in found})
    return found


def test_one_annotation_for_each_place(report: dict[str, Any]) -> None:
    first, second, *others = annotations(with_places(report))
    assert len(others) == 12
    assert first["id"] == "urn:reconcile:d-000000000001:1"
    assert first["motivation"] == "questioning"
    assert [(b["purpose"], b.get("value") or b["source"]) for b in first["body"]] == [
        ("commenting", "12 boats in Harbor Ledger against 15 in Sound Tribune"),
        ("describing", "One harbour has one count."),
        ("questioning", "How many boats sank?"),
        ("tagging", "quantity"),
        ("tagging", "conflict"),
        ("tagging", "error"),
        ("linking", second["id"]),
    ]
    assert first["target"] == {
        "source": "story/ledger.txt",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "12 boats sank", "prefix": "Then ", "suffix": ", they said."},
            {"type": "TextPositionSelector", "start": 70, "end": 83},
        ],
    }
    assert others[0]["motivation"] == "commenting"


def test_of_a_page_only_the_words_are_selected(report: dict[str, Any]) -> None:
    report["articles"][1]["url"] = "https://tribune.example/boats"
    target = annotations(with_places(report))[1]["target"]
    assert target["source"] == "https://tribune.example/boats"
    assert target["selector"]["type"] == "TextQuoteSelector"


def test_a_processor_reads_all_of_it(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decided("dismissed")
    (collection,) = jsonld.expand(
        json.loads(render(with_places(report), "web-annotation", View())), {"documentLoader": loader, "base": "https://desk.example/"}
    )
    (page,) = collection[f"{AS}first"]
    first = page[f"{AS}items"][0]["@list"][0]
    assert first["@type"] == [f"{OA}Annotation"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}commenting"}]
    (target,) = first[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": "https://desk.example/story/ledger.txt"}]
    assert [s["@type"] for s in target[f"{OA}hasSelector"]] == [[f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"]]
    purposes = [b[f"{OA}hasPurpose"][0]["@id"].removeprefix(OA) for b in first[f"{OA}hasBody"]]
    assert purposes == ["commenting", "describing", "questioning", "moderating", "tagging", "tagging", "tagging", "linking"]


def test_verdicts_on_a_draft_and_single_facts(report: dict[str, Any]) -> None:
    found = annotations(drafted(with_places(report)), single_source=True)
    assert found[0]["id"] == "urn:reconcile:d-000000000001:f-d00000000001:1"
    assert {b["value"] for b in found[-1]["body"] if b["purpose"] == "tagging"} == {"money", "single-source", "note"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_selectors_find_the_words_in_the_file(tmp_path: Path, end: str) -> None:
    for name, words in (("ledger", "approved the ferry contract by a 7-2 vote"), ("tribune", "voted 7 to 3 to approve the ferry contract")):
        text = f"---{end}source: {name}{end}---{end}\U0001f6a2 Ferry news.{end}{end}The Harbor Commission {words} on Friday.{end}"
        (tmp_path / f"{name}.txt").write_bytes(text.encode())
    found = annotations(reconcile.check(reconcile.read(str(tmp_path)).articles).to_dict())
    assert len(found) >= 2
    for annotation in found:
        text = Path(annotation["target"]["source"].removeprefix("file://")).read_bytes().decode()
        quote, position = annotation["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")) == 1


def test_nothing_that_an_article_holds_leaves_its_string() -> None:
    text = render(hostile(), "web-annotation", View())
    assert not set("<>&") & set(text)
    assert not hidden(text)
    found = annotations(hostile())
    assert {a["target"]["selector"][0]["exact"] for a in found} == set(HOSTILE)
    assert not any("javascript" in a["target"]["source"] for a in found)
