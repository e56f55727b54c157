"""The report as SARIF 2.1.0, the form in which code hosts and editors take what a checker found.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01, 2023. What agrees is left out: a host
would open an alert for it. Columns and offsets count code points of the file (``columnKind``), and there are no times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.model.printable import one_line
from reconcile.report import wording
from reconcile.report.address import uri, web
from reconcile.report.items import Item, Side, State, items, meaning
from reconcile.report.render import View, to_json

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "findingContent/v1"
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_WORST = ("error", "warning", "note")
Articles = Mapping[str, Mapping[str, Any]]
Indices = Mapping[str, int]


def to_sarif(document: Mapping[str, Any], view: View) -> str:
    """One run: a result for each discrepancy (and verdict on a draft) at its first place, with all other places related to it."""
    del view  # a host would open an alert for a fact that only one article has, too
    articles = {a["id"]: a for a in document["articles"]}
    files, indices = _artifacts(document["articles"])
    found = [i for i in items(document) if i.state is not State.PASS]
    rules = list(dict.fromkeys(i.rule for i in found))
    results = [_result(i, rules.index(i.rule), articles, indices) for i in found]
    # the standard wants these for all results of a run or for none
    if any(i.decision for i in found):
        for item, result in zip(found, results, strict=True):
            result["suppressions"] = _suppressions(item)
    if any(i.baseline for i in found):
        for item, result in zip(found, results, strict=True):
            result["baselineState"] = "unchanged" if item.baseline == "known" else "new"
    run = {
        "tool": {"driver": {**_tool(document["tool"]), "rules": [_rule(r, [i for i in found if i.rule == r]) for r in rules]}},
        "language": "en-US",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(document, indices)}],
        "artifacts": files,
        "results": results,
    }
    return to_json({"version": "2.1.0", "$schema": _SCHEMA, "runs": [run]})


def _tool(tool: Mapping[str, str]) -> dict[str, Any]:
    exact = {"semanticVersion": tool["version"]} if re.fullmatch(r"\d+\.\d+\.\d+", tool["version"]) else {}
    return {"name": tool["name"], "version": tool["version"], **exact}


def _artifacts(articles: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The files, each once, and the place of every article's file among them."""
    files: dict[str, dict[str, Any]] = {}
    for article in articles:
        name = uri(article)
        if name in files:
            files[name].pop("properties", None)  # a file of several articles: each has its own
        else:
            digest = article.get("file_sha256")
            known = {k: article[k] for k in ("title", "source", "published") if article.get(k)} | (
                {"url": web(article)} if web(article) else {}
            )
            files[name] = {
                "location": {"uri": name, "index": len(files)},
                "roles": ["analysisTarget"],
                **({"hashes": {"sha-256": digest}} if digest else {}),
                "properties": {**known, "textSha256": article["sha256"]},
            }
    order = list(files)
    return list(files.values()), {a["id"]: order.index(uri(a)) for a in articles}


def _rule(rule: str, found: Sequence[Item]) -> dict[str, Any]:
    kind, relation = rule.split("/", 1)
    told, advice = meaning(found[0])
    level = next(s for s in _WORST if any(i.severity == s for i in found))
    words = wording.RELATIONS.get(relation, relation.replace("-", " "))
    return {
        "id": _id(rule),
        "name": "".join(part.capitalize() for part in re.split(r"[^A-Za-z0-9]+", rule)),
        "shortDescription": {"text": f"{kind.replace('_', ' ').capitalize()}: {words}."},
        "fullDescription": {"text": told},
        "help": {"text": f"{told} {advice}".strip(), "markdown": f"{told}\n\n{advice}".strip()},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [kind, relation], "problem.severity": _PROBLEM[level]},
    }


def _id(rule: str) -> str:
    """The rule's name without a slash, which would make it a part of a rule without a description of its own."""
    return rule.replace("/", ".")


