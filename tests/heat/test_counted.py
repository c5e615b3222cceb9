"""Who answers on a hot day is in the area's numbers, once a question and without a name."""

from __future__ import annotations

from sqlalchemy import select

from messages.heat.checkins.actions import AnswerCheck, CheckAnswer
from storage.numbers import AreaNumber, CountedAs
from tests.heat.test_answers import FINE, NOW_
from tests.heat.watch import at, checks, jumps


async def counted(world) -> dict[CountedAs, int]:
    async with world.database.transaction() as store:
        rows = (await store.session.execute(select(AreaNumber))).scalars().all()
    return {each.measure: each.amount for each in rows if each.due_at is None}


async def test_a_question_counts_once_however_often_it_is_answered(world, area, watched):
    await jumps(world, at(area, 10))
    assert await counted(world) == {}
    await watched.presses(NOW_)
    await watched.presses(FINE)
    await watched.forges(AnswerCheck(check=(await checks(world))[-1].id, said=CheckAnswer.FINE))
    assert await counted(world) == {CountedAs.CHECKS: 1, CountedAs.PEOPLE: 1}
