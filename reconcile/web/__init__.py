"""The review page: the HTML report with buttons, served to this machine alone. The home of starlette and uvicorn (extra ``web``).

``Desk`` is what all windows look at: a report, the decisions about it, and the articles that are being read. ``application`` puts it on
routes behind ``Guard``; ``serve`` runs it on a port. Nothing here looks at a clock: whoever calls hands one in.
"""

from reconcile.web.desk import Desk
from reconcile.web.engine import Engine
from reconcile.web.server import PORT, bound, serve

__all__ = ["PORT", "Desk", "Engine", "bound", "serve"]
