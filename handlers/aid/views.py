"""How a request is shown to who asked, who helps, who organises, and to any other neighbour."""

from __future__ import annotations

from handlers.aid.feature import LoadedRequest
from handlers.aid.helper_selection import helpers_to_ask_now, require_allowed, why_not_allowed
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused
from messages import words
from messages.aid import asker_views as asker_screen
from messages.aid import helper_views as helper_screen
from messages.aid import notices as letters
from messages.model import Message, MomentText, Text
from storage.aid import HelperResponse, HelperStatus, RequestState

COUNTED = 60
"""How many fitting neighbours a draft counts at most."""


async def request_view(loaded: LoadedRequest, turn: Interaction, *first: Text) -> Message:
    """The request as this person may see it."""
    member = turn.member.id
    if member == loaded.request.asker_id:
        return await asker_view(loaded, turn, *first)
    if loaded.request.state is RequestState.CLOSED:
        return loaded.wall_card()
    if member == loaded.request.helper_id:
        return await helper_view(loaded, turn, *first)
    if loaded.request.state is RequestState.DRAFT:
        raise Refused(words.aid_not_yours())
    if await turn.organises_area(loaded.area.id):
        return await organiser_view(loaded, turn)
    if loaded.request.state is RequestState.HELPED and loaded.request.kind.on_walls:
        return loaded.wall_card()
    await require_allowed(loaded, turn)
    if loaded.request.state is RequestState.HELPED:
        return loaded.wall_card()
    mine = await turn.store.aid.helper_response(loaded.request.id, member)
    return helper_screen.request_screen(loaded.request_facts, _helper_status(loaded, mine))


def _helper_status(loaded: LoadedRequest, mine: HelperResponse | None) -> Text:
    match mine.standing if mine else None:
        case HelperStatus.READY:
            return words.aid_mine_ready(
                moment=loaded.local_time_words(mine.comes_at if mine else None)
            )
        case HelperStatus.NOT_THIS:
            return words.aid_mine_not_this()
        case HelperStatus.THANKED:
            return words.aid_mine_thanked()
    return words.aid_mine_none()


async def asker_view(loaded: LoadedRequest, context: JobContext, *first: Text) -> Message:
    """For who asked: the draft, who is ready, who comes, or how it ended."""
    request, facts = loaded.request, loaded.request_facts
    match request.state:
        case RequestState.DRAFT:
            return asker_screen.draft_screen(
                facts,
                loaded.request_summary,
                await _count_fitting(loaded, context),
                walls=bool(await context.store.areas.taking_cards(loaded.area.id)),
            )
        case RequestState.OPEN:
            return asker_screen.searching_screen(
                facts, loaded.request_summary, await ready_helpers(loaded, context), *first
            )
        case RequestState.HELPED:
            return asker_screen.expecting_screen(
                facts, loaded.request_summary, await chosen_helper(loaded, context), *first
            )
        case RequestState.CLOSED:
            return asker_screen.closed_screen(facts, Text(key=f"aid-closed-{request.reason}"))


async def _count_fitting(loaded: LoadedRequest, context: JobContext) -> int:
    fitting = await helpers_to_ask_now(loaded, context, COUNTED, asleep=True, though_blocked=True)
    return len(fitting)


async def organiser_view(loaded: LoadedRequest, turn: Interaction) -> Message:
    """For organisers: who said yes, to choose for who asked; nothing told in confidence.

    They are neighbours too: they may say yes themselves.
    """
    if loaded.request.state is not RequestState.OPEN:
        return loaded.wall_card()
    own = not await why_not_allowed(loaded, turn.member, turn)
    waits = await ready_helpers(loaded, turn, reader=turn.member.id)
    return letters.organiser_request_notice(
        loaded.request_facts, waits, loaded.area.id, may_help=own
    )


async def ready_helpers(
    loaded: LoadedRequest, context: JobContext, *, reader: int = 0
) -> list[tuple[int, str, MomentText]]:
    """Who said yes and may be chosen, the reader too if they did: key, first name, and when."""
    return [
        (member.id, member.name, loaded.local_time_words(approach.comes_at))
        for approach, member in await context.store.aid.helpers_to_choose(
            loaded.request.id, reader=reader
        )
    ]


async def chosen_helper(loaded: LoadedRequest, context: JobContext) -> asker_screen.ChosenHelper:
    """Who comes, as who asked may see it."""
    theirs = await _helpers_contact(loaded, context)
    return asker_screen.ChosenHelper(
        member=loaded.helper.id if loaded.helper else 0,
        name=loaded.helper.name if loaded.helper else "",
        when=loaded.local_time_words(loaded.request.comes_at),
        word=loaded.request.word or "",
        address=loaded.request.address or "",
        theirs=theirs,
        mine=loaded.request.contact or "",
    )


async def helper_view(loaded: LoadedRequest, context: JobContext, *first: Text) -> Message:
    """For the one who was chosen."""
    request = loaded.request
    way = helper_screen.HelperDetails(
        asker=loaded.named_asker,
        name=loaded.beneficiary_name,
        when=loaded.local_time_words(request.comes_at),
        word=request.word or "",
        note=request.note or "",
        address=request.address or "",
        theirs=request.contact or "",
        mine=await _helpers_contact(loaded, context),
        file=request.file_name or "",
    )
    return helper_screen.going_screen(loaded.request_facts, way, *first)


async def _helpers_contact(loaded: LoadedRequest, context: JobContext) -> str:
    if loaded.helper is None:
        return ""
    approach = await context.store.aid.helper_response(loaded.request.id, loaded.helper.id)
    return (approach.contact if approach else None) or ""
