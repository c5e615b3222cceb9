"""Carries what was promised: letters by priority, cards until every copy agrees, at a safe pace."""

from __future__ import annotations

import asyncio
import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.platform import Address, Asleep, Later, Moved, Platform, Undeliverable
from messages.model import Message, Reader
from storage.database import Database
from storage.outbox import Errand, Letter, Parcel
from storage.people import Member, quiet

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
HOLD = timedelta(seconds=10)
TAKE_OVER = 2.0
REST = 0.5
GATHER = 0.05
"""Seconds between a nudge and the look at what it brought: a burst of events costs one look."""

LONGEST_WAIT = 3.0
"""Seconds that what was taken may wait for its turn: the lease must be renewed meanwhile."""

WINDOW = 24
GIVE_UP = 8
EXPIRED = 1000
"""Letters dropped at once when the lease is renewed: nobody waits for that.

Where there are more, it is renewed at every look: until they are gone each look walks past them.
"""


@dataclass(frozen=True)
class Pace:
    """How fast one bot may speak: sends a second over all chats, and seconds between two to a chat.

    Measured against a strict window of 30/s: 28 spaced sends a second use 93 % of it and meet no
    refusal; Telegram grants one message a second to a person and 20 a minute to a group.
    """

    overall: float = 28
    person: float = 1
    wall: float = 3


UNHURRIED = Pace()
UNBOUND = Pace(overall=0, person=0, wall=0)

Load = Letter | Parcel


