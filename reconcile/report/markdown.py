"""The report as Markdown, from the template ``report.md.j2``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from reconcile.model.printable import one_line
from reconcile.report import draft, wording
from reconcile.report.render import View

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&$]")
_AUTOLINK = re.compile(r"\w:/(?=/)|www\.", re.IGNORECASE)
_MENTION = re.compile(r"@(?=\w)|#(?=\d)")
"""Addresses, mentions and numbers of issues: hosts look for them in the finished page, where only an element between keeps them apart."""
_BLOCK_START = re.compile(r"^([-+=]|\d{1,9}[.)])(?=\s|$|[-=])")


def to_markdown(document: Mapping[str, Any], view: View) -> str:
    """The report as CommonMark with pipe tables; text of articles is escaped and cannot become markup."""
    environment = Environment(autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined)  # noqa: S701 - Markdown, escaped by the filter md
    environment.filters["md"] = escape
    template = environment.from_string(files(__package__).joinpath("report.md.j2").read_text("utf-8"))
    articles = {a["id"]: a for a in document["articles"]}
    drafted = "draft" in document
    rest = draft.beside(document) if drafted else document
    text = template.render(
        title=f"{document['draft']['article']} against its sources" if drafted else "What the articles agree on and what they do not",
        summary=(draft.summary_line if drafted else wording.summary_line)(document),
        notes=document["warnings"] if drafted else [],
        verdicts=[(draft.HEADINGS[v], v, draft.entries(document, v)) for v in draft.HEADINGS] if drafted else [],
        differing=draft.DIFFERING,
        backing=draft.backing,
        inside=draft.inside(document) if drafted else [],
        copies=[wording.article_name(articles[a]) for a in document["draft"]["copies"]] if drafted else [],
        marks=wording.marks_line(document),
        relations=wording.RELATIONS,
        discrepancies=wording.unsettled(wording.discrepancies(rest)),
        corroborations=wording.unsettled(wording.corroborations(rest)),
        settled=[f for f in document["findings"] if wording.settled(f)],
        decided=wording.decided,
        single_source=document["single_source"] if view.single_source else [],
        undecided=document.get("undecided", []) if view.verbose else [],
        place=partial(wording.place, articles=articles),
        source=partial(wording.source, articles=articles),
        credited=wording.credited,
        origins=wording.origins,
        fewer=wording.fewer_origins,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: object) -> str:
    """Text on one line in which nothing is Markdown or HTML, and nothing that code hosts make a link or a mention of."""
    line = _SPECIAL.sub(lambda m: "&lt;" if m[0] == "<" else f"\\{m[0]}", one_line(str(text)))
    line = _AUTOLINK.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", line)
    line = _MENTION.sub(lambda m: f"{m[0]}<!-- -->", line)
    return _BLOCK_START.sub(lambda m: f"{m[1][:-1]}\\{m[1][-1]}", line)
