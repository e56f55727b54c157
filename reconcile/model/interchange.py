"""Facts and clusters as JSON between the stages, and back: what ``reconcile extract | cluster | graph`` pass on.

The public fields are those of ``Fact.to_dict()``; ``state`` carries the rest, so that a fact comes back equal to what it was.
"""

from __future__ import annotations

import dataclasses
import operator
import typing
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reconcile.model.comparison import Comparison, Relation, Verdict
from reconcile.model.document import SCHEMA_VERSION
from reconcile.model.fact import Fact
from reconcile.model.finding import Cluster, Link
from reconcile.model.kind import FactKind, Kinds
from reconcile.model.plain import from_plain, to_plain
from reconcile.model.plain_text import to_text
from reconcile.model.text import Article
from reconcile.model.trace import link_document

_PUBLIC = frozenset({"id", "article", "kind", "label", "normalized", "rule", "as_of", "text"})
_STATE = tuple(f.name for f in dataclasses.fields(Fact) if f.name not in _PUBLIC)
_STATE_TEMPLATE = "{" + ", ".join(f'"{name}": %s' for name in _STATE) + "}"
_state = operator.attrgetter(*_STATE)


def fact_line(fact: Fact[Any]) -> dict[str, Any]:
    """One line of ``reconcile extract``: the public fields and the state."""
    return {**fact.to_dict(), "state": {name: to_plain(getattr(fact, name)) for name in _STATE}}


def state_text(fact: Fact[Any]) -> str:
    """The state of ``fact_line`` as JSON text."""
    return _STATE_TEMPLATE % tuple([to_text(v) for v in _state(fact)])


def fact_from_line(line: Mapping[str, Any], kinds: Kinds) -> Fact[Any]:
    """The fact that ``fact_line`` wrote.

    Raises:
        ValueError: a line that is not one of ours; the message says what is wrong.
    """
    try:
        kind = kinds[line["kind"]]
        state, hints = line["state"], _hints()
        types = {**hints, "value": value_type(kind)}
        return Fact(
            id=line["id"],
            article=line["article"],
            kind=line["kind"],
            label=line["value"],
            normalized=line["normalized"],
            rule=line["rule"],
            as_of=from_plain(hints["as_of"], line["as_of"]),
            text=line["quote"],
            **{name: from_plain(types[name], state[name]) for name in _STATE},
        )
    except KeyError as error:
        raise ValueError(
            f"no {error.args[0]!r} in it" if error.args[0] != line.get("kind") else f"unknown kind {error.args[0]!r}"
        ) from None
    except (TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def value_type(kind: FactKind[Any]) -> Any:
    """The type of a kind's values, as ``describe(self, value: V)`` annotates it."""
    return typing.get_type_hints(kind.describe)["value"]


@cache
def _hints() -> dict[str, Any]:
    return typing.get_type_hints(Fact)


def clusters_document(
    clusters: Iterable[Cluster], undecided: Iterable[Link], warnings: Sequence[str], articles: Iterable[Article]
) -> dict[str, Any]:
    """What ``reconcile cluster`` prints, see ``schemas/clusters.schema.json``."""
    return {
        "schema_version": SCHEMA_VERSION,
        "articles": [
            {"id": a.id, "title": a.title, "source": a.source, "published": a.published.isoformat() if a.published else None}
            for a in articles
        ],
        "warnings": list(warnings),
        "clusters": [
            {"id": c.id, "kind": c.kind, "facts": [fact_line(f) for f in c.facts], "links": [link_document(x) for x in c.links]}
            for c in clusters
        ],
        "undecided": [link_document(x) for x in undecided],
    }


def clusters_from_document(document: Mapping[str, Any], kinds: Kinds) -> tuple[list[Cluster], list[Article]]:
    """Clusters as ``clusters_document`` wrote them, with articles of which only what it says is known (no text).

    Raises:
        ValueError: a document that is not one of ours; the message says what is wrong.
    """
    try:
        clusters = [
            Cluster(c["id"], c["kind"], tuple(fact_from_line(f, kinds) for f in c["facts"]), tuple(_link(x) for x in c["links"]))
            for c in document["clusters"]
        ]
        hint = typing.get_type_hints(Article)["published"]
        articles = [Article(a["id"], "", from_plain(hint, a["published"]), a["source"], a["title"]) for a in document["articles"]]
    except KeyError as error:
        raise ValueError(f"no {error.args[0]!r} in it") from None
    except (TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None
    return clusters, articles


def _link(link: Mapping[str, Any]) -> Link:
    comparison = Comparison(Relation(link["relation"]), link["comparison"]) if link["relation"] else None
    return Link(link["left"], link["right"], Verdict(link["verdict"]), link["score"], link["reason"], dict(link["features"]), comparison)


def shown_articles(facts: Sequence[Fact[Any]]) -> list[Article]:
    """Articles as far as facts show them: their sentences at their places, blanks between. Enough to see shared sentences."""
    texts: dict[str, list[str]] = {}
    for f in facts:
        text = texts.setdefault(f.article, [])
        text.extend(" " * (f.sentence.end - len(text)))
        text[f.sentence.start : f.sentence.end] = f.sentence_text
    return [Article(name, "".join(text)) for name, text in sorted(texts.items())]
