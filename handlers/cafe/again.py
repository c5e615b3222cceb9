"""The morning after: did it take place, and shall we meet again?"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import LoadedCafe, cafe, host_view, load_cafe, publish_cafe
from handlers.cafe.hosting import MOST_AT_ONCE, cafe_hosted_by
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Show
from messages import cafe as screen
from messages import dates, words
from storage.cafe import Cafe, CafeState


@cafe.on_press(screen.ReportOutcome)
async def record_outcome(press: screen.ReportOutcome, turn: Interaction) -> Reply:
    loaded = await cafe_hosted_by(press.cafe, turn)
    if loaded.cafe.starts_at > turn.now:
        raise Refused(words.gone())
    loaded.cafe.outcome = press.outcome
    return Show(screen.outcome_thanks(loaded.cafe_facts, press.outcome))


@cafe.on_press(screen.RepeatCafe)
async def repeat_cafe(press: screen.RepeatCafe, turn: Interaction) -> Reply:
    """The same place and hour some weeks on, published at once; pressed twice it is made once."""
    loaded = await cafe_hosted_by(press.cafe, turn)
    if press.weeks not in (1, 4) or loaded.cafe.state is not CafeState.OVER:
        raise Refused(words.gone())
    await turn.own_area(loaded.area.id)
    await turn.require_unmuted(loaded.area.id)
    starts_at = _weeks_on(loaded, press.weeks, turn.now)
    following = await turn.store.cafes.hosted_at(turn.member.id, starts_at)
    if following:
        return Show(await host_view(await load_cafe(following.id, turn), turn))
    if await turn.store.cafes.count_cafes_of(turn.member.id, turn.now) >= MOST_AT_ONCE:
        raise Refused(words.cafe_too_many(count=MOST_AT_ONCE))
    past = loaded.cafe
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
    turn.store.cafes.add_cafe(following)
    await turn.store.session.flush()
    new = await load_cafe(following.id, turn)
    if new.lacks_address:
        return Ask(screen.HomeAddressForm, {"cafe": following.id})
    following.state = CafeState.OPEN
    await publish_cafe(new, turn)
    return Show(await host_view(new, turn), hint=words.cafe_again_done())


def _weeks_on(loaded: LoadedCafe, weeks: int, now: datetime) -> datetime:
    """The same hour by the area's clocks, the first time after now in steps of so many weeks."""
    zone = ZoneInfo(loaded.area.zone)
    at = loaded.cafe.starts_at.astimezone(zone)
    day = at.date()
    while True:
        day += timedelta(weeks=weeks)
        moment = dates.instant_of(day, at.time(), zone)
        if isinstance(moment, datetime) and moment > now:
            return moment
