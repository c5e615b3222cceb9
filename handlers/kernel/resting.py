"""How a job that has much to do lets others have their turn."""

from __future__ import annotations

import asyncio
from typing import Any

from handlers.kernel.events import Event, Rested
from handlers.kernel.ports import Outside
from handlers.kernel.replies import Inquire

BREATH = 0.01
"""Seconds between two transactions of one job."""


def go_on(event: Event) -> Inquire:
    """End this transaction, and answer that event in another one, as if it had come instead."""

    async def question(_: Outside) -> Event:
        return event

    return Inquire(question)


def rest(left: Any) -> Inquire:
    """End this transaction, and go on with what is left in another one."""

    async def question(_: Outside) -> Rested:
        await asyncio.sleep(BREATH)
        return Rested(left)

    return Inquire(question)
