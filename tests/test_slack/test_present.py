"""Who is in the channel already is invited, each alone; nobody is enrolled who did not press."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError
from sqlmodel import col

from bot.slack import present
from bot.slack.errors import GONE_PERSON
from handlers.kernel.events import (
    EventOrigin,
    EventScene,
    EventSender,
    IncomingEvent,
    WallPeopleEvent,
)
from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from messages.organise.actions import InvitePresent, ShowWall, StopInviting
from storage.area import Area, Membership
from storage.outbox import OutboxAction, OutboxMessage, OutboxQueries
from tests.fakes.outages import Outage
from tests.fakes.slack import Channel, Person, Shown
from tests.organise import the_wall
from tests.worlds import Neighbour, SlackWorld, Wall

INVITED = words.organise_invited(name="Belleville")
JOIN = words.area_join(area="Belleville")
DISK_FULL = OperationalError("INSERT", None, Exception("database or disk is full"))
FR = Reader(language="fr", idiom="slack")


@pytest.fixture
def channel(world: SlackWorld, belleville: Wall) -> Channel:
    return world.quartier.channels[belleville.chat]


def invitations(person: Person, channel: Channel) -> list[Shown]:
    language = {"fr-FR": "fr", "en-GB": "en"}[person.locale]
    said = plain_words(INVITED, Reader(language=language, idiom="slack"))
    return [each for each in person.screen(channel) if said in each.text]


def crowd(world: SlackWorld, channel: Channel, count: int, locale: str = "fr-FR") -> list[Person]:
    people = [world.quartier.person(f"Voisin {number}", locale) for number in range(count)]
    channel.members |= {person.id: None for person in people}
    return people


async def members(world: SlackWorld) -> int:
    async with world.database.transaction() as store:
        found = await store.session.execute(select(func.count()).select_from(Membership))
        return int(found.scalar_one())


async def invites_present(world: SlackWorld, organiser: Neighbour, wall: Wall) -> None:
    """From the wall's own screen: the offer, what it means, yes."""
    await organiser.says("/orga")
    await organiser.forges(InvitePresent(wall=wall.id, sure=False))
    assert organiser.sees(words.organise_invite_means())
    await organiser.presses(words.organise_invite_yes())


async def test_each_sees_one_button_alone_and_only_who_presses_is_enrolled(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour, bao: Neighbour
) -> None:
    eva, tom = crowd(world, channel, 2)
    [sam] = crowd(world, channel, 1, "en-GB")
    robot, gone = crowd(world, channel, 2)
    robot.robot = gone.deleted = True
    before = await members(world)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=1)
    for person in (eva, tom, sam):
        [shown] = invitations(person, channel)
        assert shown.ephemeral
    for each in (bao, organiser):
        assert not invitations(world.quartier.people[each.user], channel)
    told = [each.params["user"] for each in world.server.called("chat.postEphemeral")]
    assert sorted(told) == sorted(each.id for each in (eva, tom, sam))
    assert await members(world) == before
    assert belleville.screen == []

    [shown] = invitations(eva, channel)
    await eva.clicks(shown, plain_words(JOIN, FR))
    await world.settle()
    assert await members(world) == before + 1
    seen = [*eva.screen(), *eva.screen(channel)]
    joined = plain_words(words.area_joined(area="Belleville"), FR)
    assert any(joined in each.text for each in seen)


async def test_who_speaks_none_of_ours_is_invited_as_the_channel_speaks(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_wall(belleville.id)).language = "en"
    [iker] = crowd(world, channel, 1, "eu-ES")
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=1)
    [shown] = iker.screen(channel)
    assert plain_words(INVITED, Reader(language="en", idiom="slack")) in shown.text


