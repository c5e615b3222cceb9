"""Back leads back: to the screen whose button was pressed, whoever draws it."""

from __future__ import annotations

import pytest

from messages import words
from messages.cafe import CafeKind
from messages.catalog import plain_words
from messages.model import unpack_action
from storage.area import Area, MemberRole
from tests.cafe import invites
from tests.worlds import Neighbour, NeutralWorld, Wall
from tests.worlds.shown import Shown

ROOTS = ("/orga", "/moi", "/quartier", "/cafes", "/aides", "/canicule", "/veiller", "/kit", "/lier")

LOOKS = ("Show", "See", "Manage", "Browse", "Choose")
"""How actions begin that only look: they are pressed on the way, others change something."""

CHANGE = {"ChooseLevel", "ChooseArea", "ShowForecast"}
"""What begins so and does more, or hands over a document instead of a screen."""

DEEP = 4


def looks(world: NeutralWorld, who: Neighbour, shown: Shown) -> dict[str, str]:
    """The buttons that only look, with what they do."""
    behind = world.walls.chats[who.chat].behind[shown.name]
    found = {}
    for label, button in behind.items():
        action = type(unpack_action(button.press)).__name__ if button.press else ""
        if action.startswith(LOOKS) and action not in CHANGE:
            found[label] = button.press
    return found


async def go(who: Neighbour, trail: tuple[str, ...]) -> Shown:
    """Say the command, and press what leads on from there."""
    await who.says(trail[0])
    for step in trail[1:]:
        await who.presses(step)
    return who.screen[-1]


async def walk(
    world: NeutralWorld, who: Neighbour, trail: tuple[str, ...], seen: set[str], wrong: list[str]
) -> None:
    """Go one step further by every button, and back."""
    here, back = await go(who, trail), plain_words(words.back(), who.reader)
    for label, press in looks(world, who, here).items():
        if label == back or press in seen or len(trail) > DEEP:
            continue
        seen.add(press)
        await who.presses(label)
        there = who.screen[-1]
        if there.name == here.name and there != here and back in there.buttons:
            await who.presses(back)
            shown = who.screen[-1]
            if (shown.words, shown.buttons) != (here.words, here.buttons):
                wrong.append(f"{' > '.join((*trail, label))}: {shown.words.splitlines()[0]}")
            await walk(world, who, (*trail, label), seen, wrong)
        here = await go(who, trail)


@pytest.mark.parametrize("root", ROOTS)
async def test_back_leads_back(
    world: NeutralWorld, area: Area, belleville: Wall, bao: Neighbour, root: str
) -> None:
    assert isinstance(world, NeutralWorld)
    gaelle = await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    await invites(bao, kind=CafeKind.WALK)
    wrong = list[str]()
    await walk(world, gaelle, (root,), set(), wrong)
    assert wrong == []
