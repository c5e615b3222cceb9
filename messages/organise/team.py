"""Who organises, who asks to be let in, and what they are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from messages import words
from messages.model import Button, Message, Rows, Text, When, button, looked_at, message
from messages.organise.asked import (
    Begin,
    Decide,
    Door,
    Grant,
    LookAt,
    Offer,
    Panel,
    SetAdmission,
    Team,
)
from messages.organise.sights import back


def door(
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
        moment = When(at=since, zone=zone)
        lines.append(words.organise_knock(name=name, title=title, moment=moment))
        rows.append(
            (
                button(words.organise_admit(name=name), Decide(request=request, admit=True)),
                button(words.organise_decline(name=name), Decide(request=request, admit=False)),
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
    rows.append((button(label, SetAdmission(area=key, by_organisers=not by_organisers)),))
    return message(*lines, rows=(*rows, back(LookAt(area=key))), confidence=looked_at(key))


def asks_to_enter(key: int, name: str) -> Message:
    """To organisers who let everybody in: somebody of the area waits at its door."""
    return message(
        words.organise_asks_to_enter(name=name),
        rows=((button(words.organise_open_door(), Door(area=key)),),),
    )


def team(key: int, name: str, organisers: Sequence[str], relays: Sequence[str]) -> Message:
    """Who organises an area, and how to name somebody."""
    lines = [words.organise_team(name=name)]
    lines += [words.organise_team_organiser(name=each) for each in organisers]
    lines += [words.organise_team_relay(name=each) for each in relays]
    if len(organisers) < 2:
        lines.append(words.organise_alone())
    return message(
        *lines,
        words.organise_team_how(),
        rows=(
            (
                button(words.organise_offer_organiser(), Offer(area=key, grant=Grant.ORGANISER)),
                button(words.organise_offer_relay(), Offer(area=key, grant=Grant.RELAY)),
            ),
            back(LookAt(area=key)),
        ),
        confidence=looked_at(key),
    )


def offer(key: int, name: str, grant: Grant, code: str, until: When) -> Message:
    """A link that makes whoever opens it first an organiser or a relay."""
    return message(
        Text(key=f"organise-offer-{grant.value}-head", args={"name": name}),
        words.organise_offer_once(until=until),
        rows=(
            (
                Button(
                    label=Text(key=f"organise-offer-{grant.value}-link", args={"name": name}),
                    start=f"org_{code}",
                    forward=True,
                ),
            ),
            back(Team(area=key)),
        ),
        confidence=looked_at(key),
    )


def named(grant: Grant, name: str, key: int) -> Message:
    """To the person who took the role."""
    rows: Rows = ((button(words.organise_open_panel(), LookAt(area=key)),),)
    return message(
        Text(key=f"organise-now-{grant.value}", args={"name": name}),
        rows=rows if grant is Grant.ORGANISER else (),
    )


def joined_team(grant: Grant, who: str, name: str) -> Message:
    """To the other organisers."""
    return message(Text(key=f"organise-joined-{grant.value}", args={"who": who, "name": name}))


def left_team(name: str, organisers: int) -> Message:
    """An organiser left the area for good."""
    return message(words.organise_left(name=name, count=organisers))


def admin() -> Message:
    return message(
        words.organise_admin(),
        rows=(
            (button(words.organise_declare(), Begin()),),
            (button(words.organise_open_panel(), Panel()),),
        ),
    )
