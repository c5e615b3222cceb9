"""A member's page: name, language, quiet hours, pause."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.account.feature import account
from handlers.kernel.events import CommandEvent, IntentEvent, ReachabilityEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, MoveToPrivate, Refused, Reply, Say, Show
from messages import words
from messages.account import views as screens
from messages.account.actions import (
    HOURS,
    AskNewName,
    EndPause,
    OtherPause,
    OtherQuiet,
    PauseSpan,
    PauseUntilDay,
    PauseUntilForm,
    QuietHoursForm,
    RenameForm,
    SeePause,
    SeeQuiet,
    SetPause,
    SetQuiet,
    ShowMyPage,
    SpeakLanguage,
)
from messages.form import AnswerContext, DayField, UnclearAnswer
from messages.intents import Intent
from messages.language import LANGUAGES
from messages.model import Message, MomentText
from storage.people import Member

DAYS = {PauseSpan.DAY: 1, PauseSpan.WEEK: 7, PauseSpan.MONTH: 30}


async def account_page(turn: Interaction) -> Message:
    member = turn.member
    areas = [
        (area.name, sum(membership.wants_topic(topic) for topic in membership.topics))
        for membership, area in await turn.own_areas()
    ]
    person = screens.AccountPage(
        name=member.name,
        language=member.language,
        areas=areas,
        waits=[waiting.town_name for waiting in await turn.store.areas.waiting_entry(member.id)],
        quiet=(member.quiet_from, member.quiet_until),
        paused=paused_until(member, turn.now),
        admin=member.admin,
        duty_mail=await _duty_mail(turn),
        wishes=bool(await turn.store.cafes.wishes_of(member.id)),
    )
    return screens.account_screen(person)


async def _duty_mail(turn: Interaction) -> str:
    """Which mail box of the town may be told of them; "" when none may."""
    enrolment = await turn.store.checkins.enrolment_of(turn.member.id)
    boxes = {area.duty_mail for _, area in (await turn.own_areas())[:1]}
    return enrolment.duty_mail if enrolment and enrolment.duty_mail in boxes else ""


def paused_until(member: Member, now: datetime) -> MomentText | None:
    """Until when the member is paused, if they are."""
    if member.paused_until is None or not member.paused_at(now):
        return None
    return MomentText(at=member.paused_until, zone=member.zone)


@account.command(
    "moi",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    private_only=MoveToPrivate("moi", words.account_in_private()),
    section=CommandSection.ACCOUNT,
)
@account.command(
    "settings", impersonal=True, private_only=MoveToPrivate("moi", words.account_in_private())
)
async def moi_command(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(await account_page(turn))


@account.on_start_link("moi")
async def open_moi_link(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(await account_page(turn))


@account.on_intent(Intent.SETTINGS)
async def settings_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await account_page(turn))


@account.on_intent(Intent.LANGUAGE)
async def language_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(screens.language_screen(turn.member.language))


@account.on_press(ShowMyPage)
async def show_account_page(action: ShowMyPage, turn: Interaction) -> Reply:
    return Show(await account_page(turn))


@account.on_press(AskNewName)
async def ask_name(action: AskNewName, turn: Interaction) -> Reply:
    return Ask(RenameForm, {"name": turn.member.name})


@account.on_form(RenameForm)
async def rename_member(form: RenameForm, turn: Interaction) -> Reply:
    turn.member.name = form.name
    return Show(await account_page(turn))


@account.on_press(SpeakLanguage)
async def set_language(action: SpeakLanguage, turn: Interaction) -> Reply:
    if action.language in LANGUAGES:
        turn.member.speak(action.language)
    return Show(await account_page(turn))


@account.on_press(SeeQuiet)
async def see_quiet(action: SeeQuiet, turn: Interaction) -> Reply:
    member = turn.member
    return Show(screens.quiet_screen((member.quiet_from, member.quiet_until), member.language))


@account.on_press(SetQuiet)
async def set_quiet(action: SetQuiet, turn: Interaction) -> Reply:
    turn.member.quiet_from, turn.member.quiet_until = HOURS[action.quiet]
    return Show(await account_page(turn))


@account.on_press(OtherQuiet)
async def other_quiet(action: OtherQuiet, turn: Interaction) -> Reply:
    member = turn.member
    if member.quiet_from == member.quiet_until:
        return Ask(QuietHoursForm)
    before = QuietHoursForm(start=member.quiet_from, end=member.quiet_until)
    return Ask(QuietHoursForm, before.as_prefill(), review=words.form_save())


@account.on_form(QuietHoursForm)
async def choose_quiet(form: QuietHoursForm, turn: Interaction) -> Reply:
    turn.member.quiet_from, turn.member.quiet_until = form.start, form.end
    return Show(await account_page(turn))


@account.command(
    "pause",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    private_only=MoveToPrivate("pause", words.account_in_private()),
    section=CommandSection.ACCOUNT,
)
async def pause_command(command: CommandEvent, turn: Interaction) -> Reply:
    """Offer pauses, or take the day that stands behind the command."""
    if not command.words.strip():
        return Say(screens.pause_screen(paused_until(turn.member, turn.now)))
    try:
        await _pause_until(turn, _day_to_come(command.words, turn))
    except UnclearAnswer as unclear:
        if not unclear.choices:
            raise Refused(unclear.why) from unclear
        days = [
            _noon_of(date.fromisoformat(choice.value), turn.member.zone)
            for choice in unclear.choices
        ]
        return Say(screens.pause_days_screen(unclear.why, days))
    return Say(screens.pause_screen(paused_until(turn.member, turn.now)))


@account.on_press(PauseUntilDay)
async def pause_until_day(action: PauseUntilDay, turn: Interaction) -> Reply:
    """Pause until one of the days that were offered; a button can be forged, or be old."""
    try:
        await _pause_until(turn, _day_to_come(action.day, turn))
    except UnclearAnswer as unclear:
        raise Refused(unclear.why) from unclear
    return Show(screens.pause_screen(paused_until(turn.member, turn.now)))


def _day_to_come(typed: str, turn: Interaction) -> date:
    heard = DayField().read_answer(typed, AnswerContext(turn.reader, turn.now))
    return date.fromisoformat(heard.value)


@account.on_start_link("pause")
async def open_pause_link(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(screens.pause_screen(paused_until(turn.member, turn.now)))


@account.on_intent(Intent.PAUSE)
async def pause_in_words(event: IntentEvent, turn: Interaction) -> Reply:
    """How long is asked; until when, if that was said, is a button."""
    paused = paused_until(turn.member, turn.now)
    if paused or event.until is None or event.until.day is None:
        return Say(screens.pause_screen(paused))
    try:
        day = _day_to_come(event.until.day.isoformat(), turn)
    except UnclearAnswer:
        return Say(screens.pause_screen(paused))
    said = _noon_of(day, turn.member.zone)
    return Say(screens.pause_days_screen(words.account_pause_ask(), [said]))


@account.on_press(SeePause)
async def see_pause(action: SeePause, turn: Interaction) -> Reply:
    return Show(screens.pause_screen(paused_until(turn.member, turn.now)))


@account.on_press(SetPause)
async def set_pause(action: SetPause, turn: Interaction) -> Reply:
    await _pause_until(turn, _local_today(turn) + timedelta(days=DAYS[action.span]))
    return Show(screens.pause_screen(paused_until(turn.member, turn.now)))


@account.on_press(OtherPause)
async def other_pause(action: OtherPause, turn: Interaction) -> Reply:
    return Ask(PauseUntilForm)


@account.on_form(PauseUntilForm)
async def pause_until(form: PauseUntilForm, turn: Interaction) -> Reply:
    await _pause_until(turn, form.day)
    return Show(screens.pause_screen(paused_until(turn.member, turn.now)))


@account.on_press(EndPause)
async def end_pause(action: EndPause, turn: Interaction) -> Reply:
    # It ended: what was told until now they did not read.
    if turn.member.paused_at(turn.now):
        turn.member.paused_until = turn.now
    return Show(await account_page(turn))


def _noon_of(day: date, zone: str) -> MomentText:
    """The day alone, in words."""
    return MomentText(at=datetime.combine(day, time(12), ZoneInfo(zone)), zone=zone, show="day")


def _local_today(turn: Interaction) -> date:
    return turn.now.astimezone(ZoneInfo(turn.member.zone)).date()


async def _pause_until(turn: Interaction, day: date) -> None:
    """Pause until that day's morning, or its end when it is today; nobody is left waiting."""
    member = turn.member
    hour = member.quiet_until if member.quiet_from != member.quiet_until else time(8)
    zone = ZoneInfo(member.zone)
    until = datetime.combine(day, hour, zone)
    if until <= turn.now:
        until = datetime.combine(day + timedelta(days=1), hour, zone)
    member.paused_until = until
    await turn.stand_down(member)


@account.on_event(ReachabilityEvent)
async def record_reachability(event: ReachabilityEvent, turn: Interaction) -> Reply:
    """Remember who blocked us; somebody unknown who does is no reason to know them."""
    if turn.newcomer:
        await turn.erase_member(turn.member)
    else:
        turn.account.blocked_at = None if event.reachable else turn.now
    return None
