"""The ladder minute by minute, in two time zones, while Palier stops and starts as it likes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from handlers.heat.checkins.check_view import CheckAct
from handlers.heat.checkins.escalation_policy import (
    APART,
    LADDERS,
    LAST_QUESTION,
    LATE_AT_MOST,
    ORGANISERS,
    QUESTION,
    QUESTION_HOURS,
    EscalationPolicy,
    ask_check_again,
    mark_step_taken,
    moment_due,
)
from handlers.kernel.events import JobTick
from messages.heat.checkins.actions import (
    AnswerCheck,
    AnswerGoing,
    CheckAnswer,
    CheckEnding,
    CheckMoment,
    CheckPace,
)
from messages.heat.levels.level import HeatLevel
from storage.area import Area, MemberRole
from storage.database import Database
from storage.heat.checkins.queries import Buddy, CheckIn, CheckInEnrolment
from storage.inline_sqlite import use_inline_sqlite
from storage.outbox import DedupKey, OutboxMessage
from storage.places import Gazetteer
from tests import features
from tests.conftest import unhurried
from tests.heat.watch import at, turns
from tests.worlds import NOON, Neighbour, NeutralWorld

MINUTE = timedelta(minutes=1)
ZONES = {"Europe/Paris": {}, "Indian/Reunion": {"town": "97411", "town_name": "Saint-Denis"}}
LEVELS = {CheckPace.ORANGE: HeatLevel.ORANGE, CheckPace.RED: HeatLevel.RED}


def by_day(pace: CheckPace) -> EscalationPolicy:
    """The ladder of a question asked in the morning."""
    return LADDERS[pace, CheckMoment.MORNING]


def step_of(once: DedupKey | None) -> tuple[str, int] | None:
    """Which step of which check a letter is about: the question is one of the day's messages."""
    if once and once.subject.startswith("heat:asked:"):
        check, again = once.occurrence.partition(":")[::2]
        return None if again else ("ask:0", int(check))
    if once and once.act in (CheckAct.ASK, CheckAct.TOLD):
        step = once.occurrence.split(":")[2]
        return (
            (f"{once.act}:{step}", int(once.subject.removeprefix("check:")))
            if step.isdigit()
            else None
        )
    return None


def test_the_table_is_kept_to_the_minute() -> None:
    """As the protocol has it: when each step is due after the question, and how often again."""
    planned = {
        key: [ladder.planned_delay(step) / MINUTE for step in range(len(ladder.steps))]
        for key, ladder in LADDERS.items()
    }
    assert set(planned) == {(pace, moment) for pace in CheckPace for moment in CheckMoment}
    assert planned[CheckPace.ORANGE, CheckMoment.MORNING] == [0, 45, 120, 140, 240]
    assert planned[CheckPace.ORANGE, CheckMoment.EARLY_EVENING] == [0, 30, 60, 80, 150]
    for moment in CheckMoment:
        assert planned[CheckPace.RED, moment] == [0, 30, 60, 70, 120]
        assert planned[CheckPace.AFTER, moment] == [0]
        again = (CheckPace.ORANGE, CheckPace.RED, CheckPace.AFTER)
        assert [LADDERS[pace, moment].again for pace in again] == [
            timedelta(hours=4), timedelta(hours=2), None,
        ]  # fmt: skip
    assert QUESTION_HOURS[CheckPace.ORANGE] == {
        CheckMoment.MORNING: time(10),
        CheckMoment.EARLY_EVENING: time(17, 30),
    }
    assert QUESTION_HOURS[CheckPace.RED] == {
        CheckMoment.MORNING: time(9), CheckMoment.AFTERNOON: time(14),
        CheckMoment.EVENING: time(19),
    }  # fmt: skip


def test_an_hour_is_the_areas_own_on_the_day_clocks_change() -> None:
    zone = ZoneInfo("Europe/Paris")
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        late = datetime.combine(day, time(23, 59), zone)
        early = datetime.combine(day, time(10), zone)
        assert moment_due(CheckPace.ORANGE, None, day, "Europe/Paris", early) == (
            CheckMoment.MORNING,
            early,
        )
        assert moment_due(CheckPace.ORANGE, None, day, "Europe/Paris", early - MINUTE) is None
        assert moment_due(CheckPace.RED, time(7), day, "Europe/Paris", late) == (
            CheckMoment.EVENING,
            datetime.combine(day, time(19), zone),
        )
        assert moment_due(CheckPace.ORANGE, None, day, "Europe/Paris", late) is None, "too late"
        asked = datetime.combine(day, time(17, 30), zone)
        assert moment_due(CheckPace.ORANGE, None, day, "Europe/Paris", asked) == (
            CheckMoment.EARLY_EVENING,
            asked,
        )


