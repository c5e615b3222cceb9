"""The heat on the stairs: the page says how hot it is, and Palier follows."""

from __future__ import annotations

import json

from messages.heat_hotline import HeatLineHours
from tests.test_stairwell import Visitor, read, stairwell, visitor

__all__ = ["visitor"]


async def test_the_page_says_how_hot_it_is_and_palier_says_so_too(visitor: Visitor) -> None:
    """In November as well: the page is there to try things."""
    assert (await visitor.state())["heat"] == {"today": "none", "tomorrow": "none"}

    await visitor.post("/heat", today="orange", tomorrow="red")
    await visitor.say("grace", "/heat")

    said = "\n".join(read((await visitor.posts("talk-grace"))[-1]))
    assert "heatwave alert (orange warning" in said
    assert "extreme heatwave alert" in said
    assert (await visitor.state())["heat"] == {"today": "orange", "tomorrow": "red"}


async def test_what_was_tomorrow_on_the_page_is_today_a_day_later(visitor: Visitor) -> None:
    await visitor.post("/heat", today="none", tomorrow="yellow")
    await visitor.post("/clock", until="morning")
    assert (await visitor.state())["heat"] == {"today": "yellow", "tomorrow": "none"}
    await visitor.post("/heat", today="red", tomorrow="none")
    await visitor.post("/heat", today="none", tomorrow="none")
    await visitor.say("grace", "/heat")
    said = "\n".join(read((await visitor.posts("talk-grace"))[-1]))
    assert "no heatwave warning" in said


async def test_only_levels_there_are_can_be_set(visitor: Visitor) -> None:
    for levels in ({"today": "purple", "tomorrow": "none"}, {"today": "red"}, {"today": 4}):
        async with visitor.session.post(
            visitor.url + "/heat", data=json.dumps(levels), headers={"Origin": visitor.url}
        ) as response:
            assert response.status == 400
    assert (await visitor.state())["heat"] == {"today": "none", "tomorrow": "none"}


async def test_the_picture_hangs_in_the_talk(visitor: Visitor) -> None:
    await visitor.post("/heat", today="orange", tomorrow="red")
    await visitor.say("grace", "/heat")
    await visitor.press("grace", "talk-grace", "See a picture")
    post = (await visitor.posts("talk-grace"))[-1]
    assert post["file"]["picture"]


async def test_the_operators_hours_of_the_line_are_said_on_the_stairs_too() -> None:
    async with stairwell(heat_line=HeatLineHours.parse_hours("9-19")) as (_, visitor):
        await visitor.post("/heat", today="red", tomorrow="red")
        await visitor.post("/clock", until="evening")
        said = "\n".join(read((await visitor.posts("wall-fr"))[-1]))
        assert "0 800 06 66 66, de 9 h à 19 h." in said.replace("\u00a0", " ")
