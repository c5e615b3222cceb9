"""What organisers make of reports, and looking once more when an author asks for it."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel import Interaction, Notice, Refused, Reply, Show
from handlers.organise.feature import area_of, organise
from handlers.organise.reporting import (
    ReportAct,
    judges_of,
    report_key,
    report_sight,
    tell_author,
    tell_judges,
    what_was_reported,
)
from messages import words
from messages.model import Message, MomentText
from messages.organise import report_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.report_actions import (
    AppealJudgement,
    JudgeReport,
    ReconsiderJudgement,
    ReportJudgement,
    ShowReport,
    ShowReports,
)
from messages.organise.report_views import ReportedThing
from storage.area import Area
from storage.organise import AbuseReport
from storage.outbox import occurrence_of

MUTED_FOR = timedelta(days=7)
ACTS = {
    ReportJudgement.LEFT: OrganiserAct.KEPT,
    ReportJudgement.HIDDEN: OrganiserAct.HID,
    ReportJudgement.MUTED: OrganiserAct.MUTED,
}
NONE, ASKED, LIFTED, UPHELD = "", "asked", ReportAct.LIFTED, ReportAct.UPHELD
"""Where an appeal stands."""


@organise.on_press(ShowReports)
async def show_reports(action: ShowReports, turn: Interaction) -> Reply:
    return Show(await _reports_list(await area_of(turn, action.area), turn))


async def _reports_list(area: Area, turn: Interaction) -> Message:
    """Each thing once, with how many reported it; not what only others may judge."""
    first: dict[str, AbuseReport] = {}
    count: dict[str, int] = {}
    for each in await turn.store.organisation.open_reports(area.id):
        first.setdefault(each.subject, each)
        count[each.subject] = count.get(each.subject, 0) + 1
    waiting = [
        (each.id, await what_was_reported(each, turn), count[each.subject], each.at)
        for each in first.values()
        if await _may_judge(each, turn)
    ]
    return screens.reports_screen(area.id, waiting, zone=area.zone)


async def _may_judge(found: AbuseReport, turn: Interaction) -> bool:
    """Nobody judges what is said of themselves while somebody else can."""
    if found.author_id != turn.member.id:
        return True
    return all(each.id == turn.member.id for each in await judges_of(found, turn))


async def _to_judge(report_id: int, turn: Interaction) -> tuple[AbuseReport, Area]:
    found = await turn.store.organisation.get_report(report_id)
    area = await area_of(turn, found.area_id)
    if not found.what:
        raise Refused(words.gone())
    if not await _may_judge(found, turn):
        raise Refused(words.organise_judge_own())
    return found, area


@organise.on_press(ShowReport)
async def show_report(action: ShowReport, turn: Interaction) -> Reply:
    found, area = await _to_judge(action.report, turn)
    if found.judged:
        return Show(await _reports_list(area, turn), words.organise_judged_already())
    return Show(screens.report_notice(await report_sight(found, area, turn)))


@organise.on_press(JudgeReport)
async def judge_report(action: JudgeReport, turn: Interaction) -> Reply:
    """Decide once for everybody who reported it; author and reporters are told."""
    found, area = await _to_judge(action.report, turn)
    hides = action.judgement is ReportJudgement.HIDDEN
    mutes = action.judgement is ReportJudgement.MUTED
    if (hides and not found.card) or (mutes and found.author_id is None):
        raise Refused(words.gone())
    card = await turn.store.outbox.get_card(found.subject, lock=True)
    told = await turn.store.organisation.open_reports_on(found.subject)
    seen = await report_sight(found, area, turn)
    if not await turn.store.organisation.judge_reports(found.subject, action.judgement.value):
        return Show(await _reports_list(area, turn), words.organise_judged_already())
    if action.judgement is ReportJudgement.LEFT:
        await _leave_as_is(found, seen, turn)
    elif card:
        await turn.store.outbox.hide_card(
            card.name, screens.hidden_message().model_dump_json(), turn.now
        )
    if hides:
        said = screens.hidden_letter(found.id, seen.about, area.name, seen.what)
        await tell_author(found, said, turn, once=report_key(found, ReportAct.JUDGED))
    if mutes:
        await _mute_author(found, seen, area, turn)
    turn.record_act(ACTS[action.judgement], by=turn.member, area=area.id, on=found.subject)
    ended = screens.report_ended(seen.about, action.judgement)
    reporters = await turn.store.people.members_by_id({each.by_id for each in told})
    for member in reporters.values():
        await turn.notify_member(member, ended, once=report_key(found, ReportAct.ENDED))
    return Show(await _reports_list(area, turn), words.organise_judged())


async def _leave_as_is(found: AbuseReport, seen: ReportedThing, turn: Interaction) -> None:
    """Nothing is wrong: a card that was hidden is back, and its author knows."""
    if await turn.store.outbox.unhide_card(found.subject, turn.now):
        said = screens.back_letter(seen.about, seen.name)
        await tell_author(found, said, turn, once=report_key(found, ReportAct.JUDGED))


async def _mute_author(
    found: AbuseReport, seen: ReportedThing, area: Area, turn: Interaction
) -> None:
    if found.author_id is None:
        return
    end = turn.now + MUTED_FOR
    await turn.store.organisation.mute_member(found.author_id, area.id, end)
    author = await turn.store.people.get_member(found.author_id)
    await turn.stand_down(author, area_id=area.id)
    until = MomentText(at=end, zone=area.zone)
    said = screens.muted_letter(
        found.id, seen.about, area.name, seen.what, until, hidden=found.card
    )
    await tell_author(found, said, turn, once=report_key(found, ReportAct.JUDGED))


@organise.on_press(AppealJudgement)
async def appeal_judgement(action: AppealJudgement, turn: Interaction) -> Reply:
    """The author asks, once, that somebody looks (again)."""
    found = await turn.store.organisation.get_report(action.report)
    if found.author_id != turn.member.id:
        raise Refused(words.gone())
    if not await turn.store.organisation.move_appeal(found.subject, NONE, ASKED):
        return Notice(words.organise_appeal_already())
    area = await turn.store.areas.get_area(found.area_id)
    seen = await report_sight(found, area, turn)
    waits = await turn.store.organisation.open_reports_on(found.subject)
    asked = words.organise_appeal_asked()
    said = screens.report_notice(seen, asked) if waits else screens.appeal_notice(seen)
    once = report_key(found, ReportAct.APPEAL, occurrence_of(turn.now))
    await tell_judges(found, said, turn, once=once)
    return Notice(words.organise_appeal_sent())


@organise.on_press(ReconsiderJudgement)
async def reconsider_judgement(action: ReconsiderJudgement, turn: Interaction) -> Reply:
    """Take a decision back or let it stand; the first organiser's answer counts."""
    found, area = await _to_judge(action.report, turn)
    after = LIFTED if action.lift else UPHELD
    await turn.store.outbox.get_card(found.subject, lock=True)
    if not await turn.store.organisation.move_appeal(found.subject, ASKED, after):
        return Show(await _reports_list(area, turn), words.organise_judged_already())
    seen = await report_sight(found, area, turn)
    said = screens.upheld_letter(seen.about, area.name)
    if action.lift:
        await turn.store.outbox.unhide_card(found.subject, turn.now)
        if found.author_id:
            await turn.store.organisation.unmute_member(found.author_id, area.id)
        said = screens.back_letter(seen.about, area.name)
    await tell_author(found, said, turn, once=report_key(found, after))
    act = OrganiserAct.LIFTED if action.lift else OrganiserAct.UPHELD
    turn.record_act(act, by=turn.member, area=area.id, on=found.subject)
    return Show(await _reports_list(area, turn), words.organise_judged())
