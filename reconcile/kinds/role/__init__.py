"""Who holds which office, job or relation."""

from reconcile.kinds.role.kind import KIND

__all__ = ["KIND"]
