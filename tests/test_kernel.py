"""What the kernel promises every capability, told with a kettle."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.dispatcher import Dispatcher
from handlers import FEATURES
from handlers.kernel.events import (
    CommandEvent,
    EventScene,
    EventSender,
    IncomingEvent,
    JobTick,
    LocatedEvent,
)
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import JobContext
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Notice
from messages import words
from tests import features
from tests.kettle import Pour, Switch, kettle
from tests.worlds import NOON, Neighbour, Wall, World
from tests.worlds.world import PARIS

NIGHT = datetime(2026, 6, 30, 23, tzinfo=PARIS)


@pytest.fixture
def palier() -> tuple[Feature, ...]:
    return (kettle,)


def boiled(cups: int) -> str:
    return f"{cups} / 9"


def test_the_programme_has_every_capability() -> None:
    assert {each.name for each in FEATURES} == {each.name for each in features.every()}


# --- one event


async def test_what_one_neighbour_does_every_wall_shows(
    ana: Neighbour, bao: Neighbour, belleville: Wall, english_wall: Wall
) -> None:
    await ana.says("/kettle")
    assert ana.sees(words.form_done())
    assert belleville.shows(boiled(0))
    assert english_wall.shows(boiled(0))

    await bao.presses(words.form_yes(), on=english_wall)
    assert bao.sees(words.form_yes())
    assert belleville.shows(boiled(1))
    assert english_wall.shows(boiled(1))
    assert len(belleville.screen) == 1, "one living card, not five messages"


@pytest.mark.every_world
async def test_a_command_is_known_by_its_name_in_every_language(ana: Neighbour) -> None:
    await ana.says("/teapot")
    assert ana.sees(words.form_done())


async def test_the_message_under_a_pressed_button_changes_in_place(ana: Neighbour) -> None:
    await ana.says("/kettle")
    before = len(ana.screen)
    await ana.presses(words.close())
    assert ana.sees(words.form_cancelled())
    assert len(ana.screen) == before


async def test_a_stranger_is_told_how_to_find_their_neighbourhood(
    world: World, belleville: Wall
) -> None:
    zoe = await world.arrives("Zoé", "fr")
    await zoe.says("/kettle")
    assert zoe.sees(words.area_first())
    assert not belleville.screen


async def test_a_refusal_saves_nothing(ana: Neighbour, belleville: Wall, world: World) -> None:
    await ana.says("/kettle")
    await ana.presses(words.form_skip(), on=belleville)
    assert ana.sees(words.form_empty())
    async with world.database.transaction() as store:
        assert await store.organisation.journal_entries(None) == []


async def test_a_button_of_another_time_is_over(ana: Neighbour) -> None:
    await ana.forges(Pour(cup=8))
    assert ana.sees(words.gone())


@pytest.mark.provokes_errors
async def test_a_fault_shows_a_code_and_nothing_else(
    ana: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    await ana.says("/kettle")
    with caplog.at_level(logging.ERROR):
        await ana.forges(Pour(cup=7))
    [record] = caplog.records
    code = record.getMessage().rpartition("code=")[2]
    assert ana.sees(words.fault(code=code))
    assert not ana.sees("secret")
    assert "Ana" not in record.getMessage()


@pytest.mark.provokes_errors
async def test_a_failing_statement_logs_no_words(
    ana: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        await ana.forges(Pour(cup=6))
    assert "IntegrityError" in caplog.text
    assert "words of a statement" not in caplog.text


async def test_a_delivery_repeated_is_answered_once(ana: Neighbour, world: World) -> None:
    await ana.says("/kettle")
    incoming = by(ana, Switch(on=True))
    first = await world.dispatcher.handle_event(incoming)
    assert first.reply == Notice(words.form_yes())
    again = await world.dispatcher.handle_event(incoming)
    assert again.reply is None


async def test_a_refusal_repeated_is_told_once(ana: Neighbour, world: World) -> None:
    wall = EventScene("anywhere", private=False)
    incoming = replace(by(ana, Pour(cup=0)), scene=wall)
    first = await world.dispatcher.handle_event(incoming)
    assert first.reply == Notice(words.form_empty(), refusal=True)
    again = await world.dispatcher.handle_event(incoming)
    assert again.reply is None


# --- letters


async def test_everybody_is_told_once_in_their_own_language(ana: Neighbour, bao: Neighbour) -> None:
    await ana.says("/whistle tea")
    await bao.says("/whistle tea")
    assert ana.told(words.form_echo(answer="tea")) == 1
    assert bao.told(words.form_echo(answer="tea")) == 1


async def test_nobody_is_woken_for_a_cup_of_tea(
    world: World, ana: Neighbour, bao: Neighbour
) -> None:
    await world.comes(NIGHT)
    await ana.says("/whistle tea")
    assert not bao.told("tea")
    await world.comes(datetime(2026, 7, 1, 8, 25, tzinfo=PARIS))
    assert not bao.told("tea")
    await world.comes(datetime(2026, 7, 1, 8, 30, tzinfo=PARIS))
    assert bao.told("tea") == 1


async def test_danger_wakes_people_up(world: World, ana: Neighbour, bao: Neighbour) -> None:
    await world.comes(NIGHT)
    await ana.says("/whistle fire!")
    assert bao.told("fire!") == 1


async def test_quiet_hours_hold_even_when_palier_was_down(
    world: World, ana: Neighbour, bao: Neighbour
) -> None:
    await world.dispatcher.handle_event(by(ana, CommandEvent("whistle", "tea")))
    await world.is_down(hours=11)
    assert not bao.told("tea"), "due at noon, but it is 23:00 when the courier is back"
    await world.passes(hours=10)
    assert bao.told("tea") == 1


async def test_what_was_saved_before_a_stop_is_carried_after_it(
    world: World, ana: Neighbour, belleville: Wall
) -> None:
    await world.dispatcher.handle_event(by(ana, CommandEvent("kettle")))
    assert not belleville.screen
    await world.restarts()
    await world.settle()
    assert belleville.shows(boiled(0))


async def test_during_a_pause_nothing_comes(world: World, ana: Neighbour, bao: Neighbour) -> None:
    async with world.database.transaction() as store:
        member = await store.people.get_member(bao.member_id)
        member.paused_until = NOON + timedelta(days=3)
    await ana.says("/whistle tea")
    await world.passes(days=4)
    assert not bao.told("tea")


@pytest.mark.every_world
async def test_who_blocks_palier_is_left_alone_until_they_come_back(
    world: World, ana: Neighbour, bao: Neighbour
) -> None:
    await bao.blocks()
    await ana.says("/whistle tea")
    assert not bao.told("tea")
    async with world.database.transaction() as store:
        [account] = await store.people.accounts_of(bao.member_id)
        assert account.blocked_at is not None

    await bao.unblocks()
    await bao.says("/kettle")
    await ana.says("/whistle cake")
    assert bao.told("cake") == 1


async def test_settled_letters_are_shredded(world: World, ana: Neighbour) -> None:
    await ana.says("/whistle tea")
    async with world.database.transaction() as store:
        left = await store.session.execute(
            text("SELECT count(*) FROM letter WHERE body IS NOT NULL OR settled_at IS NULL")
        )
        assert left.scalar_one() == 0


# --- time


async def test_a_job_works_once_per_interval_however_often_it_is_struck(
    world: World, ana: Neighbour, belleville: Wall
) -> None:
    await ana.says("/kettle")
    tick = JobTick("kettle.sing", NOON)
    assert await world.dispatcher.run_job(tick)
    assert not await world.dispatcher.run_job(tick)
    await world.restarts()
    assert not await world.dispatcher.run_job(tick)
    await world.settle()
    assert belleville.shows(boiled(5))


async def test_a_missed_tick_costs_nothing(world: World, ana: Neighbour, belleville: Wall) -> None:
    await ana.says("/kettle")
    await world.is_down(hours=3)
    assert belleville.shows(boiled(5))


# --- jobs that ask the outside


class Well:
    """A capability whose job asks the outside for an answer, and what became of it."""

    def __init__(self, world: World) -> None:
        self.world, self.begun, self.learned = world, list[bool](), list[str]()
        self.dry = self.spills = False
        self.feature = Feature("well")
        draw = self.feature.every(minutes=5)(self.draw)
        self.feature.on_result(draw)(self.learn)
        self.dispatcher = Dispatcher(
            world.database,
            (self.feature,),
            Services(world.streets, world.files, world.links, world.maker),
            world.gazetteer,
            world.clock,
        )

    async def draw(self, tick: JobTick, context: JobContext) -> CallService | None:
        if self.dry:
            return None
        store = context.store

        async def question(outside: Services) -> LocatedEvent:
            self.begun.append(store.in_transaction)
            spot = await outside.addresses.find_address("a well")
            return LocatedEvent("a well", spot)

        return CallService(question)

    async def learn(self, answer: LocatedEvent, context: JobContext) -> None:
        if self.spills:
            raise RuntimeError("secret words of a stack trace")
        self.learned.append(answer.words)


async def test_a_job_asks_the_outside_while_no_transaction_is_open(world: World) -> None:
    well = Well(world)
    assert await well.dispatcher.run_job(JobTick("well.draw", NOON))
    assert well.begun == [False]
    assert well.learned == ["a well"]
    assert world.streets.asked == ["a well"]


async def test_a_moment_that_was_asked_for_is_not_asked_again(world: World) -> None:
    well = Well(world)
    tick = JobTick("well.draw", NOON)
    assert await well.dispatcher.run_job(tick)
    assert await well.dispatcher.run_job(tick) is False
    assert len(well.begun) == 1


@pytest.mark.provokes_errors
async def test_an_answer_that_could_not_be_taken_in_is_asked_again(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    well = Well(world)
    tick = JobTick("well.draw", NOON)
    well.spills = True
    with caplog.at_level(logging.ERROR):
        assert await well.dispatcher.run_job(tick) is None
    assert "secret" not in caplog.records[0].getMessage()

    well.spills = False
    assert await well.dispatcher.run_job(tick)
    assert well.learned == ["a well"]


async def test_a_later_moment_is_not_given_back_for_an_earlier_one(world: World) -> None:
    well = Well(world)
    assert await well.dispatcher.run_job(JobTick("well.draw", NOON + timedelta(minutes=5)))
    async with world.database.transaction() as store:
        await store.jobs.give_back_moment("well.draw", NOON)
    assert await well.dispatcher.run_job(JobTick("well.draw", NOON + timedelta(minutes=5))) is False


async def test_a_job_with_nothing_to_ask_asks_nothing(world: World) -> None:
    well = Well(world)
    well.dry = True
    assert await well.dispatcher.run_job(JobTick("well.draw", NOON))
    assert not well.begun


async def test_a_job_may_be_prompted_between_its_hours(world: World) -> None:
    well = Well(world)
    await well.dispatcher.run_job_now("well.draw")
    await well.dispatcher.run_job_now("well.draw")
    assert well.learned == ["a well", "a well"]
    assert await well.dispatcher.run_job(JobTick("well.draw", NOON))


def by(who: Neighbour, event: CommandEvent | Switch | Pour) -> IncomingEvent:
    sender = EventSender(
        who.world.platform, who.user, who.name, who.language, who.world.workspace, who.chat
    )
    return IncomingEvent(event, sender, EventScene(who.chat), receipt=f"test:{event!r}")
