"""Letters: one errand to one chat, promised with its cause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Update,
    and_,
    bindparam,
    case,
    delete,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlmodel import col

from storage.outbox.dedup import ONCE, DedupKey, key_columns
from storage.outbox.tables import (
    MessageRecipient,
    OutboxAction,
    OutboxMessage,
    Priority,
    WhisperRecipient,
)
from storage.people import Account, Member
from storage.quarantine import ItemKind, in_quarantine
from storage.query import QueryGroup
from storage.types import Id, UtcInstant, vault

LETTERS = OutboxMessage.__table__  # type: ignore[attr-defined]  # SQLModel hides it


def _first_of(priority: Priority) -> Select[Any]:
    """The letters of one priority that have waited longest, as many as there is room for."""
    longest = (
        select(col(OutboxMessage.id), col(OutboxMessage.priority), col(OutboxMessage.due_at))
        .where(
            col(OutboxMessage.platform) == bindparam("carried_by"),
            col(OutboxMessage.settled_at).is_(None),
            col(OutboxMessage.priority) == priority,
            col(OutboxMessage.due_at) <= bindparam("now", type_=UtcInstant),
            or_(
                col(OutboxMessage.expires_at).is_(None),
                col(OutboxMessage.expires_at) > bindparam("now", type_=UtcInstant),
            ),
            col(OutboxMessage.chat).not_in(bindparam("busy", expanding=True)),
            ~in_quarantine(ItemKind.LETTER, col(OutboxMessage.id)),
        )
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(bindparam("room"))
        .with_for_update(skip_locked=True)
        .subquery()
    )
    return select(longest)


# Each priority is looked up in the index by itself: a hundred thousand letters that wait for the
# morning are not walked past to reach those of a lower priority. Built once, it is asked often.
WAIT = union_all(*map(_first_of, Priority)).subquery()
FIRST = select(WAIT.c.id).order_by(WAIT.c.priority, WAIT.c.due_at, WAIT.c.id)
# Rows, and only what is found as letters: an UPDATE of letters is put together anew each time.
CLAIM = select(OutboxMessage).from_statement(
    update(LETTERS)
    .where(LETTERS.c.id.in_(FIRST.limit(bindparam("room"))))
    .values(due_at=bindparam("lease_ends", type_=UtcInstant), attempts=LETTERS.c.attempts + 1)
    .returning(LETTERS)
)


@cache
def _update_statement(names: tuple[str, ...]) -> Update:
    """A letter's columns written over; every letter that is carried is marked so, once at least."""
    new = {name: bindparam(f"new_{name}", type_=LETTERS.c[name].type) for name in names}
    return (
        update(OutboxMessage)
        .where(col(OutboxMessage.id) == bindparam("letter"))
        .values(new)
        .execution_options(synchronize_session=False)
    )


REACHABLE_OF_MANY = (
    select(Account)
    .where(
        col(Account.member_id).in_(bindparam("members", expanding=True)),
        col(Account.chat).is_not(None),
        col(Account.blocked_at).is_(None),
    )
    .order_by(col(Account.preferred), col(Account.id).desc())
)
REACHABLE = (
    select(Account)
    .where(
        col(Account.member_id) == bindparam("member", type_=Id),
        col(Account.chat).is_not(None),
        col(Account.blocked_at).is_(None),
    )
    .order_by(
        case((col(Account.chat) == bindparam("beside", type_=String), 0), else_=1),
        col(Account.preferred).desc(),
        col(Account.id),
    )
    .limit(1)
)


def under_key(once: DedupKey) -> ColumnElement[bool]:
    """Letters promised under exactly this key."""
    return and_(*(LETTERS.c[name] == part for name, part in key_columns(once).items()))


def under_acts(subject: str, acts: Collection[str] = ()) -> ColumnElement[bool]:
    """Letters about this subject, of these acts or of any."""
    named = col(OutboxMessage.once_subject) == subject
    return and_(named, col(OutboxMessage.once_act).in_(acts)) if acts else named


