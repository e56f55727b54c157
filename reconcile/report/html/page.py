"""The page: templates, style and script put together into one file that needs nothing else and allows nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reconcile.report import wording
from reconcile.report.html.draft import Draft, draft, marks
from reconcile.report.html.picture import BADGE, MOST_DRAWN, NODE, SIZE, Pair, picture
from reconcile.report.html.reading import readings
from reconcile.report.html.story import Item, copies, items, sources
from reconcile.report.html.visible import finalize
from reconcile.report.render import SEVERITIES, View

HOOKS = ("head", "toolbar", "finding", "foot")
"""Places that an interactive page fills, each a template that is empty in the file; see docs/html-report.md."""
_ASK_FIRST = 3
_MOST_TABLED = 24
"""Articles up to which every two of them have a cell in a table."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What an interactive page adds to the file.

    Attributes:
        hooks: template source by name of hook; in ``finding``, ``f`` is the finding (``Item``).
        values: what the hooks read as ``extra``.
        styles: more style sheets, allowed by their hashes like our own.
        scripts: more scripts, likewise; they run after ours.
        connect: let scripts talk to the server that the page came from.
    """

    hooks: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    styles: Sequence[str] = ()
    scripts: Sequence[str] = ()
    connect: bool = False


def to_html(document: Mapping[str, Any], view: View, extras: Extras | None = None) -> str:
    """The report as one HTML file; with ``extras`` as an interactive page."""
    return environment(extras).get_template("page.html.j2").render(context(document, view, extras))


def part(name: str, document: Mapping[str, Any], view: View, extras: Extras | None = None, **more: Any) -> str:
    """One part of the page alone (``findings``, ``finding`` with ``f=``…), to put into a page that is open already."""
    return environment(extras).get_template(f"{name}.html.j2").render(context(document, view, extras), **more)


def environment(extras: Extras | None = None) -> Environment:
    """Where the templates are: autoescape is always on, an undefined name is an error, hidden characters are shown."""
    return _environment(tuple(sorted(extras.hooks.items())) if extras else ())


@cache
def _environment(hooks: tuple[tuple[str, str], ...]) -> Environment:
    # kept, because compiling the templates takes longer than printing a page
    given = {f"hooks/{name}.html.j2": source for name, source in hooks}
    return Environment(
        loader=ChoiceLoader([DictLoader(given), PackageLoader("reconcile.report.html")]),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def context(document: Mapping[str, Any], view: View, extras: Extras | None = None) -> dict[str, Any]:
    """Everything that the templates read."""
    known = sources(document)
    found = items(document, known)
    drafted = draft(document, known, {item.id: item for item in found})
    discrepancies = [item for item in found if not item.agrees]
    pairs = _pairs(found)
    styles = [style(), *(extras.styles if extras else ())]
    scripts = [script(), *(extras.scripts if extras else ())]
    return {
        "title": _title(discrepancies, len(known), drafted),
        "tool": document["tool"],
        "policy": policy(styles, scripts, connect=bool(extras and extras.connect)),
        "styles": [_inline(text, "</style") for text in styles],
        "scripts": [_inline(text, "</script") for text in scripts],
        "interactive": extras is not None,
        "extra": dict(extras.values) if extras else {},
        "sources": known,
        "copies": copies(document),
        "summary": document["summary"],
        "warnings": document["warnings"],
        "groups": [(s, [i for i in discrepancies if i.severity == s and not i.settled]) for s in SEVERITIES],
        "settled": [i for i in discrepancies if i.settled],
        "known_before": sum(i.known and not i.settled for i in discrepancies),
        "agreed": [i for i in found if i.agrees and not i.repeated],
        "repeated": [i for i in found if i.repeated],
        "ask_first": [f for f in (drafted.pressing if drafted else discrepancies) if f.question and getattr(f, "open", True)][:_ASK_FIRST],
        "draft": drafted,
        "readings": readings(known, found, view.texts, marks(drafted, document)),
        "single_source": document["single_source"] if view.single_source else [],
        "undecided": document.get("undecided", []) if view.verbose else [],
        "choices": _choices(found),
        "pairs": {(p.left, p.right): p for p in pairs},
        "picture": picture([s.number for s in known.values()], pairs) if 1 < len(known) <= MOST_DRAWN and pairs else None,
        "drawing": {"size": SIZE, "node": NODE, "badge": BADGE, "tabled": _MOST_TABLED},
        "by_number": {s.number: s for s in known.values()},
        "count": wording.count,
    }


def style() -> str:
    """The style sheet of the page, for pages beside it."""
    return _asset("style.css")


def script() -> str:
    """The script of the page, to allow it by its hash."""
    return _asset("script.js")


def policy(styles: Sequence[str], scripts: Sequence[str], *, connect: bool = False) -> str:
    """The Content-Security-Policy: nothing but these styles and scripts, by their hashes."""
    parts = ["default-src 'none'", f"style-src {' '.join(map(_hash, styles))}", f"script-src {' '.join(map(_hash, scripts))}"]
    return "; ".join([*parts, *(["connect-src 'self'"] if connect else []), "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def _asset(name: str) -> str:
    # what is hashed must be what a browser sees, and it sees line feeds
    return files(__package__).joinpath(name).read_text("utf-8").replace("\r\n", "\n")


def _inline(text: str, end: str) -> Markup:
    """Text of our own for a style or script element.

    Raises:
        ValueError: it would end the element.
    """
    if end in text.lower():
        raise ValueError(f"{end} inside a style sheet or script")
    return Markup(text)  # noqa: S704 - ours, and checked


def _title(discrepancies: Sequence[Item], articles: int, drafted: Draft | None) -> str:
    if drafted:
        look = len(drafted.pressing)
        return f"{look or 'None'} of {wording.count(len(drafted.facts), 'fact')} in the draft {'needs' if look == 1 else 'need'} a look"
    waiting = [i for i in discrepancies if i.open]
    told = wording.count(len(waiting), "discrepancy") if waiting else "No discrepancy"
    if waiting != list(discrepancies):
        told = wording.count(len(waiting), "open discrepancy") if waiting else "No open discrepancy"
    return f"{told} in {wording.count(articles, 'article')}"


def _choices(found: Sequence[Item]) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to: what occurs."""
    relations = {i.relation: i.relation_words for i in found}
    return {
        "severity": [(s, s) for s in SEVERITIES if any(i.severity == s for i in found)],
        "relation": [(r, f"{r}: {words}") for r, words in wording.RELATIONS.items() if r in relations],
        "kind": [(k, k) for k in sorted({i.kind for i in found})],
    }


def _pairs(found: Sequence[Item]) -> tuple[Pair, ...]:
    """How often each pair of articles agrees, repeats one origin, and differs. A pair that does all three within one finding counts in each."""
    told: dict[tuple[int, int], dict[str, int]] = {}
    for item in found:
        together = [set(origin.articles) for origin in item.origins]
        sides = [{q.source for q in side.quoted} for side in item.sides]
        sorts: set[tuple[int, int, str]] = set()
        for n, side in enumerate(sides):
            for a in side:
                same = {(a, b, "same") for b in side}
                other = {(a, b, "differ") for rest in sides[n + 1 :] for b in rest}
                for left, right, sort in same | other:
                    if left.number == right.number:
                        continue
                    one_origin = item.repeated or any({left.id, right.id} <= group for group in together)
                    of = sort if sort == "differ" else "repeat" if one_origin else "agree"
                    sorts.add((min(left.number, right.number), max(left.number, right.number), of))
        for low, high, sort in sorts:
            counts = told.setdefault((low, high), {"agree": 0, "repeat": 0, "differ": 0})
            counts[sort] += 1
    return tuple(Pair(*key, **told[key]) for key in sorted(told))
