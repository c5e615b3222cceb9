"""How warm is it at your place? Answered at once with what to do; what was said is not kept."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import AskWarmth, TellWarmth, WarmthHour
from storage.area import Area
from storage.heat import today_in
from storage.heat.checkins.queries import CheckIn

OUT_BY = time(11)
"""By when one should be somewhere cool on a hot day."""

NIGHT = time(19), time(6)
"""When it may be cooler outside, and hardly anything is open."""


@heat.on_press(TellWarmth)
async def answer_warmth(press: TellWarmth, turn: Interaction) -> Reply:
    """The advice holds whenever it is asked for; under an old question that is said first.

    Nothing is stored, and nobody else hears of it.
    """
    check = await turn.store.checkins.lock_check(press.check)
    if check and check.member_id != turn.member.id:
        check = None
    area = await _area_of(check, turn)
    shown = letters.warmth_reply(
        check.id if check else None,
        area.id,
        press.warmth,
        _hour_of(turn.now.astimezone(ZoneInfo(area.zone)).time()),
        late=check is None or check.on != today_in(area, turn.now),
    )
    return Show(shown.in_country(area.territory))


def _hour_of(local: time) -> WarmthHour:
    evening, dawn = NIGHT
    if local >= evening or local < dawn:
        return WarmthHour.NIGHT
    return WarmthHour.MORNING if local < OUT_BY else WarmthHour.DAY


@heat.on_press(AskWarmth)
async def ask_warmth(press: AskWarmth, turn: Interaction) -> Reply:
    """What was typed may be either of two answers: nothing is guessed."""
    return Say(letters.which_warmth(press.check))


async def _area_of(check: CheckIn | None, turn: Interaction) -> Area:
    """Where they were asked; where they live now, if they left or the question is forgotten."""
    areas = [area for _, area in await turn.own_areas()]
    if not areas:
        raise Refused(words.gone())
    return next((area for area in areas if check and area.id == check.area_id), areas[0])