class Courier:
    """The only sender of letters and cards for one bot; several processes take turns by lease."""

    def __init__(
        self,
        database: Database,
        platform: Platform,
        clock: Clock,
        *,
        token: str = "",
        pace: Pace = UNHURRIED,
    ) -> None:
        self._database, self._platform, self._clock, self._pace = database, platform, clock, pace
        self._token = token or platform.name
        self._holder = uuid.uuid4().hex
        self._nudged = asyncio.Event()
        self._under_way: set[str] = set()
        self._ready_at: dict[str, float] = {}
        self._next_at = 0.0
        self._refusing: dict[str, float] = {}
        self._stopped = self._dropping = False
        self.holds = asyncio.Event()

    def nudge(self) -> None:
        """There may be something to carry."""
        self._nudged.set()

    def spoke(self, chat: str) -> None:
        """A reply left outside the courier: it counts against the pace."""
        self._next_at = max(self._next_at, _now()) + self._gap
        self._ready_at[chat] = _now() + self._pace.person

    def stop(self) -> None:
        """Take nothing more; `run` returns once what is under way has arrived."""
        self._stopped = True
        self._nudged.set()

    async def run(self) -> None:
        """Carry for as long as this process holds the lease; wait for it otherwise."""
        held_until = self._clock.now()
        async with asyncio.TaskGroup() as group:
            while not self._stopped:
                self._nudged.clear()
                try:
                    if self._dropping or held_until - self._clock.now() < HOLD / 2:
                        if not await self._hold():
                            self.holds.clear()
                            await self._rest(TAKE_OVER)
                            continue
                        self.holds.set()
                        held_until = self._clock.now() + HOLD
                    if self._waits_long:
                        await self._rest(TAKE_OVER)
                        continue
                    loads = await self._claim(WINDOW - len(self._under_way))
                except (OSError, SQLAlchemyError):
                    # A database that restarts must not end the programme.
                    log.exception("database not reached")
                    held_until = self._clock.now()
                    await self._rest(TAKE_OVER)
                    continue
                await self._send_off(loads, group)
                if not loads:
                    await self._rest(REST)
                    await asyncio.sleep(GATHER)

    async def deliver(self) -> int:
        """Carry everything that is due now, and wait for it; how many things were carried."""
        carried = 0
        while not self._waits_long and (loads := await self._claim(WINDOW)):
            async with asyncio.TaskGroup() as group:
                carried += await self._send_off(loads, group)
        return carried

    async def release(self) -> None:
        """Let another process carry at once."""
        async with self._database.transaction() as store:
            await store.outbox.release(self._token, self._holder, self._clock.now())

    async def _hold(self) -> bool:
        now = self._clock.now()
        async with self._database.transaction() as store:
            held = await store.outbox.lease(self._token, self._holder, now, now + HOLD)
            dropped = await store.outbox.drop_expired(now, EXPIRED) if held else 0
        self._dropping = dropped == EXPIRED
        return held

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
        except TimeoutError:
            pass

    async def _claim(self, room: int) -> list[Load]:
        """Take what is due, at most one thing per chat, leaving out chats that must wait."""
        if room <= 0:
            return []
        now, moment = self._clock.now(), _now()
        self._ready_at = {chat: at for chat, at in self._ready_at.items() if at > moment}
        busy = self._under_way | self._ready_at.keys()
        name, taken = self._platform.name, set(self._under_way)
        async with self._database.transaction() as store:
            letters = await store.outbox.claim_letters(name, now, LEASE, room, busy)
            readers = await store.people.named({each.member_id for each in letters})
            parcels = await store.outbox.claim_postings(name, now, LEASE, room - len(letters), busy)
            loads: list[Load] = []
            for letter in letters:
                member = readers.get(letter.member_id)
                if letter.chat in taken:
                    await store.outbox.postpone(letter, now)
                elif member and _sleeps(member, letter, now):
                    await store.outbox.postpone(letter, member.wakes_at(now))
                else:
                    taken.add(letter.chat)
                    loads.append(letter)
            for parcel in parcels:
                if parcel.posting.chat in taken:
                    await store.outbox.retry(parcel, now)
                else:
                    taken.add(parcel.posting.chat)
                    loads.append(parcel)
        self._under_way |= {_chat(load) for load in loads}
        return loads

    @property
    def _gap(self) -> float:
        return 1 / self._pace.overall if self._pace.overall else 0

    async def _send_off(self, loads: list[Load], group: asyncio.TaskGroup) -> int:
        """Start carrying, at the bot's pace; how many. What would wait too long is put back."""
        until = _now() + LONGEST_WAIT
        for started, load in enumerate(loads):
            if not await self._space(until):
                await self._put_back(loads[started:])
                return started
            group.create_task(self._carry(load))
        return len(loads)

    async def _put_back(self, loads: list[Load]) -> None:
        """Carry these another time."""
        self._under_way -= {_chat(load) for load in loads}
        try:
            async with self._database.transaction() as store:
                for load in loads:
                    if isinstance(load, Letter):
                        await store.outbox.postpone(load, self._clock.now())
                    else:
                        await store.outbox.retry(load, self._clock.now())
        except (OSError, SQLAlchemyError):
            # Their leases end, and they are carried then.
            log.exception("not put back count=%s", len(loads))

    @property
    def _waits_long(self) -> bool:
        return self._next_at - _now() > LONGEST_WAIT

    async def _space(self, until: float) -> bool:
        """Wait for the next slot; a stalled loop does not catch up in a burst.

        False when the slot comes after that moment of the loop's clock.
        """
        while (wait := self._next_at - _now()) > 0:
            if self._next_at > until:
                return False
            await asyncio.sleep(wait)
        self._next_at = _now() + self._gap
        return True

    async def _carry(self, load: Load) -> None:
        chat = _chat(load)
        try:
            if isinstance(load, Letter):
                await self._letter(load)
                pause = self._pace.person if load.member_id else self._pace.wall
            else:
                await self._posting(load)
                pause = self._pace.wall
            self._ready_at[chat] = max(self._ready_at.get(chat, 0), _now() + pause)
        except (OSError, SQLAlchemyError):
            # Its lease ends, and it is carried again.
            log.exception("carried but not noted chat=%s", chat)
        finally:
            self._under_way.discard(chat)
            self._nudged.set()

    async def _letter(self, letter: Letter) -> None:
        now, failure = self._clock.now(), None
        to = Address(letter.chat, letter.workspace)
        try:
            if letter.errand is Errand.SAY:
                said = Message.model_validate_json(letter.body or "")
                reader = Reader(language=letter.language, zone=letter.zone)
                if letter.member_id is None:
                    said = _hushed(said, letter.zone, now)
                await self._platform.send(to, said, reader)
            else:
                made = await self._platform.act(letter.errand, to, letter.subject)
                if letter.errand is Errand.INVITE and made:
                    await self._invited(letter, made)
        except Later as patience:
            self._wait(letter.chat, patience)
            async with self._database.transaction() as store:
                await store.outbox.postpone(letter, now + timedelta(seconds=patience.seconds))
            return
        except Moved as moved:
            await self._follow(letter.chat, moved.to)
            return
        except Undeliverable as refusal:
            failure = refusal.reason
            if refusal.chat_gone and await self._elsewhere(letter, now):
                return
        except Exception:
            log.exception("letter failed letter=%s attempt=%s", letter.id, letter.attempts)
            if letter.attempts < GIVE_UP:
                return
            failure = "fault"
        async with self._database.transaction() as store:
            await store.outbox.settle(letter, now, failure)

    async def _invited(self, letter: Letter, link: str) -> None:
        """Keep the link that was made for a wall's door."""
        async with self._database.transaction() as store:
            await store.areas.set_join_link(letter.platform, letter.workspace, letter.chat, link)

    async def _elsewhere(self, letter: Letter, now: datetime) -> bool:
        """Remember the dead chat; True when the letter goes to another account instead."""
        log.info("chat gone letter=%s member=%s", letter.id, letter.member_id)
        async with self._database.transaction() as store:
            if letter.member_id is None:
                await store.areas.close_wall(letter.platform, letter.chat, now)
                return False
            await store.people.block(letter.platform, letter.chat, now)
            return await store.outbox.readdress(letter, now)

    async def _posting(self, parcel: Parcel) -> None:
        posting, now = parcel.posting, self._clock.now()
        to = Address(posting.chat, posting.workspace, posting.topic)
        reader = Reader(language=posting.language, zone=posting.zone)
        shown = Message.model_validate_json(parcel.body)
        message, gone = posting.message, False
        try:
            if message is None:
                message = await self._platform.send(to, _hushed(shown, posting.zone, now), reader)
            else:
                await self._platform.edit(to, message, shown, reader)
        except Later as patience:
            self._wait(posting.chat, patience)
            async with self._database.transaction() as store:
                await store.outbox.retry(parcel, now + timedelta(seconds=patience.seconds))
            return
        except Moved as moved:
            await self._follow(posting.chat, moved.to)
            return
        except Undeliverable as refusal:
            log.info("copy given up card=%s reason=%s", posting.card, refusal.reason)
            gone = True
            if refusal.chat_gone:
                async with self._database.transaction() as store:
                    await store.areas.close_wall(posting.platform, posting.chat, now)
        except Exception:
            log.exception("card failed card=%s", posting.card)
            return
        next_at = self._clock.now() + timedelta(seconds=self._pace.wall)
        async with self._database.transaction() as store:
            await store.outbox.shows(parcel, message=message, next_at=next_at, gone=gone)

    async def _follow(self, chat: str, to: str) -> None:
        async with self._database.transaction() as store:
            await store.areas.move_wall(self._platform.name, chat, to)
            await store.outbox.move_chat(self._platform.name, chat, to, self._clock.now())

    def _wait(self, chat: str, patience: Later) -> None:
        """Obey a wait: for the chat; for the whole bot once several chats are refused together."""
        if isinstance(patience, Asleep):
            return
        until = _now() + patience.seconds
        self._ready_at[chat] = until
        self._refusing = {each: at for each, at in self._refusing.items() if at > _now()}
        self._refusing[chat] = until
        if patience.whole or len(self._refusing) > 1:
            self._next_at = max(self._next_at, until)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _chat(load: Load) -> str:
    return load.chat if isinstance(load, Letter) else load.posting.chat


def _hushed(said: Message, zone: str, now: datetime) -> Message:
    """What hangs on a wall at night makes no sound."""
    return said.model_copy(update={"silent": True}) if quiet(now, zone) else said


def _sleeps(member: Member, letter: Letter, now: datetime) -> bool:
    return not letter.priority.wakes and member.quiet_at(now)
