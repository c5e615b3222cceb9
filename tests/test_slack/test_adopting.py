"""A card that hangs twice since its process was killed: the press on either keeps both in step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from messages import words
from messages.cafe import AnswerCafe, CafeReply
from messages.catalog import plain_words
from storage.cafe import Cafe
from storage.outbox import Card, CardCopy
from storage.outbox.card_queries import CardQueries
from tests.cafe import invites
from tests.fakes.slack import Shown
from tests.worlds import Neighbour, SlackWorld, Wall


def hung(world: SlackWorld, wall: Wall, who: Neighbour) -> list[Shown]:
    """The cards in a channel as this person sees them."""
    channel = world.quartier.channels[wall.chat]
    return [each for each in world.quartier.people[who.user].screen(channel) if each.labels]


async def clicks(world: SlackWorld, who: Neighbour, shown: Shown, label: str) -> None:
    await world.quartier.people[who.user].clicks(shown, label)
    await world.settle()


async def copies(world: SlackWorld) -> int:
    async with world.database.transaction() as store:
        counted = await store.session.execute(select(func.count()).select_from(CardCopy))
        return int(counted.scalar_one())


async def killed_before_noting(world: SlackWorld, lease: timedelta = timedelta()) -> None:
    """As a process leaves it that ends between hanging a card and noting how it is called."""
    due = world.clock.now() + lease
    async with world.database.transaction() as store:
        await store.session.execute(update(CardCopy).values(message=None, version=0, due_at=due))
        await store.session.execute(update(Card).values(dirty_at=due))


@pytest.fixture
async def twice(world: SlackWorld, belleville: Wall, ana: Neighbour, bao: Neighbour) -> list[Shown]:
    """Ana's card hangs twice: nobody heard that the first one did."""
    await invites(ana)
    await killed_before_noting(world)
    await world.settle()
    found = hung(world, belleville, bao)
    assert len(found) == 2
    return found


@pytest.mark.parametrize("which", [0, 1])
async def test_a_press_on_either_of_two_cards_changes_both(
    world: SlackWorld, belleville: Wall, bao: Neighbour, twice: list[Shown], which: int
) -> None:
    join = plain_words(words.cafe_join(), belleville.reader)
    coming = plain_words(words.cafe_card_coming(seated=1), belleville.reader)
    await clicks(world, bao, twice[0], join)
    assert [coming in each.text for each in hung(world, belleville, bao)] == [True, True]
    await clicks(
        world,
        bao,
        hung(world, belleville, bao)[which],
        plain_words(words.cafe_decline(), belleville.reader),
    )
    assert [coming in each.text for each in hung(world, belleville, bao)] == [False, False]
    assert await copies(world) == 2


async def test_a_press_is_answered_though_the_card_cannot_be_kept_in_step(
    world: SlackWorld,
    belleville: Wall,
    bao: Neighbour,
    twice: list[Shown],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def deadlocked(*_: object, **__: object) -> bool:
        raise OperationalError("", {}, OSError("deadlock detected"))

    monkeypatch.setattr(CardQueries, "adopt_message", deadlocked)
    await clicks(world, bao, twice[0], plain_words(words.cafe_join(), belleville.reader))
    coming = plain_words(words.cafe_card_coming(seated=1), belleville.reader)
    assert any(coming in each.text for each in hung(world, belleville, bao))


async def test_a_press_before_the_second_posting_spares_it(
    world: SlackWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await killed_before_noting(world, lease=timedelta(minutes=1))
    (card,) = hung(world, belleville, bao)
    await clicks(world, bao, card, plain_words(words.cafe_join(), belleville.reader))
    world.clock.advance(timedelta(minutes=2))
    await world.settle()
    (card,) = hung(world, belleville, bao)
    assert plain_words(words.cafe_card_coming(seated=1), belleville.reader) in card.text


async def test_a_press_that_was_made_up_turns_no_message_into_a_card(
    world: SlackWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    before = await copies(world)
    async with world.database.transaction() as store:
        cafe = (await store.session.execute(select(col(Cafe.id)))).scalar_one()
    await world.slack.say_blocks(world.workspace, belleville.chat, "Bonjour", [])
    forged = AnswerCafe(cafe=cafe, reply=CafeReply.GOING)
    await bao.forges(forged, belleville)
    assert await copies(world) == before
    assert belleville.screen[-1].words == "Bonjour"
