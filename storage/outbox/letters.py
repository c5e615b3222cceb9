"""Letters: one errand to one chat, promised with its cause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    Select,
    Update,
    bindparam,
    delete,
    false,
    or_,
    select,
    true,
    union_all,
    update,
)
from sqlmodel import col

from storage.outbox.tables import Addressee, Errand, Letter, Priority
from storage.people import Account, Member
from storage.quarantine import ItemKind, in_quarantine
from storage.query import Query
from storage.types import Instant, vault

LETTERS = Letter.__table__  # type: ignore[attr-defined]  # SQLModel hides it


def _first_of(priority: Priority) -> Select[Any]:
    """The letters of one priority that have waited longest, as many as there is room for."""
    longest = (
        select(col(Letter.id), col(Letter.priority), col(Letter.due_at))
        .where(
            col(Letter.platform) == bindparam("carried_by"),
            col(Letter.settled_at).is_(None),
            col(Letter.priority) == priority,
            col(Letter.due_at) <= bindparam("now", type_=Instant),
            or_(
                col(Letter.expires_at).is_(None),
                col(Letter.expires_at) > bindparam("now", type_=Instant),
            ),
            col(Letter.chat).not_in(bindparam("busy", expanding=True)),
            ~in_quarantine(ItemKind.LETTER, col(Letter.id)),
        )
        .order_by(col(Letter.due_at), col(Letter.id))
        .limit(bindparam("room"))
        .with_for_update(skip_locked=True)
        .subquery()
    )
    return select(longest)


# Each priority is looked up in the index by itself: a hundred thousand letters that wait for the
# morning are not walked past to reach those of a lower priority. Built once, it is asked often.
WAIT = union_all(*map(_first_of, Priority)).subquery()
FIRST = select(WAIT.c.id).order_by(WAIT.c.priority, WAIT.c.due_at, WAIT.c.id)
CLAIM = (
    update(Letter)
    .where(col(Letter.id).in_(FIRST.limit(bindparam("room"))))
    .values(
        due_at=bindparam("lease_ends", type_=Instant),
        attempts=col(Letter.attempts) + 1,
    )
    .returning(Letter)
    .execution_options(synchronize_session=False)
)


@cache
def _marking(names: tuple[str, ...]) -> Update:
    """A letter's columns written over; every letter that is carried is marked so, once at least."""
    new = {name: bindparam(f"new_{name}", type_=LETTERS.c[name].type) for name in names}
    return (
        update(Letter)
        .where(col(Letter.id) == bindparam("letter"))
        .values(new)
        .execution_options(synchronize_session=False)
    )


