"""The screens of somebody who belongs to a neighbourhood, or stands at its door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from messages import words
from messages.area.actions import (
    AskWhere,
    ConfirmStillHere,
    EnterWall,
    LeaveArea,
    LeaveWaitingList,
    MakeHome,
    RejectLink,
    SetNeighbours,
    SetTopic,
    ShowAreaSettings,
    ShowMyAreas,
    SwitchPlace,
    town_slug,
)
from messages.area.finding_views import where_question
from messages.model import Button, Message, Rows, Text, Topic, message, press_button


@dataclass(frozen=True)
class WallDoor:
    """How a wall is entered: by its link, or by asking to be let in when it has none."""

    wall: int
    title: str
    link: str


@dataclass(frozen=True)
class MemberArea:
    """An area as one of its members sees it; `beside` names the areas next to it."""

    area: int
    name: str
    town: str
    people: int
    home: bool
    topics: Mapping[Topic, bool]
    neighbours: bool
    beside: tuple[str, ...]
    doors: Sequence[WallDoor]


@dataclass(frozen=True)
class WaitingPlace:
    """A waiting list one stands on."""

    town: str
    name: str
    count: int


def topic_button(area: int, topic: Topic, *, on: bool = False) -> Button:
    """Switches a topic off, or on again, under a letter of that topic."""
    return _switch_button(area, topic, on=on, under=SwitchPlace.LETTER)


def _topic_words(topic: Topic) -> Text:
    return Text(key=f"area-topic-{topic.value}")


def _switch_button(area: int, topic: Topic, *, on: bool, under: SwitchPlace) -> Button:
    label = (
        words.area_topic_get(topic=_topic_words(topic))
        if on
        else words.area_topic_stop(topic=_topic_words(topic))
    )
    return press_button(label, SetTopic(area=area, topic=topic, on=on, under=under))


def topic_states(place: MemberArea) -> list[Text]:
    """Which topics are received, a line each."""
    return [
        words.area_topic_on(topic=_topic_words(topic))
        if place.topics[topic]
        else words.area_topic_off(topic=_topic_words(topic))
        for topic in place.topics
    ]


def topic_switches(place: MemberArea) -> Rows:
    """Every topic's switch, two a row."""
    buttons = [
        _switch_button(place.area, topic, on=not place.topics[topic], under=SwitchPlace.SCREEN)
        for topic in place.topics
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def door_rows(place: MemberArea) -> Rows:
    """The way into each wall, a row each."""
    rows = []
    for door in place.doors:
        label = words.area_door(title=door.title) if door.title else words.area_door_plain()
        way = Button(label=label, url=door.link)
        rows.append((way if door.link else press_button(label, EnterWall(wall=door.wall)),))
    return tuple(rows)


def _neighbours_row(place: MemberArea) -> Rows:
    if not place.beside:
        return ()
    label = words.area_neighbours_stop() if place.neighbours else words.area_neighbours_get()
    return ((press_button(label, SetNeighbours(area=place.area, on=not place.neighbours)),),)


def joined_screen(place: MemberArea, *first: Text, then: Rows, by_link: bool) -> Message:
    """Just joined: who is there, what one receives, what to do, and the wall's door."""
    out: Rows = (
        ((press_button(words.area_not_mine(), RejectLink(area=place.area)),),) if by_link else ()
    )
    return message(
        *first,
        words.area_people(count=place.people),
        words.area_choose_topics(),
        *topic_states(place),
        words.area_can(),
        rows=(*door_rows(place), *then, *topic_switches(place), *out),
    )


def area_settings(place: MemberArea, *first: Text) -> Message:
    """One area and everything about it that can be changed."""
    head = words.area_home if place.home else words.area_second
    body = [*first, head(area=place.name, town=place.town), words.area_people(count=place.people)]
    if place.beside:
        body.append(words.area_beside(names=place.beside))
    rows = [*door_rows(place), *topic_switches(place), *_neighbours_row(place)]
    if not place.home:
        rows.append((press_button(words.area_make_home(), MakeHome(area=place.area)),))
    rows.append(
        (
            press_button(words.area_leave(), LeaveArea(area=place.area, sure=False)),
            press_button(words.back(), ShowMyAreas()),
        )
    )
    topics = (words.area_choose_topics(), *topic_states(place))
    return message(*body, *topics, rows=tuple(rows))


def my_areas_screen(
    places: Sequence[MemberArea],
    waits: Sequence[WaitingPlace],
    *first: Text,
    flyers: Sequence[Button] = (),
) -> Message:
    """Every area one belongs to, every list one waits on, and how to change that."""
    body, rows = list(first), list[tuple[Button, ...]]()
    for place in places:
        head = words.area_home if place.home else words.area_second
        body.append(head(area=place.name, town=place.town))
        rows.append(
            (press_button(words.area_open(area=place.name), ShowAreaSettings(area=place.area)),)
        )
    for wait in waits:
        body.append(words.area_waiting(count=wait.count, town=wait.name))
        stop = LeaveWaitingList(town=town_slug(wait.town))
        rows.append((press_button(words.area_stop_waiting_in(town=wait.name), stop),))
    rows += [(flyer,) for flyer in flyers]
    move = words.area_move() if places else words.area_ask()
    rows.append(
        (
            press_button(move, AskWhere(home=True)),
            press_button(words.area_add(), AskWhere(home=False)),
        )
    )
    return message(*body, rows=tuple(rows))


def welcome_back(places: Sequence[MemberArea], *first: Text, then: Rows) -> Message:
    """What a member finds when they come back: where they are and what they can do."""
    heads = [
        (words.area_home if place.home else words.area_second)(area=place.name, town=place.town)
        for place in places
    ]
    rows = (*then, (press_button(words.area_mine(), ShowMyAreas()),))
    return message(*first, *heads, words.area_can(), rows=rows)


def help_screen(*, then: Rows) -> Message:
    """What can be done, and what this is not; `then` is what a member can do at once."""
    label, action = (
        (words.area_mine(), ShowMyAreas()) if then else (words.area_ask(), AskWhere(home=True))
    )
    return message(
        words.area_help(),
        words.area_can(),
        words.area_help_more(),
        words.area_no_emergency(),
        rows=(*then, (press_button(label, action),)),
    )


def topic_set(area: int, name: str, topic: Topic, *, on: bool) -> Message:
    """What a switch under a letter changed, and the way back."""
    said = words.area_topic_is_on if on else words.area_topic_is_off
    back = _switch_button(area, topic, on=not on, under=SwitchPlace.ANSWER)
    return message(said(topic=_topic_words(topic), area=name), rows=((back,),))


def leave_area_screen(place: MemberArea) -> Message:
    return message(
        words.area_leave_sure(area=place.name),
        rows=(
            (
                press_button(
                    words.area_leave_yes(area=place.name), LeaveArea(area=place.area, sure=True)
                ),
            ),
            (press_button(words.back(), ShowAreaSettings(area=place.area)),),
        ),
    )


def still_here_question(area: int, name: str) -> Message:
    """The yearly question."""
    return message(
        words.area_still(area=name),
        rows=(
            (press_button(words.area_still_yes(), ConfirmStillHere(area=area)),),
            (press_button(words.area_still_no(), AskWhere(home=True)),),
        ),
    )


def door_asks(*, listed: bool, by_organisers: bool) -> Message:
    """At a wall's door, to somebody whose area is not known."""
    first = (
        (words.area_door_question_organisers(), words.area_kept())
        if by_organisers
        else (words.area_door_question(), words.area_kept(), words.area_door_pending())
    )
    return where_question(*first, home=True, listed=listed)


def door_of_another(name: str, own: str, *, by_organisers: bool) -> Message:
    """At a wall's door, to somebody who lives in another area."""
    pending = words.area_door_organisers if by_organisers else words.area_door_pending
    return message(
        words.area_door_other(area=name, own=own),
        pending(),
        rows=(
            (
                press_button(words.area_move(), AskWhere(home=True)),
                press_button(words.area_add(), AskWhere(home=False)),
            ),
        ),
    )
