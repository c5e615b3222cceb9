"""Who needs somebody in an area: a list for those who answer for it, of whom they were told."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.heat.feature import heat
from handlers.kernel import Context, Reply, Show, Turn
from messages.heat import watch_letters as letters
from messages.heat.watch import Unanswered
from messages.model import When
from storage.area import Area
from storage.heat import today_in
from storage.heat.watch import CheckIn

SHOWN = 10
"""People on one screen; the others are counted."""


@heat.pressed(Unanswered)
async def unanswered(press: Unanswered, turn: Turn) -> Reply:
    """Each person once, and named only to whoever was told of them; the others are a number."""
    await turn.must_organise(press.area)
    area = await turn.store.areas.get(press.area)
    since = today_in(area, turn.now) - timedelta(days=1)
    waiting = await turn.store.checkins.waiting_in(area.id, since)
    waiting.pop(turn.member.id, None)
    told = set(await turn.store.checkins.touching(turn.member.id))
    known = [
        mine[0] for checks in waiting.values() if (mine := [c for c in checks if c.id in told])
    ]
    shown = [await _waiting(each, area, turn) for each in known[:SHOWN]]
    more, others = len(known) - len(shown), len(waiting) - len(known)
    return Show(letters.unanswered(area.id, area.name, shown, more, others))


async def _waiting(check: CheckIn, area: Area, context: Context) -> letters.Waiting:
    people = await context.store.people.named({check.member_id, check.going_id} - {None})
    going = people.get(check.going_id)
    since = check.called_at or check.asked_at
    zone = ZoneInfo(area.zone)
    today = since.astimezone(zone).date() == context.now.astimezone(zone).date()
    when = When(at=since, zone=area.zone, show="hour" if today else "moment")
    name = people[check.member_id].name
    return letters.Waiting(check.id, name, when, check.cause, going.name if going else "")
