"""``reconcile.toml``, ``[tool.reconcile]`` and the environment → frozen settings, each value with the place that it comes from."""

from reconcile.settings.find import NAME
from reconcile.settings.load import CONFIG, Loaded, examine, load, rows, simple, variable
from reconcile.settings.origin import Origin

__all__ = ["CONFIG", "NAME", "Loaded", "Origin", "examine", "load", "rows", "simple", "variable"]
