"""From words or a point to a neighbourhood: proposed, never chosen for somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from handlers.area import cells, choosing, matching
from handlers.area.feature import (
    AT_ONCE,
    any_area_open,
    area_choice,
    flyer_button,
    related_town_codes,
)
from handlers.area.ordinary import is_ordinary
from handlers.kernel.events import LocatedEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService
from messages import words
from messages.area import AskWhere, FindAreaForm, JoinArea, JoinWaitingList
from messages.area import finding_views as finding
from messages.area.actions import town_slug
from messages.form import PlaceAnswer
from messages.model import Action, Message, Text
from storage.area import Area, AreaAlias, WaitingEntry, related_towns
from storage.places import PlaceDoubt, PlaceMatches, PlacesSilent, Town, fold_name
from storage.places.gazetteer import LONGEST
from storage.places.spot import UNSERVED

KNOWN = 1_000
"""Inhabitants from which a town's bare name is taken at its word."""

CANDIDATES = 50
"""Towns looked at for declared areas; the fullest postcode has 46."""


async def by_words(
    typed: str, turn: Interaction, *, home: bool, elsewhere: bool = False
) -> Message | CallService | None:
    """What typed words may mean; None when nothing is found.

    Aliases come first, unless `elsewhere` says that they were declined.
    """
    if len(typed) > LONGEST:
        return None
    typed = matching.without_greeting(typed)
    phrase = fold_name(typed)
    if not phrase:
        return None
    areas = {area.id: area for area in await turn.store.areas.open_areas()}
    aliases = [alias for alias in await turn.store.areas.aliases() if alias.area_id in areas]
    matches = turn.gazetteer.search_towns(typed, limit=CANDIDATES)
    again = finding.none_of_these("" if matches.rest and matches.towns else phrase, home=home)
    if not elsewhere:
        named = _areas_named(phrase, matches, areas, aliases)
        if named:
            ids, repaired = named
            return _propose_areas(
                [areas[each] for each in ids], again, home=home, repaired=repaired
            )
    if matching.is_street(matches.rest, town=bool(matches.towns)):
        inquiry = _ask_geocoder(typed, matches, list(areas.values()), home=home)
        if inquiry:
            return inquiry
    if not matches.towns:
        listed = await any_area_open(turn)
        place = matches.unmapped
        return finding.unmapped_screen(place, home=home, listed=listed) if place else None
    if (
        matches.exact
        and matches.total == 1
        and _needs_no_asking(matches.towns[0], phrase, areas.values())
    ):
        return await in_town(matches.towns[0], turn, home=home)
    query = "" if matches.rest else phrase
    return await choosing.which_town(matches, query, turn, page=0, home=home)


def _needs_no_asking(town: Town, phrase: str, areas: Iterable[Area]) -> bool:
    """Whether the only town of that name needs no asking: some are also first names, or words."""
    numbered = any(letter.isdigit() for letter in phrase)
    known = numbered or (town.population >= KNOWN and not is_ordinary(phrase))
    return known and town.country in {"FR", *(area.country for area in areas)}


def _areas_named(
    phrase: str, matches: PlaceMatches, areas: dict[int, Area], aliases: list[AreaAlias]
) -> tuple[list[int], bool] | None:
    """The areas named by the words, and whether a typo was repaired for it."""
    exact = _areas_meant(phrase, matches, aliases)
    if exact:
        return exact, False
    if matches.towns and matches.rest:
        towns = related_town_codes([town.code for town in matches.towns])
        here = [alias for alias in aliases if areas[alias.area_id].town in towns]
        street = matching.is_street(matches.rest, town=True)
        for match in (
            (matching.areas_named_exactly,)
            if street
            else (matching.areas_named_exactly, matching.areas_named_among)
        ):
            there = match(matches.rest, here)
            if there:
                return there, False
        close = [] if street else matching.areas_named_closely(matches.rest, here)
        if close:
            return close, True
    if not matches.towns:
        inner = matching.areas_named_among(phrase, aliases)
        if inner and not matching.is_street(phrase, town=False):
            return inner, False
    if not matches.towns or matches.doubt is PlaceDoubt.TYPO:
        close = matching.areas_named_closely(phrase, aliases)
        if close:
            return close, True
    return None


def _areas_meant(phrase: str, matches: PlaceMatches, aliases: list[AreaAlias]) -> list[int]:
    """The areas that the words are, or that stand beside another place in them."""
    exact = matching.areas_named_exactly(phrase, aliases)
    if not exact and matches.doubt in (PlaceDoubt.SEVERAL, PlaceDoubt.PASSING):
        return matching.areas_named_among(phrase, aliases)
    return exact


def _propose_areas(
    areas: Sequence[Area], otherwise: Action, *, home: bool, repaired: bool
) -> Message:
    """Propose areas that words named."""
    shown = [area_choice(area) for area in areas[:AT_ONCE]]
    if len(shown) == 1:
        ask = words.area_is_it_repaired if repaired else words.area_is_it
        asked = ask(area=shown[0].name, town=shown[0].town)
    else:
        asked = words.area_which_repaired() if repaired else words.area_which()
    return finding.proposal_screen(shown, asked, otherwise, home=home)


def _ask_geocoder(
    typed: str, matches: PlaceMatches, areas: Sequence[Area], *, home: bool
) -> CallService | None:
    """Ask a geocoder for a street, where the town is known; None where it would be a guess."""
    if matches.towns:
        if matches.total > 1 or matches.doubt not in (None, PlaceDoubt.FORMER):
            return None
        country = matches.towns[0].country
    else:
        towns = {(area.town, area.town_name, area.country) for area in areas}
        if len(towns) != 1:
            return None
        ((_, name, country),) = towns
        typed = f"{typed}, {name}"
    form = FindAreaForm(home=home, where=PlaceAnswer(words=typed))

    async def question(outside: Services) -> LocatedEvent:
        try:
            spot = await outside.addresses.find_address(typed, country=country)
        except PlacesSilent as silence:
            return LocatedEvent(typed, silent=silence.reason, asked_for=form)
        return LocatedEvent(typed, spot, asked_for=form)

    return CallService(question)


