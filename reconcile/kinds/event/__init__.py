"""Events: "the governor withdrew the state from the pact", "the death of the mayor", "the longest strike in Ohio's history"."""

from reconcile.kinds.event.kind import KIND

__all__ = ["KIND"]
