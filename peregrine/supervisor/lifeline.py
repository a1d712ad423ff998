"""No process outlives the one that started it, even when that one is killed with -9."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = (
    1  # Reference: https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
)


def follow(parent: int) -> None:
    """Have the kernel kill this process when `parent`, which started it, ends.

    Linux only. Elsewhere a killed supervisor leaves its children, which the person must stop.
    """
    _follow_parent()
    if os.getppid() != parent:  # it died before the kernel was asked
        raise SystemExit(1)


def follow_through_forks() -> None:
    """Have every process that is forked from this one follow the process that forked it."""
    os.register_at_fork(after_in_child=_follow_parent)


def _follow_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
