"""Forms as modals: opened in time or later, refused where it is wrong, acknowledged always."""

from __future__ import annotations

import asyncio
from datetime import date, time
from typing import Annotated

import pytest

from bot.slack import modal
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu, Feature
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask as Asks
from handlers.kernel.replies import Refused, Reply, Say
from messages import words
from messages.cafe import CafeKind, InviteForm
from messages.catalog import plain_words
from messages.form import (
    AnswerContext,
    ChoiceField,
    CountField,
    DayField,
    Form,
    HiddenField,
    HourField,
    LongField,
    PlaceAnswer,
    PlaceField,
)
from messages.model import Message, Reader
from tests.worlds import NOON, Neighbour, Wall
from tests.worlds.slack import SlackWorld

ENGLISH = Reader(language="en")


class Every(Form, tag="slack.every", stem="cafe-invite"):
    """One field of every kind; its questions borrow the invitation's words."""

    area: Annotated[int, HiddenField()]
    kind: Annotated[CafeKind, ChoiceField(CafeKind, "cafe-kind")]
    day: Annotated[date, DayField()]
    hour: Annotated[time, HourField()]
    place: Annotated[PlaceAnswer, PlaceField()]
    seats: Annotated[int, CountField(1, 40)]
    note: Annotated[str, LongField(300)]


def draw(form: type[Form], **given: object) -> dict[str, dict[str, object]]:
    """The inputs of a modal, by field."""
    held = modal.new_modal_state(form, given, ENGLISH)
    view = modal.modal_view(held, AnswerContext(ENGLISH, NOON))
    inputs = (each for each in view["blocks"] if each["type"] == "input")
    return {each["block_id"].rpartition(".")[2]: each["element"] for each in inputs}


def test_answers_already_given_stand_in_the_form() -> None:
    drawn = draw(
        Every,
        area=7,
        kind=CafeKind.WALK,
        day=date(2026, 7, 4),
        hour=time(15),
        place=PlaceAnswer(words="square"),
        seats=8,
        note="<!channel> *gras*",
    )
    assert drawn["kind"]["initial_option"]["value"] == CafeKind.WALK  # type: ignore[index]  # a block
    assert drawn["day"]["initial_date"] == "2026-07-04"
    assert drawn["hour"]["initial_time"] == "15:00"
    assert drawn["place"]["initial_value"] == "square"
    assert drawn["seats"]["initial_value"] == "8"
    assert drawn["note"]["initial_value"] == "<!channel> *gras*"
    assert "area" not in drawn


def test_a_modal_remembers_what_is_hidden_and_drops_the_longest_answer_first() -> None:
    held = modal.new_modal_state(
        Every, {"area": 2**53, "note": "é".join(map(str, range(3000)))}, ENGLISH
    )
    folded = modal.pack_state(held, 200)
    assert len(folded) <= 200
    again = modal.unpack_state(folded)
    assert again
    assert again.given == {"area": 2**53}


@pytest.mark.parametrize("folded", ["", "x", "eJwDAAAAAAE=", "é" * 40])
def test_what_no_modal_of_ours_carries_is_nothing(folded: str) -> None:
    assert modal.unpack_state(folded) is None


async def test_three_wrong_answers_are_told_at_once_in_the_readers_language(
    world: SlackWorld, ana: Neighbour
) -> None:
    await ana.says("/cafe")
    person = world.quartier.people[ana.user]
    await person.fills(
        None,
        {
            modal.block_name(InviteForm, "kind"): CafeKind.CAFE,
            modal.block_name(InviteForm, "day"): "2020-01-01",
            modal.block_name(InviteForm, "hour"): "15:00",
            modal.block_name(InviteForm, "place"): "  ",
            modal.block_name(InviteForm, "note"): " ",
        },
    )
    # A client that lets through what ours would stop.
    view = person.modal_view()
    state = view.state[modal.block_name(InviteForm, "seats")][modal.ANSWER]
    for each in view.wire["blocks"]:
        if each["block_id"] == modal.block_name(InviteForm, "seats"):
            del each["element"]["max_value"]
    state["value"] = "400"
    sent = await person.submits()
    assert set(sent.errors.values()) == {
        plain_words(words.form_past(), ENGLISH),
        plain_words(words.form_empty(), ENGLISH),
        plain_words(words.form_out_of_range(least=1, most=40), ENGLISH),
    }
    assert person.modal


