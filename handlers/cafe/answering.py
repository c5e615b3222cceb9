"""Answering an invitation: set, never toggled, so that pressed twice is pressed once."""

from __future__ import annotations

from handlers.cafe.feature import (
    AHEAD,
    CafeAct,
    LoadedCafe,
    cafe,
    fill_seats,
    load_cafe,
    lock_cafe_with_answer,
    redraw_cafe,
)
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Send, Show
from messages import cafe as screen
from messages import words
from messages.model import ConfidencePurpose, Document, Text
from storage.cafe import SEATED, Attendance, CafeAnswer, CafeState, due
from storage.people import Member

ANSWERS = {
    screen.CafeReply.GOING: Attendance.GOING,
    screen.CafeReply.MAYBE: Attendance.MAYBE,
    screen.CafeReply.NO: Attendance.NO,
}
NOTED = {
    Attendance.GOING: words.cafe_noted_going,
    Attendance.MAYBE: words.cafe_noted_maybe,
    Attendance.NO: words.cafe_noted_no,
    Attendance.WAITING: words.cafe_noted_waiting,
    Attendance.OFFERED: words.cafe_kept,
}


@cafe.on_press(screen.AnswerCafe)
async def answer_cafe(press: screen.AnswerCafe, turn: Interaction) -> Reply:
    loaded, before = await _still_open(press.cafe, turn)
    coming = _resulting_attendance(ANSWERS[press.reply], before, loaded)
    if before is None or before.coming is not coming:
        guest = before.guest if before and coming in SEATED else None
        await _save_answer(loaded, before, turn, coming, guest)
    return Notice(_answer_noted(coming, turn))


@cafe.on_press(screen.TakeSeat)
async def take_offered_seat(press: screen.TakeSeat, turn: Interaction) -> Reply:
    """Take the seat that was kept on the day itself."""
    loaded, before = await _still_open(press.cafe, turn)
    if before is None or before.coming not in SEATED:
        raise Refused(words.cafe_offer_gone())
    if before.coming is Attendance.OFFERED:
        await _save_answer(loaded, before, turn, Attendance.GOING, before.guest)
    view = screen.cafe_screen(loaded.cafe_facts, words.cafe_mine_going())
    return Show(view, hint=words.cafe_noted_going())


@cafe.on_press(screen.BringGuest)
async def ask_guest_name(press: screen.BringGuest, turn: Interaction) -> Reply:
    loaded, before = await _still_open(press.cafe, turn)
    _room_for_two(loaded, before)
    return Ask(screen.GuestForm, {"cafe": press.cafe})


@cafe.on_form(screen.GuestForm)
async def bring_guest(form: screen.GuestForm, turn: Interaction) -> Reply:
    loaded, before = await _still_open(form.cafe, turn)
    _room_for_two(loaded, before)
    await _save_answer(loaded, before, turn, Attendance.GOING, form.name)
    return Notice(words.cafe_noted_guest(name=form.name))


@cafe.on_press(screen.ComeAlone)
async def come_alone(press: screen.ComeAlone, turn: Interaction) -> Reply:
    loaded, before = await _still_open(press.cafe, turn)
    if before and before.guest:
        await _save_answer(loaded, before, turn, before.coming, None)
    return Notice(words.cafe_noted_alone())


@cafe.on_press(screen.GetCalendar)
async def send_calendar(press: screen.GetCalendar, turn: Interaction) -> Reply:
    """The café as a calendar file that later versions replace."""
    loaded = await load_cafe(press.cafe, turn, lock=False)
    if loaded.cafe.state is CafeState.DRAFT and loaded.cafe.host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    facts = loaded.cafe_facts
    appointment = screen.cafe_event(
        facts.code,
        facts.kind,
        facts.place,
        facts.note,
        facts.starts_at,
        revision=loaded.cafe.revision,
        cancelled=loaded.cafe.state is CafeState.CANCELLED,
    )
    return Send(
        Document(
            name=f"cafe-{facts.code}.ics",
            media_type="text/calendar",
            content=appointment.to_ics(turn.reader, turn.now),
            caption=words.cafe_calendar_caption(),
        )
    )


@cafe.every(minutes=1, when=due.SEATS_LAPSE)
async def pass_on_lapsed_seats(_: object, context: JobContext) -> None:
    """A seat offered and not taken in time goes to the next who waits."""
    for cafe_id, member_id in await context.store.cafes.lapsed_offers(context.now):
        async with context.store.isolate_item("cafe", cafe_id):
            await _lapse_offer(cafe_id, member_id, context)