class Landing:
    """Bao is checked on, Ana and Chloé look in on him, Farida organises; only the ladder runs."""

    def __init__(self, world: NeutralWorld, area: Area) -> None:
        self.world, self.area = world, area
        self.people: dict[str, Neighbour] = {}

    async def move_in(self, level: HeatLevel) -> None:
        for name in ("Bao", "Ana", "Chloé"):
            self.people[name] = await self.world.joins(name, "fr", self.area)
        self.people["Farida"] = await self.world.joins(
            "Farida", "fr", self.area, role=MemberRole.ORGANISER
        )
        bao = self.people["Bao"].member_id
        async with self.world.database.transaction() as store:
            for who in self.people.values():
                (await store.people.get_member(who.member_id)).zone = self.area.zone
            store.session.add(CheckInEnrolment(member_id=bao, asks_from=NOON, since=NOON))
            for n, name in enumerate(("Ana", "Chloé")):
                store.session.add(
                    Buddy(
                        member_id=bao,
                        buddy_id=self.people[name].member_id,
                        since=NOON,
                        agreed_at=NOON + timedelta(seconds=n),
                    )
                )
        await turns(self.world, self.area, level)

    async def minute(self, now: datetime) -> None:
        """The sweep of one minute, a few seconds late as life has it."""
        self.world.clock.at = now + timedelta(seconds=now.minute % 3)
        assert await self.world.dispatcher.run_job(JobTick("heat.escalate_due", now)) is not None

    async def lives(self, first: datetime, last: datetime) -> None:
        """Every minute from the first to the last."""
        now = first
        while now <= last:
            await self.minute(now)
            now += MINUTE

    async def checks(self) -> list[CheckIn]:
        async with self.world.database.transaction() as store:
            found = await store.session.execute(select(CheckIn).order_by(col(CheckIn.asked_at)))
            return list(found.scalars())

    async def letters(self) -> list[tuple[str, str, int, int]]:
        """What was written, as long as no letter is carried: carrying them moves their time.

        Who was written to at which step, how many minutes after midnight, and of which check."""
        names = {who.member_id: name for name, who in self.people.items()}
        async with self.world.database.transaction() as store:
            found = await store.session.execute(
                select(OutboxMessage).order_by(col(OutboxMessage.id))
            )
            letters = list(found.scalars())
        midnight = at(self.area, 0)
        return [
            (
                names[each.member_id or 0],
                said[0],
                int((each.due_at - midnight) / MINUTE),
                said[1],
            )
            for each in letters
            if (said := step_of(each.once))
        ]

    async def steps(self) -> list[tuple[str, str, int]]:
        return [each[:3] for each in await self.letters()]

    async def press(self, name: str, action: AnswerCheck | AnswerGoing) -> None:
        await self.people[name].forges(action)


@asynccontextmanager
async def landing(
    url: str, gazetteer: Gazetteer, zone: str, level: HeatLevel
) -> AsyncIterator[Landing]:
    database = use_inline_sqlite(unhurried(Database(url)))
    world = NeutralWorld(database, features.named("heat"), gazetteer)
    await world.open()
    try:
        area = await world.declares("Le quartier", zone=zone, **ZONES[zone])
        found = Landing(world, area)
        await found.move_in(level)
        yield found
    finally:
        await world.close()
        await database.close()


@pytest.fixture
def fresh(sqlite_url: Callable[[Path], str], tmp_path: Path) -> Callable[[], str]:
    return lambda: sqlite_url(tmp_path)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("pace", LEVELS)
async def test_minute_by_minute_each_step_comes_at_its_minute(fresh, gazetteer, zone, pace) -> None:
    async with landing(fresh(), gazetteer, zone, LEVELS[pace]) as here:
        start = 9 if pace is CheckPace.RED else 10
        hours = 4 if pace is CheckPace.ORANGE else 2
        await here.lives(at(here.area, start - 1, 58), at(here.area, start + hours, 2))
        first = start * 60
        after = [int(by_day(pace).planned_delay(step) / MINUTE) for step in range(5)]
        assert await here.steps() == [
            ("Bao", "ask:0", first),
            ("Bao", "ask:1", first + after[1]),
            ("Ana", "told:2", first + after[2]),
            ("Chloé", "told:3", first + after[3]),
            ("Farida", "told:4", first + after[4]),
        ]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("pace", LEVELS)
async def test_killed_between_any_two_steps_it_goes_on_where_it_was(
    fresh, gazetteer, zone, pace
) -> None:
    async with landing(fresh(), gazetteer, zone, LEVELS[pace]) as here:
        start = at(here.area, 9 if pace is CheckPace.RED else 10)
        for step in range(5):
            due = start + by_day(pace).planned_delay(step)
            await here.minute(due - MINUTE)
            await here.world.restarts()
            await here.minute(due)
            await here.world.restarts()
            await here.minute(due + MINUTE)
        assert [each[1] for each in await here.steps()] == [
            "ask:0", "ask:1", "told:2", "told:3", "told:4",
        ]  # fmt: skip
        assert [each[2] for each in await here.steps()] == [
            int((start - at(here.area, 0) + by_day(pace).planned_delay(step)) / MINUTE)
            for step in range(5)
        ]


