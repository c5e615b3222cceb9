"""Whatever Telegram answers, once: who met it hears in the end, the others hear at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from messages import words
from messages.cafe import AnswerCafe, CafeKind, CafeReply
from messages.model import Text
from tests.broken import listed, serving
from tests.broken.answers import EVERY, PASSING, REFUSALS, SPOILT, STARTING
from tests.broken.serving import Street, street
from tests.fakes.telegram import Person
from tests.survival.stage import fr

pytestmark = pytest.mark.provokes_errors

LATER = 30.0
AT_ONCE = 8
Met = tuple[tuple[str, dict[str, Any]], Person]


def few(met: list[Met]) -> Iterator[list[Met]]:
    """Those who meet trouble at once."""
    for first in range(0, len(met), AT_ONCE):
        yield met[first : first + AT_ONCE]


async def sees(here: Street, who: Person, what: str, said: str, name: str) -> None:
    """This is before their eyes in the end."""
    if name in here.red:
        return
    try:
        await who.sees(said, timeout=LATER)
    except AssertionError:
        here.red[f"{what}: {name}"] = "it is never said"


async def words_that_meet_trouble_are_said_in_the_end(tmp_path: Path) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite", neighbours=50) as here:
        met = list(zip(EVERY.items(), here.stage.neighbours[13:], strict=False))
        for some in few(met):
            for (_, trouble), who in some:
                here.stage.server.breaks(method="sendMessage", chat=who, **trouble)
                await who.says(None, "/cafes")
            await here.serves(", ".join(name for (name, _), _ in some))
            await here.revives()
        await asyncio.gather(
            *(
                sees(here, who, "sendMessage", fr(words.cafe_list_title()), name)
                for (name, _), who in met
                if name not in REFUSALS
            )
        )
        assert not here.red, listed(here.red)


async def a_question_that_meets_trouble_is_asked_in_the_end(tmp_path: Path) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite", neighbours=50) as here:
        met = list(zip(EVERY.items(), here.stage.neighbours[13:], strict=False))
        walk = fr(Text(key=f"cafe-kind-{CafeKind.WALK}"))
        for some in few(met):
            for (_, trouble), who in some:
                await who.says(None, "/cafe")
                shown = await who.sees(lambda shown: walk in shown.labels, timeout=serving.PATIENCE)
                here.stage.server.breaks(method="editMessageText", chat=who, **trouble)
                who.press(shown.message, str(shown.button(walk).data))
            await here.serves(", ".join(name for (name, _), _ in some))
            await here.revives()
        await asyncio.gather(
            *(
                sees(here, who, "editMessageText", fr(words.cafe_invite_day()), name)
                for (name, _), who in met
                if name not in REFUSALS
            )
        )
        assert not here.red, listed(here.red)


async def trouble_that_passes_is_nobody_elses(tmp_path: Path) -> None:
    await _trouble_with_one_call(tmp_path, PASSING)


async def trouble_that_spoils_an_answer_is_nobody_elses(tmp_path: Path) -> None:
    await _trouble_with_one_call(tmp_path, SPOILT)


async def _trouble_with_one_call(tmp_path: Path, troubles: dict[str, dict[str, Any]]) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite") as here:
        assert here.card
        for name, trouble in troubles.items():
            outages = [
                here.stage.server.breaks(method=method, **quick(trouble))
                for method in ("answerCallbackQuery", "getUpdates")
            ]
            data = AnswerCafe(cafe=here.cafe, reply=CafeReply.MAYBE).pack_action()
            here.stage.neighbours[5].press(here.card, data)
            for outage in outages:
                await outage.happened(timeout=serving.PATIENCE)
            await here.serves(name)
            await here.revives()
        assert not here.red, listed(here.red)


def quick(trouble: dict[str, Any]) -> dict[str, Any]:
    """The same, over sooner; what is said to last for ever is not waited for."""
    return {**trouble, "retry_after": 1} if trouble.get("retry_after", 0) > 1 else trouble


async def trouble_at_the_start_only_delays_it(tmp_path: Path) -> None:
    async with street(tmp_path, f"sqlite:///{tmp_path}/palier.sqlite") as here:
        for name in ("502 in HTML", "reset", "429 without how long", "cut", "a result null"):
            assert here.process
            here.process.kill()
            here.stage.server.outages.clear()
            for method in STARTING:
                here.stage.server.breaks(method=method, **EVERY[name])
            await here.starts()
            await here.serves(name)
        assert not here.red, listed(here.red)


STORIES: tuple[Callable[[Path], Awaitable[None]], ...] = (
    words_that_meet_trouble_are_said_in_the_end,
    a_question_that_meets_trouble_is_asked_in_the_end,
    trouble_that_passes_is_nobody_elses,
    trouble_that_spoils_an_answer_is_nobody_elses,
    trouble_at_the_start_only_delays_it,
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BaseException | None]:
    """How each story ended. All are told at once: each waits, mostly, for its own Telegram."""

    async def tell() -> list[BaseException | None]:
        folders = [tmp_path_factory.mktemp(f"street-{n}") for n in range(len(STORIES))]
        told = (story(folder) for story, folder in zip(STORIES, folders, strict=True))
        return await asyncio.gather(*told, return_exceptions=True)

    return dict(zip((each.__name__ for each in STORIES), asyncio.run(tell()), strict=True))


@pytest.mark.parametrize("story", [each.__name__ for each in STORIES])
def test_who_met_trouble_hears_in_the_end_and_others_at_once(
    told: dict[str, BaseException | None], story: str
) -> None:
    if (fault := told[story]) is not None:
        raise fault
