"""Who was taken out of an area is out as a person, on whichever account."""

from __future__ import annotations

import pytest

from messages import words
from messages.link import PartAccount
from storage.area import Area, MemberRole, Removal, RemovalState
from tests.organise import rows
from tests.test_linking import links
from tests.worlds import Neighbour, Wall, World

OUT = words.removal_stays_out(name="Belleville")


async def is_put_out(world: World, area: Area, who: Neighbour) -> None:
    """They are out of Belleville since yesterday."""
    async with world.database.transaction() as store:
        await store.areas.leave_area(who.member_id, area.id)
        store.session.add(
            Removal(
                area_id=area.id, member_id=who.member_id, reason="other",
                state=RemovalState.OUT, since=world.clock.now(),
            )
        )  # fmt: skip


@pytest.mark.parametrize("code_of_whom", ["out", "inside"])
async def test_joining_another_account_leads_nobody_back(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour,
    chloe: Neighbour, code_of_whom: str,
) -> None:  # fmt: skip
    await is_put_out(world, area, bao)
    await links(*((bao, chloe) if code_of_whom == "out" else (chloe, bao)))
    async with world.database.transaction() as store:
        for who in (bao, chloe):
            assert await store.areas.membership(who.member_id, area.id) is None
    for who in (bao, chloe):
        await who.opens(f"q_{area.code}")
        assert who.sees(OUT)


async def test_parting_an_account_leads_nobody_back(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour,
    chloe: Neighbour,
) -> None:  # fmt: skip
    await links(bao, chloe)
    await is_put_out(world, area, bao)
    async with world.database.transaction() as store:
        accounts = await store.people.accounts_of(bao.member_id)
    (other,) = [each for each in accounts if each.user == chloe.user]
    await bao.forges(PartAccount(account=other.id, sure=True))
    for who in (bao, chloe):
        await who.opens(f"q_{area.code}")
        assert who.sees(OUT)
    assert len(await rows(world, Removal)) == 2


async def test_neither_a_muted_nor_a_vouched_member_is_anybody_else_s_to_change(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour, ana: Neighbour
) -> None:
    """Vouching by a press, muting with a reason, and ending it; organisers are left alone."""
    from messages.organise.member_actions import (
        BeginMute,
        MuteMemberForm,
        SetVouching,
        ShowMember,
    )
    from messages.organise.report_actions import ReportReason

    await organiser.forges(ShowMember(area=area.id, member=bao.member_id))
    await organiser.presses(words.member_vouch())
    assert bao.sees(words.member_now_vouched(name="Belleville"))
    async with world.database.transaction() as store:
        held = await store.areas.membership(bao.member_id, area.id)
        assert held
        assert held.role is MemberRole.RELAY
    await organiser.presses(words.member_unvouch())
    assert bao.sees(words.member_no_longer(name="Belleville"))

    await organiser.presses(words.member_mute())
    await organiser.fills(MuteMemberForm, what=ReportReason.INSULT)
    assert bao.offered(words.organise_appeal())
    await bao.says("/cafe")
    assert not bao.sees(words.cafe_publish())
    await bao.presses(words.organise_appeal())
    assert organiser.sees(words.organise_appeal_asked())
    await organiser.forges(ShowMember(area=area.id, member=bao.member_id))
    await organiser.presses(words.member_unmute())
    assert bao.sees(words.member_unmuted(name="Belleville"))

    second = await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    for action in (
        BeginMute(area=area.id, member=second.member_id),
        SetVouching(area=area.id, member=second.member_id, given=False),
    ):
        await organiser.forges(action)
        assert organiser.sees(words.member_organises(who="Gaëlle"))
    await organiser.forges(BeginMute(area=area.id, member=organiser.member_id))
    assert organiser.sees(words.member_yourself())
