"""Every command, button and form, for everybody who has no right to it: refused, in their words."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from sqlalchemy import text

from bot.chat.kept_replies import EventOutcome
from handlers import FEATURES
from handlers.kernel.events import CommandEvent, Event, EventScene, EventSender, IncomingEvent
from handlers.kernel.replies import Notice
from messages import words
from messages.broadcast.actions import (
    BroadcastKind,
    ConfirmBroadcast,
    RefuseBroadcast,
    RefuseBroadcastForm,
    SendBroadcast,
)
from messages.catalog import plain_words
from messages.form import Form, PlaceAnswer
from messages.model import Action, Text
from storage.area import Area, JoinRequest, MemberRole, Removal
from storage.broadcast import Broadcast
from storage.cafe import CafeEdition, CafeGathering, CafeWish, GatheringState, RecurringCafe
from storage.organise import AbuseReport, FirstCard
from tests.aid import asks, request
from tests.cafe import SATURDAY, invites
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World

DECLARED: dict[str, dict[str, list[str]]] = {
    kind: {permission: tags.split() for permission, tags in lines.items()}
    for kind, lines in tomllib.loads(
        Path(__file__).with_name("permissions.toml").read_text("utf-8")
    ).items()
}
ACTIONS = {
    tag: kind for tag, kind in Action.known.items() if kind.__module__.startswith("messages")
}
FORMS = {tag: kind for tag, kind in Form.known.items() if kind.__module__.startswith("messages")}
COMMANDS = {listed.name for feature in FEATURES for listed in feature.commands}
numbers = itertools.count()


def permission_of(kind: str, tag: str) -> str:
    return next(who for who, tags in DECLARED[kind].items() if tag in tags)


@pytest.mark.parametrize(
    ("kind", "known"), [("actions", ACTIONS), ("forms", FORMS), ("commands", COMMANDS)]
)
def test_each_has_one_permission(kind: str, known: Any) -> None:
    declared = [tag for tags in DECLARED[kind].values() for tag in tags]
    assert set(known) - set(declared) == set(), "who may do this?"
    assert set(declared) - set(known) == set(), "there is no such thing any more"
    assert len(declared) == len(set(declared)), "declared twice"


# --- who has no right to it

LACKING = {
    "organiser": (
        "stranger", "member", "relay", "elsewhere", "organiser_elsewhere", "former", "removed",
        "muted", "paused",
    ),
    "any_organiser": ("stranger", "member", "relay", "former", "removed", "muted", "paused"),
    "admin": ("stranger", "member", "relay", "organiser", "organiser_elsewhere", "former",
              "removed", "muted", "paused"),
    "owner": ("stranger", "member", "elsewhere", "organiser_elsewhere", "removed"),
    "member": ("stranger", "elsewhere", "removed"),
    "helper": ("stranger", "elsewhere", "removed"),
    "anyone": (),
}  # fmt: skip
SAMPLE = ("member", "former")
"""On the platforms: their wires are the same for everybody, and cost more."""


@dataclass(frozen=True)
class Town:
    """Belleville with one of each thing, all of them Ana's or of the area."""

    world: World
    area: Area
    ids: dict[str, int]
    people: dict[str, Neighbour]


