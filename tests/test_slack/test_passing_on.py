"""What is meant to be passed on can be: on Slack a button cannot, words can."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from sqlmodel import select

from bot.slack.drawing import blocks
from bot.telegram.drawing import keyboard
from messages import samples, words
from messages.language import LANGUAGES
from messages.model import Button, Reader
from messages.organise import opening_views
from messages.organise import panel_views as panel
from messages.organise.actions import ShowArea, ShowInvitation, ShowTeam
from storage.area import Area, MemberRole, Membership
from tests.heat.watch import enrols
from tests.worlds import Neighbour, Wall
from tests.worlds.slack import SlackWorld

TYPED = re.compile(r"/palier start \S+")
ROOT = Path(__file__).parents[2]


def passed_on(who: Neighbour) -> str:
    """The one line before their eyes that does what the button does."""
    assert who.sees(words.slack_forward())
    lines = TYPED.findall(who.screen[-1].words)
    assert len(lines) == 1
    return str(lines[0])


async def roles(world: SlackWorld) -> list[MemberRole]:
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(Membership.role))).scalars())


async def test_a_role_is_taken_by_whoever_types_the_words_passed_on(
    world: SlackWorld, area: Area, organiser: Neighbour
) -> None:
    lea, max_ = await world.arrives("Léa"), await world.arrives("Max")
    await organiser.forges(ShowTeam(area=area.id))
    await organiser.presses(words.organise_offer_organiser())
    line = passed_on(organiser)

    await lea.says(line)
    assert lea.sees(words.organise_now_organiser(name="Belleville"))
    await max_.says(line)
    assert max_.sees(words.organise_code_wrong())
    assert await roles(world) == [MemberRole.ORGANISER, MemberRole.ORGANISER]


async def test_a_neighbourhood_is_joined_by_words_typed_in_a_channel_and_nobody_sees_it(
    world: SlackWorld, area: Area, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.forges(ShowInvitation(area=area.id))
    line = passed_on(organiser)
    lea = await world.arrives("Léa")

    await lea.says(line, on=belleville)
    assert lea.sees(words.area_joined_by_link(area="Belleville", town="Paris 20e"))
    assert belleville.screen == []


async def test_at_home_the_words_stand_under_the_button_too(
    world: SlackWorld, area: Area, organiser: Neighbour
) -> None:
    person = world.quartier.people[organiser.user]
    await person.opens_home()
    await world.settle()
    assert person.home
    await person.clicks(person.home, "Organiser le quartier")
    await world.settle()
    await person.clicks(person.home, "Inviter les voisins")
    await world.settle()
    assert f"/palier start q_{area.code}" in person.home.text


async def test_buttons_that_are_for_the_reader_bring_no_words(
    world: SlackWorld, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(ShowArea(area=area.id))
    assert not organiser.sees(words.slack_forward())
    near = opening_views.area_opened_near("Belleville", "Paris 20e", area.code)
    assert not any(each.forward for row in near.rows for each in row)


def test_on_telegram_a_button_is_passed_on_as_it_is() -> None:
    shown = panel.invitation_text(1, "Belleville", "p423rmz7w9")
    plainly = Button(label=words.organise_join(name="Belleville"), start="q_p423rmz7w9")
    ours, theirs = (
        keyboard(rows, Reader(), "PalierBot") for rows in (shown.rows[:1], ((plainly,),))
    )
    assert ours == theirs


async def test_a_buddy_is_whoever_types_the_words_passed_on(
    world: SlackWorld, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await enrols(bao)
    await bao.presses(words.watch_invite())
    line = passed_on(bao)

    await chloe.says(line)
    assert chloe.sees(words.watch_asked(name="Bao"))


def test_whoever_makes_a_start_button_says_for_whom_it_is() -> None:
    unsaid = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for floor in ("messages", "handlers", "bot")
        for path in sorted((ROOT / floor).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Button"
        if (given := {each.arg for each in node.keywords}) >= {"start"} and "forward" not in given
    ]
    assert unsaid == []


PASSED_ON = {
    sample.name: sample.message
    for sample in samples.all_samples()
    if any(each.forward for row in sample.message.rows for each in row)
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PASSED_ON)
def test_everything_meant_for_somebody_else_has_its_words(name: str, language: str) -> None:
    shown = PASSED_ON[name]
    lines = re.findall(r"/palier start (\w+)", str(blocks(shown, Reader(language=language))))
    starts = [each.start for row in shown.rows for each in row if each.forward]
    assert lines == starts
