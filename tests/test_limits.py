"""Nobody is written to faster than they can read: five actions a minute, and nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.action_limit import A_MINUTE, ACTIONS_A_MINUTE, REMEMBERED, ActionLimit
from handlers import FEATURES
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Say
from messages import aid as aid_screen
from messages import words
from messages.aid.forms import WriteToOtherForm
from messages.cafe import AnswerCafe
from messages.cafe import CafeReply as Answer
from messages.model import message
from storage.area import MemberRole
from storage.cafe import Cafe
from tests.aid import found, offers, request
from tests.cafe import invites
from tests.worlds import Neighbour, Wall, World

NOON = datetime(2026, 7, 1, 10, tzinfo=UTC)


def test_a_minute_holds_five_and_then_five_more() -> None:
    limit = ActionLimit()
    for _ in range(ACTIONS_A_MINUTE):
        assert not limit.is_reached(1, NOON)
        limit.count_action(1, NOON)
    assert limit.is_reached(1, NOON + A_MINUTE - timedelta(seconds=1))
    assert not limit.is_reached(2, NOON)
    assert not limit.is_reached(1, NOON + A_MINUTE)


def test_a_crowd_leaves_no_trace() -> None:
    limit = ActionLimit()
    for who in range(REMEMBERED):
        limit.count_action(who, NOON)
    limit.count_action(REMEMBERED, NOON + A_MINUTE)
    assert len(limit._acts) == 1


async def test_the_sixth_message_in_a_minute_waits_and_is_not_lost(
    world: World, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await offers(bao)
    await found(ana, bao)
    await world.passes(minutes=2)
    write = aid_screen.WriteToOther(request=(await request(world)).id)
    for said in range(ACTIONS_A_MINUTE):
        await bao.forges(write)
        await bao.fills(WriteToOtherForm, words=f"Message {said}")
    await bao.forges(write)
    await bao.fills(WriteToOtherForm, words="Message 5")
    assert bao.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))
    assert not ana.told("Message 5")
    assert bao.asked(WriteToOtherForm), "what was typed is still there"

    await world.passes(minutes=1)
    await bao.fills(WriteToOtherForm, words="Message 5")
    assert ana.told("Message 5") == 1


async def test_a_cry_for_help_is_never_too_much(
    world: World, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await offers(bao)
    await found(ana, bao)
    write = aid_screen.WriteToOther(request=(await request(world)).id)
    for _ in range(ACTIONS_A_MINUTE + 1):
        await bao.forges(write)
        await bao.fills(WriteToOtherForm, words="elle ne répond plus")
    assert ana.told("elle ne répond plus") == ACTIONS_A_MINUTE + 1


async def test_an_answer_changed_again_and_again_is_stopped_gently(
    world: World, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    cafe = await only_cafe(world)
    for each in range(ACTIONS_A_MINUTE):
        await bao.forges(AnswerCafe(cafe=cafe, reply=Answer.GOING if each % 2 == 0 else Answer.NO))
        assert not bao.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))
    await bao.forges(AnswerCafe(cafe=cafe, reply=Answer.NO))
    assert bao.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))
    assert belleville.shows(words.cafe_card_coming(seated=1)), "the answer that was taken stands"


async def test_pressing_the_same_again_is_no_action(
    world: World, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    cafe = await only_cafe(world)
    for _ in range(2 * ACTIONS_A_MINUTE):
        await bao.forges(AnswerCafe(cafe=cafe, reply=Answer.GOING))
        assert not bao.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))


async def only_cafe(world: World) -> int:
    async with world.database.transaction() as store:
        found = await store.session.execute(select(Cafe.id))
        return int(found.scalars().one())


telling = Feature("telling")
patient = Feature("patient", unlimited=True)


async def _tell_others(turn: Interaction) -> Reply:
    home = await turn.home_area()
    for member in await turn.responsible_members(home.id):
        await turn.notify_member(member, message(words.gone()))
    return Say(message(words.form_done()))


@telling.command("tell")
async def tell(_: CommandEvent, turn: Interaction) -> Reply:
    return await _tell_others(turn)


@patient.command("tellalways")
async def tell_always(_: CommandEvent, turn: Interaction) -> Reply:
    return await _tell_others(turn)


@patient.command("tellandgo")
async def tell_and_go_on(_: CommandEvent, turn: Interaction) -> Reply:
    return await turn.go_on_with(CommandEvent("tell"))


class TestWhoever:
    """Who looks after others, and who leaves, is never told to wait."""

    @pytest.fixture
    def palier(self) -> tuple[Feature, ...]:
        return (*FEATURES, telling, patient)

    async def test_a_member_waits(self, world: World, bao: Neighbour, organiser: Neighbour) -> None:
        for _ in range(ACTIONS_A_MINUTE + 1):
            await bao.says("/tell")
        assert bao.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))
        for unlimited in ("/tellalways", "/tellandgo"):
            await bao.says(unlimited)
            assert bao.sees(words.form_done())

    async def test_an_organiser_does_not(
        self, world: World, belleville: Wall, organiser: Neighbour
    ) -> None:
        second = await world.joins("Gaël", "fr", belleville.area, role=MemberRole.ORGANISER)
        for _ in range(ACTIONS_A_MINUTE + 1):
            await second.says("/tell")
            assert second.sees(words.form_done())

    async def test_stop_always_works(
        self, world: World, bao: Neighbour, organiser: Neighbour
    ) -> None:
        for _ in range(ACTIONS_A_MINUTE):
            await bao.says("/tell")
        await bao.says("/stop")
        assert not bao.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))


def test_looking_after_somebody_and_leaving_are_never_limited() -> None:
    assert {each.name for each in FEATURES if each.unlimited} == {"account", "heat"}
