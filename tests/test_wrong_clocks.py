"""A clock that was ahead, once it is right: nothing waits for the moment it had in mind."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.carrier_lease import CarrierLease
from bot.clock import JobTicker, ManualClock
from handlers.kernel.events import JobTick
from storage.clock_repair import TIMERS
from storage.database import Database
from storage.errors import AlreadyDone
from storage.leaving import table_classes
from storage.outbox import CardCopy, OutboxLease
from storage.types import UtcInstant
from tests.street import Street, street, to
from tests.worlds import NOON

__all__ = ["street"]

A_DAY = timedelta(days=1)
SHORT = timedelta(seconds=0.4)

JUDGED_WHERE_READ = {"carrier.until", "run.due"}
"""By the lease itself, and where a job's moment is taken."""

SOMEBODYS = {
    "approach.comes_at", "bulletin.until", "cafe.starts_at", "enrolment.away_until",
    "gathering.chosen_at", "gathering.first_at", "gathering.second_at",
    "member.paused_until", "mute.until", "offer.rests_until", "override.ends_at",
    "override.starts_at", "request.asks_at", "request.comes_at", "watch.holds_until",
    "watch.issued_at",
}  # fmt: skip
"""What people and services chose, or what follows from it: as far ahead as they like."""

ENDS = {"letter.expires_at", "onetimecode.expires_at"}
"""Until when something may be used: it may be used for longer."""

HAS_BEEN = {
    "account.blocked_at", "announcement.begun_at", "announcement.done_at", "answer.at",
    "approach.answered_at", "approach.asked_at", "approach.helped_at", "area.closed_at",
    "area.declared_at", "buddy.agreed_at", "buddy.since", "buddyoffer.since", "bulletin.issued_at",
    "bulletin.read_at", "cafe.created_at", "card.dirty_at", "card.hung_at", "checkin.asked_at",
    "databaseidentity.created_at", "quarantineditem.since",
    "checkin.called_at", "checkin.ended_at", "checkin.taken_at",
    "confidentialmessage.ended_at", "heldcommand.said_at", "checkin.step_at", "dialog.touched_at",
    "draft.drafted_at", "enrolment.since", "entry.at", "episode.began_at", "episode.ended_at",
    "episode.hot_at", "episode.thanked_at", "forecast.read_at", "hello.asked_at",
    "firstcard.asked_at",
    "dutymail.failing_since", "dutymail.said_at", "dutymail.sent_at", "dutymail.tried_at",
    "dutymail.warned_at",
    "edition.closed_at", "edition.opened_at", "gathering.made_at", "wish.made_at", "wish.said_at",
    "broadcast.drafted_at", "broadcast.asked_at", "broadcast.published_at", "broadcast.edited_at",
    "broadcast.withdrawn_at", "broadcast.ended_at", "block.since",
    "calendar.created_at", "captain.since", "doorcount.at", "doorstold.until",
    "arealogo.given_at", "coolplace.changed_at", "coolplaceimport.read_at",
    "helper.offered_at", "hour.at",
    "installation.installed_at", "joinrequest.asked_at",
    "letter.settled_at", "lookup.at", "member.joined_at", "member.seen_at", "member.warned_at",
    "membership.joined_at", "nickname.since", "nudge.at", "offer.asked_at", "override.set_at",
    "pendingupdate.taken_at", "question.at", "receipt.received_at", "report.at", "saidtext.at",
    "removal.since", "rolequestion.asked_at",
    "request.closed_at", "request.created_at", "request.file_at", "request.opened_at",
    "shownbuttons.shown_at", "slip.printed_at", "turning.at", "visit.at", "waiting.since",
    "wall.closed_at",
    "watch.asked_at", "watch.failing_since", "watch.read_at", "watch.told_at", "willing.since",
}  # fmt: skip
"""When something was: nothing waits for it, it is only kept for longer."""


def test_every_moment_that_something_waits_for_can_be_brought_back() -> None:
    """A new column has to be thought about."""
    moments = {
        f"{table.__tablename__}.{column.name}"
        for table in table_classes()
        for column in table.__table__.columns  # type: ignore[attr-defined]  # SQLModel hides it
        if isinstance(column.type, UtcInstant)
    }
    timers = {f"{timer.table.__tablename__}.{timer.column}" for timer in TIMERS}
    decided = [timers, JUDGED_WHERE_READ, SOMEBODYS, ENDS, HAS_BEEN]
    assert moments - set().union(*decided) == set()
    assert sum(map(len, decided)) == len(set().union(*decided)), "decided twice"


