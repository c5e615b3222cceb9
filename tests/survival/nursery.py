"""A warm parent that forks Paliers: what `python -m bot run` does, less the second of imports.

Reads one order a line, `{"street": …, "settings": {…}, "clock": [iso, monotonic]}`, waits until
that street's former child is gone, forks, and answers with the child's number. At the end of its
input it ends its children and itself.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from bot import app, logs
from bot.courier import Pace
from bot.settings import Settings
from messages import words
from messages.catalog import LANGUAGES, plain
from messages.model import Reader

HURRY = 60
"""A minute of Palier's clock passes in a second: leases end while one waits."""

SAID = (
    words.fault(code=""),
    words.area_first(),
    words.cafe_over(),
    words.form_over(),
    words.telegram_open(),
)
"""A sentence of each catalogue that a Palier speaks from, so that it is read before the fork."""

BRISK = Pace(overall=0, person=0.01, wall=0.05)


@dataclass(frozen=True)
class HurriedClock:
    """The same moment in every process: so much after `start` as passed since `since`, times 60."""

    start: datetime
    since: float

    def now(self) -> datetime:
        return self.start + timedelta(seconds=(time.monotonic() - self.since) * HURRY)


def grow_up(order: dict[str, Any]) -> None:
    """Become a Palier until killed; its output goes into its log."""
    settings = Settings(_env_file=None, **order["settings"])
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    logs.start(settings.log_level)
    start, since = order["clock"]
    clock = HurriedClock(datetime.fromisoformat(start), since)
    asyncio.run(app.run(settings, clock=clock, pace=BRISK))


def main() -> None:
    for language, sentence in product(LANGUAGES, SAID):
        plain(sentence, Reader(language=language))
    children: dict[str, int] = {}
    for line in sys.stdin:
        order = json.loads(line)
        if former := children.pop(order["street"], None):
            os.waitpid(former, 0)
        child = os.fork()
        if not child:
            try:
                grow_up(order)
            finally:
                os._exit(0)
        children[order["street"]] = child
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
    for child in children.values():
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
