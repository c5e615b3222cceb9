"""Every query that answers with people: for whom it picks, and whom it leaves out.

Found by what they return, so that a new one is here by itself: it is either tried with a block in
each direction, or says why a block is no matter of it.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from messages.aid.forms import AidKind, Urgency
from messages.model import Topic
from storage.aid import HelperProfile, HelperResponse, HelperStatus, HelpRequest, RequestState
from storage.area import Area, Membership
from storage.blocks import PersonalBlock
from storage.database import Database, Store
from storage.heat.checkins.queries import Buddy, BuddyOffer
from storage.people import Account, Member
from storage.query import QueryGroup
from tests.worlds import NOON


def queries() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public query of the store."""
    store = Store(None)  # type: ignore[arg-type]  # nothing is asked of it
    for name, group in vars(store).items():
        if isinstance(group, QueryGroup):
            for query, function in inspect.getmembers(type(group), inspect.iscoroutinefunction):
                if not query.startswith("_"):
                    yield f"{name}.{query}", function


def named_in(kind: Any) -> set[str]:
    """The classes that a return type is made of, those inside dataclasses too."""
    if kind in (None, type(None)):
        return set()
    inside = set().union(*(named_in(each) for each in typing.get_args(kind)), set())
    if not isinstance(kind, type):
        return inside
    fields = getattr(kind, "__dataclass_fields__", {})
    hints = typing.get_type_hints(kind) if fields else {}
    return inside.union({kind.__name__}, *(named_in(each) for each in hints.values()))


PEOPLE = (
    "who",
    "whom",
    "those",
    "members",
    "everybody",
    "neighbours",
    "which of these",
    "of these",
)
"""How the docstring of a query begins that answers with keys of people."""


def telling() -> list[str]:
    """Queries whose answer is people: members, their names by key, or their keys."""
    found = []
    for name, function in queries():
        back = typing.get_type_hints(function).get("return")
        inside = named_in(back)
        keys = typing.get_origin(back) in (list, set, dict) and inside & {"int"}
        said = (function.__doc__ or "").casefold().startswith(PEOPLE)
        if "Member" in inside or back == dict[int, str] or (keys and said):
            found.append(name)
    return found


# --- one of everything between two who could meet: Ana asks, Bao is there


class Town:
    """Ana asked for a hand and to be checked on; Bao offers whatever one may offer."""

    def __init__(self) -> None:
        self.area = Area(
            name="Belleville",
            town="75120",
            town_name="Paris 20e",
            lat=48.87,
            lon=2.38,
            declared_at=NOON,
        )
        self.ana = Member(name="Ana", joined_at=NOON, seen_at=NOON)
        self.bao = Member(name="Bao", joined_at=NOON, seen_at=NOON)
        self.request = self._request(RequestState.OPEN)
        self.before = self._request(RequestState.OPEN)

    def _request(self, state: RequestState) -> HelpRequest:
        return HelpRequest(
            area_id=self.area.id,
            asker_id=self.ana.id,
            kind=AidKind.ERRANDS,
            urgency=Urgency.WEEK,
            state=state,
            created_at=NOON,
            opened_at=NOON,
        )

    async def put(self, store: Store) -> None:
        bao, ana, area = self.bao.id, self.ana.id, self.area.id
        accounts = [
            Account(member_id=each.id, platform="neutral", user=each.name, chat=each.name)
            for each in (self.ana, self.bao)
        ]
        homes = [
            Membership(member_id=each, area_id=area, home=True, joined_at=NOON)
            for each in (ana, bao)
        ]
        yes = {"member_id": bao, "comes_at": NOON, "answered_at": NOON - timedelta(days=1)}
        for rows in (
            [self.area, self.ana, self.bao],
            [*accounts, *homes, self.request, self.before],
            [
                HelperResponse(request_id=self.before.id, standing=HelperStatus.THANKED, **yes),
                BuddyOffer(member_id=bao, since=NOON),
                Buddy(member_id=ana, buddy_id=bao, since=NOON, agreed_at=NOON),
            ],
        ):
            store.session.add_all(rows)
            await store.session.flush()
        offer = HelperProfile(member_id=bao, kinds=[AidKind.ERRANDS], offered_at=NOON)
        await store.aid.save_offers(offer, [area])


