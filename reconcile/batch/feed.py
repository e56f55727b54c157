"""What a correction watch found, as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) and as lines of text.

What the feed's own fields have no room for is under ``_reconcile``: both sides of every fact with their places in the texts.
"""

from __future__ import annotations

from typing import Any

from reconcile.batch.watching import Item, Stale, Watched
from reconcile.lexis.headlines import clip
from reconcile.model import Article, Fact

SCHEMA_VERSION = "1.0"
TITLE = "Archived articles to look at again"


def feed(watched: Watched) -> dict[str, Any]:
    """The document of ``schemas/feed.schema.json``, worst first; the same for the same articles."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "items": [_item(i) for i in watched.items],
        "_reconcile": {"schema_version": SCHEMA_VERSION, "compared": watched.looked_at, "warnings": list(watched.said)},
    }


def text(watched: Watched) -> str:
    """The same for a reader."""
    lines = []
    for item in watched.items:
        lines += [_title(item), *(f"  {line}" for line in _told(item)), ""]
    number = len(watched.items)
    lines += [f"Note: {line}" for line in watched.said]
    lines.append(
        f"{watched.looked_at:,} archived {'article' if watched.looked_at == 1 else 'articles'} compared: {number or 'none'} to look at again"
    )
    return "\n".join(lines) + "\n"


def _item(item: Item) -> dict[str, Any]:
    day = item.new.published
    return {
        "id": item.id,
        **({"url": item.archived.url} if item.archived.url else {}),
        **({"external_url": item.new.url} if item.new.url else {}),
        "title": _title(item),
        "content_text": "\n".join(_told(item)),
        **({"date_published": f"{day.isoformat()}T00:00:00Z"} if day else {}),
        "tags": sorted({item.severity.value, *(s.kind for s in item.facts), *(s.standing.value for s in item.facts)}),
        "_reconcile": {
            "severity": item.severity.value,
            "revision": item.revision,
            "archived": _article(item.archived),
            "new": _article(item.new),
            "facts": [_stale(s) for s in item.facts],
        },
    }


def _stale(stale: Stale) -> dict[str, Any]:
    return {
        "verdict": stale.standing.value,
        "severity": stale.severity.value,
        "relation": stale.relation.value,
        "kind": stale.kind,
        "subject": stale.subject,
        "reason": stale.reason,
        "question": stale.question,
        "archived": _fact(stale.old),
        "new": _fact(stale.new),
        "repeated_by": [_article(a) for a in stale.repeats],
    }


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    return {
        "value": fact.label,
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "quote": fact.quote,
        "sentence": fact.sentence_text,
        "fact": fact.id,
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "sha256": article.sha256,
    }


def _title(item: Item) -> str:
    worst = item.facts[0]
    more = f" and {len(item.facts) - 1} more" if len(item.facts) > 1 else ""
    what = f"{worst.subject}: " if worst.subject else ""
    return f"{_name(item.archived)}: {what}{clip(worst.old.label, 60)}, now {clip(worst.new.label, 60)} in {_name(item.new)}{more}"


def _name(article: Article) -> str:
    day = f", {article.published.isoformat()}" if article.published else ""
    return f"{article.source or article.title or article.id}{day}"


def _told(item: Item) -> list[str]:
    out = [f"{item.archived.path or item.archived.id}" + (f"  “{item.archived.title}”" if item.archived.title else "")]
    if item.revision:
        out.append("Changed in the new version.")
    for s in item.facts:
        out += [
            f"{s.severity.value}, {s.standing.value}, {s.kind}: {s.reason}",
            f"  there “{s.old.quote}”",
            f"  now   “{s.new.quote}”  {item.new.path or item.new.id}",
            *([f"  also in {', '.join(f'{_name(a)} ({a.path or a.id})' for a in s.repeats)}"] if s.repeats else []),
            *([f"  Ask   {s.question}"] if s.question else []),
        ]
    return out
