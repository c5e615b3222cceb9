"""Carries what was promised: letters by priority, cards until every copy agrees, at a safe pace."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.card_delivery import CardDelivery
from bot.carrier_lease import CarrierLease
from bot.clock import Clock
from bot.letter_delivery import LetterDelivery
from bot.platform import ChatPlatform
from bot.quarantine import UnreadableRow, set_aside
from bot.sending_pace import LONGEST_WAIT, UNHURRIED, PaceKeeper, SendingPace, loop_time
from bot.wall_news import Notices, WallNews
from storage.database import Database, Store
from storage.outbox import ClaimedCopy, OutboxAction, OutboxMessage, Priority
from storage.people import Member
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
TAKE_OVER = 2.0
REST = 0.5
GATHER = 0.05
"""Seconds between a nudge and the look at what it brought: a burst of events costs one look."""

WINDOW = 24

EXPIRED = 1000
"""Letters dropped at once when the lease is renewed: nobody waits for that.

Where there are more, it is renewed at every look: until they are gone each look walks past them.
"""


Load = OutboxMessage | ClaimedCopy


class OutboxWorker:
    """The only sender of letters and cards for one bot; several processes take turns by lease."""

    def __init__(
        self,
        database: Database,
        platform: ChatPlatform,
        clock: Clock,
        *,
        token: str = "",
        pace: SendingPace = UNHURRIED,
    ) -> None:
        self._database, self._platform, self._clock = database, platform, clock
        self.lease = CarrierLease(database, clock, token or platform.name)
        self.pacing = PaceKeeper(pace)
        self._news = WallNews(database, platform.name, clock)
        self._letters = LetterDelivery(database, platform, clock, self.pacing, self._news)
        self._cards = CardDelivery(database, platform, clock, pace, self.pacing, self._news)
        self._nudged = asyncio.Event()
        self._under_way: set[str] = set()
        self._stopped = self._dropping = False

    @property
    def notice(self) -> Notices:
        """Who hears what sending tells about a wall."""
        return self._news.notice

    @notice.setter
    def notice(self, told: Notices) -> None:
        self._news.notice = told

    @property
    def lease_held(self) -> asyncio.Event:
        """Set while it is this process that carries."""
        return self.lease.holds

    @property
    def refused_for(self) -> float:
        """Seconds since the platform took something, while it asks for patience only."""
        return self.pacing.refused_for

    def wake(self) -> None:
        """There may be something to carry."""
        self._nudged.set()

    def count_reply(self, chat: str) -> None:
        """A reply left outside the courier: it counts against the pace."""
        self.pacing.count_reply(chat)

    def stop(self) -> None:
        """Take nothing more; `run` returns once what is under way has arrived."""
        self._stopped = True
        self._nudged.set()

    async def run(self) -> None:
        """Carry for as long as this process holds the lease; wait for it otherwise."""
        async with asyncio.TaskGroup() as group:
            while not self._stopped:
                self._nudged.clear()
                try:
                    if (
                        self._dropping or self.lease.needs_renewal
                    ) and not await self._hold_lease():
                        await self._wait_for_wake(TAKE_OVER)
                        continue
                    if self.pacing.waits_long:
                        await self._wait_for_wake(TAKE_OVER)
                        continue
                    loads = await self._claim_due(WINDOW - len(self._under_way))
                except Exception:
                    # A database that restarts, or whatever it holds, must not end the programme.
                    log.exception("database not reached")
                    await self._wait_for_wake(TAKE_OVER)
                    continue
                await self._send_off(loads, group)
                if not loads:
                    await self._wait_for_wake(REST)
                    await asyncio.sleep(GATHER)

    async def deliver(self) -> int:
        """Carry everything that is due now, and wait for it; how many things were carried."""
        carried = 0
        while not self.pacing.waits_long and (loads := await self._claim_due(WINDOW)):
            async with asyncio.TaskGroup() as group:
                carried += await self._send_off(loads, group)
        return carried

    async def release(self) -> None:
        """Let another process carry at once."""
        await self.lease.release()

    async def _hold_lease(self) -> bool:
        if not await self.lease.renew():
            return False
        now = self._clock.now()
        async with self._database.transaction() as store:
            late = await store.outbox.expire_aside(self._platform.name, now, EXPIRED)
            dropped = await store.outbox.drop_expired(now, EXPIRED)
        self._dropping = EXPIRED in (dropped, len(late))
        for letter in {(each.once_subject, each.once_act): each for each in late}.values():
            await self._letters.tell_of_failure(letter)
        return True

    async def _wait_for_wake(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
        except TimeoutError:
            pass

    async def _claim_due(self, room: int) -> list[Load]:
        """Take what is due, at most one thing per chat, leaving out chats that must wait."""
        if room <= 0:
            return []
        now = self._clock.now()
        try:
            loads = await self._claim_loads(room, now)
        except (OSError, SQLAlchemyError):
            raise
        except Exception:
            # Something among it cannot be read: it is found, and the others are carried.
            log.exception("claim not readable")
            loads = await self._claimed_one_by_one(room, now)
        self._under_way |= {_chat_of(load) for load in loads}
        return loads

    async def _claim_loads(self, room: int, now: datetime) -> list[Load]:
        name, busy = self._platform.name, self._under_way | self.pacing.resting_chats()
        taken, loads = set(self._under_way), list[Load]()
        async with self._database.transaction() as store:
            if not await store.outbox.is_any_due(name, now):
                return []
            letters = await store.outbox.claim_messages(name, now, LEASE, room, busy)
            readers = await store.people.members_by_id(
                {outbox_message.member_id for outbox_message in letters}
            )
            parcels = await store.outbox.claim_copies(name, now, LEASE, room - len(letters), busy)
            for letter in letters:
                loads += await self._to_carry(store, letter, readers, taken, now)
            for parcel in parcels:
                loads += await self._to_draw(store, parcel, taken, now)
        return loads

    async def _claimed_one_by_one(self, room: int, now: datetime) -> list[Load]:
        """As `_claimed`; a letter or copy that cannot be read is set aside."""
        name, busy = self._platform.name, self._under_way | self.pacing.resting_chats()
        taken, loads, unreadable = set(self._under_way), list[Load](), UnreadableRow()
        async with self._database.transaction() as store:
            letters, lost = await store.outbox.claim_readable(name, now, LEASE, room, busy)
            parcels, torn = await store.outbox.claim_readable_postings(
                name, now, LEASE, room - len(letters), busy
            )
            faults: dict[tuple[ItemKind, str], Exception] = {
                **{(ItemKind.LETTER, str(each)): unreadable for each in lost},
                **{(ItemKind.CARD, each): unreadable for each in torn},
            }
            for letter in letters:
                try:
                    readers = await store.people.members_by_id({letter.member_id})
                    loads += await self._to_carry(store, letter, readers, taken, now)
                except (ValueError, TypeError, LookupError) as puzzle:
                    faults[ItemKind.LETTER, str(letter.id)] = puzzle
            for parcel in parcels:
                loads += await self._to_draw(store, parcel, taken, now)
        for (kind, key), fault in faults.items():
            await set_aside(self._database, self._clock, kind, key, fault)
        return loads

    async def _to_carry(
        self,
        store: Store,
        letter: OutboxMessage,
        readers: Mapping[int | None, Member],
        taken: set[str],
        now: datetime,
    ) -> list[Load]:
        """The letter, unless it must wait: for another to the same chat, or for the morning."""
        member = readers.get(letter.member_id)
        if letter.chat in taken:
            await store.outbox.postpone_message(letter, now)
        elif member and _reader_sleeps(member, letter, now):
            await store.outbox.postpone_message(letter, member.wakes_at(now))
        else:
            taken.add(letter.chat)
            return [letter]
        return []

    async def _to_draw(
        self, store: Store, parcel: ClaimedCopy, taken: set[str], now: datetime
    ) -> list[Load]:
        """The copy, unless something else goes to the same chat."""
        if parcel.copy.chat in taken:
            await store.outbox.retry_copy(parcel, now)
            return []
        taken.add(parcel.copy.chat)
        return [parcel]

    async def _send_off(self, loads: list[Load], group: asyncio.TaskGroup) -> int:
        """Start carrying, at the bot's pace; how many. What would wait too long is put back."""
        until = loop_time() + LONGEST_WAIT
        for started, load in enumerate(loads):
            if not await self.pacing.wait_for_slot(until):
                await self._put_back(loads[started:])
                return started
            group.create_task(self._deliver_one(load))
        return len(loads)

    async def _put_back(self, loads: list[Load]) -> None:
        """Carry these another time."""
        self._under_way -= {_chat_of(load) for load in loads}
        try:
            async with self._database.transaction() as store:
                for load in loads:
                    if isinstance(load, OutboxMessage):
                        await store.outbox.postpone_message(load, self._clock.now())
                    else:
                        await store.outbox.retry_copy(load, self._clock.now())
        except (OSError, SQLAlchemyError):
            # Their leases end, and they are carried then.
            log.exception("not put back count=%s", len(loads))

    async def _deliver_one(self, load: Load) -> None:
        chat, refusals = _chat_of(load), self.pacing.refusals
        try:
            if isinstance(load, OutboxMessage):
                await self._letters.carry(load)
                private = bool(load.member_id) or load.errand is OutboxAction.BLANK
            else:
                await self._cards.draw_copy(load)
                private = False
            self.pacing.rest(chat, private=private)
            self.pacing.taken(refusals)
        except (OSError, SQLAlchemyError):
            # Its lease ends, and it is carried again.
            log.exception("carried but not noted chat=%s", chat)
        except Exception as fault:
            if isinstance(load, OutboxMessage):
                await self._letters.leave_alone(load, fault)
            else:
                await self._cards.leave_alone(load, fault)
        finally:
            self._under_way.discard(chat)
            self._nudged.set()


def _chat_of(load: Load) -> str:
    return load.chat if isinstance(load, OutboxMessage) else load.copy.chat


def _reader_sleeps(member: Member, letter: OutboxMessage, now: datetime) -> bool:
    """Whether it waits until they are awake: what may only be read in the evening does at night."""
    if letter.priority.wakes or not member.quiet_at(now):
        return False
    return not (letter.priority is Priority.ORANGE and member.agreed_to(now))
