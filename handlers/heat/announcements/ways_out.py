"""The two ways out that stand under every message about the heat: not today, and no more."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.announcements.answers import answerable_area, day_of_button, keep_answer
from handlers.heat.checkins.check_view import finish_checks
from handlers.heat.checkins.escalation_policy import ORGANISERS
from handlers.heat.checkins.promises import release_visitor
from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say
from messages import words
from messages.heat.announcements import views as screen
from messages.heat.announcements.actions import HeatAnswer, SpareToday, StopHeat
from messages.heat.checkins.actions import CheckCause, CheckEnding
from storage.area import MemberRole
from storage.heat import today_in


@heat.on_press(SpareToday)
async def spare_today(press: SpareToday, turn: Interaction) -> Reply:
    """Nothing more that day: no question, no alarm, and whoever was to hear next hears now."""
    area = await answerable_area(press.area, turn)
    if area is None and turn.member.admin:
        area = await turn.store.areas.get_area(press.area)
    if area is None:
        raise Refused(words.gone())
    # Under last night's alarm it is pressed in the morning, and means the day that begins.
    day = max(press.day, today_in(area, turn.now).toordinal())
    on = day_of_button(day, area, turn.now)
    await keep_answer(HeatAnswer.NOT_TODAY, on, area, press.level, turn)
    await _stand_aside(turn)
    enrolment = await turn.store.checkins.enrolment_of(turn.member.id, lock=True)
    if enrolment is None:
        return Say(screen.spared_screen(checked=False))
    called = await turn.store.checkins.open_checks_of(turn.member.id)
    if any(check.cause is not CheckCause.SILENCE for check in called):
        return Say(screen.spared_but_called())
    tomorrow = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))
    enrolment.away_until = max(enrolment.away_until or tomorrow, tomorrow)
    await finish_checks(turn.member, CheckEnding.STOP, turn)
    return Say(screen.spared_screen(checked=True))


async def _stand_aside(turn: Interaction) -> None:
    """Who was told is not waited for: somebody else is turned to; what one took over stays."""
    checkins = turn.store.checkins
    promised = await checkins.promised_by(turn.member.id)
    for check_id in await checkins.open_checks_told_to(turn.member.id):
        told = await checkins.people_told(check_id)
        buddy = any(who.id == turn.member.id and each.step < ORGANISERS for each, who in told)
        if buddy or check_id not in promised:
            await release_visitor(check_id, turn.member, turn)


@heat.on_press(StopHeat)
async def stop_heat(press: StopHeat, turn: Interaction) -> Reply:
    """The switch is off, there or in all of their areas; what goes on is said, with its way out."""
    stopped = []
    for belongs, area in await turn.own_areas():
        if press.area in (0, area.id):
            belongs.heat = False
            stopped.append((area.id, area.name))
    checkins = turn.store.checkins
    helped = [(pair.id, other.name) for pair, other in await checkins.watched_by(turn.member.id)]
    organises = any(belongs.role is MemberRole.ORGANISER for belongs, _ in await turn.own_areas())
    return Say(
        screen.stopped_screen(
            stopped,
            checked=await checkins.enrolment_of(turn.member.id) is not None,
            helped=helped,
            organises=organises or turn.member.admin,
        )
    )
