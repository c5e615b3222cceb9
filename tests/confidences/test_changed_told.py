"""What one person was told comes to say something else: one message, in order, whatever befalls."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import ManualClock
from bot.outbox_worker import OutboxWorker
from bot.platform import RefusalMeaning, RetryLater, Undeliverable
from bot.sending_pace import UNBOUND
from handlers.kernel.interaction import JobContext
from messages import words
from messages.model import Confidence, ConfidencePurpose, message
from storage.confidences import ConfidentialMessage, MessagePlace
from storage.outbox import DedupKey, OutboxMessage
from storage.people import Account, Member
from tests.worlds import NOON

TOLD = Confidence(purpose=ConfidencePurpose.REVIEW, subject=7)


class Phone:
    """Somebody's talks with Palier, and what befalls the platform meanwhile."""

    name = "x"

    def __init__(self):
        self.shown: dict[tuple[str, str], str] = {}
        self.troubles: list[Exception] = []
        self.no_edits: Undeliverable | None = None
        self.during = None

    async def send_message(self, to, said, reader):
        await self._meanwhile()
        name = str(len(self.shown) + 1)
        self.shown[to.chat, name] = said.body[0].args.get("word", "")
        return name

    async def edit_message(self, to, posted, said, reader):
        await self._meanwhile()
        if self.no_edits:
            raise self.no_edits
        self.shown[to.chat, posted] = said.body[0].args.get("word", "")

    async def act_on_chat(self, errand, to, subject):
        del self.shown[to.chat, subject]

    async def _meanwhile(self):
        during, self.during = self.during, None
        if during:
            await during
        if self.troubles:
            raise self.troubles.pop()


class Talk:
    def __init__(self, database, clock):
        self.database, self.clock, self.phone = database, clock, Phone()
        self.member = Member(name="Farida", joined_at=NOON, seen_at=NOON)
        self.courier = OutboxWorker(database, self.phone, clock, pace=UNBOUND)

    async def begins(self):
        async with self.database.transaction() as store:
            account = Account(member_id=self.member.id, platform="x", user="f", chat="talk")
            await store.people.add_member(self.member, account)
            await store.session.flush()
            account.preferred = True
            other = {"platform": "x", "user": "g", "chat": "other", "preferred": False}
            store.session.add(Account(member_id=self.member.id, **other))

    async def says(self, word, **how):
        async with self.database.transaction() as store:
            context = JobContext(self.clock.now(), store, None)
            said = message(words.organise_reported_word(word=word), confidence=TOLD)
            once = DedupKey("report:7", "told", word)
            await context.update_told(self.member, said, once=once, **how)

    async def shows(self, told, *, then_ends=False):
        """A press in the message led to another screen there, and that is noted."""
        place, now = MessagePlace("x", "", "talk", "1"), self.clock.now()
        async with self.database.transaction() as store:
            if told:
                await store.confidences.note_shown(place, told, "fr", self.member.id, now)
            else:
                await store.confidences.note_replaced(place)
            if then_ends:
                await store.confidences.end_purpose(TOLD.purpose, 7, now)

    async def sweeps(self):
        async with self.database.transaction() as store:
            await store.confidences.end_overdue(self.clock.now())

    async def ends(self):
        async with self.database.transaction() as store:
            await store.confidences.end_purpose(TOLD.purpose, 7, self.clock.now())

    async def passes(self, times=1):
        for _ in range(times):
            self.clock.advance(timedelta(minutes=2))
            await self.courier.deliver()

    async def waits(self):
        async with self.database.transaction() as store:
            waiting = select(OutboxMessage).where(OutboxMessage.settled_at.is_(None))
            return len((await store.session.execute(waiting)).scalars().all())

    async def known(self):
        async with self.database.transaction() as store:
            kept = (await store.session.execute(select(ConfidentialMessage))).scalars().all()
            return sorted((each.chat, each.message) for each in kept)


@pytest.fixture
async def talk(database):
    made = Talk(database, ManualClock(NOON))
    await made.begins()
    return made