def _result(item: Item, rule: int, articles: Articles, indices: Indices) -> dict[str, Any]:
    sides = [(side, e) for side in item.sides for e in side.evidence]
    located = [_location(n, side, e, articles, indices) for n, (side, e) in enumerate(sides, 1)]
    del located[0]["message"]
    properties = {"finding": item.id, "origins": item.origins, "subject": item.subject}
    return {
        "ruleId": _id(item.rule),
        "ruleIndex": rule,
        "level": item.severity,
        "message": {"text": _message(item, sides, articles)},
        "locations": located[:1],
        **({"relatedLocations": located[1:]} if len(located) > 1 else {}),
        **({"partialFingerprints": {_FINGERPRINT: item.fingerprint}} if item.fingerprint else {}),
        "properties": {**properties, **({"decision": dict(item.decision)} if item.decision else {})},
    }


def _message(item: Item, sides: Sequence[tuple[Side, Mapping[str, Any]]], articles: Articles) -> str:
    """Headline, reason and question, then every other place as a link to its location: hosts show only what is linked."""
    told = (item.headline, item.reason, f"Ask: {item.question}" if item.question else "")
    lines = [plain(text) for text in told if text]
    for number, (side, e) in enumerate(sides[1:], 2):
        who = plain(wording.source(e, articles)) or plain(wording.place(e, articles))
        lines.append(f"[{_link(side.value)}]({number}) in {who}: “{plain(e['quote'])}”")
    return "\n".join(lines)


def _location(number: int, side: Side, evidence: Mapping[str, Any], articles: Articles, indices: Indices) -> dict[str, Any]:
    article = articles.get(evidence["article"], {"id": evidence["article"]})
    index = {"index": indices[evidence["article"]]} if evidence["article"] in indices else {}
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(article), **index}}
    located: dict[str, Any] = {"id": number, "physicalLocation": place, "message": {"text": plain(side.value)}}
    if evidence.get("line") is None:
        # no lines to point at: the article by name, since its file may hold several
        located["logicalLocations"] = [{"name": evidence["article"], "kind": "article"}]
    else:
        place["region"] = region(evidence, article)
    return located


def region(evidence: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    """Lines and columns, and the offset in the file where the report tells how much of the file stands before the text."""
    out: dict[str, Any] = {"startLine": evidence["line"], "startColumn": evidence["column"]}
    if evidence.get("end_line") is not None and evidence.get("end_column") is not None:
        out |= {"endLine": evidence["end_line"], "endColumn": evidence["end_column"]}
        if article.get("offset") is not None:
            out |= {"charOffset": article["offset"] + evidence["start"], "charLength": evidence["end"] - evidence["start"]}
    return {**out, "snippet": {"text": evidence["quote"]}}


def _suppressions(item: Item) -> list[dict[str, Any]]:
    """Settled findings are suppressed from outside of the articles; ``unsure`` asks for a review; ``confirmed`` suppresses nothing."""
    if not item.decision or item.decision["as"] == "confirmed":
        return []
    status = "underReview" if item.decision["as"] == "unsure" else "accepted"
    return [{"kind": "external", "status": status, "justification": f"{item.decision['as']}: {item.decision['reason']}"}]


def _notifications(document: Mapping[str, Any], indices: Indices) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = [{"level": "warning", "message": {"text": plain(w)}} for w in document["warnings"]]
    for article in document["articles"]:
        where = {"physicalLocation": {"artifactLocation": {"uri": uri(article), "index": indices[article["id"]]}}}
        out += [{"level": "warning", "message": {"text": plain(w)}, "locations": [where]} for w in article["warnings"]]
    return out


def plain(text: str) -> str:
    """Text of a message in which nothing is a link or a placeholder."""
    line = one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
    return line or "(no text)"


def _link(text: str) -> str:
    """Text inside the brackets of a link."""
    return re.sub(r"[\\\[\]]", lambda m: f"\\{m[0]}", plain(text))
