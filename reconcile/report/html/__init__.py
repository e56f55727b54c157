"""Report → one self-contained HTML page.

The document becomes frozen objects (``story``, ``reading``, ``draft``, ``picture``), the templates print them. What a page with
buttons adds goes through ``Extras``.
"""

from reconcile.report.html.page import HOOKS, Extras, context, environment, part, policy, script, style, to_html

__all__ = ["HOOKS", "Extras", "context", "environment", "part", "policy", "script", "style", "to_html"]
