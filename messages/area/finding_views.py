"""The screens on which people find their neighbourhood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.area.actions import (
    AskWhere,
    ChooseTown,
    JoinArea,
    JoinToGoOn,
    JoinWaitingList,
    LeaveWaitingList,
    ListAreas,
    LookElsewhere,
    ShowMoreTowns,
    ShowMyAreas,
    fits_button,
    town_slug,
)
from messages.intents.actions import FollowIntent, Intent
from messages.model import Action, Button, CountryName, Message, Rows, Text, message, press_button

FRANCE = "FR"


@dataclass(frozen=True)
class ProposedArea:
    """An area as it is proposed."""

    area: int
    name: str
    town: str


@dataclass(frozen=True)
class ProposedTown:
    """A town as it is proposed; what tells it from others of its name stands beside it.

    That is `department` in France, `country` elsewhere, and the city it is `near` if need be.
    """

    code: str
    name: str
    department: str
    country: str
    near: str = ""


def town_named(town: ProposedTown) -> Text:
    """A town, and where it is."""
    if town.country == FRANCE:
        return words.area_town_pick(town=town.name, department=town.department)
    country = CountryName(country=town.country)
    if town.near:
        return words.area_town_near(town=town.name, country=country, city=town.near)
    return words.area_town_abroad(town=town.name, country=country)


def other_ways(*, home: bool, listed: bool) -> Rows:
    """The other ways to say where one lives; the list only where there is something in it."""
    ask = press_button(words.area_ask(), AskWhere(home=home))
    if not listed:
        return ((ask,),)
    return ((ask, press_button(words.area_list(), ListAreas(town="", page=0, home=home))),)


def ways_in(near: Sequence[ProposedArea], wish: str, *, listed: bool) -> Rows:
    """To join one of those near and go on with a wish, or to look for another."""
    joins = tuple(
        (press_button(words.area_join(area=each.name), JoinToGoOn(area=each.area, wish=wish)),)
        for each in near
    )
    return (*joins, *other_ways(home=True, listed=listed and not near))


def where_question(*first: Text, home: bool, listed: bool) -> Message:
    """Where do you live?"""
    which = words.area_where() if home else words.area_where_second()
    return message(*first, which, words.area_ways(), rows=other_ways(home=home, listed=listed))


def welcome_screen(*, listed: bool) -> Message:
    """The first words to somebody new."""
    return where_question(words.area_hello(), words.area_kept(), home=True, listed=listed)


def entrance_screen(here: ProposedArea, *, listed: bool) -> Message:
    """The first words to somebody new who stands on a neighbourhood's wall."""
    return message(
        words.area_hello(),
        words.area_kept(),
        words.area_here(area=here.name),
        rows=ways_in([here], "", listed=listed),
    )


def not_found(why: Text, *, home: bool, listed: bool) -> Message:
    """No town, the reason, and other ways to say where one lives."""
    ways = press_button(words.intents_do_help(), FollowIntent(intent=Intent.HELP))
    return message(why, rows=(*other_ways(home=home, listed=listed), (ways,)))


def nowhere_screen(*, home: bool, listed: bool) -> Message:
    """A point outside of every outline."""
    return message(words.area_point_nowhere(), rows=other_ways(home=home, listed=listed))


def unmapped_screen(place: str, *, home: bool, listed: bool) -> Message:
    """A place that is known, but of which no town can be told."""
    return message(words.area_unmapped(place=place), rows=other_ways(home=home, listed=listed))


def with_line_before(first: Text, then: Message) -> Message:
    """The same screen with a line before it."""
    return then.model_copy(update={"body": (first, *then.body)})


