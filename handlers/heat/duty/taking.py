"""The town takes a check over: an organiser says so for it, or it does by the link of its mail."""

from __future__ import annotations

from handlers.heat.checkins.check_view import LoadedCheckIn, check_told_to, load_check
from handlers.heat.checkins.escalation_policy import ORGANISERS
from handlers.heat.checkins.promises import miss_town
from handlers.heat.checkins.takeover import hand_over, taken_words
from handlers.heat.duty.services import TownAnsweredEvent
from handlers.heat.duty.standing import MailStanding, mail_standing
from handlers.heat.feature import heat
from handlers.kernel.events import EventOrigin
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import TakenVia
from messages.heat.duty.actions import HandToTown, MissTown
from messages.model import Message


@heat.on_press(HandToTown)
async def hand_to_town(press: HandToTown, turn: Interaction) -> Reply:
    """Whoever says so for the town is asked how it ended, as if they had taken it over."""
    loaded = await _check_to_answer_for(press.check, turn)
    if loaded.check.ended_at:
        return Show(letters.check_over(loaded.member.name))
    if loaded.check.taken_at:
        return Show(Message(body=(await taken_words(loaded, turn),)))
    await hand_over(loaded, turn.member, TakenVia.TOWN, turn)
    return Show(letters.town_noted(loaded.check_facts))


@heat.on_press(MissTown)
async def miss_the_town(press: MissTown, turn: Interaction) -> Reply:
    """What the town took over and does not do is nobody's again, whoever said so for it."""
    loaded = await _check_to_answer_for(press.check, turn)
    if loaded.check.ended_at:
        return Show(letters.check_over(loaded.member.name))
    if loaded.check.taken_via is TakenVia.TOWN:
        return Show(await miss_town(loaded, turn.member, turn))
    if loaded.check.taken_at:
        return Show(Message(body=(await taken_words(loaded, turn),)))
    if loaded.check.going_id:
        who = await loaded.name_of(loaded.check.going_id, turn)
        return Show(letters.somebody_goes(loaded.member.name, who))
    return Show(letters.town_missed(loaded.check_facts))


async def _check_to_answer_for(check_id: int, turn: Interaction) -> LoadedCheckIn:
    """The check, for those who were told of it and answer for its area."""
    loaded = await check_told_to(check_id, turn)
    told = loaded.recipient_of(turn.member.id)
    organises = told is not None and told.step >= ORGANISERS
    if not organises and not await turn.organises_area(loaded.area.id):
        raise Refused(words.gone())
    return loaded


@heat.on_finding(TownAnsweredEvent)
async def take_town_at_its_word(
    said: TownAnsweredEvent, origin: EventOrigin, context: JobContext
) -> None:
    """A link works as long as its mail asks: what is taken over, or over, stays as it is."""
    row = await context.store.duty.mail_by_code(said.code)
    check = await context.store.checkins.lock_check(row.check_id) if row and row.check_id else None
    if row is None or check is None:
        return
    area = await context.store.areas.get_area(row.area_id)
    if mail_standing(row, check, area) is not MailStanding.ASKS:
        return
    await hand_over(await load_check(check, context), None, TakenVia.TOWN, context)
