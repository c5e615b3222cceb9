"""Who organises, who asks to be let in, and what they are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from messages import words
from messages.model import Button, Message, MomentText, Rows, Text, looked_at, message, press_button
from messages.organise.actions import (
    BeginDeclaring,
    DecideEntry,
    NamePerson,
    OfferRole,
    RoleGrant,
    SetAdmission,
    ShowArea,
    ShowDoor,
    ShowPanel,
    ShowTeam,
    WithdrawOffers,
)
from messages.organise.shown_facts import back_button
from messages.organise.succession_actions import StepDown


def door_screen(
    key: int,
    waiting: Sequence[tuple[int, str, str, datetime]],
    *,
    total: int,
    zone: str,
    by_organisers: bool,
    addressed: Sequence[str],
) -> Message:
    """Who asks to be let in, oldest first, given as (request, name, wall, since), and who decides.

    Walls `addressed` can be entered by their own address, as far as is known.
    """
    lines = [words.organise_door(count=total)]
    rows: list[tuple[Button, ...]] = []
    for request, name, title, since in waiting:
        moment = MomentText(at=since, zone=zone)
        lines.append(words.organise_knock(name=name, title=title, moment=moment))
        rows.append(
            (
                press_button(
                    words.organise_admit(name=name), DecideEntry(request=request, admit=True)
                ),
                press_button(
                    words.organise_decline(name=name), DecideEntry(request=request, admit=False)
                ),
            )
        )
    if total > len(waiting):
        lines.append(words.organise_door_rest(count=total - len(waiting)))
    if by_organisers:
        lines += [words.organise_door_by_organisers(), words.organise_door_inside()]
        lines += [words.organise_door_public(title=title) for title in addressed]
        label = words.organise_door_open()
    else:
        lines += [words.organise_door_by_area(), words.organise_door_unverified()]
        label = words.organise_door_keep()
    rows.append((press_button(label, SetAdmission(area=key, by_organisers=not by_organisers)),))
    return message(*lines, rows=(*rows, back_button(ShowArea(area=key))), confidence=looked_at(key))


def asks_to_enter(key: int, name: str) -> Message:
    """To organisers who let everybody in: somebody of the area waits at its door."""
    return message(
        words.organise_asks_to_enter(name=name),
        rows=((press_button(words.organise_open_door(), ShowDoor(area=key)),),),
    )


def team_screen(
    key: int,
    name: str,
    organisers: Sequence[str],
    relays: Sequence[str],
    links: int = 0,
    *,
    member_of_it: bool = False,
) -> Message:
    """Who organises an area, how to name somebody, and how to take open `links` back.

    Who is a `member_of_it` may stop.
    """
    lines = [words.organise_team(name=name)]
    lines += [words.organise_team_organiser(name=organiser) for organiser in organisers]
    lines += [words.organise_team_relay(name=relay) for relay in relays]
    if len(organisers) < 2:
        lines.append(words.organise_alone())
    if links:
        lines.append(words.organise_links_open(count=links))
    stop = (press_button(words.team_stop(), StepDown(area=key)),)
    withdraw = (press_button(words.organise_links_withdraw(), WithdrawOffers(area=key)),)
    return message(
        *lines,
        words.organise_team_how(),
        rows=(
            (press_button(words.organise_name_somebody(), NamePerson(area=key)),),
            (
                press_button(
                    words.organise_offer_organiser(), OfferRole(area=key, grant=RoleGrant.ORGANISER)
                ),
                press_button(
                    words.organise_offer_relay(), OfferRole(area=key, grant=RoleGrant.RELAY)
                ),
            ),
            *([withdraw] if links else []),
            *([stop] if member_of_it else []),
            back_button(ShowArea(area=key)),
        ),
        confidence=looked_at(key),
    )


def asked_for_role(
    who: str, name: str, grant: RoleGrant, code: str, until: MomentText, *, known: bool
) -> Message:
    """To somebody who was chosen: they decide, and Palier says who it is if they are new to it."""
    return message(
        *(() if known else (words.organise_asked_palier(),)),
        Text(key=f"organise-asked-{grant.value}", args={"who": who, "name": name}),
        words.organise_asked_free(until=until),
        rows=((_take_button(grant, name, code, forward=False),),),
    )


def _take_button(grant: RoleGrant, name: str, code: str, *, forward: bool) -> Button:
    label = Text(key=f"organise-offer-{grant.value}-link", args={"name": name})
    return Button(label=label, start=f"org_{code}", forward=forward)


def role_offer(
    key: int, name: str, grant: RoleGrant, code: str, until: MomentText, *first: Text
) -> Message:
    """A link that makes whoever opens it first an organiser or a relay."""
    return message(
        *first,
        Text(key=f"organise-offer-{grant.value}-head", args={"name": name}),
        words.organise_offer_once(until=until),
        rows=(
            (_take_button(grant, name, code, forward=True),),
            back_button(ShowTeam(area=key)),
        ),
        confidence=looked_at(key),
    )


def role_taken(grant: RoleGrant, name: str, key: int) -> Message:
    """To the person who took the role."""
    rows: Rows = ((press_button(words.organise_open_panel(), ShowArea(area=key)),),)
    return message(
        Text(key=f"organise-now-{grant.value}", args={"name": name}),
        rows=rows if grant is RoleGrant.ORGANISER else (),
    )


def joined_team(grant: RoleGrant, who: str, name: str) -> Message:
    """To the other organisers."""
    return message(Text(key=f"organise-joined-{grant.value}", args={"who": who, "name": name}))


def left_team(name: str, organisers: int) -> Message:
    """An organiser left the area for good."""
    return message(words.organise_left(name=name, count=organisers))


def admin_welcome() -> Message:
    return message(
        words.organise_admin(),
        rows=(
            (press_button(words.organise_declare(), BeginDeclaring()),),
            (press_button(words.organise_open_panel(), ShowPanel()),),
        ),
    )
