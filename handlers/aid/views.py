"""How a request is shown to who asked, who helps, who organises, and to any other neighbour."""

from __future__ import annotations

from handlers.aid.feature import Need
from handlers.aid.fitting import fitting
from handlers.kernel import Context, Refused, Turn
from messages import words
from messages.aid import asker as asker_screen
from messages.aid import helper as helper_screen
from messages.aid import letters
from messages.model import Message, Text, When
from storage.aid import Approach, Standing, State


async def view(found: Need, turn: Turn, *first: Text) -> Message:
    """The request as this person may see it."""
    member = turn.member.id
    if member == found.request.asker_id:
        return await asker_view(found, turn, *first)
    if found.request.state is State.CLOSED:
        return found.card()
    if member == found.request.helper_id:
        return await helper_view(found, turn, *first)
    if found.request.state is State.DRAFT:
        raise Refused(words.aid_not_yours())
    if await turn.organises(found.area.id):
        return await organiser_view(found, turn)
    if found.request.state is State.HELPED:
        return found.card()
    mine = await turn.store.aid.approach(found.request.id, member)
    return helper_screen.look(found.facts, _standing(found, mine))


def _standing(found: Need, mine: Approach | None) -> Text:
    match mine.standing if mine else None:
        case Standing.READY:
            return words.aid_mine_ready(moment=found.when(mine.comes_at if mine else None))
        case Standing.NOT_THIS:
            return words.aid_mine_not_this()
        case Standing.THANKED:
            return words.aid_mine_thanked()
    return words.aid_mine_none()


async def asker_view(found: Need, context: Context, *first: Text) -> Message:
    """For who asked: the draft, who is ready, who comes, or how it ended."""
    request, facts = found.request, found.facts
    match request.state:
        case State.DRAFT:
            return asker_screen.draft(facts, found.told, len(await fitting(found, context)))
        case State.OPEN:
            return asker_screen.searching(facts, found.told, await ready(found, context), *first)
        case State.HELPED:
            return asker_screen.expecting(facts, found.told, await coming(found, context), *first)
        case State.CLOSED:
            return asker_screen.closed(facts, Text(key=f"aid-closed-{request.reason}"))


async def organiser_view(found: Need, context: Context) -> Message:
    """For organisers: who said yes, to choose for who asked; nothing told in confidence."""
    if found.request.state is State.OPEN:
        return letters.for_organisers(found.facts, await ready(found, context), found.area.id)
    return found.card()


async def ready(found: Need, context: Context) -> list[tuple[int, str, When]]:
    """Who said yes: key, first name, when they would come."""
    return [
        (member.id, member.name, found.when(approach.comes_at))
        for approach, member in await context.store.aid.approaches(
            found.request.id, (Standing.READY,)
        )
    ]


async def coming(found: Need, context: Context) -> asker_screen.Coming:
    """Who comes, as who asked may see it."""
    theirs = await _helpers_contact(found, context)
    return asker_screen.Coming(
        name=found.helper.name if found.helper else "",
        when=found.when(found.request.comes_at),
        word=found.request.word or "",
        address=found.request.address or "",
        theirs=theirs,
        mine=found.request.contact or "",
    )


async def helper_view(found: Need, context: Context, *first: Text) -> Message:
    """For the one who was chosen."""
    request = found.request
    way = helper_screen.Going(
        name=found.who,
        when=found.when(request.comes_at),
        word=request.word or "",
        note=request.note or "",
        address=request.address or "",
        theirs=request.contact or "",
        mine=await _helpers_contact(found, context),
        file=request.file_name or "",
    )
    return helper_screen.going(found.facts, way, *first)


async def _helpers_contact(found: Need, context: Context) -> str:
    if found.helper is None:
        return ""
    approach = await context.store.aid.approach(found.request.id, found.helper.id)
    return (approach.contact if approach else None) or ""
