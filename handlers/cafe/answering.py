"""Answering an invitation: set, never toggled, so that pressed twice is pressed once."""

from __future__ import annotations

from datetime import timedelta

from handlers.cafe.feature import AHEAD, Meeting, cafe, fill_seats, meeting, standing
from handlers.kernel import Ask, Context, Hint, Refused, Reply, Send, Show, Turn
from messages import cafe as screen
from messages import words
from messages.calendar import Appointment
from messages.model import Document, Purpose, Text
from storage.cafe import SEATED, Answer, Coming, State
from storage.people import Member

ANSWERS = {
    screen.Reply.GOING: Coming.GOING,
    screen.Reply.MAYBE: Coming.MAYBE,
    screen.Reply.NO: Coming.NO,
}
NOTED = {
    Coming.GOING: words.cafe_noted_going,
    Coming.MAYBE: words.cafe_noted_maybe,
    Coming.NO: words.cafe_noted_no,
    Coming.WAITING: words.cafe_noted_waiting,
    Coming.OFFERED: words.cafe_kept,
}


@cafe.pressed(screen.Rsvp)
async def rsvp(press: screen.Rsvp, turn: Turn) -> Reply:
    found, before = await _still_open(press.cafe, turn)
    coming = _settled(ANSWERS[press.reply], before, found)
    if before is None or before.coming is not coming:
        guest = before.guest if before and coming in SEATED else None
        await _set(found, before, turn, coming, guest)
    return Hint(_noted(coming, turn))


@cafe.pressed(screen.Take)
async def take(press: screen.Take, turn: Turn) -> Reply:
    """Take the seat that was kept on the day itself."""
    found, before = await _still_open(press.cafe, turn)
    if before is None or before.coming not in SEATED:
        raise Refused(words.cafe_offer_gone())
    if before.coming is Coming.OFFERED:
        await _set(found, before, turn, Coming.GOING, before.guest)
    view = screen.view(found.facts, words.cafe_mine_going())
    return Show(view, hint=words.cafe_noted_going())


@cafe.pressed(screen.PlusOne)
async def plus_one(press: screen.PlusOne, turn: Turn) -> Reply:
    found, before = await _still_open(press.cafe, turn)
    _room_for_two(found, before)
    return Ask(screen.Guest, {"cafe": press.cafe})


@cafe.submitted(screen.Guest)
async def bring(form: screen.Guest, turn: Turn) -> Reply:
    found, before = await _still_open(form.cafe, turn)
    _room_for_two(found, before)
    await _set(found, before, turn, Coming.GOING, form.name)
    return Hint(words.cafe_noted_guest(name=form.name))


@cafe.pressed(screen.Alone)
async def alone(press: screen.Alone, turn: Turn) -> Reply:
    found, before = await _still_open(press.cafe, turn)
    if before and before.guest:
        await _set(found, before, turn, before.coming, None)
    return Hint(words.cafe_noted_alone())


@cafe.pressed(screen.Calendar)
async def calendar(press: screen.Calendar, turn: Turn) -> Reply:
    """The café as a calendar file that later versions replace."""
    found = await meeting(press.cafe, turn, lock=False)
    if found.cafe.state is State.DRAFT and found.cafe.host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    facts = found.facts
    appointment = Appointment(
        uid=f"{facts.code}@palier",
        title=Text(key=f"cafe-kind-{facts.kind}"),
        place=facts.place,
        note=facts.note,
        starts_at=facts.starts_at,
        lasts=timedelta(hours=2),
        revision=found.cafe.revision,
        cancelled=found.cafe.state is State.CANCELLED,
    )
    return Send(
        Document(
            name=f"cafe-{facts.code}.ics",
            media_type="text/calendar",
            content=appointment.write(turn.reader, turn.now),
            caption=words.cafe_calendar_caption(),
        )
    )


