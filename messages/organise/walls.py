"""Walls as organisers see them, and what Palier says on one it was brought to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from messages import words
from messages.catalog import names
from messages.model import Button, Message, Text, button, message
from messages.organise.asked import Bind, LookAt, Panel, Right, SeeWall, WallLanguage, Walls
from messages.organise.sights import Hung, Neighbourhood, back, languages


def walls(key: int, hung: Sequence[Hung], loose: Sequence[Hung]) -> Message:
    """An area's walls, what is missing on each, and walls that wait for an area."""
    lines: list[Text] = [words.organise_walls(count=len(hung))]
    for each in hung:
        lines.append(words.organise_wall_line(title=each.title, language=names()[each.language]))
        lines += [right(missing) for missing in each.missing]
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


def _missing(missing: Iterable[Right]) -> list[Text]:
    lines = [right(each) for each in missing]
    return [*lines, words.organise_how_right()] if lines else [words.organise_all_rights()]


def wall(seen: Hung, key: int, name: str, note: Text | None = None) -> Message:
    """A bound wall: what is missing there, and its language."""
    return message(
        note or words.organise_wall_head(title=seen.title, name=name),
        *_missing(seen.missing),
        words.organise_wall_language(language=names()[seen.language]),
        rows=(
            languages(seen.language, lambda each: WallLanguage(wall=seen.wall, language=each)),
            back(Walls(area=key)),
        ),
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
        rows=((Button(label=words.organise_join(name=name), start=f"q_{code}"),),),
    )
