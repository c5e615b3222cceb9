"""Mail servers that are slow, hang up or never answer: nobody waits, and nothing is told for it."""

from __future__ import annotations

import asyncio
import socket
import threading
import time

import pytest

from bot.mail import post as posting
from bot.mail import visit
from bot.mail.post import SmtpPost
from bot.mail.server import MailServer
from handlers.heat.duty import sending
from handlers.heat.duty.services import MailsBroughtEvent
from handlers.kernel.events import EventOrigin
from messages import words
from messages.heat.duty.actions import MailOutcome
from messages.heat.duty.mail import DutyLetter
from tests.fakes.mail import FakeMailServer
from tests.heat.test_duty import BOX, LETTER, bao_agrees, climbs, jumps, on_duty, rows, server
from tests.heat.watch import at
from tests.worlds import NOON

__all__ = ["bao_agrees", "on_duty", "server"]


def letter(number, to=BOX):
    return DutyLetter(number, NOON, to, "Sans nouvelles", "Nom : Bao\n", f"{number}.silent.x")


class PickyServer(FakeMailServer):
    """Hangs up on one recipient, and may take its time once it has the text."""

    def __init__(self, hangs_up_on="nobody", waits=0.0):
        super().__init__()
        self.hangs_up_on, self.waits = hangs_up_on, waits

    async def _talk(self, reader, writer):
        feed, outer = reader.readline, self

        async def readline():
            line = await feed()
            if outer.hangs_up_on.encode() in line:
                raise ConnectionResetError
            if line == b".\r\n":
                await asyncio.sleep(outer.waits)
            return line

        reader.readline = readline
        await super()._talk(reader, writer)


async def test_one_that_hangs_up_costs_the_others_nothing():
    async with PickyServer(hangs_up_on="TO:<bad@x.example>") as picky:
        post = SmtpPost(MailServer.from_url(picky.url))
        letters = [letter(1, "bad@x.example"), letter(2), letter(3)]
        said = await post.send_letters(letters)
        assert said == [MailOutcome.FAILED, MailOutcome.SENT, MailOutcome.SENT]
        assert picky.spoken.count("EHLO") == 2, "over a new connection"
        await picky.closes()
        assert await post.send_letters(letters[1:]) == [MailOutcome.FAILED] * 2


async def test_without_time_left_the_others_were_not_tried(monkeypatch):
    monkeypatch.setattr(visit, "ALL_WAIT", 1.0)
    async with PickyServer(waits=1.2) as slow:
        post = SmtpPost(MailServer.from_url(slow.url))
        said = await post.send_letters([letter(1), letter(2)])
        assert said == [MailOutcome.SENT, MailOutcome.UNTRIED]


async def test_a_slow_but_good_server_reads_a_mail_once(monkeypatch):
    monkeypatch.setattr(visit, "ALL_WAIT", 1.0)
    monkeypatch.setattr(posting, "JOB_WAITS", 0.1)
    async with PickyServer(waits=1.5) as slow:
        post = SmtpPost(MailServer.from_url(slow.url))
        began = time.monotonic()
        assert await post.send_letters([letter(1)]) == [MailOutcome.CARRIED]
        assert time.monotonic() - began < 1, "nobody waits for it"
        said = await post.send_letters([letter(1), letter(2)])
        assert said == [MailOutcome.CARRIED, MailOutcome.UNTRIED], "one visit at a time"
        await asyncio.sleep(2)
        assert await post.send_letters([letter(1)]) == [MailOutcome.SENT]
        assert len(slow.mails) == 1


async def test_a_name_that_is_never_found_delays_nobody_and_is_a_failure(monkeypatch):
    found = threading.Event()

    def never(*_, **__):
        found.wait(5)
        raise socket.gaierror

    monkeypatch.setattr(visit, "ALL_WAIT", 0.2)
    monkeypatch.setattr(visit, "LEFT_BEHIND", 0.0)
    monkeypatch.setattr(posting, "JOB_WAITS", 0.1)
    monkeypatch.setattr("socket.getaddrinfo", never)
    post = SmtpPost(MailServer.from_url(f"smtp://localhost:9?from={BOX}"))
    try:
        assert await post.send_letters([LETTER]) == [MailOutcome.CARRIED]
        threads = threading.active_count()
        await asyncio.sleep(0.2)
        for _ in range(2):
            assert await post.send_letters([LETTER]) == [MailOutcome.FAILED]
        assert threading.active_count() == threads, "no other thread while the old one lives"
    finally:
        found.set()


