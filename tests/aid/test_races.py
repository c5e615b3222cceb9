"""Two things at once about one hand, on both databases and in two processes."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from bot.clock import ManualClock
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from handlers.aid import waves
from handlers.kernel.events import EventScene, EventSender, IncomingEvent, JobTick
from handlers.kernel.ports import Services
from messages.account.actions import EraseMe
from messages.aid import (
    AidKind,
    ArrivalChoice,
    ChooseHelper,
    CloseRequest,
    ClosingChoice,
    PublishRequest,
    SayReady,
    Urgency,
)
from storage.aid import (
    HelperProfile,
    HelperResponse,
    HelperStatus,
    HelpOffer,
    HelpRequest,
    RequestState,
)
from storage.area import Area, MemberRole, Membership
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from tests import features
from tests.conftest import unhurried
from tests.postgres import waits_or_ends
from tests.worlds import NOON, Signposts, Streets
from tests.worlds.neutral import Drawer

HELPERS = 8
ASKER, ORGANISER = 100, 101


class Landing:
    """A request, its asker, an organiser and eight helpers, before two processes."""

    def __init__(self, databases: list[Database], gazetteer) -> None:
        self.clock = ManualClock(NOON)
        self.databases = databases
        outside = Services(Streets(), Drawer(), Signposts(), ThreadMaker())
        capabilities = features.named("aid", "account")
        self.processes = [
            Dispatcher(each, capabilities, outside, gazetteer, self.clock) for each in databases
        ]
        self.receipts = self.request = 0

    async def furnish(self) -> None:
        area = Area(
            name="Belleville", town="75120", town_name="Paris 20e", lat=48.87, lon=2.38,
            declared_at=NOON,
        )  # fmt: skip
        self.area = area.id
        everybody = [*range(1, HELPERS + 1), ASKER, ORGANISER]
        async with self.databases[0].transaction() as store:
            store.session.add(area)
            store.session.add_all(
                Member(id=n, name=f"n{n}", joined_at=NOON, seen_at=NOON) for n in everybody
            )
            await store.session.flush()
            for n in everybody:
                store.session.add(Account(member_id=n, platform="x", user=f"u{n}", chat=f"m{n}"))
                role = MemberRole.ORGANISER if n == ORGANISER else MemberRole.MEMBER
                store.session.add(
                    Membership(member_id=n, area_id=area.id, role=role, joined_at=NOON)
                )
            await store.session.flush()
            for n in range(1, HELPERS + 1):
                helper = HelperProfile(member_id=n, kinds=["errands"], offered_at=NOON)
                await store.aid.save_offers(helper, [area.id])
        self.request = await self.asks()

    async def asks(self, kind: AidKind = AidKind.ERRANDS, **given: Any) -> int:
        """A draft, unless told otherwise."""
        request = HelpRequest(
            area_id=self.area, asker_id=ASKER, kind=kind, urgency=Urgency.TODAY, created_at=NOON,
            **given,
        )  # fmt: skip
        async with self.databases[0].transaction() as store:
            store.session.add(request)
            return request.id

    async def offers(self, kind: AidKind, *who: int) -> None:
        """These help with that as well."""
        async with self.databases[0].transaction() as store:
            store.session.add_all(HelpOffer(area_id=self.area, kind=kind, member_id=n) for n in who)

    async def does(self, who: int, action: Any, process: int = 0) -> Any:
        self.receipts += 1
        sender = EventSender("x", f"u{who}", "n", "fr", chat=f"m{who}")
        incoming = IncomingEvent(
            action, sender, EventScene(f"m{who}", message="1"), f"r{self.receipts}"
        )
        return await self.processes[process].handle_event(incoming)

    async def all(self, table: type[Any]) -> list[Any]:
        async with self.databases[0].transaction() as store:
            return list((await store.session.execute(select(table))).scalars())

    async def told(self, about: str) -> Counter[int]:
        """How many letters of that kind each member gets."""
        letters = await self.all(OutboxMessage)
        return Counter(each.member_id for each in letters if each.once_act == about)

    async def step(self, request: int) -> int:
        [step] = [each.step for each in await self.all(HelpRequest) if each.id == request]
        return step

    async def now(self) -> HelpRequest:
        [found] = [each for each in await self.all(HelpRequest) if each.id == self.request]
        return found


@pytest.fixture
async def landing(database, database_url, gazetteer):
    databases = [database, unhurried(Database(database_url))]
    landing = Landing(databases, gazetteer)
    await landing.furnish()
    yield landing
    for each in databases:
        await each.close()


def faults(outcomes):
    """Answers that only say that something went wrong."""
    return [each for each in outcomes if "fault" in repr(each.reply)]


async def open_with(landing, *ready):
    await landing.does(ASKER, PublishRequest(request=landing.request))
    for who in ready:
        await landing.does(who, SayReady(request=landing.request, soon=ArrivalChoice.NOW))


async def test_asker_and_organiser_choose_at_once_and_one_is_chosen(landing):
    await open_with(landing, 1, 2)
    outcomes = await asyncio.gather(
        landing.does(ASKER, ChooseHelper(request=landing.request, member=1), 0),
        landing.does(ORGANISER, ChooseHelper(request=landing.request, member=2), 1),
    )

    assert sorted(each.refused for each in outcomes) == [False, True]
    assert not faults(outcomes)
    held = await landing.now()
    chosen, other = held.helper_id, 3 - held.helper_id
    assert await landing.told("chosen") == {chosen: 1}
    assert await landing.told("thanked") == {other: 1}


async def test_closing_against_a_yes(landing):
    await open_with(landing)
    outcomes = await asyncio.gather(
        landing.does(1, SayReady(request=landing.request, soon=ArrivalChoice.NOW), 0),
        landing.does(
            ASKER, CloseRequest(request=landing.request, ending=ClosingChoice.NOT_NEEDED), 1
        ),
    )

    assert not faults(outcomes)
    assert (await landing.now()).state is RequestState.CLOSED
    ready = [
        each for each in await landing.all(HelperResponse) if each.standing is HelperStatus.READY
    ]
    assert ready == [], "nobody is left believing that they may be chosen"
    if not outcomes[0].refused:
        assert await landing.told("over") == {1: 1}


async def test_choosing_against_erasing(landing):
    await open_with(landing, 1)
    outcomes = await asyncio.gather(
        landing.does(ASKER, ChooseHelper(request=landing.request, member=1), 0),
        landing.does(1, EraseMe(), 1),
    )

    assert not faults(outcomes)
    held = await landing.now()
    assert (held.state, held.helper_id) == (RequestState.OPEN, None)
    assert 1 not in {each.member_id for each in await landing.all(HelperResponse)}


async def test_publishing_twice_at_once_asks_once(landing):
    outcomes = await asyncio.gather(
        *(landing.does(ASKER, PublishRequest(request=landing.request), n % 2) for n in range(4))
    )

    assert not faults(outcomes)
    assert await landing.told("ask") == dict.fromkeys(range(1, 6), 1)


async def test_two_sweeps_at_once_ask_each_person_once(landing):
    await open_with(landing)
    landing.clock.advance(timedelta(minutes=11))
    moment = landing.clock.now()
    # Two moments, both due: each process holds one of them.
    ticks = [JobTick("aid.find_somebody", moment - timedelta(minutes=n)) for n in (1, 0)]
    worked = await asyncio.gather(
        *(process.run_job(tick) for process, tick in zip(landing.processes, ticks, strict=True))
    )

    assert None not in worked
    assert await landing.told("ask") == dict.fromkeys(range(1, HELPERS + 1), 1)
    assert (await landing.now()).step == 2


async def test_requests_sent_at_once_do_not_wait_for_each_other_for_ever(landing):
    requests = [await landing.asks() for _ in range(4)]
    async with asyncio.timeout(60):
        outcomes = await asyncio.gather(
            *(
                landing.does(ASKER, PublishRequest(request=each), n % 2)
                for n, each in enumerate(requests)
            )
        )

    assert not faults(outcomes)
    assert max((await landing.told("ask")).values()) <= 3
    offers = await landing.all(HelpOffer)
    assert len({each.asked_at for each in offers}) <= 2


# --- the sweep against a publication


@pytest.fixture
def errors(landing):
    """What the databases refused."""
    refused = []
    for each in landing.databases:
        event.listen(
            each.engine.sync_engine,
            "handle_error",
            lambda context: refused.append(context.original_exception),
        )
    return refused


@pytest.fixture
def meanwhile(landing, monkeypatch):
    """While neighbours are asked for a request, somebody in the other process publishes another.

    They go as far as they can before the first is saved; then this gives how they were answered.
    """
    really, published = waves.advance_search, []

    async def run(first, draft, does):
        async def advance(found, context):
            reached = await really(found, context)
            if found.request.id == first:
                publishing = landing.does(ASKER, PublishRequest(request=draft), 1)
                published.append(tasks.create_task(publishing))
                await waits_or_ends(published[0], landing.databases[0])
            return reached

        monkeypatch.setattr(waves, "advance_search", advance)
        async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
            await does
        return published[0].result()

    return run


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_publication_and_the_sweep_that_want_the_same_helpers_do_not_embrace(
    landing, errors, meanwhile
):
    """The sweep asks 8 for one request, then 1 for another; a publication asks 1 and 8."""
    await landing.offers(AidKind.PETS, 8)
    await landing.offers(AidKind.PRINT, 1)
    await landing.offers(AidKind.DEVICES, 1, 8)
    opened = {"state": RequestState.OPEN, "opened_at": NOON, "step_at": NOON}
    await landing.asks(AidKind.PETS, id=1, **opened)
    await landing.asks(AidKind.PRINT, id=2, **opened)
    draft = await landing.asks(AidKind.DEVICES)
    sweep = landing.processes[0].run_job(JobTick("aid.find_somebody", NOON))
    published = await meanwhile(1, draft, sweep)

    assert errors == []
    assert not faults([published])
    assert await landing.told("ask") == {1: 2, 8: 2}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_whose_helpers_were_all_asked_by_another_meanwhile_looks_once_more(
    landing, meanwhile
):
    """Three questions a week: the third is asked for the first request, and not for the second."""
    await landing.offers(AidKind.PETS, 1)
    for _ in range(2):
        await landing.does(ASKER, PublishRequest(request=await landing.asks(AidKind.PETS)))
        landing.clock.advance(timedelta(minutes=1))
    first, second = await landing.asks(AidKind.PETS), await landing.asks(AidKind.PETS)
    await meanwhile(first, second, landing.does(ASKER, PublishRequest(request=first)))

    assert await landing.told("ask") == {1: 3}
    assert await landing.step(second) == 0, "others may fit, and the wall waits its turn"
    await landing.offers(AidKind.PETS, 2)
    await landing.processes[0].run_job(JobTick("aid.find_somebody", landing.clock.now()))
    assert await landing.told("ask") == {1: 3, 2: 1}
