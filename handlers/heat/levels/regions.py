"""Outside France an organiser chooses, once, under which name warnings speak of their area."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.heat.levels.lookup import heat_settings_screen
from handlers.heat.levels.services import WeatherReadEvent, weather_services
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Show
from messages import words
from messages.heat.levels.actions import AskRegion, HeatJournalAct, NameRegionForm
from messages.heat.levels.level import HeatSource
from storage.heat import (
    FEEDS,
    FetchPlace,
    SourceFacts,
    SourceReading,
    SourceSilence,
    WarningFeed,
    WeatherRegion,
    WeatherSilent,
)
from storage.places import fold_name

NEAR = 4
"""Names proposed when the one that was typed is not on the list."""


@heat.on_press(AskRegion)
async def ask_region(action: AskRegion, turn: Interaction) -> Reply:
    await turn.require_organiser(action.area)
    return Ask(NameRegionForm, {"area": action.area})


@heat.on_form(NameRegionForm)
async def look_up_region(form: NameRegionForm, turn: Interaction) -> Reply:
    """Ask for the country's list: only a name that is on it can ever be recognised."""
    await turn.require_organiser(form.area)
    area = await turn.store.areas.get_area(form.area)
    feed = FEEDS.get(area.country, "")

    async def question(outside: Services) -> WeatherReadEvent:
        try:
            said: SourceFacts | SourceSilence = await weather_services(outside).fetch(
                HeatSource.METEOALARM, FetchPlace(feed)
            )
        except WeatherSilent as silence:
            said = silence.reason
        return WeatherReadEvent((SourceReading(HeatSource.METEOALARM, feed, said),), asked_for=form)

    return CallService(question)


@heat.on_event(WeatherReadEvent, asked_for=NameRegionForm)
async def choose_region(observed: WeatherReadEvent, turn: Interaction) -> Reply:
    form = observed.asked_for
    if not isinstance(form, NameRegionForm):
        raise Refused(words.gone())
    await turn.require_organiser(form.area)
    area = await turn.store.areas.get_area(form.area)
    finding = observed.findings[0]
    if not isinstance(finding.said, WarningFeed):
        raise Refused(words.heat_region_silent(), field="name", again=True)
    wanted = fold_name(form.name)
    named = {fold_name(name): (code, name) for code, name in finding.said.regions}
    if wanted not in named:
        near = [
            name for folded, (_, name) in sorted(named.items()) if _similar_names(wanted, folded)
        ]
        if near:
            raise Refused(words.heat_region_near(names=tuple(near[:NEAR])), field="name")
        raise Refused(words.heat_region_unknown(), field="name")
    code, name = named[wanted]
    await turn.store.heat.set_weather_region(
        WeatherRegion(area_id=area.id, feed=finding.place, code=code, name=name)
    )
    turn.record_act(HeatJournalAct.REGION, by=turn.member, area=area.id, on=code)
    return Show(await heat_settings_screen(area, turn), words.heat_region_done(name=name))


def _similar_names(wanted: str, listed: str) -> bool:
    return wanted in listed or listed in wanted
