"""What was told once under a name, before keys were columns, is known by its key afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace as Row

import pytest
from alembic.command import downgrade
from alembic.command import upgrade as climb
from sqlalchemy import text

from handlers.aid.acts import AidAct
from handlers.aid.feature import LoadedRequest
from handlers.aid.weekly_hello import HelloAct
from handlers.cafe.feature import CafeAct, LoadedCafe
from handlers.heat.announcements.delivery import TellingReason, alarm_key, day_key
from handlers.heat.checkins.check_view import CheckAct, check_key, question_key, step_key
from handlers.heat.checkins.commands import BuddyAct
from handlers.heat.levels.consent import OverrideAct
from handlers.organise.reporting import ReportAct, report_key
from messages.heat.checkins.actions import CheckPace
from messages.heat.levels.level import HeatLevel
from storage.aid import HelpRequest, WeeklyHello
from storage.area import Area, JoinRequest
from storage.cafe import Cafe
from storage.database import Database
from storage.heat import LevelOverride
from storage.heat.checkins.queries import Buddy, CheckIn
from storage.migrations import HEAD, run_alembic
from storage.organise import AbuseReport
from storage.outbox import DedupKey, OutboxAction, OutboxMessage, occurrence_of
from storage.people import Member
from tests import postgres
from tests.test_migrations import insert_rows

BEFORE = "0021"
AT = datetime(2026, 7, 1, 16, 0, 0, 600000, tzinfo=UTC)
SECOND, MILLISECOND = "1782921601", "1782921600.600"
DAY, ORANGE = date(2026, 7, 1), "2026-07-01:orange"
ALARM = f"heat:alarm:{ORANGE}:5"

CAFE = LoadedCafe(cafe=Cafe(id=5, revision=2), area=Row(), host=None, tally=Row())
REQUEST = LoadedRequest(request=HelpRequest(id=5), area=Row(), asker=None, helper=None)
CHECK = CheckIn(id=5, on=DAY, pace=CheckPace.ORANGE, called_at=None)
CALLED = CheckIn(id=5, on=DAY, pace=CheckPace.ORANGE, called_at=AT)
AREA, HELLO, KNOCK = Area(id=5), WeeklyHello(id=5), JoinRequest(id=5)
REPORT, BUDDY, LEVEL = AbuseReport(id=5), Buddy(id=5), LevelOverride(id=5)

MOMENTS = {CafeAct.EVE, CafeAct.SOON, CafeAct.SEAT, CafeAct.LAPSED, CafeAct.HEIR, CafeAct.HOST}
REVISIONS = {CafeAct.ADDRESS, CafeAct.CHANGED}
ABOUT_SOMEBODY = {
    AidAct.READY, AidAct.UNREADY, AidAct.WAITS, AidAct.LATE, AidAct.LEFT, AidAct.DOWN,
    AidAct.CONTACT, AidAct.NOT_FINE,
}  # fmt: skip


def forms() -> Iterable[tuple[str, DedupKey]]:
    """Every form of a former name, with the key under which the same is told now."""
    for act in CafeAct:
        if act in MOMENTS:
            yield f"cafe:5:{act}:{SECOND}", CAFE.dedup_key(act, AT)
        elif act in REVISIONS:
            yield f"cafe:5:{act}:2", CAFE.dedup_key(act, CAFE.cafe.revision)
        else:
            yield f"cafe:5:{act}", CAFE.dedup_key(act)
    for act in AidAct:
        if act in ABOUT_SOMEBODY:
            yield f"aid:5:{act}:7:{SECOND}", REQUEST.dedup_key(act, AT, about=7)
        elif act is not AidAct.SAID:
            yield f"aid:5:{act}:{SECOND}", REQUEST.dedup_key(act, AT)
    for act in AidAct.SAID, AidAct.DANGER:
        yield f"aid:5:{act}:7:{MILLISECOND}", REQUEST.dedup_key(act, AT, about=7, exact=True)
    hello, exactly = HELLO.key_subject, occurrence_of(AT, exact=True)
    for act in HelloAct.ASKED, HelloAct.BEGUN, HelloAct.ENDED:
        yield f"hello:5:{act}", DedupKey(hello, act)
    yield f"hello:5:{SECOND}", DedupKey(hello, HelloAct.WEEKLY, occurrence_of(AT))
    yield f"hello:5:said:7:{MILLISECOND}", DedupKey(hello, HelloAct.SAID, exactly, "7")
    yield f"hello-danger:5:said:7:{MILLISECOND}", DedupKey(hello, HelloAct.DANGER, exactly, "7")
    yield "hello:5", DedupKey(AREA.key_subject, "greeting")
    yield "opened:5", DedupKey(AREA.key_subject, "opened")
    yield "digest:2026-07-01:5", DedupKey(AREA.key_subject, "digest", occurrence_of(DAY))
    yield "still:2026", DedupKey("home", "still", occurrence_of(2026))
    yield "knock:5:1782921600", DedupKey(KNOCK.key_subject, "waits", "1782921600")
    yield "report:5", report_key(REPORT, ReportAct.TOLD)
    yield f"report:5:appeal:{SECOND}", report_key(REPORT, ReportAct.APPEAL, occurrence_of(AT))
    for act in set(ReportAct) - {ReportAct.TOLD, ReportAct.APPEAL}:
        yield f"report:5:{act}", report_key(REPORT, act)
    yield "exposed:stair:5:12.3", DedupKey("chat:stair:5", "exposed", "12.3")
    yield "reply:telegram:5:6", DedupKey("receipt:telegram:5:6", "reply")
    yield "blank:5", DedupKey("confidence:5", OutboxAction.BLANK)
    yield from heat_forms()


def heat_forms() -> Iterable[tuple[str, DedupKey]]:
    for reason, word in {
        TellingReason.AUDIENCE: "told",
        TellingReason.ORGANISES: "organises",
        TellingReason.PROMISED: "promised",
    }.items():
        key = day_key(reason, DAY, HeatLevel.ORANGE, "orange.eve")
        yield f"heat:{word}:{ORANGE}:orange.eve", key
    counts = day_key(TellingReason.ORGANISES, DAY, HeatLevel.ORANGE, "counts.morning:5")
    yield f"heat:organises:{ORANGE}:counts.morning:5", counts
    yield f"heat:asked:{ORANGE}:5:ask:0", question_key(CHECK)
    guard = alarm_key("guard:5", "hot", DAY, HeatLevel.ORANGE, occurrence_of(AT))
    yield f"heat:alarm:{ORANGE}:cafe:5:{SECOND}", guard
    yield f"{ALARM}:ask:1", check_key(CHECK, CheckAct.ASK, "1")
    yield f"{ALARM}:told:2:0", step_key(CHECK, 2)
    yield f"{ALARM}:told:2:{SECOND}", step_key(CALLED, 2)
    yield f"{ALARM}:told:again:{SECOND}:0", step_key(CHECK, f"again:{occurrence_of(AT)}")
    for step in "worried", "silent":
        yield f"{ALARM}:told:{step}:7:{SECOND}", step_key(CALLED, step, 7)
    yield f"{ALARM}:told:contact", check_key(CHECK, CheckAct.TOLD, "contact")
    yield f"{ALARM}:going:7:{SECOND}", check_key(CHECK, CheckAct.GOING, occurrence_of(AT), 7)
    lost = check_key(CHECK, CheckAct.LOST, occurrence_of(AT, exact=True))
    yield f"{ALARM}:lost:{MILLISECOND}", lost
    for act in CheckAct.STOP, CheckAct.CLEAR:
        yield f"{ALARM}:{act}:{SECOND}", check_key(CHECK, act, occurrence_of(AT))
    for act in CheckAct.AGAIN, CheckAct.FINE:
        yield f"{ALARM}:{act}", check_key(CHECK, act)
    yield "heat:buddy:5", DedupKey(BUDDY.key_subject, BuddyAct.ASK)
    yield "heat:ended:5", DedupKey(BUDDY.key_subject, BuddyAct.ENDED)
    for act in BuddyAct.YES, BuddyAct.NO, BuddyAct.END:
        yield f"heat:pair:{act}:5", DedupKey(BUDDY.key_subject, act)
    for act in OverrideAct:
        yield f"heat:{act}:5", DedupKey(LEVEL.key_subject, act)
    yield "heat:notice:2026", DedupKey("season", "notice", occurrence_of(2026))
    yield "heat:after:2026-07-01", DedupKey("season", "after", occurrence_of(DAY))
    silent = DedupKey("source:vigilance:75", "silent", occurrence_of(AT))
    yield f"heat:silent:vigilance:75:{SECOND}", silent
    yield f"heat:drill:5:{SECOND}:3", DedupKey(AREA.key_subject, "drill", f"{SECOND}:3")
    for act in OutboxAction.PIN, OutboxAction.UNPIN:
        yield f"heat:5:{act}:12.3:4", DedupKey("heat:5", act, "12.3:4")
    yield "of no form", DedupKey("of no form", "")


FORMS = dict(forms())
ACTS = (CafeAct, AidAct, HelloAct, CheckAct, BuddyAct, ReportAct, OverrideAct)


@pytest.fixture(params=["sqlite", "postgresql"])
async def before(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database of the step before, with a letter of every form to a member and to a wall."""
    url = f"sqlite:///{tmp_path / 'before.sqlite'}"
    if request.param == "postgresql":
        url = postgres.fresh_database(request.getfixturevalue("postgres_cluster"), "keys")
    database = Database(url)
    await run_alembic(database, lambda config: climb(config, BEFORE))
    async with database.transaction() as store:
        connection = await store.session.connection()
        ana = Member(id=9, name="Ana", joined_at=AT, seen_at=AT)
        await connection.run_sync(lambda sync: insert_rows(sync, [ana]))
        for once in (*FORMS, None):
            for member, place in ((9, None), (None, "wall")):
                await store.session.execute(
                    text(
                        "INSERT INTO letter (member_id, platform, workspace, chat, place, errand,"
                        " subject, language, zone, priority, once, due_at, attempts) VALUES"
                        " (:member, 'x', '', 'wall', :place, 'say', '', 'fr', 'Europe/Paris', 6,"
                        " :once, '2026-07-01 00:00:00', 0)"
                    ),
                    {"member": member, "place": place, "once": once},
                )
    yield database
    await database.close()


