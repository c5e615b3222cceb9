"""What a member offers: when, on duty or off, an hour a month that is counted for them alone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.aid.feature import aid, need
from handlers.kernel import (
    Ask,
    Come,
    Command,
    Context,
    Hint,
    Menu,
    Refused,
    Reply,
    Say,
    Show,
    Tick,
    Turn,
)
from messages import aid as screen
from messages import words
from messages.aid import offers as screens
from messages.aid.forms import Kind, Offering, Slot, Spent
from messages.model import Message, Text
from storage.aid import Helper, Hour
from storage.people import Member

MINUTES = {Spent.HALF: 30, Spent.HOUR: 60, Spent.MORE: 120}
AN_HOUR = 60
FIRST = "proposer"
"""The start payload that leads to what one offers."""


@aid.command("proposer", menu=Menu.PRIVATE | Menu.GROUP, en="offer")
async def offer(command: Command, turn: Turn) -> Reply:
    await turn.home()
    if not turn.scene.private:
        return Come(FIRST, words.aid_offer_in_private())
    return await _offer(turn)


@aid.started(FIRST)
async def came(command: Command, turn: Turn) -> Reply:
    await turn.home()
    return await _offer(turn)


async def _offer(turn: Turn) -> Reply:
    helper = await turn.store.aid.helper(turn.member.id)
    return Say(await _seen(helper, turn)) if helper else Ask(Offering)


@aid.pressed(screen.MyOffer)
async def my_offer(press: screen.MyOffer, turn: Turn) -> Reply:
    await turn.home()
    helper = await turn.store.aid.helper(turn.member.id)
    return Show(await _seen(helper, turn)) if helper else Ask(Offering)


@aid.pressed(screen.ChangeOffer)
async def change_offer(press: screen.ChangeOffer, turn: Turn) -> Reply:
    await turn.home()
    helper = await turn.store.aid.helper(turn.member.id)
    if helper is None:
        return Ask(Offering)
    before = Offering(
        kinds=tuple(Kind(each) for each in helper.kinds),
        slots=tuple(Slot(each) for each in helper.slots),
        monthly=helper.monthly,
    )
    return Ask(Offering, before.again())


@aid.submitted(Offering)
async def keep_offer(form: Offering, turn: Turn) -> Reply:
    await turn.home()
    if not form.kinds:
        raise Refused(words.aid_offer_nothing(), field="kinds")
    helper = Helper(
        member_id=turn.member.id,
        kinds=[kind.value for kind in Kind if kind in form.kinds],
        slots=[slot.value for slot in Slot if slot in form.slots],
        monthly=form.monthly,
        offered_at=turn.now,
    )
    await turn.store.aid.offer(helper, [area.id for _, area in await turn.areas()])
    if helper.monthly:
        await _rest_when_given(turn.member, turn)
    return Say(await _seen(helper, turn, words.aid_offer_kept()))


@aid.pressed(screen.SetDuty)
async def set_duty(press: screen.SetDuty, turn: Turn) -> Reply:
    await turn.store.aid.set_duty(turn.member.id, on=press.on)
    helper = await turn.store.aid.helper(turn.member.id)
    if helper is None:
        raise Refused(words.gone())
    return Show(await _seen(helper, turn))


@aid.pressed(screen.StopOffer)
async def stop_offer(press: screen.StopOffer, turn: Turn) -> Reply:
    await turn.store.aid.retire(turn.member.id)
    return Show(screens.stopped())


@aid.pressed(screen.HelpAgain)
async def help_again(press: screen.HelpAgain, turn: Turn) -> Reply:
    """A pause is a pause: what one offers is kept, and nothing is asked."""
    if press.yes:
        return Hint(words.aid_again_noted())
    await turn.store.aid.set_duty(turn.member.id, on=False)
    return Hint(words.aid_offer_off())


@aid.pressed(screen.Took)
async def took(press: screen.Took, turn: Turn) -> Reply:
    """How long it took, once each time; who gives an hour a month is then left alone.

    It was given, also when the request was opened again since.
    """
    await need(press.request, turn)
    mine = await turn.store.aid.approach(press.request, turn.member.id)
    if mine is None or mine.helped_at is None:
        raise Refused(words.gone())
    minutes = MINUTES[press.spent]
    hour = Hour(member_id=turn.member.id, request_id=press.request, minutes=minutes, at=turn.now)
    await turn.store.aid.spend(hour, mine.helped_at)
    helper = await turn.store.aid.helper(turn.member.id)
    if helper and helper.monthly:
        await _rest_when_given(turn.member, turn)
    return Hint(words.aid_took_noted(minutes=await _given(turn.member, turn)))


async def _rest_when_given(member: Member, context: Context) -> None:
    """Whose hour of the month is given is not asked again before the next month."""
    if await _given(member, context) >= AN_HOUR:
        await context.store.aid.rest(member.id, _month(member, context.now, later=1))


async def _given(member: Member, context: Context) -> int:
    return await context.store.aid.minutes(member.id, _month(member, context.now))


def _month(member: Member, now: datetime, *, later: int = 0) -> datetime:
    """When a month begins by the member's clocks: the present one, or so many later."""
    local = now.astimezone(ZoneInfo(member.zone))
    first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    months = first.year * 12 + first.month - 1 + later
    return first.replace(year=months // 12, month=months % 12 + 1)


async def _seen(helper: Helper, turn: Turn, *first: Text) -> Message:
    return screens.offer(
        [Kind(each) for each in helper.kinds],
        [Slot(each) for each in helper.slots],
        *first,
        on_duty=helper.on_duty,
        monthly=helper.monthly,
        minutes=await _given(turn.member, turn),
    )


@aid.every(hours=1)
async def follow_moves(_: Tick, context: Context) -> None:
    """Who moved, or added an area, offers there what they offered before."""
    for member_id in await context.store.aid.follow_moves():
        async with context.store.one_of_many("helper", member_id):
            helper = await context.store.aid.helper(member_id)
            if helper and helper.monthly:
                await _rest_when_given(await context.store.people.get(member_id), context)
