"""After a good answer: how warm is it at your place? What is said of it is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from bot.chat.kept_replies import EventOutcome, KeptReply, ReplyRecipient
from bot.telegram.parked_updates import may_park
from bot.telegram.raw_updates import RawUpdate
from handlers.kernel.replies import Show
from messages import words
from messages.catalog import paragraphs, plain_words
from messages.heat.announcements.brevity import LONGEST, longest_length
from messages.heat.checkins import notices
from messages.heat.checkins.actions import CheckAnswer, RoomWarmth, TellWarmth, WarmthHour
from messages.heat.checkins.typed_warmth import read_warmth
from messages.heat.cool.actions import FindCoolForm
from messages.language import LANGUAGES
from messages.model import Message, Reader, Text
from storage.area import Area
from tests.heat.cool import LIBRARY, knows
from tests.heat.watch import at, checks, jumps
from tests.traces import left, logged
from tests.worlds import Neighbour, World

FINE = Text(key=f"watch-say-{CheckAnswer.FINE.value}")
NOT_WELL = Text(key=f"watch-say-{CheckAnswer.NOW.value}")
UNDER, BETWEEN, OVER = (Text(key=f"watch-warm-{each.value}") for each in RoomWarmth)
SAID = {each: Text(key=f"watch-warm-said-{each.value}") for each in RoomWarmth}
LATER = words.watch_warm_said_over31_later()

UNDER_26, UP_TO_31, OVER_31 = RoomWarmth

TRACES = (
    *(each.value for each in RoomWarmth),
    "watch-warm-said",
    "31 °C",
    "26 °C",
)
"""How the number would be read in a column or in the log: as pressed, as answered, as worded."""


async def all_left(world: World) -> list[str]:
    return await left(world.database, *TRACES)


@pytest.mark.every_world
async def test_one_more_tap_says_what_to_do_now(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await knows(world, area, LIBRARY)
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    assert watched.sees(words.watch_warm_ask())
    await watched.presses(UNDER)
    assert watched.sees(SAID[RoomWarmth.UNDER_26])
    await watched.presses(BETWEEN)
    assert watched.sees(SAID[RoomWarmth.UP_TO_31])
    assert watched.sees(words.nudge_faint())
    before = len(chloe.screen)
    await watched.presses(OVER)
    assert watched.sees(SAID[RoomWarmth.OVER_31])
    assert watched.sees(words.nudge_faint())
    assert watched.sees(words.watch_not_me())
    await watched.presses(words.cool_find())
    assert watched.asked(FindCoolForm)
    assert len(chloe.screen) == before, "it is nobody else's business"


async def test_another_answer_may_still_follow(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await watched.presses(OVER)
    await watched.presses(NOT_WELL)
    assert watched.sees(words.danger_call())
    assert chloe.told(words.watch_told_now(name="Bao")) == 1


async def test_from_eleven_on_nobody_is_sent_out_before_eleven(
    world: World, area: Area, watched: Neighbour
) -> None:
    await jumps(world, at(area, 10, 59))
    await watched.presses(FINE)
    await watched.presses(OVER)
    assert watched.sees(SAID[RoomWarmth.OVER_31])
    world.clock.at = at(area, 11)
    await watched.presses(UNDER)
    await watched.presses(OVER)
    assert watched.sees(LATER)


async def test_by_night_nobody_is_sent_out_to_what_is_closed(
    world: World, area: Area, watched: Neighbour
) -> None:
    night = words.watch_warm_said_over31_night()
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    for hour, minute, said in (
        (18, 59, LATER), (19, 0, night), (23, 30, night), (24 + 2, 0, night),
        (24 + 5, 59, night), (24 + 6, 0, SAID[RoomWarmth.OVER_31]),
    ):  # fmt: skip
        world.clock.at = at(area, hour % 24, minute, days=1 + hour // 24)
        await watched.presses(UNDER)
        await watched.presses(OVER)
        assert watched.sees(said), hour


@pytest.mark.parametrize("hour", WarmthHour)
def test_who_may_ask_for_a_fan_reads_when_it_protects_no_longer(hour: WarmthHour) -> None:
    said = notices.warmth_reply(7, 1, RoomWarmth.OVER_31, hour, late=False)
    assert words.watch_warm_no_fan() in said.body
    labels = [button.label.key for row in said.rows for button in row]
    assert labels.index(words.nudge_need_escort().key) < labels.index(words.nudge_need_fan().key)
    for language in LANGUAGES:
        assert "35" in plain_words(words.aid_loan(), Reader(language=language))
        assert "35" in plain_words(words.watch_warm_no_fan(), Reader(language=language))


@pytest.mark.every_world
async def test_what_was_said_is_written_nowhere(
    world: World, area: Area, watched: Neighbour
) -> None:
    """The three buttons lie where any do, so that their labels may be typed: that tells nothing."""
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    before = await all_left(world)
    for pressed in (OVER, UNDER, BETWEEN, OVER):
        with logged() as lines:
            await watched.presses(pressed)
            assert watched.sees(words.watch_not_me())
            await world.passes(minutes=1)
        assert await all_left(world) == before
        assert not [trace for trace in TRACES if trace in lines.getvalue()]


@pytest.mark.every_world
async def test_nor_is_it_when_it_was_typed(world: World, area: Area, watched: Neighbour) -> None:
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    before = await all_left(world)
    with logged() as lines:
        await watched.says(watched.buttons[2])
        assert watched.sees(SAID[RoomWarmth.OVER_31])
        await world.passes(minutes=1)
    assert await all_left(world) == before
    assert not [trace for trace in TRACES if trace in lines.getvalue()]


@pytest.mark.every_world
async def test_nor_while_the_reply_is_on_its_way(
    world: World, area: Area, watched: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written with the receipt, until the answer was said, is the same whatever it is."""
    kept = []
    written = KeptReply.of

    def of(outcome: EventOutcome, to: ReplyRecipient) -> KeptReply | None:
        kept.append(reply := written(outcome, to))
        return reply

    monkeypatch.setattr(KeptReply, "of", of)
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    told = {}
    for pressed in (UNDER, BETWEEN, OVER):
        kept.clear()
        await watched.presses(pressed)
        assert watched.sees(words.watch_not_me())
        told[pressed.key] = {reply.model_dump_json() for reply in kept if reply}
    for reply in (each for replies in told.values() for each in replies):
        assert words.reply_press_again().key in reply
        assert not [trace for trace in TRACES if trace in reply]
    assert all(told.values()) or world.platform not in ("telegram", "slack")


