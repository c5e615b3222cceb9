"""What sweeps look up for everybody at once, by statements built once: on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from messages.heat.checkins.actions import CheckCause, CheckMoment, CheckPace
from messages.heat.levels.level import HeatLevel, HeatSource
from storage.area import Wall
from storage.database import Database
from storage.heat import LevelChange, SourceLookup
from storage.heat.checkins.queries import CheckIn
from storage.people import Member
from tests.heat.test_storage import NOW, TODAY, area


async def test_the_years_first_hot_day_is_known_for_all_areas_at_once(database: Database) -> None:
    """What a day was last known to be counts; the day itself does not."""
    here, there, elsewhere = area(), area(), area()
    days = [TODAY - timedelta(days=n) for n in range(3)]
    async with database.transaction() as store:
        store.session.add_all([here, there, elsewhere])
        await store.session.flush()
        for where, on, *levels in (
            (here, days[1], HeatLevel.YELLOW, HeatLevel.UNKNOWN),
            (there, days[2], HeatLevel.ORANGE, HeatLevel.NONE),
            (there, days[0], HeatLevel.ORANGE),
            (elsewhere, days[2], HeatLevel.NONE, HeatLevel.RED),
        ):
            for minutes, level in enumerate(levels):
                at = NOW + timedelta(minutes=minutes)
                turning = LevelChange(
                    area_id=where.id, on=on, level=level, source=HeatSource.VIGILANCE, at=at
                )
                store.session.add(turning)
    async with database.transaction() as store:
        hot_before = store.heat.hot_before
        assert await hot_before(HeatLevel.YELLOW, TODAY) == {here.id, elsewhere.id}
        assert await hot_before(HeatLevel.ORANGE, TODAY) == {elsewhere.id}
        assert await hot_before(HeatLevel.YELLOW, TODAY + timedelta(days=1)) == {
            here.id, there.id, elsewhere.id,
        }  # fmt: skip
        assert await hot_before(HeatLevel.YELLOW, date(TODAY.year + 1, 7, 1)) == set()


async def test_who_needs_somebody_is_found_once_the_most_urgent_first(database: Database) -> None:
    here, people = area(), [Member(name=each, joined_at=NOW, seen_at=NOW) for each in "abcd"]
    yesterday = TODAY - timedelta(days=1)
    async with database.transaction() as store:
        store.session.add_all([here, *people])
        await store.session.flush()
        silent, calls, unwell, courteous = people

        def asked(who: Member, on: date, **given: object) -> CheckIn:
            at = datetime(on.year, on.month, on.day, 8, tzinfo=UTC)
            usual: dict[str, object] = {
                "member_id": who.id, "area_id": here.id, "on": on, "moment": CheckMoment.MORNING,
                "pace": CheckPace.ORANGE, "asked_at": at, "step_at": at,
            }  # fmt: skip
            return CheckIn(**usual | given)

        long_ago = TODAY - timedelta(days=3)
        store.session.add_all(
            [
                asked(silent, long_ago),
                asked(silent, yesterday),
                asked(silent, TODAY),
                asked(calls, long_ago, cause=CheckCause.CALL),
                asked(unwell, yesterday),
                asked(unwell, TODAY, cause=CheckCause.NOW),
                asked(courteous, TODAY, pace=CheckPace.AFTER),
            ]
        )
    async with database.transaction() as store:
        found = await store.checkins.checks_waiting_in(here.id, yesterday)
        assert [*found] == [unwell.id, calls.id, silent.id]
        assert [each.on for each in found[silent.id]] == [TODAY, yesterday]
        assert [each.cause for each in found[unwell.id]] == [CheckCause.NOW, CheckCause.SILENCE]
        assert await store.checkins.erase_lists(NOW + timedelta(days=1)) == 7
        assert await store.checkins.checks_waiting_in(here.id, yesterday) == {}


async def test_a_live_card_wants_a_pin_and_one_that_is_over_wants_none(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        wall = Wall(area_id=here.id, platform="telegram", chat="-1", may_post=True, may_pin=True)
        store.session.add(wall)
        await store.session.flush()
        for name in ("heat:1", "cafe:1", "heatless:1"):
            await store.outbox.create_card(name, "{}", NOW, here.id)
            await store.outbox.add_copy(name, wall, here, NOW)
            assert await store.outbox.copies_to_pin("heat:", 9) == []
    async with database.transaction() as store:
        for parcel in await store.outbox.claim_copies("telegram", NOW, timedelta(minutes=1), 9):
            await store.outbox.mark_copy_shown(parcel, message="7", next_at=NOW)
    async with database.transaction() as store:
        [(posting, _)] = await store.outbox.copies_to_pin("heat:", 9)
        assert (posting.card, posting.pinned) == ("heat:1", False)
        posting.pinned = True
    async with database.transaction() as store:
        assert await store.outbox.copies_to_pin("heat:", 9) == []
        await store.outbox.redraw_card("heat:1", "[]", NOW, live=False)
        [(posting, _)] = await store.outbox.copies_to_pin("heat:", 9)
        assert posting.pinned


async def test_what_was_kept_long_enough_is_deleted(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        store.heat.record_lookup(SourceLookup(source=HeatSource.VIGILANCE, place="34", at=NOW))
        await store.session.flush()
        gone = await store.leaving.delete_expired_rows(NOW + timedelta(days=1))
        assert not any(gone.values())
        gone = await store.leaving.delete_expired_rows(NOW + timedelta(days=400))
        assert gone["lookup"] == 1
