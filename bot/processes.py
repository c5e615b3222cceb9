"""Which process this is, and whether one that left its name behind still runs."""

from __future__ import annotations

import os
import socket
import uuid
from functools import cache
from pathlib import Path

PROC = Path("/proc")
STARTED = 19
"""Where the moment a process began stands behind its name in Linux's `stat`."""


@cache
def _machine_id() -> str:
    """This machine since it was started, and the processes that see each other's numbers."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        space = (PROC / "self/ns/pid").stat().st_ino
    except OSError:
        return ""
    return f"{socket.gethostname()}/{boot}/{space}"


def _process_start(number: int) -> str | None:
    """When the process began, empty when it does not run any more; None for one nobody sees."""
    try:
        state, *rest = (PROC / str(number) / "stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return "" if state in "ZX" else rest[STARTED - 1]


def _is_there(number: int) -> bool:
    """Whether a process has that number, even one of another account that is hidden from us."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def new_process_name() -> str:
    """A name nobody else has, which tells `has_ended` on the same machine whose it is."""
    number = os.getpid()
    return f"{_machine_id()}:{number}:{_process_start(number) or ''}:{uuid.uuid4().hex}"


def has_ended(name: str) -> bool:
    """Whether whoever had the name is known to run no more; False where that cannot be told."""
    here, _, rest = name.partition(":")
    number, _, rest = rest.partition(":")
    started = rest.partition(":")[0]
    if not here or here != _machine_id() or not number.isdecimal() or not started:
        return False
    found = _process_start(int(number))
    return not _is_there(int(number)) if found is None else found != started