class Letters(Query):
    """Letters, from promise to settlement."""

    async def put(self, letter: Letter) -> None:
        """Promise a letter. Promised twice under one `once`, it is sent once.

        It has a key afterwards, if it was not promised before.
        """
        values = letter.model_dump(exclude={"id"})
        promise = self.insert(Letter).values(values).on_conflict_do_nothing()
        put = await self.session.execute(promise.returning(col(Letter.id)))
        letter.id = put.scalar_one_or_none()

    async def tell(self, member: Member, letter: Letter) -> bool:
        """Address a letter to the account the member prefers; False when none can be written to."""
        account = await self._reachable(member.id)
        if account is None or account.chat is None:
            return False
        letter.platform, letter.workspace = account.platform, account.workspace
        letter.chat, letter.member_id = account.chat, member.id
        letter.language, letter.zone = member.language, member.zone
        await self.put(letter)
        return True

    async def put_all(
        self, to: Sequence[Addressee], *, body: str, priority: Priority, once: str,
        expires_at: datetime | None,
    ) -> None:  # fmt: skip
        """Promise many the same in one statement; who was promised it before is not sent it again.

        Plain rows, and a body sealed once: an object for each would cost more than all the rest.
        """
        if not to:
            return
        shared = {
            "errand": Errand.SAY,
            "subject": "",
            "body": vault.seal(body),
            "priority": priority,
            "once": once,
            "expires_at": expires_at,
            "attempts": 0,
        }
        rows = [each._asdict() | shared for each in to]
        await self.session.execute(self.insert(LETTERS).on_conflict_do_nothing(), rows)

    async def reachable(self, member_ids: Collection[int]) -> dict[int, Account]:
        """Each member's account to write to; those who have none are missing."""
        found = await self.all(
            select(Account)
            .where(
                col(Account.member_id).in_(member_ids),
                col(Account.chat).is_not(None),
                col(Account.blocked_at).is_(None),
            )
            .order_by(col(Account.preferred), col(Account.id).desc())
        )
        # The last one counts: the preferred, then the eldest.
        return {account.member_id: account for account in found}

    async def promised(self, prefix: str, member_ids: Collection[int]) -> dict[int, list[str]]:
        """What these members were or will be told under a `once` that begins so."""
        if not member_ids:
            return {}
        found: Any = await self.session.execute(
            select(col(Letter.member_id), col(Letter.once)).where(
                col(Letter.member_id).in_(member_ids),
                col(Letter.once).startswith(prefix, autoescape=True),
            )
        )
        told: dict[int, list[str]] = {}
        for row in found:
            told.setdefault(row[0], []).append(row[1])
        return told

    async def withdraw(self, *names: str, member_id: int | None = None) -> int:
        """Take back letters not carried yet whose `once` begins so; how many."""
        named = (col(Letter.once).startswith(name, autoescape=True) for name in names)
        theirs = true() if member_id is None else col(Letter.member_id) == member_id
        return await self.touched(
            delete(Letter)
            .where(col(Letter.settled_at).is_(None), or_(false(), *named), theirs)
            .execution_options(synchronize_session=False)
        )

    async def unsent(self, name: str) -> list[int]:
        """The members for whom a letter waits whose `once` begins so."""
        return await self.all(
            select(col(Letter.member_id)).where(
                col(Letter.settled_at).is_(None),
                col(Letter.once).startswith(name, autoescape=True),
                col(Letter.member_id).is_not(None),
            )
        )

    async def _reachable(self, member_id: int, *, but: str | None = None) -> Account | None:
        found = await self.session.execute(
            select(Account)
            .where(
                col(Account.member_id) == member_id,
                col(Account.chat).is_not(None),
                col(Account.blocked_at).is_(None),
                true() if but is None else col(Account.chat) != but,
            )
            .order_by(col(Account.preferred).desc(), col(Account.id))
            .limit(1)
        )
        return found.scalar_one_or_none()

    async def claim_letters(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> list[Letter]:
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
        return sorted(claimed.scalars(), key=lambda each: (each.priority, each.id or 0))

    async def claim_readable(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> tuple[list[Letter], list[int]]:
        """As `claim_letters`, row by row; and the keys of those that cannot be read."""
        wish = {"carried_by": platform, "now": now, "room": limit, "busy": list(busy)}
        first = FIRST.limit(bindparam("room"))
        ids = [row[0] for row in await self.session.execute(first, wish)]
        await self.session.execute(
            update(Letter)
            .where(col(Letter.id).in_(ids))
            .values(due_at=now + lease, attempts=col(Letter.attempts) + 1)
            .execution_options(synchronize_session=False)
        )
        found = await self.all(select(Letter).where(col(Letter.id).in_(ids)))
        readable = {each.id: each for each in found}
        ordered = [readable[each] for each in ids if each in readable]
        return ordered, [each for each in ids if each not in readable]

    async def drop_expired(self, now: datetime, limit: int) -> int:
        """Delete letters nobody began to carry before they expired; how many.

        Their custody ends the same day anyway: until then every look would walk past them.
        """
        expired = (
            select(col(Letter.id))
            .where(
                col(Letter.settled_at).is_(None),
                col(Letter.expires_at) <= now,
                col(Letter.attempts) == 0,
            )
            .order_by(col(Letter.expires_at))
            .limit(limit)
        )
        return await self.touched(
            delete(Letter)
            .where(col(Letter.id).in_(expired))
            .execution_options(synchronize_session=False)
        )

    async def settle(self, letter: Letter, now: datetime, failure: str | None = None) -> None:
        """Strike the letter off and shred what it said."""
        await self._mark(letter, settled_at=now, failure=failure, body=None)

    async def postpone(self, letter: Letter, due_at: datetime) -> None:
        """Carry it later; told to wait, or waiting in line, is no failed attempt."""
        await self._mark(letter, due_at=due_at, attempts=letter.attempts - 1)

    async def put_off(self, letter: Letter, due_at: datetime) -> None:
        """Carry it later, after a failed attempt."""
        await self._mark(letter, due_at=due_at)

    async def readdress(self, letter: Letter, now: datetime) -> bool:
        """Send the letter to the member's next account that can be written to, if there is one."""
        if letter.member_id is None:
            return False
        account = await self._reachable(letter.member_id, but=letter.chat)
        if account is None:
            return False
        await self._mark(
            letter,
            platform=account.platform,
            workspace=account.workspace,
            chat=account.chat,
            due_at=now,
        )
        return True

    async def keep_aside(self, letter: Letter, until: datetime) -> None:
        """It failed too often: it stays, sealed, for another attempt, and not for ever."""
        ends = min(letter.expires_at or until, until)
        await self._mark(letter, attempts=0, expires_at=ends)

    async def _mark(self, letter: Letter, **values: Any) -> None:
        given = {f"new_{name}": value for name, value in values.items()}
        await self.session.execute(_marking(tuple(values)), {"letter": letter.id, **given})
