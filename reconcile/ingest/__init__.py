"""Files, folders and standard input → Articles."""

from reconcile.ingest.intake import Intake, read

__all__ = ["Intake", "read"]
