"""The same words again and again, by one or by several new ones: a friendly stop."""

from __future__ import annotations

from datetime import timedelta

from handlers.cafe.feature import LoadedCafe
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused
from messages import words
from messages.cafe import ChangeCafeForm
from messages.model import message
from storage.area import Area, MemberRole
from storage.cafe import SaidText, fingerprint
from storage.outbox import DedupKey, occurrence_of

LATELY = timedelta(hours=24)
OFTEN = 2
"""After so many times within a day the same words are stopped."""

NEW = timedelta(days=14)
"""For how long somebody is new in an area; who is not, is counted alone."""

REWORDED = ("place", "note")
"""What is a host's own words on the card."""


async def said_too_often(note: str, loaded: LoadedCafe, turn: Interaction) -> bool:
    """Whether nearly the same was published too often lately; what is not is noted.

    A line of a few words is anybody's, and so is that of who is vouched for or organises.
    """
    prints = fingerprint(note)
    held = await turn.store.areas.membership(turn.member.id, loaded.area.id)
    if not prints or held is None or held.role is not MemberRole.MEMBER or turn.member.admin:
        return False
    newcomer = held.joined_at > turn.now - NEW
    now_said = SaidText(
        cafe_id=loaded.cafe.id,
        member_id=turn.member.id,
        prints=prints,
        newcomer=newcomer,
        at=turn.now,
    )
    before = await turn.store.cafes.count_said(now_said, turn.now - LATELY)
    if before.own >= OFTEN or (newcomer and before.by_newcomers >= OFTEN):
        return True
    await turn.store.cafes.note_said(now_said)
    return False


async def tell_of_repeated(area: Area, turn: Interaction) -> None:
    """Organisers read it once a day: that it happened, not who it was."""
    once = DedupKey(area.key_subject, "repeated", occurrence_of(turn.now.date()))
    letter = message(words.cafe_said_told(name=area.name))
    await turn.notify_responsible(area.id, letter, once=once, but=turn.member.id)


async def reject_reworded(
    before: ChangeCafeForm, after: ChangeCafeForm, loaded: LoadedCafe, turn: Interaction
) -> None:
    """New words on a card that is out: none of somebody new, none again and again."""
    reworded = [name for name in REWORDED if getattr(after, name) != getattr(before, name)]
    if reworded and await turn.is_new_author(turn.member, loaded.area):
        raise Refused(words.organise_first_keep_words(), field=reworded[0])
    if "note" in reworded and await said_too_often(after.note, loaded, turn):
        raise Refused(words.cafe_said_again(), field="note")
