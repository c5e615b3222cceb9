"""What a member offers: when, on duty or off, an hour a month that is counted for them alone."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.aid.feature import aid, load_request
from handlers.kernel.events import CommandEvent, IntentEvent
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, MoveToPrivate, Notice, Refused, Reply, Say, Show
from messages import aid as screen
from messages import words
from messages.aid import offer_views as screens
from messages.aid.forms import AidKind, HelpOfferForm, TimeTaken, WeekSlot
from messages.intents import Intent
from messages.model import Message, Text
from storage.aid import GivenHour, HelperProfile
from storage.people import Member

MINUTES = {TimeTaken.HALF: 30, TimeTaken.HOUR: 60, TimeTaken.MORE: 120}
AN_HOUR = 60
FIRST = "proposer"
"""The start payload that leads to what one offers."""


@aid.command(
    "proposer",
    menu=CommandMenu.PRIVATE | CommandMenu.GROUP,
    private_only=MoveToPrivate(FIRST, words.aid_offer_in_private()),
    requires=Interaction.home_area,
)
async def proposer_command(command: CommandEvent, turn: Interaction) -> Reply:
    return await _offer_screen(turn)


@aid.on_start_link(FIRST)
async def open_proposer_link(command: CommandEvent, turn: Interaction) -> Reply:
    await turn.home_area()
    return await _offer_screen(turn)


@aid.on_intent(Intent.OFFER)
async def offer_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    await turn.home_area()
    return await _offer_screen(turn)


async def _offer_screen(turn: Interaction) -> Reply:
    helper = await turn.store.aid.helper_profile(turn.member.id)
    return Say(await _offer_view(helper, turn)) if helper else Ask(HelpOfferForm)


@aid.on_press(screen.ShowMyOffer)
async def my_offer(press: screen.ShowMyOffer, turn: Interaction) -> Reply:
    await turn.home_area()
    helper = await turn.store.aid.helper_profile(turn.member.id)
    return Show(await _offer_view(helper, turn)) if helper else Ask(HelpOfferForm)


@aid.on_press(screen.ChangeOffer)
async def change_offer(press: screen.ChangeOffer, turn: Interaction) -> Reply:
    await turn.home_area()
    helper = await turn.store.aid.helper_profile(turn.member.id)
    if helper is None:
        return Ask(HelpOfferForm)
    before = HelpOfferForm(
        kinds=tuple(AidKind(kind) for kind in helper.kinds),
        slots=tuple(WeekSlot(slot) for slot in helper.slots),
        monthly=helper.monthly,
    )
    return Ask(HelpOfferForm, before.as_prefill(), review=words.form_save())


@aid.on_form(HelpOfferForm)
async def keep_offer(form: HelpOfferForm, turn: Interaction) -> Reply:
    await turn.home_area()
    if not form.kinds:
        raise Refused(words.aid_offer_nothing(), field="kinds")
    helper = HelperProfile(
        member_id=turn.member.id,
        kinds=[kind.value for kind in AidKind if kind in form.kinds],
        slots=[slot.value for slot in WeekSlot if slot in form.slots],
        monthly=form.monthly,
        offered_at=turn.now,
    )
    await turn.store.aid.save_offers(helper, [area.id for _, area in await turn.own_areas()])
    if helper.monthly:
        await rest_when_given(turn.member, turn)
    return Say(await _offer_view(helper, turn, words.aid_offer_kept()))


@aid.on_press(screen.SetDuty)
async def set_duty(press: screen.SetDuty, turn: Interaction) -> Reply:
    await turn.store.aid.set_duty(turn.member.id, on=press.on)
    helper = await turn.store.aid.helper_profile(turn.member.id)
    if helper is None:
        raise Refused(words.gone())
    return Show(await _offer_view(helper, turn))


@aid.on_press(screen.StopOffer)
async def stop_offer(press: screen.StopOffer, turn: Interaction) -> Reply:
    await turn.store.aid.withdraw_offers(turn.member.id)
    return Show(screens.offer_stopped())


@aid.on_press(screen.HelpAgain)
async def help_again(press: screen.HelpAgain, turn: Interaction) -> Reply:
    """A pause is a pause: what one offers is kept, and nothing is asked."""
    if press.yes:
        return Notice(words.aid_again_noted())
    await turn.store.aid.set_duty(turn.member.id, on=False)
    return Notice(words.aid_offer_off())


@aid.on_press(screen.SayTimeTaken)
async def record_time_taken(press: screen.SayTimeTaken, turn: Interaction) -> Reply:
    """How long it took, once each time; who gives an hour a month is then left alone.

    It was given, also when the request was opened again since.
    """
    await load_request(press.request, turn)
    mine = await turn.store.aid.helper_response(press.request, turn.member.id)
    if mine is None or mine.helped_at is None:
        raise Refused(words.gone())
    minutes = MINUTES[press.spent]
    hour = GivenHour(
        member_id=turn.member.id, request_id=press.request, minutes=minutes, at=turn.now
    )
    await turn.store.aid.record_hour(hour, mine.helped_at)
    helper = await turn.store.aid.helper_profile(turn.member.id)
    if helper and helper.monthly:
        await rest_when_given(turn.member, turn)
    return Notice(words.aid_took_noted(minutes=await _hour_given(turn.member, turn)))


async def rest_when_given(member: Member, context: JobContext) -> None:
    """Whose hour of the month is given is not asked again before the next month."""
    if await _hour_given(member, context) >= AN_HOUR:
        await context.store.aid.rest_until(member.id, _month_start(member, context.now, later=1))


async def _hour_given(member: Member, context: JobContext) -> int:
    return await context.store.aid.minutes_given(member.id, _month_start(member, context.now))


def _month_start(member: Member, now: datetime, *, later: int = 0) -> datetime:
    """When a month begins by the member's clocks: the present one, or so many later."""
    local = now.astimezone(ZoneInfo(member.zone))
    first = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    months = first.year * 12 + first.month - 1 + later
    return first.replace(year=months // 12, month=months % 12 + 1)


async def _offer_view(helper: HelperProfile, turn: Interaction, *first: Text) -> Message:
    return screens.offer_screen(
        [AidKind(kind) for kind in helper.kinds],
        [WeekSlot(slot) for slot in helper.slots],
        *first,
        on_duty=helper.on_duty,
        monthly=helper.monthly,
        minutes=await _hour_given(turn.member, turn),
    )
