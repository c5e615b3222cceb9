"""The screens of somebody who belongs to a neighbourhood, or stands at its door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from messages import words
from messages.area.actions import (
    AskWhere,
    Enter,
    Leave,
    MakeHome,
    MyAreas,
    NotMine,
    SetNeighbours,
    Settings,
    SetTopic,
    StillHere,
    StopWaiting,
    Under,
    slug,
)
from messages.area.finding import question
from messages.model import Button, Message, Rows, Text, Topic, button, message


@dataclass(frozen=True)
class Door:
    """How a wall is entered: by its link, or by asking to be let in when it has none."""

    wall: int
    title: str
    link: str


@dataclass(frozen=True)
class Place:
    """An area as one of its members sees it; `beside` names the areas next to it."""

    area: int
    name: str
    town: str
    people: int
    home: bool
    topics: Mapping[Topic, bool]
    neighbours: bool
    beside: tuple[str, ...]
    doors: Sequence[Door]


@dataclass(frozen=True)
class Wait:
    """A waiting list one stands on."""

    town: str
    name: str
    count: int


def topic_button(area: int, topic: Topic) -> Button:
    """Switches a topic off, under a letter of that topic."""
    return _switch(area, topic, on=False, under=Under.LETTER)


def _topic(topic: Topic) -> Text:
    return Text(key=f"area-topic-{topic.value}")


def _switch(area: int, topic: Topic, *, on: bool, under: Under) -> Button:
    label = (
        words.area_topic_get(topic=_topic(topic))
        if on
        else words.area_topic_stop(topic=_topic(topic))
    )
    return button(label, SetTopic(area=area, topic=topic, on=on, under=under))


def states(place: Place) -> list[Text]:
    """Which topics are received, a line each."""
    return [
        words.area_topic_on(topic=_topic(each))
        if place.topics[each]
        else words.area_topic_off(topic=_topic(each))
        for each in place.topics
    ]


def switches(place: Place) -> Rows:
    """Every topic's switch, two a row."""
    each = [
        _switch(place.area, topic, on=not place.topics[topic], under=Under.SCREEN)
        for topic in place.topics
    ]
    return tuple(tuple(each[start : start + 2]) for start in range(0, len(each), 2))


def doors(place: Place) -> Rows:
    """The way into each wall, a row each."""
    rows = []
    for door in place.doors:
        label = words.area_door(title=door.title) if door.title else words.area_door_plain()
        way = Button(label=label, url=door.link)
        rows.append((way if door.link else button(label, Enter(wall=door.wall)),))
    return tuple(rows)


def _neighbours(place: Place) -> Rows:
    if not place.beside:
        return ()
    label = words.area_neighbours_stop() if place.neighbours else words.area_neighbours_get()
    return ((button(label, SetNeighbours(area=place.area, on=not place.neighbours)),),)


def joined(place: Place, *first: Text, then: Rows, by_link: bool) -> Message:
    """Just joined: who is there, what one receives, what to do, and the wall's door."""
    out: Rows = ((button(words.area_not_mine(), NotMine(area=place.area)),),) if by_link else ()
    return message(
        *first,
        words.area_people(count=place.people),
        words.area_choose_topics(),
        *states(place),
        words.area_can(),
        rows=(*doors(place), *then, *switches(place), *out),
    )


def settings(place: Place, *first: Text) -> Message:
    """One area and everything about it that can be changed."""
    head = words.area_home if place.home else words.area_second
    body = [*first, head(area=place.name, town=place.town), words.area_people(count=place.people)]
    if place.beside:
        body.append(words.area_beside(names=place.beside))
    rows = [*doors(place), *switches(place), *_neighbours(place)]
    if not place.home:
        rows.append((button(words.area_make_home(), MakeHome(area=place.area)),))
    rows.append(
        (
            button(words.area_leave(), Leave(area=place.area, sure=False)),
            button(words.back(), MyAreas()),
        )
    )
    topics = (words.area_choose_topics(), *states(place))
    return message(*body, *topics, rows=tuple(rows))


def mine(places: Sequence[Place], waits: Sequence[Wait], *first: Text) -> Message:
    """Every area one belongs to, every list one waits on, and how to change that."""
    body, rows = list(first), list[tuple[Button, ...]]()
    for place in places:
        head = words.area_home if place.home else words.area_second
        body.append(head(area=place.name, town=place.town))
        rows.append((button(words.area_open(area=place.name), Settings(area=place.area)),))
    for wait in waits:
        body.append(words.area_waiting(count=wait.count, town=wait.name))
        stop = StopWaiting(town=slug(wait.town))
        rows.append((button(words.area_stop_waiting_in(town=wait.name), stop),))
    move = words.area_move() if places else words.area_ask()
    rows.append(
        (
            button(move, AskWhere(home=True)),
            button(words.area_add(), AskWhere(home=False)),
        )
    )
    return message(*body, rows=tuple(rows))


def again(places: Sequence[Place], *first: Text, then: Rows) -> Message:
    """What a member finds when they come back: where they are and what they can do."""
    heads = [
        (words.area_home if place.home else words.area_second)(area=place.name, town=place.town)
        for place in places
    ]
    rows = (*then, (button(words.area_mine(), MyAreas()),))
    return message(*first, *heads, words.area_can(), rows=rows)


def help(*, then: Rows) -> Message:
    """What can be done, and what this is not; `then` is what a member can do at once."""
    label, action = (
        (words.area_mine(), MyAreas()) if then else (words.area_ask(), AskWhere(home=True))
    )
    return message(
        words.area_help(),
        words.area_can(),
        words.area_help_more(),
        words.area_no_emergency(),
        rows=(*then, (button(label, action),)),
    )


def topic_set(area: int, name: str, topic: Topic, *, on: bool) -> Message:
    """What a switch under a letter changed, and the way back."""
    said = words.area_topic_is_on if on else words.area_topic_is_off
    back = _switch(area, topic, on=not on, under=Under.ANSWER)
    return message(said(topic=_topic(topic), area=name), rows=((back,),))


def leave(place: Place) -> Message:
    return message(
        words.area_leave_sure(area=place.name),
        rows=(
            (button(words.area_leave_yes(area=place.name), Leave(area=place.area, sure=True)),),
            (button(words.back(), Settings(area=place.area)),),
        ),
    )


def still_here(area: int, name: str) -> Message:
    """The yearly question."""
    return message(
        words.area_still(area=name),
        rows=(
            (button(words.area_still_yes(), StillHere(area=area)),),
            (button(words.area_still_no(), AskWhere(home=True)),),
        ),
    )


def door_asks(*, listed: bool, by_organisers: bool) -> Message:
    """At a wall's door, to somebody whose area is not known."""
    first = (
        (words.area_door_question_organisers(), words.area_kept())
        if by_organisers
        else (words.area_door_question(), words.area_kept(), words.area_door_pending())
    )
    return question(*first, home=True, listed=listed)


def door_of_another(name: str, own: str, *, by_organisers: bool) -> Message:
    """At a wall's door, to somebody who lives in another area."""
    pending = words.area_door_organisers if by_organisers else words.area_door_pending
    return message(
        words.area_door_other(area=name, own=own),
        pending(),
        rows=(
            (
                button(words.area_move(), AskWhere(home=True)),
                button(words.area_add(), AskWhere(home=False)),
            ),
        ),
    )
