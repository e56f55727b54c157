"""How many processes this machine can use at a time."""

from __future__ import annotations

import os
from pathlib import Path

_MEMORY = 1 << 30
"""Bytes of memory for each worker: three times what one takes with the small model, so that the machine can still be used."""


def cores() -> int:
    """Processor cores that this process may use, at most as many as the memory is enough for; at least 1."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, _quota(), _memory()))


def _quota() -> int:
    """Cores that a container grants (control groups, version 2), rounded up; a great number where nothing is said."""
    try:
        limit, period = Path("/sys/fs/cgroup/cpu.max").read_text("ascii").split()
        return -(-int(limit) // int(period))
    except (OSError, ValueError, ZeroDivisionError):
        return 1 << 16


def _memory() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MEMORY
    except (AttributeError, OSError, ValueError):
        return 1 << 16
