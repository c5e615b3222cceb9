"""The morning after: did it take place, and shall we meet again?"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import Meeting, announce, cafe, host_view, meeting
from handlers.cafe.hosting import MOST_AT_ONCE, hosted, own_area
from handlers.kernel import Ask, Refused, Reply, Show, Turn
from messages import cafe as screen
from messages import dates, words
from storage.cafe import Cafe, State


@cafe.pressed(screen.Held)
async def held(press: screen.Held, turn: Turn) -> Reply:
    found = await hosted(press.cafe, turn)
    if found.cafe.starts_at > turn.now:
        raise Refused(words.gone())
    found.cafe.outcome = press.outcome
    return Show(screen.thanks(found.facts, press.outcome))


@cafe.pressed(screen.Again)
async def again(press: screen.Again, turn: Turn) -> Reply:
    """The same place and hour some weeks on, published at once; pressed twice it is made once."""
    found = await hosted(press.cafe, turn)
    if press.weeks not in (1, 4) or found.cafe.state is not State.OVER:
        raise Refused(words.gone())
    await own_area(found.area.id, turn)
    await turn.must_not_be_muted(found.area.id)
    starts_at = _weeks_on(found, press.weeks, turn.now)
    following = await turn.store.cafes.at(turn.member.id, starts_at)
    if following:
        return Show(await host_view(await meeting(following.id, turn), turn))
    if await turn.store.cafes.under_way(turn.member.id, turn.now) >= MOST_AT_ONCE:
        raise Refused(words.cafe_too_many(count=MOST_AT_ONCE))
    past = found.cafe
    following = Cafe(
        area_id=past.area_id,
        host_id=turn.member.id,
        kind=past.kind,
        starts_at=starts_at,
        place=past.place,
        seats=past.seats,
        note=past.note,
        access=past.access,
        created_at=turn.now,
    )
    turn.store.cafes.add(following)
    await turn.store.session.flush()
    new = await meeting(following.id, turn)
    if new.lacks_address:
        return Ask(screen.Home, {"cafe": following.id})
    following.state = State.OPEN
    await announce(new, turn)
    return Show(await host_view(new, turn), hint=words.cafe_again_done())


def _weeks_on(found: Meeting, weeks: int, now: datetime) -> datetime:
    """The same hour by the area's clocks, the first time after now in steps of so many weeks."""
    zone = ZoneInfo(found.area.zone)
    at = found.cafe.starts_at.astimezone(zone)
    day = at.date()
    while True:
        day += timedelta(weeks=weeks)
        moment = dates.moment(day, at.time(), zone)
        if isinstance(moment, datetime) and moment > now:
            return moment
