"""One Palier of the summer: it may be killed at any commit or sending, and lose its database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy.exc import OperationalError

from bot.chat.kept_replies import EventOutcome
from bot.clock import ManualClock
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from bot.outbox_worker import OutboxWorker
from bot.platform import ChatAddress, Undeliverable
from bot.sending_pace import UNBOUND
from handlers.account import account
from handlers.area import area
from handlers.heat import heat
from handlers.heat.levels.services import WeatherServices
from handlers.kernel.events import IncomingEvent
from handlers.kernel.ports import FilesSilent, Services
from messages.catalog import paragraphs, plain_words
from messages.model import Message, Reader
from messages.typed import UNSEEN
from storage.database import Database, Store
from storage.outbox import OutboxAction
from storage.places import Gazetteer
from tests.summer.people import PLATFORM
from tests.summer.record import Arrival, Pinned
from tests.worlds import Signposts, Streets


class Killed(BaseException):
    """The process is gone; whatever it was about to do next does not happen."""


@dataclass
class Fate:
    """After how many more commits and sendings the process is killed; None while it may live."""

    left: int | None = None
    dead: bool = False

    def meet(self) -> None:
        """One more point at which it may end."""
        if self.left is not None:
            self.left -= 1
            self.dead = self.dead or self.left < 0
        if self.dead:
            raise Killed


class FrailDatabase:
    """A database whose process may be killed before and after each commit, or that is away."""

    def __init__(self, database: Database, fate: Fate, away: Callable[[], bool]) -> None:
        self._database, self._fate, self._away = database, fate, away

    @asynccontextmanager
    async def transaction(self, *, readable_only: bool = False) -> AsyncIterator[Store]:
        if self._away():
            raise OperationalError("", {}, OSError("no database"))
        async with self._database.transaction(readable_only=readable_only) as store:
            yield store
            self._fate.meet()
        self._fate.meet()


def shown(
    at: datetime,
    chat: str,
    said: Message,
    reader: Reader,
    *,
    subject: str = "",
    answered: bool = False,
    edited: bool = False,
) -> Arrival:
    """A message as its reader sees it."""
    words = "\n".join("".join(span.words for span in spans) for spans in paragraphs(said, reader))
    buttons = [each for row in said.rows for each in row]
    return Arrival(
        at,
        chat,
        UNSEEN.sub("", words).replace("\u202f", " ").replace("\xa0", " ").replace("’", "'"),
        tuple(plain_words(each.label, reader).replace("’", "'") for each in buttons),
        reader.language,
        subject,
        answered,
        edited,
        tuple(each.url for each in buttons if each.url),
    )


@dataclass
class Post:
    """The platform: it keeps everything that arrived, whichever process brought it."""

    now: Callable[[], datetime]
    gone: Callable[[str], bool]
    name: str = PLATFORM
    arrivals: list[Arrival] = field(default_factory=list)
    bodies: list[Message] = field(default_factory=list)
    pins: list[Pinned] = field(default_factory=list)
    unsure: list[Arrival] = field(default_factory=list)

    def of(self, fate: Fate) -> Carrier:
        """The adapter of one process."""
        return Carrier(self, fate)

    def arrive(self, chat: str, said: Message, reader: Reader, **more: Any) -> str:
        """Put a message before somebody's eyes; its name there."""
        name = more.pop("subject", "") or f"{chat}:{len(self.arrivals) + 1}"
        self.arrivals.append(shown(self.now(), chat, said, reader, subject=name, **more))
        self.bodies.append(said)
        return name


class Carrier:
    """A process's own way to the platform."""

    name = PLATFORM

    def __init__(self, post: Post, fate: Fate) -> None:
        self._post, self._fate = post, fate

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        self._fate.meet()
        if self._post.gone(to.chat):
            raise Undeliverable("blocked", chat_gone=True)
        return self._post.arrive(to.chat, message, reader)

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        self._fate.meet()
        self._post.arrive(to.chat, message, reader, subject=posted, edited=True)

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> None:
        self._fate.meet()
        self._post.pins.append(
            Pinned(self._post.now(), to.chat, subject, errand is OutboxAction.PIN)
        )


class Nothing:
    """No file was ever sent."""

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        raise FilesSilent("gone")


class Life:
    """From a start to an end: every object of the programme, over a database that stays."""

    def __init__(
        self,
        lasting: Database,
        gazetteer: Gazetteer,
        clock: ManualClock,
        post: Post,
        weather: WeatherServices,
        away: Callable[[], bool],
    ) -> None:
        self.fate = Fate()
        self.database = cast("Database", FrailDatabase(lasting, self.fate, away))
        outside = Services(Streets(), Nothing(), Signposts(), ThreadMaker(), (weather,))
        self.dispatcher = Dispatcher(
            self.database, (area, heat, account), outside, gazetteer, clock
        )
        self.ticker = self.dispatcher.ticker()
        self.courier = OutboxWorker(self.database, post.of(self.fate), clock, pace=UNBOUND)

    async def strike(self) -> None:
        """Every due job, then everything that is due to leave; `Killed` when it ends on the way."""
        await self._live(self.ticker.run_due_jobs)
        await self.deliver()

    async def handle(self, incoming: IncomingEvent) -> EventOutcome:
        """What somebody did, and what leaves because of it."""
        outcome: list[EventOutcome] = []

        async def answer() -> None:
            outcome.append(await self.dispatcher.handle_event(incoming))

        await self._live(answer)
        await self.deliver()
        return outcome[0]

    async def deliver(self) -> None:
        await self._live(self.courier.deliver)

    async def _live(self, does: Callable[[], object]) -> None:
        try:
            await does()  # type: ignore[misc]  # tasks and jobs alike
        except (BaseExceptionGroup, Killed):
            if not self.fate.dead:
                raise
            raise Killed from None
        except (OSError, OperationalError):
            # What `run` does about a database that is away: nothing, until it is back.
            pass
