"""Naming somebody on Slack: out of the workspace, whether Palier has heard of them or not."""

from __future__ import annotations

import pytest

from messages import words
from messages.catalog import plain_words
from messages.organise.actions import NamePersonForm, ShowTeam
from storage.area import Area, MemberRole
from storage.organise import OneTimeCode
from tests.organise import rows
from tests.organise.test_naming import names, picked, role_of
from tests.worlds import Neighbour, SlackWorld


async def test_it_takes_a_press_and_a_window_with_everybody_in_it(
    world: SlackWorld, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    person = world.quartier.people[organiser.user]
    await organiser.forges(ShowTeam(area=area.id))
    await organiser.presses(words.organise_name_somebody())
    assert person.modal
    kinds = [block["element"]["type"] for block in person.modal.view.inputs()]
    assert kinds == ["users_select", "radio_buttons"]
    await organiser.fills(NamePersonForm, person=picked(bao))
    assert bao.sees(words.organise_asked_organiser(who=organiser.name, name="Belleville"))


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_whoever_never_spoke_to_palier_is_asked_in_their_language(
    world: SlackWorld, area: Area, organiser: Neighbour, language: str
) -> None:
    lea = await world.arrives("Léa", language)
    await names(organiser, area, lea)
    assert organiser.sees(words.organise_name_asked(who="Léa"))
    assert lea.sees(words.organise_asked_palier())
    assert lea.sees(words.organise_asked_organiser(who=organiser.name, name="Belleville"))
    await names(organiser, area, lea)
    assert organiser.sees(words.organise_name_today(who="Léa"))
    assert len(await rows(world, OneTimeCode)) == 1, "no code that nobody holds"

    await lea.presses(words.organise_offer_organiser_link(name="Belleville"))
    assert await role_of(world, lea, area) is MemberRole.ORGANISER
    assert organiser.told(words.organise_joined_organiser(who="Léa", name="Belleville")) == 1


async def test_who_speaks_none_of_ours_is_asked_as_the_neighbourhood_speaks(
    world: SlackWorld, area: Area, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).language = "en"
    iker = await world.arrives("Iker", "eu")
    iker.reads = "en"
    await names(organiser, area, iker)
    assert iker.sees(words.organise_asked_palier())


async def test_whoever_has_left_the_workspace_cannot_be_asked(
    world: SlackWorld, area: Area, organiser: Neighbour
) -> None:
    lea = await world.arrives("Léa")
    world.quartier.people[lea.user].deleted = True
    await names(organiser, area, lea)
    assert organiser.sees(words.organise_name_unreached())
    assert lea.screen == []


async def test_nobody_chosen_is_asked_for_in_the_window(
    world: SlackWorld, area: Area, organiser: Neighbour
) -> None:
    person = world.quartier.people[organiser.user]
    await organiser.forges(ShowTeam(area=area.id))
    await organiser.presses(words.organise_name_somebody())
    sent = await person.submits()
    assert sent.errors
    assert plain_words(words.organise_name_title(), organiser.reader) == (
        person.modal.title if person.modal else ""
    )


@pytest.mark.parametrize("why", ["messages_tab_disabled", "user_disabled", "cannot_dm_bot"])
async def test_whom_slack_brings_no_letter_is_handed_the_link(
    world: SlackWorld, area: Area, organiser: Neighbour, why: str
) -> None:
    """The organiser, who read that she is asked, reads that she was not, and what to do."""
    lea = await world.arrives("Léa")
    talk = world.quartier.people[lea.user]
    world.server.breaks("refused", "chat.postMessage", times=1, channel=talk, words=why)
    await names(organiser, area, lea)
    await world.settle()
    assert organiser.told(words.organise_name_failed_new()) == 1
    assert organiser.offered(words.organise_offer_organiser_link(name="Belleville"))
    await names(organiser, area, lea)
    assert organiser.sees(words.organise_name_unreached())
    assert not lea.sees(words.organise_asked_palier())
