"""Who needs somebody in an area: a list for those who answer for it, of whom they were told."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Reply, Show
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import ShowUnanswered, TakenVia
from messages.model import MomentText
from storage.area import Area
from storage.heat import today_in
from storage.heat.checkins.queries import CheckIn

SHOWN = 10
"""People on one screen; the others are counted."""


@heat.on_press(ShowUnanswered)
async def show_unanswered(press: ShowUnanswered, turn: Interaction) -> Reply:
    """Each person once, and named only to whoever was told of them; the others are a number."""
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    since = today_in(area, turn.now) - timedelta(days=1)
    waiting = await turn.store.checkins.checks_waiting_in(area.id, since)
    waiting.pop(turn.member.id, None)
    told = set(await turn.store.checkins.open_checks_told_to(turn.member.id))
    known = [
        mine[0] for checks in waiting.values() if (mine := [c for c in checks if c.id in told])
    ]
    shown = [await _waiting_entry(check_in, area, turn) for check_in in known[:SHOWN]]
    more, others = len(known) - len(shown), len(waiting) - len(known)
    return Show(letters.unanswered_screen(area.id, area.name, shown, more, others))


async def _waiting_entry(
    check: CheckIn, area: Area, context: JobContext
) -> letters.UnansweredPerson:
    people = await context.store.people.members_by_id({check.member_id, check.going_id} - {None})
    going = people.get(check.going_id)
    since = check.called_at or check.asked_at
    zone = ZoneInfo(area.zone)
    today = since.astimezone(zone).date() == context.now.astimezone(zone).date()
    when = MomentText(at=since, zone=area.zone, show="hour" if today else "moment")
    name = people[check.member_id].name
    return letters.UnansweredPerson(
        check.id,
        name,
        when,
        check.cause,
        going.name if going else "",
        town=check.taken_via is TakenVia.TOWN,
    )