async def test_what_was_told_is_edited_and_known_by_one_name(talk):
    for word in ("a", "b", "c"):
        await talk.says(word)
        await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "c"}
    assert await talk.known() == [("talk", "1")]
    await talk.ends()
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): ""}
    assert await talk.known() == []


async def test_what_waits_is_told_as_it_is_by_then(talk):
    for word in ("a", "b", "c"):
        await talk.says(word)
    assert await talk.waits() == 1
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "c"}


async def test_what_changes_while_it_is_being_told_follows_it(talk):
    await talk.says("a")
    talk.phone.during = talk.says("b")
    await talk.passes(2)
    assert talk.phone.shown == {("talk", "1"): "b"}
    talk.phone.during = talk.says("d")
    await talk.says("c")
    await talk.passes(2)
    assert talk.phone.shown == {("talk", "1"): "d"}
    assert await talk.waits() == 0


TROUBLES = [ConnectionError("reset"), RetryLater(0), TimeoutError(), ValueError("garbage")]


@pytest.mark.parametrize("first", [True, False], ids=["the first word", "a later one"])
async def test_a_platform_that_is_out_of_order_gets_the_last_word_only(talk, first, caplog):
    if not first:
        await talk.says("0")
        await talk.passes()
    with caplog.at_level(logging.CRITICAL):
        for word in ("a", "b"):
            await talk.says(word)
            talk.phone.troubles = [*TROUBLES]
            await talk.passes(3)
        await talk.passes(9)
    assert talk.phone.shown == {("talk", "1"): "b"}
    assert await talk.waits() == 0


@pytest.mark.parametrize("means", [RefusalMeaning.TARGET, RefusalMeaning.WRONG])
async def test_what_cannot_be_edited_is_said_anew_and_is_edited_from_then_on(talk, means):
    await talk.says("a")
    await talk.passes()
    talk.phone.no_edits = Undeliverable("no such message", means=means)
    await talk.says("b")
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "a", ("talk", "2"): "b"}
    talk.phone.no_edits = None
    await talk.says("c")
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "a", ("talk", "2"): "c"}


async def test_a_chat_that_is_gone_has_it_said_in_the_other_one(talk):
    await talk.says("a")
    await talk.passes()
    talk.phone.no_edits = Undeliverable("blocked", chat_gone=True)
    await talk.says("b")
    await talk.passes(2)
    assert talk.phone.shown == {("talk", "1"): "a", ("other", "2"): "b"}


async def test_it_is_edited_where_it_stands_though_another_account_is_preferred_now(talk):
    await talk.says("a")
    await talk.passes()
    async with talk.database.transaction() as store:
        accounts = (await store.session.execute(select(Account))).scalars().all()
        for preferred in (False, True):
            for account in accounts:
                account.preferred = preferred and account.chat == "other"
            await store.session.flush()
    await talk.says("b")
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "b"}


async def test_what_is_only_edited_is_not_said_to_who_does_not_have_it(talk):
    await talk.says("a", anew=False)
    await talk.passes()
    assert talk.phone.shown == {}
    assert (await talk.waits(), await talk.known()) == (0, [])


async def test_what_only_changes_what_waits_is_said_all_the_same(talk):
    for word, anew in (("a", True), ("b", False), ("c", False)):
        await talk.says(word, anew=anew)
    assert await talk.waits() == 1
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "c"}


DELAYS = [ConnectionError("reset"), Undeliverable("no", means=RefusalMeaning.RIGHT)]


@pytest.mark.parametrize("trouble", DELAYS, ids=lambda each: type(each).__name__)
async def test_what_only_changes_what_is_tried_again_is_said_once(talk, trouble, caplog):
    """The change is carried first: what it changes waits for its next attempt."""
    await talk.says("a")
    talk.phone.troubles = [trouble]
    with caplog.at_level(logging.CRITICAL):
        await talk.passes()
    assert talk.phone.shown == {}
    await talk.says("b", anew=False)
    await talk.courier.deliver()
    await talk.passes(3)
    assert talk.phone.shown == {("talk", "1"): "b"}
    assert await talk.waits() == 0


