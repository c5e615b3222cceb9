"""A member's part on hot days: one act for a day, its follow-ups, and notes to oneself."""

from __future__ import annotations

from datetime import UTC, date, datetime

from handlers.heat.announcements.delivery import SEVERAL, TellingReason, day_subject
from handlers.heat.announcements.moments import MOMENTS, HeatMessageKind
from handlers.heat.checkins.check_card import ask_for_help
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Say, Show
from messages import danger, words
from messages.heat.announcements import views as screen
from messages.heat.announcements.actions import (
    AddNickname,
    AnswerNudge,
    AskForHelpToday,
    DropNickname,
    HeatAnswer,
    NicknameForm,
    SetWilling,
    ShowNicknames,
)
from messages.heat.levels.level import HeatLevel
from messages.model import Message
from storage.area import Area
from storage.heat import today_in
from storage.heat.announcements.queries import NudgeAnswer, PrivateNickname
from storage.people import Member

MOST_NICKNAMES = 10
SEASON_ENDS = (10, 15)
"""Month and day on which notes about the season are erased."""


@heat.on_press(AnswerNudge)
async def answer_nudge(press: AnswerNudge, turn: Interaction) -> Reply:
    """Keep what somebody answers for a day; the last answer counts, and reminders stop."""
    area = await answerable_area(press.area, turn)
    if area is None:
        if press.answer is HeatAnswer.NEED:
            return Say(danger.emergency_message())
        raise Refused(words.gone())
    on = day_of_button(press.day, area, turn.now)
    await keep_answer(press.answer, on, area, press.level, turn)
    await _withdraw_settled(press, on, turn)
    return await _follow_up(press, area, turn)


async def keep_answer(
    answer: HeatAnswer, on: date, area: Area, level: HeatLevel, turn: Interaction
) -> None:
    """Their answer for a day; to hear no more is none to who said that they look in."""
    if answer is HeatAnswer.NOT_TODAY and await _already_acts(turn, on):
        return
    await turn.store.nudges.save_nudge_answer(
        NudgeAnswer(
            member_id=turn.member.id,
            on=on,
            area_id=area.id,
            answer=answer,
            level=level,
            at=turn.now,
        )
    )


async def answerable_area(area_id: int, turn: Interaction) -> Area | None:
    """The area, if they belong to it, look in on somebody there or stand at its wall.

    A button can be forged.
    """
    mine = [area for _, area in await turn.own_areas()]
    if there := await turn.wall_area():
        mine.append(there)
    if found := next((area for area in mine if area.id == area_id), None):
        return found
    # A buddy may live anywhere.
    helps = await turn.store.nudges.is_buddy_in(turn.member.id, area_id)
    return await turn.store.areas.get_area(area_id) if helps else None


async def _withdraw_settled(press: AnswerNudge, on: date, turn: Interaction) -> None:
    """Letters that wait and are answered: the day's reminders up to that level, no alert."""
    stays = press.answer in (HeatAnswer.AWAY, HeatAnswer.NEED)
    hows = [moment.name for moment in MOMENTS if moment.what is HeatMessageKind.HOW]
    reminders = [moment.name for moment in MOMENTS if moment.reminder and moment.name not in hows]
    settled = {TellingReason.AUDIENCE: reminders, TellingReason.ORGANISES: reminders}
    if stays:
        settled[TellingReason.PROMISED] = hows
    for reason, names in settled.items():
        subject, member_id = day_subject(reason, on), turn.member.id
        keys = (await turn.store.outbox.keys_told(subject, [member_id])).get(member_id, [])
        told = [key.occurrence for key in keys if key.occurrence.partition(SEVERAL)[0] in names]
        if told:
            levels = [level.key_word for level in HeatLevel if level <= press.level]
            await turn.withdraw_messages(subject, *levels, occurrences=told, by=turn.member)