async def test_what_nobody_confirmed_is_brought_once_more_and_then_organisers_know(
    world, area, bao_agrees, organiser, server
):
    server.replies["DONE"] = ""
    await climbs(world, area)
    for minute in (1, 2, 4, 8, 16):
        await jumps(world, at(area, 14, minute))
    assert len(server.mails) == 2
    assert organiser.told(words.duty_mail_perhaps(mail=BOX)) == 1
    assert organiser.told(words.duty_mail_stuck(mail=BOX)) == 0


async def test_what_was_not_tried_comes_first_and_counts_no_attempt(
    world, area, bao_agrees, server
):
    class BusyPost(SmtpPost):
        async def send_letters(self, letters):
            return [MailOutcome.UNTRIED] * len(letters)

    world.post = BusyPost(MailServer.from_url(server.url))
    await world.restarts()
    await climbs(world, area)
    [row] = await rows(world)
    assert (row.attempts, row.tried_at, row.failing_since) == (0, None, None)
    assert row.next_at <= world.clock.now()
    world.post = SmtpPost(MailServer.from_url(server.url))
    await world.restarts()
    await jumps(world, at(area, 14, 1))
    assert len(server.mails) == 1


async def test_of_two_processes_one_brings_a_mail_that_took_its_time(
    world, area, bao_agrees, server, monkeypatch
):
    """The first learns late that it arrived, and the next minute is the other's."""
    monkeypatch.setattr(posting, "JOB_WAITS", 0.1)
    async with PickyServer(waits=0.6) as slow:
        world.post = first = SmtpPost(MailServer.from_url(slow.url))
        await world.restarts()
        await climbs(world, area)
        [row] = await rows(world)
        assert row.sent_at is None, "under way"
        await first.tell_late()
        world.post = SmtpPost(MailServer.from_url(slow.url))
        await world.restarts()
        for minute in (1, 2, 3, 5):
            await jumps(world, at(area, 14, minute))
        [row] = await rows(world)
        assert (len(slow.mails), row.next_at, row.sent_at is None) == (1, None, False)


async def test_what_failed_late_is_tried_again_and_not_only_remembered(
    world, area, bao_agrees, server, monkeypatch
):
    monkeypatch.setattr(posting, "JOB_WAITS", 0.1)
    async with PickyServer(waits=0.6) as slow:
        slow.replies["DONE"] = "451 later"
        world.post = post = SmtpPost(MailServer.from_url(slow.url))
        await world.restarts()
        await climbs(world, area)
        await post.tell_late()
        del slow.replies["DONE"]
        await jumps(world, at(area, 14, 2))
        await post.tell_late()
        [row] = await rows(world)
        assert (row.next_at, row.sent_at is None) == (None, False)


@pytest.mark.parametrize("said", [MailOutcome.UNTRIED, MailOutcome.FAILED, MailOutcome.REFUSED])
async def test_who_took_longer_than_their_lease_takes_nothing_from_whoever_has_it_now(
    world, area, bao_agrees, server, said
):
    class IdlePost(SmtpPost):
        async def send_letters(self, letters):
            self.letters = tuple(letters)
            return [MailOutcome.CARRIED] * len(letters)

    world.post = slow = IdlePost(MailServer.from_url(server.url))
    await world.restarts()
    await climbs(world, area)
    late = slow.letters
    await jumps(world, at(area, 14, 3))
    [held] = await rows(world)
    await slow.notice(EventOrigin("mail"), MailsBroughtEvent({late[0].key: said}, late))
    [row] = await rows(world)
    assert (row.next_at, row.attempts) == (held.next_at, held.attempts)
    done = MailsBroughtEvent({late[0].key: MailOutcome.SENT}, late)
    await slow.notice(EventOrigin("mail"), done)
    assert (await rows(world))[0].next_at is None, "it arrived, whoever brought it"


async def test_a_process_that_stood_still_begins_nothing(
    world, area, bao_agrees, server, monkeypatch
):
    monkeypatch.setattr(sending, "STALE", -1.0)
    await climbs(world, area)
    assert server.mails == []
    monkeypatch.undo()
    await jumps(world, at(area, 14, 1))
    assert len(server.mails) == 1


async def test_no_text_leaves_when_it_is_not_this_process_s_to_bring_any_more(monkeypatch):
    monkeypatch.setattr(visit, "LAST_TEXT", -1.0)
    async with PickyServer() as picky:
        post = SmtpPost(MailServer.from_url(picky.url))
        assert await post.send_letters([letter(1)]) == [MailOutcome.UNTRIED]
        assert picky.mails == []
