"""A card that hangs twice since its process was killed: the press on either keeps both in step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from messages import words
from messages.cafe import AnswerCafe, CafeReply
from messages.catalog import plain_words
from storage.cafe import Cafe
from storage.outbox import Card, CardCopy
from tests.cafe import invites
from tests.worlds import Neighbour, Shown, TelegramWorld, Wall

pytestmark = pytest.mark.parametrize("world_kind", [TelegramWorld])


def hung(wall: Wall) -> list[Shown]:
    return [each for each in wall.screen if each.buttons]


async def copies(world: TelegramWorld) -> int:
    async with world.database.transaction() as store:
        counted = await store.session.execute(select(func.count()).select_from(CardCopy))
        return int(counted.scalar_one())


async def killed_before_noting(world: TelegramWorld, lease: timedelta = timedelta()) -> None:
    """As a process leaves it that ends between hanging a card and noting how it is called."""
    due = world.clock.now() + lease
    async with world.database.transaction() as store:
        await store.session.execute(update(CardCopy).values(message=None, version=0, due_at=due))
        await store.session.execute(update(Card).values(dirty_at=due))


@pytest.fixture
async def twice(world: TelegramWorld, belleville: Wall, ana: Neighbour) -> list[Shown]:
    """Ana's card hangs twice: nobody heard that the first one did."""
    await invites(ana)
    await killed_before_noting(world)
    await world.settle()
    assert len(hung(belleville)) == 2
    return hung(belleville)


async def presses(world: TelegramWorld, who: Neighbour, shown: Shown, label: str, on: Wall) -> None:
    await world.presses(who, shown, label, on)
    await world.settle()


@pytest.mark.parametrize("which", [0, 1])
async def test_a_press_on_either_of_two_cards_changes_both(
    world: TelegramWorld, belleville: Wall, bao: Neighbour, twice: list[Shown], which: int
) -> None:
    join, decline, coming = (
        plain_words(each, belleville.reader)
        for each in (words.cafe_join(), words.cafe_decline(), words.cafe_card_coming(seated=1))
    )
    await presses(world, bao, twice[0], join, belleville)
    assert [coming in each.words for each in hung(belleville)] == [True, True]
    await presses(world, bao, hung(belleville)[which], decline, belleville)
    assert [coming in each.words for each in hung(belleville)] == [False, False]
    assert await copies(world) == 2


async def test_a_press_before_the_second_posting_spares_it(
    world: TelegramWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await killed_before_noting(world, lease=timedelta(minutes=1))
    (card,) = hung(belleville)
    await presses(world, bao, card, plain_words(words.cafe_join(), belleville.reader), belleville)
    world.clock.advance(timedelta(minutes=2))
    await world.settle()
    (card,) = hung(belleville)
    assert plain_words(words.cafe_card_coming(seated=1), belleville.reader) in card.words


async def test_a_press_that_was_made_up_turns_no_message_into_a_card(
    world: TelegramWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    before = await copies(world)
    async with world.database.transaction() as store:
        cafe = (await store.session.execute(select(col(Cafe.id)))).scalar_one()
    await world.telegram.say_html(belleville.chat, "Bonjour", None)
    await bao.forges(AnswerCafe(cafe=cafe, reply=CafeReply.GOING), belleville)
    assert await copies(world) == before
    assert belleville.screen[-1].words == "Bonjour"