async def names(database: Database) -> list[str]:
    async with database.engine.connect() as connection:
        found = await connection.execute(text("SELECT once FROM letter WHERE once IS NOT NULL"))
        return sorted(found.scalars())


def test_every_act_has_its_former_name() -> None:
    known = {(type(key.act), str(key.act)) for key in FORMS.values()}
    assert {(acts, str(act)) for acts in ACTS for act in acts} <= known
    assert len(set(FORMS.values())) == len(FORMS)


async def test_what_was_told_before_is_not_told_again(before: Database) -> None:
    await run_alembic(before, lambda config: climb(config, HEAD))
    async with before.transaction() as store:
        for key in FORMS.values():
            for member, place in ((9, None), (None, "wall")):
                again = OutboxMessage(
                    member_id=member, place=place, platform="x", chat="wall", due_at=AT
                ).under(key)
                await store.outbox.enqueue_message(again)
                assert again.id is None, key


async def test_what_was_promised_before_can_be_taken_back(before: Database) -> None:
    await run_alembic(before, lambda config: climb(config, HEAD))
    async with before.transaction() as store:
        for key in FORMS.values():
            about = int(key.about) if key.about else None
            taken = await store.outbox.withdraw_messages(
                key.subject, key.act, occurrences=[key.occurrence], about=about
            )
            assert taken == 2, key


