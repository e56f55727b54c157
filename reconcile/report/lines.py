"""One line for each place, as compilers print them: editors jump from it, and ``grep`` and ``cut`` read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report import wording
from reconcile.report.items import Item, State, items
from reconcile.report.render import View


def to_lines(document: Mapping[str, Any], view: View) -> str:
    """Lines ``file:line:column: severity: headline [kind/relation id]``, each followed by a ``note`` for every other place.

    Only what differs: what agrees is left out, and so are single facts unless the view wants them. What was settled is one note.
    """
    articles = {a["id"]: a for a in document["articles"]}
    out: list[str] = []
    for item in items(document, single_source=view.single_source):
        if item.state is not State.PASS:
            out += _lines(item, articles)
    return "".join(f"{line}\n" for line in out)


def _lines(item: Item, articles: Mapping[str, Mapping[str, Any]]) -> list[str]:
    first, *others = ((side, e) for side in item.sides for e in side.evidence)
    where, end = wording.place(first[1], articles), f"[{item.rule} {item.id}]"
    if item.state is State.SETTLED:
        return [f"{where}: note: {one_line(item.headline)} ({one_line(item.why_settled)}) {end}"]
    alone = ": nobody else has it" if item.draft and item.state is State.OPEN else ""
    return [
        f"{where}: {item.severity}: {one_line(item.headline)}{alone} {end}",
        *(f"{wording.place(e, articles)}: note: {one_line(s.value)}: “{one_line(e['quote'])}” [{item.id}]" for s, e in others),
    ]
