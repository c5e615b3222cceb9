"""The fake Telegram of a measurement, in a process of its own: it presses, and times the answers.

The people press inside the server's process, so that the wire carries the bot's calls only.
"""

import argparse
import asyncio
import contextlib
import json
import signal
import sys
from time import monotonic
from typing import Any

from aiohttp import web

from tests.fakes.telegram import Chat, Message, Person
from tests.fakes.telegram.buttons import CallbackQuery
from tests.fakes.telegram.control import ControlledServer

WALL = "Le mur"


class Street(ControlledServer):
    """One wall, many neighbours, and a watch."""

    def __init__(self) -> None:
        super().__init__(checks=False)
        self.called_at: dict[str, float] = {}
        self.crowd: list[tuple[float, CallbackQuery]] = []

    async def take(self, request: web.Request) -> web.StreamResponse:
        if (method := request.match_info["method"]) not in self.called_at:
            self.called_at[method] = monotonic()
            self.changed.beat()
        return await super().take(request)

    async def first(self, method: str, within: float = 60) -> float:
        """When a bot first called a method, in monotonic seconds of this machine."""
        async with asyncio.timeout(within):
            while method not in self.called_at:
                await self.changed.wait(1)
        return self.called_at[method]

    async def settles(self, count: int) -> dict[str, Any]:
        """So many neighbours on one wall with the bot, and a message of the bot to press under."""
        everyone = [self.person(f"Voisin {number}") for number in range(count)]
        wall = self.supergroup(WALL, *everyone)
        bot = self.first_bot
        wall.members[bot.id] = self.bot_member(wall, bot, ["can_pin_messages"])
        card = self.add_message(wall, bot, {"text": "-"})
        people = [[each.id, each.name] for each in everyone]
        return {"chat": wall.id, "card": card.id, "people": people}

    async def rush(self, data: list[str], presses: int) -> dict[str, Any]:
        """Everybody presses again as soon as answered, another button each time."""
        waits: list[float] = []
        _, card = self._card()
        share = presses // len(self.people)

        async def presses_on(person: Person, number: int) -> None:
            for turn in range(share):
                waits.append(await self._press(person, card, data[(number + turn) % len(data)]))

        began = monotonic()
        async with asyncio.TaskGroup() as group:
            for number, person in enumerate(self.people.values()):
                group.create_task(presses_on(person, number))
        return {"seconds": monotonic() - began, "waits": waits}

    async def first_press(self, data: str) -> float:
        """One neighbour presses alone; the seconds they wait."""
        _, card = self._card()
        return await self._press(next(iter(self.people.values())), card, data)

    async def storm(self, data: str, seconds: float) -> list[float]:
        """Everybody else presses once, evenly over so many seconds whatever the bot does."""
        waits: list[float] = []
        _, card = self._card()
        _, *crowd = self.people.values()
        began = monotonic()

        async def presses_at(person: Person, moment: float) -> None:
            await asyncio.sleep(max(0.0, moment - monotonic()))
            waits.append(await self._press(person, card, data))

        async with asyncio.TaskGroup() as group:
            for number, person in enumerate(crowd):
                moment = began + seconds * number / len(crowd)
                group.create_task(presses_at(person, moment))
        return waits

    async def all_press(self, data: str, seconds: float) -> int:
        """Everybody presses once within so many seconds, and nobody waits for the answer here."""
        self.callback_lifetime = float("inf")
        _, card = self._card()
        began = monotonic()
        for number, person in enumerate(self.people.values()):
            moment = began + seconds * number / len(self.people)
            await asyncio.sleep(max(0.0, moment - monotonic()))
            self.crowd.append((monotonic(), person.press(card, data)))
        return len(self.crowd)

    async def heard(self, within: float) -> dict[str, Any]:
        """How those who pressed at once were answered: by a word, by nothing, or not at all."""
        waits: list[float] = []

        async def waits_for(at: float, query: CallbackQuery) -> None:
            await query.answered
            waits.append(monotonic() - at)

        tasks = asyncio.gather(*(waits_for(*each) for each in self.crowd), return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await tasks
        first = [query.answers[0] for _, query in self.crowd if query.answers]
        return {
            "answered": sum(bool(each.text) for each in first),
            "empty": sum(not each.text for each in first),
            "lost": len(self.crowd) - len(first),
            "waits": waits,
        }

    async def _press(self, person: Person, card: Message, data: str) -> float:
        began = monotonic()
        await person.forges(card, data, timeout=60)
        return monotonic() - began

    def _card(self) -> tuple[Chat, Message]:
        wall = next(chat for chat in self.chats.values() if chat.title == WALL)
        return wall, wall.messages[min(wall.messages)]

    async def wall(self) -> list[str]:
        """What hangs on the wall, oldest first."""
        wall, _ = self._card()
        return [message.text for message in wall.messages.values() if not message.deleted]

    async def tally(self) -> dict[str, Any]:
        """Flood refusals and faults since the start, and the messages' edits on the wall."""
        wall, _ = self._card()
        edits = [call.at for call in self.called("editMessageText", chat_id=wall.id)]
        span = max(edits) - min(edits) if edits else 0.0
        worst = max((sum(at <= each < at + 60 for each in edits) for at in edits), default=0)
        return {
            "refused": sum("Too Many" in (call.refusal or "") for call in self.calls),
            "faults": self.faults,
            "edits": len(edits),
            "edits_in_a_minute": worst,
            "span": span,
        }


async def serve(*, strict: bool) -> None:
    """Say where it listens, and serve until told to stop."""
    server = Street()
    if strict:
        server.floods()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with server:
        sys.stdout.write(json.dumps({"url": server.url, "token": server.token}) + "\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="with Telegram's flood control")
    asyncio.run(serve(strict=parser.parse_args().strict))
