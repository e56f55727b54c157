"""Where something happened, and where persons are from."""

from reconcile.kinds.place.kind import KIND

__all__ = ["KIND"]
