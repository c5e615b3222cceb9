"""One's own requests and those one helps with; what is under way in an area, for organisers."""

from __future__ import annotations

from datetime import timedelta

from handlers.aid.feature import LoadedRequest, aid, load_request
from handlers.aid.views import ready_helpers, request_view
from handlers.kernel.events import CommandEvent, IntentEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import MoveToPrivate, Refused, Reply, Say, Show
from messages import aid as screen
from messages import words
from messages.aid import asker_views as asker_screen
from messages.aid import notices as letters
from messages.intents import Intent
from messages.model import Action, Message, Text
from storage.aid import HelpRequest, RequestState

FIRST = "aides"
"""The start payload that leads to one's own requests."""

SHOWN = 20
AN_HOUR = timedelta(hours=1)


@aid.on_intent(Intent.REQUESTS)
async def requests_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    await turn.home_area()
    return Say(await _own_requests_screen(turn))


@aid.command(
    "aides",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    private_only=MoveToPrivate(FIRST, words.aid_offer_in_private()),
    requires=Interaction.home_area,
    section=CommandSection.OWN,
)
async def aides_command(command: CommandEvent, turn: Interaction) -> Reply:
    """One's own list; with a code, that request."""
    code = "".join(command.words.split()).lower()
    if not code:
        return Say(await _own_requests_screen(turn))
    request = await turn.store.aid.request_by_code(code)
    if request is None:
        raise Refused(words.aid_no_such_code(code=code.upper()[:10]))
    return Say(await request_view(await load_request(request.id, turn, lock=False), turn))


@aid.on_start_link(FIRST)
async def open_aides_link(command: CommandEvent, turn: Interaction) -> Reply:
    await turn.home_area()
    return Say(await _own_requests_screen(turn))


@aid.on_press(screen.ShowMyRequests)
async def back_to_list(press: screen.ShowMyRequests, turn: Interaction) -> Reply:
    return Show(await _own_requests_screen(turn))


async def _own_requests_screen(turn: Interaction) -> Message:
    me, store = turn.member.id, turn.store.aid
    asked = [
        await load_request(request.id, turn, lock=False) for request in await store.asked_by(me)
    ]
    helping = [
        await load_request(request.id, turn, lock=False) for request in await store.helped_by(me)
    ]
    more: list[tuple[Text, Action]] = [
        (
            words.aid_list_closed(request=_request_label(request)),
            screen.ReopenRequest(request=request.id),
        )
        for request in await store.reopenable_requests(me)
    ]
    people = {
        hello: hello.helper_id if hello.asker_id == me else hello.asker_id
        for hello in await store.hellos_of(me)
        if hello.due_at
    }
    names = await turn.store.people.members_by_id(list(people.values()))
    more += [
        (words.aid_list_hello(name=names[other].name), screen.HelloWrite(hello=hello.id))
        for hello, other in people.items()
        if other in names
    ]
    more.append((words.aid_list_offer(), screen.ShowMyOffer()))
    return asker_screen.requests_screen(
        [(loaded.request_facts, await _stage_words(loaded, turn)) for loaded in asked],
        [(loaded.request_facts, _role_in_request(loaded, me)) for loaded in helping],
        more,
        [(area.id, area.name) for _, area in await turn.own_areas()],
    )


def _request_label(request: HelpRequest) -> Text:
    return words.aid_label(kind=screen.kind_words(request.kind), code=request.code.upper())


async def _stage_words(loaded: LoadedRequest, turn: Interaction) -> Text:
    match loaded.request.state:
        case RequestState.DRAFT:
            return words.aid_stage_draft()
        case RequestState.HELPED:
            return words.aid_stage_helped()
    count = len(await ready_helpers(loaded, turn, reader=turn.member.id))
    return words.aid_stage_ready(count=count) if count else words.aid_stage_open()


def _role_in_request(loaded: LoadedRequest, member_id: int) -> Text:
    chosen = loaded.request.helper_id == member_id
    return words.aid_stage_going() if chosen else words.aid_stage_waiting()


@aid.on_press(screen.ShowAreaNeeds)
async def show_area_requests(press: screen.ShowAreaNeeds, turn: Interaction) -> Reply:
    """What is under way in an area: what waits for somebody first, oldest first."""
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    lines = []
    for request in await turn.store.aid.open_in(area.id, SHOWN):
        loaded = await load_request(request.id, turn, lock=False)
        since = turn.now - (request.opened_at or request.created_at)
        age = words.aid_age(hours=since // AN_HOUR)
        lines.append((loaded.request_facts, age, await _stage_words(loaded, turn)))
    return Show(letters.area_needs_screen(area.id, area.name, lines, area.numbers))
