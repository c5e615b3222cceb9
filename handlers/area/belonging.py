"""Joining an area, moving, adding a second one, leaving."""

from __future__ import annotations

from handlers.area import door
from handlers.area.feature import area, mine, next_steps, one, place
from handlers.kernel import Come, Command, Menu, Refused, Reply, Say, Show, Turn
from messages import words
from messages.area import Join, Leave, MakeHome, MyAreas, Settings, finding
from messages.area import belonging as screens
from messages.model import Message, Text
from storage.area import Area, Membership, Role


@area.command("quartier", menu=Menu.PRIVATE, discreet=True, en="area")
async def show_areas(event: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("quartier", words.area_come())
    return Say(await mine(turn))


@area.pressed(MyAreas)
async def back_to_areas(event: MyAreas, turn: Turn) -> Reply:
    return Show(await mine(turn))


@area.pressed(Settings)
async def show_settings(event: Settings, turn: Turn) -> Reply:
    return Show(screens.settings(await place(turn, *await held(turn, event.area))))


@area.pressed(Join)
async def press_join(event: Join, turn: Turn) -> Reply:
    found = await turn.store.areas.get(event.area)
    if found.closed_at:
        raise Refused(words.area_closed(area=found.name))
    own = await turn.areas()
    already = await one(turn, found.id)
    if already and (already[0].home or not event.home):
        return Show(screens.settings(await place(turn, *already), words.area_already()))
    if event.home or not own:
        said = words.area_joined(area=found.name)
    else:
        said = words.area_added(area=found.name, town=found.town_name)
    return Show(await join(turn, found, said, home=event.home))


async def join(turn: Turn, found: Area, *said: Text, home: bool, by_link: bool = False) -> Message:
    """Make the person a member there; a new home leaves the old one, unless they have a role in it.

    Whoever waited there waits no more, and the doors they stood at open.
    """
    own, lines = await turn.areas(), list(said)
    home = home or not own
    former = [old for tie, old in own if home and tie.home and old.id != found.id]
    membership = await turn.store.areas.join(turn.member.id, found.id, turn.now, home=home)
    lines += [await _depart(turn, old) for old in former]
    if home:
        turn.member.zone = found.zone
    await _stop_waiting(turn, found, home=home)
    lines += await door.open_for(turn, found)
    return screens.joined(
        await place(turn, membership, found), *lines, then=next_steps(found), by_link=by_link
    )


async def _depart(turn: Turn, old: Area) -> Text:
    """Leave the former home; an organiser's or relay's duty there goes on."""
    membership = await turn.store.areas.membership(turn.member.id, old.id)
    if membership and membership.role is not Role.MEMBER:
        return words.area_kept_organising(area=old.name)
    await turn.store.areas.leave(turn.member.id, old.id)
    await turn.stand_down(turn.member, area_id=old.id)
    return words.area_moved_from(area=old.name)


async def _stop_waiting(turn: Turn, found: Area, *, home: bool) -> None:
    for wait in await turn.store.areas.waits(turn.member.id):
        if wait.town == found.town or (home and wait.home):
            await turn.store.areas.stop_waiting(turn.member.id, wait.town)


@area.pressed(MakeHome)
async def make_home(event: MakeHome, turn: Turn) -> Reply:
    """Another of one's areas is where one lives; the former home stays as an added one."""
    _, found = await held(turn, event.area)
    membership = await turn.store.areas.join(turn.member.id, found.id, turn.now, home=True)
    turn.member.zone = found.zone
    return Show(screens.settings(await place(turn, membership, found)))


@area.pressed(Leave)
async def leave(event: Leave, turn: Turn) -> Reply:
    membership, found = await held(turn, event.area)
    if not event.sure:
        return Show(screens.leave(await place(turn, membership, found)))
    if membership.role is Role.ORGANISER:
        others = await turn.store.areas.organisers(found.id)
        if len(others) == 1:
            raise Refused(words.area_last_organiser(area=found.name))
    await turn.store.areas.leave(turn.member.id, found.id)
    await turn.stand_down(turn.member, area_id=found.id)
    left = await turn.store.areas.memberships(turn.member.id)
    if left:
        turn.member.zone = left[0][1].zone
    return Show(finding.after(words.area_left(area=found.name), await mine(turn)))


async def held(turn: Turn, area_id: int) -> tuple[Membership, Area]:
    """The member's own tie to the area, or a refusal: the button is older than their leaving."""
    found = await one(turn, area_id)
    if found is None:
        raise Refused(words.gone())
    return found
