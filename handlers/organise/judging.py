"""What organisers make of reports, and looking once more when an author asks for it."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel import Hint, Refused, Reply, Show, Turn
from handlers.organise.feature import area_of, organise
from handlers.organise.reporting import about, judges, reported, tell_author, tell_judges
from messages import words
from messages.model import Message, When
from messages.organise import reports as screens
from messages.organise.asked import Act
from messages.organise.reports import Reported
from messages.organise.trouble import Appeal, Judge, Judgement, Reconsider, Reports, SeeReport
from storage.area import Area
from storage.organise import Report

MUTED_FOR = timedelta(days=7)
ACTS = {
    Judgement.LEFT: Act.KEPT,
    Judgement.HIDDEN: Act.HID,
    Judgement.MUTED: Act.MUTED,
}
NONE, ASKED, LIFTED, UPHELD = "", "asked", "lifted", "upheld"
"""Where an appeal stands."""


@organise.pressed(Reports)
async def look(action: Reports, turn: Turn) -> Reply:
    return Show(await _list(await area_of(turn, action.area), turn))


async def _list(area: Area, turn: Turn) -> Message:
    """Each thing once, with how many reported it; not what only others may judge."""
    first: dict[str, Report] = {}
    count: dict[str, int] = {}
    for each in await turn.store.organisation.open_reports(area.id):
        first.setdefault(each.subject, each)
        count[each.subject] = count.get(each.subject, 0) + 1
    waiting = [
        (each.id, await about(each, turn), count[each.subject], each.at)
        for each in first.values()
        if await _may_judge(each, turn)
    ]
    return screens.reports(area.id, waiting, zone=area.zone)


async def _may_judge(found: Report, turn: Turn) -> bool:
    """Nobody judges what is said of themselves while somebody else can."""
    if found.author_id != turn.member.id:
        return True
    return all(each.id == turn.member.id for each in await judges(found, turn))


async def _to_judge(report_id: int, turn: Turn) -> tuple[Report, Area]:
    found = await turn.store.organisation.report(report_id)
    area = await area_of(turn, found.area_id)
    if not found.what:
        raise Refused(words.gone())
    if not await _may_judge(found, turn):
        raise Refused(words.organise_judge_own())
    return found, area


@organise.pressed(SeeReport)
async def see(action: SeeReport, turn: Turn) -> Reply:
    found, area = await _to_judge(action.report, turn)
    if found.judged:
        return Show(await _list(area, turn), words.organise_judged_already())
    return Show(screens.reported(await reported(found, area, turn)))


@organise.pressed(Judge)
async def judge(action: Judge, turn: Turn) -> Reply:
    """Decide once for everybody who reported it; author and reporters are told."""
    found, area = await _to_judge(action.report, turn)
    hides = action.judgement is Judgement.HIDDEN
    mutes = action.judgement is Judgement.MUTED
    if (hides and not found.card) or (mutes and found.author_id is None):
        raise Refused(words.gone())
    card = await turn.store.outbox.card(found.subject, lock=True)
    told = await turn.store.organisation.open_on(found.subject)
    seen = await reported(found, area, turn)
    if not await turn.store.organisation.judge(found.subject, action.judgement.value):
        return Show(await _list(area, turn), words.organise_judged_already())
    if action.judgement is Judgement.LEFT:
        await _leave(found, seen, turn)
    elif card:
        await turn.store.outbox.cover(card.name, screens.hidden().model_dump_json(), turn.now)
    if hides:
        said = screens.hidden_letter(found.id, seen.about, area.name, seen.what)
        await tell_author(found, said, turn, once=f"report:{found.id}:judged")
    if mutes:
        await _mute(found, seen, area, turn)
    turn.note(ACTS[action.judgement], by=turn.member, area=area.id, on=found.subject)
    ended = screens.ended(seen.about, action.judgement)
    reporters = await turn.store.people.named({each.by_id for each in told})
    for member in reporters.values():
        await turn.tell(member, ended, once=f"report:{found.id}:ended")
    return Show(await _list(area, turn), words.organise_judged())


async def _leave(found: Report, seen: Reported, turn: Turn) -> None:
    """Nothing is wrong: a card that was hidden is back, and its author knows."""
    if await turn.store.outbox.uncover(found.subject, turn.now):
        said = screens.back_letter(seen.about, seen.name)
        await tell_author(found, said, turn, once=f"report:{found.id}:judged")


async def _mute(found: Report, seen: Reported, area: Area, turn: Turn) -> None:
    if found.author_id is None:
        return
    end = turn.now + MUTED_FOR
    await turn.store.organisation.mute(found.author_id, area.id, end)
    author = await turn.store.people.get(found.author_id)
    await turn.stand_down(author, area_id=area.id)
    until = When(at=end, zone=area.zone)
    said = screens.muted_letter(
        found.id, seen.about, area.name, seen.what, until, hidden=found.card
    )
    await tell_author(found, said, turn, once=f"report:{found.id}:judged")


@organise.pressed(Appeal)
async def appeal(action: Appeal, turn: Turn) -> Reply:
    """The author asks, once, that somebody looks (again)."""
    found = await turn.store.organisation.report(action.report)
    if found.author_id != turn.member.id:
        raise Refused(words.gone())
    if not await turn.store.organisation.appeal(found.subject, NONE, ASKED):
        return Hint(words.organise_appeal_already())
    area = await turn.store.areas.get(found.area_id)
    seen = await reported(found, area, turn)
    waits = await turn.store.organisation.open_on(found.subject)
    asked = words.organise_appeal_asked()
    said = screens.reported(seen, asked) if waits else screens.appealed(seen)
    once = f"report:{found.id}:appeal:{turn.now.timestamp():.0f}"
    await tell_judges(found, said, turn, once=once)
    return Hint(words.organise_appeal_sent())


@organise.pressed(Reconsider)
async def reconsider(action: Reconsider, turn: Turn) -> Reply:
    """Take a decision back or let it stand; the first organiser's answer counts."""
    found, area = await _to_judge(action.report, turn)
    after = LIFTED if action.lift else UPHELD
    await turn.store.outbox.card(found.subject, lock=True)
    if not await turn.store.organisation.appeal(found.subject, ASKED, after):
        return Show(await _list(area, turn), words.organise_judged_already())
    seen = await reported(found, area, turn)
    said = screens.upheld_letter(seen.about, area.name)
    if action.lift:
        await turn.store.outbox.uncover(found.subject, turn.now)
        if found.author_id:
            await turn.store.organisation.unmute(found.author_id, area.id)
        said = screens.back_letter(seen.about, area.name)
    await tell_author(found, said, turn, once=f"report:{found.id}:{after}")
    act = Act.LIFTED if action.lift else Act.UPHELD
    turn.note(act, by=turn.member, area=area.id, on=found.subject)
    return Show(await _list(area, turn), words.organise_judged())
