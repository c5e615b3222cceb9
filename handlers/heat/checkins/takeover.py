"""Who answers for a check from now on, where they were told of it, and that it ends.

Whoever takes a check over is named to everybody who was told of it, is asked how it ended for as
long as they do not say so, and stands in the journal. The town takes over in the same way: whoever
said so for it is asked, and the organisers where it said so itself.
"""

from __future__ import annotations

from datetime import datetime

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    check_told_to,
    step_key,
    tell_recipient,
    write_about_check,
)
from handlers.heat.checkins.escalation_policy import ORGANISERS, mark_step_taken, next_minute
from handlers.heat.checkins.turns import CheckInTeam, reads_now
from handlers.heat.duty.mailing import mail_again, mail_news
from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import TakenVia, TakeOver, TakeoverAct
from messages.heat.duty.actions import DutyNews
from messages.model import MomentText, Text
from storage.heat.checkins.queries import CheckIn
from storage.outbox import occurrence_of
from storage.people import Member


@heat.on_press(TakeOver)
async def take_check_over(press: TakeOver, turn: Interaction) -> Reply:
    """An organiser answers for it; the first one does, whoever presses later reads who it is."""
    loaded = await check_told_to(press.check, turn)
    told = loaded.recipient_of(turn.member.id)
    organises = told is not None and told.step >= ORGANISERS
    if not organises and not await turn.organises_area(loaded.area.id):
        raise Refused(words.gone())
    return await take_over(loaded, turn)


async def take_over(loaded: LoadedCheckIn, turn: Interaction) -> Reply:
    """Take a check over, or read who did; how to come in stands in both answers."""
    check, first = loaded.check, []
    if check.ended_at:
        return Show(letters.check_over(loaded.member.name))
    if check.taken_at is None:
        await hand_over(loaded, turn.member, TakenVia.ORGANISERS, turn)
    elif check.taken_via is TakenVia.TOWN and check.going_id in (None, turn.member.id):
        # Who says so knows that the town has it: from now on somebody can be asked by name.
        await hand_over(loaded, turn.member, TakenVia.ORGANISERS, turn)
    elif check.going_id != turn.member.id:
        first.append(await taken_words(loaded, turn))
    contact = loaded.contact_at_time(turn.now)
    return Show(letters.going_notice(loaded.check_facts, loaded.access_words, contact, *first))


async def taken_words(loaded: LoadedCheckIn, context: JobContext) -> Text:
    """Who takes care of it: somebody by name, or the town."""
    name = loaded.member.name
    if loaded.check.taken_via is TakenVia.TOWN:
        return words.duty_town_taken(name=name)
    taker = await loaded.name_of(loaded.check.going_id, context)
    return words.watch_taken(name=name, who=taker)


TAKEN_ACTS = {
    TakenVia.ORGANISERS: TakeoverAct.TAKEN,
    TakenVia.TOWN: TakeoverAct.TAKEN_BY_TOWN,
}


async def hand_over(
    loaded: LoadedCheckIn, taker: Member | None, via: TakenVia, context: JobContext
) -> None:
    """From now on somebody answers for a check: everybody who was told reads who, and the person.

    They are asked how it ended as often as organisers would have been told again; without a
    `taker`, as when the town says so itself, the organisers are.
    """
    check, who = loaded.check, taker.id if taker else None
    check.going_id, check.taken_at, check.taken_via = who, context.now, via
    mark_step_taken(check, ORGANISERS, next_minute(context.now), loaded.area.zone)
    context.record_act(TAKEN_ACTS[via], by=taker, area=loaded.area.id, on=str(check.id))
    told = loaded.recipient_of(who) if who else None
    if told:
        told.cannot = False
    if via is not TakenVia.TOWN:
        await mail_news(check, DutyNews.TAKEN, context)
    await context.store.session.flush()
    once = check_key(check, CheckAct.GOING, occurrence_of(context.now), who)
    neighbour = taker if via is not TakenVia.TOWN else None
    message = (
        letters.coming_notice(neighbour.name, check.cause) if neighbour else letters.town_coming()
    )
    await write_about_check(loaded, loaded.member, message, once, context)
    taken = await taken_words(loaded, context)
    for knows, other in loaded.told:
        if other.id != who:
            alone = check.is_with_town_alone and knows.step >= ORGANISERS
            message = letters.taken_notice(taken, check.id if alone else None)
            await write_about_check(loaded, other, message, once, context)


async def ask_how_it_ended(
    loaded: LoadedCheckIn, team: CheckInTeam, at: datetime, context: JobContext
) -> bool:
    """Whoever took it over has not said yet; False while nobody reads it: they are asked then."""
    check = loaded.check
    asked = await _who_knows(loaded, team, context)
    if not any(reads_now(loaded, team, each, context.now) for each in asked):
        return False
    since = MomentText(at=check.taken_at or at, zone=loaded.area.zone, show="moment")
    town = check.taken_via is TakenVia.TOWN
    message = letters.how_did_it_end(loaded.facts_at(context.now), since, town=town)
    once = step_key(check, f"ended:{occurrence_of(at)}")
    for each in asked:
        await tell_recipient(loaded, each, message, ORGANISERS, context, once=once)
    return True


async def _who_knows(loaded: LoadedCheckIn, team: CheckInTeam, context: JobContext) -> list[Member]:
    """Who took it over and can be asked; where the town did itself, who answers for the area."""
    check = loaded.check
    if check.going_id is None:
        return team.responsible(loaded, context.now)
    people = await context.store.people.members_by_id({check.going_id})
    return [each for each in people.values() if team.is_there(each, context.now)]


async def give_back(check: CheckIn, by: Member | None, context: JobContext) -> None:
    """Nobody answers for it any more: organisers hear of it again, and so does the town."""
    check.going_id, taken = None, check.taken_at
    if taken:
        check.taken_at = check.taken_via = None
        context.record_act(TakeoverAct.GIVEN_BACK, by=by, area=check.area_id, on=str(check.id))
        await mail_again(check, context)
