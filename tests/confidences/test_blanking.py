"""A message is blanked until the platform says so, and no copy of it is forgotten."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import ManualClock
from bot.outbox_worker import LEASE, OutboxWorker
from bot.platform import RefusalMeaning, RetryLater, Undeliverable
from bot.sending_pace import UNBOUND
from messages import words
from messages.model import Confidence, ConfidencePurpose, Message, message
from storage.confidences import ConfidentialMessage
from storage.outbox import OutboxAction, OutboxMessage
from storage.people import Account, Member
from tests.worlds import NOON

SECRET = words.watch_access(access="3e, frappez fort")


class Phone:
    """Somebody's talk with Palier, and what befalls the platform meanwhile."""

    name = "x"

    def __init__(self):
        self.shown: dict[str, Message] = {}
        self.troubles: list[Exception] = []
        self.deleted: list[str] = []
        self.uneditable = False
        self.refuses: RefusalMeaning | None = None

    async def send_message(self, to, said, reader):
        self.shown[str(len(self.shown) + 1)] = said
        return str(len(self.shown))

    async def edit_message(self, to, posted, said, reader):
        if self.troubles:
            raise self.troubles.pop()
        if self.refuses:
            raise Undeliverable("no", means=self.refuses)
        if self.uneditable:
            raise Undeliverable("too old")
        self.shown[posted] = said

    async def act_on_chat(self, errand, to, subject):
        assert errand is OutboxAction.BLANK
        if self.refuses:
            raise Undeliverable("no", means=self.refuses)
        self.deleted.append(subject)
        del self.shown[subject]

    def tells(self):
        return [name for name, said in self.shown.items() if SECRET in said.body]


class Talk:
    def __init__(self, database, clock):
        self.database, self.clock, self.phone = database, clock, Phone()
        self.member = Member(name="Chloé", joined_at=NOON, seen_at=NOON)
        self.courier = OutboxWorker(database, self.phone, clock, pace=UNBOUND)

    async def begins(self):
        async with self.database.transaction() as store:
            account = Account(member_id=self.member.id, platform="x", user="c", chat="talk")
            await store.people.add_member(self.member, account)

    async def tells(self):
        told = Confidence(purpose=ConfidencePurpose.REVIEW, subject=7)
        async with self.database.transaction() as store:
            said = message(SECRET, confidence=told).model_dump_json()
            letter = OutboxMessage(platform="", chat="", body=said, due_at=self.clock.now())
            await store.outbox.enqueue_for_member(self.member, letter)
            await store.confidences.promise_letter(letter, told, self.clock.now())

    async def ends(self):
        async with self.database.transaction() as store:
            await store.confidences.end_purpose(ConfidencePurpose.REVIEW, 7, self.clock.now())

    async def passes(self, minutes=1):
        self.clock.advance(timedelta(minutes=minutes))
        await self.courier.deliver()

    async def rows(self):
        async with self.database.transaction() as store:
            kept = (await store.session.execute(select(ConfidentialMessage))).scalars().all()
            waiting = select(OutboxMessage).where(OutboxMessage.errand == OutboxAction.BLANK)
            return len(kept), len((await store.session.execute(waiting)).scalars().all())


@pytest.fixture
async def talk(database):
    made = Talk(database, ManualClock(NOON))
    await made.begins()
    return made


TROUBLES = [ConnectionError("reset"), RetryLater(0), TimeoutError(), ValueError("garbage")]


async def test_it_is_tried_again_until_the_platform_says_so(talk, caplog):
    await talk.tells()
    await talk.courier.deliver()
    assert talk.phone.tells() == ["1"]
    await talk.ends()
    talk.phone.troubles = [*TROUBLES * 4]
    with caplog.at_level(logging.CRITICAL):
        for _ in range(60):
            await talk.passes(minutes=2)
    assert talk.phone.tells() == []
    assert talk.phone.shown["1"].body == (words.confidence_taken_away(),)
    assert await talk.rows() == (0, 0)


@pytest.mark.parametrize("means", [RefusalMeaning.WRONG, RefusalMeaning.RIGHT])
async def test_a_no_that_may_pass_is_not_the_end(talk, means):
    await talk.tells()
    await talk.courier.deliver()
    await talk.ends()
    talk.phone.refuses = means
    await talk.passes()
    assert await talk.rows() == (1, 1)
    talk.phone.refuses = None
    await talk.passes(minutes=2)
    assert talk.phone.tells() == []
    assert await talk.rows() == (0, 0)


async def test_what_is_not_there_any_more_is_let_go(talk):
    await talk.tells()
    await talk.courier.deliver()
    await talk.ends()
    talk.phone.refuses = RefusalMeaning.TARGET
    await talk.passes()
    assert await talk.rows() == (0, 0)


async def test_what_cannot_be_edited_is_taken_away(talk):
    await talk.tells()
    await talk.courier.deliver()
    talk.phone.uneditable = True
    await talk.ends()
    await talk.passes()
    assert talk.phone.deleted == ["1"]
    assert await talk.rows() == (0, 0)


async def test_somebody_who_blocked_ends_the_trying(talk):
    await talk.tells()
    await talk.courier.deliver()
    await talk.ends()
    talk.phone.troubles = [Undeliverable("blocked", chat_gone=True)]
    await talk.passes()
    assert await talk.rows() == (0, 0)


async def test_what_has_not_left_never_does(talk):
    await talk.tells()
    await talk.ends()
    await talk.passes()
    assert talk.phone.shown == {}
    assert await talk.rows() == (0, 0)


async def test_what_ends_on_the_way_is_blanked_on_arrival(talk):
    await talk.tells()
    send = talk.phone.send_message

    async def slowly(to, said, reader):
        name = await send(to, said, reader)
        await talk.ends()
        return name

    talk.phone.send_message = slowly
    await talk.courier.deliver()
    talk.phone.send_message = send
    await talk.passes()
    assert talk.phone.tells() == []
    assert await talk.rows() == (0, 0)


async def test_both_copies_of_a_letter_that_was_repeated_are_blanked(talk, monkeypatch, caplog):
    await talk.tells()
    settle = talk.courier._letters._settle
    fails = [OSError("database away")]

    async def away(*given):
        if fails:
            raise fails.pop()
        await settle(*given)

    monkeypatch.setattr(talk.courier._letters, "_settle", away)
    with caplog.at_level(logging.CRITICAL):
        await talk.courier.deliver()
        talk.clock.advance(LEASE)
        await talk.courier.deliver()
    assert talk.phone.tells() == ["1", "2"]
    await talk.ends()
    for _ in range(3):
        await talk.passes()
    assert talk.phone.tells() == []
    assert await talk.rows() == (0, 0)
