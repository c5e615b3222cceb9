"""Carries what was promised: letters by priority, cards until every copy agrees, at a safe pace."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.carrier_lease import CarrierLease
from bot.clock import Clock
from bot.confidences import blank_message
from bot.platform import (
    ChatAddress,
    ChatMoved,
    ChatPlatform,
    NotBeforeMorning,
    RefusalMeaning,
    RetryLater,
    Undeliverable,
)
from bot.quarantine import UnreadableRow, set_aside
from bot.shown_buttons import remember_letter
from handlers.kernel.events import (
    Event,
    EventOrigin,
    MessageFailed,
    WallAcceptsAgain,
    WallMovedEvent,
    WallPeopleEvent,
    WallRefused,
    WallSeenEvent,
)
from messages.model import Confidence, Message, Reader
from messages.organise.actions import WallObstacle, WallRight
from storage.confidences import MessagePlace
from storage.database import Database, Store
from storage.outbox import ASIDE, CardCopy, ClaimedCopy, OutboxAction, OutboxMessage
from storage.outbox.card_queries import card_key
from storage.people import Member, in_quiet_hours
from storage.quarantine import ItemKind
from storage.types import UnreadableText

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)
TAKE_OVER = 2.0
REST = 0.5
GATHER = 0.05
"""Seconds between a nudge and the look at what it brought: a burst of events costs one look."""

LONGEST_WAIT = 3.0
"""Seconds that what was taken may wait for its turn: the lease must be renewed meanwhile."""

PATIENCE, LONGEST_PATIENCE = timedelta(seconds=30), timedelta(hours=1)
"""How long what was refused waits at first, twice as long each time, and how long at most."""

REFUSALS = 30
"""How often a letter is refused before it is given up: about a day."""

WINDOW = 24
GIVE_UP = 8
KEPT_ASIDE = timedelta(days=7)
"""How long a letter that was given up may still be tried again: as long as one that arrived."""

EXPIRED = 1000
"""Letters dropped at once when the lease is renewed: nobody waits for that.

Where there are more, it is renewed at every look: until they are gone each look walks past them.
"""


@dataclass(frozen=True)
class SendingPace:
    """How fast one bot may speak: sends a second over all chats, and seconds between two to a chat.

    Measured against a strict window of 30/s: 28 spaced sends a second use 93 % of it and meet no
    refusal; Telegram grants one message a second to a person and 20 a minute to a group.
    """

    overall: float = 28
    person: float = 1
    wall: float = 3


UNHURRIED = SendingPace()
UNBOUND = SendingPace(overall=0, person=0, wall=0)

Load = OutboxMessage | ClaimedCopy
Notices = Callable[[EventOrigin, Event], Awaitable[bool]]

PROMISED_AGAIN = (OutboxAction.PIN, OutboxAction.UNPIN, OutboxAction.INVITE)
"""What is not tried again when it is refused: whoever gives the right has it promised anew."""

SECOND = 2
"""The refusal in a row from which a wall is believed not to take cards for a while.

