"""The version of the installed package."""

from __future__ import annotations


def version() -> str:
    """The installed version, or "0" in a checkout that is not installed."""
    import importlib.metadata

    try:
        return importlib.metadata.version("reconcile")
    except importlib.metadata.PackageNotFoundError:
        return "0"
