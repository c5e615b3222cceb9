"""Who can help only later is asked for what is still open, whatever it was that kept them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from messages import words
from messages.aid import RequestFacts, SetDuty
from messages.aid.asker_views import ConfidedDetails, draft_screen
from messages.area import SetTopic
from messages.model import Topic
from storage.aid import HelpOffer
from storage.area import MemberRole, Wall
from tests.aid import (
    AidKind,
    Urgency,
    asked,
    asks,
    at,
    can_come,
    changes,
    closes,
    drafts,
    many,
    offers,
    vouches,
)
from tests.aid.test_turns import met


async def before(world, bao, belleville, why):
    """Bao offers it, and something keeps him."""
    if why != "offers later":
        await offers(bao, AidKind.CHILDCARE, AidKind.ERRANDS)
    match why:
        case "on duty":
            await bao.forges(SetDuty(on=False))
        case "back from a pause":
            await changes(world, bao, paused_until=at(12) + timedelta(hours=2))
        case "switched on":
            await bao.forges(SetTopic(area=belleville.area.id, topic=Topic.AID, on=False))
        case "reachable":
            await bao.blocks()
        case "less asked":
            await rests(world, bao, at(12) + timedelta(hours=2))
        case "joins the area":
            async with world.database.transaction() as store:
                await store.areas.leave_area(bao.member_id, belleville.area.id)
        case "awake":
            await changes(world, bao, quiet_from=at(11).time(), quiet_until=at(14).time())


async def after(world, bao, belleville, why):
    """Nothing keeps him any more."""
    match why:
        case "offers later":
            await offers(bao)
        case "on duty":
            await bao.forges(SetDuty(on=True))
        case "switched on":
            await bao.forges(SetTopic(area=belleville.area.id, topic=Topic.AID, on=True))
        case "reachable":
            await bao.unblocks()
        case "joins the area":
            async with world.database.transaction() as store:
                await store.areas.join_area(
                    bao.member_id, belleville.area.id, world.clock.now(), home=True
                )
        case "back from a pause" | "less asked" | "awake":
            await world.passes(hours=2, minutes=10)


async def rests(world, who, until):
    async with world.database.transaction() as store:
        await store.session.execute(
            update(HelpOffer).where(HelpOffer.member_id == who.member_id).values(rests_until=until)
        )


CAUSES = (
    "offers later", "on duty", "back from a pause", "switched on", "reachable", "less asked",
    "joins the area", "awake",
)  # fmt: skip


@pytest.mark.every_world
@pytest.mark.parametrize("why", CAUSES)
async def test_who_can_help_only_later_is_asked_for_what_is_still_open(
    world, ana, bao, organiser, belleville, why
):
    await before(world, bao, belleville, why)
    await asks(ana, fitting=int(why == "awake"))
    await world.passes(minutes=5)
    assert not asked(bao)

    await after(world, bao, belleville, why)
    await world.passes(minutes=2)
    assert asked(bao) == [bao]
    await world.passes(hours=1)
    assert bao.told(words.aid_ask_you()) == 1
    await can_come(bao)
    assert ana.offered(words.aid_choose(name="Bao"))


@pytest.mark.parametrize("why", ["vouched for", "met at two cafés"])
async def test_who_is_trusted_later_is_asked_to_mind_the_child(
    world, ana, bao, organiser, belleville, why
):
    await offers(bao, AidKind.CHILDCARE)
    await asks(ana, kind=AidKind.CHILDCARE)
    await world.passes(minutes=5)
    assert not asked(bao)
    assert organiser.told(words.aid_nobody_found()) == 1

    if why == "vouched for":
        await vouches(world, bao, MemberRole.RELAY)
    else:
        await met(world, belleville, bao, 2)
    await world.passes(minutes=2)
    assert asked(bao) == [bao]
    assert not belleville.screen


async def test_who_comes_back_is_asked_again_for_what_they_had_said_yes_to(
    world, ana, bao, belleville
):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await closes(ana)
    await changes(world, bao, paused_until=world.clock.now() + timedelta(hours=1))
    await ana.presses(words.aid_reopen())
    assert not bao.told(words.aid_ask_again())

    await world.passes(hours=1, minutes=2)
    assert bao.told(words.aid_ask_again()) == 1


async def test_who_was_one_too_many_is_let_be_when_somebody_says_no(world, ana, belleville):
    """Fifteen were asked, as many as the steps ask: looking on is no way around that."""
    people = await many(world, belleville, 17)
    await asks(ana, fitting=17)
    await world.passes(minutes=12)
    refuser = asked(*people)[0]
    await refuser.presses(words.aid_not_this())
    await world.passes(hours=1)

    others = [each for each in people if each is not refuser]
    assert len(asked(*others)) == 14


async def test_by_night_nobody_is_asked_because_they_came_back(world, ana, bao, belleville):
    await offers(bao)
    await bao.forges(SetDuty(on=False))
    await asks(ana, urgency=Urgency.WEEK)
    await changes(world, bao, quiet_from=at(4).time(), quiet_until=at(4).time())
    await world.comes(at(23))
    await bao.forges(SetDuty(on=True))
    await world.passes(minutes=5)
    assert not asked(bao)

    await world.comes(at(9, day=31))
    assert asked(bao) == [bao]


@pytest.mark.parametrize(
    ("kind", "walls"),
    [(AidKind.ERRANDS, True), (AidKind.ERRANDS, False), (AidKind.CHILDCARE, True)],
)
async def test_a_draft_promises_the_wall_only_where_it_will_hang(
    world, ana, belleville, kind, walls
):
    if not walls:
        async with world.database.transaction() as store:
            await store.session.execute(update(Wall).values(may_post=False))
    await drafts(ana, kind=kind)
    promised = bool(ana.sees(words.aid_draft_fitting(fitting=0)))
    assert promised is not bool(ana.sees(words.aid_draft_in_private(fitting=0)))

    await ana.presses(words.aid_publish(fitting=0))
    await world.passes(minutes=40)
    assert promised is bool(belleville.screen)


def test_of_every_kind_a_draft_says_whether_it_is_shown():
    """No kind promises a wall that it never reaches, nor hides that it does."""
    facts = RequestFacts(request=1, code="abcde", kind=AidKind.OTHER, urgency=Urgency.WEEK, area="")
    told = ConfidedDetails(behalf="", note="", file="")
    for kind in AidKind:
        shown = draft_screen(replace(facts, kind=kind), told, 0, walls=True)
        assert (words.aid_draft_fitting(fitting=0) in shown.body) is kind.on_walls
