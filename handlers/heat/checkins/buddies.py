"""Buddies: two who both agreed that one looks in on the other; either ends it."""

from __future__ import annotations

from handlers.heat.checkins.commands import BuddyAct, enrolled_screen, enrolment_view
from handlers.heat.checkins.evening_plan import evening_words
from handlers.heat.checkins.promises import release_visitor
from handlers.heat.feature import heat
from handlers.kernel.events import CommandEvent
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.heat.checkins import views as screens
from messages.heat.checkins.actions import (
    AcceptBuddy,
    AskBuddy,
    EveningAnswer,
    InviteBuddy,
    OfferAsBuddy,
    PartFromBuddy,
    PickBuddy,
)
from messages.heat.checkins.views import MOST_BUDDIES
from messages.model import Message, Text
from storage.heat.checkins.queries import Buddy
from storage.outbox import DedupKey, Priority
from storage.people import HotEvenings, Member
from storage.types import new_code

SHOWN = 8
"""Neighbours to choose from on one screen."""


@heat.on_press(OfferAsBuddy)
async def offer_as_buddy(press: OfferAsBuddy, turn: Interaction) -> Reply:
    """Be shown to neighbours who look for a buddy."""
    await turn.home_area()
    await turn.store.checkins.set_buddy_offer(turn.member.id, turn.now, on=press.on)
    text = words.watch_offered() if press.on else words.watch_offer_stopped()
    return Show(await enrolment_view(turn, text))


@heat.on_press(InviteBuddy)
async def invite_buddy(press: InviteBuddy, turn: Interaction) -> Reply:
    enrolment = await enrolled_screen(turn)
    await _buddies_left(turn.member.id, turn)
    return Show(screens.buddy_link(enrolment.code, turn.member.name))


@heat.on_start_link("w_")
async def follow_link(command: CommandEvent, turn: Interaction) -> Reply:
    """Whoever holds the link may agree, wherever they live."""
    enrolment = await turn.store.checkins.enrolment_by_code(command.words.strip().lower())
    if enrolment is None:
        raise Refused(words.watch_link_gone())
    if enrolment.member_id == turn.member.id:
        raise Refused(words.watch_link_own())
    member = await _reachable_by_link(enrolment.member_id, turn)
    pair = await turn.store.checkins.buddy_pair(member.id, turn.member.id)
    if pair and pair.agreed_at:
        return Say(screens.buddy_agreed(member.name, member.id))
    return Say(screens.buddy_question(enrolment.code, member.name, member.id))


@heat.on_press(PickBuddy)
async def pick_buddy(press: PickBuddy, turn: Interaction) -> Reply:
    await enrolled_screen(turn)
    await _buddies_left(turn.member.id, turn)
    return Show(
        screens.pick_buddy_screen(
            [(member.id, member.name) for member in await _members_to_pick(turn)]
        )
    )


async def _reachable_by_link(member_id: int, turn: Interaction) -> Member:
    """Whose link it is; between two who keep apart it is as one that was renewed."""
    if await turn.store.blocks.is_blocked(member_id, turn.member.id):
        raise Refused(words.watch_link_gone())
    return await turn.store.people.get_member(member_id)


async def _members_to_pick(turn: Interaction) -> list[Member]:
    area = await turn.home_area()
    return await members_to_pick(turn.member.id, area.id, turn)


async def members_to_pick(member_id: int, area_id: int, context: JobContext) -> list[Member]:
    """Who may be chosen: neighbours who offer it, and are no buddy yet."""
    checkins = context.store.checkins
    known = {other.id for _, other in await checkins.buddies_of(member_id)}
    offering = await checkins.members_offering(area_id, SHOWN + len(known) + 1, to=member_id)
    return [member for member in offering if member.id not in known | {member_id}][:SHOWN]


@heat.on_press(AskBuddy)
async def ask_buddy(press: AskBuddy, turn: Interaction) -> Reply:
    """They are asked; nothing is agreed before they say so."""
    enrolment = await enrolled_screen(turn)
    if await turn.store.checkins.buddy_pair(turn.member.id, press.member):
        raise Refused(words.watch_already())
    await _buddies_left(turn.member.id, turn)
    chosen = next(
        (member for member in await _members_to_pick(turn) if member.id == press.member), None
    )
    if chosen is None:
        raise Refused(words.watch_pick_gone())
    buddy = await _buddy_pair(turn.member.id, chosen.id, turn)
    message = screens.buddy_question(enrolment.code, turn.member.name, turn.member.id)
    once = DedupKey(buddy.key_subject, BuddyAct.ASK)
    await turn.notify_member(chosen, message, once=once, priority=Priority.HEAT)
    return Show(await enrolment_view(turn, words.watch_pick_asked(name=chosen.name)))


