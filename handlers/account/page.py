"""A member's page: name, language, quiet hours, pause."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.account.feature import account
from handlers.kernel import Ask, Come, Command, Menu, Reachable, Refused, Reply, Say, Show, Turn
from messages import words
from messages.account import screens
from messages.account.asked import (
    HOURS,
    ChangeName,
    ChooseQuiet,
    EndPause,
    Me,
    OtherPause,
    OtherQuiet,
    PauseUntil,
    Rename,
    SeePause,
    SeeQuiet,
    SetPause,
    SetQuiet,
    Span,
    Speak,
)
from messages.catalog import LANGUAGES
from messages.form import Asked, Day, Unclear
from messages.model import Message, When
from storage.people import Member

DAYS = {Span.DAY: 1, Span.WEEK: 7, Span.MONTH: 30}


async def page(turn: Turn) -> Message:
    member = turn.member
    areas = [
        (area.name, sum(membership.wants(topic) for topic in membership.topics))
        for membership, area in await turn.areas()
    ]
    person = screens.Person(
        name=member.name,
        language=member.language,
        areas=areas,
        waits=[waiting.town_name for waiting in await turn.store.areas.waits(member.id)],
        quiet=(member.quiet_from, member.quiet_until),
        paused=paused(member, turn.now),
        admin=member.admin,
    )
    return screens.page(person)


def paused(member: Member, now: datetime) -> When | None:
    """Until when the member is paused, if they are."""
    if member.paused_until is None or not member.paused_at(now):
        return None
    return When(at=member.paused_until, zone=member.zone)


@account.command("moi", menu=Menu.PRIVATE, discreet=True, en="me")
@account.command("settings", impersonal=True)
async def moi(command: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("moi", words.account_in_private())
    return Say(await page(turn))


@account.started("moi")
async def came(command: Command, turn: Turn) -> Reply:
    return Say(await page(turn))


@account.pressed(Me)
async def look(action: Me, turn: Turn) -> Reply:
    return Show(await page(turn))


@account.pressed(ChangeName)
async def ask_name(action: ChangeName, turn: Turn) -> Reply:
    return Ask(Rename, {"name": turn.member.name})


@account.submitted(Rename)
async def rename(form: Rename, turn: Turn) -> Reply:
    turn.member.name = form.name
    return Show(await page(turn))


@account.pressed(Speak)
async def speak(action: Speak, turn: Turn) -> Reply:
    if action.language in LANGUAGES:
        turn.member.language = action.language
    return Show(await page(turn))


@account.pressed(SeeQuiet)
async def see_quiet(action: SeeQuiet, turn: Turn) -> Reply:
    member = turn.member
    return Show(screens.quiet((member.quiet_from, member.quiet_until), member.language))


@account.pressed(SetQuiet)
async def set_quiet(action: SetQuiet, turn: Turn) -> Reply:
    turn.member.quiet_from, turn.member.quiet_until = HOURS[action.quiet]
    return Show(await page(turn))


@account.pressed(OtherQuiet)
async def other_quiet(action: OtherQuiet, turn: Turn) -> Reply:
    return Ask(ChooseQuiet)


@account.submitted(ChooseQuiet)
async def choose_quiet(form: ChooseQuiet, turn: Turn) -> Reply:
    turn.member.quiet_from, turn.member.quiet_until = form.start, form.end
    return Show(await page(turn))


@account.command("pause", menu=Menu.PRIVATE, discreet=True)
async def pause(command: Command, turn: Turn) -> Reply:
    """Offer pauses, or take the day that stands behind the command."""
    if not turn.scene.private:
        return Come("pause", words.account_in_private())
    if not command.words.strip():
        return Say(screens.pause(paused(turn.member, turn.now)))
    try:
        heard = Day().read(command.words, Asked(turn.reader, turn.now))
    except Unclear as unclear:
        raise Refused(unclear.why) from unclear
    await _rest(turn, date.fromisoformat(heard.value))
    return Say(screens.pause(paused(turn.member, turn.now)))


@account.started("pause")
async def came_to_pause(command: Command, turn: Turn) -> Reply:
    return Say(screens.pause(paused(turn.member, turn.now)))


@account.pressed(SeePause)
async def see_pause(action: SeePause, turn: Turn) -> Reply:
    return Show(screens.pause(paused(turn.member, turn.now)))


@account.pressed(SetPause)
async def set_pause(action: SetPause, turn: Turn) -> Reply:
    await _rest(turn, _today(turn) + timedelta(days=DAYS[action.span]))
    return Show(screens.pause(paused(turn.member, turn.now)))


@account.pressed(OtherPause)
async def other_pause(action: OtherPause, turn: Turn) -> Reply:
    return Ask(PauseUntil)


@account.submitted(PauseUntil)
async def pause_until(form: PauseUntil, turn: Turn) -> Reply:
    await _rest(turn, form.day)
    return Show(screens.pause(paused(turn.member, turn.now)))


@account.pressed(EndPause)
async def end_pause(action: EndPause, turn: Turn) -> Reply:
    turn.member.paused_until = None
    return Show(await page(turn))


def _today(turn: Turn) -> date:
    return turn.now.astimezone(ZoneInfo(turn.member.zone)).date()


async def _rest(turn: Turn, day: date) -> None:
    """Pause until that day's morning, or its end when it is today; nobody is left waiting."""
    member = turn.member
    hour = member.quiet_until if member.quiet_from != member.quiet_until else time(8)
    zone = ZoneInfo(member.zone)
    until = datetime.combine(day, hour, zone)
    if until <= turn.now:
        until = datetime.combine(day + timedelta(days=1), hour, zone)
    member.paused_until = until
    await turn.stand_down(member)


@account.heard(Reachable)
async def reachable(event: Reachable, turn: Turn) -> Reply:
    """Remember who blocked us; somebody unknown who does is no reason to know them."""
    if turn.newcomer:
        await turn.erase(turn.member)
    else:
        turn.account.blocked_at = None if event.reachable else turn.now
    return None
