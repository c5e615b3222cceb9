"""The journal as its readers see it: whose it is, page by page, as a file, never changed."""

from __future__ import annotations

import ast
import csv
import io
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from messages import words
from messages.account.actions import EraseMe
from messages.catalog import plain_words
from messages.heat.checkins.actions import ReportCheck, TakeoverAct
from messages.heat.checkins.check_card import VisitOutcome
from messages.model import MomentText, Text
from messages.organise.actions import (
    EVERYWHERE,
    ExportJournal,
    OrganiserAct,
    SetAdmission,
    ShowJournal,
    WallLanguage,
)
from messages.organise.journal_views import PAGE
from messages.organise.report_actions import JudgeReport, ReportJudgement
from storage.area import Area, MemberRole
from storage.database import Store
from storage.organise import AbuseReport, JournalEntry
from tests.cafe import invites
from tests.heat.watch import checks
from tests.house import FLOORS, ROOT
from tests.organise import code, reports, rows
from tests.organise.acts import STORIES, Scene
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group


async def writes(world: World, area: Area | None, who: Neighbour, count: int, act: str) -> None:
    """So many acts, a minute apart."""
    async with world.database.transaction() as store:
        for number in range(count):
            store.session.add(
                JournalEntry(
                    area_id=area.id if area else None,
                    member_id=who.member_id,
                    act=act,
                    at=world.clock.now() - timedelta(minutes=count - number),
                )
            )


def table(who: Neighbour) -> list[dict[str, str]]:
    content = who.files[who.document].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


# --- whose it is


@pytest.mark.every_world
async def test_organisers_read_and_export_their_area_and_admins_all(
    world: World, area: Area, belleville: Group, organiser: Neighbour, admin: Neighbour
) -> None:
    other = await world.declares("Les Oeillets")
    gina = await world.joins("Gina", "fr", other, role=MemberRole.ORGANISER)
    await organiser.forges(SetAdmission(area=area.id, by_organisers=True))
    act = words.organise_act_door_by_organisers()
    for stranger in (gina, await world.joins("Lin", "fr", area)):
        for key in (area.id, EVERYWHERE):
            for press in (ShowJournal(area=key), ExportJournal(area=key)):
                await stranger.forges(press)
                assert stranger.sees(words.organise_not_yours())
        assert not stranger.told(act)
        assert not stranger.files
    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(act)
    await organiser.presses(words.organise_journal_export())
    assert organiser.sees(words.organise_journal_file(name="Belleville"))
    assert not belleville.screen
    await admin.forges(ShowJournal(area=EVERYWHERE))
    assert admin.sees(act)
    await admin.presses(words.organise_journal_export())
    assert admin.sees(words.organise_journal_files())


