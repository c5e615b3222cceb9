"""Buddies: two who both agreed that one looks in on the other; either ends it."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.heat.promises import lose_visitor
from handlers.heat.watching import enrolled, view
from handlers.kernel import Command, Context, Refused, Reply, Say, Show, Turn
from messages import words
from messages.heat import watch_screens as screens
from messages.heat.watch import Accept, AskBuddy, Invite, Offer, Part, Pick
from messages.heat.watch_screens import MOST_BUDDIES
from messages.model import Message
from storage.heat.watch import Buddy
from storage.outbox import Priority
from storage.people import Member
from storage.types import new_code

SHOWN = 8
"""Neighbours to choose from on one screen."""


@heat.pressed(Offer)
async def offer(press: Offer, turn: Turn) -> Reply:
    """Be shown to neighbours who look for a buddy."""
    await turn.home()
    await turn.store.checkins.set_offer(turn.member.id, turn.now, on=press.on)
    said = words.watch_offered() if press.on else words.watch_offer_stopped()
    return Show(await view(turn, said))


@heat.pressed(Invite)
async def invite(press: Invite, turn: Turn) -> Reply:
    enrolment = await enrolled(turn)
    await _room(turn.member.id, turn)
    return Show(screens.link(enrolment.code, turn.member.name))


@heat.started("w_")
async def follow_link(command: Command, turn: Turn) -> Reply:
    """Whoever holds the link may agree, wherever they live."""
    enrolment = await turn.store.checkins.by_code(command.words.strip().lower())
    if enrolment is None:
        raise Refused(words.watch_link_gone())
    if enrolment.member_id == turn.member.id:
        raise Refused(words.watch_link_own())
    member = await turn.store.people.get(enrolment.member_id)
    pair = await turn.store.checkins.pair(member.id, turn.member.id)
    if pair and pair.agreed_at:
        return Say(screens.agreed(member.name))
    return Say(screens.asked(enrolment.code, member.name))


@heat.pressed(Pick)
async def pick(press: Pick, turn: Turn) -> Reply:
    await enrolled(turn)
    await _room(turn.member.id, turn)
    return Show(screens.pick([(each.id, each.name) for each in await _offering(turn)]))


async def _offering(turn: Turn) -> list[Member]:
    """Who may be chosen: neighbours who offer it, and are no buddy yet."""
    area = await turn.home()
    known = {other.id for _, other in await turn.store.checkins.buddies(turn.member.id)}
    offering = await turn.store.checkins.offering(area.id, SHOWN + len(known) + 1)
    return [each for each in offering if each.id not in known | {turn.member.id}][:SHOWN]


@heat.pressed(AskBuddy)
async def ask_buddy(press: AskBuddy, turn: Turn) -> Reply:
    """They are asked; nothing is agreed before they say so."""
    enrolment = await enrolled(turn)
    if await turn.store.checkins.pair(turn.member.id, press.member):
        raise Refused(words.watch_already())
    await _room(turn.member.id, turn)
    chosen = next((each for each in await _offering(turn) if each.id == press.member), None)
    if chosen is None:
        raise Refused(words.watch_pick_gone())
    buddy = await _pair(turn.member.id, chosen.id, turn)
    said = screens.asked(enrolment.code, turn.member.name)
    await turn.tell(chosen, said, once=f"heat:buddy:{buddy.id}", priority=Priority.HEAT)
    return Show(await view(turn, words.watch_pick_asked(name=chosen.name)))


async def _room(member_id: int, turn: Turn) -> None:
    """Two at most; one who was asked counts as long as they may still agree."""
    if len(await turn.store.checkins.buddies(member_id)) >= MOST_BUDDIES:
        raise Refused(words.watch_full())


async def _pair(member_id: int, buddy_id: int, turn: Turn) -> Buddy:
    buddy = Buddy(member_id=member_id, buddy_id=buddy_id, since=turn.now)
    turn.store.session.add(buddy)
    await turn.store.session.flush()
    return buddy


@heat.pressed(Accept)
async def accept(press: Accept, turn: Turn) -> Reply:
    """The second yes; the first was to give the code, by a link or by choosing them."""
    enrolment = await turn.store.checkins.by_code(press.code)
    if enrolment is None or enrolment.member_id == turn.member.id:
        raise Refused(words.watch_link_gone())
    # Locked: two who agree at once are counted one after the other.
    await turn.store.checkins.of(enrolment.member_id, lock=True)
    member = await turn.store.people.get(enrolment.member_id)
    pair = await turn.store.checkins.pair(member.id, turn.member.id)
    if pair and pair.agreed_at:
        return Show(screens.agreed(member.name))
    if not press.yes:
        if pair:
            await turn.store.checkins.part(pair.id)
            await _write(member, screens.refused(turn.member.name), f"no:{pair.id}", turn)
        return Show(screens.declined())
    agreed = [each for each, _ in await turn.store.checkins.buddies(member.id) if each.agreed_at]
    if len(agreed) >= MOST_BUDDIES:
        raise Refused(words.watch_full())
    pair = pair or await _pair(member.id, turn.member.id, turn)
    pair.agreed_at = turn.now
    await _write(member, screens.accepted(turn.member.name), f"yes:{pair.id}", turn)
    return Show(screens.agreed(member.name))


@heat.pressed(Part)
async def part(press: Part, turn: Turn) -> Reply:
    """Either ends it; the other hears it."""
    pair = await turn.store.checkins.buddy(press.buddy)
    if turn.member.id not in (pair.member_id, pair.buddy_id):
        raise Refused(words.gone())
    other_id = pair.buddy_id if turn.member.id == pair.member_id else pair.member_id
    people = await turn.store.people.named({other_id})
    name = people[other_id].name if other_id in people else ""
    if not press.sure:
        return Show(screens.parting(pair.id, name))
    await end(pair, turn, by=turn.member)
    return Show(await view(turn, words.watch_part_done()))


async def end(pair: Buddy, context: Context, *, by: Member) -> None:
    """Nobody counts on the other any more; where they were to go, the next one is asked."""
    member_id, buddy_id, agreed = pair.member_id, pair.buddy_id, pair.agreed_at
    await context.store.checkins.part(pair.id)
    enrolment = await context.store.checkins.of(member_id)
    if enrolment:
        # Whoever still holds the old link agreed to nothing new.
        enrolment.code = new_code()
    await context.withdraw(f"heat:buddy:{pair.id}")
    other_id = buddy_id if by.id == member_id else member_id
    people = await context.store.people.named({other_id})
    if agreed and other_id in people:
        await _write(people[other_id], screens.parted(by.name), f"end:{pair.id}", context)
    for check in await context.store.checkins.open_of(member_id):
        if buddy_id and by.id == buddy_id:
            await lose_visitor(check.id, by, context)


async def _write(to: Member, said: Message, what: str, context: Context) -> None:
    await context.tell(to, said, once=f"heat:pair:{what}", priority=Priority.HEAT)
