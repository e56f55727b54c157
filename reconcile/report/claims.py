"""The report as schema.org ``Claim`` and ``ClaimReview`` in JSON-LD.

The tool rates nothing as true or false. Each value is a ``Claim`` with the articles in which it appears; its ``ClaimReview`` has a
rating in words only, which counts the independent origins for and against it: there is no ``ratingValue``, and no ``author`` and no
``url`` of a review, since who publishes one vouches for it and has to put the own name there. Dismissed findings are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.model.printable import escaped, one_line
from reconcile.report import wording
from reconcile.report.address import uri, urn, web
from reconcile.report.items import SINGLE, Item, Side, items
from reconcile.report.render import View

Articles = Mapping[str, Mapping[str, Any]]


def to_claim_review(document: Mapping[str, Any], view: View) -> str:
    """A ``DataFeed`` of claims, each with its review."""
    articles = {a["id"]: a for a in document["articles"]}
    found = [i for i in items(document, single_source=view.single_source) if not (i.decision and i.decision["as"] == "dismissed")]
    # of a draft only its own words are rated, not those of the articles it was held against
    elements = [_review(item, n, articles) for item in found for n in range(1 if item.draft else len(item.sides))]
    feed = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": "Claims of the articles compared",
        "description": (
            f"Made by {document['tool']['name']} {document['tool']['version']}, which compares articles with one another and says how many "
            "independent origins have a claim. It does not say which claim is true."
        ),
        "dataFeedElement": elements,
    }
    return for_pages(feed)


def for_pages(document: Any) -> str:
    """JSON that can also stand inside a ``script`` element: nothing in it ends the element or opens a comment."""
    text = escaped(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _review(item: Item, number: int, articles: Articles) -> dict[str, Any]:
    side = item.sides[number]
    name = f"urn:reconcile:{item.name}:{number + 1}"
    return {
        "@type": "ClaimReview",
        "@id": f"{name}:review",
        "claimReviewed": _said(item.subject, side.value),
        "itemReviewed": _claim(item, side, f"{name}:claim", articles),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdict(item, number),
            "ratingExplanation": one_line(item.reason or item.headline),
        },
        "reviewAspect": item.rule,
    }


def _said(subject: str, value: str) -> str:
    """The claim in one line; many values name what they are of."""
    about, said = one_line(subject), one_line(value)
    return said if about.casefold() in said.casefold() else f"{about}: {said}"


def verdict(item: Item, number: int) -> str:
    """The rating in words: how many independent origins have the claim, and how many have something else."""
    against = _AGAINST.get(item.relation, "told differently by")
    if item.relation == "unconfirmed":
        return f"stated by one origin only; {_ALONE}"
    if item.draft:
        return f"{'supported by' if item.agrees else against} {wording.count(item.origins, 'independent origin')}"
    side = item.sides[number]
    if len(item.sides) == 1:
        if item.relation != SINGLE and item.origins > 1:
            return f"supported by {wording.count(item.origins, 'independent origin')}"
        repeated = f", repeated in {item.articles} articles" if item.articles > 1 else ""
        return f"stated by one origin only{repeated}; {_ALONE}"
    if item.origins == 1:
        return "stated by one origin only, which also says otherwise"
    # an origin may stand on several of the other sides
    others = min(sum(s.origins for n, s in enumerate(item.sides) if n != number), item.origins)
    return f"supported by {wording.count(side.origins, 'independent origin')}; {against} {wording.count(others, 'other origin')}"


_ALONE = "not confirmed and not contradicted"
_AGAINST = {
    "conflict": "contradicted by", "contradicted": "contradicted by", "sum-mismatch": "does not add up with", "superseded": "told at another stage by",
    "outdated": "told at another stage by", "scope-differs": "counted differently by", "attribution-differs": "credited to somebody else by",
    "misattributed": "credited to somebody else by", "quote-altered": "quoted in other words by",
}  # fmt: skip


def _claim(item: Item, side: Side, name: str, articles: Articles) -> dict[str, Any]:
    places = {_id(e, articles): [o for o in side.evidence if o["article"] == e["article"]] for e in side.evidence}
    who = {e["attribution"][-1] if e["attribution"] else None for e in side.evidence}
    author = next(iter(who)) if len(who) == 1 else None
    first = _first(side.evidence, articles)
    return {
        "@type": "Claim",
        "@id": name,
        "name": one_line(side.value),
        "text": side.evidence[0]["quote"],
        **({"about": {"@type": "Thing", "name": one_line(item.subject)}} if item.subject else {}),
        # whether it is a person or an organization is not known, so it has no type
        **({"author": {"name": one_line(author)}} if author else {}),
        **({"firstAppearance": {"@id": first}} if first else {}),
        "appearance": [_appearance(found, articles) for found in places.values()],
    }


def _appearance(found: Sequence[Mapping[str, Any]], articles: Articles) -> dict[str, Any]:
    """One article, with the words in which it has the claim."""
    article = articles.get(found[0]["article"], {})
    address = web(article)
    return {
        "@type": "NewsArticle",
        "@id": _id(found[0], articles),
        **({"headline": one_line(article["title"])} if article.get("title") else {}),
        **({"url": address} if address else {}),
        **({"datePublished": article["published"]} if article.get("published") else {}),
        **({"publisher": {"@type": "Organization", "name": one_line(article["source"])}} if article.get("source") else {}),
        "hasPart": [{"@type": "Quotation", "text": text} for text in dict.fromkeys(e["quote"] for e in found)],
    }


def _id(evidence: Mapping[str, Any], articles: Articles) -> str:
    article = articles.get(evidence["article"], {"id": evidence["article"]})
    return web(article) or (urn(article) if article.get("sha256") else uri(article))


def _first(evidence: Sequence[Mapping[str, Any]], articles: Articles) -> str | None:
    """The article that had it first; None where the days do not tell."""
    days = {_id(e, articles): articles.get(e["article"], {}).get("published") for e in evidence}
    if len(days) < 2 or None in days.values():
        return None
    earliest = min(str(day) for day in days.values())
    first = [name for name, day in days.items() if day == earliest]
    return first[0] if len(first) == 1 else None
