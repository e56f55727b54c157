"""Counts and measures: "59 people", "26 (out of 102) localities", "12 mph"."""

from reconcile.kinds.quantity.kind import KIND

__all__ = ["KIND"]
