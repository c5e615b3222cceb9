"""Where no authority says from when it is hot, an area's organisers do."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.heat.levels.lookup import heat_settings_screen, limits_ahead
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Show
from messages import words
from messages.heat.levels.actions import AskThresholds, HeatJournalAct, ThresholdsForm
from storage.heat import AreaThresholds


@heat.on_press(AskThresholds)
async def ask_thresholds(action: AskThresholds, turn: Interaction) -> Reply:
    """What holds now stands there already."""
    await turn.require_organiser(action.area)
    area = await turn.store.areas.get_area(action.area)
    held = limits_ahead(area, await turn.store.heat.load_snapshot(turn.now))
    if held is None:
        return Ask(ThresholdsForm, {"area": area.id})
    stands = {"night": held.night, "day": held.day, "felt": held.felt}
    return Ask(ThresholdsForm, {"area": area.id, **stands})


@heat.on_form(ThresholdsForm)
async def save_thresholds(form: ThresholdsForm, turn: Interaction) -> Reply:
    """They count from now on; a département's are its authorities' and stay."""
    await turn.require_organiser(form.area)
    area = await turn.store.areas.get_area(form.area)
    place = (await turn.store.heat.load_snapshot(turn.now)).place_of_area(area)
    if place.vigilance_department:
        raise Refused(words.heat_threshold_department())
    if form.night >= form.day:
        raise Refused(words.heat_threshold_order(), field="day", again=True)
    await turn.store.heat.set_thresholds(
        AreaThresholds(area_id=area.id, night=form.night, day=form.day, felt=form.felt)
    )
    sky = await turn.store.heat.load_snapshot(turn.now)
    await turn.store.heat.record_level(area, sky)
    turn.record_act(HeatJournalAct.THRESHOLDS, by=turn.member, area=area.id)
    return Show(await heat_settings_screen(area, turn), words.heat_threshold_done())
