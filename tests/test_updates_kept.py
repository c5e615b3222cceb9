"""What was kept of somebody's updates goes with them."""

import json

import pytest
from sqlalchemy import select

from bot.clock import ManualClock
from bot.telegram.parked_updates import UpdateKeeper, sender_number
from bot.telegram.raw_updates import RawUpdate
from storage.database import Database
from storage.people import Account, Member
from storage.updates import PendingUpdate
from tests.worlds import NOON

BOT = "telegram:4"


def says(number: int, sender: int) -> RawUpdate:
    message = {"from": {"id": sender}, "chat": {"id": sender, "type": "private"}, "text": "mot"}
    return RawUpdate(number, {"update_id": number, "message": message})


async def test_who_leaves_takes_along_what_waits_for_an_answer(database: Database) -> None:
    keeper = UpdateKeeper(database, ManualClock(NOON), BOT)
    await keeper.park_updates({1: says(1, 77), 2: says(2, 78)})
    leaver = Member(name="Bao", joined_at=NOON, seen_at=NOON)
    async with database.transaction() as store:
        account = Account(member_id=leaver.id, platform="telegram", user="77", chat="77")
        await store.people.add_member(leaver, account)
    async with database.transaction() as store:
        await store.leaving.erase_member(leaver.id)
    async with database.transaction() as store:
        left = (await store.session.execute(select(PendingUpdate))).scalars().all()
        assert [json.loads(each.raw)["update_id"] for each in left] == [2]


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "data": "x"}}, "5"),
        ({"update_id": 1, "my_chat_member": {"from": {"id": 6}}}, "6"),
        ({"update_id": 1, "channel_post": {"chat": {"id": 7}}}, ""),
        ({"update_id": 1, "message": {"from": []}}, ""),
    ],
    ids=["press", "member", "channel", "odd"],
)
def test_an_update_says_whose_it_is(content: dict[str, object], number: str) -> None:
    assert sender_number(content) == number
