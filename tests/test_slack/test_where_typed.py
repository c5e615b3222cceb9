"""A command typed in a channel in which Palier is not is answered there, for one pair of eyes."""

from __future__ import annotations

import pytest

from messages import words
from messages.cafe import InviteForm
from messages.catalog import plain_words
from messages.model import Text, message
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


async def test_a_button_of_that_answer_goes_on_in_private_and_says_so_there(
    world: SlackWorld, closet: Channel, bao: Neighbour
) -> None:
    person = world.quartier.people[bao.user]
    await types(world, bao, "/palier moi", closet)
    answer = person.screen(closet)[-1]
    await person.clicks(answer, answer.labels[0])
    await world.settle()
    assert bao.screen
    assert worded(words.slack_in_private(), bao) in reads(person, closet)


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


async def test_where_palier_is_in_the_channel_the_answer_comes_in_private(
    world: SlackWorld, belleville: Wall, bao: Neighbour
) -> None:
    await bao.says("/help", belleville)
    assert bao.told(words.area_help()) == 1
    assert bao.toast == worded(words.slack_in_private(), bao)
    assert belleville.screen == []
