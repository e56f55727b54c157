"""Votes: "11-1", "by a vote of 11 to 1", "unanimously"."""

from reconcile.kinds.vote.kind import KIND

__all__ = ["KIND"]
