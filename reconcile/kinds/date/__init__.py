"""Times: "on Tuesday", "since 2009", "from 2000 to 2006", "at about 6.10am", with the act that they date."""

from reconcile.kinds.date.kind import KIND

__all__ = ["KIND"]