async def _ready(store: Store, town: Town) -> Any:
    await store.aid.set_helper_status(
        town.request.id, town.bao.id, HelperStatus.READY, comes_at=NOON
    )
    return await store.aid.helpers_to_choose(town.request.id)


LATER = NOON + timedelta(hours=1)
PICKS: dict[str, Callable[[Store, Town], Awaitable[Any]]] = {
    "aid.helpers_to_ask": lambda store, town: store.aid.helpers_to_ask(town.request, LATER, 5),
    "aid.past_helpers": lambda store, town: store.aid.past_helpers(town.before, LATER),
    "aid.helpers_to_choose": _ready,
    "areas.topic_audience": lambda store, town: store.areas.topic_audience(
        town.area, Topic.CAFE, author=town.ana.id
    ),
    "checkins.buddies_of": lambda store, town: store.checkins.buddies_of(town.ana.id),
    "checkins.watched_by": lambda store, town: store.checkins.watched_by(town.bao.id),
    "checkins.members_offering": lambda store, town: store.checkins.members_offering(
        town.area.id, 5, to=town.ana.id
    ),
}
"""What picks one for the other, or tells one of the other: tried with a block, and without."""

ITSELF = "looked up by who they are: whoever asks knows them, or settles something of theirs"
OFFICE = "for what organisers do, who go on doing it; or who does it"
OWN = "each is written to of themselves, of the weather or of their lists: nobody else is named"
MET = "met already: shown to be chosen from when one keeps away, or to tell what concerns all"
SIFTED = "who is kept apart is taken out of what it finds, before anybody is told"
NUMBER = "only looks whether something holds of people who were picked before"

OTHERWISE = {
    **dict.fromkeys(
        (
            "cafes.calendar_reader",
            "people.get_member",
            "people.member_by_account",
            "people.members_by_id",
        ),
        ITSELF,
    ),
    **dict.fromkeys(("cafes.wishes_in", "cafes.wishes_to_gather"), SIFTED),
    **dict.fromkeys(("blocks.blocked_with", "blocks.blockers_of", "blocks.warnings_among"), ITSELF),
    **dict.fromkeys(
        (
            "areas.join_requests_in",
            "areas.organisers",
            "areas.organisers_of_many",
            "areas.waiting_members",
            "checkins.checks_waiting_in",
            "checkins.people_told",
            "captains.captains_in",
            "nudges.waiting_for_visit",
            "organisation.area_team",
            "organisation.list_admins",
        ),
        OFFICE,
    ),
    **dict.fromkeys(
        (
            "areas.members_to_confirm",
            "broadcasts.next_readers",
            "broadcasts.published_before",
            "broadcasts.untold_broadcasts",
            "cafes.hosts_of",
            "cafes.wishes_to_ask",
            "confidences.readers_of",
            "aid.follow_moves",
            "cafes.recurring_due",
            "cafes.recurring_to_ask",
            "captains.captains_before",
            "checkins.enrolled_at_home",
            "checkins.enrolled_before",
            "checkins.enrolled_members",
            "checkins.unasked_of_evenings",
            "duty.due_mails",
            "duty.unasked_of_duty",
            "leaving.idle_members_to_erase",
            "leaving.idle_members_to_warn",
            "nudges.heat_audience",
            "nudges.looking_in",
        ),
        OWN,
    ),
    **dict.fromkeys(
        (
            "aid.helper_responses",
            "aid.met_over_help",
            "aid.request_with_people",
            "cafes.cafe_with_people",
            "cafes.list_answers",
            "cafes.met_over_cafes",
            "cafes.recurring_with_people",
            "checkins.pairs_with",
        ),
        MET,
    ),
    **dict.fromkeys(
        (
            "aid.resting_helpers",
            "captains.captains_among",
            "cafes.regular_guests",
            "checkins.asked_at_home",
            "nudges.checked_among",
            "nudges.spared_on",
            "nudges.switched_off",
            "organisation.muted_in",
        ),
        NUMBER,
    ),
}
"""Where a block is no matter of the query, and why."""


