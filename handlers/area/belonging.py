"""Joining an area, moving, adding a second one, leaving."""

from __future__ import annotations

from handlers.area import door
from handlers.area.feature import (
    area,
    areas_and_waiting,
    first_step_buttons,
    membership_place,
    own_membership_in,
)
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import MoveToPrivate, Refused, Reply, Say, Show
from messages import words
from messages.area import JoinArea, LeaveArea, MakeHome, ShowAreaSettings, ShowMyAreas
from messages.area import finding_views as finding
from messages.area import membership_views as screens
from messages.model import Message, Text
from messages.organise.actions import OrganiserAct, WallAct
from storage.area import Area, MemberRole, Membership


@area.command(
    "quartier",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    private_only=MoveToPrivate("quartier", words.area_come()),
    section=CommandSection.OWN,
)
async def show_areas(event: CommandEvent, turn: Interaction) -> Reply:
    return Say(await areas_and_waiting(turn))


@area.on_press(ShowMyAreas)
async def back_to_areas(event: ShowMyAreas, turn: Interaction) -> Reply:
    return Show(await areas_and_waiting(turn))


@area.on_press(ShowAreaSettings)
async def show_settings(event: ShowAreaSettings, turn: Interaction) -> Reply:
    return Show(
        screens.area_settings(await membership_place(turn, *await own_membership(turn, event.area)))
    )


@area.on_press(JoinArea)
async def press_join(event: JoinArea, turn: Interaction) -> Reply:
    found = await turn.store.areas.get_area(event.area)
    if found.closed_at:
        raise Refused(words.area_closed(area=found.name))
    own = await turn.own_areas()
    already = await own_membership_in(turn, found.id)
    if already and (already[0].home or not event.home):
        return Show(
            screens.area_settings(await membership_place(turn, *already), words.area_already())
        )
    if event.home or not own:
        text = words.area_joined(area=found.name)
    else:
        text = words.area_added(area=found.name, town=found.town_name)
    return Show(await join_area(turn, found, text, home=event.home))


async def join_area(
    turn: Interaction, found: Area, *texts: Text, home: bool, by_link: bool = False
) -> Message:
    """Make the person a member there; a new home leaves the old one, unless they have a role in it.

    Whoever waited there waits no more, and the doors they stood at open.
    """
    await turn.require_not_removed(found)
    own, lines = await turn.own_areas(), list(texts)
    home = home or not own
    former = [old for tie, old in own if home and tie.home and old.id != found.id]
    membership = await turn.store.areas.join_area(turn.member.id, found.id, turn.now, home=home)
    lines += [await _leave_former_home(turn, old) for old in former]
    if former:
        await turn.settle_home_change(turn.member)
    if home:
        turn.member.zone = found.zone
        turn.member.speak_as_around(found.language)
    await _stop_waiting(turn, found, home=home)
    await _stop_inviting(turn, found)
    lines += await door.open_for(turn, found)
    return screens.joined_screen(
        await membership_place(turn, membership, found),
        *lines,
        then=first_step_buttons(found),
        by_link=by_link,
    )


async def _leave_former_home(turn: Interaction, old: Area) -> Text:
    """Leave the former home; an organiser's or relay's duty there goes on."""
    membership = await turn.store.areas.membership(turn.member.id, old.id)
    if membership and membership.role is not MemberRole.MEMBER:
        return words.area_kept_organising(area=old.name)
    await turn.store.areas.leave_area(turn.member.id, old.id)
    await turn.stand_down(turn.member, area_id=old.id)
    return words.area_moved_from(area=old.name)


async def _stop_waiting(turn: Interaction, found: Area, *, home: bool) -> None:
    for wait in await turn.store.areas.waiting_entry(turn.member.id):
        if wait.town == found.town or (home and wait.home):
            await turn.store.areas.stop_waiting(turn.member.id, wait.town)


async def _stop_inviting(turn: Interaction, found: Area) -> None:
    """Who has joined is not shown the invitation that waits for them on a wall."""
    at = turn.account
    theirs = (WallAct.invitation_of(at.user, found.id),)
    for wall in await turn.store.areas.area_walls(found.id):
        if (wall.platform, wall.workspace) == (at.platform, at.workspace):
            await turn.withdraw_messages(wall.key_subject, WallAct.INVITED, occurrences=theirs)


@area.on_press(MakeHome)
async def make_home(event: MakeHome, turn: Interaction) -> Reply:
    """Another of one's areas is where one lives; the former home stays as an added one."""
    _, found = await own_membership(turn, event.area)
    membership = await turn.store.areas.join_area(turn.member.id, found.id, turn.now, home=True)
    turn.member.zone = found.zone
    await turn.settle_home_change(turn.member)
    return Show(screens.area_settings(await membership_place(turn, membership, found)))


@area.on_press(LeaveArea)
async def leave_area(event: LeaveArea, turn: Interaction) -> Reply:
    membership, found = await own_membership(turn, event.area)
    if not event.sure:
        return Show(screens.leave_area_screen(await membership_place(turn, membership, found)))
    if membership.role is MemberRole.ORGANISER:
        others = await turn.store.areas.organisers(found.id)
        if len(others) == 1:
            raise Refused(words.area_last_organiser(area=found.name))
        turn.record_act(OrganiserAct.LEFT, by=turn.member, area=found.id)
    await turn.store.areas.leave_area(turn.member.id, found.id)
    await turn.stand_down(turn.member, area_id=found.id)
    left = await turn.store.areas.memberships(turn.member.id)
    if left:
        turn.member.zone = left[0][1].zone
    return Show(
        finding.with_line_before(words.area_left(area=found.name), await areas_and_waiting(turn))
    )


async def own_membership(turn: Interaction, area_id: int) -> tuple[Membership, Area]:
    """The member's own tie to the area, or a refusal: the button is older than their leaving."""
    membership = await own_membership_in(turn, area_id)
    if membership is None:
        raise Refused(words.gone())
    return membership
