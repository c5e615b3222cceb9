"""Naming a second organiser: picked where the platform knows people, asked, and free to decide."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.stairwell.form import SandboxForm
from messages import words
from messages.form import AnswerContext, PersonAnswer
from messages.model import Reader
from messages.organise.actions import NamePerson, NamePersonForm, OrganiserAct, RoleGrant, ShowTeam
from storage.area import Area, MemberRole
from storage.organise import JournalEntry, OneTimeCode
from tests.organise import rows
from tests.worlds import NOON, Neighbour, NeutralWorld, TelegramWorld, World


def picked(who: Neighbour) -> PersonAnswer:
    return PersonAnswer(user=who.user, name=who.name)


async def names(organiser: Neighbour, area: Area, who: Neighbour, **given: RoleGrant) -> None:
    await organiser.forges(ShowTeam(area=area.id))
    await organiser.presses(words.organise_name_somebody())
    await organiser.fills(NamePersonForm, person=picked(who), **given)


async def role_of(world: World, who: Neighbour, area: Area) -> MemberRole | None:
    async with world.database.transaction() as store:
        known = await store.people.member_by_account(world.platform, world.workspace, who.user)
        tie = await store.areas.membership(known[0].id, area.id) if known else None
        return tie.role if tie else None


@pytest.mark.every_world
async def test_a_neighbour_is_named_in_two_acts_and_decides(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    await organiser.forges(ShowTeam(area=area.id))
    await organiser.presses(words.organise_name_somebody())
    await organiser.fills(NamePersonForm, person=picked(bao))
    assert organiser.sees(words.organise_name_asked(who="Bao"))
    assert bao.sees(words.organise_asked_organiser(who=organiser.name, name="Belleville"))
    assert await role_of(world, bao, area) is MemberRole.MEMBER

    await bao.presses(words.organise_offer_organiser_link(name="Belleville"))
    assert bao.sees(words.organise_now_organiser(name="Belleville"))
    assert await role_of(world, bao, area) is MemberRole.ORGANISER
    assert organiser.told(words.organise_joined_organiser(who="Bao", name="Belleville")) == 1


async def test_two_may_be_asked_one_after_the_other(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    lin = await world.joins("Lin", "fr", area)
    for who in (bao, lin):
        await names(organiser, area, who, grant=RoleGrant.RELAY)
    for who in (bao, lin):
        await who.presses(words.organise_offer_relay_link(name="Belleville"))
        assert await role_of(world, who, area) is MemberRole.RELAY


async def test_nobody_is_asked_twice_in_a_day(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    for _ in range(2):
        await names(organiser, area, bao)
    assert organiser.sees(words.organise_name_today(who="Bao"))
    assert len(await rows(world, OneTimeCode)) == 1, "no code that nobody holds"
    offers = [each for each in await rows(world, JournalEntry) if each.act == OrganiserAct.OFFERED]
    assert len(offers) == 1
    asked = words.organise_asked_organiser(who=organiser.name, name="Belleville")
    assert bao.told(asked) == 1
    world.clock.advance(timedelta(days=1))
    await names(organiser, area, bao)
    assert bao.told(asked) == 2


@pytest.mark.every_world
async def test_whoever_has_the_role_or_asks_themselves_is_refused(
    world: World, area: Area, organiser: Neighbour
) -> None:
    gaelle = await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    await names(organiser, area, gaelle)
    assert organiser.sees(words.organise_name_has(who="Gaëlle"))
    assert await rows(world, OneTimeCode) == []


async def test_nobody_names_themselves(world: World, area: Area, organiser: Neighbour) -> None:
    await names(organiser, area, organiser)
    assert organiser.sees(words.organise_name_self())
    assert await rows(world, OneTimeCode) == []


async def test_only_organisers_name_anybody(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    await bao.forges(NamePerson(area=area.id))
    assert bao.sees(words.organise_not_yours())
    await organiser.forges(NamePerson(area=area.id))
    async with world.database.transaction() as store:
        tie = await store.areas.membership(organiser.member_id, area.id)
        assert tie
        tie.role = MemberRole.MEMBER
    await organiser.fills(NamePersonForm, person=picked(bao))
    assert organiser.sees(words.organise_not_yours())
    assert await rows(world, OneTimeCode) == []


async def test_who_cannot_be_written_to_gets_the_link_from_the_organiser(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    await bao.blocks()
    await names(organiser, area, bao)
    assert organiser.sees(words.organise_name_unreached())
    assert organiser.offered(words.organise_offer_organiser_link(name="Belleville"))


async def test_whom_the_question_did_not_reach_gets_the_link_from_the_organiser(
    world: NeutralWorld, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    """Bao's chat is gone, and nobody knew until it was written to."""
    world.walls.closed.add(bao.chat)
    for _ in range(2):
        await names(organiser, area, bao)
    failed = words.organise_name_failed(who="Bao")
    assert organiser.told(failed) == 1
    assert organiser.sees(words.organise_name_unreached()), "the second time at once"
    assert organiser.offered(words.organise_offer_organiser_link(name="Belleville"))


@pytest.mark.parametrize("world", [TelegramWorld], indirect=True)
async def test_on_telegram_somebody_new_is_handed_the_link(
    world: World, area: Area, organiser: Neighbour
) -> None:
    """Telegram lets nobody write first; the button that picks people stands at the keyboard."""
    lea = await world.arrives("Léa")
    await names(organiser, area, lea)
    assert organiser.sees(words.organise_name_unreached())
    assert lea.screen == []


def test_on_the_page_whoever_lives_there_can_be_chosen() -> None:
    reader = Reader(language="fr")
    people = (PersonAnswer(user="bao", name="Bao"), PersonAnswer(user="lin", name="Lin"))
    sheet = SandboxForm("sheet", NamePersonForm, {"area": 1}, people=people)
    asked = sheet.draw(reader, NOON)["fields"][0]
    assert asked["kind"] == "choice"
    assert [offer["label"] for offer in asked["offers"]] == ["Bao", "Lin"]
    said = {"person": asked["offers"][1]["value"], "grant": "relay"}
    form = sheet.answer(said, AnswerContext(reader, NOON))
    assert isinstance(form, NamePersonForm)
    assert (form.person.user, form.grant) == ("lin", RoleGrant.RELAY)
    assert sheet.answer({"person": "Lin"}, AnswerContext(reader, NOON)) is None
