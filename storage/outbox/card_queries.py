"""Cards: what every copy should show, until every copy does."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    String,
    and_,
    bindparam,
    cast,
    exists,
    false,
    func,
    or_,
    select,
    true,
    update,
)
from sqlmodel import col

from storage.area import Area, Wall
from storage.outbox.tables import (
    ECHO,
    Card,
    CardCopy,
    ClaimedCopy,
    OutboxMessage,
    echo_of,
)
from storage.quarantine import ItemKind, in_quarantine
from storage.query import QueryGroup
from storage.readable_rows import UNREADABLE
from storage.types import UtcInstant

# Both are asked every second or minute, mostly in vain: they are built once.
STALE = (
    select(CardCopy, func.coalesce(col(Card.instead), col(Card.body)), col(Card.version))
    .join(Card, col(Card.name) == col(CardCopy.card))
    .where(
        col(Card.dirty_at).is_not(None),
        col(CardCopy.version) < col(Card.version),
        col(CardCopy.platform) == bindparam("carried_by"),
        col(CardCopy.due_at) <= bindparam("now", type_=UtcInstant),
        col(CardCopy.gone).is_(False),
        col(CardCopy.chat).not_in(bindparam("busy", expanding=True)),
        ~in_quarantine(ItemKind.CARD, col(Card.name) + "@" + cast(col(Card.version), String)),
    )
    .order_by(col(CardCopy.due_at), col(CardCopy.card))
    .limit(bindparam("room"))
    .with_for_update(of=CardCopy, skip_locked=True)
)
MISPINNED = (
    select(CardCopy, Wall)
    .join(Card, col(Card.name) == col(CardCopy.card))
    .join(
        Wall,
        and_(
            col(Wall.platform) == col(CardCopy.platform),
            col(Wall.workspace) == col(CardCopy.workspace),
            col(Wall.chat) == col(CardCopy.chat),
        ),
    )
    .where(
        col(CardCopy.card).startswith(bindparam("prefix"), autoescape=False),
        col(Card.live) != col(CardCopy.pinned),
        col(CardCopy.message).is_not(None),
        col(CardCopy.gone).is_(False),
        col(Wall.may_pin).is_(True),
        col(Wall.closed_at).is_(None),
    )
    .order_by(col(CardCopy.card), col(CardCopy.platform), col(CardCopy.chat))
    .limit(bindparam("room"))
)


IS_ECHO = col(Card.name).endswith(ECHO)


def card_key(name: str, version: object) -> str:
    """What a card is called in quarantine: drawn anew, it is another one."""
    return f"{name}@{version}"


class CardQueries(QueryGroup):
    """Cards and their copies."""

    async def create_card(
        self,
        name: str,
        body: str,
        now: datetime,
        area_id: int | None = None,
        author_id: int | None = None,
    ) -> None:
        """Keep a new card; it hangs nowhere yet."""
        card = Card(
            name=name, area_id=area_id, author_id=author_id, body=body, dirty_at=now, hung_at=now
        )
        self.session.add(card)
        await self.session.flush()

    async def get_card(self, name: str, *, lock: bool = False) -> Card | None:
        """The card as it is now; locked until the transaction ends when asked."""
        return await self.session.get(
            Card, name, with_for_update=lock or None, populate_existing=True
        )

    async def card_of_message(
        self, platform: str, workspace: str, chat: str, message: str
    ) -> Card | None:
        """The card of which this message is a copy."""
        result = await self.session.execute(
            select(Card)
            .join(CardCopy, col(CardCopy.card) == col(Card.name))
            .where(
                col(CardCopy.platform) == platform,
                col(CardCopy.workspace) == workspace,
                col(CardCopy.chat) == chat,
                col(CardCopy.message) == message,
            )
        )
        card = result.scalars().first()
        if card is None or not card.name.endswith(ECHO):
            return card
        return await self.get_card(card.name.removesuffix(ECHO))

    async def live_cards_in(self, area_ids: Collection[int], limit: int) -> list[Card]:
        """The newest cards of these areas that still ask for something."""
        return await self.all_rows(
            select(Card)
            .where(col(Card.area_id).in_(area_ids), col(Card.live).is_(True), ~IS_ECHO)
            .order_by(col(Card.hung_at).desc(), col(Card.name))
            .limit(limit)
        )

    async def hide_card(self, name: str, instead: str, now: datetime) -> bool:
        """Let every copy show this instead of the card; False when they do already."""
        covered = await self.count_touched(
            update(Card)
            .where(
                col(Card.name).in_((name, echo_of(name))),
                or_(col(Card.instead).is_(None), col(Card.instead) != instead),
            )
            .values(instead=instead, version=col(Card.version) + 1, dirty_at=now)
        )
        return bool(covered)

    async def unhide_card(self, name: str, now: datetime) -> bool:
        """Let every copy show the card again, as it has become; False when they do already."""
        uncovered = await self.count_touched(
            update(Card)
            .where(col(Card.name).in_((name, echo_of(name))), col(Card.instead).is_not(None))
            .values(instead=None, version=col(Card.version) + 1, dirty_at=now)
        )
        return bool(uncovered)

    async def hidden_cards(self, names: Collection[str]) -> set[str]:
        """Those of these cards that are covered."""
        return set(
            await self.all_rows(
                select(col(Card.name)).where(
                    col(Card.name).in_(names), col(Card.instead).is_not(None)
                )
            )
        )

    async def set_card_author(self, name: str, author_id: int | None) -> None:
        """Somebody else, or nobody, answers for the card from now on."""
        await self.session.execute(
            update(Card).where(col(Card.name) == name).values(author_id=author_id)
        )

    async def add_copy(self, name: str, wall: Wall, area: Area, now: datetime) -> None:
        """Promise a copy of the card on a wall."""
        await self.keep_copy(
            CardCopy(
                card=name,
                platform=wall.platform,
                workspace=wall.workspace,
                chat=wall.chat,
                topic=wall.topic,
                language=wall.language,
                zone=area.zone,
                due_at=now,
                refused=int(bool(wall.refuses)),
            )
        )

    async def keep_copy(self, posting: CardCopy) -> None:
        """Keep a copy in step with its card from now on, even one given up; twice is once."""
        fresh = self.upsert_into(CardCopy).values(posting.model_dump())
        await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=[
                    col(CardCopy.card),
                    col(CardCopy.platform),
                    col(CardCopy.workspace),
                    col(CardCopy.chat),
                ],
                set_={"gone": False, "due_at": fresh.excluded.due_at},
            )
        )
        await self.session.execute(
            update(Card).where(col(Card.name) == posting.card).values(dirty_at=posting.due_at)
        )

    async def adopt_message(
        self,
        wall: tuple[str, str, str],
        message: str,
        pressed: str,
        now: datetime,
        *,
        beside: tuple[str, str],
    ) -> bool:
        """Keep a message on a wall in step with the card that has the pressed button.

        It is the wall's copy if nobody noted another; else it is one more, with the chat and the
        name given as `beside`. True when it was known before. The card is locked, as by whoever
        notes what a copy shows: in another order both would wait for each other.
        """
        platform, workspace, chat = wall
        here = col(CardCopy.platform) == platform, col(CardCopy.workspace) == workspace
        tracked = or_(
            and_(col(CardCopy.chat) == chat, col(CardCopy.message) == message),
            col(CardCopy.chat) == beside[0],
        )
        if await self.all_rows(select(col(CardCopy.card)).where(*here, tracked).limit(1)):
            return True
        found = await self.all_rows(
            select(CardCopy)
            .join(Card, col(Card.name) == col(CardCopy.card))
            .where(*here, col(CardCopy.chat) == chat, col(CardCopy.gone).is_(False))
            .where(col(Card.body).contains(f'"{pressed}"', autoescape=True))
            .order_by(col(CardCopy.message).is_not(None), col(CardCopy.card))
            .with_for_update(of=Card)
        )
        for copy in found[:1]:
            if copy.message is None:
                copy.message = message
                await self.session.flush()
                continue
            more = CardCopy(
                card=copy.card, platform=platform, workspace=workspace, chat=beside[0],
                message=beside[1], language=copy.language, zone=copy.zone, due_at=now,
            )  # fmt: skip
            await self.keep_copy(more)
        return False

    async def add_live_copies(self, wall: Wall, area: Area, now: datetime) -> None:
        """Promise a wall that joins an area the cards that are live there."""
        live = select(col(Card.name)).where(
            col(Card.area_id) == area.id, col(Card.live).is_(True), ~IS_ECHO
        )
        for name in await self.all_rows(live.order_by(col(Card.hung_at))):
            await self.add_copy(name, wall, area, now)

    async def redraw_card(self, name: str, body: str, now: datetime, *, live: bool = True) -> bool:
        """Change what a card shows, and every copy will come to show it; False when it does."""
        changed = await self.count_touched(
            update(Card)
            .where(col(Card.name) == name, col(Card.body) != body)
            .values(body=body, live=live, version=col(Card.version) + 1, dirty_at=now)
        )
        return changed > 0

    async def retire_cards(self, names: Collection[str]) -> None:
        """They stay as they are, and ask for nothing any more: they follow to no new wall."""
        await self.session.execute(
            update(Card)
            .where(col(Card.name).in_(names), col(Card.live).is_(True))
            .values(live=False)
            .execution_options(synchronize_session=False)
        )

    async def was_hung(self, name: str) -> bool:
        """Whether any copy of the card hangs, or hung, on a wall."""
        hung = select(col(CardCopy.card)).where(
            col(CardCopy.card) == name, col(CardCopy.message).is_not(None)
        )
        return bool(await self.all_rows(hung.limit(1)))

    async def copies_to_pin(self, prefix: str, limit: int) -> list[tuple[CardCopy, Wall]]:
        """Copies of live cards to pin, and of cards that are over to unpin, where Palier may.

        Their cards' names begin with the prefix.
        """
        result = await self.session.execute(MISPINNED, {"prefix": prefix, "room": limit})
        return [(row[0], row[1]) for row in result]

    async def claim_copies(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> list[ClaimedCopy]:
        """Take copies that show less than their card, hidden from others until the lease ends."""
        wish = {"carried_by": platform, "now": now, "room": limit, "busy": list(busy)}
        parcels = [ClaimedCopy(*row) for row in await self.session.execute(STALE, wish)]
        for parcel in parcels:
            parcel.copy.due_at = now + lease
        return parcels

    async def claim_readable_postings(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> tuple[list[ClaimedCopy], list[str]]:
        """As `claim_postings`, row by row; and the cards whose copies cannot be read."""
        wish = {"carried_by": platform, "now": now, "room": limit, "busy": list(busy)}
        whose = STALE.with_only_columns(
            col(CardCopy.card), col(CardCopy.workspace), col(CardCopy.chat), col(Card.version),
            maintain_column_froms=True,
        )  # fmt: skip
        parcels, unreadable = list[ClaimedCopy](), list[str]()
        for card, workspace, chat, version in (await self.session.execute(whose, wish)).all():
            try:
                posting = await self.get_row(CardCopy, (card, platform, workspace, chat))
                body = func.coalesce(col(Card.instead), col(Card.body))
                shown = await self.session.execute(select(body).where(col(Card.name) == card))
                parcel = ClaimedCopy(posting, str(shown.scalar_one()), int(version))
            except UNREADABLE:
                unreadable.append(card_key(card, version))
                continue
            parcel.copy.due_at = now + lease
            parcels.append(parcel)
        return parcels, unreadable

    async def mark_copy_shown(
        self, parcel: ClaimedCopy, *, message: str | None, next_at: datetime, gone: bool = False
    ) -> None:
        """Note what a copy shows now; its card is clean once every copy shows the latest.

        The card is locked first: two copies settled side by side would each see the other behind.
        """
        card = select(col(Card.name)).where(col(Card.name) == parcel.copy.card)
        await self.session.execute(card.with_for_update())
        posting = parcel.copy
        await self.session.execute(
            update(CardCopy)
            .where(*self._same_copy(posting))
            .values(
                message=message or posting.message,
                version=parcel.version,
                due_at=next_at,
                gone=gone,
                refused=0,
            )
        )
        behind = exists().where(
            col(CardCopy.card) == posting.card,
            col(CardCopy.version) < col(Card.version),
            col(CardCopy.gone).is_(False),
        )
        await self.session.execute(
            update(Card)
            .where(col(Card.name) == posting.card, ~behind)
            .values(dirty_at=None)
            .execution_options(synchronize_session=False)
        )

    async def note_refused(self, parcel: ClaimedCopy, next_at: datetime, most: int) -> None:
        """Try a copy again that its wall did not take, as long as the card asks for something.

        Of a card that is over, a copy that hangs is tried so many times, and one that does not, not
        any more.
        """
        posting = parcel.copy
        live = select(col(Card.name)).where(
            col(Card.name) == posting.card, col(Card.live).is_(True)
        )
        again = posting.message is not None and posting.refused < most
        worth_it = or_(col(CardCopy.card).in_(live), true() if again else false())
        await self.session.execute(
            update(CardCopy)
            .where(*self._same_copy(posting))
            .values(due_at=next_at, refused=posting.refused + 1, gone=~worth_it)
            .execution_options(synchronize_session=False)
        )

    async def try_again(self, wall: Wall, now: datetime) -> None:
        """Bring at once whatever waits for a wall, in the topic that is its own now."""
        here = (
            col(CardCopy.platform) == wall.platform,
            col(CardCopy.workspace) == wall.workspace,
            col(CardCopy.chat) == wall.chat,
        )
        await self.session.execute(
            update(CardCopy)
            .where(*here, col(CardCopy.message).is_(None))
            .values(topic=wall.topic)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            update(CardCopy)
            .where(*here, col(CardCopy.refused) > 0)
            .values(due_at=now)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            update(OutboxMessage)
            .where(
                col(OutboxMessage.platform) == wall.platform,
                col(OutboxMessage.workspace) == wall.workspace,
                col(OutboxMessage.place) == wall.chat,
                col(OutboxMessage.settled_at).is_(None),
                col(OutboxMessage.attempts) > 0,
            )
            .values(due_at=now)
            .execution_options(synchronize_session=False)
        )

    async def retry_copy(self, parcel: ClaimedCopy, due_at: datetime) -> None:
        await self.session.execute(
            update(CardCopy).where(*self._same_copy(parcel.copy)).values(due_at=due_at)
        )

    @staticmethod
    def _same_copy(posting: CardCopy) -> tuple[Any, ...]:
        return (
            col(CardCopy.card) == posting.card,
            col(CardCopy.platform) == posting.platform,
            col(CardCopy.workspace) == posting.workspace,
            col(CardCopy.chat) == posting.chat,
        )