async def _buddies_left(member_id: int, turn: Interaction) -> None:
    """Two at most; one who was asked counts as long as they may still agree."""
    if len(await turn.store.checkins.buddies_of(member_id)) >= MOST_BUDDIES:
        raise Refused(words.watch_full())


async def _buddy_pair(member_id: int, buddy_id: int, turn: Interaction) -> Buddy:
    buddy = Buddy(member_id=member_id, buddy_id=buddy_id, since=turn.now)
    turn.store.session.add(buddy)
    await turn.store.session.flush()
    return buddy


@heat.on_press(AcceptBuddy)
async def accept_buddy(press: AcceptBuddy, turn: Interaction) -> Reply:
    """The second yes; the first was to give the code, by a link or by choosing them."""
    enrolment = await turn.store.checkins.enrolment_by_code(press.code)
    if enrolment is None or enrolment.member_id == turn.member.id:
        raise Refused(words.watch_link_gone())
    # Locked: two who agree at once are counted one after the other.
    await turn.store.checkins.enrolment_of(enrolment.member_id, lock=True)
    member = await _reachable_by_link(enrolment.member_id, turn)
    pair = await turn.store.checkins.buddy_pair(member.id, turn.member.id)
    if pair and pair.agreed_at:
        return Show(screens.buddy_agreed(member.name, member.id))
    if not press.yes:
        if pair:
            await refuse_pair(pair, member, turn.member, turn)
        return Show(screens.buddy_declined())
    agreed = [
        buddy for buddy, _ in await turn.store.checkins.buddies_of(member.id) if buddy.agreed_at
    ]
    if len(agreed) >= MOST_BUDDIES:
        raise Refused(words.watch_full())
    pair = pair or await _buddy_pair(member.id, turn.member.id, turn)
    pair.agreed_at = turn.now
    await turn.store.session.flush()
    plan: list[Text] = []
    if press.evenings is not EveningAnswer.UNASKED:
        agrees = press.evenings is EveningAnswer.YES
        turn.member.evenings = HotEvenings.AGREED if agrees else HotEvenings.REFUSED
    if turn.member.evenings != HotEvenings.AGREED:
        plan = await evening_words(member, turn)
    once = DedupKey(pair.key_subject, BuddyAct.YES)
    await _write_about_pair(
        member, screens.buddy_accepted(turn.member.name, turn.member.id, *plan), once, turn
    )
    return Show(screens.buddy_agreed(member.name, member.id))


@heat.on_press(PartFromBuddy)
async def part_from_buddy(press: PartFromBuddy, turn: Interaction) -> Reply:
    """Either ends it; the other hears it."""
    pair = await turn.store.checkins.get_buddy(press.buddy)
    if turn.member.id not in (pair.member_id, pair.buddy_id):
        raise Refused(words.gone())
    other_id = pair.buddy_id if turn.member.id == pair.member_id else pair.member_id
    people = await turn.store.people.members_by_id({other_id})
    name = people[other_id].name if other_id in people else ""
    if not press.sure:
        return Show(screens.parting_screen(pair.id, name, other_id))
    await end_pair(pair, turn, by=turn.member)
    return Show(await enrolment_view(turn, words.watch_part_done()))


async def refuse_pair(pair: Buddy, asked_by: Member, by: Member, context: JobContext) -> None:
    """Who was asked to be a buddy says no, and who asked hears it."""
    once = DedupKey(pair.key_subject, BuddyAct.NO)
    await context.store.checkins.end_buddy(pair.id)
    await context.withdraw_messages(pair.key_subject, BuddyAct.ASK)
    await _write_about_pair(asked_by, screens.buddy_refused(by.name), once, context)


async def end_pair(pair: Buddy, context: JobContext, *, by: Member) -> None:
    """Nobody counts on the other any more; where they were to go, the next one is asked."""
    member_id, buddy_id, agreed = pair.member_id, pair.buddy_id, pair.agreed_at
    await context.store.checkins.end_buddy(pair.id)
    enrolment = await context.store.checkins.enrolment_of(member_id)
    if enrolment:
        # Whoever still holds the old link agreed to nothing new.
        enrolment.code = new_code()
    await context.withdraw_messages(pair.key_subject, BuddyAct.ASK)
    other_id = buddy_id if by.id == member_id else member_id
    people = await context.store.people.members_by_id({other_id})
    if agreed and other_id in people:
        once = DedupKey(pair.key_subject, BuddyAct.END)
        await _write_about_pair(people[other_id], screens.parted_notice(by.name), once, context)
    for check in await context.store.checkins.open_checks_of(member_id):
        if buddy_id and by.id == buddy_id:
            await release_visitor(check.id, by, context)


async def _write_about_pair(
    to: Member, message: Message, once: DedupKey, context: JobContext
) -> None:
    await context.notify_member(to, message, once=once, priority=Priority.HEAT)
