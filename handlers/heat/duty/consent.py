"""Somebody who asked to be checked on says whether the town's box may be told of them."""

from __future__ import annotations

from handlers.heat.checkins.commands import enrolled_screen, enrolment_view
from handlers.heat.duty.mailing import mail_news
from handlers.heat.duty.standing import box_of
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.heat.duty import views as screens
from messages.heat.duty.actions import AnswerDuty, DutyConsentForm, DutyNews
from messages.heat.duty.mail import DutyPosting
from storage.heat.checkins.queries import CheckInEnrolment
from storage.heat.duty import TO_ASK
from storage.outbox import DedupKey, Priority, occurrence_of

AT_ONCE = 50
"""Members asked in one transaction; the rest follow with the next."""


@heat.on_press(AnswerDuty)
async def answer_duty(press: AnswerDuty, turn: Interaction) -> Reply:
    """Who agrees says how they may be reached; who does not, or takes it back, is not told of."""
    enrolment, areas = await enrolled_screen(turn), await turn.own_areas()
    mail = box_of(areas[0][1], turn) if areas else ""
    if not press.yes:
        await take_back(enrolment, mail, turn)
        return Show(await enrolment_view(turn, words.duty_noted()))
    if not mail:
        raise Refused(words.gone())
    given = {"mail": mail, "reach": enrolment.duty_reach or ""}
    filled = {name: said for name, said in given.items() if said}
    return Ask(DutyConsentForm, filled, why=words.duty_question(mail=mail))


@heat.on_form(DutyConsentForm)
async def agree_to_duty(form: DutyConsentForm, turn: Interaction) -> Reply:
    """They agreed to the box they read about: another one by now is asked about anew."""
    enrolment = await enrolled_screen(turn)
    mail = box_of(await turn.home_area(), turn)
    if not mail or mail != form.mail:
        return Say(await enrolment_view(turn, words.duty_consent_changed()))
    enrolment.duty_mail = enrolment.duty_asked = mail
    enrolment.duty_reach = form.reach
    await turn.store.session.flush()
    return Say(await enrolment_view(turn, words.duty_noted()))


async def take_back(enrolment: CheckInEnrolment, mail: str, context: JobContext) -> None:
    """The town is told nothing more of them, and what it was told is over for it."""
    enrolment.duty_mail, enrolment.duty_reach = "", None
    enrolment.duty_asked = mail or enrolment.duty_asked
    for check in await context.store.checkins.open_checks_of(enrolment.member_id):
        await mail_news(check, DutyNews.OVER, context)
    await context.store.session.flush()


@heat.every(minutes=5, when=TO_ASK)
async def ask_duty(_: JobTick, context: JobContext) -> None:
    """Who was never asked of this box, once; who agreed to another one reads that it changed."""
    if context.find_setting(DutyPosting) is None:
        return
    for enrolment, member, area in await context.store.duty.unasked_of_duty(AT_ONCE):
        before, enrolment.duty_asked = enrolment.duty_mail, area.duty_mail
        if before == area.duty_mail:
            continue
        enrolment.duty_mail = ""
        # A box that comes back is asked about again: what was agreed before counts no more.
        asked = f"{area.duty_mail}:{occurrence_of(context.now)}"
        once = DedupKey(f"duty:{member.id}:{area.id}", "ask", asked)
        message = screens.consent_question(area.duty_mail, before)
        await context.notify_member(member, message, once=once, priority=Priority.HEAT)
    await context.store.session.flush()