async def test_names_are_joined_again_as_they_were(before: Database) -> None:
    were = await names(before)
    await run_alembic(before, lambda config: climb(config, HEAD))
    await run_alembic(before, lambda config: downgrade(config, BEFORE))
    assert await names(before) == were == sorted([*FORMS, *FORMS])


async def test_what_two_were_told_is_told_once_when_they_are_one(database: Database) -> None:
    """Of two letters under one key the one of the member who stays is kept."""
    async with database.transaction() as store:
        kept, gone = (Member(name="Ana", joined_at=AT, seen_at=AT) for _ in range(2))
        store.session.add_all((kept, gone))
        await store.session.flush()
        for each, among in (kept, (CafeAct.EVE,)), (gone, (CafeAct.EVE, CafeAct.SOON)):
            for act in among:
                said = OutboxMessage(member_id=each.id, platform="x", chat="a", due_at=AT)
                await store.outbox.enqueue_message(said.under(CAFE.dedup_key(act, AT)))
        await store.linking.merge_members(kept.id, gone.id)
        told = await store.outbox.keys_told(CAFE.cafe.card_name, [kept.id, gone.id])
        assert set(told) == {kept.id}
        assert sorted(each.act for each in told[kept.id]) == [CafeAct.EVE, CafeAct.SOON]


async def test_two_who_left_are_nobody_and_what_was_told_of_them_is_still_told_apart(
    database: Database,
) -> None:
    """Both said yes in the same second: no number stays, and both letters can be taken back."""
    async with database.transaction() as store:
        ana, *gone = (Member(name=each, joined_at=AT, seen_at=AT) for each in ("Ana", "Bao", "Zoé"))
        store.session.add_all((ana, *gone))
        await store.session.flush()
        for each in gone:
            said = OutboxMessage(member_id=ana.id, platform="x", chat="a", due_at=AT)
            key = REQUEST.dedup_key(AidAct.READY, AT, about=each.id)
            await store.outbox.enqueue_message(said.under(key))
        for each in gone:
            await store.leaving.erase_member(each.id)
        subject = REQUEST.request.card_name
        told = (await store.outbox.keys_told(subject, [ana.id]))[ana.id]
        assert len({each.about for each in told} - {str(each.id) for each in gone}) == 2
        assert await store.outbox.withdraw_messages(subject, AidAct.READY) == 2
