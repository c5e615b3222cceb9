"""An area's members as its organisers see them: a name, a role, never how to reach somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.model import Button, Message, MomentText, Text, looked_at, message, press_button
from messages.organise.actions import ShowArea
from messages.organise.member_actions import (
    AreaRole,
    BeginMute,
    BeginRemoval,
    EndMute,
    SetVouching,
    ShowMember,
    ShowMembers,
    ShowRemovals,
)
from messages.organise.shown_facts import back_button

ON_A_PAGE = 8
"""Members on one screen."""


@dataclass(frozen=True)
class MemberFacts:
    """One member of an area, for who organises it."""

    area: int
    member: int
    who: str
    role: AreaRole
    since: MomentText
    muted: MomentText | None = None
    proposed: bool = False
    oneself: bool = False


def members_screen(
    key: int, name: str, people: Sequence[tuple[int, str]], *, page: int, total: int, out: int
) -> Message:
    """One page of who belongs to an area, given as (member, name), by name."""
    rows: list[tuple[Button, ...]] = [
        (press_button(words.member_named(who=who), ShowMember(area=key, member=member)),)
        for member, who in people
    ]
    turns: list[Button] = []
    if page:
        turns.append(press_button(words.member_before(), ShowMembers(area=key, page=page - 1)))
    if (page + 1) * ON_A_PAGE < total:
        turns.append(press_button(words.member_after(), ShowMembers(area=key, page=page + 1)))
    if turns:
        rows.append(tuple(turns))
    if out:
        rows.append((press_button(words.removal_list_open(count=out), ShowRemovals(area=key)),))
    return message(
        words.member_list(name=name, count=total),
        words.member_list_how(),
        rows=(*rows, back_button(ShowArea(area=key))),
        confidence=looked_at(key),
    )


def member_screen(seen: MemberFacts, name: str) -> Message:
    """One member, and what can be done."""
    lines: list[Text] = [
        words.member_head(who=seen.who, name=name),
        Text(key=f"member-role-{seen.role.value}"),
        words.member_since(since=seen.since),
    ]
    if seen.muted:
        lines.append(words.member_muted(until=seen.muted))
    if seen.proposed:
        lines.append(words.member_proposed())
    rows = [] if seen.oneself else _member_rows(seen)
    return message(
        *lines,
        rows=(*rows, back_button(ShowMembers(area=seen.area))),
        confidence=looked_at(seen.area),
    )


def _member_rows(seen: MemberFacts) -> list[tuple[Button, ...]]:
    this = {"area": seen.area, "member": seen.member}
    rows: list[tuple[Button, ...]] = []
    if seen.role is AreaRole.MEMBER:
        rows.append((press_button(words.member_vouch(), SetVouching(given=True, **this)),))
    elif seen.role is AreaRole.RELAY:
        rows.append((press_button(words.member_unvouch(), SetVouching(given=False, **this)),))
    if seen.muted:
        rows.append((press_button(words.member_unmute(), EndMute(**this)),))
    else:
        rows.append((press_button(words.member_mute(), BeginMute(**this)),))
    if not seen.proposed:
        rows.append((press_button(words.removal_propose(), BeginRemoval(**this)),))
    return rows


def vouched_notice(name: str, *, given: bool) -> Message:
    """To the member an organiser answers for, or answers for no longer."""
    text = words.member_now_vouched(name=name) if given else words.member_no_longer(name=name)
    return message(text)


def unmuted_notice(name: str) -> Message:
    """To who may publish again before the time."""
    return message(words.member_unmuted(name=name))
