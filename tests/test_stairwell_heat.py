"""The heat on the stairs: the page says how hot it is, and Palier follows."""

from __future__ import annotations

import json
from typing import Any

from messages.heat_hotline import HeatLines
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
    async with stairwell(heat_lines=HeatLines.parse_lines("9-19")) as (_, visitor):
        await visitor.post("/heat", today="red", tomorrow="red")
        await visitor.post("/clock", until="evening")
        said = "\n".join(read((await visitor.posts("wall-fr"))[-1]))
        assert "0 800 06 66 66, de 9 h à 19 h." in said.replace("\u00a0", " ")


async def test_a_newcomer_watches_the_ladder_climb_and_the_all_clear_go_out(
    visitor: Visitor,
) -> None:
    """Red tomorrow: told the evening before; Simone is silent, her buddies hear of it in turn."""
    people = ("simone", "bao", "grace", "maryam")
    heard = dict.fromkeys([f"talk-{each}" for each in people] + ["wall-fr", "wall-en"], 0)

    async def fresh() -> dict[str, list[dict[str, Any]]]:
        """What has come since the last look, by chat."""
        come, hung = {}, (await visitor.state())["posts"]
        for chat, known in heard.items():
            posts = [each for each in hung if each["chat"] == chat and not each["author"]]
            come[chat] = posts[known:]
            heard[chat] = len(posts)
        return {chat: posts for chat, posts in come.items() if posts}

    async def move(until: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
        return (await visitor.post("/clock", until=until))["hint"], await fresh()

    await fresh()
    said = (await visitor.post("/heat", today="none", tomorrow="red"))["hint"]
    assert "18 h" in said.replace("\u00a0", " ")
    said, come = await move("evening")
    assert come.keys() == heard.keys()
    assert all(name in said for name in ("18\u00a0h", "Simone", "Bao", "Grace", "Maryam"))

    await move("morning")
    said, come = await move("half")
    assert "9 h Simone" in said.replace("\u00a0", " ")
    asked = [read(each)[0] for each in come["talk-simone"] if "Simone" in read(each)[0]]
    _, come = await move("half")
    (again,) = come["talk-simone"]
    assert again["at"] == "2026-11-24T09:30"
    assert "Simone" in read(again)[0]
    assert read(again)[0] not in asked
    assert "talk-bao" not in come

    said, come = await move("half")
    (rings,) = come["talk-bao"]
    assert rings["at"] == "2026-11-24T10:00"
    assert "Simone" in read(rings)[0]
    assert "10 h Bao" in said.replace("\u00a0", " ")
    _, come = await move("half")
    assert [each["at"] for each in come["talk-grace"]] == ["2026-11-24T10:10"]
    await visitor.press("bao", "talk-bao", rings["rows"][0][0]["label"])

    await move("2026-11-25T09:55")
    said, come = await move("2026-11-25T10:00")
    assert {f"talk-{each}" for each in people} <= come.keys()
    assert "10 h" in said.replace("\u00a0", " ")


async def test_after_a_good_answer_one_more_tap_says_what_to_do(visitor: Visitor) -> None:
    await visitor.post("/heat", today="none", tomorrow="orange")
    for until in ("evening", "2026-11-24T10:00"):
        await visitor.post("/clock", until=until)
    for label in ("Ça va", "Plus de 31 °C"):
        (said,) = {label, label.replace(" °", "\u00a0°"), label.replace(" °", "\u202f°")} & {
            each["label"]
            for post in await visitor.posts("talk-simone")
            for row in post["rows"]
            for each in row
        }
        await visitor.press("simone", "talk-simone", said)
    told = [line for post in await visitor.posts("talk-simone") for line in read(post)]
    (advice,) = [line for line in told if "allez au frais" in line.replace("\u00a0", " ")]
    assert "avant 11" in advice