def proposal_screen(
    offered: Sequence[ProposedArea], asked: Text, otherwise: Action, *, home: bool, more: int = 0
) -> Message:
    """One area with yes and no, or several of which one can be chosen, or none."""
    if len(offered) == 1 and not more:
        (one,) = offered
        label = words.area_yes(area=one.name) if home else words.area_yes_add(area=one.name)
        yes = press_button(label, JoinArea(area=one.area, home=home))
        return message(asked, rows=((yes,), (press_button(words.area_no(), otherwise),)))
    rows = [
        (
            press_button(
                words.area_pick(area=area.name, town=area.town), JoinArea(area=area.area, home=home)
            ),
        )
        for area in offered
    ]
    return message(asked, rows=(*rows, (press_button(words.area_none_of_these(), otherwise),)))


def areas_screen(
    offered: Sequence[ProposedArea],
    otherwise: Action,
    *,
    town: str,
    page: int,
    pages: int,
    home: bool,
) -> Message:
    """Areas to choose from, a page at a time."""
    shown = proposal_screen(offered, words.area_which(), otherwise, home=home, more=pages - 1)
    if page + 1 >= pages:
        return shown
    onward = ListAreas(town=town_slug(town), page=page + 1, home=home)
    more = press_button(words.area_more_areas(), onward)
    return shown.model_copy(update={"rows": (*shown.rows[:-1], (more,), shown.rows[-1])})


def towns_screen(
    communes: Sequence[ProposedTown],
    typed: str,
    *,
    head: Sequence[Text],
    page: int,
    more: bool,
    home: bool,
) -> Message:
    """Towns to choose from under a question; `typed` are the folded words that found them."""
    rows: list[tuple[Button, ...]] = [
        (
            press_button(
                town_named(commune),
                ChooseTown(town=town_slug(commune.code), home=home),
            ),
        )
        for commune in communes
    ]
    body = [*head]
    if more:
        onward = ShowMoreTowns(words=typed, page=page + 1, home=home)
        if typed and fits_button(onward):
            rows.append((press_button(words.area_more_towns(), onward),))
        else:
            body.append(words.area_narrow())
    rows.append((press_button(words.area_another_town(), AskWhere(home=home)),))
    return message(*body, rows=tuple(rows))


def which_part(town: ProposedTown, example: str, *, home: bool) -> Message:
    """A city is too large a place to wait in: which part of it?"""
    whole = JoinWaitingList(town=town_slug(town.code), cell="", home=home)
    return message(
        words.area_which_arrondissement(town=town.name, example=example),
        rows=(
            (press_button(words.area_ask(), AskWhere(home=home)),),
            (press_button(words.area_whole_town(town=town.name), whole),),
        ),
    )


def waiting_screen(
    town: ProposedTown, count: int, *, home: bool, areas: bool, flyer: Button
) -> Message:
    """Nothing is open there yet, and one is not alone: `flyer` is how to tell others."""
    rows: list[tuple[Button, ...]] = [(flyer,)]
    if areas:
        listed = ListAreas(town=town_slug(town.code), page=0, home=home)
        rows.append((press_button(words.area_list_in(town=town.name), listed),))
    rows.append(
        (
            press_button(words.area_elsewhere(), AskWhere(home=home)),
            press_button(words.area_stop_waiting(), LeaveWaitingList(town=town_slug(town.code))),
        )
    )
    return message(
        words.area_not_open(town=town.name),
        words.area_waiting(count=count, town=town.name),
        words.area_will_tell(),
        words.area_flyer(),
        rows=tuple(rows),
    )


def none_of_these(typed: str, *, home: bool) -> Action:
    """None of the proposed areas: look for the words elsewhere, or ask again."""
    onward = LookElsewhere(words=typed, home=home)
    return onward if typed and fits_button(onward) else AskWhere(home=home)


def moving_offer(place: Text | str, to: Action, add: Action) -> Message:
    """A member named a place in passing: does it concern them?"""
    return message(
        words.area_offer(place=place),
        rows=(
            (press_button(words.area_offer_move(), to),),
            (press_button(words.area_offer_add(), add),),
            (press_button(words.area_offer_no(), ShowMyAreas()),),
        ),
    )
