"""Sweeps over requests, one request a transaction: nobody who presses waits for all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from handlers.aid.feature import LoadedRequest, aid, load_request
from handlers.kernel.continuing import continue_later
from handlers.kernel.events import ContinuationEvent
from handlers.kernel.feature import Learns, Works
from handlers.kernel.interaction import JobContext
from handlers.kernel.replies import CallService
from storage.errors import RowMissing

Visits = Callable[[LoadedRequest, JobContext], Awaitable[None]]


def one_by_one(requests: Sequence[int]) -> CallService | None:
    """Go on with these; what a stop leaves, the next sweep finds again."""
    return continue_later(tuple(requests)) if requests else None


def for_each_request(sweep: Works) -> Callable[[Visits], Learns]:
    """Visit each request that this sweep goes on with, locked and read anew."""

    def declare(visit: Visits) -> Learns:
        @aid.on_result(sweep)
        async def look_on(rested: ContinuationEvent, context: JobContext) -> CallService | None:
            request_id, *later = rested.left
            async with context.store.isolate_item("request", request_id):
                with suppress(RowMissing):
                    await visit(await load_request(request_id, context), context)
            return one_by_one(later)

        return look_on

    return declare