async def test_what_only_changes_what_is_being_told_follows_it(talk):
    await talk.says("a")
    talk.phone.during = talk.says("b", anew=False)
    await talk.passes(3)
    assert talk.phone.shown == {("talk", "1"): "b"}
    assert (await talk.waits(), await talk.known()) == (0, [("talk", "1")])


@pytest.mark.parametrize("tried", [False, True], ids=["waits", "is tried again"])
async def test_who_was_not_told_yet_is_not_told_that_it_is_over(talk, tried, caplog):
    await talk.says("a")
    if tried:
        talk.phone.troubles = [ConnectionError("reset")]
        with caplog.at_level(logging.CRITICAL):
            await talk.passes()
    await talk.says("judged", over=True)
    await talk.courier.deliver()
    await talk.passes(3)
    assert talk.phone.shown == {}
    assert await talk.waits() == 0


async def test_who_was_told_learns_that_it_is_over(talk):
    await talk.says("a")
    await talk.passes()
    await talk.says("judged", over=True)
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "judged"}


async def test_what_is_over_is_not_said_any_more(talk):
    await talk.says("a")
    await talk.passes()
    await talk.says("b")
    await talk.ends()
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): ""}
    assert (await talk.waits(), await talk.known()) == (0, [])


async def test_what_ends_while_it_is_edited_is_blanked_after_it(talk):
    await talk.says("a")
    await talk.passes()
    await talk.says("b")
    talk.phone.during = talk.ends()
    await talk.passes(2)
    assert talk.phone.shown == {("talk", "1"): ""}
    assert await talk.known() == []


LOOK = Confidence(purpose=ConfidencePurpose.LOOK, subject=7)
SCREENS = pytest.mark.parametrize("screen", [LOOK, None], ids=["a list", "no confidence"])


@SCREENS
@pytest.mark.parametrize("ending", ["is over", "is forgotten"])
async def test_an_edit_that_crosses_a_press_goes_when_its_purpose_does(talk, screen, ending):
    """It may stand there, whatever the press put in its place: it is known, for a day at most."""
    await talk.says("a")
    await talk.passes()
    await talk.says("b")
    talk.phone.during = talk.shows(screen)
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "b"}
    if ending == "is over":
        await talk.ends()
    else:
        talk.clock.advance(timedelta(days=1))
        await talk.sweeps()
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): ""}
    assert await talk.known() == []


@SCREENS
async def test_an_edit_that_crosses_a_press_and_its_end_is_blanked_after_it(talk, screen):
    await talk.says("a")
    await talk.passes()
    await talk.says("b")
    talk.phone.during = talk.shows(screen, then_ends=True)
    await talk.passes(2)
    assert talk.phone.shown == {("talk", "1"): ""}
    assert (await talk.waits(), await talk.known()) == (0, [])


async def test_an_edit_that_crosses_a_look_at_the_same_is_known_as_that(talk):
    await talk.says("a")
    await talk.passes()
    await talk.says("b")
    talk.phone.during = talk.shows(TOLD)
    await talk.passes()
    talk.clock.advance(timedelta(days=20))
    await talk.sweeps()
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): "b"}
    await talk.ends()
    await talk.passes()
    assert talk.phone.shown == {("talk", "1"): ""}


async def test_what_is_told_in_no_confidence_cannot_be_found_again(talk):
    async with talk.database.transaction() as store:
        context = JobContext(NOON, store, None)
        with pytest.raises(ValueError, match="no confidence"):
            await context.update_told(
                talk.member, message(words.form_yes()), once=DedupKey("report:7", "told")
            )


async def test_what_is_promised_while_another_is_taken_back_under_way_is_told(talk):
    """A number that is free again would be settled by whoever carries the letter that had it."""
    await talk.says("a")

    async def instead():
        async with talk.database.transaction() as store:
            assert await store.outbox.withdraw_messages("report:7", "told") == 1
            context = JobContext(talk.clock.now(), store, None)
            said = message(words.organise_reported_word(word="all clear"))
            await context.notify_member(talk.member, said, once=DedupKey("report:7", "told", "a"))

    talk.phone.during = instead()
    await talk.passes(3)
    assert talk.phone.shown == {("talk", "1"): "", ("talk", "2"): "all clear"}
