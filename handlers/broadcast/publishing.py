"""An announcement leaves: cards first, then members, so many a transaction; changed, taken back."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.broadcast.feature import LoadedBroadcast, ToldAct, facts_in, sight_of
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import Refused
from messages import words
from messages.broadcast import card as shown
from messages.broadcast import views as screens
from messages.broadcast.actions import BroadcastAct
from messages.model import ConfidencePurpose, Message
from storage.area import Area
from storage.broadcast import BroadcastArea
from storage.outbox import Priority, occurrence_of
from storage.people import Member

CHUNK = 250
"""Members who are told in one transaction."""

NEWS_FOR, DANGER_FOR = timedelta(days=3), timedelta(hours=12)
"""How long it is worth telling somebody who could not be reached."""


async def publish_broadcast(loaded: LoadedBroadcast, author: Member, context: JobContext) -> None:
    """Hang it everywhere and begin to tell who is on no wall; once a day and area, but for danger.

    Refused where an area has had its announcement of the day.
    """
    row = loaded.row
    if not row.kind.is_danger:
        await _count_for_today(loaded, context)
    row.text, row.proposed, row.author_id = row.proposed, "", author.id
    row.published_at, row.asked_at = context.now, None
    for place, area in loaded.places:
        card = _card_in(loaded, area, context)
        await context.publish_card(area, place.card_name, card, by=author)
        place.told_up_to = 0
    act = BroadcastAct.WARNED if row.kind.is_danger else BroadcastAct.ANNOUNCED
    loaded.note_act(act, context, author)
    await context.store.session.flush()
    if row.kind.is_danger:
        await _warn_team(loaded, author, context)
    await tell_next(loaded, context)


async def _count_for_today(loaded: LoadedBroadcast, context: JobContext) -> None:
    # In the order of their keys: two who press at once wait for each other, and for nothing else.
    for place, area in sorted(loaded.places, key=lambda each: each[1].id):
        today = context.now.astimezone(ZoneInfo(area.zone)).date()
        if not await context.store.broadcasts.count_for(place, today):
            raise Refused(words.broadcast_today_already(area=area.name))


def _card_in(loaded: LoadedBroadcast, area: Area, context: JobContext) -> Message:
    card = shown.broadcast_card(facts_in(loaded, area, context))
    return card.in_country(area.territory)


def _letter_in(loaded: LoadedBroadcast, area: Area, context: JobContext) -> Message:
    letter = shown.broadcast_letter(facts_in(loaded, area, context))
    return letter.in_country(area.territory)


async def _warn_team(loaded: LoadedBroadcast, author: Member, context: JobContext) -> None:
    """Whoever else answers for the areas may take it back; the admins, where nobody else does."""
    seen = await sight_of(loaded, context, proposed=False)
    notice, once = screens.danger_notice(seen, author.name), loaded.key(ToldAct.WARNED)
    team = await _team_of(loaded, context)
    others = [each for each in team if each.id != author.id] or [
        each for each in await context.store.organisation.list_admins() if each.id != author.id
    ]
    for member in others:
        await context.notify_member(member, notice, once=once, priority=Priority.URGENT)


async def _team_of(loaded: LoadedBroadcast, context: JobContext) -> list[Member]:
    held = await context.store.areas.organisers_of_many(loaded.area_ids)
    return list({member.id: member for _, member in held}.values())


def _until(loaded: LoadedBroadcast) -> timedelta:
    return DANGER_FOR if loaded.row.kind.is_danger else NEWS_FOR


async def tell_next(loaded: LoadedBroadcast, context: JobContext) -> bool:
    """Promise it to the next members who read it on no wall; whether some are left.

    Who has several of the areas is told once: by the first of them, under the same key.
    """
    until = min(loaded.row.published_at or context.now, context.now) + _until(loaded)
    if not loaded.row.stands or context.now >= until:
        _told_all(loaded)
        return False
    # What organisers look at after reports is told to nobody meanwhile.
    hidden = await context.hidden_cards(*(place.card_name for place, _ in loaded.places))
    untold = [
        each
        for each in loaded.places
        if each[0].told_up_to is not None and each[0].card_name not in hidden
    ]
    if not untold:
        return False
    place, area = untold[0]
    walled = await _walled(loaded, context)
    members = await context.store.broadcasts.next_readers(
        area.id, walled, place.told_up_to or 0, CHUNK + 1, but=loaded.row.author_id
    )
    some = members[:CHUNK]
    await context.notify_many(
        some,
        _letter_in(loaded, area, context),
        once=loaded.key(ToldAct.NEWS),
        until=until,
        priority=loaded.priority,
    )
    place.told_up_to = some[-1].id if len(members) > CHUNK else None
    await context.store.session.flush()
    return len(members) > CHUNK or len(untold) > 1


def _told_all(loaded: LoadedBroadcast) -> None:
    for place, _ in loaded.places:
        place.told_up_to = None


async def _walled(loaded: LoadedBroadcast, context: JobContext) -> set[int]:
    """Those of the areas in which a card hangs."""
    walls = await context.store.broadcasts.walls_taking(loaded.area_ids)
    return {wall.area_id for wall in walls if wall.area_id}


async def change_broadcast(loaded: LoadedBroadcast, author: Member, context: JobContext) -> None:
    """Let every copy and every private message come to say what was proposed."""
    row = loaded.row
    row.text, row.proposed, row.author_id = row.proposed, "", author.id
    row.asked_at, row.edited_at = None, context.now
    for place, area in loaded.places:
        card = _card_in(loaded, area, context)
        await context.redraw_card(place.card_name, card, live=True)
        await context.store.outbox.set_card_author(place.card_name, author.id)
    loaded.note_act(BroadcastAct.EDITED, context, author)
    await context.store.session.flush()
    await _reword_letters(loaded, context)


async def _reword_letters(loaded: LoadedBroadcast, context: JobContext) -> None:
    """What waits says it before it leaves; what was read is edited, or said anew.

    What is under way may arrive as it was: it is edited once it did.
    """
    store, news = context.store, loaded.key(ToldAct.NEWS)
    told = await store.confidences.readers_of(ConfidencePurpose.NEWS, loaded.row.id)
    waiting = await store.outbox.members_waiting_for(news.subject, news.act)
    begun = await store.outbox.members_waiting_for(news.subject, news.act, begun=True)
    homes = await store.broadcasts.areas_of_readers({*told, *waiting}, loaded.area_ids)
    once = loaded.key(ToldAct.NEWS, occurrence_of(loaded.row.edition))
    until = context.now + _until(loaded)
    for area in loaded.areas:
        first = area.id == loaded.area_ids[0]
        here = {who for who in {*told, *waiting} if homes.get(who, first and area.id) == area.id}
        letter = _letter_in(loaded, area, context)
        body, asleep = letter.model_dump_json(), sorted(here.intersection(waiting))
        for start in range(0, len(asleep), CHUNK):
            await store.outbox.reword_messages(news, asleep[start : start + CHUNK], body)
        reading = here.intersection({*told, *begun})
        members = await store.people.members_by_id(reading)
        standing = {
            who: (place.platform, place.workspace, place.chat)
            for who, place in told.items()
            if who in reading
        }
        await context.notify_many(
            list(members.values()),
            letter,
            once=once,
            until=until,
            priority=loaded.priority,
            standing=standing,
        )


async def withdraw_broadcast(loaded: LoadedBroadcast, by: Member, context: JobContext) -> None:
    """Take it back: who has not read it will not, and elsewhere it says that it was taken back."""
    row = loaded.row
    row.withdrawn_at, row.proposed, row.asked_at = context.now, "", None
    _told_all(loaded)
    await context.store.session.flush()
    for place, _ in loaded.places:
        await context.redraw_card(place.card_name, shown.withdrawn_card(), live=False)
    await context.withdraw_messages(row.key_subject)
    await context.end_confidence(ConfidencePurpose.NEWS, row.id)
    loaded.note_act(BroadcastAct.WITHDRAWN, context, by)


async def end_broadcast(loaded: LoadedBroadcast, context: JobContext) -> None:
    """It has stood for long enough: walls say that it is over, and its words are kept no longer."""
    row = loaded.row
    if not row.withdrawn_at:
        for place, _ in loaded.places:
            await context.redraw_card(place.card_name, shown.over_card(), live=False)
    row.ended_at, row.text, row.proposed, row.asked_at = context.now, "", "", None
    _told_all(loaded)
    await context.store.session.flush()


def restart_telling(place: BroadcastArea) -> None:
    """Begin again with an area's members; who was told is not told twice."""
    place.told_up_to = 0
