"""Who still waits in an area: a list for those who answer for it, of whom they were told."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from handlers.heat.feature import heat
from handlers.kernel import Context, Reply, Show, Turn
from messages.heat import watch_letters as letters
from messages.heat.watch import Unanswered
from messages.model import When
from storage.area import Area
from storage.heat.watch import CheckIn

SHOWN = 10
"""People on one screen, those that wait longest; the others are counted."""


@heat.pressed(Unanswered)
async def unanswered(press: Unanswered, turn: Turn) -> Reply:
    """Named to whoever was told of them; who asked for nobody but their buddies stays a number."""
    await turn.must_organise(press.area)
    area = await turn.store.areas.get(press.area)
    still_open = await turn.store.checkins.open_in(area.id)
    mine = set(await turn.store.checkins.touching(turn.member.id))
    known = [each for each in still_open if each.id in mine][:SHOWN]
    waiting = [await _waiting(each, area, turn) for each in known]
    return Show(letters.unanswered(area.id, area.name, waiting, len(still_open) - len(known)))


async def _waiting(check: CheckIn, area: Area, context: Context) -> letters.Waiting:
    people = await context.store.people.named({check.member_id, check.going_id} - {None})
    going = people.get(check.going_id)
    since = check.called_at or check.asked_at
    zone = ZoneInfo(area.zone)
    today = since.astimezone(zone).date() == context.now.astimezone(zone).date()
    when = When(at=since, zone=area.zone, show="hour" if today else "moment")
    name = people[check.member_id].name
    return letters.Waiting(check.id, name, when, check.cause, going.name if going else "")
