"""Sweeps over requests, one request a transaction: nobody who presses waits for all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from handlers.aid.feature import Need, aid, need
from handlers.kernel import Context, Inquire, Learns, Rested, Works, rest
from storage.errors import Missing

Visits = Callable[[Need, Context], Awaitable[None]]


def one_by_one(requests: Sequence[int]) -> Inquire | None:
    """Go on with these; what a stop leaves, the next sweep finds again."""
    return rest(tuple(requests)) if requests else None


def each(sweep: Works) -> Callable[[Visits], Learns]:
    """Visit each request that this sweep goes on with, locked and read anew."""

    def declare(visit: Visits) -> Learns:
        @aid.learned(sweep)
        async def go_on(rested: Rested, context: Context) -> Inquire | None:
            request_id, *later = rested.left
            async with context.store.one_of_many("request", request_id):
                with suppress(Missing):
                    await visit(await need(request_id, context), context)
            return one_by_one(later)

        return go_on

    return declare
