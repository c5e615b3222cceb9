"""Exercises: what such days would bring, sent to an area's organisers and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.heat.announcements.content import message_at_moment
from handlers.heat.announcements.moments import KNOWN, HeatAudience
from handlers.heat.announcements.naming import AnnouncedArea, ReaderGroup
from handlers.heat.checkins.escalation_policy import QUESTION_HOURS
from handlers.heat.feature import heat, organised_areas
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Notice, Refused, Reply, Say, Show
from messages import words
from messages.heat.announcements.actions import PressInDrill
from messages.heat.announcements.notices import as_drill
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckCause, CheckEnding, CheckMoment, CheckPace
from messages.heat.levels import views
from messages.heat.levels.actions import ChooseDrill, HeatJournalAct, HoldDrill, read_level_order
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState
from messages.model import Message, MomentText, message
from storage.area import Area
from storage.heat import today_in
from storage.outbox import DedupKey, Priority, occurrence_of

BEFORE = {
    HeatLevel.ORANGE: ("orange.eve", "counts.morning"),
    HeatLevel.RED: ("red.eve", "red.morning"),
}
AFTER = {
    HeatLevel.ORANGE: ("orange.thanks", "counts.evening", "clear"),
    HeatLevel.RED: ("red.noon", "red.evening", "counts.evening", "clear"),
}
"""What a real day of that level would announce, before and after somebody gives no answer."""

PACES = {HeatLevel.ORANGE: CheckPace.ORANGE, HeatLevel.RED: CheckPace.RED}
TOPICS = frozenset(("canicule", "chaleur", "heat", "heatwave"))

NEIGHBOUR = "Camille"
"""Who gives no answer in an exercise: nobody's neighbour."""


@heat.command(
    "exercice", menu=CommandMenu.ORGANISERS, impersonal=True, section=CommandSection.ORGANISING
)
async def exercice_command(command: CommandEvent, turn: Interaction) -> Reply:
    """`/exercice canicule orange`: the organisers of the area live through it; nobody else."""
    mine = await organised_areas(turn)
    if not mine:
        raise Refused(words.nudge_drill_only())
    spoken = [each for each in command.words.split() if each.casefold() not in TOPICS]
    asked = read_level_order(" ".join(spoken))
    if asked is None or asked.level not in PACES:
        raise Refused(words.nudge_drill_how())
    area = mine[0]
    for each in mine:
        if await _has_real_alert(each, turn):
            raise Refused(words.nudge_drill_alert(area=each.name))
    told = await _run_drill(area, asked.level, turn)
    why = asked.level.key_word
    turn.record_act(HeatJournalAct.DRILL, by=turn.member, area=area.id, why=why)
    return Say(message(words.nudge_drill_done(count=told, area=area.name)))


@heat.on_press(ChooseDrill)
async def choose_drill(press: ChooseDrill, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    return Show(views.drill_screen(area.id, area.name))


@heat.on_press(HoldDrill)
async def hold_drill(press: HoldDrill, turn: Interaction) -> Reply:
    """The same for one area by a button."""
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    if press.level not in PACES:
        raise Refused(words.gone())
    if await _has_real_alert(area, turn):
        raise Refused(words.nudge_drill_alert(area=area.name))
    told = await _run_drill(area, press.level, turn)
    why = press.level.key_word
    turn.record_act(HeatJournalAct.DRILL, by=turn.member, area=area.id, why=why)
    done = words.nudge_drill_done(count=told, area=area.name)
    return Show(views.drill_screen(area.id, area.name), done)


async def _has_real_alert(area: Area, turn: Interaction) -> bool:
    """Whether it is orange or red there, or was and nobody knows that it is over."""
    sky = await turn.store.heat.load_snapshot(turn.now)
    if any(sky.state_of(area, day).level >= HeatLevel.ORANGE for day in HeatDay):
        return True
    episode = await turn.store.nudges.open_episode_of(area.id)
    unknown = any(not sky.state_of(area, day).level.is_known for day in HeatDay)
    return episode is not None and episode.worst >= HeatLevel.ORANGE and unknown


async def _run_drill(area: Area, level: HeatLevel, turn: Interaction) -> int:
    """Send the messages of such days, marked, to those who organise the area; how many people."""
    team = await turn.store.areas.organisers(area.id)
    begun = occurrence_of(turn.now)
    for number, letter in enumerate(await _drill_script(area, level, turn)):
        for member in team:
            # Whoever holds an exercise is awake, and means it now.
            once = DedupKey(area.key_subject, "drill", f"{begun}:{number}")
            await turn.notify_member(member, letter, once=once, priority=Priority.HEAT)
    return len(team)


async def _drill_script(area: Area, level: HeatLevel, turn: Interaction) -> list[Message]:
    """Such days from the eve to the end: what is announced, and one who gives no answer."""
    return [
        *[await _announcement_of(name, area, level, turn) for name in BEFORE[level]],
        *_unanswered_ladder(area, PACES[level], turn.now),
        *[await _announcement_of(name, area, level, turn) for name in AFTER[level]],
    ]


async def _announcement_of(name: str, area: Area, level: HeatLevel, turn: Interaction) -> Message:
    """The moment's message as if an organiser had set the level."""
    moment = KNOWN[name]
    state = HeatState(
        level, HeatDay.TODAY, moment.day_spoken_of(today_in(area, turn.now)), HeatSource.ORGANISER
    )
    mine = moment.audience is HeatAudience.ORGANISERS
    reader = words.nudge_drill_you() if mine else words.nudge_drill_members()
    group = ReaderGroup(
        (), (AnnouncedArea(area, state),), several=False, checked=False, today=level
    )
    sky = await turn.store.heat.load_snapshot(turn.now)
    return as_drill(await message_at_moment(moment, group, turn, sky), reader)


def _unanswered_ladder(area: Area, pace: CheckPace, now: datetime) -> Iterator[Message]:
    """The ladder to its end: asked twice, the buddy, the organisers, then the all-clear."""
    zone = ZoneInfo(area.zone)
    hour = QUESTION_HOURS[pace][CheckMoment.MORNING]
    asked = datetime.combine(today_in(area, now), hour, zone)
    facts = letters.CheckFacts(
        0, NEIGHBOUR, MomentText(at=asked, zone=area.zone, show="hour"), CheckCause.SILENCE
    )
    question = letters.check_question(0, NEIGHBOUR, CheckMoment.MORNING, pace)
    buddy = words.nudge_drill_buddy(name=NEIGHBOUR)
    yield as_drill(question, words.nudge_drill_asked())
    yield as_drill(letters.check_reminder(0, NEIGHBOUR), words.nudge_drill_asked())
    yield as_drill(letters.buddy_notice(facts), buddy)
    duty, country = area.duty_number, area.territory
    tried = letters.TriedSoFar(1, numbers=area.numbers, country=country, duty=duty)
    yield as_drill(letters.organisers_notice(facts, tried), words.nudge_drill_you())
    yield as_drill(letters.check_all_clear(NEIGHBOUR, CheckEnding.FINE), words.nudge_drill_told())


@heat.on_press(PressInDrill)
async def acknowledge_drill(_: PressInDrill, turn: Interaction) -> Reply:
    return Notice(words.nudge_drill_button())
