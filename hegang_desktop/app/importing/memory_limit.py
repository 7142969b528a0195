"""A bound to the memory of the process that reads foreign files: the last belt, should a file get past the readers."""

from __future__ import annotations

import contextlib
import os

MOST_BYTES = 4 << 30
LEAST_BYTES = 1 << 30
_SHARE = 0.75


def bound_memory(most: int = MOST_BYTES) -> None:
    """Let this process have no more than `most` bytes and three quarters of the machine: then MemoryError is raised.

    Only what a program fills itself counts, not files that it maps. Where there is no such limit nothing happens.
    """
    try:
        import resource
    except ImportError:
        return  # Windows
    with contextlib.suppress(ValueError, OSError):
        there = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        most = min(most, max(LEAST_BYTES, int(there * _SHARE)))
    with contextlib.suppress(ValueError, OSError):
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        known = [one for one in (soft, hard) if one != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_DATA, (min([most, *known]), hard))
