"""What the page adds to the platform: its language, its first minute, and a look under the hood."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.stairwell import Sandbox
from storage.database import Store
from storage.quarantine import ItemKind, QuarantinedItem
from tests.test_stairwell import HOSTILE, Visitor, read, stairwell, survey, visitor

__all__ = ["visitor"]

OTHERS = ("nadia", "simone", "bao", "maryam")


async def languages(visitor: Visitor) -> dict[str, str]:
    return {each["user"]: each["language"] for each in (await visitor.state())["people"]}


async def acts(visitor: Visitor) -> list[Any]:
    acts: list[Any] = (await visitor.state())["acts"]
    return acts


async def test_an_english_page_has_english_neighbours_and_one_french(visitor: Visitor) -> None:
    assert await languages(visitor) == dict.fromkeys(OTHERS, "fr") | {"grace": "en"}
    await visitor.post("/language", language="en")
    assert await languages(visitor) == dict.fromkeys(OTHERS, "en") | {"grace": "fr"}

    # What they read before, what they are asked, and what Palier writes to them from now on.
    assert "Coffee at the bistro" in json.dumps(await visitor.posts("talk-simone"))
    assert "bistrot" not in json.dumps(await visitor.posts("talk-simone"))
    assert "Café au bistrot" in json.dumps(await visitor.posts("talk-grace"), ensure_ascii=False)
    await visitor.say("simone", "/cafe")
    assert (await visitor.person("simone"))["sheet"]["title"] == "Invite to a café"
    await visitor.say("bao", "/heat")
    assert "no heatwave warning" in "\n".join(read((await visitor.posts("talk-bao"))[-1]))

    # Walls keep their language; a chat that belongs to nobody follows.
    titles = {each["name"]: each["title"] for each in (await visitor.state())["chats"]}
    assert titles["elsewhere"] == "The choir"
    assert "Une personne vient." in read(await visitor.card("wall-fr"))


async def test_a_language_somebody_chose_stays_while_the_pages_does(visitor: Visitor) -> None:
    await visitor.post("/language", language="en")
    await visitor.post("/bao/language", language="fr")
    await visitor.post("/language", language="en")
    assert (await languages(visitor))["bao"] == "fr"
    await visitor.post("/language", language="fr")
    assert await languages(visitor) == dict.fromkeys(OTHERS, "fr") | {"grace": "en"}


@pytest.mark.parametrize("path", ["/language", "/bao/language"])
async def test_only_a_language_there_is_can_be_chosen(visitor: Visitor, path: str) -> None:
    async with visitor.session.post(
        visitor.url + path, data='{"language": "xx"}', headers={"Origin": visitor.url}
    ) as response:
        assert response.status == 400


async def test_the_heat_that_is_set_is_seen_at_once(visitor: Visitor) -> None:
    """In the sandbox nobody waits for the clock to see what red does."""
    before = len((await visitor.state())["posts"])
    answered = await visitor.post("/heat", today="red", tomorrow="none")
    made = len((await visitor.state())["posts"]) - before
    assert made > 2
    assert f"{made} messages" in answered["hint"]
    for wall, said in (("wall-fr", "alerte canicule extrême"), ("wall-en", "extreme heatwave")):
        assert said in "\n".join(read((await visitor.posts(wall))[-1]))

    again = await visitor.post("/heat", today="red", tomorrow="none")
    assert len((await visitor.state())["posts"]) == before + made
    assert "avancez l’horloge" in again["hint"]


async def test_the_clock_tells_how_far_it_has_come_and_looks_at_the_sky_by_the_hour() -> None:
    async with stairwell() as (house, visitor):
        with house.state.watch_events() as seen:
            await visitor.post("/clock", until="2026-11-24T10:00")
            events = [seen.get_nowait() or {"kind": ""} for _ in range(seen.qsize())]
        gone = [each["gone"] for each in events if each["kind"] == "clock"]
        assert gone == sorted(gone)
        assert len(gone) == 96
        assert gone[-1] == 1
        (act,) = await acts(visitor)
        asked = next(each["count"] for each in act["stored"] if each["table"] == "bulletin")
        # Today's and tomorrow's of the two départements that the neighbourhoods reach into.
        assert asked <= 100, "an hour apart; it was every few minutes"


async def test_a_form_says_how_many_answers_need_another_look(visitor: Visitor) -> None:
    await visitor.say("simone", "/cafe")
    await visitor.fill("simone", note="")
    sheet = (await visitor.person("simone"))["sheet"]
    wrong = [each["name"] for each in sheet["fields"] if each["error"]]
    assert sheet["wrong"] == f"{len(wrong)} réponses sont à revoir."
    assert len(wrong) == 4
    await visitor.fill("simone", kind="walk", day="2026-11-28", hour="15:00")
    assert (await visitor.person("simone"))["sheet"]["wrong"] == "Une réponse est à revoir."


async def test_a_press_shows_what_it_stored_and_sent(visitor: Visitor) -> None:
    assert await acts(visitor) == []
    await visitor.press("grace", "wall-en", "I’m coming")
    (act,) = await acts(visitor)
    assert (act["user"], act["what"]) == ("grace", "cf.rsvp")
    stored = {(each["change"], each["table"]): each for each in act["stored"]}
    (key,) = stored["added", "answer"]["keys"]
    assert all(part.isdigit() for part in key.split())
    assert {(each["change"], each["chat"]) for each in act["sent"]} >= {
        ("changed", "wall-fr"),
        ("changed", "wall-en"),
    }
    posts = {each["id"] for each in (await visitor.state())["posts"]}
    assert {each["post"] for each in act["sent"]} <= posts


async def test_no_word_anybody_typed_is_under_the_hood(visitor: Visitor) -> None:
    typed = ("xylophone", "quincaillerie", "Zanzibar", "kumquat", "brouhaha")
    await visitor.say("bao", f"je voudrais un {typed[0]}")
    await visitor.say("bao", f"/{typed[1]} {typed[2]}")
    await visitor.say("bao", "/cafe")
    await visitor.fill(
        "bao", kind="walk", day="2026-11-28", hour="15:00", place=typed[3], note=typed[4]
    )
    await visitor.say("bao", f"/aide {HOSTILE}")
    await visitor.press("bao", "talk-bao", "Publier")
    await visitor.post("/nadia/point", lat=48.7564321, lon=2.3249876)
    told = json.dumps(await acts(visitor), ensure_ascii=False)
    assert len(await acts(visitor)) >= 6
    for word in (*typed, "onerror", "48.75", "2.3249", "illets"):
        assert word not in told


async def test_what_is_undone_was_not_stored() -> None:
    def row(key: str) -> QuarantinedItem:
        return QuarantinedItem(kind=ItemKind.JOB, key=key, reason="", since=house.clock.now())

    async def store_and_fail(house: Sandbox) -> None:
        async with house.database.transaction() as store:
            store.session.add(row("one"))
            await store.session.flush()
            raise LookupError

    async def fail_within(store: Store) -> None:
        async with store.session.begin_nested():
            store.session.add(row("three"))
            await store.session.flush()
            raise LookupError

    async with stairwell() as (house, _):
        with house.state.acts.record_act("bao", "test") as act, pytest.raises(LookupError):
            await store_and_fail(house)
        assert act.changes == {}
        with house.state.acts.record_act("bao", "test") as act:
            async with house.database.transaction() as store:
                store.session.add(row("two"))
                await store.session.flush()
                with pytest.raises(LookupError):
                    await fail_within(store)
        assert [len(keys) for keys in act.changes.values()] == [1]


async def test_the_first_minute_follows_what_people_do() -> None:
    async with stairwell(survey) as (_, visitor):
        assert (await visitor.state())["steps"] == [False] * 4
        await visitor.press("grace", "wall-en", "I’m coming")
        assert (await visitor.state())["steps"] == [False, True, False, False]
        await visitor.say("simone", "/cafe")
        await visitor.fill("simone", kind="walk", day="2026-11-28", hour="15:00", place="Kiosque")
        await visitor.press("simone", "talk-simone", "Publier")
        await visitor.post("/clock", until="hour")
        assert (await visitor.state())["steps"] == [True, True, True, False]
        await visitor.say("simone", "/aide")
        await visitor.fill("simone", kind="errands", urgency="today")
        assert (await visitor.state())["steps"] == [True] * 4
