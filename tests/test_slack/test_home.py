"""Home on Slack: in parts, with what people look for first, and everything as a button."""

from __future__ import annotations

import pytest

from messages import words
from messages.catalog import plain_words
from messages.model import Reader, Text
from storage.area import Area, MemberRole
from tests.fakes.slack import ShownView
from tests.worlds import Neighbour, Wall
from tests.worlds.slack import SlackWorld

FRENCH = Reader(language="fr")


async def test_home_shows_where_one_lives_and_opens_everything(
    world: SlackWorld, bao: Neighbour, belleville: Wall
) -> None:
    person = world.quartier.people[bao.user]
    await person.opens_home()
    await world.settle()
    assert person.home
    assert "Belleville" in person.home.text
    assert plain_words(words.aid_list_none(), FRENCH) in person.home.text
    assert plain_words(words.aid_new(), FRENCH) in person.home.labels
    wanted = plain_words(Text(key="command-moi"), FRENCH)
    await person.clicks(person.home, wanted)
    await world.settle()
    assert "Bao" in person.home.text
    back = plain_words(words.slack_home_back(), FRENCH)
    await person.clicks(person.home, back)
    await world.settle()
    assert "Belleville" in person.home.text
    await person.clicks(person.home, plain_words(Text(key="command-cafe"), FRENCH))
    await world.settle()
    assert person.modal
    assert bao.screen == []


async def test_organisers_find_their_panel_at_home(
    world: SlackWorld, bao: Neighbour, organiser: Neighbour
) -> None:
    panel = plain_words(Text(key="command-orga"), FRENCH)
    for who, there in ((bao, False), (organiser, True)):
        person = world.quartier.people[who.user]
        await person.opens_home()
        await world.settle()
        assert person.home
        assert (panel in person.home.labels) == there


def headings(view: ShownView) -> list[str]:
    return [
        block["text"]["text"] for block in view.view.wire["blocks"] if block["type"] == "header"
    ]


def under(view: ShownView, heading: str) -> list[str]:
    """The labels below a heading, up to the next one."""
    found, here = [], False
    for block in view.view.wire["blocks"]:
        if block["type"] == "header":
            here = block["text"]["text"] == heading
        elif here and block["type"] == "actions":
            found += [element["text"]["text"] for element in block["elements"]]
    return found


@pytest.mark.parametrize("organises", [False, True])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_home_is_in_parts_with_what_is_mine_before_what_is_around(
    world: SlackWorld, area: Area, organises: bool, language: str
) -> None:
    role = MemberRole.ORGANISER if organises else MemberRole.MEMBER
    who = await world.joins("Gaëlle", language, area, role=role)
    person = world.quartier.people[who.user]
    await person.opens_home()
    await world.settle()
    home = person.home
    assert home
    mine = [words.slack_home_own(), words.slack_home_around(), words.slack_home_account()]
    wanted = [words.slack_home_organising(), *mine] if organises else mine
    assert headings(home) == [plain_words(each, who.reader) for each in wanted]

    def stands_under(name: str) -> str:
        label = plain_words(Text(key=f"command-{name}"), who.reader)
        return next((each for each in headings(home) if label in under(home, each)), "")

    places = {
        "orga": words.slack_home_organising(),
        "exercice": words.slack_home_organising(),
        "veiller": words.slack_home_own(),
        "cafe": words.slack_home_around(),
        "kit": words.slack_home_around(),
        "canicule": words.slack_home_around(),
        "moi": words.slack_home_account(),
        "stop": words.slack_home_account(),
    }
    for name, heading in places.items():
        shown = organises or heading != words.slack_home_organising()
        assert stands_under(name) == (plain_words(heading, who.reader) if shown else ""), name
    first = under(home, headings(home)[0])[0]
    assert not organises or first == plain_words(Text(key="command-orga"), who.reader)
    kinds = [block["type"] for block in home.view.wire["blocks"]]
    last = len(kinds) - 1 - kinds[::-1].index("header")
    assert kinds[last - 1] == "divider", "the account stands apart"


async def test_what_home_says_already_has_no_button_there(
    world: SlackWorld, bao: Neighbour
) -> None:
    person = world.quartier.people[bao.user]
    await person.opens_home()
    await world.settle()
    assert person.home
    for name in ("quartier", "cafes", "aides"):
        assert plain_words(Text(key=f"command-{name}"), FRENCH) not in person.home.labels
    await person.clicks(person.home, plain_words(Text(key="command-moi"), FRENCH))
    await world.settle()
    assert plain_words(Text(key="command-quartier"), FRENCH) in person.home.labels


async def test_a_visitor_s_home_speaks_as_the_areas_do(world: SlackWorld, area: Area) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).language = "en"
    iker = await world.arrives("Iker", "eu")
    person = world.quartier.people[iker.user]
    await person.opens_home()
    await world.settle()
    assert person.home
    assert plain_words(words.slack_home_start(), Reader(language="en")) in person.home.labels
