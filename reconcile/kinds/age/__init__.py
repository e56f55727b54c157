"""Ages: "Dana Cole, 64,", "64-year-old", "in his 60s"."""

from reconcile.kinds.age.kind import KIND

__all__ = ["KIND"]
