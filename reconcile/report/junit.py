"""The report as JUnit XML, which every continuous-integration server shows."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from reconcile.model.printable import named, one_line
from reconcile.report import wording
from reconcile.report.items import Item, State, items
from reconcile.report.render import View
from reconcile.report.xmltext import written


def to_junit(document: Mapping[str, Any], view: View) -> str:
    """One test case for each finding: failed where something differs, skipped where that was settled, passed where all agree.

    Facts of one origin only are skipped cases, listed where the view wants them (verdicts on a draft always). There are no times.
    """
    articles = {a["id"]: a for a in document["articles"]}
    found = items(document, single_source=view.single_source)
    counts = {
        "tests": str(len(found)),
        "failures": str(sum(i.state is State.FAIL for i in found)),
        "errors": "0",
        "skipped": str(sum(i.state in (State.SETTLED, State.OPEN) for i in found)),
    }
    root = ET.Element("testsuites", {"name": "reconcile", **counts})
    suite = ET.SubElement(root, "testsuite", {"name": "reconcile", **counts})
    for item in found:
        _case(suite, item, articles)
    return written(root)


def _case(suite: ET.Element, item: Item, articles: Mapping[str, Mapping[str, Any]]) -> None:
    first = item.evidence[0]
    path, line = articles.get(first["article"], {}).get("path"), first.get("line")
    where = ({"file": named(path)} if path else {}) | ({"line": str(line)} if path and line else {})
    headline = one_line(item.headline)
    case = ET.SubElement(
        suite, "testcase", {"classname": f"reconcile.{item.rule.replace('/', '.')}", "name": f"{headline} [{item.id}]", **where}
    )
    if item.state is State.FAIL:
        failure = ET.SubElement(case, "failure", {"message": headline, "type": f"{item.severity}: {item.rule}"})
        failure.text = _told(item, articles)
    elif item.state is State.SETTLED:
        ET.SubElement(case, "skipped", {"message": one_line(item.why_settled)})
    elif item.state is State.OPEN:
        ET.SubElement(case, "skipped", {"message": "stated by one origin only"})


def _told(item: Item, articles: Mapping[str, Mapping[str, Any]]) -> str:
    lines = [one_line(item.reason), f"Ask: {one_line(item.question)}" if item.question else ""]
    for side in item.sides:
        lines.append(f"{one_line(side.value)} ({wording.count(side.origins, 'origin')})")
        lines += [f"  {wording.place(e, articles)}: “{one_line(e['quote'])}”" for e in side.evidence]
    return "\n".join(line for line in lines if line)
