"""What can be a fact: one folder a kind, found by being there.

A folder ``kinds/NAME/`` with an ``__init__.py`` that exports ``KIND: FactKind`` is a kind; no list of them exists anywhere.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from reconcile.errors import UsageError
from reconcile.model import Kinds


@cache
def discover() -> Kinds:
    """All kinds by name, alphabetically.

    Raises:
        UsageError: a folder is not a kind (no ``KIND``, or a name that is not its folder's).
    """
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        if not module.ispkg:
            continue
        kind = getattr(importlib.import_module(f"{__name__}.{module.name}"), "KIND", None)
        if kind is None or kind.name != module.name:
            raise UsageError(f"kinds/{module.name}/__init__.py must export KIND with the name {module.name!r}")
        found[module.name] = kind
    return found
