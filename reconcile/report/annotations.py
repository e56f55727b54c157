"""The report as W3C Web Annotations: one for each place, which finds its words again after an edit.

Source: W3C Recommendation, Web Annotation Data Model, 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report.address import uri, web
from reconcile.report.claims import for_pages
from reconcile.report.items import Item, State, items
from reconcile.report.render import View

Articles = Mapping[str, Mapping[str, Any]]


def to_web_annotation(document: Mapping[str, Any], view: View) -> str:
    """An ``AnnotationCollection`` whose only page holds all annotations, in the order of the report."""
    articles = {a["id"]: a for a in document["articles"]}
    found = items(document, single_source=view.single_source)
    annotations = [a for item in found for a in _annotations(item, articles)]
    name = "urn:reconcile:annotations"
    page = {"id": f"{name}:page-1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": annotations}
    collection: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": name,
        "type": "AnnotationCollection",
        "label": "What the articles agree on and what they do not",
        "total": len(annotations),
    }
    return for_pages({**collection, "first": page, "last": page["id"]})


def _annotations(item: Item, articles: Articles) -> list[dict[str, Any]]:
    names = [f"urn:reconcile:{item.name}:{n}" for n in range(1, len(item.evidence) + 1)]
    return [
        {
            "id": name,
            "type": "Annotation",
            "motivation": "questioning" if item.state in (State.FAIL, State.OPEN) else "commenting",
            "body": [
                *_bodies(item),
                *({"type": "SpecificResource", "purpose": "linking", "source": other} for other in names if other != name),
            ],
            "target": _target(evidence, articles),
        }
        for name, evidence in zip(names, item.evidence, strict=True)
    ]


def _bodies(item: Item) -> list[dict[str, Any]]:
    told = {"commenting": item.headline, "describing": item.reason, "questioning": item.question, "moderating": item.why_settled}
    texts = [
        {"type": "TextualBody", "purpose": purpose, "value": one_line(text), "format": "text/plain", "language": "en"}
        for purpose, text in told.items()
        if text
    ]
    return [*texts, *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (item.kind, item.relation, item.severity))]


def _target(evidence: Mapping[str, Any], articles: Articles) -> dict[str, Any]:
    article = articles.get(evidence["article"], {"id": evidence["article"]})
    plain = evidence.get("line") is not None
    context = {k: evidence[k] for k in ("prefix", "suffix") if evidence.get(k)}
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": evidence["quote"], **context}]
    # positions count in the file; of a web page or a PDF only the words can be found again
    if plain and article.get("offset") is not None:
        start = article["offset"] + evidence["start"]
        selectors.append({"type": "TextPositionSelector", "start": start, "end": start + evidence["end"] - evidence["start"]})
    source = uri(article) if plain else web(article) or uri(article)
    return {"source": source, "selector": selectors if len(selectors) > 1 else selectors[0]}