async def _already_acts(turn: Interaction, on: date) -> bool:
    """Whether they said they would look in that day: hearing no more does not undo that."""
    answered = await turn.store.nudges.nudge_answers([on], [turn.member.id])
    return any(answer.answer.is_visit for answer in answered.get(turn.member.id, []))


async def _follow_up(press: AnswerNudge, area: Area, turn: Interaction) -> Reply:
    """On a wall a word in passing; in private what comes next."""
    if press.answer is HeatAnswer.NEED:
        if turn.scene.private:
            enrolled = await turn.store.checkins.enrolment_of(turn.member.id)
            return Say(screen.need_it_screen(area.id, checked=enrolled is not None))
        return await ask_for_help(AskForHelpToday(area=area.id), turn)
    if press.answer.is_visit and turn.scene.private:
        names = [nickname.name for nickname in await turn.store.nudges.nicknames_of(turn.member.id)]
        return Say(screen.look_in_thanks(area.id, press.answer, tuple(names)))
    return Notice(screen.answer_noted(press.answer))


def day_of_button(ordinal: int, area: Area, now: datetime) -> date:
    """The day a button speaks of, if it is not over; a button can be forged."""
    today = today_in(area, now).toordinal()
    if not today <= ordinal <= today + 1:
        raise Refused(words.nudge_over())
    return date.fromordinal(ordinal)


@heat.on_press(SetWilling)
async def be_willing(press: SetWilling, turn: Interaction) -> Reply:
    await turn.store.nudges.set_willing(turn.member.id, turn.now, yes=press.yes)
    return Say(screen.willing_reply(press.area, yes=press.yes))


@heat.on_merge
async def settle_willing_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """Who said under both accounts that they would look in has said so once."""
    if await context.store.nudges.willing_visitor(kept.id):
        await context.store.nudges.set_willing(gone.id, context.now, yes=False)


# --- notes to oneself


@heat.on_press(ShowNicknames)
async def show_nicknames(press: ShowNicknames, turn: Interaction) -> Reply:
    """One's own list, in private whatever the place it was asked for."""
    return Show(await _own_nicknames(press.area, turn))


async def _own_nicknames(area: int, turn: Interaction) -> Message:
    names = await turn.store.nudges.nicknames_of(turn.member.id)
    room = len(names) < MOST_NICKNAMES
    return screen.nicknames_screen(area, [(name.id, name.name) for name in names], room=room)


@heat.on_press(AddNickname)
async def ask_nickname(press: AddNickname, turn: Interaction) -> Reply:
    await _nicknames_left(turn)
    return Ask(NicknameForm, {"area": press.area})


@heat.on_form(NicknameForm)
async def keep_nickname(form: NicknameForm, turn: Interaction) -> Reply:
    await _nicknames_left(turn)
    nickname = PrivateNickname(member_id=turn.member.id, name=form.name, since=turn.now)
    await turn.store.nudges.add_nickname(nickname)
    return Say(await _own_nicknames(form.area, turn))


async def _nicknames_left(turn: Interaction) -> None:
    if len(await turn.store.nudges.nicknames_of(turn.member.id)) >= MOST_NICKNAMES:
        raise Refused(words.nudge_nickname_full())


@heat.on_press(DropNickname)
async def drop_nickname(press: DropNickname, turn: Interaction) -> Reply:
    await turn.store.nudges.delete_nickname(press.nickname, turn.member.id)
    return Show(await _own_nicknames(press.area, turn))


@heat.every(hours=24)
async def forget_nicknames(_: JobTick, context: JobContext) -> None:
    """From 15 October on nothing of the season is left, even if that day was slept through."""
    if await context.store.nudges.forget_nicknames(_last_season_end(context.now)):
        await context.store.confidences.end_overdue(context.now)


def _last_season_end(now: datetime) -> datetime:
    """The latest end of a season."""
    end = datetime(now.year, *SEASON_ENDS, tzinfo=UTC)
    return end if end <= now else end.replace(year=now.year - 1)