@pytest.mark.parametrize("warmth", RoomWarmth)
def test_nor_where_updates_wait_in_the_database(warmth: RoomWarmth) -> None:
    press = {"data": TellWarmth(check=7, warmth=warmth).pack_action()}
    assert not may_park(RawUpdate(1, {"callback_query": press}))


@pytest.mark.parametrize("typed", ["Plus de 31 °C", "33", "il fait 33", "26-31", "trente degrés"])
def test_nor_what_was_typed_for_them(typed: str) -> None:
    said = {"chat": {"id": 5, "type": "private"}, "text": typed}
    assert not may_park(RawUpdate(1, {"message": said}))


@pytest.mark.parametrize(
    "typed", ["Bonjour", "/cafe 16h", "j'ai 88 ans" + " et j'écris beaucoup" * 4]
)
def test_what_tells_nothing_of_it_may_wait_there(typed: str) -> None:
    said = {"chat": {"id": 5, "type": "private"}, "text": typed}
    assert may_park(RawUpdate(1, {"message": said}))


def test_a_number_is_the_answer_it_stands_for() -> None:
    under, between, over = RoomWarmth
    for typed, read in {
        "31": between,
        "33": over,
        "il fait 33": over,
        "33 degrés": over,
        "26-31": between,
        "26": between,
        "25": under,
        "31,5": over,
        "31.5 °C": over,
        "33°": over,
        "33°C chez moi": over,
        "24 degrees": under,
        "it is 35 degrees in my flat": over,
        "it's 28": between,
        "about 27": between,
        "plus de 31": over,
        "plus de 33 degrés": over,
        "over 31": over,
        "moins de 26": under,
        "moins de 20 degrés": under,
        "below 26": under,
        "entre 26 et 31": between,
        "between 32 and 34 degrees": over,
        "de 27 à 29 °": between,
        "J'ai 34 dans ma chambre": over,
        "On est à 36 !": over,
        "32 ou 33": over,
        "18 °C": under,
        "> 31": over,
        "plus de 30": True,
        "plus de 30 °C": True,
        "30 à 33": True,
        "moins de 30": True,
        "25 ou 26": True,
        "il fait 33 degrés dehors": True,
        "33 degrés hier": True,
        "15": False,
        "18": False,
        "112": False,
        "2": False,
        "": False,
        "bonjour": False,
        "88 ans": False,
        "un café à 16 h": False,
        "12 rue des Lilas": False,
        "trop chaud": False,
        "60 degrés": False,
        "demain à 14 h 30": False,
        "-5 °C": True,
        "3": False,
        "31 janvier": False,
    }.items():
        assert read_warmth(typed) == read, typed
        assert read_warmth(typed.upper()) == read, typed


