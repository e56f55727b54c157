"""How persons, bodies, places and works are spelled."""

from reconcile.kinds.name.kind import KIND

__all__ = ["KIND"]
