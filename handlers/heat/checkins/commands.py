"""/veiller: somebody asks to be checked on hot days, changes it, rests, stops."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from handlers.heat.checkins.check_view import finish_checks
from handlers.heat.checkins.evening_plan import buddy_pairs, is_counted_on, who_is_told
from handlers.heat.duty.standing import consent_of
from handlers.heat.feature import heat
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, MoveToPrivate, Refused, Reply, Say, Show
from messages import dates, words
from messages.heat.checkins import views as screens
from messages.heat.checkins.actions import (
    EARLIEST,
    LATEST,
    AwayUntilForm,
    BeginEnrolment,
    CheckEnding,
    ComeBack,
    EnrolForm,
    GoAway,
    PauseChecks,
    ShowEnrolment,
    StopChecks,
)
from messages.heat.duty.views import DutyConsentState
from messages.model import ConfidencePurpose, Message, MomentText, Text, message
from storage.heat.checkins.queries import CheckInEnrolment
from storage.outbox import DedupKey, Priority
from storage.people import Member


class BuddyAct(StrEnum):
    """What letters say of two who look in on each other, or would."""

    ASK = "ask"
    YES = "yes"
    NO = "no"
    END = "end"
    ENDED = "ended"


@heat.command(
    "veiller",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    private_only=MoveToPrivate("veiller", words.watch_in_private()),
    section=CommandSection.OWN,
)
async def veiller_command(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(await enrolment_view(turn))


@heat.on_start_link("veiller")
async def open_veiller_link(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(await enrolment_view(turn))


@heat.on_press(ShowEnrolment)
async def show_enrolment(press: ShowEnrolment, turn: Interaction) -> Reply:
    return Show(await enrolment_view(turn))


async def enrolment_view(turn: Interaction, *first: Text) -> Message:
    """One's own page, or what it would be."""
    enrolment = await turn.store.checkins.enrolment_of(turn.member.id)
    helping = await _buddies_helped(turn)
    if enrolment is None:
        if first:
            return screens.helping_screen(helping, *first)
        return screens.enrolment_intro(helping, await who_is_told(turn.member, turn))
    return screens.enrolment_screen(await _own_enrolment_screen(enrolment, turn), helping, *first)


async def _own_enrolment_screen(
    enrolment: CheckInEnrolment, turn: Interaction
) -> screens.EnrolmentPage:
    member = turn.member
    return screens.EnrolmentPage(
        owner=member.id,
        hour=dates.say_hour(enrolment.hour, member.language) if enrolment.hour else "",
        contact=enrolment.contact or "",
        access=enrolment.access or "",
        share=enrolment.share,
        paused=enrolment.paused,
        away=_pause_until_day(enrolment.away_until, turn),
        everything_paused=_pause_until_day(member.paused_until, turn),
        buddies=await buddy_pairs(member, turn),
        told=await who_is_told(member, turn),
        duty=await consent_of(enrolment, member.id, turn),
    )


def _pause_until_day(at: datetime | None, turn: Interaction) -> MomentText | None:
    """The last day of a rest that is not over."""
    if at is None or at <= turn.now:
        return None
    return MomentText(at=at - timedelta(minutes=1), zone=turn.member.zone, show="day")


async def _evening_consent(turn: Interaction) -> screens.EveningConsent | None:
    if not await is_counted_on(turn.member, turn):
        return None
    return screens.EveningConsent(turn.member.evenings or screens.EveningConsent.ASKED)


async def _buddies_helped(turn: Interaction) -> screens.BuddyDuties:
    paired = await turn.store.checkins.watched_by(turn.member.id)
    return screens.BuddyDuties(
        tuple(screens.BuddyPair(buddy.id, other.name, agreed=True) for buddy, other in paired),
        offers=await turn.store.checkins.buddy_offer(turn.member.id) is not None,
        evenings=await _evening_consent(turn),
    )


