"""A Palier that runs as in real life and is read by a monitor, over the wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import aiohttp
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families

from bot.app import Application, assemble_application, serve_application
from bot.clock import SystemClock
from bot.sending_pace import UNBOUND
from bot.settings import Settings
from messages import words
from messages.model import message
from storage.database import Database
from storage.outbox import OutboxMessage, Priority
from tests.conftest import unhurried
from tests.fakes.telegram import TelegramServer
from tests.test_telegram.conftest import free_port

HELLO = message(words.form_point()).model_dump_json()


@dataclass(frozen=True)
class Scrape:
    """One page of metrics, read strictly."""

    text: str
    metrics: dict[str, Metric]

    @classmethod
    def of(cls, text: str) -> Scrape:
        found = {metric.name: metric for metric in text_string_to_metric_families(text)}
        return cls(text, found)

    def series(self) -> dict[str, list[dict[str, str]]]:
        """The labels under each name that an expression may use."""
        told: dict[str, list[dict[str, str]]] = {}
        for metric in self.metrics.values():
            for sample in metric.samples:
                told.setdefault(sample.name, []).append(dict(sample.labels))
        return told

    def value(self, name: str, **labels: str) -> float:
        """The samples of that name with these labels, and perhaps more, together."""
        found = [
            sample.value
            for metric in self.metrics.values()
            for sample in metric.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        ]
        assert found, f"{name} is not told with {labels}"
        return float(sum(found))


async def scrape(parts: Application) -> Scrape:
    """What the page says now; while Palier starts, once it says something."""
    assert parts.settings.metrics_door
    host, port = parts.settings.metrics_door
    async with asyncio.timeout(20), aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with session.get(f"http://{host}:{port}/metrics") as answer:
                    assert answer.status == 200
                    return Scrape.of(await answer.text())
            await asyncio.sleep(0.05)


@asynccontextmanager
async def watched(
    server: TelegramServer, url: str, listen: str = "", port: int = 0
) -> AsyncIterator[Application]:
    """Palier with everything it can do, and a door for monitors."""
    settings = Settings(
        _env_file=None,
        telegram_bot_token=server.token,
        telegram_api_url=server.url,
        database_url=url,
        geocoder_ban_url="",
        heat_meteoalarm_url="",
        heat_openmeteo_url="",
        port=port,
        metrics_listen=listen or str(free_port()),
    )
    database = unhurried(Database(url))
    try:
        async with (
            assemble_application(settings, database, pace=UNBOUND) as parts,
            asyncio.TaskGroup() as group,
        ):
            group.create_task(serve_application(parts))
            yield parts
            parts.stop.set()
    finally:
        await database.close()


async def writes(database: Database, chats: Iterable[int], priority: Priority) -> None:
    """Promise each of these chats a letter."""
    async with database.transaction() as store:
        for chat in chats:
            await store.outbox.enqueue_message(
                OutboxMessage(
                    platform="telegram",
                    chat=str(chat),
                    body=HELLO,
                    priority=priority,
                    due_at=SystemClock().now(),
                )
            )


async def until(parts: Application, name: str, at_least: float, **labels: str) -> Scrape:
    """The first page on which a number has come so far."""
    async with asyncio.timeout(20):
        while True:
            page = await scrape(parts)
            if page.value(name, **labels) >= at_least:
                return page
            await asyncio.sleep(0.1)


async def lives(server: TelegramServer, parts: Application) -> Scrape:
    """Somebody opens the bot, letters leave, are refused and put off: a page after all of it."""
    name, street = "Anaïs-Lefèvre", "Rue-des-Lilas"
    anais, bao = server.person(name), server.person("Bao")
    for person in anais, bao:
        await person.opens()
        await person.sees(lambda shown: shown.text)
    await anais.says(None, street)
    await server.quiet()
    await bao.blocks()
    await writes(parts.database, [bao.id], Priority.DANGER)
    refused = {"kind": "danger", "result": "refused"}
    await until(parts, "palier_deliveries_total", 1, **refused)
    server.breaks("too_many_requests", "sendMessage", retry_after=1)
    await writes(parts.database, [anais.id], Priority.RED)
    await until(parts, "palier_deliveries_total", 1, kind="red", result="put_off")
    page = await until(parts, "palier_deliveries_total", 1, kind="red", result="sent")
    for personal in name, street, str(anais.id), str(bao.id), server.token:
        assert personal not in page.text
    return page
