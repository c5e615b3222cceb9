"""The page of who organises holds everything that is also a slash command, by name."""

from __future__ import annotations

import pytest

from handlers import FEATURES
from handlers.kernel.feature import CommandMenu
from messages import words
from messages.model import Text
from storage.area import Area, MemberRole
from tests.worlds import Neighbour, Wall, World

HEAT = words.heat_manage()
MEMBERS = words.organise_see_members(count=3)
BAO = words.member_named(who="Bao")

PATHS: dict[str, tuple[Text, ...]] = {
    "entry requests": (words.organise_see_door(count=0),),
    "open requests": (words.organise_see_needs(count=0),),
    "who needs somebody": (HEAT, words.watch_waiting()),
    "heat level": (HEAT, Text(key="heat-choose-orange")),
    "cool places": (HEAT,),
    "vouch": (MEMBERS, BAO, words.member_vouch()),
    "mute": (MEMBERS, BAO, words.member_mute()),
    "remove": (MEMBERS, BAO, words.removal_propose()),
    "members": (MEMBERS,),
    "reports": (words.organise_see_reports(count=0),),
    "journal": (words.organise_see_journal(),),
    "drill": (HEAT, words.nudge_drill_open(), Text(key="heat-choose-orange")),
    "hand over": (words.organise_see_team(), words.organise_name_somebody()),
    "stop": (words.organise_see_team(), words.team_stop()),
    "walls": (words.organise_see_walls(),),
    "invitation": (words.organise_see_link(),),
    "announce": (words.broadcast_open(),),
    "numbers": (words.numbers_see(),),
}
"""Where each thing is, from the area's page on."""

COMMANDS = {"orga": "members", "exercice": "drill", "annonce": "announce", "chiffres": "numbers"}
"""Each organiser's slash command, and what it is on the page."""


def test_each_slash_command_of_organisers_is_on_the_page() -> None:
    listed = {
        command.name
        for feature in FEATURES
        for command in feature.commands
        if command.menu & CommandMenu.ORGANISERS
    }
    assert listed == COMMANDS.keys()
    assert set(COMMANDS.values()) <= PATHS.keys()


@pytest.mark.every_world
async def test_everything_is_a_button(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    for path in PATHS.values():
        await organiser.says("/orga")
        *way, last = path
        for label in way:
            await organiser.presses(label)
        assert organiser.offered(last), path


async def test_a_drill_is_held_by_a_button_as_by_the_command(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    before = bao.screen
    await organiser.says("/orga")
    for label in PATHS["drill"]:
        await organiser.presses(label)
    assert organiser.sees(words.nudge_drill_done(count=1, area="Belleville"))
    assert organiser.told(words.nudge_drill_mark())
    assert bao.screen == before
