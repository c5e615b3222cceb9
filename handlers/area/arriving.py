"""Arriving: the first words, the question where one lives, and every way to answer it."""

from __future__ import annotations

from handlers.area import belonging, coordinates, matching, search
from handlers.area.cells import allowed
from handlers.area.feature import AT_ONCE, area, listed, mine, next_steps, one, place, places
from handlers.kernel import (
    Ask,
    Come,
    Command,
    Inquire,
    Located,
    Menu,
    Refused,
    Reply,
    Said,
    Say,
    Sent,
    Shared,
    Show,
    Turn,
)
from messages import words
from messages.area import (
    AskWhere,
    Await,
    FindArea,
    InTown,
    Join,
    ListAreas,
    MoreTowns,
    NotMine,
    Otherwise,
    StopWaiting,
    finding,
)
from messages.area import belonging as screens
from messages.area.actions import code, slug
from messages.model import Message
from messages.typed import one_line
from storage.area import Role
from storage.places import Town, fold
from storage.places.gazetteer import LONGEST

MINE = "quartier"
"""The start payload that leads to one's own areas."""


@area.command("start", impersonal=True)
async def start(event: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("", words.area_come())
    if event.words == MINE:
        return Say(await mine(turn))
    return Say(await _greeting(turn))


@area.command("help", menu=Menu.PRIVATE | Menu.GROUP, impersonal=True)
async def give_help(event: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("", words.area_come())
    own = await turn.areas()
    return Say(screens.help(then=next_steps(own[0][1]) if own else ()))


@area.started("q_")
async def follow_link(event: Command, turn: Turn) -> Reply:
    """A link that leads to one area joins it at once, and says so."""
    found = await turn.store.areas.by_code(event.words.strip().lower())
    if found is None:
        return Say(finding.after(words.area_link_over(), await _greeting(turn)))
    held = await one(turn, found.id)
    if held:
        return Say(screens.settings(await place(turn, *held), words.area_already()))
    fresh = not await turn.areas()
    said = [words.area_joined_by_link(area=found.name, town=found.town_name)]
    if fresh:
        said.append(words.area_kept())
    return Say(await belonging.join(turn, found, *said, home=fresh, by_link=True))


async def _greeting(turn: Turn) -> Message:
    """What somebody finds on arriving, for the first time or again."""
    own = await places(turn)
    if own:
        home = await turn.home()
        return screens.again(own, then=next_steps(home))
    waits = await turn.store.areas.waits(turn.member.id)
    if waits:
        return await mine(turn)
    return finding.welcome(listed=await listed(turn))


@area.heard(Said)
async def read(event: Said, turn: Turn) -> Reply:
    """Words nobody asked for: a place for somebody new, perhaps a move for a member."""
    if point := coordinates.read(event.words):
        return Say(await _at(point, turn))
    if await turn.areas():
        return Say(await _in_passing(event.words, turn))
    found = await search.by_words(event.words, turn, home=True)
    if found is None:
        return Say(finding.not_found(home=True, listed=await listed(turn)))
    return found if isinstance(found, Inquire) else Say(found)


async def _in_passing(typed: str, turn: Turn) -> Message:
    """A pointer to what can be done; a move is offered when the words are clearly a place."""
    meant = await _clearly(typed, turn) if len(typed) <= LONGEST else None
    if meant:
        return meant
    own = await places(turn)
    return screens.again(own, words.area_pointer(), then=next_steps(await turn.home()))


async def _clearly(typed: str, turn: Turn) -> Message | None:
    """The offer to move to the one area or town that the words name as a whole, or add it."""
    phrase = fold(typed)
    held = {each.id for _, each in await turn.areas()}
    areas = {each.id: each for each in await turn.store.areas.open()}
    aliases = await turn.store.areas.aliases()
    named = [each for each in matching.exactly(phrase, aliases) if each in areas] if phrase else []
    if len(named) == 1:
        (only,) = named
        if only in held:
            return None
        return finding.moving(
            words.area_pick(area=areas[only].name, town=areas[only].town_name),
            Join(area=only, home=True),
            Join(area=only, home=False),
        )
    found = turn.gazetteer.search(typed, limit=1)
    if named or not found.exact or found.rest or not found.towns:
        return None
    if found.total > 1:
        return finding.moving(one_line(typed), AskWhere(home=True), AskWhere(home=False))
    town = found.towns[0]
    return finding.moving(
        words.area_town_pick(town=town.name, department=town.department),
        InTown(town=slug(town.code), home=True),
        InTown(town=slug(town.code), home=False),
    )


@area.heard(Shared)
async def see_point(event: Shared, turn: Turn) -> Reply:
    return Say(await _at((event.lat, event.lon), turn))


async def _at(point: tuple[float, float], turn: Turn) -> Message:
    """A (lat, lon) point is where somebody new lives; a member is asked what it means."""
    if await turn.areas():
        return await search.in_passing(point, turn)
    return await search.by_point(point, turn, home=True)


@area.heard(Sent)
async def see_other(event: Sent, turn: Turn) -> Reply:
    return Say(finding.unread(home=not await turn.areas(), listed=await listed(turn)))


@area.pressed(AskWhere)
async def ask(event: AskWhere, turn: Turn) -> Reply:
    return Ask(FindArea, {"home": event.home})


@area.submitted(FindArea)
async def find(event: FindArea, turn: Turn) -> Reply:
    if point := event.where.point or coordinates.read(event.where.words):
        return Say(await search.by_point(point, turn, home=event.home))
    found = await search.by_words(event.where.words, turn, home=event.home)
    if found is None:
        raise Refused(words.area_not_found(), field="where")
    return found if isinstance(found, Inquire) else Say(found)


@area.heard(Located, asked_for=FindArea)
async def locate(event: Located, turn: Turn) -> Reply:
    home = isinstance(event.asked_for, FindArea) and event.asked_for.home
    if event.spot is None:
        return Say(await search.unlocated(event, turn, home=home))
    town = turn.gazetteer.get(event.spot.town_code) if event.spot.town_code else None
    if town is None:
        found = turn.gazetteer.search(event.words, limit=1)
        town = found.towns[0] if found.total == 1 else None
    return Say(await search.by_point((event.spot.lat, event.spot.lon), turn, home=home, town=town))


@area.pressed(ListAreas)
async def list_areas(event: ListAreas, turn: Turn) -> Reply:
    town = _town(event.town, turn) if event.town else None
    return Show(await search.list_areas(town, turn, page=event.page, home=event.home))


@area.pressed(InTown)
async def choose_town(event: InTown, turn: Turn) -> Reply:
    return Show(await search.in_town(_town(event.town, turn), turn, home=event.home))


@area.pressed(MoreTowns)
async def more_towns(event: MoreTowns, turn: Turn) -> Reply:
    page = max(0, min(event.page, search.CANDIDATES // AT_ONCE - 1))
    found = turn.gazetteer.search(event.words, limit=search.CANDIDATES)
    return Show(await search.which_town(found, event.words, turn, page=page, home=event.home))


@area.pressed(Otherwise)
async def look_elsewhere(event: Otherwise, turn: Turn) -> Reply:
    """None of the proposed areas: the same words as a town."""
    found = await search.by_words(event.words, turn, home=event.home, elsewhere=True)
    if isinstance(found, Message):
        return Show(found)
    return Show(finding.question(home=event.home, listed=await listed(turn)))


@area.pressed(Await)
async def wait(event: Await, turn: Turn) -> Reply:
    town = _town(event.town, turn)
    return Show(await search.wait(town, allowed(event.cell), turn, home=event.home))


@area.pressed(StopWaiting)
async def stop_waiting(event: StopWaiting, turn: Turn) -> Reply:
    town = _town(event.town, turn)
    await turn.store.areas.stop_waiting(turn.member.id, town.code)
    said = words.area_waits_no_more(town=town.name)
    return Show(finding.after(said, await mine(turn)))


@area.pressed(NotMine)
async def not_mine(event: NotMine, turn: Turn) -> Reply:
    """The link led somebody astray: back to the question."""
    held = await one(turn, event.area)
    if held and held[0].role is Role.MEMBER:
        await turn.store.areas.leave(turn.member.id, event.area)
        await turn.stand_down(turn.member, area_id=event.area)
        said = [words.area_left(area=held[1].name)]
    else:
        said = []
    home = not await turn.store.areas.memberships(turn.member.id)
    return Show(finding.question(*said, home=home, listed=await listed(turn)))


def _town(named: str, turn: Turn) -> Town:
    """The town a button names."""
    town = turn.gazetteer.get(code(named))
    if town is None:
        raise Refused(words.gone())
    return town