async def test_who_organises_no_more_reads_no_more(
    world: World, area: Area, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        tie = await store.areas.membership(organiser.member_id, area.id)
        assert tie
        tie.role = MemberRole.RELAY
    for press in (ShowJournal(area=area.id), ExportJournal(area=area.id)):
        await organiser.forges(press)
        assert organiser.sees(words.organise_not_yours())


async def test_pressed_where_others_are_the_file_goes_to_who_asked_alone(
    world: World, area: Area, belleville: Group, organiser: Neighbour
) -> None:
    await writes(world, area, organiser, 1, OrganiserAct.CHANGED)
    await organiser.forges(ExportJournal(area=area.id), on=belleville)
    assert not world.handed(belleville.chat)
    assert not belleville.screen
    assert organiser.files


# --- what stands there


async def test_it_says_who_what_on_which_and_why(
    world: World, area: Area, belleville: Group, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour,
) -> None:  # fmt: skip
    await organiser.forges(WallLanguage(wall=belleville.id, language="en"))
    await invites(ana, note="Quetzalcoatl viendra")
    await reports(bao, belleville, word="Il vend des plumes")
    (report,) = await rows(world, AbuseReport)
    await organiser.forges(JudgeReport(report=report.id, judgement=ReportJudgement.HIDDEN))
    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(words.organise_journal_wall(title="Les voisins de Belleville"))
    hid = words.organise_act_hid()
    line = words.organise_journal_line(
        moment=MomentText(at=world.clock.now(), zone=area.zone), who="Farida", act=hid
    )
    saturday = MomentText(at=report.at + timedelta(days=4), zone=area.zone, show="day")
    about = words.organise_journal_cafe(day=saturday)
    said = words.organise_journal_about_both(line=line, about=about, why=words.organise_why_money())
    assert organiser.sees(said)
    for told in ("Quetzalcoatl", "plumes", "Ana", "Bao", "Folies"):
        assert not organiser.sees(told)


async def test_a_long_journal_is_turned_page_by_page(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await writes(world, area, organiser, 2 * PAGE + 3, OrganiserAct.CHANGED)
    await writes(world, area, organiser, 1, OrganiserAct.OPENED)
    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(words.organise_act_opened())
    assert not organiser.offered(words.organise_newer())
    for _ in range(2):
        await organiser.presses(words.organise_older())
        assert not organiser.sees(words.organise_act_opened())
    last = plain_words(words.organise_act_changed(), organiser.reader)
    assert organiser.screen[-1].words.count(last) == 4
    assert plain_words(words.organise_older(), organiser.reader) not in organiser.buttons
    for _ in range(2):
        await organiser.presses(words.organise_newer())
    assert organiser.sees(words.organise_act_opened())
    for forged in (-7, 10**9):
        await organiser.forges(ShowJournal(area=area.id, page=forged))
        assert organiser.sees(words.organise_journal())


async def test_the_table_is_inert_whole_and_in_the_reader_s_words(
    world: World, area: Area, organiser: Neighbour
) -> None:
    eve = await world.joins("=HYPERLINK(1)", "fr", area, role=MemberRole.ORGANISER)
    await writes(world, area, eve, 2 * PAGE, OrganiserAct.CHANGED)
    world.clock.advance(timedelta(minutes=9))
    await writes(world, area, organiser, 1, OrganiserAct.BOUND)
    other = await world.declares("Les Oeillets")
    await writes(world, other, eve, 3, OrganiserAct.CHANGED)
    await organiser.forges(ExportJournal(area=area.id))
    lines = table(organiser)
    assert len(lines) == 2 * PAGE + 1
    assert list(lines[0]) == ["Quand", "Quartier", "Qui", "Quoi", "Sur quoi", "Pourquoi"]
    assert lines[0]["Qui"] == "Farida"
    assert lines[0]["Quand"] == "2026-06-30 12:08"
    assert {line["Qui"] for line in lines[1:]} == {"'=HYPERLINK(1)"}
    assert {line["Quartier"] for line in lines} == {"Belleville"}


async def test_an_organiser_who_left_is_told_from_what_nobody_did(
    world: World, area: Area, belleville: Group, organiser: Neighbour
) -> None:
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await organiser.forges(SetAdmission(area=area.id, by_organisers=True))
    async with world.database.transaction() as store:
        found = JournalEntry(
            area_id=area.id, act=OrganiserAct.TAKES, by_person=False, at=world.clock.now()
        )
        store.session.add(found)
    await organiser.forges(EraseMe())
    await gus.forges(ShowJournal(area=area.id))

    def line(act: Text, who: Text | None) -> Text:
        moment = MomentText(at=world.clock.now(), zone=area.zone)
        if who is None:
            return words.organise_journal_line_alone(moment=moment, act=act)
        return words.organise_journal_line(moment=moment, who=who, act=act)

    gone = words.organise_nobody()
    assert gus.sees(line(words.organise_act_door_by_organisers(), gone))
    assert gus.sees(line(words.organise_act_left(), gone))
    assert gus.sees(line(words.organise_act_takes(), None))
    assert not gus.sees("Farida")


async def test_a_buddy_who_ends_what_an_organiser_took_over_is_not_named(
    world: World, belleville: Group, organiser: Neighbour, admin: Neighbour,
    bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    scene = Scene(world, belleville, organiser, admin, bao, chloe)
    await STORIES["wt.take"].plays(scene)
    (check,) = await checks(world)
    await chloe.forges(ReportCheck(check=check.id, found=VisitOutcome.NEEDS))
    (ended,) = [each for each in await rows(world, JournalEntry) if each.act == TakeoverAct.ENDED]
    assert (ended.member_id, ended.by_person, ended.why) == (None, False, "")
    await organiser.forges(ShowJournal(area=belleville.area.id))
    assert organiser.sees(words.organise_act_heat_ended())
    for told in ("Chloé", "Bao"):
        assert not organiser.sees(told)


# --- it is only written on


async def tries(world: World, change: Callable[[Store], Awaitable[object]]) -> None:
    async with world.database.transaction() as store:
        await change(store)


async def rewrites(store: Store) -> None:
    (entry,) = await store.organisation.journal_entries(None)
    entry.why = "rewritten"


async def takes_away(store: Store) -> None:
    (entry,) = await store.organisation.journal_entries(None)
    await store.session.delete(entry)


async def test_a_line_that_stands_is_neither_changed_nor_taken_away(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await writes(world, area, organiser, 1, OrganiserAct.CHANGED)
    with pytest.raises(RuntimeError, match="append-only"):
        await tries(world, rewrites)
    with pytest.raises(RuntimeError, match="append-only"):
        await tries(world, takes_away)
    for statement in (update(JournalEntry).values(act="other"), delete(JournalEntry)):
        with pytest.raises(AssertionError, match="entry"):
            await tries(world, lambda store, each=statement: store.session.execute(each))
    (entry,) = await rows(world, JournalEntry)
    assert (entry.act, entry.why) == (OrganiserAct.CHANGED, "")


def test_no_code_changes_or_deletes_a_line_by_itself() -> None:
    """What walks every table (retention, an erasure, two accounts that join) names none."""
    wrong = []
    for path in (each for floor in FLOORS for each in (ROOT / floor).rglob("*.py")):
        if "versions" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            named = {
                each.id for arg in node.args for each in ast.walk(arg) if isinstance(each, ast.Name)
            }
            if (
                called in {"delete", "update", "replacing", "upsert_into"}
                and "JournalEntry" in named
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


async def test_two_accounts_of_one_organiser_keep_their_lines(world: World, area: Area) -> None:
    """They are one person's afterwards, and nothing else of them changes."""
    printed = await code(world)
    ana, anna = await world.joins("Ana", "fr", area), await world.joins("Anna", "fr", area)
    await ana.says(f"/admin {printed}")
    before = [each.model_dump(exclude={"member_id"}) for each in await rows(world, JournalEntry)]
    async with world.database.transaction() as store:
        await store.linking.merge_members(anna.member_id, ana.member_id)
    after = await rows(world, JournalEntry)
    assert [each.model_dump(exclude={"member_id"}) for each in after] == before
    assert [each.member_id for each in after] == [anna.member_id]


@pytest.mark.every_world
async def test_a_line_is_read_for_twelve_months_and_no_longer(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(SetAdmission(area=area.id, by_organisers=True))
    await world.passes(days=364)
    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(words.organise_act_door_by_organisers())
    await world.passes(days=2)
    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(words.organise_journal_none())