It is told each time: what one transaction could not take in would be lost otherwise.
"""

NEEDS = {
    OutboxAction.PIN: WallRight.PIN,
    OutboxAction.UNPIN: WallRight.PIN,
}
"""The right an errand needs where it is not that to post; letting people in needs `INVITE`."""

AWAITED = (OutboxAction.SAY, OutboxAction.UPDATE, *ASIDE)
"""What somebody waits for: that it will not arrive is told to whoever promised it."""

OF_THE_CHAT = (RefusalMeaning.GONE, RefusalMeaning.ARCHIVED)
"""What is true of a chat whatever was to be done there."""


async def _ignore_event(origin: EventOrigin, event: Event) -> bool:
    """Nobody listens."""
    return False


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
        self._database, self._platform, self._clock, self._pace = database, platform, clock, pace
        self.lease = CarrierLease(database, clock, token or platform.name)
        self._nudged = asyncio.Event()
        self._under_way: set[str] = set()
        self._ready_at: dict[str, float] = {}
        self._next_at = 0.0
        self._refusing: dict[str, float] = {}
        self._failed: Counter[str] = Counter()
        self._refused_since: float | None = None
        self._refusals = 0
        self._unnoted: dict[int | None, list[str]] = {}
        self._edited: dict[int | None, MessagePlace] = {}
        self._stopped = self._dropping = False
        self.notice: Notices = _ignore_event

    @property
    def lease_held(self) -> asyncio.Event:
        """Set while it is this process that carries."""
        return self.lease.holds

    @property
    def refused_for(self) -> float:
        """Seconds since the platform took something, while it asks for patience only."""
        return 0.0 if self._refused_since is None else _loop_time() - self._refused_since

    def wake(self) -> None:
        """There may be something to carry."""
        self._nudged.set()

    def count_reply(self, chat: str) -> None:
        """A reply left outside the courier: it counts against the pace."""
        self._next_at = max(self._next_at, _loop_time()) + self._seconds_between
        self._ready_at[chat] = _loop_time() + self._pace.person

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
                    if self._waits_long:
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
        while not self._waits_long and (loads := await self._claim_due(WINDOW)):
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
            await self._tell_of_failure(letter)
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
        now, moment = self._clock.now(), _loop_time()
        self._ready_at = {chat: at for chat, at in self._ready_at.items() if at > moment}
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
        name, busy = self._platform.name, self._under_way | self._ready_at.keys()
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
        name, busy = self._platform.name, self._under_way | self._ready_at.keys()
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

    @property
    def _seconds_between(self) -> float:
        return 1 / self._pace.overall if self._pace.overall else 0

    async def _send_off(self, loads: list[Load], group: asyncio.TaskGroup) -> int:
        """Start carrying, at the bot's pace; how many. What would wait too long is put back."""
        until = _loop_time() + LONGEST_WAIT
        for started, load in enumerate(loads):
            if not await self._wait_for_slot(until):
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

    @property
    def _waits_long(self) -> bool:
        return self._next_at - _loop_time() > LONGEST_WAIT

    async def _wait_for_slot(self, until: float) -> bool:
        """Wait for the next slot; a stalled loop does not catch up in a burst.

        False when the slot comes after that moment of the loop's clock.
        """
        while (wait := self._next_at - _loop_time()) > 0:
            if self._next_at > until:
                return False
            await asyncio.sleep(wait)
        self._next_at = _loop_time() + self._seconds_between
        return True

    async def _deliver_one(self, load: Load) -> None:
        chat, refusals = _chat_of(load), self._refusals
        try:
            if isinstance(load, OutboxMessage):
                await self._send_message(load)
                private = load.member_id or load.errand is OutboxAction.BLANK
                pause = self._pace.person if private else self._pace.wall
            else:
                await self._show_copy(load)
                pause = self._pace.wall
            self._ready_at[chat] = max(self._ready_at.get(chat, 0), _loop_time() + pause)
            if self._refusals == refusals:
                self._refused_since = None
        except (OSError, SQLAlchemyError):
            # Its lease ends, and it is carried again.
            log.exception("carried but not noted chat=%s", chat)
        except Exception as fault:
            await self._set_aside(load, fault)
        finally:
            self._under_way.discard(chat)
            self._nudged.set()

    async def _set_aside(self, load: Load, fault: Exception) -> None:
        """Leave alone what cannot be carried, however often it is tried."""
        if isinstance(load, OutboxMessage):
            kind, key = ItemKind.LETTER, str(load.id)
        else:
            kind, key = ItemKind.CARD, card_key(load.copy.card, load.version)
        await set_aside(self._database, self._clock, kind, key, fault)
        if not isinstance(load, OutboxMessage):
            # Drawn anew, it need not wait for the end of this lease.
            await self._put_back([load])

    async def _send_message(self, letter: OutboxMessage) -> None:
        now = self._clock.now()
        to = ChatAddress(letter.chat, letter.workspace, await self._topic_of(letter))
        try:
            told = await self._perform(letter, to)
        except RetryLater as patience:
            self._back_off(letter.chat, patience)
            async with self._database.transaction() as store:
                await store.outbox.postpone_message(
                    letter, now + timedelta(seconds=patience.seconds)
                )
        except ChatMoved as moved:
            await self._share_news(letter, WallMovedEvent(letter.chat, moved.to))
        except Undeliverable as refusal:
            if not await self._note_refusal(letter, to, refusal):
                if letter.errand is not OutboxAction.WHISPER or not refusal.means.is_final:
                    await self._tell_of_failure(letter)
                await self._settle(letter, now, refusal.reason, None)
        except Exception as fault:
            await self._note_fault(letter, fault, now)
        else:
            await self._settle(letter, now, None, told)

    async def _tell_of_failure(self, letter: OutboxMessage) -> None:
        """It will not arrive: whoever promised it may do something else."""
        if letter.once and letter.errand in AWAITED:
            await self._share_news(letter, MessageFailed(letter.once, letter.member_id))

    async def _perform(self, letter: OutboxMessage, to: ChatAddress) -> Confidence | None:
        """Do what the letter is for; what it told in confidence, if it did."""
        reader = Reader(language=letter.language, zone=letter.zone)
        if letter.errand is OutboxAction.BLANK:
            await blank_message(self._platform, to, letter.subject, reader)
            return None
        if letter.errand is OutboxAction.WHISPER:
            whispered = _stored_message(letter.body)
            await self._platform.whisper_message(to, letter.subject, whispered, reader)
            return None
        if letter.errand.changes_told:
            return await self._change_told(letter, to, reader)
        if letter.errand is not OutboxAction.SAY:
            made = await self._platform.act_on_chat(letter.errand, to, letter.subject)
            if letter.errand is OutboxAction.INVITE and made:
                await self._keep_join_link(letter, made)
            elif letter.errand is OutboxAction.LIST and made:
                await self._share_present(letter, tuple(made.split()))
            return None
        shown_message = _stored_message(letter.body)
        if letter.member_id is None:
            shown_message = _silent_at_night(shown_message, letter.zone, self._clock.now())
        posted = await self._platform.send_message(to, shown_message, reader)
        if shown_message.confidence:
            self._unnoted.setdefault(letter.id, []).append(posted)
        return shown_message.confidence

    async def _share_present(self, letter: OutboxMessage, present: tuple[str, ...]) -> None:
        """Let it be known who is there, unless nobody wants to know any more."""
        async with self._database.transaction() as store:
            if await store.outbox.is_taken_back(letter):
                return
        await self._share_news(letter, WallPeopleEvent(letter.chat, letter.subject, present))

    async def _change_told(
        self, letter: OutboxMessage, to: ChatAddress, reader: Reader
    ) -> Confidence | None:
        """Let the message that told it say this; or say it anew, where that cannot be done."""
        shown = _stored_message(letter.body)
        if shown.confidence is None:
            raise UnreadableRow
        async with self._database.transaction() as store:
            told = store.confidences.standing_message
            place = await told(letter.member_id, shown.confidence, letter.chat)
        if place:
            try:
                await self._platform.edit_message(to, place.message, shown, reader)
            except Undeliverable as refusal:
                if refusal.chat_gone:
                    raise
                log.info("not edited letter=%s reason=%s", letter.id, refusal.reason)
            else:
                self._edited[letter.id] = place
                return shown.confidence
        if letter.errand is OutboxAction.UPDATE:
            posted = await self._platform.send_message(to, shown, reader)
            self._unnoted.setdefault(letter.id, []).append(posted)
        return shown.confidence

    async def _note_fault(self, letter: OutboxMessage, fault: Exception, now: datetime) -> None:
        """A fault of ours or of the network: the letter is tried again, for a while."""
        log.error("letter failed letter=%s attempt=%s", letter.id, letter.attempts, exc_info=fault)
        if isinstance(fault, UnreadableRow | ValidationError):
            await self._set_aside(letter, fault)
        elif letter.attempts % GIVE_UP == 0 and letter.errand is not OutboxAction.BLANK:
            # Another account is tried as often; whoever has none, or two that fail, waits.
            await self._give_up(letter, fault, now, elsewhere=letter.attempts == GIVE_UP)

    async def _give_up(
        self, letter: OutboxMessage, fault: Exception, now: datetime, *, elsewhere: bool
    ) -> None:
        """What still matters goes to another account, or is kept for the operator to try again."""
        async with self._database.transaction() as store:
            if elsewhere and await store.outbox.readdress_message(letter, now):
                return
            await store.outbox.keep_aside(letter, now + KEPT_ASIDE)
        await self._set_aside(letter, fault)

    async def _settle(
        self, letter: OutboxMessage, now: datetime, failure: str | None, told: Confidence | None
    ) -> None:
        """Strike the letter off; what it told in confidence is known by its names from now on."""
        async with self._database.transaction() as store:
            if letter.errand is OutboxAction.BLANK:
                if failure:
                    log.info("not blanked letter=%s reason=%s", letter.id, failure)
                await store.confidences.note_blanked(letter)
                return
            taken_back = bool(told) and await store.outbox.is_taken_back(letter)
            await store.outbox.settle_message(letter, now, failure)
            spoken = letter.errand is OutboxAction.SAY or letter.id in self._unnoted
            if failure is None and spoken and letter.member_id:
                await remember_letter(letter, _stored_message(letter.body), store, now)
            if told and letter.id in self._unnoted:
                posted = self._unnoted[letter.id]
                await store.confidences.note_arrived(
                    letter, posted, told, now, taken_back=taken_back
                )
            elif told:
                await store.confidences.note_edited(
                    letter, self._edited.get(letter.id), told, now, taken_back=taken_back
                )
            if letter.once and letter.errand.changes_told and failure is None:
                who, before = letter.member_id, letter.id
                await store.outbox.supersede_messages(letter.once, who, before=before)
        self._unnoted.pop(letter.id, None)
        self._edited.pop(letter.id, None)
        if (
            letter.place
            and letter.attempts > 1
            and not failure
            and letter.errand is OutboxAction.SAY
        ):
            await self._share_news(letter, WallAcceptsAgain(letter.chat))

    async def _topic_of(self, letter: OutboxMessage) -> str:
        """The topic of a wall in which something is said there."""
        if not letter.place or letter.errand is not OutboxAction.SAY:
            return ""
        async with self._database.transaction() as store:
            return await store.areas.topic_of(letter.platform, letter.workspace, letter.chat)

    async def _note_refusal(
        self, letter: OutboxMessage, to: ChatAddress, refusal: Undeliverable
    ) -> bool:
        """Note what a refusal tells; True when the letter leaves later, or for another account."""
        now, private = self._clock.now(), letter.errand is OutboxAction.BLANK
        if refusal.chat_gone and not letter.place:
            return await self._reroute(letter, now)
        lasting = refusal.means.is_final or letter.errand in PROMISED_AGAIN
        next_at = now + _retry_delay(letter.attempts - 1)
        in_time = letter.expires_at is None or next_at < letter.expires_at
        again = not lasting and letter.attempts < REFUSALS and in_time
        if again:
            async with self._database.transaction() as store:
                await store.outbox.put_off(letter, next_at)
        if not again and not lasting and letter.member_id and not private:
            await self._give_up(letter, refusal, now, elsewhere=letter.attempts == REFUSALS)
            return True
        if letter.place and not private:
            news = _refusal_event(to, refusal, letter.errand, again=letter.attempts >= SECOND)
            await self._share_news(letter, news)
        return again

    async def _share_news(self, where: OutboxMessage | CardCopy, event: Event | None) -> None:
        """Let it be known what sending told about a chat, as the platform would have told it."""
        if event is None or await self.notice(
            EventOrigin(self._platform.name, where.workspace), event
        ):
            return
        # Where no capability answers for walls, what was learned holds for what is carried.
        name, now = self._platform.name, self._clock.now()
        async with self._database.transaction() as store:
            match event:
                case WallSeenEvent(chat=chat, present=False):
                    await store.areas.close_wall(name, chat, now)
                case WallMovedEvent(chat=chat, to=to):
                    await store.areas.move_wall(name, chat, to)
                    await store.outbox.move_chat(name, chat, to, now)

    async def _keep_join_link(self, letter: OutboxMessage, link: str) -> None:
        """Keep the link that was made for a wall's door."""
        async with self._database.transaction() as store:
            await store.areas.set_join_link(letter.platform, letter.workspace, letter.chat, link)

    async def _reroute(self, letter: OutboxMessage, now: datetime) -> bool:
        """Remember the dead chat; True when the letter goes to another account instead."""
        log.info("chat gone letter=%s member=%s", letter.id, letter.member_id)
        async with self._database.transaction() as store:
            await store.people.set_account_blocked(letter.platform, letter.chat, now)
            return await store.outbox.readdress_message(letter, now)

    async def _show_copy(self, parcel: ClaimedCopy) -> None:
        posting, now = parcel.copy, self._clock.now()
        to = ChatAddress(posting.chat, posting.workspace, posting.topic)
        reader = Reader(language=posting.language, zone=posting.zone)
        shown = _stored_message(parcel.body)
        message, gone = posting.message, False
        try:
            if message is None:
                message = await self._platform.send_message(
                    to, _silent_at_night(shown, posting.zone, now), reader
                )
            else:
                await self._platform.edit_message(to, message, shown, reader)
        except RetryLater as patience:
            self._back_off(posting.chat, patience)
            async with self._database.transaction() as store:
                await store.outbox.retry_copy(parcel, now + timedelta(seconds=patience.seconds))
            return
        except ChatMoved as moved:
            await self._share_news(posting, WallMovedEvent(posting.chat, moved.to))
            return
        except Undeliverable as refusal:
            log.info("copy refused card=%s reason=%s", posting.card, refusal.reason)
            again, gone = posting.refused + 1 >= SECOND, refusal.means.is_final
            if not gone:
                async with self._database.transaction() as store:
                    next_at = now + _retry_delay(posting.refused)
                    await store.outbox.note_refused(parcel, next_at, REFUSALS)
            await self._share_news(posting, _refusal_event(to, refusal, again=again))
            if not gone:
                return
        except Exception as fault:
            log.exception("card failed card=%s", posting.card)
            await self._card_failed(parcel, fault)
            return
        next_at = self._clock.now() + timedelta(seconds=self._pace.wall)
        async with self._database.transaction() as store:
            await store.outbox.mark_copy_shown(parcel, message=message, next_at=next_at, gone=gone)
        if posting.refused and not gone:
            await self._share_news(posting, WallAcceptsAgain(posting.chat))

    async def _card_failed(self, parcel: ClaimedCopy, fault: Exception) -> None:
        """Count how often this drawing of a card failed here, and set it aside in the end."""
        key = card_key(parcel.copy.card, parcel.version)
        self._failed[key] += 1
        if self._failed[key] >= GIVE_UP:
            del self._failed[key]
            await self._set_aside(parcel, fault)

    def _back_off(self, chat: str, patience: RetryLater) -> None:
        """Obey a wait: for the chat; for the whole bot once several chats are refused together."""
        if isinstance(patience, NotBeforeMorning):
            return
        self._refusals += 1
        self._refused_since = self._refused_since or _loop_time()
        until = _loop_time() + patience.seconds
        self._ready_at[chat] = until
        self._refusing = {each: at for each, at in self._refusing.items() if at > _loop_time()}
        self._refusing[chat] = until
        if patience.whole or len(self._refusing) > 1:
            self._next_at = max(self._next_at, until)


