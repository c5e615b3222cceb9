"""Whatever Telegram brings, once, by polling and by webhook: the others are served meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from messages.cafe import AnswerCafe, CafeReply
from tests.broken import listed
from tests.broken.serving import Street, street
from tests.broken.updates import pressed, table

pytestmark = pytest.mark.provokes_errors

AT_ONCE = 20
"""Broken updates that come together; one by one only where something is red, to tell which."""


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_a_broken_update_is_met_once_and_the_others_are_served(
    tmp_path: Path, way: str
) -> None:
    async with street(
        tmp_path, f"sqlite:///{tmp_path}/palier.sqlite", webhook=way == "webhook"
    ) as here:
        here.stage.server.callback_lifetime = float("inf")
        await bring(here, table(here.stage.server, here.stage.walls[0]))
        assert here.card
        data = AnswerCafe(cafe=here.cafe, reply=CafeReply.MAYBE).pack_action()
        presses = list(pressed(here.stage.neighbours[3], here.card, data))
        await bring(here, {name: update for name, _, update in presses})
        for name, query, _ in presses if here.up else ():
            if name not in here.red and (problem := await here.answered(query)):
                here.red[name] = f"the press itself {problem}"
        assert not here.red, listed(here.red)


async def bring(here: Street, updates: dict[str, dict[str, Any]]) -> None:
    """Broken updates, a few at a time, and two neighbours right behind each few."""
    names = list(updates)
    for first in range(0, len(names), AT_ONCE):
        some = {name: updates[name] for name in names[first : first + AT_ONCE]}
        if await problems(here, some):
            for name, update in some.items():
                here.red |= await problems(here, {name: update})


async def problems(here: Street, updates: dict[str, dict[str, Any]]) -> dict[str, str]:
    """What is wrong while these are brought."""
    mailbox, numbers = here.stage.server.first_bot.mailbox, dict[str, int]()
    for name, update in updates.items():
        mailbox._last_id += 1
        numbers[name] = mailbox._last_id
        mailbox.pending[mailbox._last_id] = {"update_id": mailbox._last_id, **update}
        if mailbox.webhook:
            mailbox._deliver(mailbox._last_id)
    found = {}
    if unserved := await here.unserved():
        found[", ".join(updates)] = unserved
    for name, number in numbers.items():
        if here.up and not await here.confirmed(number):
            found[name] = "it is brought for ever"
        mailbox.pending.pop(number, None)
    await here.revives()
    return found