@pytest.mark.every_world
async def test_a_number_that_is_typed_is_answered_and_not_kept(
    world: World, area: Area, watched: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    before = await all_left(world)
    with logged() as lines:
        for typed, said in (("il fait 33", OVER_31), ("31", UP_TO_31), ("25 degrés", UNDER_26)):
            await watched.says(typed)
            assert watched.sees(SAID[said]), typed
        await watched.says("plus de 30 °C")
        assert watched.sees(words.watch_warm_which())
        await watched.presses(OVER)
        assert watched.sees(SAID[RoomWarmth.OVER_31])
        await world.passes(minutes=1)
    assert await all_left(world) == before
    assert not [trace for trace in TRACES if trace in lines.getvalue()]


async def test_a_number_without_the_question_is_no_answer(world: World, bao: Neighbour) -> None:
    await bao.says("il fait 33")
    assert not bao.sees(SAID[RoomWarmth.OVER_31])


def test_an_answer_that_could_not_be_said_asks_for_the_press_again() -> None:
    """By letter it says nothing of what was pressed."""
    shown = notices.warmth_reply(7, 1, RoomWarmth.OVER_31, WarmthHour.NIGHT, late=False)
    outcome = EventOutcome(Show(shown), Reader(), fleeting=True)
    reply = KeptReply.of(outcome, ReplyRecipient(platform="x", user="y"))
    assert reply
    letter = reply.as_letter()
    assert letter
    assert letter.body == (words.reply_press_again(),)


@pytest.mark.every_world
async def test_under_a_question_of_yesterday_it_is_said_that_this_is_about_now(
    world: World, area: Area, watched: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    world.clock.at = at(area, 12, days=2)
    await watched.presses(OVER)
    assert watched.sees(words.watch_warm_late())
    assert watched.sees(LATER)
    assert watched.offered(words.cool_find())


async def test_a_good_answer_to_an_old_question_asks_nothing_more(
    world: World, area: Area, watched: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    world.clock.at = at(area, 8, days=2)
    await watched.presses(FINE)
    assert watched.sees(Text(key="watch-said-fine"))
    assert not watched.sees(words.watch_warm_ask())


async def test_a_button_made_by_hand_tells_nothing_of_anybody(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    [check] = await checks(world)
    for key in (check.id, 1):
        await chloe.forges(TellWarmth(check=key, warmth=RoomWarmth.OVER_31))
        assert chloe.sees(words.watch_warm_late())
        assert not chloe.sees("Bao")
        assert not [each for each in chloe.buttons if watched.reader and "fatig" in each.lower()]
    stranger = await world.arrives("Lin")
    await stranger.forges(TellWarmth(check=check.id, warmth=RoomWarmth.OVER_31))
    assert stranger.sees(words.gone())


def everything_said() -> Iterator[Message]:
    yield notices.fine_reply(7)
    for warmth, hour, late in product(RoomWarmth, WarmthHour, (True, False)):
        yield notices.warmth_reply(7, 1, warmth, hour, late=late)


def test_all_of_it_is_short_and_says_what_is_dialled_there() -> None:
    for said in everything_said():
        for country in ("FR", "IT"):
            there = said.in_country(country)
            assert longest_length(there) <= LONGEST, there
            for language in LANGUAGES:
                reader = Reader(language=language, country=country)
                lines = paragraphs(there, reader)
                shown = " ".join(span.words for spans in lines for span in spans)
                assert ("112" in shown) or country == "FR", shown
                assert ("15" in shown) == (country == "FR"), shown
