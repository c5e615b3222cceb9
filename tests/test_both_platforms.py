"""One neighbourhood on Telegram and on Slack at once: one café, one list of seats, one card."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot.app import Application
from bot.clock import ManualClock
from bot.slack.manifest import build_manifest
from handlers import FEATURES
from handlers.cafe.feature import LoadedCafe
from messages.cafe import CafeKind
from storage.area import Area, Wall
from storage.cafe import SEATED, Attendance, Cafe, CafeAnswer, CafeState
from storage.outbox import CardCopy
from tests import postgres
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import TelegramServer
from tests.test_slack.test_running import running, settings
from tests.worlds import NOON

EACH = 50
SEATS = 6


async def invited(parts: Application, group: str, workspace: str, channel: str) -> Cafe:
    """A café of six seats that hangs on both walls, each in its language."""
    now = parts.dispatcher.clock.now()
    area = Area(
        name="Belleville", town="75120", town_name="Paris 20e", lat=48.87, lon=2.38,
        declared_at=now,
    )  # fmt: skip
    cafe = Cafe(
        area_id=area.id, kind=CafeKind.CAFE, starts_at=now + timedelta(days=3), place="Aux Folies",
        seats=SEATS, state=CafeState.OPEN, created_at=now,
    )  # fmt: skip
    walls = [
        Wall(area_id=area.id, platform="telegram", chat=group, language="fr"),
        Wall(area_id=area.id, platform="slack", workspace=workspace, chat=channel, language="en"),
    ]
    async with parts.dispatcher.database.transaction() as store:
        store.session.add(area)
        await store.session.flush()
        store.session.add_all([*walls, cafe])
        await store.session.flush()
        meeting = LoadedCafe(cafe, area, None, await store.cafes.count_attendance(cafe.id))
        await store.outbox.create_card(
            cafe.card_name, meeting.wall_card().model_dump_json(), now, area.id
        )
        for wall in walls:
            await store.outbox.add_copy(cafe.card_name, wall, area, now)
    parts.dispatcher.nudge()
    return cafe


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """A database that Palier has never seen, and no note of another one where it runs."""
    monkeypatch.chdir(tmp_path)
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    cluster: str = request.getfixturevalue("postgres_cluster")
    return postgres.fresh_database(cluster, "both_platforms")


async def test_fifty_here_and_fifty_there_on_six_seats(empty_url: str, tmp_path: Path) -> None:
    async with (
        SlackServer(manifest=build_manifest(FEATURES)) as slack,
        TelegramServer() as telegram,
    ):
        workspace = slack.workspace()
        there = [workspace.person(f"Slack {n}") for n in range(EACH)]
        here = [telegram.person(f"Telegram {n}") for n in range(EACH)]
        channel = workspace.channel("belleville", *there, app=True)
        group = telegram.supergroup("Belleville", *here, bots=[telegram.first_bot])
        chosen = settings(
            slack,
            tmp_path,
            database_url=empty_url,
            slack_bot_token=workspace.token,
            slack_app_token=slack.app.app_token,
            telegram_bot_token=telegram.token,
            telegram_api_url=telegram.url,
        )
        # By day: at night a wall on Slack waits for the morning.
        async with running(chosen, ManualClock(NOON)) as parts:
            while not slack.post.sockets.open:
                await slack.changed.wait(1)
            cafe = await invited(parts, str(group.id), workspace.id, channel.id)
            card = await here[0].sees("Aux Folies", group, timeout=20)
            shown = await there[0].sees("Aux Folies", channel, timeout=20)

            async with asyncio.TaskGroup() as crowd:
                for person in here:
                    crowd.create_task(person.presses(card, "Je viens"))
                for person in there:
                    crowd.create_task(person.clicks(shown, "I’m coming"))
            await here[0].sees("Complet", group, timeout=60)
            await there[0].sees("Full", channel, timeout=60)
            await agreed(parts, cafe)
            await here[0].sees("94 personnes attendent", group, timeout=60)
            await there[0].sees("94 people are waiting", channel, timeout=60)

            async with parts.dispatcher.database.transaction() as store:
                answers = (await store.session.execute(select(CafeAnswer))).scalars().all()
        assert sum(each.coming in SEATED for each in answers) == SEATS
        assert sum(each.coming is Attendance.WAITING for each in answers) == 2 * EACH - SEATS
        assert [person.timeouts for person in there if person.timeouts] == []


async def agreed(parts: Application, cafe: Cafe) -> None:
    """Wait until everybody's answer is kept and both walls show the same."""
    async with asyncio.timeout(60):
        while True:
            async with parts.dispatcher.database.transaction() as store:
                tally = await store.cafes.count_attendance(cafe.id)
                copies = (await store.session.execute(select(CardCopy))).scalars().all()
            together = len({each.version for each in copies}) == 1
            if tally.seated + tally.waiting == 2 * EACH and together:
                return
            await asyncio.sleep(0.1)