async def test_they_come_one_after_another(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    people = crowd(world, channel, 12)
    await invites_present(world, organiser, belleville)
    for _ in range(12):
        seen = sum(bool(invitations(person, channel)) for person in people)
        world.clock.advance(timedelta(seconds=5))
        await world.settle()
        now = sum(bool(invitations(person, channel)) for person in people)
        assert now - seen <= 2, "at most one in five seconds, and the one that was due"
    assert now == 12


async def test_all_pages_are_asked_for(
    world: SlackWorld,
    belleville: Wall,
    channel: Channel,
    organiser: Neighbour,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(present, "A_PAGE", 3)
    people = crowd(world, channel, 10)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=2)
    assert all(invitations(person, channel) for person in people)
    assert len(world.server.called("conversations.members")) == 4


async def test_pressed_twice_nobody_is_shown_it_twice(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    [eva] = crowd(world, channel, 1)
    for _ in range(2):
        await invites_present(world, organiser, belleville)
        await world.passes(minutes=1)
    assert len(invitations(eva, channel)) == 1


async def test_who_joins_meanwhile_is_not_shown_it(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    crowd(world, channel, 5)
    lin = await world.arrives("Lin")
    await invites_present(world, organiser, belleville)
    await lin.opens(f"q_{belleville.area.code}")
    await world.passes(minutes=2)
    assert not invitations(world.quartier.people[lin.user], channel)


async def test_a_slack_that_asks_for_patience_is_given_it(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    [eva] = crowd(world, channel, 1)
    asked = ("conversations.members", "users.info", "chat.postEphemeral")
    for method in asked:
        world.server.breaks("too_many_requests", method, times=1, retry_after=30)
    await invites_present(world, organiser, belleville)
    for _ in asked:
        assert not invitations(eva, channel)
        await world.passes(seconds=40)
        await world.restarts()  # the courier's own wait is not of the world's time
    await world.settle()
    assert len(invitations(eva, channel)) == 1
    assert len(world.server.called("chat.postEphemeral")) == 2


async def takes_cards(world: SlackWorld, wall: Wall) -> bool:
    found = await the_wall(world, wall.chat)
    return found.takes_cards and found.closed_at is None and not found.refuses


def will_not_describe(world: SlackWorld, person: Person, why: str) -> None:
    no = Outage("refused", "users.info", {"user": person.id}, times=None, words=why)
    world.server.outages.append(no)


async def test_whom_slack_will_not_describe_costs_the_wall_nothing(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    """A guest of another workspace, one not to be seen, one removed since the list was read."""
    hidden = crowd(world, channel, len(GONE_PERSON))
    for person, why in zip(hidden, GONE_PERSON, strict=True):
        will_not_describe(world, person, why)
    [eva] = crowd(world, channel, 1)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=3)
    assert await takes_cards(world, belleville)
    assert not any(invitations(person, channel) for person in hidden)
    assert len(invitations(eva, channel)) == 1


@pytest.mark.provokes_errors
async def test_where_slack_describes_nobody_they_are_invited_in_the_walls_language(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    people = crowd(world, channel, 4)
    whys = ("missing_scope", "enterprise_is_restricted", "account_inactive", "a_new_kind_of_no")
    for person, why in zip(people, whys, strict=True):
        will_not_describe(world, person, why)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=2)
    assert await takes_cards(world, belleville)
    assert all(len(invitations(person, channel)) == 1 for person in people)


@pytest.mark.provokes_errors
@pytest.mark.parametrize(
    ("method", "why"),
    [
        ("conversations.members", "fetch_members_failed"),
        ("conversations.members", "missing_scope"),
        ("conversations.members", "enterprise_is_restricted"),
        ("chat.postEphemeral", "restricted_action"),
        ("chat.postEphemeral", "a_new_kind_of_no"),
    ],
)
async def test_what_slack_will_not_do_aside_is_tried_again_and_cards_hang_meanwhile(
    world: SlackWorld,
    belleville: Wall,
    channel: Channel,
    organiser: Neighbour,
    method: str,
    why: str,
) -> None:
    [eva] = crowd(world, channel, 1)
    no = world.server.breaks("refused", method, times=None, words=why)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=5)
    assert no.met
    assert await takes_cards(world, belleville)
    no.end()
    await world.restarts()
    await world.passes(hours=1)
    assert len(invitations(eva, channel)) == 1


@pytest.mark.provokes_errors
@pytest.mark.parametrize("fault", [DISK_FULL, RuntimeError("ours")])
async def test_a_list_that_could_not_be_taken_in_is_asked_for_again(
    world: SlackWorld,
    belleville: Wall,
    channel: Channel,
    organiser: Neighbour,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    people = crowd(world, channel, 3)
    troubles, enqueue = [fault], OutboxQueries.enqueue_whispers

    async def half_done(queries: OutboxQueries, letter: OutboxMessage, *given: Any) -> None:
        await enqueue(queries, letter, *given)
        if troubles:
            raise troubles.pop()

    monkeypatch.setattr(OutboxQueries, "enqueue_whispers", half_done)
    await invites_present(world, organiser, belleville)
    for _ in range(2):
        await world.passes(minutes=2)
    assert not troubles
    assert all(len(invitations(person, channel)) == 1 for person in people)


async def test_when_palier_is_taken_off_a_channel_and_comes_back_the_former_is_not_invited_to(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour, bao: Neighbour
) -> None:
    """Bao, who organises nothing here, puts it back: the channel waits for an area."""
    people = crowd(world, channel, 12)
    await invites_present(world, organiser, belleville)
    seen = [person for person in people if invitations(person, channel)]
    await world.quartier.people[organiser.user].removes_app(channel)
    await world.settle()
    await world.quartier.people[bao.user].adds_app(channel)
    await world.settle()
    await world.passes(minutes=3)
    assert [person for person in people if invitations(person, channel)] == seen
    async with world.database.transaction() as store:
        left = select(func.count()).where(col(OutboxMessage.errand) == OutboxAction.WHISPER)
        waits = left.where(col(OutboxMessage.settled_at).is_(None))
        assert (await store.session.execute(waits)).scalar_one() == 0


async def test_a_channel_that_comes_to_another_area_invites_the_same_people_to_that(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    [eva] = crowd(world, channel, 1)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=1)
    assert len(invitations(eva, channel)) == 1
    async with world.database.transaction() as store:
        other = belleville.area.model_copy(update={"id": None, "name": "Ménilmontant", "code": "m"})
        store.session.add(Area(**other.model_dump(exclude={"id"})))
        await store.session.flush()
        wall = await store.areas.get_wall(belleville.id)
        wall.area_id = (await store.areas.open_areas())[-1].id
        to, former = str(wall.area_id), str(belleville.area.id)
    origin = EventOrigin("slack", world.workspace)
    for asked_for in (former, to):
        found = WallPeopleEvent(belleville.chat, asked_for, (eva.id,))
        await world.dispatcher.take_finding(origin, found)
        await world.passes(minutes=1)
    said = plain_words(words.organise_invited(name="Ménilmontant"), FR)
    assert sum(said in each.text for each in eva.screen(channel)) == 1
    assert len(invitations(eva, channel)) == 1


async def test_a_thousand_are_promised_by_one_statement(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    users = tuple(f"U{number:04}" for number in range(1000))
    said: list[str] = []

    def counts(conn: Any, cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    engine = world.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", counts)
    found = WallPeopleEvent(belleville.chat, str(belleville.area.id), users)
    await world.dispatcher.take_finding(EventOrigin("slack", world.workspace), found)
    event.remove(engine, "before_cursor_execute", counts)
    assert len(said) < 20
    async with world.database.transaction() as store:
        promised = select(func.count()).where(col(OutboxMessage.errand) == OutboxAction.WHISPER)
        assert (await store.session.execute(promised)).scalar_one() == len(users)


async def test_only_organisers_invite_and_only_where_one_can_be_told_alone(
    world: SlackWorld, belleville: Wall, bao: Neighbour
) -> None:
    await bao.forges(InvitePresent(wall=belleville.id, sure=True))
    assert bao.sees(words.organise_not_yours())
    assert world.server.called("conversations.members") == []


async def test_who_brings_palier_to_a_channel_is_offered_it_at_once(
    world: SlackWorld, belleville: Wall, organiser: Neighbour
) -> None:
    mine = world.quartier.people[organiser.user]
    channel = world.quartier.channel("autre", mine)
    await mine.adds_app(channel)
    await world.settle()
    assert organiser.offered(words.organise_invite_present())


async def test_what_is_kept_of_those_who_did_not_press_is_gone_in_a_week(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    [eva] = crowd(world, channel, 1)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=1)
    await world.passes(days=9)
    async with world.database.transaction() as store:
        letters = (await store.session.execute(select(OutboxMessage))).scalars()
        assert not [each for each in letters if eva.id in f"{each.subject} {each.once_occurrence}"]


async def test_an_organiser_stops_it_at_once_and_reads_how_many_had_it(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    people = crowd(world, channel, 12)
    people[0].robot = True
    await invites_present(world, organiser, belleville)
    await world.passes(seconds=20)
    told = [person for person in people if invitations(person, channel)]
    assert 0 < len(told) < 11

    await organiser.presses(words.organise_invite_stop())

    title = (await the_wall(world, belleville.chat)).title
    assert organiser.sees(words.organise_invite_stopped(title=title, count=len(told)))
    await world.passes(minutes=3)
    assert [person for person in people if invitations(person, channel)] == told
    assert organiser.offered(words.organise_invite_present())


async def test_stopped_from_the_panel_while_slack_still_counts_nobody_is_written_to(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    people = crowd(world, channel, 3)
    no = world.server.breaks(
        "refused", "conversations.members", times=None, words="fetch_members_failed"
    )
    await invites_present(world, organiser, belleville)
    await organiser.forges(ShowWall(wall=belleville.id))
    await organiser.presses(words.organise_invite_stop())
    no.end()
    await world.restarts()
    await world.passes(hours=2)
    assert not any(invitations(person, channel) for person in people)

    await invites_present(world, organiser, belleville)
    await world.passes(minutes=1)
    assert all(invitations(person, channel) for person in people)


async def test_only_who_organises_stops_it(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour, bao: Neighbour
) -> None:
    people = crowd(world, channel, 3)
    await invites_present(world, organiser, belleville)
    await bao.forges(StopInviting(wall=belleville.id))
    assert bao.sees(words.organise_not_yours())
    await world.passes(minutes=1)
    assert all(invitations(person, channel) for person in people)


async def test_what_slack_says_while_it_is_stopped_invites_nobody(
    world: SlackWorld,
    belleville: Wall,
    channel: Channel,
    organiser: Neighbour,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people, listing = crowd(world, channel, 3), present.list_present

    async def slow(*given: Any) -> list[str]:
        await world.dispatcher.handle_event(pressed_stop)
        return await listing(*given)

    pressed_stop = IncomingEvent(
        StopInviting(wall=belleville.id),
        EventSender("slack", organiser.user, "Farida", "fr", workspace=world.workspace),
        EventScene(organiser.chat, private=True),
        "slack:stop",
    )
    monkeypatch.setattr("bot.slack.adapter.list_present", slow)
    await invites_present(world, organiser, belleville)
    await world.passes(minutes=1)
    assert not any(invitations(person, channel) for person in people)


@pytest.mark.provokes_errors
@pytest.mark.parametrize("method", ["conversations.members", "chat.postEphemeral"])
async def test_who_asked_hears_that_slack_said_no_all_day(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour, method: str
) -> None:
    crowd(world, channel, 2)
    world.server.breaks("refused", method, times=None, words="restricted_action")
    await invites_present(world, organiser, belleville)
    for _ in range(32):
        await world.passes(hours=1)
    title = (await the_wall(world, belleville.chat)).title
    assert organiser.told(words.organise_invite_unshown(title=title)) == 1


async def test_who_asked_hears_that_nothing_was_carried_all_day(
    world: SlackWorld, belleville: Wall, channel: Channel, organiser: Neighbour
) -> None:
    """Palier stood still from the press to the day after."""
    crowd(world, channel, 2)
    title = (await the_wall(world, belleville.chat)).title
    await organiser.says("/orga")
    await organiser.forges(InvitePresent(wall=belleville.id, sure=False))
    world.server.breaks("too_many_requests", "conversations.members", times=1, retry_after=90)
    await organiser.presses(words.organise_invite_yes())
    world.clock.advance(timedelta(hours=25))
    await world.restarts()
    unshown = words.organise_invite_unshown(title=title)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(world.courier.run())
        await world.courier.lease_held.wait()
        world.courier.stop()
    await world.settle()
    assert organiser.told(unshown) == 1
