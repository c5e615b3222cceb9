"""Three open requests and five cafés a member: by buttons, words, in a series, for others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time, timedelta

import pytest
from sqlmodel import select

from handlers.aid.feature import MOST_AT_ONCE as REQUESTS
from handlers.aid.feature import MOST_FOR_OTHERS
from handlers.cafe.hosting import MOST_AT_ONCE as CAFES
from messages import words
from messages.aid import AskHelpForm, BeginRequest, BeginRequestFor
from messages.aid.forms import AidKind, AskHelpForForm, Urgency
from messages.cafe import CafeKind, CafeRhythm, InviteForm, ProposeCafe, RepeatCafe, SetRhythm
from messages.form import Form
from storage.aid import HelpRequest, RequestState
from storage.cafe import Cafe, CafeState
from tests.cafe import SATURDAY
from tests.worlds import Neighbour, Wall, World

Says = Callable[[Neighbour, Wall], Awaitable[None]]


async def has_asked(world: World, who: Neighbour, wall: Wall, count: int) -> None:
    """So many requests of theirs are under way."""
    async with world.database.transaction() as store:
        for _ in range(count):
            store.aid.add_request(
                HelpRequest(
                    area_id=wall.area.id,
                    asker_id=who.member_id,
                    kind=AidKind.PETS,
                    urgency=Urgency.WEEK,
                    state=RequestState.OPEN,
                    created_at=world.clock.now(),
                )
            )


async def hosts(
    world: World, who: Neighbour, wall: Wall, count: int, state: CafeState = CafeState.OPEN
) -> int:
    """So many cafés of theirs are to come, or were; the last one's key."""
    key = 0
    async with world.database.transaction() as store:
        for number in range(count):
            days = timedelta(days=number + 1)
            cafe = Cafe(
                area_id=wall.area.id, host_id=who.member_id, kind=CafeKind.CAFE, seats=6,
                starts_at=world.clock.now() + (days if state is CafeState.OPEN else -days),
                place=f"Place {number}", state=state, created_at=world.clock.now(),
            )  # fmt: skip
            store.cafes.add_cafe(cafe)
            key = cafe.id
    return key


async def count(world: World, table: type[HelpRequest] | type[Cafe]) -> int:
    async with world.database.transaction() as store:
        return len((await store.session.execute(select(table))).scalars().all())


ASKING: dict[str, Says] = {
    "command": lambda who, _: who.says("/aide"),
    "line": lambda who, _: who.says("/aide courses aujourd’hui"),
    "for others": lambda who, _: who.says('/aide pour "Mme R." courses aujourd’hui'),
    "words": lambda who, _: who.says("j’ai besoin de quelqu’un pour mes courses aujourd’hui"),
    "button": lambda who, wall: who.forges(BeginRequest(area=wall.area.id)),
    "button for others": lambda who, wall: who.forges(BeginRequestFor(area=wall.area.id)),
}

INVITING: dict[str, Says] = {
    "command": lambda who, _: who.says("/cafe"),
    "words": lambda who, _: who.says("je veux organiser un café samedi à 15 h"),
    "button": lambda who, wall: who.forges(ProposeCafe(area=wall.area.id)),
}


@pytest.mark.every_world
@pytest.mark.parametrize("how", ASKING)
async def test_a_fourth_request_is_refused_however_it_is_asked_for(
    world: World, bao: Neighbour, belleville: Wall, how: str
) -> None:
    await has_asked(world, bao, belleville, REQUESTS)
    await ASKING[how](bao, belleville)
    assert bao.sees(words.aid_too_many(count=REQUESTS))
    assert not bao.asked(AskHelpForm)
    assert await count(world, HelpRequest) == REQUESTS


@pytest.mark.every_world
@pytest.mark.parametrize("how", INVITING)
async def test_a_sixth_cafe_is_refused_however_it_is_proposed(
    world: World, bao: Neighbour, belleville: Wall, how: str
) -> None:
    await hosts(world, bao, belleville, CAFES)
    await INVITING[how](bao, belleville)
    assert bao.sees(words.cafe_too_many(count=CAFES))
    assert not bao.asked(InviteForm)


@pytest.mark.every_world
async def test_neither_again_nor_a_series_is_a_way_around_the_five(
    world: World, bao: Neighbour, belleville: Wall
) -> None:
    past = await hosts(world, bao, belleville, 1, CafeState.OVER)
    await hosts(world, bao, belleville, CAFES)
    for press in (
        RepeatCafe(cafe=past, weeks=1),
        SetRhythm(cafe=past, rhythm=CafeRhythm.WEEKLY),
    ):
        await bao.forges(press)
        assert bao.sees(words.cafe_too_many(count=CAFES))
    assert await count(world, Cafe) == CAFES + 1


@pytest.mark.every_world
@pytest.mark.parametrize("form", [AskHelpForm, InviteForm])
async def test_a_form_begun_before_the_limit_was_reached_is_refused_and_keeps_what_was_typed(
    world: World, bao: Neighbour, belleville: Wall, form: type[Form]
) -> None:
    if form is AskHelpForm:
        await bao.says("/aide")
        await has_asked(world, bao, belleville, REQUESTS)
        answers = {"kind": AidKind.ERRANDS, "urgency": Urgency.TODAY, "note": "du pain"}
        too_many, table, most = words.aid_too_many(count=REQUESTS), HelpRequest, REQUESTS
    else:
        await bao.says("/cafe")
        await hosts(world, bao, belleville, CAFES)
        answers = {
            "kind": CafeKind.CAFE,
            "day": SATURDAY,
            "hour": time(15),
            "place": "Là",
            "note": "Venez",
        }
        too_many, table, most = words.cafe_too_many(count=CAFES), Cafe, CAFES
    await bao.fills(form, **answers)
    assert bao.sees(too_many)
    assert bao.asked(form), "what was typed is still there"
    assert await count(world, table) == most


@pytest.mark.every_world
async def test_who_organises_writes_down_more_but_not_without_end(
    world: World, organiser: Neighbour, belleville: Wall
) -> None:
    await has_asked(world, organiser, belleville, REQUESTS)
    await organiser.says('/aide pour "Mme R." courses aujourd’hui')
    assert organiser.offered(words.aid_publish(fitting=0))
    await has_asked(world, organiser, belleville, MOST_FOR_OTHERS - REQUESTS - 1)
    await organiser.forges(BeginRequestFor(area=belleville.area.id))
    assert organiser.sees(words.aid_too_many(count=MOST_FOR_OTHERS))
    assert not organiser.asked(AskHelpForForm)
