"""Words in quotation marks and who said them."""

from reconcile.kinds.quote.kind import KIND

__all__ = ["KIND"]
