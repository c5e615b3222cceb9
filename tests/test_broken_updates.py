"""Whatever Telegram brings, once, by polling and by webhook: the others are served meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from messages.cafe import Reply, Rsvp
from tests.broken import listed
from tests.broken.serving import Street, street
from tests.broken.updates import pressed, table


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_a_broken_update_is_met_once_and_the_others_are_served(
    tmp_path: Path, way: str
) -> None:
    async with street(
        tmp_path, f"sqlite:///{tmp_path}/palier.sqlite", webhook=way == "webhook"
    ) as here:
        here.stage.server.callback_lifetime = float("inf")
        for name, update in table(here.stage.server, here.stage.walls[0]).items():
            await brings(here, name, update)
        assert here.card
        data = Rsvp(cafe=here.cafe, reply=Reply.MAYBE).pack()
        for name, query, update in pressed(here.stage.neighbours[3], here.card, data):
            await brings(here, name, update)
            if here.up and name not in here.red and (problem := await here.answered(query)):
                here.red[name] = f"the press itself {problem}"
        assert not here.red, listed(here.red)


async def brings(here: Street, name: str, update: dict[str, Any]) -> None:
    """One broken update, and two neighbours right behind it in the same batch."""
    mailbox = here.stage.server.first_bot.mailbox
    mailbox._last_id += 1
    number = mailbox._last_id
    mailbox.pending[number] = {"update_id": number, **update}
    if mailbox.webhook:
        mailbox._deliver(number)
    await here.serves(name)
    if here.up and not await here.confirmed(number):
        here.red[name] = "it is brought for ever"
    mailbox.pending.pop(number, None)
    await here.revives()
