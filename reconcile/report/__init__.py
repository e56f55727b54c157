"""Report → JSON, terminal, Markdown, CSV. The home of jsonschema, jinja2 and rich.

Renderers read the document of ``Report.to_dict()`` and nothing else, so a saved report renders like a fresh one.
"""

from reconcile.report.load import load_report
from reconcile.report.render import View, render, select
from reconcile.report.schema import NAMES, Checker, composed

__all__ = ["NAMES", "Checker", "View", "composed", "load_report", "render", "select"]
