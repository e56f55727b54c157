"""Files, folders and standard input → Articles."""

from reconcile.ingest.intake import EXTENSIONS, Intake, read, take

__all__ = ["EXTENSIONS", "Intake", "read", "take"]
