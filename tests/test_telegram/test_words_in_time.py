"""Words answer the question their author had before them, and nothing is said or begun twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from telegram import Update

from bot.chat.pending_replies import GATHER
from storage.database import Database
from storage.dialog import FormDialog
from storage.people import UnspokenReply
from storage.places import Gazetteer
from tests.fakes.telegram import Person
from tests.test_telegram.desk import Desk, Invite
from tests.test_telegram.test_lost_replies import LATER, Room, begins, data, texts

UNSEEN = "ne vous était pas parvenue"
A_WHILE = 0.3
"""Seconds in which whoever does not wait for another has long begun."""


@pytest.fixture
async def room(database: Database, gazetteer: Gazetteer) -> AsyncIterator[Room]:
    desk = Desk()
    room = Room(desk, database, (desk.feature,), gazetteer)
    await room.open()
    try:
        yield room
    finally:
        await room.close()


@pytest.fixture
async def ana(room: Room) -> Person:
    ana = room.server.person("Ana", "fr")
    await ana.opens()
    await room.hears()
    return ana


def taken(room: Room) -> Update:
    """The next update that waits."""
    room.taken.append(room.waiting.pop(min(room.waiting)))
    return Update.de_json(room.taken[-1], room.telegram.bot)


async def account_of(room: Room, person: Person) -> int:
    async with room.database.transaction() as store:
        known = await store.people.member_by_account("telegram", "", str(person.id))
    assert known
    return known[1].id


# --- words and the question they answer


async def test_words_said_twice_in_a_hurry_answer_one_question(room: Room, ana: Person) -> None:
    first = await begins(room, ana)
    ana.press(first, data(first, "Promenade"))
    await room.hears()
    for said in ("samedi 15 h", "oui"):
        await ana.says(None, said)
        await room.hears()
    assert "4 / 7" in ana.last().text
    for _ in range(2):
        await ana.says(None, "Square des Lilas")
    await room.hears()
    assert "5 / 7" in ana.last().text
    assert UNSEEN in ana.last().text
    for _ in range(2):
        await ana.says(None, "6")
    await room.hears()
    assert "6 / 7" in ana.last().text
    assert UNSEEN in ana.last().text


async def test_a_time_said_again_while_it_is_taken_does_not_become_the_place(
    room: Room, ana: Person
) -> None:
    """As when a process dies after it asked: what is not answered at once is said again."""
    first = await begins(room, ana)
    ana.press(first, data(first, "Promenade"))
    await room.hears()
    await ana.says(None, "samedi")
    await room.hears()
    if "3 / 7" not in ana.last().text:
        await ana.says(None, "oui")
        await room.hears()
    assert "3 / 7" in ana.last().text
    for _ in range(2):
        await ana.says(None, "15:00")
    await room.hears()
    assert "4 / 7" in ana.last().text
    for said in ("Square des Lilas", "6"):
        await ana.says(None, said)
        await room.hears()
    for _ in range(2):
        shown = ana.last()
        ana.press(shown, data(shown, shown.labels[-3]))
        await room.hears()
    assert [(str(each.hour)[:5], each.place.words) for each in invited(room)] == [
        ("15:00", "Square des Lilas")
    ]


def invited(room: Room) -> list[Invite]:
    return [each for each in room.desk.heard if isinstance(each, Invite)]


async def comes_to_the_access(room: Room, ana: Person) -> None:
    """Up to the question before the last, with the answers of an earlier time."""
    await ana.commands(None, "/changer")
    await room.hears()
    for step in range(1, 6):
        assert f"{step} / 7" in ana.last().text
        if step == 4:
            await ana.says(None, "Square des Lilas")
        else:
            shown = ana.last()
            ana.press(shown, data(shown, next(each for each in shown.labels if "Garder" in each)))
        await room.hears()


async def test_words_typed_before_a_press_was_taken_do_not_answer_what_came_of_it(
    room: Room, ana: Person
) -> None:
    """A press without an effect, words instead; then Palier comes back and finds both."""
    await comes_to_the_access(room, ana)
    shown, moment = ana.last(), room.server.clock()
    ana.press(shown, data(shown, "C’est choisi"))
    await ana.says(None, "des toilettes")
    room.server.clock = lambda: moment + 3
    await room.hears()
    assert "7 / 7" in ana.last().text
    assert UNSEEN in ana.last().text
    assert invited(room) == []
    await ana.says(None, "avec des chaises")
    await room.hears()
    assert [each.note for each in invited(room)] == ["avec des chaises"]


async def test_words_typed_once_a_press_was_taken_answer_what_came_of_it(
    room: Room, ana: Person
) -> None:
    await comes_to_the_access(room, ana)
    shown = ana.last()
    ana.press(shown, data(shown, "C’est choisi"))
    await room.hears()
    await ana.says(None, "avec des chaises")
    await room.hears()
    assert [each.note for each in invited(room)] == ["avec des chaises"]


async def test_of_two_words_taken_by_two_processes_at_once_one_answers(
    room: Room, ana: Person
) -> None:
    await begins(room, ana)
    other, account = await room.another(), await account_of(room, ana)
    for _ in range(2):
        await ana.says(None, "promenade")
    once, twice = taken(room), taken(room)
    async with asyncio.TaskGroup() as group, room.database.transaction() as store:
        await store.dialogs.dialog_of(account, lock=True)
        group.create_task(room._conversation.take_update(once))
        group.create_task(other.take_update(twice))
        await asyncio.sleep(A_WHILE)
    assert texts(ana).count("2 / 7") == 1 + texts(ana).count(UNSEEN)
    assert UNSEEN in texts(ana)


# --- two processes, one row


async def test_of_two_who_begin_a_form_at_once_the_later_stays(room: Room, ana: Person) -> None:
    account = await account_of(room, ana)

    def form(asking: str) -> FormDialog:
        now = room.clock.now()
        return FormDialog(
            account_id=account, form=Invite.tag, given="{}", asking=asking, touched_at=now
        )

    async def begins_too() -> None:
        async with room.database.transaction() as store:
            await store.dialogs.begin_dialog(form("day"))

    async with asyncio.TaskGroup() as group, room.database.transaction() as store:
        await store.dialogs.begin_dialog(form("kind"))
        group.create_task(begins_too())
        await asyncio.sleep(A_WHILE)
    async with room.database.transaction() as store:
        held = await store.dialogs.dialog_of(account)
    assert held
    assert held.asking == "day"


@pytest.mark.parametrize("first", ["claims", "has spoken"])
async def test_a_reply_is_claimed_by_one_of_two_who_look_at_once(
    room: Room, ana: Person, first: str
) -> None:
    account, now = await account_of(room, ana), room.clock.now()
    later, found = now + timedelta(seconds=10), list[Any]()
    async with room.database.transaction() as store:
        await store.people.record_update("telegram:1:9", now, UnspokenReply(account, "{}", now))

    async def claims_too() -> None:
        async with room.database.transaction() as store:
            found.append(await store.replies.claim_reply("telegram:1:9", now, later))

    async with asyncio.TaskGroup() as group, room.database.transaction() as store:
        if first == "claims":
            assert await store.replies.claim_reply("telegram:1:9", now, later)
        else:
            await store.replies.mark_spoken(["telegram:1:9"])
        group.create_task(claims_too())
        await asyncio.sleep(A_WHILE)
    assert found == [None]


async def test_a_reply_that_waited_for_its_turn_is_not_said_after_another_said_it(
    room: Room, ana: Person
) -> None:
    await room.dies(lambda: ana.says(None, "bonsoir"))
    here, other = room._conversation, await room.another()
    room.clock.advance(LATER)
    async with asyncio.TaskGroup() as group, here._order.in_order(str(ana.id)):
        group.create_task(here.pending.speak_overdue())
        await asyncio.sleep(A_WHILE)
        room.clock.advance(LATER)
        await other.pending.speak_overdue()
        assert texts(ana).count("entendu bonsoir") == 1
    assert texts(ana).count("entendu bonsoir") == 1


async def test_what_was_said_is_noted_while_others_still_wait_for_their_words(
    room: Room, ana: Person
) -> None:
    """Or another process would say it again, once its time is over."""
    bea = room.server.person("Béa", "fr")
    await bea.opens()
    await room.hears()
    await room.dies(lambda: bea.says(None, "bonsoir"))
    room.clock.advance(LATER)
    here = room._conversation
    async with here._order.in_order(str(bea.id)), asyncio.TaskGroup() as group:
        looks_after = group.create_task(here.pending.run())
        await asyncio.sleep(A_WHILE)
        await ana.says(None, "bonjour")
        await room.hears()
        await asyncio.sleep(2 * GATHER + A_WHILE)
        assert "entendu bonjour" in texts(ana)
        async with room.database.transaction() as store:
            receipt = f"telegram:{room.telegram.me.id}:{room.taken[-1]['update_id']}"
            assert not await store.replies.is_unspoken(receipt)
        looks_after.cancel()


async def test_a_press_is_let_go_before_its_answer_counts_as_said(room: Room, ana: Person) -> None:
    """Whoever is killed in between is answered for when the update comes again."""
    first = await begins(room, ana)
    noted, answered = room._conversation.pending.spoken, list[bool]()

    async def notes(receipt: str) -> None:
        answered.append(bool(query.answers))
        await noted(receipt)

    room._conversation.pending.spoken = notes  # type: ignore[method-assign]  # looks on
    query = ana.press(first, data(first, "Promenade"))
    await room.hears()
    assert answered == [True]
