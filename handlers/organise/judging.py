"""What organisers make of reports, and looking once more when an author asks for it."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Notice, Refused, Reply, Show
from handlers.organise.feature import area_of, organise
from handlers.organise.reporting import (
    ReportAct,
    judges_of,
    report_key,
    report_sight,
    review_key,
    tell_author,
    tell_judges,
    update_judges,
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
    for report in await turn.store.organisation.open_reports(area.id):
        first.setdefault(report.subject, report)
        count[report.subject] = count.get(report.subject, 0) + 1
    waiting = [
        (report.id, await what_was_reported(report, turn), count[report.subject], report.at)
        for report in first.values()
        if await _may_judge(report, turn)
    ]
    return screens.reports_screen(area.id, waiting, zone=area.zone)


async def _may_judge(report: AbuseReport, turn: Interaction) -> bool:
    """Nobody judges what is said of themselves while somebody else can."""
    if report.author_id != turn.member.id:
        return True
    return all(judge.id == turn.member.id for judge in await judges_of(report, turn))


async def _to_judge(report_id: int, turn: Interaction) -> tuple[AbuseReport, Area]:
    report = await turn.store.organisation.get_report(report_id)
    area = await area_of(turn, report.area_id)
    if not report.what:
        raise Refused(words.gone())
    if not await _may_judge(report, turn):
        raise Refused(words.organise_judge_own())
    return report, area


@organise.on_press(ShowReport)
async def show_report(action: ShowReport, turn: Interaction) -> Reply:
    report, area = await _to_judge(action.report, turn)
    if report.judged:
        return Show(await _reports_list(area, turn), words.organise_judged_already())
    return Show(screens.report_notice(await report_sight(report, area, turn)))


@organise.on_press(JudgeReport)
async def judge_report(action: JudgeReport, turn: Interaction) -> Reply:
    """Decide once for everybody who reported it; author and reporters are told."""
    report, area = await _to_judge(action.report, turn)
    hides = action.judgement is ReportJudgement.HIDDEN
    mutes = action.judgement is ReportJudgement.MUTED
    if (hides and not report.card) or (mutes and report.author_id is None):
        raise Refused(words.gone())
    card = await turn.store.outbox.get_card(report.subject, lock=True)
    told = await turn.store.organisation.open_reports_on(report.subject)
    seen = await report_sight(report, area, turn)
    if not await turn.store.organisation.judge_reports(report.subject, action.judgement.value):
        return Show(await _reports_list(area, turn), words.organise_judged_already())
    await _close_notices(report, seen, ReportAct.TOLD, turn)
    if action.judgement is ReportJudgement.LEFT:
        await _leave_as_is(report, seen, turn)
    elif card:
        await turn.store.outbox.hide_card(
            card.name, screens.hidden_message().model_dump_json(), turn.now
        )
    if hides:
        message = screens.hidden_letter(report.id, seen.about, area.name, seen.what)
        await tell_author(report, message, turn, once=report_key(report, ReportAct.JUDGED))
    if mutes:
        await _mute_author(report, seen, area, turn)
    act, why = ACTS[action.judgement], next(iter(seen.what), "")
    turn.record_act(act, by=turn.member, area=area.id, on=report.subject, why=why)
    ended = screens.report_ended(seen.about, action.judgement)
    reporters = await turn.store.people.members_by_id({report.by_id for report in told})
    for member in reporters.values():
        await turn.notify_member(member, ended, once=report_key(report, ReportAct.ENDED))
    return Show(await _reports_list(area, turn), words.organise_judged())


async def _close_notices(
    report: AbuseReport, seen: ReportedThing, act: ReportAct, turn: Interaction
) -> None:
    """What the other judges have before them asks for nothing more."""
    once = review_key(seen, act, occurrence_of(turn.now))
    notice = screens.judged_notice(seen)
    await update_judges(report, notice, turn, once=once, over=True, but=turn.member.id)


async def _leave_as_is(report: AbuseReport, seen: ReportedThing, turn: Interaction) -> None:
    """Nothing is wrong: a card that was hidden is back, and its author knows."""
    if await turn.store.outbox.unhide_card(report.subject, turn.now):
        message = screens.back_letter(seen.about, seen.name)
        await tell_author(report, message, turn, once=report_key(report, ReportAct.JUDGED))


async def _mute_author(
    report: AbuseReport, seen: ReportedThing, area: Area, turn: Interaction
) -> None:
    if report.author_id is None:
        return
    end = turn.now + MUTED_FOR
    await turn.store.organisation.mute_member(report.author_id, area.id, end)
    author = await turn.store.people.get_member(report.author_id)
    await turn.stand_down(author, area_id=area.id)
    until = MomentText(at=end, zone=area.zone)
    message = screens.muted_letter(
        report.id, seen.about, area.name, seen.what, until, hidden=report.card
    )
    await tell_author(report, message, turn, once=report_key(report, ReportAct.JUDGED))


@organise.on_press(AppealJudgement)
async def appeal_judgement(action: AppealJudgement, turn: Interaction) -> Reply:
    """The author asks, once, that somebody looks (again)."""
    report = await turn.store.organisation.get_report(action.report)
    if report.author_id != turn.member.id:
        raise Refused(words.gone())
    if not await turn.store.organisation.move_appeal(report.subject, NONE, ASKED):
        return Notice(words.organise_appeal_already())
    area = await turn.store.areas.get_area(report.area_id)
    seen = await report_sight(report, area, turn)
    waits = await turn.store.organisation.open_reports_on(report.subject)
    asked = words.organise_appeal_asked()
    message = screens.report_notice(seen, asked) if waits else screens.appeal_notice(seen)
    once = review_key(seen, ReportAct.APPEAL, occurrence_of(turn.now))
    await tell_judges(report, message, turn, once=once)
    return Notice(words.organise_appeal_sent())


@organise.on_press(ReconsiderJudgement)
async def reconsider_judgement(action: ReconsiderJudgement, turn: Interaction) -> Reply:
    """Take a decision back or let it stand; the first organiser's answer counts."""
    report, area = await _to_judge(action.report, turn)
    after = LIFTED if action.lift else UPHELD
    await turn.store.outbox.get_card(report.subject, lock=True)
    if not await turn.store.organisation.move_appeal(report.subject, ASKED, after):
        return Show(await _reports_list(area, turn), words.organise_judged_already())
    seen = await report_sight(report, area, turn)
    await _close_notices(report, seen, ReportAct.APPEAL, turn)
    message = screens.upheld_letter(seen.about, area.name)
    if action.lift:
        await turn.store.outbox.unhide_card(report.subject, turn.now)
        if report.author_id:
            await turn.store.organisation.unmute_member(report.author_id, area.id)
        message = screens.back_letter(seen.about, area.name)
    await tell_author(report, message, turn, once=report_key(report, after))
    act = OrganiserAct.LIFTED if action.lift else OrganiserAct.UPHELD
    turn.record_act(act, by=turn.member, area=area.id, on=report.subject)
    return Show(await _reports_list(area, turn), words.organise_judged())
