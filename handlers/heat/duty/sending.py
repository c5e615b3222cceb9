"""Mails to the town, brought: worded at the last moment, tried until the server took them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from handlers.heat.checkins.check_view import load_check, step_key, write_about_check
from handlers.heat.checkins.escalation_policy import policy_for
from handlers.heat.checkins.turns import load_team
from handlers.heat.duty.mailing import box_to_tell
from handlers.heat.duty.services import MailPost, MailsBroughtEvent
from handlers.heat.feature import heat
from handlers.kernel.events import EventOrigin, JobTick
from handlers.kernel.interaction import JobContext
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService
from messages.heat.duty import views as screens
from messages.heat.duty.actions import DutyNews, MailOutcome, MailTrouble
from messages.heat.duty.mail import (
    DutyBox,
    DutyLetter,
    DutyPosting,
    SilentPerson,
    duty_body,
    duty_subject,
    in_one_line,
    short_number,
)
from messages.model import MomentText, Reader
from storage.area import Area
from storage.heat.duty import TO_BRING, DutyMail
from storage.outbox import occurrence_of

WARN_AFTER = timedelta(minutes=5)
"""How long a mail may fail before organisers hear of it: one hiccup is none."""

STALE = 20.0
"""Seconds after which what was taken to be brought is not begun any more."""

GIVE_UP = timedelta(days=1)
"""How long a mail is tried; a check that goes on has been told again by then."""


@heat.every(minutes=1, when=TO_BRING)
async def bring_mails(_: JobTick, context: JobContext) -> CallService | None:
    """Whatever is due is worded, and on its way once this transaction is over."""
    letters = []
    for mail_id in await context.store.duty.due_mails(context.now):
        async with context.store.isolate_item("dutymail", mail_id):
            row = await context.store.duty.lock_mail(mail_id)
            if row is None or row.next_at is None or row.next_at > context.now:
                continue
            letter = await _letter_of(row, context)
            if letter is None:
                await _drop_mail(row, context)
                continue
            row.begin_carrying(context.now)
            letters.append(replace(letter, lease=row.next_at))
    if not letters:
        return None
    brought, taken = tuple(letters), monotonic()

    async def question(outside: Services) -> MailsBroughtEvent:
        post = outside.find_service(MailPost) or MailPost()
        outcomes: Sequence[MailOutcome] = [MailOutcome.UNTRIED] * len(brought)
        # A process that stood still meanwhile leaves them to whoever has them by now.
        if monotonic() - taken < STALE:
            outcomes = await post.send_letters(brought)
        named = {each.key: said for each, said in zip(brought, outcomes, strict=True)}
        return MailsBroughtEvent(named, brought)

    return CallService(question)


@heat.on_finding(MailsBroughtEvent)
async def note_late_mails(
    brought: MailsBroughtEvent, origin: EventOrigin, context: JobContext
) -> None:
    """What was not waited for: known before another process brings it once more."""
    await note_mails(brought, context)


@heat.on_result(bring_mails)
async def note_mails(brought: MailsBroughtEvent, context: JobContext) -> None:
    """What arrived is struck off; what did not is tried again, and organisers hear of it.

    Whoever took longer than their lease says of what another has by now only that it arrived.
    """
    for letter in brought.letters:
        row = await context.store.duty.lock_mail(letter.key)
        if row is None:
            continue
        said = brought.outcomes[letter.key]
        if said is MailOutcome.SENT:
            row.sent_at = context.now
        if said is MailOutcome.SENT:
            row.failing_since = None
        if row.said_at != letter.said_at:
            continue
        if said is MailOutcome.SENT or letter.lease in (None, row.next_at):
            await _note_outcome(row, said, context)
        elif said is MailOutcome.UNSURE:
            row.unsure = True


async def _note_outcome(row: DutyMail, said: MailOutcome, context: JobContext) -> None:
    match said:
        case MailOutcome.SENT:
            row.next_at = None
            if row.says is DutyNews.OVER:
                await context.store.duty.forget_mail(row)
        case MailOutcome.UNTRIED:
            row.lay_back()
        case MailOutcome.CARRIED:
            pass  # It is noted once it is known; at the latest it is asked for when its lease ends.
        case MailOutcome.UNSURE:
            await _note_unsure(row, context)
        case MailOutcome.REFUSED | MailOutcome.FAILED:
            await _note_failure(row, context, refused=said is MailOutcome.REFUSED)


async def _note_unsure(row: DutyMail, context: JobContext) -> None:
    """Once more; then it rests: rather known to be doubtful than told again and again."""
    again, row.unsure = not row.unsure, True
    if again:
        row.put_off(context.now)
        return
    row.next_at = None
    await _warn_organisers(row, context, MailTrouble.PERHAPS)


async def _note_failure(row: DutyMail, context: JobContext, *, refused: bool) -> None:
    row.put_off(context.now)
    if refused or context.now - row.said_at >= GIVE_UP:
        row.next_at = None
    waited = context.now - (row.failing_since or context.now)
    if row.warned_at is None and (refused or waited >= WARN_AFTER):
        row.warned_at = context.now
        trouble = MailTrouble.REFUSED if refused else MailTrouble.STUCK
        await _warn_organisers(row, context, trouble)


async def _drop_mail(row: DutyMail, context: JobContext) -> None:
    """What may not be told any more is not; who counts on it hears it while nobody has the check.

    The box may have changed since, or what was agreed, or no mail can be sent any more.
    """
    row.next_at, row.said_for = None, ""
    check = await context.store.checkins.lock_check(row.check_id) if row.check_id else None
    if check and check.taken_at is None and not check.answered:
        await _warn_organisers(row, context, MailTrouble.DROPPED)


async def _warn_organisers(row: DutyMail, context: JobContext, trouble: MailTrouble) -> None:
    """The town does not know: who answers for the area hears it as urgently as the silence."""
    check = await context.store.checkins.lock_check(row.check_id) if row.check_id else None
    if check is None or check.ended_at or check.taken_at or row.says is not DutyNews.SILENT:
        return
    loaded = await load_check(check, context)
    message = screens.mail_fails_notice(
        loaded.member.name, row.mail, trouble, loaded.area.duty_number
    )
    once = step_key(check, f"mail:{occurrence_of(row.said_at)}:{trouble}")
    team = await load_team(loaded, context)
    for person in team.responsible(loaded, context.now):
        await write_about_check(loaded, person, message, once, context)


async def _letter_of(row: DutyMail, context: JobContext) -> DutyLetter | None:
    """The mail as it is worded now; None when it need not, or may not, be told any more."""
    area = await context.store.areas.get_area(row.area_id)
    reader = Reader(language=area.language, zone=area.zone, country=area.territory)
    box = DutyBox(row.mail, area.name, reader, short_number(row.id))
    person, hours = None, 0
    posting = context.find_setting(DutyPosting) or DutyPosting()
    if row.says is DutyNews.SILENT:
        found = await _person_of(row, area, context)
        if found is None:
            return None
        person, hours = found
    body = duty_body(box, row.says, person, posting.link_of(row.code), hours)
    first = row.sent_at is not None
    return DutyLetter(
        row.id,
        row.said_at,
        row.mail,
        duty_subject(box),
        body,
        _mark(row, row.said_at, row.says),
        _mark(row, None, DutyNews.SILENT) if first else "",
    )


def _mark(row: DutyMail, at: datetime | None, says: DutyNews) -> str:
    """The same for what is told once; the thread has one of its own."""
    return f"{row.id}.{says}.{occurrence_of(at)}" if at else f"{row.id}"


async def _person_of(
    row: DutyMail, area: Area, context: JobContext
) -> tuple[SilentPerson, int] | None:
    """Who is silent, and after how many hours it is told again; None when that is over."""
    check = await context.store.checkins.lock_check(row.check_id) if row.check_id else None
    if check is None:
        return None
    enrolment = await context.store.checkins.enrolment_of(check.member_id)
    if enrolment is None or box_to_tell(check, enrolment, area, context) != row.mail:
        return None
    member = await context.store.people.get_member(check.member_id)
    told = len(await context.store.checkins.people_told(check.id))
    since = MomentText(at=check.asked_at, zone=area.zone)
    reach = in_one_line(enrolment.duty_reach or "")
    person = SilentPerson(member.name, reach, since, told)
    again = policy_for(check.pace, check.cause, check.moment).again or timedelta(hours=4)
    return person, round(again / timedelta(hours=1))
