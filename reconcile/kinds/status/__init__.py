"""Statuses: "the bill passed the Senate", "a bill pending in the Assembly", "has been arrested"."""

from reconcile.kinds.status.kind import KIND

__all__ = ["KIND"]
