"""A member's part on hot days: one act for a day, its follow-ups, and notes to oneself."""

from __future__ import annotations

from datetime import UTC, date, datetime

from handlers.heat.checkcard import ask_for_help
from handlers.heat.feature import heat, wall_area
from handlers.heat.moments import MOMENTS, What
from handlers.heat.telling import Occasion, Reason
from handlers.kernel import Ask, Context, Hint, Refused, Reply, Say, Show, Tick, Turn
from messages import danger, words
from messages.heat import nudging as screen
from messages.heat.level import Level
from messages.heat.pressed import (
    AddNickname,
    Answer,
    AskForHelp,
    BeWilling,
    DropNickname,
    Name,
    Nicknames,
    Respond,
)
from messages.model import Message
from storage.area import Area
from storage.heat import today_in
from storage.heat.nudges import Nickname, Nudge
from storage.people import Member

MOST_NICKNAMES = 10
SEASON_ENDS = (10, 15)
"""Month and day on which notes about the season are erased."""


@heat.pressed(Respond)
async def respond(press: Respond, turn: Turn) -> Reply:
    """Keep what somebody answers for a day; the last answer counts, and reminders stop."""
    area = await _answerable(press.area, turn)
    if area is None:
        if press.answer is Answer.NEED:
            return Say(danger.alarm())
        raise Refused(words.gone())
    on = _day(press.day, area, turn.now)
    if press.answer is not Answer.NOT_TODAY or not await _acts(turn, on):
        await turn.store.nudges.answer(
            Nudge(
                member_id=turn.member.id,
                on=on,
                area_id=area.id,
                answer=press.answer,
                level=press.level,
                at=turn.now,
            )
        )
    await turn.withdraw(*_settled(press, on), by=turn.member)
    return await _follow_up(press, area, turn)


async def _answerable(area_id: int, turn: Turn) -> Area | None:
    """The area, if they belong to it or stand at its wall; a button can be forged."""
    mine = [area for _, area in await turn.areas()]
    if there := await wall_area(turn):
        mine.append(there)
    return next((area for area in mine if area.id == area_id), None)


def _settled(press: Respond, on: date) -> list[str]:
    """Which letters that wait are answered: the day's reminders up to that level, no alert."""
    stays = press.answer in (Answer.AWAY, Answer.NEED)
    reasons = {
        moment.name: [Reason.PROMISED]
        if moment.what is What.HOW
        else [Reason.AUDIENCE, Reason.ORGANISES]
        for moment in MOMENTS
        if moment.reminder or (stays and moment.what is What.HOW)
    }
    return [
        Occasion(on, level, name, reason).once
        for name, among in reasons.items()
        for reason in among
        for level in Level
        if level <= press.level
    ]


async def _acts(turn: Turn, on: date) -> bool:
    """Whether they said they would look in that day: hearing no more does not undo that."""
    answered = await turn.store.nudges.answers([on], [turn.member.id])
    return any(each.answer.visits for each in answered.get(turn.member.id, []))


async def _follow_up(press: Respond, area: Area, turn: Turn) -> Reply:
    """On a wall a word in passing; in private what comes next."""
    if press.answer is Answer.NEED:
        if turn.scene.private:
            return Say(screen.need(area.id))
        return await ask_for_help(AskForHelp(area=area.id), turn)
    if press.answer.visits and turn.scene.private:
        names = [each.name for each in await turn.store.nudges.nicknames(turn.member.id)]
        return Say(screen.thanks(area.id, press.answer, tuple(names)))
    return Hint(screen.noted(press.answer))


def _day(ordinal: int, area: Area, now: datetime) -> date:
    """The day a button speaks of, if it is not over; a button can be forged."""
    today = today_in(area, now).toordinal()
    if not today <= ordinal <= today + 1:
        raise Refused(words.nudge_over())
    return date.fromordinal(ordinal)


@heat.pressed(BeWilling)
async def be_willing(press: BeWilling, turn: Turn) -> Reply:
    await turn.store.nudges.will(turn.member.id, turn.now, yes=press.yes)
    return Say(screen.willing(press.area, yes=press.yes))


@heat.merging
async def one_word(kept: Member, gone: Member, context: Context) -> None:
    """Who said under both accounts that they would look in has said so once."""
    if await context.store.nudges.willing(kept.id):
        await context.store.nudges.will(gone.id, context.now, yes=False)


# --- notes to oneself


@heat.pressed(Nicknames)
async def nicknames(press: Nicknames, turn: Turn) -> Reply:
    """One's own list, in private whatever the place it was asked for."""
    return Show(await _mine(press.area, turn))


async def _mine(area: int, turn: Turn) -> Message:
    names = await turn.store.nudges.nicknames(turn.member.id)
    room = len(names) < MOST_NICKNAMES
    return screen.nicknames(area, [(each.id, each.name) for each in names], room=room)


@heat.pressed(AddNickname)
async def ask_nickname(press: AddNickname, turn: Turn) -> Reply:
    await _room(turn)
    return Ask(Name, {"area": press.area})


@heat.submitted(Name)
async def keep_nickname(form: Name, turn: Turn) -> Reply:
    await _room(turn)
    nickname = Nickname(member_id=turn.member.id, name=form.name, since=turn.now)
    await turn.store.nudges.note(nickname)
    return Say(await _mine(form.area, turn))


async def _room(turn: Turn) -> None:
    if len(await turn.store.nudges.nicknames(turn.member.id)) >= MOST_NICKNAMES:
        raise Refused(words.nudge_nickname_full())


@heat.pressed(DropNickname)
async def drop_nickname(press: DropNickname, turn: Turn) -> Reply:
    await turn.store.nudges.drop(press.nickname, turn.member.id)
    return Show(await _mine(press.area, turn))


@heat.every(hours=24)
async def forget_nicknames(_: Tick, context: Context) -> None:
    """From 15 October on nothing of the season is left, even if that day was slept through."""
    await context.store.nudges.forget_nicknames(_last_end(context.now))


def _last_end(now: datetime) -> datetime:
    """The latest end of a season."""
    end = datetime(now.year, *SEASON_ENDS, tzinfo=UTC)
    return end if end <= now else end.replace(year=now.year - 1)
