"""One's own requests and those one helps with; what is under way in an area, for organisers."""

from __future__ import annotations

from datetime import timedelta

from handlers.aid.feature import Need, aid, need
from handlers.aid.views import ready, view
from handlers.kernel import Come, Command, Menu, Refused, Reply, Say, Show, Turn
from messages import aid as screen
from messages import words
from messages.aid import asker as asker_screen
from messages.aid import letters
from messages.model import Action, Message, Text
from storage.aid import Request, State

FIRST = "aides"
"""The start payload that leads to one's own requests."""

SHOWN = 20
AN_HOUR = timedelta(hours=1)


@aid.command("aides", menu=Menu.PRIVATE, discreet=True, en="aids")
async def mine(command: Command, turn: Turn) -> Reply:
    """One's own list; with a code, that request."""
    await turn.home()
    if not turn.scene.private:
        return Come(FIRST, words.aid_offer_in_private())
    code = "".join(command.words.split()).lower()
    if not code:
        return Say(await _list(turn))
    found = await turn.store.aid.by_code(code)
    if found is None:
        raise Refused(words.aid_no_such_code(code=code.upper()[:10]))
    return Say(await view(await need(found.id, turn, lock=False), turn))


@aid.started(FIRST)
async def came(command: Command, turn: Turn) -> Reply:
    await turn.home()
    return Say(await _list(turn))


@aid.pressed(screen.Mine)
async def back_to_list(press: screen.Mine, turn: Turn) -> Reply:
    return Show(await _list(turn))


async def _list(turn: Turn) -> Message:
    me, store = turn.member.id, turn.store.aid
    asked = [await need(each.id, turn, lock=False) for each in await store.asked_by(me)]
    helping = [await need(each.id, turn, lock=False) for each in await store.helped_by(me)]
    more: list[tuple[Text, Action]] = [
        (words.aid_list_closed(request=_label(each)), screen.Reopen(request=each.id))
        for each in await store.reopenable(me)
    ]
    people = {
        hello: hello.helper_id if hello.asker_id == me else hello.asker_id
        for hello in await store.hellos_of(me)
        if hello.due_at
    }
    names = await turn.store.people.named(list(people.values()))
    more += [
        (words.aid_list_hello(name=names[other].name), screen.HelloWrite(hello=hello.id))
        for hello, other in people.items()
        if other in names
    ]
    more.append((words.aid_list_offer(), screen.MyOffer()))
    return asker_screen.requests(
        [(each.facts, await _stage(each, turn)) for each in asked],
        [(each.facts, _part(each, me)) for each in helping],
        more,
        [(area.id, area.name) for _, area in await turn.areas()],
    )


def _label(request: Request) -> Text:
    return words.aid_label(kind=screen.kind_of(request.kind), code=request.code.upper())


async def _stage(found: Need, turn: Turn) -> Text:
    match found.request.state:
        case State.DRAFT:
            return words.aid_stage_draft()
        case State.HELPED:
            return words.aid_stage_helped()
    count = len(await ready(found, turn))
    return words.aid_stage_ready(count=count) if count else words.aid_stage_open()


def _part(found: Need, member_id: int) -> Text:
    chosen = found.request.helper_id == member_id
    return words.aid_stage_going() if chosen else words.aid_stage_waiting()


@aid.pressed(screen.Needs)
async def needs(press: screen.Needs, turn: Turn) -> Reply:
    """What is under way in an area: what waits for somebody first, oldest first."""
    await turn.must_organise(press.area)
    area = await turn.store.areas.get(press.area)
    lines = []
    for each in await turn.store.aid.open_in(area.id, SHOWN):
        found = await need(each.id, turn, lock=False)
        since = turn.now - (each.opened_at or each.created_at)
        age = words.aid_age(hours=since // AN_HOUR)
        lines.append((found.facts, age, await _stage(found, turn)))
    return Show(letters.needs(area.id, area.name, lines, area.numbers))
