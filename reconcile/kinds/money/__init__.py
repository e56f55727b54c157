"""Sums of money: "$139.1 million", "£5m", "63 cents per share"."""

from reconcile.kinds.money.kind import KIND

__all__ = ["KIND"]
