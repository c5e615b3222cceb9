"""The screens of who announces: the preview, a second person's review, what stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.broadcast.actions import (
    EVERYWHERE,
    AmendBroadcast,
    BeginBroadcast,
    BroadcastDoubt,
    ChooseBroadcastAreas,
    ConfirmBroadcast,
    DropBroadcast,
    RefuseBroadcast,
    SendBroadcast,
    SetBroadcastArea,
    ShowBroadcast,
    ShowBroadcasts,
    TryBroadcast,
    UnaskBroadcast,
    WithdrawBroadcast,
)
from messages.broadcast.card import (
    BroadcastFacts,
    broadcast_card,
    broadcast_letter,
    broadcast_lines,
)
from messages.heat.announcements.actions import PressInDrill
from messages.model import Button, Message, MomentText, Text, message, press_button
from messages.organise.actions import ShowArea, ShowPanel

FEW = 5
"""Below that, how many read it is not said: who switched it off might be guessed."""

NAMED = 6
"""Areas and walls that are named on one screen."""


@dataclass(frozen=True)
class BroadcastSight:
    """An announcement as those see it who answer for it: what is read, where and by how many."""

    facts: BroadcastFacts
    edition: int
    areas: tuple[str, ...]
    readers: int
    walls: Sequence[tuple[str, Text]]
    doubts: Sequence[BroadcastDoubt] = ()
    changes: bool = False

    @property
    def is_wide(self) -> bool:
        return len(self.areas) > 1

    @property
    def key(self) -> int:
        return self.facts.broadcast


def audience_lines(seen: BroadcastSight) -> list[Text]:
    """For which areas it is, how many will read it, and on which walls it hangs."""
    named = len(seen.areas) <= NAMED
    lines = [
        words.broadcast_for(areas=seen.areas)
        if named
        else words.broadcast_for_many(count=len(seen.areas)),
        words.broadcast_readers(count=seen.readers)
        if seen.readers >= FEW
        else words.broadcast_readers_few(),
    ]
    if not seen.walls:
        lines.append(words.broadcast_no_wall())
    lines += [
        words.broadcast_wall(title=title, platform=platform)
        for title, platform in seen.walls[:NAMED]
    ]
    if len(seen.walls) > NAMED:
        lines.append(words.broadcast_walls_more(count=len(seen.walls) - NAMED))
    return lines


def doubt_lines(seen: BroadcastSight) -> list[Text]:
    return [Text(key=f"broadcast-doubt-{kind.value}") for kind in seen.doubts]


def preview_screen(seen: BroadcastSight, *first: Text, choosing: bool) -> Message:
    """The very card, who reads it, and what can be done before anybody does."""
    head = words.broadcast_preview_change() if seen.changes else words.broadcast_preview()
    lines = [*first, head, *broadcast_lines(seen.facts), *audience_lines(seen), *doubt_lines(seen)]
    if seen.is_wide:
        lines.append(words.broadcast_second_needed())
    elif seen.facts.kind.is_danger and not seen.changes:
        lines.append(words.broadcast_danger_how())
    if seen.doubts:
        label = words.broadcast_send_sure()
    elif seen.is_wide:
        label = words.broadcast_ask()
    else:
        label = words.broadcast_change() if seen.changes else words.broadcast_send()
    send = SendBroadcast(broadcast=seen.key, edition=seen.edition, sure=bool(seen.doubts))
    rows: list[tuple[Button, ...]] = [
        (press_button(label, send),),
        (
            press_button(words.broadcast_amend(), AmendBroadcast(broadcast=seen.key)),
            press_button(words.broadcast_drop(), DropBroadcast(broadcast=seen.key)),
        ),
    ]
    if not seen.changes:
        extra = [press_button(words.broadcast_try(), TryBroadcast(broadcast=seen.key))]
        if choosing:
            where = ChooseBroadcastAreas(broadcast=seen.key)
            extra.append(press_button(words.broadcast_where(), where))
        rows.append(tuple(extra))
    return message(*lines, rows=tuple(rows))


def areas_screen(
    key: int, areas: Sequence[tuple[int, str, bool]], page: int, after: int | None
) -> Message:
    """For which of one's areas it is, a page of them: (area, name, whether it is); the one `after`
    it, if there is one."""
    rows: list[tuple[Button, ...]] = []
    for area, name, on in areas:
        label = words.broadcast_area_off(area=name) if on else words.broadcast_area_on(area=name)
        act = SetBroadcastArea(broadcast=key, area=area, on=not on, page=page)
        rows.append((press_button(label, act),))
    turning = []
    if page:
        before = ChooseBroadcastAreas(broadcast=key, page=page - 1)
        turning.append(press_button(words.broadcast_page_before(), before))
    if after is not None:
        onward = ChooseBroadcastAreas(broadcast=key, page=after)
        turning.append(press_button(words.broadcast_page_after(), onward))
    if turning:
        rows.append(tuple(turning))
    everywhere = SetBroadcastArea(broadcast=key, area=EVERYWHERE, on=True, page=page)
    rows.append((press_button(words.broadcast_everywhere(), everywhere),))
    rows.append((press_button(words.back(), ShowBroadcast(broadcast=key)),))
    return message(words.broadcast_choose_areas(), rows=tuple(rows))


def asked_screen(seen: BroadcastSight, until: MomentText, *first: Text) -> Message:
    """To who wrote it: a second person is asked."""
    return message(
        *first,
        words.broadcast_asked(until=until),
        *broadcast_lines(seen.facts),
        *audience_lines(seen),
        rows=(
            (press_button(words.broadcast_unask(), UnaskBroadcast(broadcast=seen.key)),),
            (press_button(words.back(), ShowBroadcasts()),),
        ),
    )


def review_notice(seen: BroadcastSight, name: str, until: MomentText) -> Message:
    """To a second person: all of it, who reads it, and yes or no."""
    head = words.broadcast_review_change if seen.changes else words.broadcast_review
    yes = ConfirmBroadcast(broadcast=seen.key, edition=seen.edition)
    no = RefuseBroadcast(broadcast=seen.key, edition=seen.edition)
    return message(
        head(name=name, until=until),
        *broadcast_lines(seen.facts),
        *audience_lines(seen),
        *doubt_lines(seen),
        rows=(
            (
                press_button(words.broadcast_confirm(), yes),
                press_button(words.broadcast_refuse(), no),
            ),
        ),
    )


def standing_screen(seen: BroadcastSight, *first: Text) -> Message:
    """What neighbours read now, to be changed or taken back."""
    return message(
        *first,
        *broadcast_lines(seen.facts),
        *audience_lines(seen),
        rows=(
            (
                press_button(words.broadcast_amend(), AmendBroadcast(broadcast=seen.key)),
                press_button(words.broadcast_withdraw(), WithdrawBroadcast(broadcast=seen.key)),
            ),
            (press_button(words.back(), ShowBroadcasts()),),
        ),
    )


def withdraw_question(seen: BroadcastSight) -> Message:
    sure = WithdrawBroadcast(broadcast=seen.key, sure=True)
    return message(
        words.broadcast_withdraw_sure(),
        *broadcast_lines(seen.facts),
        rows=(
            (press_button(words.broadcast_withdraw_yes(), sure),),
            (press_button(words.back(), ShowBroadcast(broadcast=seen.key)),),
        ),
    )


@dataclass(frozen=True)
class BroadcastEntry:
    """One announcement on the list: a draft, waiting for a second person, or published."""

    broadcast: int
    at: datetime
    zone: str
    published: bool
    waits: bool


def broadcasts_screen(area: int, entries: Sequence[BroadcastEntry], *first: Text) -> Message:
    """What stands, waits and is being written in an area, or wherever one organises."""
    rows: list[tuple[Button, ...]] = [
        (press_button(words.broadcast_new(), BeginBroadcast(area=area)),),
    ]
    for each in entries:
        at = MomentText(at=each.at, zone=each.zone)
        label = words.broadcast_see_draft
        if each.waits:
            label = words.broadcast_see_waiting
        elif each.published:
            label = words.broadcast_see
        see = ShowBroadcast(broadcast=each.broadcast)
        rows.append((press_button(label(moment=at), see),))
    head = words.broadcast_list() if entries else words.broadcast_list_none()
    home = ShowPanel() if area == EVERYWHERE else ShowArea(area=area)
    return message(*first, head, rows=(*rows, (press_button(words.back(), home),)))


def published_notice(seen: BroadcastSight, name: str) -> Message:
    """To who wrote it: a second person agreed, and neighbours read it."""
    return message(words.broadcast_agreed(name=name), *broadcast_lines(seen.facts))


def refused_notice(seen: BroadcastSight, name: str, why: str) -> Message:
    """To who wrote it: a second person did not agree, and why."""
    return _back_to_draft(
        seen, words.broadcast_disagreed(name=name), words.broadcast_reason(why=why)
    )


def lapsed_notice(seen: BroadcastSight) -> Message:
    """To who wrote it: nobody answered in time."""
    return _back_to_draft(seen, words.broadcast_lapsed())


def _back_to_draft(seen: BroadcastSight, *first: Text) -> Message:
    see = ShowBroadcast(broadcast=seen.key)
    return message(
        *first, *broadcast_lines(seen.facts), rows=((press_button(words.broadcast_again(), see),),)
    )


def danger_notice(seen: BroadcastSight, name: str) -> Message:
    """To those who answer for the area too: somebody warned all of it, and it can be taken back."""
    back = WithdrawBroadcast(broadcast=seen.key)
    return message(
        words.broadcast_warned(name=name),
        *broadcast_lines(seen.facts),
        rows=((press_button(words.broadcast_withdraw(), back),),),
    )


def tried_card(facts: BroadcastFacts) -> Message:
    """The card as an exercise, to organisers alone."""
    return _as_exercise(broadcast_card(facts), words.broadcast_tried_wall())


def tried_letter(facts: BroadcastFacts) -> Message:
    """The private message as an exercise; its button does nothing."""
    return _as_exercise(broadcast_letter(facts), words.broadcast_tried_private())


def _as_exercise(shown: Message, reader: Text) -> Message:
    pressed = PressInDrill().pack_action()
    rows = tuple(
        tuple(Button(label=each.label, press=pressed) for each in row) for row in shown.rows
    )
    return message(words.nudge_drill_mark(), reader, *shown.body, rows=rows)
