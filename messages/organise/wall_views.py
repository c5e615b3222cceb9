"""Walls as organisers see them, and what Palier says on one it was brought to."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.area.actions import JoinToGoOn
from messages.model import Button, LanguageName, Message, Text, message, press_button
from messages.organise.actions import (
    BindWall,
    InvitePresent,
    ShowArea,
    ShowPanel,
    ShowWall,
    ShowWalls,
    StopInviting,
    TryWall,
    WallLanguage,
    WallObstacle,
    WallRight,
    WallTopic,
)
from messages.organise.shown_facts import AreaOverview, WallView, back_button, language_rows


def walls_screen(key: int, hung: Sequence[WallView], loose: Sequence[WallView]) -> Message:
    """An area's walls, what is missing on each, and walls that wait for an area."""
    lines: list[Text] = [words.organise_walls(count=len(hung))]
    for view in hung:
        lines.append(
            words.organise_wall_line(
                title=view.title, language=LanguageName(language=view.language)
            )
        )
        lines += _obstacles(view)
    lines.append(words.organise_how_wall())
    rows: list[tuple[Button, ...]] = [
        (press_button(words.organise_wall_settings(title=view.title), ShowWall(wall=view.wall)),)
        for view in hung
    ]
    rows += [
        (press_button(words.organise_bind(title=view.title), BindWall(wall=view.wall, area=key)),)
        for view in loose
    ]
    return message(*lines, rows=(*rows, back_button(ShowArea(area=key))))


def missing_right(missing: WallRight) -> Text:
    """A right that is missing, what it is for, and how to give it."""
    return Text(key=f"organise-right-{missing.value}")


def _obstacles(seen: WallView) -> list[Text]:
    """Why it takes no cards, and which rights are missing."""
    lines = [missing_right(right) for right in seen.missing]
    if seen.refuses is WallObstacle.RIGHT and WallRight.POST not in seen.missing:
        lines.insert(0, missing_right(WallRight.POST))
    elif seen.refuses and seen.refuses is not WallObstacle.RIGHT:
        lines.insert(0, Text(key=f"organise-refuses-{seen.refuses.value}"))
    return lines


def _standing(seen: WallView) -> list[Text]:
    """Why it takes no cards, what is missing, and what to do about it."""
    lines = _obstacles(seen)
    if not lines:
        return [words.organise_all_rights()]
    if seen.missing or seen.refuses is WallObstacle.RIGHT:
        lines.append(words.organise_how_right())
    if seen.refuses:
        lines.append(words.organise_refuses_next())
    return lines


def wall_screen(seen: WallView, key: int, name: str, note: Text | None = None) -> Message:
    """A bound wall: what keeps cards from it, its language and its topic."""
    topic = [words.organise_topic_chosen() if seen.topic else words.organise_topic_how()]
    rows: list[tuple[Button, ...]] = [
        language_rows(seen.language, lambda each: WallLanguage(wall=seen.wall, language=each))
    ]
    if seen.refuses:
        rows.insert(0, (press_button(words.organise_wall_try(), TryWall(wall=seen.wall)),))
    if seen.inviting:
        rows.append((press_button(words.organise_invite_stop(), StopInviting(wall=seen.wall)),))
    elif seen.present:
        invite = InvitePresent(wall=seen.wall, sure=False)
        rows.append((press_button(words.organise_invite_present(), invite),))
    if seen.topic:
        rows.append((press_button(words.organise_topic_leave(), WallTopic(wall=seen.wall)),))
    return message(
        note or words.organise_wall_head(title=seen.title, name=name),
        *_standing(seen),
        words.organise_wall_language(language=LanguageName(language=seen.language)),
        *(topic if seen.topics else ()),
        rows=(*rows, back_button(ShowWalls(area=key))),
    )


def invite_present_screen(seen: WallView, name: str) -> Message:
    """What happens when those who are on a wall already are invited."""
    sure = InvitePresent(wall=seen.wall, sure=True)
    return message(
        words.organise_invite_sure(title=seen.title, name=name),
        words.organise_invite_means(),
        rows=(
            (press_button(words.organise_invite_yes(), sure),),
            back_button(ShowWall(wall=seen.wall)),
        ),
    )


def invitation_in_passing(key: int, name: str) -> Message:
    """What somebody reads alone who is on a wall and has not joined its neighbourhood."""
    join = press_button(words.area_join(area=name), JoinToGoOn(area=key))
    return message(
        words.organise_invited(name=name), words.organise_invited_means(), rows=((join,),)
    )


def not_shown(seen: WallView, key: int, name: str) -> Message:
    """To organisers: an invitation went to nobody, or not to everybody."""
    return wall_screen(seen, key, name, words.organise_invite_unshown(title=seen.title))


def wall_bound(seen: WallView, key: int, name: str) -> Message:
    return wall_screen(seen, key, name, words.organise_bound(title=seen.title, name=name))


def choose_area_screen(seen: WallView, areas: Sequence[AreaOverview]) -> Message:
    """Which area a wall is for."""
    rows = tuple(
        (
            press_button(
                words.organise_named(name=area.name), BindWall(wall=seen.wall, area=area.area)
            ),
        )
        for area in areas
    )
    ask = words.organise_choose(title=seen.title) if areas else words.organise_none_yet()
    return message(ask, rows=(*rows, back_button(ShowPanel())))


def wall_unbound(title: str) -> Message:
    """To somebody who brought Palier to a wall and organises nothing."""
    return message(words.organise_unbound(title=title))


def wall_closed(title: str, name: str) -> Message:
    return message(words.organise_wall_closed(title=title, name=name), words.organise_wall_again())


def wall_greeting(name: str, code: str) -> Message:
    """What Palier says once on a wall it was brought to."""
    return message(
        words.organise_hello(name=name),
        words.organise_hello_promise(),
        rows=((Button(label=words.organise_join(name=name), start=f"q_{code}", forward=False),),),
    )