async def test_it_is_climbed_on_postgresql_as_on_sqlite(
    postgresql_url: Callable[[Path], str], tmp_path: Path, gazetteer: Gazetteer
) -> None:
    async with landing(postgresql_url(tmp_path), gazetteer, "Europe/Paris", HeatLevel.RED) as here:
        for step in range(5):
            await here.minute(at(here.area, 9) + by_day(CheckPace.RED).planned_delay(step))
        assert len(await here.steps()) == 5
        await here.world.settle()
        [check] = await here.checks()
        for said in (CheckAnswer.NOW, CheckAnswer.CALL, CheckAnswer.FINE):
            await here.press("Bao", AnswerCheck(check=check.id, said=said))
        [check] = await here.checks()
        assert check.outcome is CheckEnding.FINE
        await here.world.dispatcher.run_job_now("heat.end_season")


async def test_an_outage_of_an_hour_moves_what_follows_and_bunches_nothing(
    fresh, gazetteer
) -> None:
    async with landing(fresh(), gazetteer, "Europe/Paris", HeatLevel.RED) as here:
        await here.lives(at(here.area, 8, 59), at(here.area, 9, 20))
        await here.world.restarts()
        await here.lives(at(here.area, 10, 20), at(here.area, 11, 55))
        assert [each[1:] for each in await here.steps()] == [
            ("ask:0", 540), ("ask:1", 620), ("told:2", 650), ("told:3", 660), ("told:4", 710),
        ]  # fmt: skip


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("said", [CheckAnswer.FINE, CheckAnswer.AWAY])
async def test_an_answer_at_any_step_ends_it_and_clears_whoever_knew(
    fresh, gazetteer, step, said
) -> None:
    async with landing(fresh(), gazetteer, "Europe/Paris", HeatLevel.RED) as here:
        start = at(here.area, 9)
        for each in range(step + 1):
            await here.minute(start + by_day(CheckPace.RED).planned_delay(each))
        await here.world.settle()
        [check] = await here.checks()
        await here.press("Bao", AnswerCheck(check=check.id, said=said))
        await here.lives(
            start + timedelta(hours=2, minutes=1), start + timedelta(hours=2, minutes=9)
        )
        assert len(await here.steps()) == step + 1
        knew = ["Ana", "Chloé", "Farida"][: max(0, step - 1)]
        cleared = await _cleared(here)
        assert sorted(cleared) == sorted(knew)


async def _cleared(here: Landing) -> list[str]:
    names = {who.member_id: name for name, who in here.people.items()}
    async with here.world.database.transaction() as store:
        found = await store.session.execute(
            select(OutboxMessage).where(col(OutboxMessage.once_act) == CheckAct.CLEAR)
        )
        return [names[each.member_id or 0] for each in found.scalars()]


async def test_the_first_cannot_the_second_goes_and_time_goes_on_for_the_second_alone(
    fresh, gazetteer
) -> None:
    async with landing(fresh(), gazetteer, "Indian/Reunion", HeatLevel.ORANGE) as here:
        await here.lives(at(here.area, 10), at(here.area, 12, 5))
        await here.world.settle()
        [check] = await here.checks()
        await here.press("Ana", AnswerGoing(check=check.id, yes=False))
        assert (await here.steps())[-1][:2] == ("Chloé", "told:3"), "without waiting"
        await here.world.settle()
        await here.press("Chloé", AnswerGoing(check=check.id, yes=True))
        await here.world.restarts()
        await here.lives(at(here.area, 12, 6), at(here.area, 13, 50))
        assert (await here.steps())[-1][0] == "Farida", "nothing more was heard of Chloé"


# --- any pattern of outages

OUTAGES = st.lists(
    st.tuples(st.integers(0, 14 * 60), st.integers(1, 5 * 60)), min_size=0, max_size=6
)


def alive(outages: Sequence[tuple[int, int]], first: datetime, minutes: int) -> Iterator[datetime]:
    """The minutes, counted from the first, in which Palier runs."""
    for n in range(minutes):
        if not any(start <= n < start + lasts for start, lasts in outages):
            yield first + n * MINUTE