@pytest.fixture
async def town(
    world: World, area: Area, belleville: Wall, ana: Neighbour, organiser: Neighbour
) -> Town:
    charonne = await world.declares("Charonne")
    await invites(ana)
    await asks(ana)
    people = {
        "stranger": await world.arrives("Ségolène", "en"),
        "member": await world.joins("Bao", "fr", area),
        "relay": await world.joins("Rosa", "en", area, role=MemberRole.RELAY),
        "elsewhere": await world.joins("Éva", "fr", charonne),
        "organiser_elsewhere": await world.joins("Omar", "en", charonne, role=MemberRole.ORGANISER),
        "former": await world.joins("Félix", "fr", area, role=MemberRole.ORGANISER),
        "removed": await world.joins("Rémi", "fr"),
        "muted": await world.joins("Maud", "en", area),
        "paused": await world.joins("Paul", "fr", area),
        "organiser": organiser,
    }
    now = world.clock.now()
    async with world.database.transaction() as store:
        await store.organisation.mute_member(
            people["muted"].member_id, area.id, now + timedelta(days=5)
        )
        paused = await store.people.get_member(people["paused"].member_id)
        paused.paused_until = now + timedelta(days=5)
        lost = await store.areas.membership(people["former"].member_id, area.id)
        assert lost
        lost.role = MemberRole.MEMBER
        knock = JoinRequest(
            wall_id=belleville.id, user="x", member_id=people["elsewhere"].member_id, asked_at=now
        )
        report = AbuseReport(
            area_id=area.id, subject="neutral//x/1", author_id=ana.member_id, at=now, what="insult",
            by_id=people["relay"].member_id,
        )  # fmt: skip
        out = Removal(
            area_id=area.id, member_id=people["removed"].member_id, reason="other", since=now,
            state="out",
        )  # fmt: skip
        asked = Removal(
            area_id=area.id, member_id=people["muted"].member_id, reason="other", since=now,
            proposed_by=organiser.member_id,
        )  # fmt: skip
        recurring = RecurringCafe(
            area_id=area.id, host_id=ana.member_id, kind="cafe", place="Aux Folies", seats=6,
            rhythm="weekly", first_on=SATURDAY, hour=time(15), next_on=SATURDAY, due_at=now,
            ask_at=now,
        )  # fmt: skip
        store.session.add_all([knock, report, out, asked, recurring])
        draft = Broadcast(
            proposer_id=people["former"].member_id,
            kind=BroadcastKind.NEWS,
            proposed="La cour est fermée mardi.",
            drafted_at=now,
            asked_at=now,
        )
        await store.broadcasts.add_broadcast(draft, area.id)
        edition = CafeEdition(
            area_id=area.id,
            kind="neighbours",
            year=2027,
            first_on=SATURDAY,
            last_on=SATURDAY,
            opened_at=now,
        )
        moments = {"area_id": area.id, "made_at": now, "step_at": now + timedelta(days=2)}
        first, second = now + timedelta(days=4), now + timedelta(days=5)
        asking = CafeGathering(first_at=first, second_at=second, **moments)
        leading = CafeGathering(
            first_at=first,
            second_at=second,
            chosen_at=first,
            captain_id=ana.member_id,
            state=GatheringState.LEADING,
            **moments,
        )
        store.session.add_all([edition, asking, leading])
        await store.session.flush()
        wish = CafeWish(
            area_id=area.id,
            member_id=ana.member_id,
            times=["week_afternoon"],
            made_at=now,
            ask_at=now + timedelta(days=60),
            gathering_id=asking.id,
        )
        (cafe,) = await store.cafes.hosted_cafes(ana.member_id)
        waiting = FirstCard(
            area_id=area.id,
            member_id=ana.member_id,
            kind="cafe",
            key=cafe,
            shown="x",
            asked_at=now,
            out_at=now + timedelta(days=1),
        )
        declined = FirstCard(
            area_id=area.id,
            member_id=ana.member_id,
            kind="aid",
            key=1,
            shown="x",
            asked_at=now,
            why="other",
        )
        appealed = FirstCard(
            area_id=area.id,
            member_id=ana.member_id,
            kind="cafe",
            key=cafe + 1,
            shown="x",
            asked_at=now,
            why="other",
            appeal="asked",
        )
        store.session.add_all([wish, waiting, declined, appealed])
        await store.session.flush()
        ids = {
            "area": area.id, "wall": belleville.id, "report": report.id, "cafe": cafe,
            "member": ana.member_id, "removal": asked.id,
            "recurring": recurring.id, "broadcast": draft.id, "edition": edition.id,
            "gathering": asking.id, "wish": wish.id, "card": waiting.id,
            "LeadGathering.gathering": leading.id, "LeadGathering.at": int(first.timestamp()),
            "AppealFirstCard.card": declined.id, "ReconsiderFirstCard.card": appealed.id,
            "DecideEntry.request": knock.id,
        } | {
            f"{kind.__name__}.edition": draft.edition
            for kind in (SendBroadcast, ConfirmBroadcast, RefuseBroadcast, RefuseBroadcastForm)
        }  # fmt: skip
    ids["request"] = (await request(world)).id
    return Town(world, area, ids, people)


def value_of(town: Town, kind: type, name: str, annotation: Any) -> Any:
    """A value for a field: the key of Belleville's own thing where there is one."""
    for known in (f"{kind.__name__}.{name}", name):
        if known in town.ids:
            return town.ids[known]
    if get_origin(annotation) in (Union, UnionType):
        annotation = get_args(annotation)[0]
    if not isinstance(annotation, type):
        return "x"
    if issubclass(annotation, Enum):
        return next(iter(annotation))
    samples: dict[type, Any] = {
        bool: True, int: 1, str: "x", date: date(2026, 7, 4), time: time(18),
        datetime: town.world.clock.now() + timedelta(days=1),
        PlaceAnswer: PlaceAnswer(words="94260 Fresnes"),
    }  # fmt: skip
    return samples.get(annotation)


