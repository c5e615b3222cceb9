"""Reports and judgements that happen at the same time, in two processes, on both databases."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlmodel import select

from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from handlers.kernel.events import Event, EventScene, EventSender, IncomingEvent
from handlers.kernel.ports import Services
from handlers.kernel.replies import Notice, Say, Show
from messages import words
from messages.cafe import CafeKind
from messages.organise.first_card_actions import (
    DeclineFirstCard,
    PublishFirstCard,
    SeeFirstCard,
)
from messages.organise.report_actions import (
    ComplainForm,
    JudgeReport,
    ReportJudgement,
    ReportReason,
)
from storage.area import MemberRole, Membership
from storage.cafe import Cafe, CafeState
from storage.organise import AbuseReport, FirstCard, JournalEntry, MemberMute
from storage.outbox import Card, OutboxMessage
from storage.places import Gazetteer
from tests import features
from tests.street import Street, street
from tests.worlds import Signposts, Streets
from tests.worlds.neutral import Drawer

__all__ = ["street"]

AUTHOR, JUDGES = 0, (6, 7)


def processes(street: Street, gazetteer: Gazetteer) -> list[Dispatcher]:
    outside = Services(Streets(), Drawer(), Signposts(), ThreadMaker())
    capabilities = features.named("cafe", "organise")
    return [
        Dispatcher(each, capabilities, outside, gazetteer, street.clock)
        for each in street.databases
    ]


def by(who: int, event: Event) -> IncomingEvent:
    sender = EventSender("x", f"u{who}", "n", "fr", chat=f"m{who}")
    return IncomingEvent(event, sender, EventScene(f"m{who}"), f"{who}:{event}")


async def pointed(street: Street, *reporters: int, what: str = "") -> list[int]:
    """Reports of the café's card by these neighbours, one each."""
    async with street.database.transaction() as store:
        ties = (await store.session.execute(select(Membership))).scalars().all()
        for tie in ties:
            if tie.member_id - 1 in JUDGES:
                tie.role = MemberRole.ORGANISER
        kept = [
            AbuseReport(
                area_id=ties[0].area_id, subject=f"cafe:{street.cafe}", card=True, what=what,
                author_id=AUTHOR + 1, by_id=who + 1, at=street.clock.now(),
            )
            for who in reporters
        ]  # fmt: skip
        store.session.add_all(kept)
    return [each.id for each in kept]


async def test_three_reports_at_once_hide_the_card_and_tell_its_author_once(
    street: Street, gazetteer: Gazetteer
) -> None:
    ours = processes(street, gazetteer)
    keys = await pointed(street, 1, 2, 3)
    outcomes = await asyncio.gather(
        *(
            ours[n % 2].handle_event(by(n + 1, ComplainForm(report=key, what=ReportReason.MONEY)))
            for n, key in enumerate(keys)
        )
    )
    assert all(isinstance(each.reply, Say) for each in outcomes)
    (card,) = await street.all(Card)
    assert card.instead
    told = [each for each in await street.all(OutboxMessage) if each.member_id == AUTHOR + 1]
    assert len(told) == 1


async def test_two_judgements_at_once_are_one(street: Street, gazetteer: Gazetteer) -> None:
    ours = processes(street, gazetteer)
    key, *_ = await pointed(street, 1, 2, what="money")
    outcomes = await asyncio.gather(
        ours[0].handle_event(by(6, JudgeReport(report=key, judgement=ReportJudgement.MUTED))),
        ours[1].handle_event(by(7, JudgeReport(report=key, judgement=ReportJudgement.LEFT))),
    )
    hints = [each.reply.hint for each in outcomes if isinstance(each.reply, Show)]
    assert sorted(str(each) for each in hints) == sorted(
        str(each) for each in (words.organise_judged(), words.organise_judged_already())
    )
    (entry,) = await street.all(JournalEntry)
    muted, (card,) = await street.all(MemberMute), await street.all(Card)
    assert (entry.act == "muted") == bool(muted) == bool(card.instead)
    assert len({each.judged for each in await street.all(AbuseReport)}) == 1


async def test_two_who_look_at_a_first_card_at_once_decide_once(
    street: Street, gazetteer: Gazetteer
) -> None:
    ours = processes(street, gazetteer)
    await pointed(street)
    async with street.database.transaction() as store:
        (hangs,) = (await store.session.execute(select(Cafe))).scalars()
        cafe = Cafe(
            area_id=hangs.area_id, host_id=AUTHOR + 1, kind=CafeKind.CAFE, place="Square Alban",
            starts_at=street.clock.now() + timedelta(days=2), seats=6,
            created_at=street.clock.now(),
        )  # fmt: skip
        store.session.add(cafe)
        await store.session.flush()
        card = FirstCard(
            area_id=cafe.area_id, member_id=cafe.host_id, kind="cafe", key=cafe.id, shown="",
            asked_at=street.clock.now(), out_at=street.clock.now() + timedelta(days=1),
        )  # fmt: skip
        store.session.add(card)
    await ours[0].handle_event(by(7, SeeFirstCard(card=card.id)))
    outcomes = await asyncio.gather(
        ours[0].handle_event(by(6, PublishFirstCard(card=card.id))),
        ours[1].handle_event(by(7, DeclineFirstCard(card=card.id, why=ReportReason.OTHER))),
    )
    late = [each for each in outcomes if each.refused]
    assert [each.reply.text for each in late if isinstance(each.reply, Notice)] == [
        words.organise_judged_already()
    ]
    (entry,) = await street.all(JournalEntry)
    (held,) = [each for each in await street.all(Cafe) if each.id == cafe.id]
    waits = await street.all(FirstCard)
    assert (entry.act == "first_seen") == (held.state is CafeState.OPEN) == (not waits)
    assert all(each.why == "other" for each in waits)


async def test_somebody_who_sends_the_form_twice_at_once_counts_once(
    street: Street, gazetteer: Gazetteer
) -> None:
    ours = processes(street, gazetteer)
    (key,) = await pointed(street, 1)
    form = ComplainForm(report=key, what=ReportReason.INSULT)
    again = IncomingEvent(form, by(1, form).sender, EventScene("m1"), "again")
    outcomes = await asyncio.gather(ours[0].handle_event(by(1, form)), ours[1].handle_event(again))
    assert sum(isinstance(each.reply, Say) for each in outcomes) == 1
    assert sum(isinstance(each.reply, Notice) for each in outcomes) == 1