async def in_town(town: Town, turn: Interaction, *, home: bool) -> Message:
    """The areas of a town to choose from, or its waiting list."""
    areas = await turn.store.areas.areas_in_towns(related_towns(town.code))
    if len(areas) == 1:
        none = JoinWaitingList(town=town_slug(town.code), cell="", home=home)
        return _propose_areas(areas, none, home=home, repaired=False)
    if areas:
        return await list_areas(town, turn, page=0, home=home)
    part = matching.first_part(town.code)
    if part:
        first = turn.gazetteer.town_by_code(part)
        example = first.postcodes[0] if first and first.postcodes else town.name
        return finding.which_part(choosing.town_choice(town), example, home=home)
    return await put_on_waiting_list(town, "", turn, home=home)


async def list_areas(town: Town | None, turn: Interaction, *, page: int, home: bool) -> Message:
    """The areas of a town, or of everywhere, a page at a time."""
    if town:
        areas = await turn.store.areas.areas_in_towns(related_towns(town.code))
        none: Action = JoinWaitingList(town=town_slug(town.code), cell="", home=home)
    else:
        areas, none = await turn.store.areas.open_areas(), AskWhere(home=home)
    if not areas:
        return finding.where_question(words.area_no_areas(), home=home, listed=False)
    pages = -(-len(areas) // AT_ONCE)
    page = max(0, min(page, pages - 1))
    shown = [area_choice(area) for area in areas[page * AT_ONCE : (page + 1) * AT_ONCE]]
    code = town.code if town else ""
    return finding.areas_screen(shown, none, town=code, page=page, pages=pages, home=home)


async def by_point(
    point: tuple[float, float], turn: Interaction, *, home: bool, town: Town | None = None
) -> Message:
    """The areas that hold a (lat, lon) point, those beside it, or its town's waiting list.

    `town` counts where there are no outlines.
    """
    around = matching.areas_around(point, await turn.store.areas.open_areas())
    town = turn.gazetteer.town_at(*point) or town
    cell = cells.demand_cell(point, town, turn.gazetteer) if town else ""
    none: Action = (
        JoinWaitingList(town=town_slug(town.code), cell=cell, home=home)
        if town
        else AskWhere(home=home)
    )
    if around.holding:
        return _propose_at_point(
            around.holding, words.area_point_in, words.area_which(), none, home=home
        )
    if around.near:
        return _propose_at_point(
            around.near, words.area_point_near, words.area_which_near(), none, home=home
        )
    if town:
        return await put_on_waiting_list(town, cell, turn, home=home)
    return finding.nowhere_screen(home=home, listed=await any_area_open(turn))


async def point_in_passing(point: tuple[float, float], turn: Interaction) -> Message:
    """A (lat, lon) point that a member shared unasked: what changes is theirs to say."""
    around = matching.areas_around(point, await turn.store.areas.open_areas())
    if around.holding:
        area = around.holding[0]
        return finding.moving_offer(
            words.area_pick(area=area.name, town=area.town_name),
            JoinArea(area=area.id, home=True),
            JoinArea(area=area.id, home=False),
        )
    town = turn.gazetteer.town_at(*point)
    if town is None:
        return finding.nowhere_screen(home=False, listed=await any_area_open(turn))
    cell = cells.demand_cell(point, town, turn.gazetteer)
    return finding.moving_offer(
        finding.town_named(choosing.town_choice(town)),
        JoinWaitingList(town=town_slug(town.code), cell=cell, home=True),
        JoinWaitingList(town=town_slug(town.code), cell=cell, home=False),
    )


def _propose_at_point(
    areas: Sequence[Area],
    one: Callable[..., Text],
    several: Text,
    otherwise: Action,
    *,
    home: bool,
) -> Message:
    """Propose areas that a point named."""
    shown = [area_choice(area) for area in areas[:AT_ONCE]]
    asked = one(area=shown[0].name, town=shown[0].town) if len(shown) == 1 else several
    return finding.proposal_screen(shown, asked, otherwise, home=home)


async def put_on_waiting_list(town: Town, cell: str, turn: Interaction, *, home: bool) -> Message:
    """Put the person on the town's waiting list."""
    store = turn.store.areas
    await store.add_waiting(
        WaitingEntry(
            member_id=turn.member.id,
            town=town.code,
            town_name=town.name,
            cell=cell,
            home=home,
            since=turn.now,
        )
    )
    count = await store.count_waiting(town.code)
    areas = await store.areas_in_towns(related_towns(town.code))
    return finding.waiting_screen(
        choosing.town_choice(town),
        count,
        home=home,
        areas=bool(areas),
        flyer=flyer_button(town.code),
    )


async def street_not_found(located: LocatedEvent, turn: Interaction, *, home: bool) -> Message:
    """A street that was not found, or a geocoder that is silent: what the words say without it."""
    matches = turn.gazetteer.search_towns(located.words, limit=1)
    first = words.area_street_unknown() if matches.towns else words.area_street_alone()
    if located.silent:
        first = words.area_unserved() if located.silent == UNSERVED else words.area_silent()
    if not matches.towns:
        return finding.where_question(first, home=home, listed=await any_area_open(turn))
    if matches.exact:
        then = await in_town(matches.towns[0], turn, home=home)
    else:
        then = await choosing.which_town(matches, "", turn, page=0, home=home)
    return finding.with_line_before(first, then)
