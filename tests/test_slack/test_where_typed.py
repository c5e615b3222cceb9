"""A command typed in a channel is answered there, for one pair of eyes, where that fits."""

from __future__ import annotations

import pytest

from bot.slack import drawing
from messages import words
from messages.cafe import InviteForm
from messages.catalog import plain_words
from messages.model import Reader, StaleAction, Text, message, press_button
from storage.area import MemberRole
from tests.cafe import invites
from tests.fakes.slack import Channel, Person
from tests.worlds import Neighbour, SlackWorld, Wall


@pytest.fixture
def closet(world: SlackWorld, ana: Neighbour, bao: Neighbour) -> Channel:
    """A private channel of Ana's and Bao's; nobody has asked Palier in."""
    people = [world.quartier.people[each.user] for each in (ana, bao)]
    return world.quartier.channel("comite", *people, private=True)


async def types(world: SlackWorld, who: Neighbour, line: str, where: Channel) -> None:
    await world.quartier.people[who.user].commands(line, where)
    await world.settle()


async def clicks(world: SlackWorld, who: Neighbour, label: Text, where: Channel) -> None:
    """Press a button of what they alone see in a channel."""
    person = world.quartier.people[who.user]
    shown = next(each for each in person.screen(where)[::-1] if worded(label, who) in each.labels)
    await person.clicks(shown, worded(label, who))
    await world.settle()


def reads(who: Person, where: Channel) -> str:
    return "\n".join(each.text for each in who.screen(where) if each.from_app)


def worded(text: Text, who: Neighbour) -> str:
    return plain_words(text, who.reader)


async def test_the_answer_stands_where_it_was_typed_and_only_its_reader_sees_it(
    world: SlackWorld, closet: Channel, ana: Neighbour, bao: Neighbour
) -> None:
    mine, theirs = (world.quartier.people[each.user] for each in (bao, ana))
    await types(world, bao, "/palier help", closet)
    assert worded(words.area_help(), bao) in reads(mine, closet)
    assert mine.screen(closet)[-1].labels, "its buttons are there too"
    assert not reads(theirs, closet)
    assert bao.screen == []


async def test_a_refusal_stands_there_too(world: SlackWorld, closet: Channel) -> None:
    lin = await world.joins("Lin", "fr")
    person = world.quartier.people[lin.user]
    closet.members[person.id] = None
    await types(world, lin, "/palier aides", closet)
    assert worded(words.area_first(), lin) in reads(person, closet)
    assert lin.screen == []


async def test_a_button_of_that_answer_turns_it_into_the_next_one(
    world: SlackWorld, closet: Channel, bao: Neighbour
) -> None:
    person = world.quartier.people[bao.user]
    await types(world, bao, "/palier moi", closet)
    before = len(person.screen(closet))
    await clicks(world, bao, words.account_privacy(), closet)
    assert len(person.screen(closet)) == before
    assert worded(words.account_head(name="Bao"), bao) not in reads(person, closet)
    await clicks(world, bao, words.back(), closet)
    assert worded(words.account_head(name="Bao"), bao) in reads(person, closet)
    assert bao.screen == []


async def test_a_form_opens_over_that_channel_as_over_any(
    world: SlackWorld, closet: Channel, bao: Neighbour
) -> None:
    await types(world, bao, "/cafe", closet)
    assert bao.asked(InviteForm)
    assert bao.screen == []


async def test_words_of_danger_are_answered_there_first(
    world: SlackWorld, closet: Channel, bao: Neighbour
) -> None:
    await types(world, bao, "/aide ma voisine ne respire plus", closet)
    assert worded(words.danger_call(), bao) in reads(world.quartier.people[bao.user], closet)


async def test_once_its_address_is_over_the_answer_comes_in_private(
    world: SlackWorld, closet: Channel, bao: Neighbour
) -> None:
    world.server.response_seconds = -1
    await types(world, bao, "/palier help", closet)
    assert bao.sees(words.area_help())
    assert not reads(world.quartier.people[bao.user], closet)


async def test_an_address_elsewhere_is_never_written_to(world: SlackWorld, bao: Neighbour) -> None:
    said = words.area_help()
    for url in ("https://example.org/hook", "http://hooks.slack.com/x", "file:///etc/passwd", ""):
        assert not await world.slack.answer_act(url, message(said), bao.reader)


@pytest.mark.parametrize("command", ["/help", "/palier moi", "/palier aides", "/palier canicule"])
async def test_where_palier_is_in_the_channel_too(
    world: SlackWorld, belleville: Wall, ana: Neighbour, bao: Neighbour, command: str
) -> None:
    channel = world.quartier.channels[belleville.chat]
    await bao.says(command, belleville)
    shown = world.quartier.people[bao.user].screen(channel)[-1]
    assert shown.ephemeral
    assert shown.labels
    assert not reads(world.quartier.people[ana.user], channel)
    assert belleville.screen == []
    assert bao.screen == []


async def test_what_is_told_in_confidence_is_told_in_private(
    world: SlackWorld, belleville: Wall, organiser: Neighbour
) -> None:
    """A message only one person sees has no name by which it could be taken back."""
    channel = world.quartier.channels[belleville.chat]
    person = world.quartier.people[organiser.user]
    await organiser.says("/orga", belleville)
    assert organiser.screen == []
    await clicks(world, organiser, words.organise_see_team(), channel)
    assert organiser.told(words.organise_team(name="Belleville")) == 1
    assert worded(words.slack_in_private(), organiser) in person.screen(channel)[-1].text


async def test_what_does_not_fit_comes_in_private(world: SlackWorld, belleville: Wall) -> None:
    areas = [await world.declares(f"Quartier {n}") for n in range(drawing.MOST_BLOCKS)]
    gaelle = await world.joins("Gaëlle", "fr", *areas, role=MemberRole.ORGANISER)
    world.quartier.channels[belleville.chat].members[gaelle.user] = None
    await gaelle.says("/orga", belleville)
    assert gaelle.told(words.organise_panel_areas(count=drawing.MOST_BLOCKS)) == 1
    assert worded(words.slack_in_private(), gaelle) in gaelle.toast


async def test_what_a_card_leads_to_is_said_in_private(
    world: SlackWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await bao.presses(words.cafe_details(), belleville)
    assert bao.screen
    person = world.quartier.people[bao.user]
    assert not [
        each for each in person.screen(world.quartier.channels[belleville.chat]) if each.ephemeral
    ]


def test_what_fits_is_shown_whole() -> None:
    reader, button = Reader(), press_button(words.back(), StaleAction())
    long = "mot " * (drawing.LONGEST // 4 + 1)
    assert drawing.fits(message(words.back(), rows=((button,),) * 49), reader)
    assert not drawing.fits(message(words.back(), rows=((button,),) * 50), reader)
    assert not drawing.fits(message(words.back(), rows=((button,) * 6,) * 25), reader)
    assert not drawing.fits(message(words.form_keep(answer=long)), reader)
