"""Walls that do not take cards: nothing is lost, and everybody concerned hears of it."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.platform import ChatAddress, RefusalMeaning, Undeliverable
from handlers.kernel.events import WallMovedEvent
from handlers.kernel.interaction import JobContext
from messages import words
from messages.model import Text
from messages.organise.actions import OrganiserAct, ShowWall, WallTopic
from storage.area import Area, AreaQueries
from storage.area import Wall as WallRow
from storage.organise import JournalEntry
from storage.outbox import CardCopy, OutboxAction
from tests.cafe import invites, reads_wall
from tests.fakes.telegram import Chat
from tests.organise import happens, rows, the_wall
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World
from tests.worlds.neutral import Walls as Platform
from tests.worlds.slack import NO as SLACK_NO
from tests.worlds.telegram import NO as TELEGRAM_NO

TITLE = "Les voisins de Belleville"
REFUSES = words.organise_wall_refuses(title=TITLE)
TAKES = words.organise_wall_takes(title=TITLE)
NOWHERE = words.cafe_hangs_nowhere()
NEW = words.cafe_new()
KNOWN = {
    "neutral": (
        RefusalMeaning.RIGHT,
        RefusalMeaning.TOPIC,
        RefusalMeaning.ARCHIVED,
        RefusalMeaning.WRONG,
    ),
    "telegram": tuple(each for each in TELEGRAM_NO if each is not RefusalMeaning.GONE),
    "slack": tuple(each for each in SLACK_NO if each is not RefusalMeaning.GONE),
}


async def acts(world: World, area: Area) -> list[str]:
    written = sorted(await rows(world, JournalEntry), key=lambda each: each.at)
    return [each.act for each in written if each.area_id == area.id]


@pytest.mark.provokes_errors
@pytest.mark.every_world
@pytest.mark.parametrize(
    "means", [RefusalMeaning.RIGHT, RefusalMeaning.TOPIC, RefusalMeaning.WRONG]
)
async def test_a_card_that_was_refused_once_hangs_within_a_minute(
    world: World,
    area: Area,
    belleville: Wall,
    organiser: Neighbour,
    ana: Neighbour,
    bao: Neighbour,
    means: RefusalMeaning,
) -> None:
    if means not in KNOWN[world.platform]:
        means = RefusalMeaning.WRONG
    await reads_wall(belleville, organiser, bao)
    world.refuses(belleville.chat, means, times=1)
    await invites(ana)
    assert not belleville.cards
    assert ana.told(words.cafe_published(walls=1)), "which says that it will hang"
    assert organiser.told(REFUSES) == 1
    await world.passes(minutes=2)
    assert len(belleville.cards) == 1
    assert organiser.told(TAKES) == 1
    assert not ana.told(NOWHERE)
    assert not bao.told(NEW), "who reads the wall is not told twice"
    assert await acts(world, area) == [OrganiserAct.REFUSED, OrganiserAct.TAKES]


@pytest.mark.provokes_errors
@pytest.mark.every_world
@pytest.mark.parametrize(
    "means",
    [RefusalMeaning.RIGHT, RefusalMeaning.TOPIC, RefusalMeaning.ARCHIVED, RefusalMeaning.WRONG],
)
async def test_while_a_wall_takes_no_cards_neighbours_are_invited_privately_and_it_waits(
    world: World,
    belleville: Wall,
    organiser: Neighbour,
    ana: Neighbour,
    bao: Neighbour,
    means: RefusalMeaning,
) -> None:
    if means not in KNOWN[world.platform]:
        means = RefusalMeaning.WRONG
    await reads_wall(belleville, organiser, bao)
    world.refuses(belleville.chat, means)
    await invites(ana)
    await world.passes(minutes=5)
    assert ana.told(NOWHERE) == 1
    assert bao.told(NEW) == 1
    await organiser.forges(ShowWall(wall=belleville.id))
    why = {
        RefusalMeaning.RIGHT: words.organise_right_post(),
        RefusalMeaning.TOPIC: words.organise_refuses_topic(),
        RefusalMeaning.ARCHIVED: words.organise_refuses_archived(),
        RefusalMeaning.WRONG: words.organise_refuses_wrong(),
    }
    assert organiser.sees(why[means])
    await world.restarts()
    await invites(bao, place="Square")
    await world.passes(hours=30)
    assert organiser.told(REFUSES) == 1
    assert ana.told(NOWHERE) == 1
    assert not belleville.cards
    world.relents()
    await world.passes(hours=2)
    assert len(belleville.cards) == 2
    assert organiser.told(TAKES) == 1
    assert (await the_wall(world, belleville.chat)).takes_cards


async def test_an_organiser_has_it_tried_again_at_once(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    world.refuses(belleville.chat, RefusalMeaning.RIGHT)
    await invites(ana)
    await world.passes(hours=3)
    world.relents()
    await organiser.forges(ShowWall(wall=belleville.id))
    await organiser.presses(words.organise_wall_try())
    await world.settle()
    assert len(belleville.cards) == 1


async def test_another_wall_that_takes_cards_is_enough(
    world: World,
    belleville: Wall,
    english_wall: Wall,
    organiser: Neighbour,
    ana: Neighbour,
    bao: Neighbour,
) -> None:
    await reads_wall(belleville, bao)
    world.refuses(belleville.chat, RefusalMeaning.RIGHT)
    await invites(ana)
    await world.passes(minutes=10)
    assert len(english_wall.cards) == 1
    assert organiser.told(REFUSES) == 1
    assert not ana.told(NOWHERE)
    assert not bao.told(NEW)


async def test_a_wall_found_dead_is_told_as_if_the_platform_had_said_so(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    world.refuses(belleville.chat, RefusalMeaning.GONE)
    await invites(ana)
    assert organiser.told(words.organise_wall_closed(title=TITLE, name="Belleville")) == 1
    assert ana.told(NOWHERE) == 1
    assert bao.told(NEW) == 1
    assert await acts(world, area) == [OrganiserAct.CLOSED]
    wall = await the_wall(world, belleville.chat)
    assert wall.closed_at
    world.relents()
    await invites(bao, place="Square")
    assert bao.sees(words.cafe_published(walls=0))
    assert not belleville.cards


async def test_what_hung_there_is_told_privately_when_the_last_wall_goes(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    assert len(belleville.cards) == 1
    world.refuses(belleville.chat, RefusalMeaning.GONE)
    await invites(bao, place="Square")
    await world.passes(minutes=5)
    assert ana.told(NOWHERE) == bao.told(NOWHERE) == 1
    assert bao.told(NEW) == ana.told(NEW) == 1


async def test_a_card_that_is_over_is_not_hung_where_it_never_was(
    world: World, belleville: Wall, ana: Neighbour
) -> None:
    world.refuses(belleville.chat, RefusalMeaning.WRONG)
    await invites(ana)
    await world.passes(days=5)
    world.relents()
    await world.passes(hours=3)
    assert not belleville.screen
    assert all(each.gone for each in await rows(world, CardCopy))


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_a_group_that_moved_gets_a_new_door(
    world: World, belleville: Wall, bao: Neighbour
) -> None:
    async with world.database.transaction() as store:
        wall = await store.areas.get_wall(belleville.id)
        wall.may_invite, wall.join_link, wall.topic = True, "https://chat.example/old", "7"
    new = await world.group("Plus grand")
    for _ in range(2):
        await happens(world, bao, WallMovedEvent(belleville.chat, new), belleville.chat)
    [wall] = await rows(world, WallRow)
    assert (wall.chat, wall.join_link, wall.topic) == (new, "", "")
    assert isinstance(world, NeutralWorld)
    assert [each[:2] for each in world.walls.errands] == [("invite", new)]


@pytest.mark.parametrize("world_kind", [SlackWorld])
async def test_an_archived_channel_is_not_one_that_removed_palier(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    assert isinstance(world, SlackWorld)
    person = world.quartier.people[organiser.user]
    channel = world.quartier.channels[belleville.chat]
    await person.archives(channel)
    await world.settle()
    assert organiser.told(REFUSES) == 1
    assert organiser.sees(words.organise_refuses_archived())
    await invites(ana)
    assert ana.sees(words.cafe_published(walls=0))
    assert bao.told(NEW) == 1
    await person.archives(channel, archived=False)
    await world.settle()
    assert organiser.sees(words.organise_all_rights())
    wall = await the_wall(world, belleville.chat)
    assert (wall.area_id, wall.takes_cards) == (belleville.area.id, True)
    assert len(belleville.cards) == 1


class Unhelpful(Platform):
    """A platform on which Palier may do nothing but write."""

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> None:
        raise Undeliverable("no right", means=RefusalMeaning.RIGHT)


@pytest.mark.parametrize("world_kind", [NeutralWorld])
@pytest.mark.parametrize(
    ("errand", "lost"),
    [
        (OutboxAction.PIN, words.organise_right_pin()),
        (OutboxAction.INVITE, words.organise_right_invite()),
        (OutboxAction.ADMIT, words.organise_right_invite()),
    ],
)
async def test_a_right_that_is_found_missing_is_told_once(
    world: World, belleville: Wall, organiser: Neighbour, errand: OutboxAction, lost: Text
) -> None:
    assert isinstance(world, NeutralWorld)
    world.walls = Unhelpful()
    await world.restarts()
    for subject in ("1", "2"):
        async with world.database.transaction() as store:
            wall = await store.areas.get_wall(belleville.id)
            context = JobContext(world.clock.now(), store, world.gazetteer)
            await context.act_on_wall(wall, errand, subject=subject)
        await world.settle()
    assert organiser.told(words.organise_rights_changed(title=TITLE)) == 1
    assert organiser.sees(lost)
    assert (await the_wall(world, belleville.chat)).takes_cards


# --- topics


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_an_organiser_chooses_the_topic_in_which_cards_hang(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    assert isinstance(world, TelegramWorld)
    wall, forum, topic = await _forum(world, area)
    await world.server.people[int(organiser.user)].says(forum, "/ici", thread=topic)
    await world.settle()
    assert organiser.sees(words.organise_topic_here(title=TITLE))
    assert all(each.deleted for each in forum.messages.values() if "/ici" in str(each.content))
    await invites(ana)
    [card] = [each for each in forum.messages.values() if each.from_bot]
    assert card.thread_id == topic

    await organiser.forges(WallTopic(wall=wall.id))
    await invites(ana, place="Square")
    assert [each.thread_id for each in forum.messages.values() if each.from_bot] == [topic, None]


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_a_topic_that_is_deleted_gives_way_to_the_group_and_organisers_are_told(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    assert isinstance(world, TelegramWorld)
    wall, forum, topic = await _forum(world, area)
    async with world.database.transaction() as store:
        (await store.areas.get_wall(wall.id)).topic = str(topic)
    del forum.topics[topic]
    await invites(ana)
    await world.settle()
    [card] = [each for each in forum.messages.values() if each.from_bot]
    assert card.thread_id is None
    assert organiser.told(words.organise_topic_lost(title=TITLE)) == 1


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_who_does_not_organise_chooses_no_topic(
    world: World, area: Area, ana: Neighbour
) -> None:
    assert isinstance(world, TelegramWorld)
    _, forum, topic = await _forum(world, area)
    await world.server.people[int(ana.user)].says(forum, "/here", thread=topic)
    await world.settle()
    assert ana.sees(words.organise_not_yours())
    assert not (await the_wall(world, str(forum.id))).topic
    await ana.says("/ici")
    assert ana.sees(words.organise_topic_how())


async def _forum(world: TelegramWorld, area: Area) -> tuple[Wall, Chat, int]:
    wall = await world.hangs(area, TITLE, "fr")
    forum = world.server.chats[int(wall.chat)]
    forum.forum = True
    return wall, forum, forum.topic("Cafés")


# --- what could not be noted


@pytest.mark.provokes_errors
@pytest.mark.parametrize(
    ("means", "query"),
    [(RefusalMeaning.GONE, "close_wall"), (RefusalMeaning.RIGHT, "taking_cards")],
)
async def test_a_lost_wall_that_could_not_be_noted_is_found_out_again(
    world: World,
    belleville: Wall,
    organiser: Neighbour,
    ana: Neighbour,
    bao: Neighbour,
    monkeypatch: pytest.MonkeyPatch,
    means: RefusalMeaning,
    query: str,
) -> None:
    """The database fails in the very moment in which neighbours were to be told privately."""
    await reads_wall(belleville, organiser, bao)
    world.refuses(belleville.chat, means)
    troubles = [OperationalError("UPDATE", None, Exception("disk I/O error"))]
    works = getattr(AreaQueries, query)

    async def fails_once(queries: AreaQueries, *given: Any) -> Any:
        if troubles and noting():
            raise troubles.pop()
        return await works(queries, *given)

    def noting() -> bool:
        return any(frame.function == "take_finding" for frame in inspect.stack(0))

    monkeypatch.setattr(AreaQueries, query, fails_once)
    await invites(ana)
    for _ in range(2):
        await world.passes(minutes=5)
    assert not troubles
    assert ana.told(NOWHERE) == 1
    assert bao.told(NEW) == 1
