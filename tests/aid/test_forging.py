"""Every button made by hand: nothing changes, nothing is seen, and a clear sentence is said."""

import logging

import pytest
from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import ClosingChoice, ShareContactForm, TimeTaken
from messages.model import Action
from storage.aid import GivenHour, HelperProfile, HelpRequest, RequestState, WeeklyHello
from storage.area import MemberRole
from storage.database import Store
from tests.aid import (
    ArrivalChoice,
    asks,
    can_come,
    drafts,
    found,
    offers,
    request,
    standings,
)


def sound(caplog):
    """Nothing went wrong behind a polite sentence."""
    return [each for each in caplog.records if each.levelno > logging.WARNING] == []


# --- forged buttons

REFUSALS = [
    words.aid_not_yours(),
    words.aid_closed_already(),
    words.aid_taken(),
    words.aid_only_members(area="Belleville"),
    words.area_first(),
    words.organise_not_yours(),
    words.gone(),
    words.aid_offer_stopped(),
    words.aid_again_noted(),
    words.aid_offer_off(),
    words.aid_card_helped(),
    words.aid_card_done(),
    words.aid_list_none(),
]

TABLES = (HelpRequest, HelperProfile, GivenHour, WeeklyHello)


def forgeries(request_id, area, member):
    """Every button there is, made by hand."""
    given = {
        "request": request_id, "area": area, "member": member, "hello": 7,
        "soon": ArrivalChoice.NOW,
        "ending": ClosingChoice.DONE, "spent": TimeTaken.HOUR, "sure": True, "fine": False,
        "yes": True,
        "on": True,
    }  # fmt: skip
    for name in screen.__all__:
        kind = getattr(screen, name)
        if isinstance(kind, type) and issubclass(kind, Action):
            yield kind(**{each: given[each] for each in kind.model_fields})


async def everything(store: Store):
    held = [list((await store.session.execute(select(each))).scalars()) for each in TABLES]
    return [row.model_dump() for rows in held for row in rows]


@pytest.mark.parametrize("state", ["draft", "open", "helped", "closed"])
async def test_a_stranger_changes_nothing_by_any_button(world, ana, bao, belleville, caplog, state):
    await offers(bao)
    match state:
        case "draft":
            await drafts(ana, note="Porte bleue")
        case "open":
            await asks(ana, fitting=1, note="Porte bleue")
            await can_come(bao)
        case "helped" | "closed":
            await found(ana, bao, note="Porte bleue")
            if state == "closed":
                await ana.presses(words.aid_is_done())
    zoe = await world.joins("Zoé", "fr")
    held = await request(world)
    async with world.database.transaction() as store:
        before = await everything(store)
    standing = await standings(world)
    ana_saw, bao_saw = len(ana.screen), len(bao.screen)

    for action in forgeries(held.id, belleville.area.id, zoe.member_id):
        await zoe.forges(action)
        said = [each for each in REFUSALS if zoe.sees(each)]
        assert said, action
        assert not zoe.sees("Porte bleue"), action
    async with world.database.transaction() as store:
        assert await everything(store) == before
    assert await standings(world) == standing
    assert (len(ana.screen), len(bao.screen)) == (ana_saw, bao_saw)
    assert sound(caplog)


@pytest.mark.parametrize("role", [MemberRole.MEMBER, MemberRole.ORGANISER])
async def test_a_neighbour_sees_nothing_told_in_confidence_by_any_button(
    world, ana, bao, chloe, organiser, belleville, caplog, role
):
    await offers(bao)
    await found(ana, bao, note="Porte bleue", behalf="Mme R.")
    await bao.presses(words.aid_share_contact())
    await bao.fills(ShareContactForm, contact="bao@example.org")
    curious = chloe if role is MemberRole.MEMBER else organiser
    held = await request(world)
    for action in forgeries(held.id, belleville.area.id, curious.member_id):
        await curious.forges(action)
        for secret in ("Porte bleue", "Mme R.", "bao@example.org", held.word):
            assert not curious.sees(secret), action
    after = await request(world)
    assert (after.state, after.helper_id, after.note) == (
        RequestState.HELPED,
        bao.member_id,
        held.note,
    )
    assert sound(caplog)
