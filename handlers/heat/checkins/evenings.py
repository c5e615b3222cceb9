"""Buddies and organisers say whether they may be written to until 23:00 on hot days.

Whoever becomes a buddy says so then; everybody else who may be told of a silence is asked once.
"""

from __future__ import annotations

from handlers.heat.checkins.commands import enrolment_view
from handlers.heat.checkins.evening_plan import buddy_pairs, is_counted_on, who_is_told
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import words
from messages.heat.checkins import views as screens
from messages.heat.checkins.actions import AnswerEvenings
from storage.heat.checkins import due
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import HotEvenings, Member

AT_ONCE = 50
"""Members asked in one transaction; the rest follow with the next."""

WEIGHT = (HotEvenings.UNASKED, HotEvenings.ASKED, HotEvenings.AGREED, HotEvenings.REFUSED)
"""What holds where two accounts of one person said different things, the strongest last."""


@heat.every(minutes=5, when=due.UNASKED)
async def ask_evenings(_: JobTick, context: JobContext) -> None:
    """Who was never asked, once; until they answer they count as not agreed, and that is said."""
    for member in await context.store.checkins.unasked_of_evenings(context.now, AT_ONCE):
        once = DedupKey(f"evenings:{member.id}", "ask")
        await context.notify_member(
            member, screens.evenings_question(), once=once, priority=Priority.HEAT
        )
        member.evenings = HotEvenings.ASKED
        await context.store.session.flush()
        await tell_who_counts_on(member, context)


@heat.on_press(AnswerEvenings)
async def answer_evenings(press: AnswerEvenings, turn: Interaction) -> Reply:
    """The latest answer counts; whoever they look in on reads who would be told when."""
    if not await is_counted_on(turn.member, turn):
        raise Refused(words.gone())
    said = HotEvenings.AGREED if press.yes else HotEvenings.REFUSED
    if turn.member.evenings != said:
        turn.member.evenings = said
        await turn.store.session.flush()
        await tell_who_counts_on(turn.member, turn)
    return Show(await enrolment_view(turn, words.watch_evenings_noted()))


async def tell_who_counts_on(buddy: Member, context: JobContext) -> None:
    """Whoever has them as a buddy reads who would be told when."""
    for pair, member in await context.store.checkins.watched_by(buddy.id):
        plan = screens.evening_plan(
            await buddy_pairs(member, context), await who_is_told(member, context)
        )
        once = DedupKey(
            pair.key_subject, "evenings", f"{buddy.evenings}:{occurrence_of(context.now)}"
        )
        await context.notify_member(member, plan, once=once, priority=Priority.HEAT)


@heat.on_merge
async def keep_evenings_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """What either of the two said holds, a refusal above all; no word is weaker than any."""
    kept.evenings = max(kept.evenings, gone.evenings, key=WEIGHT.index)
