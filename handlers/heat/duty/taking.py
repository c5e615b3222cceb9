"""The town takes a check over: an organiser says so for it, or it does by the link of its mail."""

from __future__ import annotations

from handlers.heat.checkins.check_view import check_told_to, load_check
from handlers.heat.checkins.escalation_policy import ORGANISERS
from handlers.heat.checkins.takeover import hand_over, taken_words
from handlers.heat.duty.services import TownAnsweredEvent
from handlers.heat.feature import heat
from handlers.kernel.events import EventOrigin
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import TakenVia
from messages.heat.duty.actions import DutyNews, HandToTown
from messages.model import Message


@heat.on_press(HandToTown)
async def hand_to_town(press: HandToTown, turn: Interaction) -> Reply:
    """Whoever says so for the town is asked how it ended, as if they had taken it over."""
    loaded = await check_told_to(press.check, turn)
    told = loaded.recipient_of(turn.member.id)
    organises = told is not None and told.step >= ORGANISERS
    if not organises and not await turn.organises_area(loaded.area.id):
        raise Refused(words.gone())
    if loaded.check.ended_at:
        return Show(letters.check_over(loaded.member.name))
    if loaded.check.taken_at:
        return Show(Message(body=(await taken_words(loaded, turn),)))
    await hand_over(loaded, turn.member, TakenVia.TOWN, turn)
    return Show(letters.town_noted(loaded.check_facts))


@heat.on_finding(TownAnsweredEvent)
async def take_town_at_its_word(
    said: TownAnsweredEvent, origin: EventOrigin, context: JobContext
) -> None:
    """A link works once: what is taken over, or over, stays as it is."""
    row = await context.store.duty.mail_by_code(said.code)
    if row is None or row.check_id is None or row.says is not DutyNews.SILENT:
        return
    check = await context.store.checkins.lock_check(row.check_id)
    if check is None or check.ended_at or check.taken_at:
        return
    await hand_over(await load_check(check, context), None, TakenVia.TOWN, context)