@cafe.every(minutes=1)
async def pass_on(_: object, context: Context) -> None:
    """A seat offered and not taken in time goes to the next who waits."""
    for cafe_id, member_id in await context.store.cafes.lapsed_offers(context.now):
        async with context.store.one_of_many("cafe", cafe_id):
            await _lapse_offer(cafe_id, member_id, context)


async def _lapse_offer(cafe_id: int, member_id: int, context: Context) -> None:
    found, before = await standing(cafe_id, member_id, context)
    if before is None or before.coming is not Coming.OFFERED:
        return
    after = before.model_copy(update={"coming": Coming.NO, "offered_until": None})
    found = found.counting(before, after)
    await context.store.cafes.keep(after)
    if found.cafe.open_at(context.now):
        member = await context.store.people.get(member_id)
        said = screen.letter(found.facts, words.cafe_offer_lapsed())
        once = f"{found.cafe.card}:lapsed:{context.now.timestamp():.0f}"
        await context.tell(member, said, once=once)
        found = await fill_seats(found, context)
    await context.redraw(found.cafe.card, found.card())


@cafe.leaving
async def give_up_seats(member: Member, context: Context) -> None:
    """Somebody leaves: their seats are free again, their own invitations are called off."""
    for cafe_id in await context.store.cafes.answered(member.id, context.now):
        found, before = await standing(cafe_id, member.id, context)
        if before is None or not found.cafe.open_at(context.now):
            continue
        after = before.model_copy(update={"coming": Coming.NO, "guest": None})
        await context.store.cafes.keep(after)
        found = await fill_seats(found.counting(before, after), context)
        await context.redraw(found.cafe.card, found.card())


async def _still_open(cafe_id: int, turn: Turn) -> tuple[Meeting, Answer | None]:
    """The café, if this person may still answer it, and what they answered before."""
    found, before = await standing(cafe_id, turn.member.id, turn)
    if found.cafe.state is State.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if not found.cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    if found.cafe.host_id == turn.member.id:
        raise Refused(words.cafe_you_host())
    return found, before


def _settled(wanted: Coming, before: Answer | None, found: Meeting) -> Coming:
    """What the answer comes to: a seat if there is one, the waiting list if not."""
    if wanted is not Coming.GOING:
        return wanted
    if before and before.coming in SEATED:
        return Coming.GOING
    if before and before.coming is Coming.WAITING:
        return Coming.WAITING
    return Coming.GOING if found.free > 0 else Coming.WAITING


def _room_for_two(found: Meeting, before: Answer | None) -> None:
    held = (1 + bool(before.guest)) if before and before.coming in SEATED else 0
    if found.free + held < 2:
        raise Refused(words.cafe_no_room_for_guest())


async def _set(
    found: Meeting, before: Answer | None, turn: Turn, coming: Coming, guest: str | None
) -> None:
    after = Answer(
        cafe_id=found.cafe.id,
        member_id=turn.member.id,
        coming=coming,
        guest=guest,
        at=turn.now,
        offered_until=None,
    )
    found = found.counting(before, after)
    await turn.store.cafes.keep(after)
    if before and before.coming is Coming.GOING and coming is not Coming.GOING:
        await _take_back(found, turn)
    if found.tally.waiting:
        found = await fill_seats(found, turn)
    await turn.redraw(found.cafe.card, found.card())


async def _take_back(found: Meeting, turn: Turn) -> None:
    """What waits for the morning is for guests: an address most of all."""
    if found.cafe.starts_at - turn.now <= AHEAD:
        card = found.cafe.card
        await turn.withdraw(f"{card}:eve:", f"{card}:soon:", f"{card}:address:", by=turn.member)
    if found.cafe.address:
        await turn.end_confidence(Purpose.CAFE, found.cafe.id, to=turn.member.id)


def _noted(coming: Coming, turn: Turn) -> Text:
    if coming is Coming.GOING and turn.account.chat is None:
        return words.cafe_noted_going_unknown()
    return NOTED[coming]()
