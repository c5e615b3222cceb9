"""Asking for updates: what is confirmed, what is kept, and who asks when several could."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from telegram import Update

from bot.app import Application
from bot.clock import SystemClock
from bot.telegram import intake, receiver
from bot.telegram.conversation import TelegramConversation
from bot.telegram.parked_updates import UpdateKeeper, may_park, without_talk
from bot.telegram.raw_updates import RawUpdate
from bot.telegram.update_offset import AT_ONCE, UpdateWindow
from handlers.kernel.events import LocatedEvent, WordsEvent
from storage.quarantine import ItemKind
from storage.updates import PendingUpdate
from tests.fakes.telegram import Person, TelegramServer
from tests.test_telegram.conftest import NOON, Runs, opens
from tests.test_telegram.desk import Desk

BEHIND = AT_ONCE + 20
SHORT = timedelta(seconds=1.5)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds in life takes a moment here."""
    monkeypatch.setattr(intake, "SLOW", 0.3)
    monkeypatch.setattr(intake, "AGAIN", 0.05)
    monkeypatch.setattr(receiver, "PAUSES", (0.01, 0.01))


async def kept(parts: Application) -> list[PendingUpdate]:
    async with parts.database.transaction() as store:
        return list((await store.session.execute(select(PendingUpdate))).scalars())


async def test_many_wait_behind_a_slow_answer_and_none_for_it(
    server: TelegramServer, parts: Application, desk: Desk, ana: Person
) -> None:
    """Telegram brings a hundred from the first unanswered on; the slow one is kept meanwhile."""
    bao = await opens(server, "Bao")
    desk.holds["Ana"] = asyncio.Event()
    await ana.commands(None, "/chercher loin")
    await desk.asked.wait()
    for number in range(BEHIND):
        await bao.says(None, f"mot {number}")
    await bao.sees(f"entendu mot {BEHIND - 1}", timeout=60)
    assert len(await kept(parts)) == 1

    desk.holds["Ana"].set()
    await ana.sees("entendu loin")
    await server.quiet()
    assert server.first_bot.mailbox.pending == {}
    assert await kept(parts) == []


