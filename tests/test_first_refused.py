"""A newcomer whose first act comes to nothing is answered as one whose first act succeeds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.chat.forms.question import PickAnswer
from handlers.kernel.events import CommandEvent, EventScene, EventSender, IncomingEvent, WordsEvent
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Notice, Reply
from messages import words
from messages.catalog import plain_words
from messages.language import DefaultLanguage
from messages.model import Reader
from storage.area import Area
from storage.database import Store
from storage.errors import DatabaseAway
from tests.kettle import Pour, kettle
from tests.worlds import Neighbour, Wall, World

DANGER = "my wife is not breathing"
broken = Feature("broken")


@broken.command("break")
async def fail(_: CommandEvent, __: Interaction) -> Reply:
    raise RuntimeError("out of order")


@pytest.fixture
def palier() -> tuple[Feature, ...]:
    return kettle, broken


async def settles(world: World, area: Area, by: str) -> None:
    """English is what is read here: as the operator says, or as all areas do."""
    if by == "operator":
        world.default_language = DefaultLanguage("en")
        await world.restarts()
    if by == "areas":
        async with world.database.transaction() as store:
            (await store.areas.get_area(area.id)).language = "en"


@pytest.fixture
async def iker(world: World, area: Area) -> Neighbour:
    """Whose phone speaks Basque, where the operator writes English."""
    await settles(world, area, "operator")
    who = await world.arrives("Iker", "eu")
    who.reads = "en"
    return who


@pytest.mark.every_world
async def test_a_button_that_is_over_says_so_as_the_operator_would(iker: Neighbour) -> None:
    await iker.forges(Pour(cup=8))
    assert iker.sees(words.gone())


@pytest.mark.parametrize("by", ["operator", "areas", "wall"])
async def test_a_refusal_is_read_as_a_greeting_would_be(
    world: World, area: Area, english_wall: Wall, by: str
) -> None:
    await settles(world, area, by)
    iker = await world.arrives("Iker", "eu")
    iker.reads = "en"
    await iker.forges(Pour(cup=8), on=english_wall if by == "wall" else None)
    assert iker.sees(words.gone())


@pytest.mark.provokes_errors
async def test_a_fault_is_told_as_the_operator_would(iker: Neighbour) -> None:
    await iker.says("/break")
    assert iker.sees(plain_words(words.fault(code=""), iker.reader).partition(":")[0][:20])


@pytest.mark.provokes_errors
async def test_a_fault_is_told_a_member_in_the_language_they_chose(
    world: World, ana: Neighbour
) -> None:
    async with world.database.transaction() as store:
        (await store.people.get_member(ana.member_id)).language = "fr"
    ana.reads = "fr"
    await ana.says("/break")
    assert ana.sees(plain_words(words.fault(code=""), ana.reader).partition(":")[0][:20])


@pytest.mark.every_world
async def test_whom_to_call_is_said_as_the_operator_would(iker: Neighbour) -> None:
    await iker.says(DANGER)
    assert iker.sees(words.danger_call())


@pytest.mark.every_world
async def test_a_question_that_waits_no_more_says_so_as_the_operator_would(
    iker: Neighbour,
) -> None:
    await iker.forges(PickAnswer(serial=3, step=1, what="k"))
    assert iker.sees(words.form_over()) or iker.sees(words.gone())


@pytest.mark.provokes_errors
@pytest.mark.parametrize("said", ["hello", DANGER])
async def test_without_a_database_the_operator_s_language_is_left(
    world: World, iker: Neighbour, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    @asynccontextmanager
    async def away(**_: object) -> AsyncIterator[Store]:
        raise DatabaseAway
        yield

    sender = EventSender(world.platform, iker.user, "Iker", "eu", chat=iker.chat)
    incoming = IncomingEvent(WordsEvent(said), sender, EventScene(iker.chat), "r1")
    with monkeypatch.context() as patched:
        patched.setattr(world.database, "transaction", away)
        outcome = await world.dispatcher.handle_event(incoming)
    english = Reader(language="en")
    assert isinstance(outcome.reply, Notice)
    assert outcome.reader == english
    assert (outcome.alarm is not None) == (said == DANGER)
