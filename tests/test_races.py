"""What happens when two things happen at once, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.outbox_worker import LEASE, OutboxWorker
from handlers.kernel.events import (
    CommandEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    JobTick,
    SearchEvent,
)
from handlers.kernel.replies import Notice
from messages.cafe import (
    AnswerCafe,
    AnswerSlots,
    CafeReply,
    CafeRhythm,
    DropWish,
    EditionKind,
    GetCalendar,
    PublishEdition,
    SetRhythm,
    ShowCafe,
    SlotAnswer,
    StopRecurring,
    WishForm,
    WishTime,
)
from storage.area import MemberRole
from storage.cafe import (
    Attendance,
    Cafe,
    CafeAnswer,
    CafeEdition,
    CafeGathering,
    CafeState,
    CafeWish,
    GatheringState,
    RecurringCafe,
)
from storage.outbox import Card, DedupKey, OutboxMessage
from storage.people import Account
from tests.street import NEIGHBOURS, WALLS, Street, street, to
from tests.worlds import NOON

__all__ = ["street"]

A_MONTH = timedelta(days=30)


async def test_the_last_seat_is_given_once_to_eight_neighbours(street: Street) -> None:
    outcomes = await asyncio.gather(*(street.answers(n) for n in range(NEIGHBOURS)))
    assert all(isinstance(each.reply, Notice) for each in outcomes)
    comings = Counter(each.coming for each in await street.all(CafeAnswer))
    assert comings == {Attendance.GOING: 1, Attendance.WAITING: NEIGHBOURS - 1}


async def test_a_flurry_of_answers_is_one_edit_on_each_wall(street: Street) -> None:
    await street.seats(40)
    await street.courier().deliver()
    for reply in (CafeReply.GOING, CafeReply.NO, CafeReply.GOING, CafeReply.MAYBE):
        await asyncio.gather(*(street.answers(n, reply) for n in range(NEIGHBOURS)))
    await street.courier().deliver()
    assert street.slate.edits == dict.fromkeys(WALLS, 1)


async def test_one_delivery_arriving_twice_at_once_counts_once(street: Street) -> None:
    sender = EventSender("x", "u0", "n", "fr", chat="m0")
    press = IncomingEvent(
        AnswerCafe(cafe=street.cafe, reply=CafeReply.GOING), sender, EventScene("a"), "same"
    )
    outcomes = await asyncio.gather(*(street.dispatcher.handle_event(press) for _ in range(4)))
    assert [each.reply is None for each in outcomes].count(False) == 1


async def test_somebody_new_who_presses_twice_at_once_is_one_member(street: Street) -> None:
    sender = EventSender("x", "new", "n", "fr", chat="new")
    press = AnswerCafe(cafe=street.cafe, reply=CafeReply.GOING)
    presses = [
        IncomingEvent(press, sender, EventScene("a", private=False), f"new{n}") for n in range(4)
    ]
    outcomes = await asyncio.gather(*(street.dispatcher.handle_event(each) for each in presses))
    assert not any(isinstance(o.reply, Notice) and o.reply.text.key == "fault" for o in outcomes)
    assert [each.user for each in await street.all(Account)].count("new") <= 1


async def test_a_tick_is_worked_once_by_four_processes(street: Street) -> None:
    tick = JobTick("kettle.sing", NOON)
    worked = await asyncio.gather(*(street.dispatcher.run_job(tick) for _ in range(4)))
    assert sorted(worked) == [False, False, False, True]
    assert await street.dispatcher.run_job(JobTick("kettle.sing", NOON + timedelta(minutes=5)))
    assert not await street.dispatcher.run_job(tick), (
        "an older moment is not worked after a newer one"
    )


async def test_a_kept_seat_taken_at_the_last_moment_is_not_passed_on(street: Street) -> None:
    """The sweep has seen the offer lapse; its café is locked by the one who takes the seat."""
    offer = CafeAnswer(
        cafe_id=street.cafe, member_id=1, coming=Attendance.OFFERED, at=NOON, offered_until=NOON
    )
    async with street.database.transaction() as store:
        store.session.add(offer)
    async with asyncio.TaskGroup() as group, street.databases[0].transaction() as store:
        await store.cafes.cafe_with_people(street.cafe)
        await store.cafes.save_answer(
            offer.model_copy(update={"coming": Attendance.GOING, "offered_until": None})
        )
        sweep = group.create_task(
            street.dispatchers[1].run_job(JobTick("cafe.pass_on_lapsed_seats", NOON))
        )
        await asyncio.wait([sweep], timeout=0.5)
        assert not sweep.done(), "the sweep waits for the café"
    assert sweep.result()
    [answer] = await street.all(CafeAnswer)
    assert answer.coming is Attendance.GOING


async def test_a_café_made_regular_twice_at_once_comes_back_in_one_way(street: Street) -> None:
    """Two rhythms, a stop and the sweep at the same time: one series or none, and no fault."""
    async with street.database.transaction() as store:
        (await store.cafes.cafe_with_people(street.cafe))[0].host_id = street.members[0].id
    sender, scene = EventSender("x", "u0", "n", "fr", chat="m0"), EventScene("m0")

    async def presses(n: int, action: Event) -> bool:
        dispatcher = street.dispatchers[n % 2]
        told = await dispatcher.handle_event(IncomingEvent(action, sender, scene, f"r{n}"))
        return told.refused or getattr(getattr(told.reply, "text", None), "key", "") == "fault"

    rhythms = [CafeRhythm.WEEKLY, CafeRhythm.FORTNIGHTLY] * 3
    async with asyncio.timeout(30):
        wrong = await asyncio.gather(
            *(presses(n, SetRhythm(cafe=street.cafe, rhythm=how)) for n, how in enumerate(rhythms))
        )
    assert not any(wrong)
    [series] = await street.all(RecurringCafe)
    street.clock.advance(timedelta(days=3, hours=4))
    tick = JobTick("cafe.publish_recurring", street.clock.now())
    async with asyncio.timeout(30):
        await asyncio.gather(
            presses(10, SetRhythm(cafe=street.cafe, rhythm=CafeRhythm.WEEKLY)),
            *(each.run_job(tick) for each in street.dispatchers),
            presses(11, StopRecurring(recurring=series.id)),
        )
    assert len(await street.all(RecurringCafe)) <= 1
    assert len(await street.all(Cafe)) <= 2


async def test_wishers_who_answer_at_once_find_one_who_is_asked_to_invite(street: Street) -> None:
    """Each in a process of their own: one moment, one question, and no answer is lost."""
    gathering = await _asks_together(street, 3)

    async def answers(n: int) -> bool:
        sender, scene = EventSender("x", f"u{n}", "n", "fr", chat=f"m{n}"), EventScene(f"m{n}")
        action = AnswerSlots(gathering=gathering, can=SlotAnswer.BOTH)
        told = await street.dispatchers[n % 2].handle_event(
            IncomingEvent(action, sender, scene, f"s{n}")
        )
        return told.refused or getattr(getattr(told.reply, "text", None), "key", "") == "fault"

    async with asyncio.timeout(30):
        assert not any(await asyncio.gather(*(answers(n) for n in range(3))))
    assert {each.can for each in await street.all(CafeWish)} == {"both"}
    [found] = await street.all(CafeGathering)
    assert found.state is GatheringState.LEADING
    assert len(await street.all(OutboxMessage)) == 1


async def test_a_wish_said_twice_at_once_is_one(street: Street) -> None:
    sender, scene = EventSender("x", "u0", "n", "fr", chat="m0"), EventScene("m0")
    area = (await street.all(Cafe))[0].area_id
    form = WishForm(area=area, times=(WishTime.WEEK_MORNING,))
    said = [IncomingEvent(form, sender, scene, f"w{n}") for n in range(4)]
    told = await asyncio.gather(
        *(street.dispatchers[n % 2].handle_event(each) for n, each in enumerate(said))
    )
    assert not any(each.refused for each in told)
    assert len(await street.all(CafeWish)) == 1


async def test_an_edition_opened_by_two_organisers_at_once_is_one(street: Street) -> None:
    area = (await street.all(Cafe))[0].area_id
    async with street.database.transaction() as store:
        for member in street.members[:2]:
            membership = await store.areas.membership(member.id, area)
            assert membership
            membership.role = MemberRole.ORGANISER

    async def opens(n: int) -> bool:
        sender, scene = EventSender("x", f"u{n % 2}", "n", "fr", chat=f"m{n % 2}"), EventScene("m")
        action = PublishEdition(area=area, kind=EditionKind.SUMMER, day=0)
        told = await street.dispatchers[n % 2].handle_event(
            IncomingEvent(action, sender, scene, f"e{n}")
        )
        return told.refused or getattr(getattr(told.reply, "text", None), "key", "") == "fault"

    async with asyncio.timeout(30):
        assert not any(await asyncio.gather(*(opens(n) for n in range(4))))
    [edition] = await street.all(CafeEdition)
    cards = [each.name for each in await street.all(Card)]
    assert cards.count(edition.card_name) == 1


async def test_who_ends_their_wish_while_it_is_gathered_is_not_asked(street: Street) -> None:
    """The sweep, an end and an answer at once: no fault, and nobody is left in half a gathering."""
    gathering = await _asks_together(street, 3)
    wishes = await street.all(CafeWish)
    sender, scene = EventSender("x", "u0", "n", "fr", chat="m0"), EventScene("m0")
    other, there = EventSender("x", "u1", "n", "fr", chat="m1"), EventScene("m1")
    mine = next(each for each in wishes if each.member_id == street.members[0].id)
    answer = AnswerSlots(gathering=gathering, can=SlotAnswer.BOTH)
    async with asyncio.timeout(30):
        told = await asyncio.gather(
            street.dispatchers[0].handle_event(
                IncomingEvent(DropWish(wish=mine.id), sender, scene, "d")
            ),
            street.dispatchers[1].handle_event(IncomingEvent(answer, other, there, "a")),
        )
    assert getattr(getattr(told[0].reply, "text", None), "key", "") != "fault"
    left = await street.all(CafeWish)
    assert {each.gathering_id for each in left} == {None}
    assert len(left) == 2
    assert not await street.all(CafeGathering)


async def _asks_together(street: Street, count: int) -> int:
    """So many neighbours wish for the same, and two moments are proposed to them."""
    area = (await street.all(Cafe))[0].area_id
    gathering = CafeGathering(
        area_id=area,
        first_at=NOON + timedelta(days=6),
        second_at=NOON + timedelta(days=8),
        made_at=NOON,
        step_at=NOON + timedelta(days=2),
    )
    async with street.database.transaction() as store:
        store.session.add(gathering)
        await store.session.flush()
        for member in street.members[:count]:
            wish = CafeWish(
                area_id=area, member_id=member.id, times=[], made_at=NOON, ask_at=NOON + A_MONTH
            )
            wish.joins(gathering)
            store.session.add(wish)
    return gathering.id


async def test_no_reminder_of_a_café_that_is_called_off_meanwhile(street: Street) -> None:
    async with street.database.transaction() as store:
        store.session.add(
            CafeAnswer(cafe_id=street.cafe, member_id=1, coming=Attendance.GOING, at=NOON)
        )
    street.clock.advance(timedelta(days=2, hours=23))
    tick = JobTick("cafe.send_reminders", street.clock.now())
    async with asyncio.TaskGroup() as group, street.databases[0].transaction() as store:
        cafe, *_ = await store.cafes.cafe_with_people(street.cafe)
        reminding = group.create_task(street.dispatchers[1].run_job(tick))
        await asyncio.wait([reminding], timeout=0.5)
        cafe.state = CafeState.CANCELLED
    assert reminding.result()
    assert not await street.all(OutboxMessage)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_whoever_looks_at_a_café_waits_for_nobody(street: Street) -> None:
    """SQLite has one lock for all; PostgreSQL must not make readers queue behind answers."""
    sender = EventSender("x", "u0", "n", "fr", chat="m0")
    looks: tuple[Event, ...] = (
        CommandEvent("cafes"),
        CommandEvent("start", "c_code"),
        ShowCafe(cafe=street.cafe),
        GetCalendar(cafe=street.cafe),
        SearchEvent(""),
    )
    async with street.database.transaction() as store:
        (await store.cafes.cafe_with_people(street.cafe))[0].code = "code"
    async with asyncio.timeout(10), street.databases[0].transaction() as store:
        await store.cafes.cafe_with_people(street.cafe)
        for n, event in enumerate(looks):
            incoming = IncomingEvent(event, sender, EventScene("m0"), f"look{n}")
            assert not (await street.dispatcher.handle_event(incoming)).refused


async def test_the_draft_of_another_host_has_no_calendar_file(street: Street) -> None:
    async with street.database.transaction() as store:
        (await store.cafes.cafe_with_people(street.cafe))[0].state = CafeState.DRAFT
    sender = EventSender("x", "u0", "n", "fr", chat="m0")
    press = IncomingEvent(GetCalendar(cafe=street.cafe), sender, EventScene("m0"), "calendar")
    assert (await street.dispatcher.handle_event(press)).refused


async def test_two_couriers_never_carry_one_letter(street: Street) -> None:
    await street.writes(
        *(to(n % NEIGHBOURS, once=DedupKey("word", "said", f"{n}")) for n in range(60))
    )
    await asyncio.gather(*(street.courier().deliver() for _ in range(4)))
    await street.courier().deliver()
    assert Counter(chat for chat in street.slate.letters if chat.startswith("m")).total() == 60
    assert len(await street.settled()) == 60


async def test_copies_agree_however_answers_and_couriers_interleave(street: Street) -> None:
    await street.seats(40)

    async def carries(courier: OutboxWorker) -> None:
        for _ in range(12):
            await courier.deliver()
            await asyncio.sleep(0)

    for reply in (CafeReply.GOING, CafeReply.MAYBE, CafeReply.GOING):
        await asyncio.gather(
            *(carries(street.courier()) for _ in range(3)),
            *(street.answers(n, reply) for n in range(NEIGHBOURS)),
        )
        street.clock.advance(LEASE)
        await street.courier().deliver()
        [card] = await street.all(Card)
        walls = {chat: shown for chat, shown in street.slate.shown.items() if chat in WALLS}
        assert walls == dict.fromkeys(WALLS, card.body)


async def test_a_card_is_clean_once_its_copies_agree(street: Street) -> None:
    """A card left dirty would be looked at for ever."""
    for reply in (CafeReply.GOING, CafeReply.MAYBE) * 5:
        await street.answers(0, reply)
        await street.courier().deliver()
        [card] = await street.all(Card)
        assert card.dirty_at is None


async def test_an_answer_given_while_a_copy_is_hung_reaches_that_copy(street: Street) -> None:
    async def answered_meanwhile(chat: str) -> None:
        street.slate.trouble = None
        await street.answers(0)

    street.slate.trouble = answered_meanwhile
    await street.courier().deliver()
    [card] = await street.all(Card)
    assert {street.slate.shown[each] for each in WALLS} == {card.body}
