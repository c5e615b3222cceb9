"""How a job that has much to do lets others have their turn."""

from __future__ import annotations

import asyncio
from typing import Any

from handlers.kernel.events import ContinuationEvent, Event
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService

BREATH = 0.01
"""Seconds between two transactions of one job."""


def answer_instead(event: Event) -> CallService:
    """End this transaction, and answer that event in another one, as if it had come instead."""

    async def question(_: Services) -> Event:
        return event

    return CallService(question)


def continue_later(left: Any) -> CallService:
    """End this transaction, and go on with what is left in another one."""

    async def question(_: Services) -> ContinuationEvent:
        await asyncio.sleep(BREATH)
        return ContinuationEvent(left)

    return CallService(question)
