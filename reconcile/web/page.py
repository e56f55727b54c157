"""The HTML report made interactive, and the two pages around it: before the report is there, and where the key is missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from reconcile.report import View
from reconcile.report.html import HOOKS, Extras, environment, policy, script, style, to_html
from reconcile.review import Verdict

Lapses = Mapping[str, tuple[str, Mapping[str, Any]]]
"""By finding: "lapsed" or "expired", and the decision that counts no more."""
BUTTONS: Mapping[Verdict, str] = {
    Verdict.CONFIRMED: "Confirm",
    Verdict.DISMISSED: "Dismiss",
    Verdict.RESOLVED: "Resolve",
    Verdict.UNSURE: "Unsure",
}
"""What the buttons say."""


def review_page(document: Mapping[str, Any], view: View, values: Mapping[str, Any]) -> str:
    """The report with buttons.

    Args:
        document: the report with its decisions.
        view: with the texts of the articles.
        values: ``token`` of the page; ``run``, ``revision`` and ``checks``, by which a window tells what is of now; ``lapses``; ``closed``, which
            says why no article can be added, empty where one can.
    """
    return to_html(document, view, _extras({**values, "buttons": list(BUTTONS.items())}))


def review_policy() -> str:
    """The Content-Security-Policy of ``review_page``, as a header: there it can also forbid that others put the page into a frame."""
    return _header(policy([style(), _asset("desk.css")], [script(), _asset("desk.js")], connect=True))


def reading_page(token: str, run: str, names: list[str]) -> tuple[str, str]:
    """What is shown while the first report is made, with its policy."""
    return _small("reading", "desk.js", token=token, run=run, names=names)


def key_page() -> tuple[str, str]:
    """What a window gets that has no cookie, with its policy: it hands in the key of its address, or asks for one."""
    return _small("key", "key.js")


def _small(name: str, code: str, **values: Any) -> tuple[str, str]:
    styles, scripts = [style(), _asset("desk.css")], [_asset(code)]
    template = environment().from_string(_asset(f"pages/{name}.html.j2"))
    html = template.render(styles=list(map(_safe, styles)), scripts=list(map(_safe, scripts)), **values)
    return html, _header(policy(styles, scripts, connect=True))


def _extras(values: Mapping[str, Any]) -> Extras:
    hooks = {name: _asset(f"hooks/{name}.html.j2") for name in HOOKS}
    return Extras(hooks, values, [_asset("desk.css")], [_asset("desk.js")], connect=True)


def _header(of_page: str) -> str:
    return f"{of_page}; frame-ancestors 'none'"


def _safe(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own style sheets and scripts


@cache
def _asset(name: str) -> str:
    # what is hashed must be what a browser sees, and it sees line feeds
    return files(__package__).joinpath(name).read_text("utf-8").replace("\r\n", "\n")
