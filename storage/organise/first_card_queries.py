"""Cards of new members that wait for an organiser's glance, and who is new."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, exists, or_, select, update
from sqlmodel import col

from storage.area import Membership
from storage.organise.tables import FirstCard
from storage.outbox import Card
from storage.query import DueCheck, QueryGroup


class FirstCardQueries(QueryGroup):
    """First cards, and whose cards were seen."""

    def add_first_card(self, card: FirstCard) -> None:
        self.session.add(card)

    async def lock_first_card(self, card_id: int) -> FirstCard | None:
        """The card, locked until the transaction ends; None once it was decided and is gone."""
        return await self.session.get(
            FirstCard, card_id, with_for_update=True, populate_existing=True
        )

    async def find_first_card(self, kind: str, key: int) -> FirstCard | None:
        """What is known of a card that was handed in, locked."""
        result = await self.session.execute(
            select(FirstCard)
            .where(col(FirstCard.kind) == kind, col(FirstCard.key) == key)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return result.scalar_one_or_none()

    async def waiting_first_cards(self, area_id: int) -> list[FirstCard]:
        """Those of an area that nobody decided about, oldest first."""
        return await self.all_rows(
            select(FirstCard)
            .where(col(FirstCard.area_id) == area_id, col(FirstCard.out_at).is_not(None))
            .order_by(col(FirstCard.asked_at), col(FirstCard.id))
        )

    async def first_cards_of(self, member_id: int) -> list[FirstCard]:
        return await self.all_rows(
            select(FirstCard)
            .where(col(FirstCard.member_id) == member_id)
            .order_by(col(FirstCard.id))
        )

    async def first_card_keys(self, kind: str) -> list[int]:
        """Cards of that kind of which something is still to be decided."""
        return await self.all_rows(select(col(FirstCard.key)).where(col(FirstCard.kind) == kind))

    async def first_cards_due(self, now: datetime) -> list[int]:
        """Those for which a moment has come: others are asked, or it goes out."""
        return await self.all_rows(
            select(col(FirstCard.id))
            .where(or_(col(FirstCard.widen_at) <= now, col(FirstCard.out_at) <= now))
            .order_by(col(FirstCard.id))
        )

    async def drop_first_card(self, card: FirstCard) -> None:
        await self.session.execute(delete(FirstCard).where(col(FirstCard.id) == card.id))
        self.session.expunge(card)

    async def count_known_authors(self, area_id: int) -> None:
        """Nobody is new whose card hangs, or hung, in the area where everybody could see it."""
        hung = exists().where(
            col(Card.area_id) == area_id,
            col(Card.author_id) == col(Membership.member_id),
            col(Card.instead).is_(None),
        )
        await self.session.execute(
            update(Membership)
            .where(col(Membership.area_id) == area_id, hung)
            .values(glanced=True)
            .execution_options(synchronize_session=False)
        )


FIRST_CARDS_DUE = DueCheck(
    lambda now: exists().where(or_(col(FirstCard.widen_at) <= now, col(FirstCard.out_at) <= now))
)
"""Somebody else is to be asked, or a card goes out unseen."""