async def test_a_refused_answer_is_told_under_it_and_the_others_stay(
    world: SlackWorld, ana: Neighbour, belleville: Wall
) -> None:
    await ana.says("/cafe")
    await ana.fills(
        InviteForm,
        kind=CafeKind.CAFE,
        day=date(2026, 6, 30),
        hour=time(8),
        place="Aux Folies",
        seats=4,
    )
    assert ana.asked(InviteForm)
    person = world.quartier.people[ana.user]
    assert person.modal
    assert [*person.modal.errors.values()] == [plain_words(words.form_hour_past(), ENGLISH)]
    assert belleville.screen == []


class Slow:
    """A capability that takes as long as it is told to."""

    def __init__(self) -> None:
        self.goes_on, self.begun = asyncio.Event(), asyncio.Event()
        self.taken = list[InviteForm]()
        self.refuses = False
        self.feature = Feature("slow")
        self.feature.command("cafe", menu=CommandMenu.PRIVATE)(self.ask)
        self.feature.on_form(InviteForm)(self.take)

    async def ask(self, command: CommandEvent, turn: Interaction) -> Reply:
        return Asks(InviteForm, {"area": 1})

    async def take(self, form: InviteForm, turn: Interaction) -> Reply:
        self.begun.set()
        await self.goes_on.wait()
        if self.refuses:
            raise Refused(words.slack_share_gone(), field="place")
        self.taken.append(form)
        return Say(Message(body=(words.slack_shared(),)))


class TestSlowWork:
    """A form whose handler does not answer in time."""

    @pytest.fixture
    def slow(self) -> Slow:
        return Slow()

    @pytest.fixture
    def palier(self, slow: Slow) -> tuple[Feature, ...]:
        return (slow.feature,)

    async def filled_slowly(self, world: SlackWorld, ana: Neighbour) -> None:
        person = world.quartier.people[ana.user]
        answers = {"kind": CafeKind.CAFE, "day": "2026-07-04", "hour": "15:00", "place": "Folies"}
        await person.fills(
            None, {modal.block_name(InviteForm, name): each for name, each in answers.items()}
        )
        sent = await person.submits()
        assert sent.modal
        assert sent.modal.text == plain_words(words.slack_working(), ENGLISH)

    async def test_is_acknowledged_at_once_and_told_later(
        self, world: SlackWorld, ana: Neighbour, slow: Slow
    ) -> None:
        world.acked_within = 0.05
        await world.restarts()
        await ana.says("/cafe")
        await self.filled_slowly(world, ana)
        slow.goes_on.set()
        await world.settle()
        person = world.quartier.people[ana.user]
        assert len(slow.taken) == 1
        assert person.modal
        assert person.modal.text == plain_words(words.slack_done(), ENGLISH)
        assert ana.sees(words.slack_shared())
        assert person.timeouts == []

    async def test_is_refused_later_with_every_answer_kept(
        self, world: SlackWorld, ana: Neighbour, slow: Slow
    ) -> None:
        slow.refuses = True
        world.acked_within = 0.05
        await world.restarts()
        await ana.says("/cafe")
        await self.filled_slowly(world, ana)
        slow.goes_on.set()
        await world.settle()
        person = world.quartier.people[ana.user]
        assert person.modal
        assert plain_words(words.slack_share_gone(), ENGLISH) in person.modal.text
        assert "Folies" in person.modal.fields.values()

    async def test_is_taken_once_when_told_twice(
        self, world: SlackWorld, ana: Neighbour, slow: Slow
    ) -> None:
        slow.goes_on.set()
        await ana.says("/cafe")
        await ana.fills(
            InviteForm, kind=CafeKind.CAFE, day=date(2026, 7, 4), hour=time(15), place="Folies"
        )
        await world.server.replays()
        await world.settle()
        assert len(slow.taken) == 1
        assert ana.told(words.slack_shared()) == 1

    async def test_opens_by_a_button_when_its_moment_has_passed(
        self, world: SlackWorld, ana: Neighbour, slow: Slow
    ) -> None:
        world.server.trigger_seconds = -1
        person = world.quartier.people[ana.user]
        await person.commands("/cafe")
        await world.settle()
        assert person.modal is None
        assert ana.sees(words.slack_form_waits(title=InviteForm.title()))
        world.server.trigger_seconds = 3
        await ana.presses(words.slack_open_form())
        assert ana.asked(InviteForm)