@given(outages=OUTAGES, pace=st.sampled_from(list(LEVELS)))
@settings(max_examples=400, deadline=None)
def test_whatever_the_outages_no_step_is_early_doubled_or_missing(
    outages: list[tuple[int, int]], pace: CheckPace
) -> None:
    """The ladder's own arithmetic, swept like the job sweeps it."""
    zone = ZoneInfo("Europe/Paris")
    day = (NOON + timedelta(days=1)).date()
    midnight = datetime.combine(day, time(), zone)
    asked: dict[CheckMoment, datetime] = {}
    taken: list[tuple[int, datetime, datetime]] = []
    check: CheckIn | None = None
    known = midnight
    ran = list(alive(outages, midnight + timedelta(hours=8), 15 * 60))
    for now in ran:
        if check and check.next_at and check.next_at <= now:
            step = min(check.step + 1, ORGANISERS)
            taken.append((step, max(check.next_at, known), now))
            mark_step_taken(check, step, now, "Europe/Paris")
            assert check.next_at > now, "nobody is told two things at once"
        found = moment_due(pace, None, day, "Europe/Paris", now)
        if found and found[0] not in asked:
            asked[found[0]] = now
            if check is None:
                check = CheckIn(
                    id=1, member_id=1, area_id=1, on=day, moment=found[0], pace=pace,
                    asked_at=now, step_at=now,
                )  # fmt: skip
                taken.append((QUESTION, found[1], now))
                mark_step_taken(check, QUESTION, now, "Europe/Paris")
            else:
                before, known = check.next_at, now + MINUTE
                ask_check_again(check, pace, found[0], day, now, "Europe/Paris")
                assert check.step >= ORGANISERS or (before and check.next_at), "it goes on"
    steps = [step for step, _, _ in taken]
    assert steps == [min(n, ORGANISERS) for n in range(len(steps))], "none skipped, none doubled"
    for _, due, at_last in taken[1:]:
        assert at_last == next(each for each in ran if each >= due), "as soon as may be"
    hours = sorted(QUESTION_HOURS[pace].items(), key=lambda each: each[1])
    for n, (moment, hour) in enumerate(hours):
        struck = datetime.combine(day, hour, zone)
        over = midnight + timedelta(hours=23)
        if n + 1 < len(hours):
            over = datetime.combine(day, hours[n + 1][1], zone) - APART + MINUTE
        elif pace is CheckPace.ORANGE:
            over = datetime.combine(day, LAST_QUESTION, zone)
        ran_meanwhile = any(struck <= each < over for each in ran)
        assert (moment in asked) == ran_meanwhile, "whoever could be asked was asked"
        assert asked.get(moment, struck) >= struck, "none early"


@example(outages=[(174, 118), (0, 112)], pace=CheckPace.RED)
@given(
    outages=st.lists(
        st.tuples(st.integers(0, 5 * 60), st.integers(5, 150)), min_size=1, max_size=4
    ),
    pace=st.sampled_from(list(LEVELS)),
)
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_whatever_the_outages_everybody_is_written_to_once_and_in_turn(
    fresh: Callable[[], str], gazetteer: Gazetteer, outages: list[tuple[int, int]], pace: CheckPace
) -> None:
    """The real sweep on a real database; after each outage a new process takes over."""
    async with landing(fresh(), gazetteer, "Europe/Paris", LEVELS[pace]) as here:
        first = at(here.area, 8, 55)
        last_minute: datetime | None = None
        questions = [
            at(here.area, each.hour, each.minute) for each in QUESTION_HOURS[pace].values()
        ]
        for now in alive(outages, first, 12 * 60):
            if last_minute and now - last_minute > MINUTE:
                await here.world.restarts()
            passed = last_minute and any(last_minute < each <= now for each in questions)
            if passed and any(await here.checks()):
                break  # What is asked once more takes back what nobody has read yet.
            checks = await here.checks() if now.minute % 5 == 0 else [None]
            if checks and all(each and each.step == ORGANISERS for each in checks):
                break
            await here.minute(now)
            last_minute = now
        letters = await here.letters()
        assert len({(who, said, check) for who, said, _, check in letters}) == len(letters)
        for check in {each[3] for each in letters}:
            mine = [each for each in letters if each[3] == check]
            order = ["ask:0", "ask:1", "told:2", "told:3", "told:4"]
            assert [said for _, said, _, _ in mine] == order[: len(mine)]
            assert [who for who, _, _, _ in mine] == ["Bao", "Bao", "Ana", "Chloé", "Farida"][
                : len(mine)
            ]
            for (_, said, earlier, _), (_, _, later, _) in pairwise(mine):
                waits = [
                    ladder.wait_before(order.index(said))
                    for (at_pace, _), ladder in LADDERS.items()
                    if at_pace is pace
                ]
                assert later - earlier >= min(filter(None, waits)) / MINUTE


def test_a_late_question_wakes_nobody() -> None:
    assert (
        min(
            ladder.wait_before(0) or timedelta()
            for (pace, _), ladder in LADDERS.items()
            if pace is not CheckPace.AFTER
        )
        + MINUTE
        > LATE_AT_MOST
    )