@heat.on_press(BeginEnrolment)
async def ask_enrolment(press: BeginEnrolment, turn: Interaction) -> Reply:
    """The form, with what was said before; somebody without an area chooses one first."""
    await turn.home_area()
    before = await turn.store.checkins.enrolment_of(turn.member.id)
    if before is None:
        return Ask(EnrolForm)
    filled = EnrolForm(
        hour=before.hour,
        contact=before.contact or "",
        access=before.access or "",
        share=before.share,
    )
    given = {name: value for name, value in filled.as_prefill().items() if value != ""}
    return Ask(EnrolForm, given, review=words.form_save())


@heat.on_form(EnrolForm)
async def save_enrolment(form: EnrolForm, turn: Interaction) -> Reply:
    await turn.home_area()
    if form.hour and not EARLIEST <= form.hour <= LATEST:
        raise Refused(words.watch_hour_range(), field="hour")
    before = await turn.store.checkins.enrolment_of(turn.member.id, lock=True)
    row = before or CheckInEnrolment(member_id=turn.member.id, asks_from=turn.now, since=turn.now)
    if row.hour != form.hour:
        row.asks_from = turn.now
    row.hour, row.share = form.hour, form.share
    row.contact, row.access = form.contact or None, form.access or None
    await turn.store.checkins.save_enrolment(row)
    shown = await enrolment_view(turn, words.watch_changed() if before else words.watch_enrolled())
    asked = await consent_of(row, turn.member.id, turn)
    if asked and asked.state is DutyConsentState.UNASKED:
        # The question stands on what they read now.
        await turn.store.checkins.note_duty_asked(turn.member.id, asked.mail)
    return Say(shown)


async def enrolled_screen(turn: Interaction) -> CheckInEnrolment:
    enrolment = await turn.store.checkins.enrolment_of(turn.member.id, lock=True)
    if enrolment is None:
        raise Refused(words.gone())
    return enrolment


@heat.on_press(PauseChecks)
async def pause_checks(press: PauseChecks, turn: Interaction) -> Reply:
    """What is open is over: whoever was told need not go."""
    enrolment = await enrolled_screen(turn)
    enrolment.paused = press.on
    if press.on:
        await finish_checks(turn.member, CheckEnding.AWAY, turn)
    else:
        enrolment.asks_from = turn.now
    return Show(await enrolment_view(turn))


@heat.on_press(GoAway)
async def ask_until(press: GoAway, turn: Interaction) -> Reply:
    await enrolled_screen(turn)
    return Ask(AwayUntilForm)


@heat.on_form(AwayUntilForm)
async def go_away(form: AwayUntilForm, turn: Interaction) -> Reply:
    """Nothing is asked until the day after."""
    enrolment = await enrolled_screen(turn)
    enrolment.away_until = _day_after(form.day, turn.member.zone)
    await finish_checks(turn.member, CheckEnding.AWAY, turn)
    return Say(await enrolment_view(turn))


def _day_after(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


@heat.on_press(ComeBack)
async def come_back(press: ComeBack, turn: Interaction) -> Reply:
    enrolment = await enrolled_screen(turn)
    enrolment.away_until, enrolment.asks_from = None, turn.now
    return Show(await enrolment_view(turn))


@heat.on_press(StopChecks)
async def stop_checks(press: StopChecks, turn: Interaction) -> Reply:
    await enrolled_screen(turn)
    if not press.sure:
        return Show(screens.stopping_screen())
    await remove_enrolment(turn.member, turn)
    return Show(screens.stopped_screen())


async def remove_enrolment(member: Member, context: JobContext) -> None:
    """Nothing is asked of them any more; buddies and whoever was told hear it."""
    over = await finish_checks(member, CheckEnding.STOP, context)
    know = {each.id for loaded in over for _, each in loaded.told}
    letter = message(words.watch_ended_by(name=member.name))
    for buddy, other in await context.store.checkins.buddies_of(member.id):
        if other.id not in know:
            once = DedupKey(buddy.key_subject, BuddyAct.ENDED)
            await context.notify_member(other, letter, once=once, priority=Priority.HEAT)
    await context.end_confidence(ConfidencePurpose.ENROLMENT, 0, to=member.id)
    await context.store.checkins.delete_enrolment(member.id)
