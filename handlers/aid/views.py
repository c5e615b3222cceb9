"""How a request is shown to who asked, who helps, who organises, and to any other neighbour."""

from __future__ import annotations

from handlers.aid.feature import LoadedRequest
from handlers.aid.helper_selection import helpers_to_ask_now, why_not_allowed
from handlers.kernel import Interaction, JobContext, Refused
from messages import words
from messages.aid import asker_views as asker_screen
from messages.aid import helper_views as helper_screen
from messages.aid import notices as letters
from messages.model import Message, MomentText, Text
from storage.aid import HelperResponse, HelperStatus, RequestState

COUNTED = 60
"""How many fitting neighbours a draft counts at most."""


async def request_view(found: LoadedRequest, turn: Interaction, *first: Text) -> Message:
    """The request as this person may see it."""
    member = turn.member.id
    if member == found.request.asker_id:
        return await asker_view(found, turn, *first)
    if found.request.state is RequestState.CLOSED:
        return found.wall_card()
    if member == found.request.helper_id:
        return await helper_view(found, turn, *first)
    if found.request.state is RequestState.DRAFT:
        raise Refused(words.aid_not_yours())
    if await turn.organises_area(found.area.id):
        return await organiser_view(found, turn)
    if found.request.state is RequestState.HELPED and found.request.kind.on_walls:
        return found.wall_card()
    if why := await why_not_allowed(found, turn.member, turn):
        raise Refused(why)
    if found.request.state is RequestState.HELPED:
        return found.wall_card()
    mine = await turn.store.aid.helper_response(found.request.id, member)
    return helper_screen.request_screen(found.request_facts, _helper_status(found, mine))


def _helper_status(found: LoadedRequest, mine: HelperResponse | None) -> Text:
    match mine.standing if mine else None:
        case HelperStatus.READY:
            return words.aid_mine_ready(
                moment=found.local_time_words(mine.comes_at if mine else None)
            )
        case HelperStatus.NOT_THIS:
            return words.aid_mine_not_this()
        case HelperStatus.THANKED:
            return words.aid_mine_thanked()
    return words.aid_mine_none()


async def asker_view(found: LoadedRequest, context: JobContext, *first: Text) -> Message:
    """For who asked: the draft, who is ready, who comes, or how it ended."""
    request, facts = found.request, found.request_facts
    match request.state:
        case RequestState.DRAFT:
            return asker_screen.draft_screen(
                facts,
                found.request_summary,
                len(await helpers_to_ask_now(found, context, COUNTED, asleep=True)),
                walls=bool(await context.store.areas.taking_cards(found.area.id)),
            )
        case RequestState.OPEN:
            return asker_screen.searching_screen(
                facts, found.request_summary, await ready_helpers(found, context), *first
            )
        case RequestState.HELPED:
            return asker_screen.expecting_screen(
                facts, found.request_summary, await chosen_helper(found, context), *first
            )
        case RequestState.CLOSED:
            return asker_screen.closed_screen(facts, Text(key=f"aid-closed-{request.reason}"))


async def organiser_view(found: LoadedRequest, turn: Interaction) -> Message:
    """For organisers: who said yes, to choose for who asked; nothing told in confidence.

    They are neighbours too: they may say yes themselves.
    """
    if found.request.state is not RequestState.OPEN:
        return found.wall_card()
    own = not await why_not_allowed(found, turn.member, turn)
    waits = await ready_helpers(found, turn)
    return letters.organiser_request_notice(found.request_facts, waits, found.area.id, may_help=own)


async def ready_helpers(
    found: LoadedRequest, context: JobContext
) -> list[tuple[int, str, MomentText]]:
    """Who said yes: key, first name, when they would come."""
    return [
        (member.id, member.name, found.local_time_words(approach.comes_at))
        for approach, member in await context.store.aid.helper_responses(
            found.request.id, (HelperStatus.READY,)
        )
    ]


async def chosen_helper(found: LoadedRequest, context: JobContext) -> asker_screen.ChosenHelper:
    """Who comes, as who asked may see it."""
    theirs = await _helpers_contact(found, context)
    return asker_screen.ChosenHelper(
        name=found.helper.name if found.helper else "",
        when=found.local_time_words(found.request.comes_at),
        word=found.request.word or "",
        address=found.request.address or "",
        theirs=theirs,
        mine=found.request.contact or "",
    )


async def helper_view(found: LoadedRequest, context: JobContext, *first: Text) -> Message:
    """For the one who was chosen."""
    request = found.request
    way = helper_screen.HelperDetails(
        name=found.beneficiary_name,
        when=found.local_time_words(request.comes_at),
        word=request.word or "",
        note=request.note or "",
        address=request.address or "",
        theirs=request.contact or "",
        mine=await _helpers_contact(found, context),
        file=request.file_name or "",
    )
    return helper_screen.going_screen(found.request_facts, way, *first)


async def _helpers_contact(found: LoadedRequest, context: JobContext) -> str:
    if found.helper is None:
        return ""
    approach = await context.store.aid.helper_response(found.request.id, found.helper.id)
    return (approach.contact if approach else None) or ""
