"""Walls as organisers see them, and what Palier says on one it was brought to."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.catalog import names
from messages.model import Button, Message, Text, button, message
from messages.organise.asked import (
    Bind,
    LookAt,
    Obstacle,
    Panel,
    Right,
    SeeWall,
    TryWall,
    WallLanguage,
    Walls,
    WallTopic,
)
from messages.organise.sights import Hung, Neighbourhood, back, languages


def walls(key: int, hung: Sequence[Hung], loose: Sequence[Hung]) -> Message:
    """An area's walls, what is missing on each, and walls that wait for an area."""
    lines: list[Text] = [words.organise_walls(count=len(hung))]
    for each in hung:
        lines.append(words.organise_wall_line(title=each.title, language=names()[each.language]))
        lines += _obstacles(each)
    lines.append(words.organise_how_wall())
    rows: list[tuple[Button, ...]] = [
        (button(words.organise_wall_settings(title=each.title), SeeWall(wall=each.wall)),)
        for each in hung
    ]
    rows += [
        (button(words.organise_bind(title=each.title), Bind(wall=each.wall, area=key)),)
        for each in loose
    ]
    return message(*lines, rows=(*rows, back(LookAt(area=key))))


def right(missing: Right) -> Text:
    """A right that is missing, what it is for, and how to give it."""
    return Text(key=f"organise-right-{missing.value}")


def _obstacles(seen: Hung) -> list[Text]:
    """Why it takes no cards, and which rights are missing."""
    lines = [right(each) for each in seen.missing]
    if seen.refuses is Obstacle.RIGHT and Right.POST not in seen.missing:
        lines.insert(0, right(Right.POST))
    elif seen.refuses and seen.refuses is not Obstacle.RIGHT:
        lines.insert(0, Text(key=f"organise-refuses-{seen.refuses.value}"))
    return lines


def _standing(seen: Hung) -> list[Text]:
    """Why it takes no cards, what is missing, and what to do about it."""
    lines = _obstacles(seen)
    if not lines:
        return [words.organise_all_rights()]
    if seen.missing or seen.refuses is Obstacle.RIGHT:
        lines.append(words.organise_how_right())
    if seen.refuses:
        lines.append(words.organise_refuses_next())
    return lines


def wall(seen: Hung, key: int, name: str, note: Text | None = None) -> Message:
    """A bound wall: what keeps cards from it, its language and its topic."""
    topic = words.organise_topic_chosen() if seen.topic else words.organise_topic_how()
    rows: list[tuple[Button, ...]] = [
        languages(seen.language, lambda each: WallLanguage(wall=seen.wall, language=each))
    ]
    if seen.refuses:
        rows.insert(0, (button(words.organise_wall_try(), TryWall(wall=seen.wall)),))
    if seen.topic:
        rows.append((button(words.organise_topic_leave(), WallTopic(wall=seen.wall)),))
    return message(
        note or words.organise_wall_head(title=seen.title, name=name),
        *_standing(seen),
        words.organise_wall_language(language=names()[seen.language]),
        topic,
        rows=(*rows, back(Walls(area=key))),
    )


def bound(seen: Hung, key: int, name: str) -> Message:
    return wall(seen, key, name, words.organise_bound(title=seen.title, name=name))


def choose(seen: Hung, areas: Sequence[Neighbourhood]) -> Message:
    """Which area a wall is for."""
    rows = tuple(
        (button(words.organise_named(name=each.name), Bind(wall=seen.wall, area=each.area)),)
        for each in areas
    )
    ask = words.organise_choose(title=seen.title) if areas else words.organise_none_yet()
    return message(ask, rows=(*rows, back(Panel())))


def unbound(title: str) -> Message:
    """To somebody who brought Palier to a wall and organises nothing."""
    return message(words.organise_unbound(title=title))


def wall_closed(title: str, name: str) -> Message:
    return message(words.organise_wall_closed(title=title, name=name), words.organise_wall_again())


def hello(name: str, code: str) -> Message:
    """What Palier says once on a wall it was brought to."""
    return message(
        words.organise_hello(name=name),
        words.organise_hello_promise(),
        rows=((Button(label=words.organise_join(name=name), start=f"q_{code}", forward=False),),),
    )