def _stored_message(body: str | None) -> Message:
    """What was written, or why it cannot be said."""
    if isinstance(body, UnreadableText):
        raise UnreadableRow
    return Message.model_validate_json(body or "")


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _retry_delay(refused: int) -> timedelta:
    """How long what was refused so many times before waits."""
    return min(PATIENCE * (1 << min(refused, 12)), LONGEST_PATIENCE)


def _refusal_event(
    to: ChatAddress, refusal: Undeliverable, errand: OutboxAction = OutboxAction.SAY, *, again: bool
) -> Event | None:
    """What a refusal tells about a wall; nothing when it is about a message or a person."""
    if refusal.means is RefusalMeaning.GONE:
        return WallSeenEvent(to.chat, "", present=False, may_post=False)
    if refusal.means is RefusalMeaning.TARGET:
        return None
    if errand in ASIDE and refusal.means not in OF_THE_CHAT:
        return None
    right = WallRight.POST if errand is OutboxAction.SAY else NEEDS.get(errand, WallRight.INVITE)
    return WallRefused(to.chat, WallObstacle(refusal.means), right, to.topic, again)


def _chat_of(load: Load) -> str:
    return load.chat if isinstance(load, OutboxMessage) else load.copy.chat


def _silent_at_night(letter: Message, zone: str, now: datetime) -> Message:
    """What hangs on a wall at night makes no sound."""
    return letter.model_copy(update={"silent": True}) if in_quiet_hours(now, zone) else letter


def _reader_sleeps(member: Member, letter: OutboxMessage, now: datetime) -> bool:
    return not letter.priority.wakes and member.quiet_at(now)
