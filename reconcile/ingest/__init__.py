"""Files, folders and standard input → Articles."""

from reconcile.ingest.intake import EXTENSIONS, Intake, read, take
from reconcile.ingest.stream import Streamed, stream

__all__ = ["EXTENSIONS", "Intake", "Streamed", "read", "stream", "take"]