class TakenBack(NamedTuple):
    """How many letters are not carried any more: those nobody had begun to, and those under way."""

    waiting: int
    under_way: int


async def take_back(queries: QueryGroup, *which: ColumnElement[bool]) -> TakenBack:
    """Take back letters that are not settled.

    Of one under way the row stays, without words and key, for whoever carries it to settle.
    """
    named = (col(OutboxMessage.settled_at).is_(None), *which)
    unbegun = delete(OutboxMessage).where(col(OutboxMessage.attempts) == 0, *named)
    under_way = (
        update(OutboxMessage)
        .where(*named)
        .values(settled_at=col(OutboxMessage.due_at), body=None, **key_columns(None))
    )
    unsynchronized = {"synchronize_session": False}
    return TakenBack(
        await queries.count_touched(unbegun.execution_options(**unsynchronized)),
        await queries.count_touched(under_way.execution_options(**unsynchronized)),
    )


class OutboxMessageQueries(QueryGroup):
    """Letters, from promise to settlement."""

    async def enqueue_message(self, letter: OutboxMessage) -> None:
        """Promise a letter. Promised twice under one key, it is sent once.

        It has a key afterwards, if it was not promised before.
        """
        values = letter.model_dump(exclude={"id"})
        put = await self.session.execute(self.unless_there(OutboxMessage), values)
        letter.id = put.scalar_one_or_none()

    async def promised_message(
        self, once: DedupKey, *, member_id: int | None = None, place: str | None = None
    ) -> OutboxMessage | None:
        """What was promised under that key before, to that member or at that place."""
        there = col(OutboxMessage.place) == place
        theirs = there if member_id is None else col(OutboxMessage.member_id) == member_id
        found = await self.all_rows(select(OutboxMessage).where(under_key(once), theirs).limit(1))
        return found[0] if found else None

    async def enqueue_for_member(
        self, member: Member, letter: OutboxMessage, *, beside: str | None = None
    ) -> bool:
        """Address a letter to the account the member prefers; False when none can be written to.

        To that whose chat is `beside`, when it can be written to.
        """
        account = await self._reachable_account(member.id, beside=beside)
        if account is None or account.chat is None:
            return False
        letter.platform, letter.workspace = account.platform, account.workspace
        letter.chat, letter.member_id = account.chat, member.id
        letter.language, letter.zone = member.language, member.zone
        await self.enqueue_message(letter)
        return True

    async def enqueue_for_many(
        self, to: Sequence[MessageRecipient], *, body: str, priority: Priority, once: DedupKey,
        expires_at: datetime | None, errand: OutboxAction = OutboxAction.SAY,
    ) -> None:  # fmt: skip
        """Promise many the same in one statement; who was promised it before is not sent it again.

        Plain rows, and a body sealed once: an object for each would cost more than all the rest.
        """
        if not to:
            return
        shared = {
            "errand": errand,
            "subject": "",
            "body": vault.seal(body),
            "priority": priority,
            "expires_at": expires_at,
            "attempts": 0,
            **key_columns(once),
        }
        rows = [each._asdict() | shared for each in to]
        await self.session.execute(self.upsert_into(LETTERS).on_conflict_do_nothing(), rows)

    async def enqueue_whispers(
        self, letter: OutboxMessage, to: Sequence[WhisperRecipient], lasts: timedelta
    ) -> None:
        """Promise this letter to each in one statement; who was promised it before is not again.

        A channel may have thousands of people: rows by themselves would keep others from writing.
        """
        if not to:
            return
        shared = letter.model_dump(exclude={"id"}) | {"body": vault.seal(letter.body or "")}
        rows = [
            shared
            | {"subject": each.user, "due_at": each.due_at, "expires_at": each.due_at + lasts}
            | key_columns(each.once)
            for each in to
        ]
        await self.session.execute(self.upsert_into(LETTERS).on_conflict_do_nothing(), rows)

    async def reachable_accounts(self, member_ids: Collection[int]) -> dict[int, Account]:
        """Each member's account to write to; those who have none are missing."""
        rows = await self.all_rows(REACHABLE_OF_MANY, {"members": list(member_ids)})
        # The last one counts: the preferred, then the eldest.
        return {account.member_id: account for account in rows}

    async def keys_told(
        self, subject: str, member_ids: Collection[int]
    ) -> dict[int, list[DedupKey]]:
        """Under which keys these members were or will be told something about the subject."""
        if not member_ids:
            return {}
        result = await self.session.execute(
            select(col(OutboxMessage.member_id), *(LETTERS.c[name] for name in ONCE)).where(
                col(OutboxMessage.member_id).in_(member_ids), under_acts(subject)
            )
        )
        told: dict[int, list[DedupKey]] = {}
        for member_id, *parts in result:
            told.setdefault(member_id, []).append(DedupKey(*parts))
        return told

    async def withdraw_messages(
        self,
        subject: str,
        *acts: str,
        occurrences: Collection[str] = (),
        about: int | None = None,
        member_id: int | None = None,
    ) -> int:
        """Take back letters not carried yet about a subject; how many.

        Only these acts, these occurrences, what is about that member or for that one, where given.
        """
        named = [under_acts(subject, acts)]
        if occurrences:
            named.append(col(OutboxMessage.once_occurrence).in_(occurrences))
        if about is not None:
            named.append(col(OutboxMessage.once_about) == str(about))
        if member_id is not None:
            named.append(col(OutboxMessage.member_id) == member_id)
        return sum(await take_back(self, *named))

    async def reword_messages(self, once: DedupKey, member_ids: Collection[int], body: str) -> None:
        """Let whatever these members are still to be told under this subject and act say this."""
        await self.session.execute(
            update(OutboxMessage)
            .where(
                under_acts(once.subject, (once.act,)),
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.member_id).in_(member_ids),
            )
            .values(body=body)
            .execution_options(synchronize_session=False)
        )

    async def supersede_messages(
        self, once: DedupKey, member_id: int | None, *, before: int | None = None
    ) -> None:
        """Take back what a member was not told yet under this subject and act.

        Only what nobody began to carry, or everything promised `before` that letter.
        """
        older = col(OutboxMessage.attempts) == 0 if before is None else LETTERS.c.id < before
        theirs = col(OutboxMessage.member_id) == member_id
        await take_back(self, theirs, under_acts(once.subject, (once.act,)), older)

    async def is_to_be_told(self, once: DedupKey, member_id: int | None) -> bool:
        """Whether a member is still to be told something under this subject and act.

        By a letter that waits or is under way, and says it to who knows nothing of it yet.
        """
        says = select(col(OutboxMessage.id)).where(
            col(OutboxMessage.member_id) == member_id,
            under_acts(once.subject, (once.act,)),
            col(OutboxMessage.settled_at).is_(None),
            col(OutboxMessage.errand) != OutboxAction.EDIT,
        )
        return bool(await self.all_rows(says.limit(1)))

    async def members_waiting_for(
        self, subject: str, act: str, *, begun: bool = False
    ) -> list[int]:
        """The members for whom a letter of this act about a subject waits; or was `begun` only."""
        return await self.all_rows(
            select(col(OutboxMessage.member_id)).where(
                col(OutboxMessage.settled_at).is_(None),
                under_acts(subject, (act,)),
                col(OutboxMessage.member_id).is_not(None),
                col(OutboxMessage.attempts) > 0 if begun else true(),
            )
        )

    async def _reachable_account(
        self, member_id: int, *, but: str | None = None, beside: str | None = None
    ) -> Account | None:
        result = await self.session.execute(
            REACHABLE if but is None else REACHABLE.where(col(Account.chat) != but),
            {"member": member_id, "beside": beside},
        )
        return result.scalar_one_or_none()

    async def claim_messages(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> list[OutboxMessage]:
        """Take due letters in order of priority, hidden from others until the lease ends.

        Chats in `busy` are left alone: a chat hears one thing at a time, in order.
        """
        wish = {
            "carried_by": platform,
            "now": now,
            "lease_ends": now + lease,
            "room": limit,
            "busy": list(busy),
        }
        claimed = await self.session.execute(CLAIM, wish)
        return sorted(claimed.scalars(), key=lambda message: (message.priority, message.id or 0))

    async def claim_readable(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> tuple[list[OutboxMessage], list[int]]:
        """As `claim_letters`, row by row; and the keys of those that cannot be read."""
        wish = {"carried_by": platform, "now": now, "room": limit, "busy": list(busy)}
        first = FIRST.limit(bindparam("room"))
        ids = [row[0] for row in await self.session.execute(first, wish)]
        await self.session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.id).in_(ids))
            .values(due_at=now + lease, attempts=col(OutboxMessage.attempts) + 1)
            .execution_options(synchronize_session=False)
        )
        rows = await self.all_rows(select(OutboxMessage).where(col(OutboxMessage.id).in_(ids)))
        readable = {each.id: each for each in rows}
        ordered = [readable[each] for each in ids if each in readable]
        return ordered, [each for each in ids if each not in readable]

    async def drop_expired(self, now: datetime, limit: int) -> int:
        """Delete letters nobody began to carry before they expired; how many.

        Their custody ends the same day anyway: until then every look would walk past them.
        """
        expired = (
            select(col(OutboxMessage.id))
            .where(
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.expires_at) <= now,
                col(OutboxMessage.attempts) == 0,
            )
            .order_by(col(OutboxMessage.expires_at))
            .limit(limit)
        )
        return await self.count_touched(
            delete(OutboxMessage)
            .where(col(OutboxMessage.id).in_(expired))
            .execution_options(synchronize_session=False)
        )

    async def settle_message(
        self, letter: OutboxMessage, now: datetime, failure: str | None = None
    ) -> None:
        """Strike the letter off and shred what it said."""
        await self._update_message(letter, settled_at=now, failure=failure, body=None)

    async def is_taken_back(self, letter: OutboxMessage) -> bool:
        """Whether a letter is not to be carried any more; it stays so until this is saved."""
        held = select(col(OutboxMessage.id)).where(
            col(OutboxMessage.id) == letter.id, col(OutboxMessage.settled_at).is_(None)
        )
        return not await self.all_rows(held.with_for_update())

    async def postpone_message(self, letter: OutboxMessage, due_at: datetime) -> None:
        """Carry it later; told to wait, or waiting in line, is no failed attempt."""
        await self._update_message(letter, due_at=due_at, attempts=letter.attempts - 1)

    async def put_off(self, letter: OutboxMessage, due_at: datetime) -> None:
        """Carry it later, after a failed attempt."""
        await self._update_message(letter, due_at=due_at)

    async def readdress_message(self, letter: OutboxMessage, now: datetime) -> bool:
        """Send the letter to the member's next account that can be written to, if there is one."""
        if letter.member_id is None:
            return False
        account = await self._reachable_account(letter.member_id, but=letter.chat)
        if account is None:
            return False
        await self._update_message(
            letter,
            platform=account.platform,
            workspace=account.workspace,
            chat=account.chat,
            due_at=now,
        )
        return True

    async def keep_aside(self, letter: OutboxMessage, until: datetime) -> None:
        """It failed too often: it stays, sealed, for another attempt, and not for ever."""
        ends = min(letter.expires_at or until, until)
        await self._update_message(letter, attempts=0, expires_at=ends)

    async def _update_message(self, letter: OutboxMessage, **values: Any) -> None:
        given = {f"new_{name}": value for name, value in values.items()}
        await self.session.execute(_update_statement(tuple(values)), {"letter": letter.id, **given})
