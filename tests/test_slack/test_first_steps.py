"""Who installs Palier finds the three first steps, also where nobody could tell it who that is."""

from __future__ import annotations

from messages import words
from messages.catalog import plain_words
from tests.worlds import SlackWorld

STEPS = (words.slack_first_area(), words.slack_first_channel(), words.slack_first_cafe())


async def test_while_there_is_no_neighbourhood_the_home_shows_them(world: SlackWorld) -> None:
    lea = await world.arrives("Léa")
    person = world.quartier.people[lea.user]
    await person.opens_home()
    await world.settle()
    for step in STEPS:
        assert plain_words(step, lea.reader) in person.home.text
    await person.clicks(person.home, plain_words(words.slack_home_start(), lea.reader))
    await world.settle()
    assert plain_words(words.area_where(), lea.reader) in person.home.text


async def test_once_there_is_one_a_stranger_is_greeted_as_before(world: SlackWorld) -> None:
    await world.declares("Belleville")
    lea = await world.arrives("Léa")
    person = world.quartier.people[lea.user]
    await person.opens_home()
    await world.settle()
    assert plain_words(words.slack_home_welcome(), lea.reader) in person.home.text
