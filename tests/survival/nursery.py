"""A warm parent that forks Paliers: what `python -m bot run` does, less the second of imports.

Reads one order a line, `{"name": …, "settings": {…}, "log": …, "clock": [iso, monotonic, hurry]}`;
answers `{"name": …, "pid": …}` for every birth and `{"name": …, "status": …}` for every end. At the
end of its input it ends its children and itself.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import bot.slack.runtime
import bot.telegram.runtime
from bot import app, logs
from bot.sending_pace import SendingPace
from bot.settings import Settings
from messages import words
from messages.catalog import plain_words
from messages.language import LANGUAGES
from messages.model import Reader
from storage.places import Gazetteer

WARM = (bot.telegram.runtime, bot.slack.runtime)
"""What a Palier loads when it meets a platform is here before the fork."""

HURRY = 30.0
"""Half a minute of Palier's clock passes in a second: leases end while one waits."""

SAID = (
    words.fault(code=""),
    words.area_first(),
    words.cafe_over(),
    words.form_over(),
    words.aid_ask_title(),
    words.heat_official_none(),
    words.telegram_open(),
)
"""A sentence of each catalogue that a Palier speaks from, so that it is read before the fork."""

BRISK = SendingPace(overall=0, person=0.01, wall=0.05)
LOOK_EVERY = 0.02


@dataclass(frozen=True)
class HurriedClock:
    """The same moment in every process: `hurry` times what passed since `since`, after `start`."""

    start: datetime
    since: float
    hurry: float = HURRY

    def now(self) -> datetime:
        return self.start + timedelta(seconds=(time.monotonic() - self.since) * self.hurry)


def grow_up(order: dict[str, Any]) -> int:
    """Become a Palier until it ends; its output goes into its log."""
    settings = Settings(_env_file=None, **order["settings"])
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    logs.start_logging(settings.log_level)
    start, since, hurry = order["clock"]
    clock = HurriedClock(datetime.fromisoformat(start), since, hurry)
    try:
        asyncio.run(serve(settings, clock))
    except Exception:
        # As the command does: an end of its own is an error in the log and a status of 1.
        logs.logging.getLogger("palier").exception("stopped by an error")
        return 1
    return 0


async def serve(settings: Settings, clock: HurriedClock) -> None:
    """Run Palier; SIGUSR1 asks what it is at."""

    def says_what_it_is_at() -> None:
        for task in asyncio.all_tasks():
            task.print_stack()

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, says_what_it_is_at)
    await app.run_application(settings, clock=clock, pace=BRISK)


def tell(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def bear(order: dict[str, Any]) -> int:
    """Fork a Palier; its number."""
    if child := os.fork():
        return child
    status = 1
    try:
        status = grow_up(order)
    finally:
        os._exit(status)


def main() -> None:
    for language, sentence in product(LANGUAGES, SAID):
        plain_words(sentence, Reader(language=language))
    with Gazetteer():
        pass
    children: dict[int, str] = {}
    rest = b""
    while True:
        ready, _, _ = select.select([0], [], [], LOOK_EVERY)
        if ready:
            read = os.read(0, 1 << 16)
            if not read:
                break
            *lines, rest = (rest + read).split(b"\n")
            for line in lines:
                order = json.loads(line)
                pid = bear(order)
                children[pid] = order["name"]
                tell(name=order["name"], pid=pid)
        while children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                break
            tell(name=children.pop(pid), status=os.waitstatus_to_exitcode(status))
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
