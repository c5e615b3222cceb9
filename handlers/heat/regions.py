"""Outside France an organiser chooses, once, under which name warnings speak of their area."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.heat.viewing import managing
from handlers.kernel import Ask, Inquire, Observed, Outside, Refused, Reply, Show, Turn
from messages import words
from messages.heat.asked import Act, AskRegion, NameRegion
from messages.heat.level import Source
from storage.heat import FEEDS, Feed, Finding, Region, Silence, WeatherSilent
from storage.places import fold

NEAR = 4
"""Names proposed when the one that was typed is not on the list."""


@heat.pressed(AskRegion)
async def ask_region(action: AskRegion, turn: Turn) -> Reply:
    await turn.must_organise(action.area)
    return Ask(NameRegion, {"area": action.area})


@heat.submitted(NameRegion)
async def look_up(form: NameRegion, turn: Turn) -> Reply:
    """Ask for the country's list: only a name that is on it can ever be recognised."""
    await turn.must_organise(form.area)
    area = await turn.store.areas.get(form.area)
    feed = FEEDS.get(area.country, "")

    async def question(outside: Outside) -> Observed:
        said: Feed | Silence = Silence.REFUSED
        try:
            said = await outside.weather.warnings(feed)
        except WeatherSilent as silence:
            said = silence.reason
        return Observed((Finding(Source.METEOALARM, feed, said),), asked_for=form)

    return Inquire(question)


@heat.heard(Observed, asked_for=NameRegion)
async def choose_region(observed: Observed, turn: Turn) -> Reply:
    form = observed.asked_for
    if not isinstance(form, NameRegion):
        raise Refused(words.gone())
    await turn.must_organise(form.area)
    area = await turn.store.areas.get(form.area)
    finding = observed.findings[0]
    if not isinstance(finding.said, Feed):
        raise Refused(words.heat_region_silent())
    wanted = fold(form.name)
    named = {fold(name): (code, name) for code, name in finding.said.regions}
    if wanted not in named:
        near = [name for folded, (_, name) in sorted(named.items()) if _alike(wanted, folded)]
        if near:
            raise Refused(words.heat_region_near(names=tuple(near[:NEAR])), field="name")
        raise Refused(words.heat_region_unknown(), field="name")
    code, name = named[wanted]
    await turn.store.heat.choose(Region(area_id=area.id, feed=finding.place, code=code, name=name))
    turn.note(Act.REGION, by=turn.member, area=area.id, on=code)
    return Show(await managing(area, turn), words.heat_region_done(name=name))


def _alike(wanted: str, listed: str) -> bool:
    return wanted in listed or listed in wanted
