"""Two of whom one keeps away from the other are never asked to the same coffee."""

from __future__ import annotations

import pytest

from messages import words
from tests.apart import has_kept_apart
from tests.cafe.wishing import SLOTS, wishes


@pytest.mark.parametrize("turned", [False, True])
async def test_wishes_of_two_kept_apart_never_meet(world, ana, bao, chloe, driss, turned):
    await has_kept_apart(world, *((bao, ana) if turned else (ana, bao)))
    for who in (ana, bao, chloe):
        await wishes(who)
        assert who.sees(words.cafe_wish_noted())
    await world.passes(hours=1)
    assert not any(who.told(SLOTS) for who in (ana, bao, chloe))

    await wishes(driss)
    await world.passes(hours=1)
    told = [who for who in (ana, bao, chloe, driss) if who.told(SLOTS)]
    assert len(told) == 3
    assert not (ana in told and bao in told)
