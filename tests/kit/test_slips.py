"""A filled-in slip comes back into Palier by the code printed on it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from messages import words
from messages.aid import AidKind, AskHelpForForm, Urgency
from messages.kit import ReturnSlipForm, SlipsForm
from storage.area import MemberRole
from storage.kit import LENGTH, fold_code, slip_code
from storage.types import SPEAKABLE
from tests.kit.paper import tight, words_on
from tests.worlds import Neighbour, TelegramWorld, Wall, World


async def prints_slips(who: Neighbour) -> str:
    """Somebody prints slips; the code on them."""
    await who.says("/kit")
    await who.presses(words.kit_sheet_slips())
    await who.fills(SlipsForm)
    assert who.sees(words.kit_ready_slips())
    said = tight(words_on(who.files["palier-papiers.pdf"]))
    (code,) = set(re.findall(r"CodepourPalier([A-Z0-9]{5})", said))
    return str(code)


@pytest.mark.every_world
async def test_the_code_on_a_slip_opens_what_stands_there(bao: Neighbour, ana: Neighbour) -> None:
    code = await prints_slips(bao)
    await ana.says(f"/papier {code}")
    assert ana.sees(words.kit_slip(area="Belleville"))
    await ana.presses(words.kit_slip_pass_on())
    await ana.fills(
        AskHelpForForm, kind=AidKind.ERRANDS, urgency=Urgency.WEEK, behalf="Mme Roche, 3e"
    )
    assert ana.sees(words.aid_behalf(name="Mme Roche, 3e"))
    assert ana.offered(words.aid_publish(fitting=0))


async def test_a_code_typed_carelessly_is_understood(bao: Neighbour, ana: Neighbour) -> None:
    code = await prints_slips(bao)
    mistaken = code.lower().translate(str.maketrans("qjwzsbg", "0lu2589"))
    for typed in (f"  {code.lower()} ", "-".join(code), " ".join(code), f"«{code}».", mistaken):
        await ana.says(f"/papier {typed}")
        assert ana.sees(words.kit_slip(area="Belleville")), typed


@pytest.mark.every_world
async def test_the_code_is_asked_for_where_it_is_missing(bao: Neighbour) -> None:
    code = await prints_slips(bao)
    await bao.says("/papier")
    await bao.fills(ReturnSlipForm, code=code)
    assert bao.sees(words.kit_slip(area="Belleville"))


async def test_the_kit_has_a_button_for_a_slip_that_came_back(bao: Neighbour) -> None:
    code = await prints_slips(bao)
    await bao.says("/kit")
    await bao.presses(words.kit_found())
    await bao.fills(ReturnSlipForm, code=code)
    assert bao.sees(words.kit_slip(area="Belleville"))


async def test_an_unknown_code_is_asked_again_and_nothing_is_lost(bao: Neighbour) -> None:
    code = await prints_slips(bao)
    await bao.says("/papier zzzzz")
    assert bao.sees(words.kit_slip_unknown())
    await bao.says("/papier")
    await bao.fills(ReturnSlipForm, code="عمر 👩🏽‍🌾 ﬁ")
    assert bao.sees(words.kit_slip_unknown())
    await bao.fills(ReturnSlipForm, code=code)
    assert bao.sees(words.kit_slip(area="Belleville"))


@pytest.mark.every_world
async def test_a_stranger_to_the_neighbourhood_learns_nothing(world: World, bao: Neighbour) -> None:
    code = await prints_slips(bao)
    elsewhere = await world.joins("Paul", "fr", await world.declares("Jourdain"))
    await elsewhere.says(f"/papier {code}")
    assert elsewhere.sees(words.kit_slip_elsewhere())
    assert not elsewhere.sees("Belleville")
    newcomer = await world.arrives("Zoé")
    await newcomer.says(f"/papier {code}")
    assert newcomer.sees(words.area_first())


async def test_an_admin_from_elsewhere_may_pass_a_slip_on(world: World, bao: Neighbour) -> None:
    code = await prints_slips(bao)
    jourdain = await world.declares("Jourdain")
    admin = await world.joins("Solange", "fr", jourdain, role=MemberRole.MEMBER, admin=True)
    await admin.says(f"/papier {code}")
    assert admin.sees(words.kit_slip(area="Belleville"))


@pytest.mark.every_world
async def test_on_a_wall_a_code_is_dealt_with_in_private(bao: Neighbour, belleville: Wall) -> None:
    code = await prints_slips(bao)
    await bao.says(f"/papier {code}", on=belleville)
    if isinstance(bao.world, TelegramWorld):
        await bao.opens(f"papier_{code.lower()}")
    assert bao.sees(words.kit_slip(area="Belleville"))
    assert not belleville.shows(words.kit_slip(area="Belleville"))


async def test_a_slip_outlives_whoever_printed_it(
    world: World, bao: Neighbour, ana: Neighbour
) -> None:
    code = await prints_slips(bao)
    async with world.database.transaction() as store:
        await store.leaving.erase_member(bao.member_id)
    await ana.says(f"/papier {code}")
    assert ana.sees(words.kit_slip(area="Belleville"))


async def test_a_year_later_the_code_is_forgotten(world: World, bao: Neighbour) -> None:
    code = await prints_slips(bao)
    async with world.database.transaction() as store:
        await store.leaving.delete_expired_rows(world.clock.now() + timedelta(days=364))
        assert await store.kit.slip_by_code(code)
        await store.leaving.delete_expired_rows(world.clock.now() + timedelta(days=366))
    async with world.database.transaction() as store:
        assert await store.kit.slip_by_code(code) is None


@pytest.mark.parametrize("typed", ["", "   ", "---", "0", "x" * 300, "\u202e\u200b"])
def test_any_code_can_be_folded(typed: str) -> None:
    assert fold_code(fold_code(typed)) == fold_code(typed)


def test_codes_are_speakable_and_hold_no_sign_that_could_be_another() -> None:
    for _ in range(200):
        code = slip_code()
        assert len(code) == LENGTH
        assert set(code) <= set(SPEAKABLE)
        assert fold_code(code.upper()) == code
