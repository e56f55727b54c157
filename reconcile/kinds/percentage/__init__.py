"""Percentages and shares: "nearly 70 percent", "a third of", "one in five"."""

from reconcile.kinds.percentage.kind import KIND

__all__ = ["KIND"]
