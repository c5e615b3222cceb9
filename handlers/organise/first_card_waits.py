"""A first card waits: who is asked to look, what its author reads, and when it goes out unseen.

Nobody's words are lost: a card waits a day at most, others are asked at half of that, and then it
goes out by itself. Where nobody can be asked, it does not wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from handlers.kernel.events import JobTick
from handlers.kernel.first_cards import SubmittedCard
from handlers.kernel.interaction import JobContext
from handlers.organise.feature import organise
from messages import words
from messages.model import Message, Text, message
from messages.organise import first_card_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.first_card_views import WaitingCard
from messages.organise.report_actions import ReportReason
from storage.area import Area
from storage.organise import FIRST_CARDS_DUE, FirstCard
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import MORNING, Member, in_quiet_hours

AWAKE = timedelta(hours=1)
"""How long after the night there still is to look at what would have gone out in it."""


class FirstCardAct(StrEnum):
    """What letters say of a first card."""

    ASKED = "asked"
    NOT_OUT = "not_out"
    DECLINED = "declined"
    APPEAL = "appeal"
    UPHELD = "upheld"


@organise.on_first_card
async def let_it_wait(card: SubmittedCard, context: JobContext) -> datetime | None:
    """Ask those who answer for the area; None where it need not wait, or nobody can look."""
    before = await context.store.organisation.find_first_card(card.kind, card.key)
    if not await context.is_new_author(card.author, card.area):
        if before:
            await forget(before, words.organise_first_settled(), context)
        return None
    digest = digest_of(card.shown)
    if before and before.waits:
        changed, before.shown = before.shown != digest, digest
        if changed:
            await ask_to_look(before, card.area, card.shown, context)
        return before.out_at
    if before:
        await forget(before, words.organise_first_settled(), context)
    out_at = _goes_out_at(card, context.now)
    waiting = FirstCard(
        area_id=card.area.id,
        member_id=card.author.id,
        kind=card.kind,
        key=card.key,
        shown=digest,
        asked_at=context.now,
        widen_at=context.now + (out_at - context.now) / 2,
        out_at=out_at,
    )
    context.store.organisation.add_first_card(waiting)
    await context.store.session.flush()
    if await ask_to_look(waiting, card.area, card.shown, context):
        return out_at
    waiting.widen_at = None
    if await ask_to_look(waiting, card.area, card.shown, context):
        return out_at
    await context.store.organisation.drop_first_card(waiting)
    return None


def digest_of(shown: Message) -> str:
    """What tells whether a card still says what somebody read."""
    said = "\n".join(each.model_dump_json() for each in shown.body)
    return sha256(said.encode()).hexdigest()


def _goes_out_at(card: SubmittedCard, now: datetime) -> datetime:
    """When it goes out unseen; not in the night, unless the morning is too late for it."""
    out_at, zone = now + card.patience, card.area.zone
    if not in_quiet_hours(out_at, zone):
        return out_at
    local = out_at.astimezone(ZoneInfo(zone))
    morning = local.replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
    morning += AWAKE if morning > local else timedelta(days=1) + AWAKE
    return morning if card.latest is None or morning <= card.latest else out_at


async def lookers_at(card: FirstCard, context: JobContext) -> list[Member]:
    """Who may decide: those who answer for the area; once it was widened, admins too."""
    team = await context.responsible_members(card.area_id)
    if card.widen_at is None:
        known = {member.id for member in team}
        admins = await context.store.organisation.list_admins()
        team = [*team, *(admin for admin in admins if admin.id not in known)]
    return [member for member in team if member.id != card.member_id]


async def ask_to_look(card: FirstCard, area: Area, shown: Message, context: JobContext) -> int:
    """Show it to everybody who may decide, as it is now; how many could be told."""
    notice = screens.glance_notice(waiting_view(card, area, shown.body))
    return await update_lookers(card, notice, context)


async def update_lookers(
    card: FirstCard,
    notice: Message,
    context: JobContext,
    *,
    act: FirstCardAct = FirstCardAct.ASKED,
    over: bool = False,
    but: int | None = None,
) -> int:
    """What each of them has before them comes to say this."""
    told, once = 0, DedupKey(card.key_subject, act, occurrence_of(context.now, exact=True))
    for member in await lookers_at(card, context):
        if member.id != but:
            told += await context.update_told(
                member, notice, once=once, priority=Priority.AID, over=over
            )
    return told


def waiting_view(card: FirstCard, area: Area, shown: Sequence[Text] = ()) -> WaitingCard:
    why = ReportReason(card.why) if card.why else None
    return WaitingCard(card.id, area.id, area.name, shown, why)


async def forget(
    card: FirstCard, said: Text, context: JobContext, *, but: int | None = None
) -> None:
    """It waits no more: what was shown of it goes, and it is asked about nowhere."""
    area = await context.store.areas.get_area(card.area_id)
    card.widen_at = None
    notice = screens.decided_notice(waiting_view(card, area), said)
    await update_lookers(card, notice, context, over=True, but=but)
    await context.store.organisation.drop_first_card(card)


async def let_it_out(card: FirstCard, context: JobContext) -> bool:
    """Publish it, as its capability does; an author who may publish nothing there reads so."""
    area = await context.store.areas.get_area(card.area_id)
    author = await context.store.people.get_member(card.member_id)
    muted = await context.store.organisation.muted_until(author.id, area.id, context.now)
    held = await context.store.areas.membership(author.id, area.id)
    may = area.closed_at is None and held is not None and not muted
    out = may and await context.card_kinds[card.kind].publish(card.key, context)
    if not out:
        once = DedupKey(card.key_subject, FirstCardAct.NOT_OUT)
        letter = message(words.organise_first_not_out(name=area.name))
        await context.notify_member(author, letter, once=once, priority=Priority.AID)
    return out


@organise.every(minutes=5, when=FIRST_CARDS_DUE)
async def look_after_first_cards(_: JobTick, context: JobContext) -> None:
    """Others are asked to look; what nobody looked at goes out."""
    for card_id in await context.store.organisation.first_cards_due(context.now):
        async with context.store.isolate_item("firstcard", card_id):
            await _take_its_step(card_id, context)


async def _take_its_step(card_id: int, context: JobContext) -> None:
    card = await context.store.organisation.lock_first_card(card_id)
    if card is None or card.out_at is None:
        return
    if card.out_at <= context.now:
        await _go_out_unseen(card, context)
    elif card.widen_at and card.widen_at <= context.now:
        card.widen_at = None
        shown = await context.card_kinds[card.kind].shown(card.key, context)
        area = await context.store.areas.get_area(card.area_id)
        if shown is None:
            await forget(card, words.organise_first_gone(), context)
            return
        card.shown = digest_of(shown)
        await ask_to_look(card, area, shown, context)


async def _go_out_unseen(card: FirstCard, context: JobContext) -> None:
    gone = await context.card_kinds[card.kind].shown(card.key, context) is None
    if gone:
        await forget(card, words.organise_first_gone(), context)
        return
    out = await let_it_out(card, context)
    if out:
        act = OrganiserAct.FIRST_UNSEEN
        context.record_act(act, by=None, area=card.area_id, on=card.card_name)
    said = words.organise_first_unseen() if out else words.organise_first_gone()
    await forget(card, said, context)


@organise.on_erase
async def forget_first_cards(member: Member, context: JobContext) -> None:
    """Somebody leaves: what they handed in is asked about no more, and read by nobody."""
    for card in await context.store.organisation.first_cards_of(member.id):
        await forget(card, words.organise_first_gone(), context)
