"""Saved reports, read back."""

from __future__ import annotations

import json
from typing import Any

from reconcile.errors import ReportFormatError
from reconcile.model.document import SCHEMA_VERSION
from reconcile.report.schema import Checker


def load_report(text: str, name: str, checker: Checker) -> dict[str, Any]:
    """The document of a saved report; ``name`` is how the user called it, ``checker`` the one for reports.

    Raises:
        ReportFormatError: not JSON, not a report, or a report of another major schema version.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise ReportFormatError(f"{name}: not JSON ({error}); save one with reconcile check --format json -o FILE") from None
    if not isinstance(document, dict) or "schema_version" not in document:
        raise ReportFormatError(
            f"{name}: not a report of reconcile (no schema_version); save one with reconcile check --format json -o FILE"
        )
    found = str(document["schema_version"])
    if found.split(".", maxsplit=1)[0] != SCHEMA_VERSION.split(".")[0]:
        raise ReportFormatError(
            f"{name}: a report of schema version {found}, but this is version {SCHEMA_VERSION}; run reconcile check again"
        )
    fault = checker.problem(document)
    if fault:
        raise ReportFormatError(f"{name}: a report that was changed or cut ({fault}); run reconcile check again")
    return document