def events(town: Town, permission: str) -> Iterator[tuple[str, Event]]:
    """Everything that takes this permission, about Belleville and what is there."""
    for tag in DECLARED["actions"].get(permission, ()):
        kind = ACTIONS[tag]
        values = {
            name: value_of(town, kind, name, field.annotation)
            for name, field in kind.model_fields.items()
        }
        yield tag, kind.model_construct(**values)
    for tag in DECLARED["forms"].get(permission, ()):
        form = FORMS[tag]
        values = {
            name: value_of(town, form, name, form.model_fields[name].annotation)
            for name in form.fields()
        }
        yield tag, form.model_construct(**values)
    for name in DECLARED["commands"].get(permission, ()):
        yield f"/{name}", CommandEvent(name)


async def happens(town: Town, who: Neighbour, event: Event) -> EventOutcome:
    world = town.world
    sender = EventSender(
        world.platform, who.user, who.name, who.language, world.workspace, who.chat
    )
    scene = EventScene(who.chat, private=True)
    incoming = IncomingEvent(event, sender, scene, f"{world.platform}:matrix:{next(numbers)}")
    return await world.dispatcher.handle_event(incoming)


LEFT_ALONE = {
    "receipt", "member", "account", "shownbuttons", "dialog", "carrier", "run", "sqlite_sequence",
}  # fmt: skip
"""What being heard at all writes."""


async def what_stands(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as it is."""
    async with world.database.transaction() as store:
        names = await store.session.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table'")
        )
        return {
            name: sorted(map(repr, await store.session.execute(text(f'SELECT * FROM "{name}"'))))
            for (name,) in names.all()
            if name not in LEFT_ALONE
        }


def is_in_their_words(outcome: EventOutcome, who: Neighbour) -> bool:
    """Whether the refusal is a sentence, in the language they read."""
    said = outcome.reply
    if not isinstance(said, Notice) or not isinstance(said.text, Text):
        return True
    return outcome.reader.language == who.language and bool(plain_words(said.text, outcome.reader))


async def walk(town: Town, permission: str, *roles: str) -> list[str]:
    wrong = []
    for role in roles:
        who = town.people[role]
        before = await what_stands(town.world)
        for tag, event in events(town, permission):
            outcome = await happens(town, who, event)
            if not outcome.refused:
                wrong.append(f"{role} is not refused {tag} ({permission}): {outcome.reply}")
            elif not is_in_their_words(outcome, who):
                wrong.append(f"{role} reads no sentence of theirs at {tag}: {outcome.reply}")
        after = await what_stands(town.world)
        wrong += [f"{role} changed {name}" for name in before if before[name] != after[name]]
    return wrong


@pytest.mark.parametrize("permission", list(LACKING))
async def test_who_has_no_right_to_it_is_refused_and_changes_nothing(
    town: Town, permission: str
) -> None:
    assert await walk(town, permission, *LACKING[permission]) == []


@pytest.mark.parametrize("world_kind", [TelegramWorld, SlackWorld])
async def test_a_sample_on_the_platforms(town: Town, world_kind: type[World]) -> None:
    assert await walk(town, "organiser", *SAMPLE) == []


PERMISSION = {words.organise_not_yours().key, words.organise_only().key}


@pytest.mark.parametrize("permission", ["organiser", "any_organiser"])
async def test_who_has_the_right_is_never_told_they_have_not(
    town: Town, admin: Neighbour, permission: str
) -> None:
    """The organiser of the area and an admin from elsewhere; a role gained since is enough."""
    told = []
    for who in (town.people["organiser"], admin):
        for tag, event in events(town, permission):
            if tag == "og.stop" and who is admin:
                continue  # who does not organise has nothing to stop
            if event.__class__.__module__.startswith("messages") and isinstance(event, Form):
                continue
            reply = (await happens(town, who, event)).reply
            if isinstance(reply, Notice) and reply.text.key in PERMISSION:
                told.append(f"{who} {tag}: {reply.text.key}")
    assert told == []
    assert isinstance(town.world, NeutralWorld)
