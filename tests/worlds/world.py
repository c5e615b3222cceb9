"""A world: people, walls and a clock around a real Palier; each platform fills in how one acts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from bot.outbox_worker import OutboxWorker
from bot.platform import ChatPlatform, RefusalMeaning
from bot.sending_pace import UNBOUND
from handlers.heat.duty.services import MailPost
from handlers.kernel.feature import Feature
from handlers.kernel.ports import DocumentMaker, FileFetcher, LinkMaker, PeopleDirectory, Services
from messages.account.privacy_page import PrivacyPage
from messages.form import Form
from messages.heat.duty.mail import DutyPosting
from messages.heat_hotline import HeatLines
from messages.language import DefaultLanguage
from messages.model import Action
from messages.public_address import PublicAddress
from storage.area import Area, AreaAlias, MemberRole, Membership
from storage.area import Wall as WallRow
from storage.database import Database
from storage.people import Account, Member
from storage.places import Gazetteer, fold_name
from tests.worlds.neighbour import Neighbour, Wall
from tests.worlds.outside import Skies, Streets
from tests.worlds.shown import Shown

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 6, 30, 12, tzinfo=PARIS)  # a Tuesday
EVENING, MORNING = time(22), time(6)


class World(ABC):
    """One platform with its people; what they do goes through the platform's own wire."""

    platform: ClassVar[str]
    workspace: str = ""
    files: FileFetcher
    links: LinkMaker
    directory = PeopleDirectory()

    def __init__(
        self, database: Database, features: Iterable[Feature], gazetteer: Gazetteer
    ) -> None:
        self.database, self.gazetteer = database, gazetteer
        self.features = tuple(features)
        self.clock = ManualClock(NOON)
        self.streets = Streets()
        self.maker: DocumentMaker = ThreadMaker()
        self.skies = Skies(self.clock.now)
        self.heat_lines = HeatLines()
        self.default_language: DefaultLanguage | None = None
        self.posting: DutyPosting | None = None
        self.public_address: PublicAddress | None = None
        self.privacy_page: PrivacyPage | None = None
        self.post = MailPost()
        self.neighbours: list[Neighbour] = []

    # --- what each platform fills in

    async def open(self) -> None:
        """Prepare what lies outside Palier, and start it."""
        await self.start()

    async def close(self) -> None:
        """Stop Palier, then what lies outside."""
        await self.courier.release()

    @abstractmethod
    async def connect(self) -> ChatPlatform:
        """Put a new adapter over `self.dispatcher`."""

    @abstractmethod
    async def person(self, name: str, language: str, *, started: bool) -> tuple[str, str]:
        """Let somebody appear on the platform; their user and their private chat with Palier."""

    @abstractmethod
    async def group(self, title: str) -> str:
        """Open a group in which Palier may write; everybody is in it, now and later."""

    @abstractmethod
    def screen(self, chat: str) -> list[Shown]:
        """What is written in a chat, oldest first."""

    @abstractmethod
    def handed(self, chat: str) -> dict[str, bytes]:
        """Every file and picture that Palier put into a chat, by name."""

    @abstractmethod
    def toast(self, who: Neighbour) -> str:
        """What popped up for them since this was last asked."""

    @abstractmethod
    async def says(self, who: Neighbour, words: str, on: Wall | None) -> None: ...

    @abstractmethod
    async def writes(self, who: Neighbour, words: str, on: Wall) -> str:
        """Say something to the others on a wall; the platform's name for the message."""

    @abstractmethod
    async def points(self, who: Neighbour, command: str, message: str, on: Wall) -> None:
        """Say a command about a message on a wall, in the platform's own way."""

    @abstractmethod
    async def presses(self, who: Neighbour, shown: Shown, label: str, on: Wall | None) -> None: ...

    @abstractmethod
    async def forges(self, who: Neighbour, action: Action, on: Wall | None) -> None: ...

    @abstractmethod
    def refuses(self, chat: str, means: RefusalMeaning, times: int | None = None) -> None:
        """The platform says no to what Palier says there, so many times (None: from now on)."""

    @abstractmethod
    def relents(self) -> None:
        """The platform says yes again, everywhere."""

    @abstractmethod
    def deletes(self, who: Neighbour, shown: Shown) -> None:
        """A message of their private talk is gone; Palier is not told."""

    @abstractmethod
    async def shares(self, who: Neighbour, lat: float, lon: float) -> None: ...

    @abstractmethod
    async def opens(self, who: Neighbour, payload: str) -> None: ...

    @abstractmethod
    async def blocks(self, who: Neighbour, blocked: bool) -> None: ...

    @abstractmethod
    def asks(self, who: Neighbour, form: type[Form]) -> bool:
        """Whether a form is in front of them."""

    @abstractmethod
    async def fills(self, who: Neighbour, form: type[Form], said: Mapping[str, str]) -> None:
        """Answer the form in front of them; what is not said is skipped or kept."""

    # --- one Palier

    async def start(self) -> None:
        """Make every object of the programme anew; what the database knows stays."""
        outside = Services(
            self.streets,
            self.files,
            self.links,
            self.maker,
            (self.skies, self.directory, self.post),
            (
                self.heat_lines,
                self.default_language,
                self.posting,
                self.public_address,
                self.privacy_page,
            ),
        )
        self.dispatcher = Dispatcher(
            self.database, self.features, outside, self.gazetteer, self.clock
        )
        self.ticker = self.dispatcher.ticker()
        self.courier = OutboxWorker(self.database, await self.connect(), self.clock, pace=UNBOUND)
        self.courier.notice = self.dispatcher.take_finding
        self.post.notice = self.dispatcher.take_finding

    async def restarts(self) -> None:
        """The programme stops and starts; whatever it held in memory is gone."""
        await self.start()

    async def settle(self) -> None:
        """Carry all that is due, let everybody look; a second goes by: first stays first."""
        await self.courier.deliver()
        for neighbour in self.neighbours:
            neighbour.look()
        self.clock.advance(timedelta(seconds=1))

    # --- time

    async def passes(self, **time: float) -> None:
        """Time goes on: `await world.passes(hours=2)`."""
        await self.comes(self.clock.now() + timedelta(**time))

    async def comes(self, moment: datetime) -> None:
        """A moment comes; on the way, jobs strike and letters leave.

        The last minutes are lived in steps of ten, the last hours by the hour, the last days by two
        hours (what has a window has one as long) and the night, the last weeks by the day, what
        lies before in strides of ten: jobs are sweeps, so a coarse step loses nothing but the exact
        minute.
        """
        assert moment >= self.clock.now(), f"{moment} has passed"
        while (left := moment - self.clock.now()) > timedelta(0):
            if left > timedelta(days=40):
                step = timedelta(days=10)
            elif left > timedelta(days=3):
                step = timedelta(days=1)
            elif left > timedelta(hours=4):
                step = self._stride(left - timedelta(hours=4))
            elif left > timedelta(minutes=20):
                step = min(timedelta(hours=1), left - timedelta(minutes=20))
            else:
                step = min(timedelta(minutes=10), left)
            self.clock.advance(step)
            await self.strike()

    def _stride(self, most: timedelta) -> timedelta:
        """Two hours by day; by night at most until the morning."""
        now = self.clock.now().astimezone(PARIS)
        if MORNING <= now.time() < EVENING:
            return timedelta(hours=2)
        day = now.date() + timedelta(days=now.time() >= EVENING)
        return min(datetime.combine(day, MORNING, PARIS) - now, most)

    async def strike(self) -> None:
        """Let every due job work and carry what it promised."""
        await self.ticker.run_due_jobs()
        await self.settle()

    async def tries_idle_jobs(self) -> Collection[str]:
        """The jobs that are passed over now; each is tried, and none may change anything."""
        idle, before = await self.dispatcher.idle_jobs(), await self._changes()
        for job in idle:
            await self.dispatcher.run_job_now(job)
            assert await self._changes() == before, f"{job} had something to do"
        return idle

    async def _changes(self) -> int:
        """How many rows were ever written."""
        async with self.database.transaction() as store:
            found = await store.session.execute(text("SELECT total_changes()"))
            return int(found.scalar_one())

    async def is_down(self, **time: float) -> None:
        """Palier is stopped while time goes on, then started again."""
        self.clock.advance(timedelta(**time))
        await self.restarts()
        await self.strike()

    # --- people and places

    async def declares(self, name: str, **given: Any) -> Area:
        """Declare a neighbourhood; unless told otherwise it lies in Belleville, Paris 20e."""
        usual: dict[str, Any] = {
            "town": "75120", "town_name": "Paris 20e", "lat": 48.8715, "lon": 2.3857,
        }  # fmt: skip
        area = Area(name=name, declared_at=self.clock.now(), **usual | given)
        async with self.database.transaction() as store:
            store.session.add(area)
            await store.session.flush()
            store.session.add(AreaAlias(area_id=area.id, name=name, folded=fold_name(name)))
        return area

    async def hangs(self, area: Area, title: str, language: str = "fr") -> Wall:
        """Bind a new group to an area."""
        chat = await self.group(title)
        row = WallRow(
            area_id=area.id, platform=self.platform, workspace=self.workspace, chat=chat,
            title=title, language=language, may_pin=True, may_invite=True,
        )  # fmt: skip
        async with self.database.transaction() as store:
            store.session.add(row)
        return Wall(self, area, row.id, chat, language)

    async def arrives(self, name: str, language: str = "fr") -> Neighbour:
        """Somebody whom Palier does not know yet."""
        user, chat = await self.person(name, language, started=False)
        neighbour = Neighbour(self, name, language, user, chat)
        self.neighbours.append(neighbour)
        return neighbour

    async def joins(
        self,
        name: str,
        language: str,
        *areas: Area,
        role: MemberRole = MemberRole.MEMBER,
        admin: bool = False,
    ) -> Neighbour:
        """Somebody who joined before the story begins; the first area is their home."""
        user, chat = await self.person(name, language, started=True)
        now = self.clock.now()
        zone = areas[0].zone if areas else PARIS.key
        member = Member(
            name=name, language=language, zone=zone, admin=admin, joined_at=now, seen_at=now
        )
        account = Account(
            member_id=member.id, platform=self.platform, workspace=self.workspace, user=user,
            chat=chat,
        )  # fmt: skip
        async with self.database.transaction() as store:
            store.session.add(member)
            await store.session.flush()
            store.session.add(account)
            store.session.add_all(
                Membership(
                    member_id=member.id, area_id=area.id, role=role, home=not n, joined_at=now
                )
                for n, area in enumerate(areas)
            )
        neighbour = Neighbour(self, name, language, user, chat, member.id)
        neighbour.country = areas[0].territory if areas else ""
        self.neighbours.append(neighbour)
        return neighbour
