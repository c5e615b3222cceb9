"""Updates: in order for each person, answered once, whatever the network does."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import aiohttp
import pytest

from bot.app import Application
from bot.clock import ManualClock
from bot.logs import FORMATTERS, is_logged
from bot.outbox_worker import OutboxWorker
from bot.platform import ChatAddress, ChatMoved, RetryLater, Undeliverable
from bot.sending_pace import SendingPace
from bot.telegram.webhook import PATH, SECRET_HEADER, webhook_secret
from handlers.kernel.events import (
    AttachmentEvent,
    CommandEvent,
    JoinRequestEvent,
    LocationEvent,
    ReachabilityEvent,
    WallMovedEvent,
    WallSeenEvent,
    WordsEvent,
)
from messages.model import Reader
from storage.area import Area, Wall
from storage.outbox import OutboxMessage
from tests.fakes.telegram import Person, TelegramServer
from tests.test_telegram.conftest import Runs, opens
from tests.test_telegram.desk import Desk, How, Press, says


async def test_one_person_is_answered_in_order_others_at_the_same_time(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    bea = await opens(server, "Béa")
    desk.holds["Ana"] = asyncio.Event()
    await ana.commands(None, "/chercher loin")
    for number in range(5):
        await ana.says(None, f"mot {number}")
    await bea.says(None, "et moi ?")
    await bea.sees("entendu et moi")
    assert [each for each in ana.screen() if "entendu" in each.text] == []
    desk.holds["Ana"].set()
    await ana.sees("entendu mot 4")
    said = [each.words for each in desk.heard if isinstance(each, WordsEvent)]
    assert [each for each in said if each.startswith("mot")] == [f"mot {n}" for n in range(5)]


async def test_what_is_neither_words_nor_buttons_is_told_apart(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    await ana.sends_sticker(None)
    await ana.sends_photo(None)
    await ana.sends_voice(None)
    await ana.sends_contact(None, "+33612345678")
    await ana.shares_location(None, 48.85, 2.35)
    message = await ana.says(None, "un \u202emot\u200b")
    await ana.edits(message, "autre chose")
    await ana.sees("entendu un mot")
    await server.quiet()
    assert desk.heard[1:] == [
        *(AttachmentEvent(what) for what in ("sticker", "photo", "voice", "contact")),
        LocationEvent(48.85, 2.35),
        WordsEvent("un mot"),
    ]


async def test_start_links_and_english_commands_are_understood(desk: Desk, ana: Person) -> None:
    await ana.opens("p_7Kq2fX9d")
    await ana.sees("affiche 7Kq2fX9d")
    await ana.commands(None, "/help_me now")
    await ana.sees("/\u2060help now")
    await ana.opens("help")
    assert desk.heard[-1] == CommandEvent("help", "now")
    await ana.sees("/\u2060help")


async def test_walls_and_private_chats_tell_what_changed(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    mur = server.group("Le mur", ana)
    await ana.adds_bot(mur, rights=["can_invite_users", "can_pin_messages"])
    await server.quiet()
    assert desk.heard[-1] == WallSeenEvent(
        str(mur.id), "Le mur", present=True, may_post=True, may_pin=True, may_invite=True
    )
    await ana.changes_rights(mur, None)
    new = await ana.upgrades(mur)
    await server.quiet()
    assert WallMovedEvent(str(mur.id), str(new.id)) in desk.heard
    await ana.removes_bot(new)
    channel = server.channel("Les nouvelles", ana)
    await ana.adds_bot(channel, rights=["can_post_messages"])
    await server.quiet()
    gone, posts = desk.of(WallSeenEvent)[-2:]
    assert isinstance(gone, WallSeenEvent)
    assert (gone.present, gone.may_post) == (False, False)
    assert isinstance(posts, WallSeenEvent)
    assert (posts.title, posts.may_post, posts.may_pin) == ("Les nouvelles", True, False)
    await ana.blocks()
    await ana.unblocks()
    await server.quiet()
    assert desk.of(ReachabilityEvent) == [ReachabilityEvent(False), ReachabilityEvent(True)]


async def test_somebody_who_knocks_is_written_to(
    server: TelegramServer, parts: Application, desk: Desk, ana: Person
) -> None:
    mur = server.supergroup("Le mur", ana)
    await ana.adds_bot(mur, rights=["can_invite_users"])
    link = await parts.telegram.bot.create_chat_invite_link(mur.id, creates_join_request=True)
    paul = server.person("Paul")
    await paul.asks_to_join(link.invite_link)
    await paul.sees("JoinRequestEvent")
    assert desk.heard[-1] == JoinRequestEvent(str(mur.id), link.invite_link)


async def test_an_update_is_confirmed_once_it_is_answered(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    """Killed before, Palier is brought it again."""
    await server.quiet()
    desk.holds["Ana"] = asyncio.Event()
    await ana.commands(None, "/chercher loin")
    await desk.asked.wait()
    assert len(server.first_bot.mailbox.pending) == 1
    desk.holds["Ana"].set()
    await ana.sees("entendu loin")
    await server.quiet()
    assert server.first_bot.mailbox.pending == {}


async def test_a_slow_answer_is_not_confirmed_by_the_answers_of_others(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    """Ana waits for a street; Béa is answered at once, and a kill now would lose neither."""
    bea = await opens(server, "Béa")
    await server.quiet()
    desk.holds["Ana"] = asyncio.Event()
    await ana.commands(None, "/chercher loin")
    await desk.asked.wait()
    first = min(server.first_bot.mailbox.pending)

    for number in range(12):
        await bea.says(None, f"mot {number}")
        await bea.sees(f"entendu mot {number}")

    assert first in server.first_bot.mailbox.pending
    desk.holds["Ana"].set()
    await ana.sees("entendu loin")
    await server.quiet()
    assert server.first_bot.mailbox.pending == {}
    assert [each.words for each in desk.of(WordsEvent) if each.words == "loin"] == []


async def test_of_two_processes_with_one_token_one_asks(
    server: TelegramServer, desk: Desk, runs: Runs, caplog: pytest.LogCaptureFixture
) -> None:
    async with runs() as first:
        ana = await opens(server, "Ana")
        await first.courier.lease_held.wait()
        async with runs():
            await server.quiet()
            for number in range(3):
                await ana.says(None, f"mot {number}")
                await ana.sees(f"entendu mot {number}")
    assert len(desk.of(WordsEvent)) == 3
    assert "Conflict" not in caplog.text


@pytest.mark.parametrize("kind", ["server_error", "bad_gateway", "reset", "garbage"])
async def test_troubled_polling_goes_on(
    server: TelegramServer, desk: Desk, ana: Person, kind: str
) -> None:
    outage = server.breaks(kind, "getUpdates")  # type: ignore[arg-type]  # one of the kinds
    await ana.says(None, "toc")
    await outage.happened()
    await ana.says(None, "toc toc")
    await ana.sees("entendu toc toc")
    assert [each for each in desk.heard if each == WordsEvent("toc")] == [WordsEvent("toc")]


async def test_a_short_wait_is_obeyed_and_after_a_long_one_the_reply_comes_as_a_letter(
    server: TelegramServer, ana: Person, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    server.breaks("too_many_requests", "sendMessage", retry_after=1)
    await ana.says(None, "patience")
    await ana.sees("entendu patience")
    assert len(server.called("sendMessage", text="entendu patience")) == 2
    server.breaks("too_many_requests", "sendMessage", retry_after=60)
    await ana.says(None, "tant pis")
    await server.quiet()
    assert ana.screen()[-1].text == "tant pis"
    assert "tant pis" not in caplog.text
    clock.advance(timedelta(seconds=61))
    await ana.sees("entendu tant pis")


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [
        ("too_many_requests", 7),
        ("server_error", 3),
        ("bad_gateway", 3),
        ("garbage", 3),
        ("reset", 3),
    ],
)
async def test_telegrams_troubles_become_patience(
    server: TelegramServer, parts: Application, ana: Person, kind: str, seconds: float
) -> None:
    server.breaks(kind, "sendMessage", retry_after=7)  # type: ignore[arg-type]  # one of the kinds
    with pytest.raises(RetryLater) as told:
        await parts.telegram.send_message(ChatAddress(str(ana.id)), says("bonjour"), Reader())
    assert told.value.seconds == seconds


async def test_telegrams_refusals_are_told_apart(
    server: TelegramServer, parts: Application, ana: Person
) -> None:
    telegram, here = parts.telegram, ChatAddress(str(ana.id))
    for chat in ("1", str(server.person("Paul").id)):
        with pytest.raises(Undeliverable) as refused:
            await telegram.send_message(ChatAddress(chat), says("bonjour"), Reader())
        assert refused.value.chat_gone
    with pytest.raises(Undeliverable) as refused:
        await telegram.edit_message(here, "9999", says("bonjour"), Reader())
    assert not refused.value.chat_gone
    await ana.blocks()
    with pytest.raises(Undeliverable) as refused:
        await telegram.send_message(here, says("bonjour"), Reader())
    assert refused.value.chat_gone
    mur = server.group("Le mur", ana)
    await ana.adds_bot(mur)
    new = await ana.upgrades(mur)
    with pytest.raises(ChatMoved) as moved:
        await telegram.send_message(ChatAddress(str(mur.id)), says("bonjour"), Reader())
    assert moved.value.to == str(new.id)


async def test_a_blocked_person_is_marked_and_not_tried_again(
    server: TelegramServer, parts: Application, clock: ManualClock, ana: Person
) -> None:
    await ana.blocks()
    await server.quiet()
    async with parts.database.transaction() as store:
        known = await store.people.member_by_account("telegram", "", str(ana.id))
        assert known
        letter = OutboxMessage(
            platform="", chat="", body=says("coucou").model_dump_json(), due_at=clock.now()
        )
        await store.outbox.enqueue_for_member(known[0], letter)
    parts.courier.wake()

    async def settled() -> bool:
        async with parts.database.transaction() as store:
            known = await store.people.member_by_account("telegram", "", str(ana.id))
            return bool(known and known[1].blocked_at)

    async with asyncio.timeout(5):
        while not await settled():
            await server.changed.wait(0.05)
    await server.quiet()
    assert len([call for call in server.called("sendMessage") if call.refusal]) == 1


async def test_letters_and_cards_follow_a_wall_that_moved(
    server: TelegramServer, parts: Application, clock: ManualClock, ana: Person
) -> None:
    mur = server.group("Le mur", ana)
    await ana.adds_bot(mur)
    async with parts.database.transaction() as store:
        area = Area(
            name="Belleville",
            code="belle",
            town="75120",
            town_name="Paris 20e",
            lat=48.87,
            lon=2.38,
            declared_at=clock.now(),
        )
        wall = Wall(area_id=area.id, platform="telegram", chat=str(mur.id), title="Le mur")
        store.session.add(area)
        await store.session.flush()
        store.session.add(wall)
        await store.session.flush()
        await store.outbox.create_card("kettle:1", says("une carte").model_dump_json(), clock.now())
        await store.outbox.add_copy("kettle:1", wall, area, clock.now())
    parts.courier.wake()
    await ana.sees("une carte", mur)
    new = await ana.upgrades(mur)
    clock.advance(timedelta(seconds=5))
    async with parts.database.transaction() as store:
        await store.outbox.redraw_card("kettle:1", says("complet").model_dump_json(), clock.now())
    parts.courier.wake()
    await ana.sees("complet", new)


async def test_a_reply_counts_against_the_pace(server: TelegramServer, runs: Runs) -> None:
    async with runs(pace=SendingPace(overall=0, person=30, wall=0)) as parts:
        ana = await opens(server, "Ana")
        await server.quiet()
        assert str(ana.id) in parts.courier.pacing._ready_at


async def test_a_webhook_listens_before_it_is_announced_and_answers_once(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    ana = server.person("Ana")
    await ana.opens()
    async with runs(webhook=True) as parts:
        await ana.sees("bonjour Ana")
        await server.quiet()
        mailbox = server.first_bot.mailbox
        assert [status for _, status in mailbox.deliveries] == [200]
        url = parts.settings.public_url + PATH
        update = {"update_id": 7, "message": (await ana.says(None, "encore")).wire()}
        await ana.sees("entendu encore")
        async with aiohttp.ClientSession() as session:
            headers = {SECRET_HEADER: webhook_secret(server.token)}
            for _ in range(2):
                async with session.post(url, json=update, headers=headers) as answer:
                    assert answer.status == 200
            for wrong in ({}, {SECRET_HEADER: "guess"}, {SECRET_HEADER: server.token}):
                async with session.post(url, json=update, headers=wrong) as answer:
                    assert answer.status == 403
            async with session.post(url, data=b"[1, {", headers=headers) as answer:
                assert answer.status == 400
            for page in ("/health", "/privacy"):
                async with session.get(parts.settings.public_url + page) as answer:
                    assert answer.status == 200
        await server.quiet()
    # Once as Telegram brought it, once as somebody who knows the secret did: not three times.
    assert len([shown for shown in ana.screen() if shown.text == "entendu encore"]) == 2


async def test_polling_takes_over_from_a_webhook(server: TelegramServer, runs: Runs) -> None:
    async with runs(webhook=True):
        ana = await opens(server, "Ana")
        await server.quiet()
    async with runs():
        await ana.says(None, "toujours là")
        await ana.sees("entendu toujours là")


async def test_stopping_finishes_what_is_under_way(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    async with runs() as parts:
        ana = await opens(server, "Ana")
        desk.holds["Ana"] = asyncio.Event()
        await ana.commands(None, "/chercher juste avant")
        await desk.asked.wait()
        parts.stop.set()
        desk.holds["Ana"].set()
    await ana.sees("entendu juste avant")
    async with runs() as parts:
        async with asyncio.timeout(2):
            await parts.courier.lease_held.wait()  # the lease was given back
        assert isinstance(parts.courier, OutboxWorker)


@pytest.mark.provokes_errors
async def test_nothing_personal_reaches_the_log(
    server: TelegramServer, desk: Desk, ana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await ana.commands(None, "/inviter")
    for words in ("pique-nique", "samedi 15 h", "oui", "12 rue des Lilas"):
        await ana.says(None, words)
        await server.quiet()
    await ana.shares_location(None, 48.8712, 2.3812)
    await ana.commands(None, "/cafe secret")
    card = await ana.sees("<b>Café</b>")
    await ana.presses(card, Press(how=How.FAULT).pack_action())
    desk.fails = 1
    await ana.commands(None, "/papier")
    await ana.says(None, "oui")
    await ana.sends_document(None, b"x", name="ordonnance.pdf")
    server.breaks("garbage", "sendMessage")
    await ana.says(None, "Madame Untel")
    await server.quiet()
    written = [each() for each in FORMATTERS.values()]
    records = [each for each in caplog.records if is_logged(each)]
    log = "\n".join(each.format(record) for each in written for record in records)
    assert "event failed" in log
    assert "code=" in log
    for word in (
        "Lilas",
        "Untel",
        "ordonnance",
        "48.87",
        "secret",
        "pique",
        "Ana",
        "roof",
        server.token,
    ):
        assert word not in log
