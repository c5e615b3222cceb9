"""Whatever Telegram answers, once: who met it hears in the end, the others hear at once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from messages import words
from messages.cafe import Kind, Reply, Rsvp
from messages.model import Text
from tests.broken import listed, serving
from tests.broken.answers import EVERY, REFUSALS, STARTING
from tests.broken.serving import Street, street
from tests.survival.stage import fr
from tests.telegram_server import Person

LATER = 30.0


async def sees(here: Street, who: Person, what: str, said: str, name: str) -> None:
    """This is before their eyes in the end."""
    if name in here.red:
        return
    try:
        await who.sees(said, timeout=LATER)
    except AssertionError:
        here.red[f"{what}: {name}"] = "it is never said"


async def test_words_that_meet_trouble_are_said_in_the_end(tmp_path: Path) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite", neighbours=50) as here:
        met = list(zip(EVERY.items(), here.stage.neighbours[13:], strict=False))
        for (name, trouble), who in met:
            here.stage.server.breaks(method="sendMessage", chat=who, **trouble)
            await who.says(None, "/cafes")
            await here.serves(name)
            await here.revives()
        await asyncio.gather(
            *(
                sees(here, who, "sendMessage", fr(words.cafe_list_title()), name)
                for (name, _), who in met
                if name not in REFUSALS
            )
        )
        assert not here.red, listed(here.red)


async def test_a_question_that_meets_trouble_is_asked_in_the_end(tmp_path: Path) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite", neighbours=50) as here:
        met = list(zip(EVERY.items(), here.stage.neighbours[13:], strict=False))
        walk = fr(Text(key=f"cafe-kind-{Kind.WALK}"))
        for (name, trouble), who in met:
            await who.says(None, "/cafe")
            shown = await who.sees(lambda shown: walk in shown.labels, timeout=serving.PATIENCE)
            here.stage.server.breaks(method="editMessageText", chat=who, **trouble)
            who.press(shown.message, str(shown.button(walk).data))
            await here.serves(name)
            await here.revives()
        await asyncio.gather(
            *(
                sees(here, who, "editMessageText", fr(words.cafe_invite_day()), name)
                for (name, _), who in met
                if name not in REFUSALS
            )
        )
        assert not here.red, listed(here.red)


@pytest.mark.parametrize("method", ["answerCallbackQuery", "getUpdates"])
async def test_trouble_with_one_call_is_nobody_elses(tmp_path: Path, method: str) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite") as here:
        assert here.card
        for name, trouble in EVERY.items():
            outage = here.stage.server.breaks(method=method, **quick(trouble))
            data = Rsvp(cafe=here.cafe, reply=Reply.MAYBE).pack()
            here.stage.neighbours[5].press(here.card, data)
            await outage.happened(timeout=serving.PATIENCE)
            await here.serves(f"{method}: {name}")
            await here.revives()
        assert not here.red, listed(here.red)


def quick(trouble: dict[str, Any]) -> dict[str, Any]:
    """The same, over sooner; what is said to last for ever is not waited for."""
    return {**trouble, "retry_after": 1} if trouble.get("retry_after", 0) > 1 else trouble


async def test_trouble_at_the_start_only_delays_it(tmp_path: Path) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite") as here:
        for method in STARTING:
            for name in ("502 in HTML", "reset", "429 without how long", "cut", "a result null"):
                assert here.process
                here.process.kill()
                here.stage.server.outages.clear()
                here.stage.server.breaks(method=method, **EVERY[name])
                await here.starts()
                await here.serves(f"{method}: {name}")
        assert not here.red, listed(here.red)
