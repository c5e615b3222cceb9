"""The screens on which people find their neighbourhood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.area.actions import (
    AskWhere,
    Await,
    InTown,
    Join,
    ListAreas,
    MoreTowns,
    MyAreas,
    Otherwise,
    StopWaiting,
    fits,
    slug,
)
from messages.model import Action, Button, Message, Rows, Text, button, message


@dataclass(frozen=True)
class Offered:
    """An area as it is proposed."""

    area: int
    name: str
    town: str


@dataclass(frozen=True)
class Commune:
    """A town as it is proposed; `department` tells it from others of its name."""

    code: str
    name: str
    department: str


def ways(*, home: bool, listed: bool) -> Rows:
    """The other ways to say where one lives; the list only where there is something in it."""
    ask = button(words.area_ask(), AskWhere(home=home))
    if not listed:
        return ((ask,),)
    return ((ask, button(words.area_list(), ListAreas(town="", page=0, home=home))),)


def question(*first: Text, home: bool, listed: bool) -> Message:
    """Where do you live?"""
    which = words.area_where() if home else words.area_where_second()
    return message(*first, which, words.area_ways(), rows=ways(home=home, listed=listed))


def welcome(*, listed: bool) -> Message:
    """The first words to somebody new."""
    return question(words.area_hello(), words.area_kept(), home=True, listed=listed)


def not_found(*, home: bool, listed: bool) -> Message:
    rows = ways(home=home, listed=listed)
    return message(words.area_not_found(), words.area_ways(), rows=rows)


def nowhere(*, home: bool, listed: bool) -> Message:
    """A point outside of every outline."""
    return message(words.area_point_nowhere(), rows=ways(home=home, listed=listed))


def after(first: Text, then: Message) -> Message:
    """The same screen with a line before it."""
    return then.model_copy(update={"body": (first, *then.body)})


def propose(
    offered: Sequence[Offered], asked: Text, otherwise: Action, *, home: bool, more: int = 0
) -> Message:
    """One area with yes and no, or several of which one can be chosen, or none."""
    if len(offered) == 1 and not more:
        (one,) = offered
        label = words.area_yes(area=one.name) if home else words.area_yes_add(area=one.name)
        yes = button(label, Join(area=one.area, home=home))
        return message(asked, rows=((yes,), (button(words.area_no(), otherwise),)))
    rows = [
        (button(words.area_pick(area=each.name, town=each.town), Join(area=each.area, home=home)),)
        for each in offered
    ]
    return message(asked, rows=(*rows, (button(words.area_none_of_these(), otherwise),)))


def several(
    offered: Sequence[Offered],
    otherwise: Action,
    *,
    town: str,
    page: int,
    pages: int,
    home: bool,
) -> Message:
    """Areas to choose from, a page at a time."""
    shown = propose(offered, words.area_which(), otherwise, home=home, more=pages - 1)
    if page + 1 >= pages:
        return shown
    onward = ListAreas(town=slug(town), page=page + 1, home=home)
    more = button(words.area_more_areas(), onward)
    return shown.model_copy(update={"rows": (*shown.rows[:-1], (more,), shown.rows[-1])})


def towns(
    communes: Sequence[Commune],
    typed: str,
    *,
    exact: bool,
    page: int,
    more: bool,
    home: bool,
) -> Message:
    """Towns to choose from; `typed` are the folded words that found them."""
    if not exact:
        head = words.area_town_repaired()
    elif len(communes) == 1 and not page:
        head = words.area_town_is_it()
    else:
        head = words.area_which_town()
    rows: list[tuple[Button, ...]] = [
        (
            button(
                words.area_town_pick(town=each.name, department=each.department),
                InTown(town=slug(each.code), home=home),
            ),
        )
        for each in communes
    ]
    body = [head]
    if more:
        onward = MoreTowns(words=typed, page=page + 1, home=home)
        if typed and fits(onward):
            rows.append((button(words.area_more_towns(), onward),))
        else:
            body.append(words.area_narrow())
    rows.append((button(words.area_another_town(), AskWhere(home=home)),))
    return message(*body, rows=tuple(rows))


def arrondissement(town: Commune, example: str, *, home: bool) -> Message:
    """A city is too large a place to wait in: which part of it?"""
    whole = Await(town=slug(town.code), cell="", home=home)
    return message(
        words.area_which_arrondissement(town=town.name, example=example),
        rows=(
            (button(words.area_ask(), AskWhere(home=home)),),
            (button(words.area_whole_town(town=town.name), whole),),
        ),
    )


def waiting(town: Commune, count: int, *, home: bool, areas: bool) -> Message:
    """Nothing is open there yet, and one is not alone."""
    rows: list[tuple[Button, ...]] = []
    if areas:
        listed = ListAreas(town=slug(town.code), page=0, home=home)
        rows.append((button(words.area_list_in(town=town.name), listed),))
    rows.append(
        (
            button(words.area_elsewhere(), AskWhere(home=home)),
            button(words.area_stop_waiting(), StopWaiting(town=slug(town.code))),
        )
    )
    return message(
        words.area_not_open(town=town.name),
        words.area_waiting(count=count, town=town.name),
        words.area_will_tell(),
        rows=tuple(rows),
    )


def otherwise(typed: str, *, home: bool) -> Action:
    """None of the proposed areas: look for the words elsewhere, or ask again."""
    onward = Otherwise(words=typed, home=home)
    return onward if typed and fits(onward) else AskWhere(home=home)


def unread(*, home: bool, listed: bool) -> Message:
    """A sticker, a photo, a voice note."""
    return message(words.area_unread(), rows=ways(home=home, listed=listed))


def moving(place: Text | str, to: Action, add: Action) -> Message:
    """A member named a place in passing: does it concern them?"""
    return message(
        words.area_offer(place=place),
        rows=(
            (button(words.area_offer_move(), to),),
            (button(words.area_offer_add(), add),),
            (button(words.area_offer_no(), MyAreas()),),
        ),
    )