def test_every_query_that_answers_with_people_minds_a_block_or_says_why_not() -> None:
    found = set(telling())
    assert not PICKS.keys() & OTHERWISE.keys()
    assert found - PICKS.keys() - OTHERWISE.keys() == set(), "pick with `no_block_between`"
    assert PICKS.keys() | OTHERWISE.keys() == found, "there is no such query any more"


def people_in(found: Any) -> set[int]:
    """The keys of all members that an answer names, however deep."""
    if isinstance(found, Member):
        return {found.id}
    if isinstance(found, list | tuple | set):
        return set().union(*map(people_in, found))
    if isinstance(found, dict):
        return people_in([*found, *found.values()])
    if hasattr(found, "__dataclass_fields__"):
        return people_in(list(vars(found).values()))
    return set()


@pytest.mark.parametrize("query", PICKS)
async def test_who_is_kept_away_is_not_picked(database: Database, query: str) -> None:
    town = Town()
    async with database.transaction() as store:
        await town.put(store)
    picks, wanted = PICKS[query], {"checkins.watched_by": town.ana.id}.get(query, town.bao.id)
    async with database.transaction() as store:
        assert wanted in people_in(await picks(store, town)), "else nothing is tried"
    for one, other in ((town.ana, town.bao), (town.bao, town.ana)):
        async with database.transaction() as store:
            await store.blocks.add_block(
                PersonalBlock(member_id=one.id, other_id=other.id, since=NOON)
            )
        async with database.transaction() as store:
            assert wanted not in people_in(await picks(store, town))
            await store.blocks.end_block(one.id, other.id)
    async with database.transaction() as store:
        assert wanted in people_in(await picks(store, town)), "it was taken back"


async def test_no_request_is_looked_at_again_for_who_is_kept_away(database: Database) -> None:
    town = Town()
    async with database.transaction() as store:
        await town.put(store)
        again = await store.aid.requests_to_look_on(LATER, 0, 15)
        assert {town.request.id, town.before.id} == set(again)
        await store.blocks.add_block(
            PersonalBlock(member_id=town.bao.id, other_id=town.ana.id, since=NOON)
        )
    async with database.transaction() as store:
        assert await store.aid.requests_to_look_on(LATER, 0, 15) == []


async def test_who_was_counted_before_a_block_is_counted_after(database: Database) -> None:
    town = Town()
    async with database.transaction() as store:
        await town.put(store)
        await store.blocks.add_block(
            PersonalBlock(member_id=town.bao.id, other_id=town.ana.id, since=NOON)
        )
    async with database.transaction() as store:
        counted = await store.aid.helpers_to_ask(town.request, LATER, 5, though_blocked=True)
        assert people_in(counted) == {town.bao.id}


async def test_a_yes_that_nobody_was_shown_names_nobody(database: Database) -> None:
    """Said after the block it is known to Palier alone; said before, it had been read."""
    town = Town()
    async with database.transaction() as store:
        await town.put(store)
        await store.blocks.add_block(
            PersonalBlock(member_id=town.bao.id, other_id=town.ana.id, since=NOON)
        )
        assert await store.aid.met_over_help(town.ana.id) == {town.bao.id: "Bao"}
        await store.aid.set_helper_status(
            town.before.id, town.bao.id, HelperStatus.THANKED, answered_at=LATER
        )
        assert await store.aid.met_over_help(town.ana.id) == {}