async def test_letters_and_cards_do_not_wait_for_a_clock_that_was_ahead(
    street: Street, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Killed while its clock was a day ahead: it held the lease, and had taken what was due."""
    monkeypatch.setattr("bot.carrier_lease.HOLD", SHORT)
    monkeypatch.setattr("bot.outbox_worker.TAKE_OVER", 0.05)
    await street.writes(to(0, NOON + A_DAY + timedelta(minutes=1), attempts=1), to(1))
    async with street.database.transaction() as store:
        store.session.add(OutboxLease(token="x", holder="dead", until=NOON + A_DAY))
        for parcel in await store.outbox.claim_copies("x", NOON + A_DAY, timedelta(minutes=1), 9):
            assert parcel.copy.due_at > NOON
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(street.courier().run())
        while len(await street.settled()) < 2 or not all(  # looks, as others do meanwhile
            posting.message for posting in await street.all(CardCopy)
        ):
            continue
        running.cancel()
    assert "clock was ahead" in caplog.text


async def test_a_living_process_with_a_clock_ahead_is_not_robbed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its clock is a day ahead, and it renews what it holds: nobody else begins to send."""
    monkeypatch.setattr("bot.carrier_lease.HOLD", SHORT)
    clock = ManualClock(NOON + A_DAY)
    ahead, other = (CarrierLease(database, each, "bot") for each in (clock, ManualClock(NOON)))
    assert await ahead.renew()
    for _ in range(8):
        await asyncio.sleep(SHORT.total_seconds() / 4)
        clock.advance(SHORT / 4)
        assert await ahead.renew()
        assert not await other.renew()
        assert other.silent_for < SHORT.total_seconds()
    await ahead.release()
    assert await other.renew(), "given back, it is free whatever the clock says"


async def test_a_clock_put_right_under_a_running_process(street: Street) -> None:
    clock = ManualClock(NOON + A_DAY)
    lease = CarrierLease(street.database, clock, "bot")
    assert await lease.renew()
    assert not lease.needs_renewal
    await street.writes(to(0, NOON + A_DAY))
    clock.at = NOON
    assert lease.needs_renewal
    assert await lease.renew()
    (carrier,) = await street.all(OutboxLease)
    assert carrier.until < NOON + A_DAY
    (letter,) = await street.all(type(to(0)))
    assert letter.due_at == NOON


async def test_a_lease_that_is_not_renewed_is_let_go_before_it_ends(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.carrier_lease.HOLD", SHORT)
    monkeypatch.setattr("bot.carrier_lease.MARGIN", 0.2)
    lease = CarrierLease(database, ManualClock(NOON), "bot")
    before = asyncio.get_running_loop().time()
    assert await lease.renew()
    await lease.lost.wait()
    assert asyncio.get_running_loop().time() - before < SHORT.total_seconds()
    assert lease.needs_renewal


async def test_a_job_is_done_although_a_later_moment_was_taken(database: Database) -> None:
    ahead = NOON + A_DAY
    async with database.transaction() as store:
        await store.jobs.take_moment("job", ahead, ahead)
    async with database.transaction() as store:
        await store.jobs.take_moment("job", NOON, NOON)
    with pytest.raises(AlreadyDone):
        async with database.transaction() as store:
            await store.jobs.take_moment("job", NOON, NOON)
    soon = NOON + timedelta(minutes=1)
    async with database.transaction() as store:
        await store.jobs.take_moment("job", soon, soon)
    with pytest.raises(AlreadyDone):
        async with database.transaction() as store:
            await store.jobs.take_moment("job", NOON, NOON)


async def test_a_job_that_failed_by_a_wrong_clock_is_tried_again() -> None:
    clock, struck = ManualClock(NOON + A_DAY), list[datetime]()

    async def fails(tick: JobTick) -> None:
        struck.append(tick.due)

    ticker = JobTicker(clock, {"job": timedelta(hours=1)}, fails)
    await ticker.run_due_jobs()
    clock.at = NOON
    await ticker.run_due_jobs()
    await ticker.run_due_jobs()
    assert struck == [NOON + A_DAY, NOON]