async def test_what_is_answered_while_the_turn_comes_back_is_not_taken_again(
    server: TelegramServer,
    parts: Application,
    desk: Desk,
    ana: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The list of what was kept is read, and the answer given, at the same time."""
    bao = await opens(server, "Bao")
    desk.holds["Ana"] = asyncio.Event()
    await ana.commands(None, "/chercher loin")
    await desk.asked.wait()
    for number in range(BEHIND):
        await bao.says(None, f"mot {number}")
    await bao.sees(f"entendu mot {BEHIND - 1}", timeout=60)
    parked: Callable[[UpdateKeeper], Awaitable[dict[int, RawUpdate]]] = UpdateKeeper.parked_updates
    read = asyncio.Event()

    async def slowly(keeper: UpdateKeeper) -> dict[int, RawUpdate]:
        found = await parked(keeper)
        desk.holds["Ana"].set()
        while await kept(parts):
            continue
        read.set()
        return found

    monkeypatch.setattr(UpdateKeeper, "parked_updates", slowly)
    parts.courier.lease._let_go()
    async with asyncio.timeout(60):
        await read.wait()
    await bao.says(None, "encore")
    await bao.sees("entendu encore")
    await server.quiet()
    assert desk.of(LocatedEvent) == [LocatedEvent("loin")]


async def test_what_was_kept_is_answered_at_the_next_start(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    async with runs() as parts:
        ana = await opens(server, "Ana")
        bot = f"telegram:{server.first_bot.id}"
        message = (await ana.says(None, "hier")).wire()
        await ana.sees("entendu hier")
        async with parts.database.transaction() as store:
            raw = json.dumps({"update_id": 77, "message": message | {"text": "avant-hier"}})
            row = PendingUpdate(bot=bot, number=77, raw=raw, taken_at=NOON)
            await store.updates.keep_updates([row])
    async with runs() as parts:
        await ana.sees("entendu avant-hier")
        await ana.says(None, "demain")
        await ana.sees("entendu demain")
        assert await kept(parts) == []


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, BaseException, int], None]:
    """Let a message with this word in it fail so many times."""
    take: Callable[[TelegramConversation, Update], Awaitable[None]] = (
        TelegramConversation.take_update
    )

    def arranged(word: str, trouble: BaseException, times: int) -> None:
        left = [times]

        async def taken(conversation: TelegramConversation, update: Update) -> None:
            if update.message and word in (update.message.text or "") and left[0]:
                left[0] -= 1
                raise trouble
            await take(conversation, update)

        monkeypatch.setattr(TelegramConversation, "take_update", taken)

    return arranged


@pytest.mark.provokes_errors
async def test_one_that_fails_is_set_aside_and_takes_nobody_along(
    server: TelegramServer,
    parts: Application,
    desk: Desk,
    ana: Person,
    fails: Callable[[str, BaseException, int], None],
) -> None:
    fails("boum", RuntimeError("the roof fell in"), 1000)
    bao = await opens(server, "Bao")
    desk.holds["Bao"] = asyncio.Event()
    await bao.commands(None, "/chercher loin")
    await desk.asked.wait()
    await ana.says(None, "boum")
    await ana.says(None, "et après ?")
    await ana.sees("entendu et après ?")
    desk.holds["Bao"].set()
    await bao.sees("entendu loin")
    await server.quiet()
    assert server.first_bot.mailbox.pending == {}
    async with parts.database.transaction() as store:
        (held,) = await store.quarantine.held_items()
    assert (held.kind, "RuntimeError" in held.reason) == (ItemKind.UPDATE, True)


@pytest.mark.provokes_errors
async def test_while_the_database_is_away_nothing_is_confirmed(
    server: TelegramServer,
    parts: Application,
    ana: Person,
    fails: Callable[[str, BaseException, int], None],
) -> None:
    fails("patience", OSError("no database"), 8)
    await ana.says(None, "patience")
    await ana.sees("entendu patience")
    await server.quiet()
    assert server.first_bot.mailbox.pending == {}
    assert await kept(parts) == []


async def test_at_a_stop_the_last_answers_are_confirmed(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    """A start afterwards is brought nothing again."""
    async with runs() as parts:
        ana = await opens(server, "Ana")
        desk.holds["Ana"] = asyncio.Event()
        await ana.commands(None, "/chercher juste avant")
        await desk.asked.wait()
        bao = await opens(server, "Bao")
        assert server.first_bot.mailbox.pending
        parts.stop.set()
        desk.holds["Ana"].set()
    assert ana.last().text == "entendu juste avant"
    assert bao.last().text == "bonjour Bao"
    assert server.first_bot.mailbox.pending == {}


async def test_a_stop_does_not_wait_long_for_telegram(
    server: TelegramServer, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LAST_OFFSET", 0.2)
    async with runs() as parts:
        ana = await opens(server, "Ana")
        await server.quiet()
        server.latency = lambda method: 30.0 if method == "getUpdates" else 0.0
        async with asyncio.timeout(5):
            await ana.says(None, "encore")
            await ana.sees("entendu encore")
            parts.stop.set()


async def test_who_loses_the_turn_stops_asking_and_goes_on_when_it_comes_back(
    server: TelegramServer, parts: Application, ana: Person
) -> None:
    """The question is on the wire when the turn is lost: it is taken back at once."""
    lease = parts.courier.lease
    mailbox = server.first_bot.mailbox
    async with asyncio.timeout(10):
        while mailbox._poller is None:
            await server.changed.wait(0.01)
        lease._let_go()
        while mailbox._poller is not None:
            await server.changed.wait(0.01)
    assert not lease.holds.is_set()
    await ana.says(None, "toc")
    await ana.sees("entendu toc", timeout=10)


async def test_a_process_that_stalls_has_let_go_before_another_takes_over(
    server: TelegramServer,
    desk: Desk,
    runs: Runs,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.carrier_lease.HOLD", SHORT)
    monkeypatch.setattr("bot.carrier_lease.MARGIN", 0.5)
    monkeypatch.setattr("bot.outbox_worker.TAKE_OVER", 0.1)
    recovers = asyncio.Event()
    async with runs(clock=SystemClock()) as first:
        ana = await opens(server, "Ana")
        async with runs(clock=SystemClock()) as second:

            async def stalls() -> bool:
                return not await recovers.wait()

            monkeypatch.setattr(first.courier.lease, "renew", stalls)
            async with asyncio.timeout(10):
                await first.courier.lease.lost.wait()
                assert not second.courier.lease_held.is_set()
                await second.courier.lease_held.wait()
            for number in range(3):
                await ana.says(None, f"mot {number}")
                await ana.sees(f"entendu mot {number}")
            recovers.set()
    assert len(desk.of(WordsEvent)) == 3
    assert "Conflict" not in caplog.text


def numbered(*numbers: int) -> list[RawUpdate]:
    return [RawUpdate(number, {}) for number in numbers]


def test_the_offset_never_passes_what_is_under_way() -> None:
    window = UpdateWindow()
    assert list(window.take_new(numbered(*range(AT_ONCE)))) == list(range(AT_ONCE))
    for number in range(1, AT_ONCE):
        window.settle_update(number)
    window.advance_offset()
    assert (window.offset, window.is_full) == (0, True)
    assert window.take_new(numbered(*range(AT_ONCE))) == {}
    window.settle_update(0)
    window.advance_offset()
    assert (window.offset, window.is_full) == (AT_ONCE, False)
    assert list(window.take_new(numbered(AT_ONCE, AT_ONCE + 1))) == [AT_ONCE, AT_ONCE + 1]
    window.settle_update(AT_ONCE + 1)
    window.advance_offset()
    assert window.offset == AT_ONCE
    assert window.take_new(numbered(AT_ONCE, AT_ONCE + 1)) == {}
    window.settle_update(AT_ONCE)
    window.advance_offset()
    assert window.offset == AT_ONCE + 2
    # Confirmed: numbers may begin anew, as Telegram's do after a quiet week.
    assert window.take_new([]) == {}
    assert window.offset is None
    assert list(window.take_new(numbered(5))) == [5]


def test_places_and_what_neighbours_say_are_not_written_down() -> None:
    private = {"chat": {"type": "private"}, "text": "toc"}
    group = {"chat": {"type": "supergroup"}, "text": "/cafe", "reply_to_message": {"text": "ah"}}
    talk = {"chat": {"type": "supergroup"}, "text": "chut"}
    place = {"chat": {"type": "private"}, "location": {"latitude": 1.0}}
    assert without_talk({"message": private}) == {"message": private}
    assert without_talk({"message": group}) == {"message": group | {"reply_to_message": {}}}
    assert without_talk({"message": talk}) == {"message": {"chat": {"type": "supergroup"}}}
    assert may_park(RawUpdate(1, {"message": private}))
    assert not may_park(RawUpdate(1, {"message": place}))


async def test_a_stop_that_one_part_did_not_hear_is_told_again(runs: Runs) -> None:
    """As when a wait for the database ends together with it."""
    deaf: list[bool] = []

    async def strikes() -> None:
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                if deaf:
                    raise
                deaf.append(True)

    async with asyncio.timeout(15), runs() as parts:
        parts.ticker.run = strikes  # type: ignore[method-assign]  # loses one cancellation
        await asyncio.sleep(1)
    assert deaf