async def _lapse_offer(cafe_id: int, member_id: int, context: JobContext) -> None:
    loaded, before = await lock_cafe_with_answer(cafe_id, member_id, context)
    if before is None or before.coming is not Attendance.OFFERED:
        return
    after = before.model_copy(update={"coming": Attendance.NO, "offered_until": None})
    loaded = loaded.with_counts(before, after)
    await context.store.cafes.save_answer(after)
    if loaded.cafe.open_at(context.now):
        member = await context.store.people.get_member(member_id)
        message = screen.cafe_notice(loaded.cafe_facts, words.cafe_offer_lapsed())
        await context.notify_member(
            member, message, once=loaded.dedup_key(CafeAct.LAPSED, context.now)
        )
        loaded = await fill_seats(loaded, context)
    await redraw_cafe(loaded, context)


@cafe.on_erase
async def give_up_seats(member: Member, context: JobContext) -> None:
    """Somebody leaves: their seats are free again, their own invitations are called off."""
    for cafe_id in await context.store.cafes.answered_cafes(member.id, context.now):
        await give_up_seat(cafe_id, member, context)


async def give_up_seat(
    cafe_id: int, member: Member, context: JobContext, *, in_area: int | None = None
) -> None:
    """Somebody comes no more, and who waits has their seat; only if it is in that area."""
    loaded, before = await lock_cafe_with_answer(cafe_id, member.id, context)
    if before is None or not loaded.cafe.open_at(context.now):
        return
    if in_area not in (None, loaded.area.id):
        return
    after = before.model_copy(update={"coming": Attendance.NO, "guest": None})
    await context.store.cafes.save_answer(after)
    loaded = await fill_seats(loaded.with_counts(before, after), context)
    await redraw_cafe(loaded, context)
    if in_area is not None:
        # Who stays a member must not go on reading where a neighbour lives.
        await context.end_confidence(ConfidencePurpose.CAFE, cafe_id, to=member.id)
        await context.withdraw_messages(loaded.cafe.card_name, by=member)


async def _still_open(cafe_id: int, turn: Interaction) -> tuple[LoadedCafe, CafeAnswer | None]:
    """The café, if this person may still answer it, and what they answered before."""
    loaded, before = await lock_cafe_with_answer(cafe_id, turn.member.id, turn)
    if loaded.cafe.state is CafeState.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if not loaded.cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    if loaded.cafe.host_id == turn.member.id:
        raise Refused(words.cafe_you_host())
    if loaded.barred:
        raise Refused(words.removal_stays_out(name=loaded.area.name))
    return loaded, before


def _resulting_attendance(
    wanted: Attendance, before: CafeAnswer | None, loaded: LoadedCafe
) -> Attendance:
    """What the answer comes to: a seat if there is one, the waiting list if not."""
    if wanted is not Attendance.GOING:
        return wanted
    if before and before.coming in SEATED:
        return Attendance.GOING
    if before and before.coming is Attendance.WAITING:
        return Attendance.WAITING
    return Attendance.GOING if loaded.free_seats > 0 else Attendance.WAITING


def _room_for_two(loaded: LoadedCafe, before: CafeAnswer | None) -> None:
    held = (1 + bool(before.guest)) if before and before.coming in SEATED else 0
    if loaded.free_seats + held < 2:
        raise Refused(words.cafe_no_room_for_guest())


async def _save_answer(
    loaded: LoadedCafe,
    before: CafeAnswer | None,
    turn: Interaction,
    coming: Attendance,
    guest: str | None,
) -> None:
    after = CafeAnswer(
        cafe_id=loaded.cafe.id,
        member_id=turn.member.id,
        coming=coming,
        guest=guest,
        at=turn.now,
        offered_until=None,
    )
    loaded = loaded.with_counts(before, after)
    await turn.store.cafes.save_answer(after)
    if before and before.coming is Attendance.GOING and coming is not Attendance.GOING:
        await _take_back(loaded, turn)
    if loaded.tally.waiting:
        loaded = await fill_seats(loaded, turn)
    await redraw_cafe(loaded, turn)


async def _take_back(loaded: LoadedCafe, turn: Interaction) -> None:
    """What waits for the morning is for guests: an address most of all."""
    if loaded.cafe.starts_at - turn.now <= AHEAD:
        about_guests = CafeAct.EVE, CafeAct.SOON, CafeAct.ADDRESS
        await turn.withdraw_messages(loaded.cafe.card_name, *about_guests, by=turn.member)
    if loaded.cafe.address:
        await turn.end_confidence(ConfidencePurpose.CAFE, loaded.cafe.id, to=turn.member.id)


def _answer_noted(coming: Attendance, turn: Interaction) -> Text:
    if coming is Attendance.GOING and turn.account.chat is None:
        return words.cafe_noted_going_unknown()
    return NOTED[coming]()
