"""Bots of the real library that talk to the server under test, and raw calls."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import (
    TelegramError,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatJoinRequestHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    TypeHandler,
)

from tests.fakes.telegram import TelegramServer

Context = ContextTypes.DEFAULT_TYPE
Library = Application[Any, Any, Any, Any, Any, Any]


def bot_for(server: TelegramServer, *, timeout: float = 5) -> Bot:
    return Bot(
        server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=telegram.request.HTTPXRequest(read_timeout=timeout),
    )


def keyboard(*rows: dict[str, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=data) for label, data in r.items()]
            for r in rows
        ]
    )


async def greet(update: Update, context: Context) -> None:
    assert update.effective_chat is not None
    payload = " ".join(context.args or ())
    await update.effective_chat.send_message(
        f"<b>Bonjour</b> {payload}", parse_mode="HTML", reply_markup=keyboard({"Je viens": "yes"})
    )


async def note(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer(f"Noté : {query.data}", show_alert=query.data != "yes")
    await query.edit_message_text("C'est noté", reply_markup=keyboard({"Annuler": "no"}))


async def offer(update: Update, context: Context) -> None:
    assert update.inline_query is not None
    told = InputTextMessageContent(f"<i>{update.inline_query.query}</i>", parse_mode="HTML")
    await update.inline_query.answer(
        [InlineQueryResultArticle("1", "Café", told, reply_markup=keyboard({"Je viens": "yes"}))]
    )


async def follow(update: Update, context: Context) -> None:
    assert update.chosen_inline_result is not None
    await context.bot.edit_message_text(
        "complet", inline_message_id=update.chosen_inline_result.inline_message_id
    )


async def let_in(update: Update, context: Context) -> None:
    request = update.chat_join_request
    assert request is not None
    await context.bot.send_message(request.user_chat_id, "Bienvenue")
    await request.approve()


@asynccontextmanager
async def application(server: TelegramServer) -> AsyncIterator[Library]:
    """A small bot on python-telegram-bot that keeps every update it saw in `bot_data`."""
    bot = bot_for(server)
    app = Application.builder().bot(bot).build()

    async def remember(update: Update, context: Context) -> None:
        app.bot_data.setdefault("seen", []).append(update)

    app.add_handler(TypeHandler(Update, remember), group=-1)
    app.add_handler(CommandHandler(["start", "cafe"], greet))
    app.add_handler(CallbackQueryHandler(note))
    app.add_handler(InlineQueryHandler(offer))
    app.add_handler(ChosenInlineResultHandler(follow))
    app.add_handler(ChatJoinRequestHandler(let_in))
    async with app:
        await app.start()
        try:
            yield app
        finally:
            assert app.updater is not None
            if app.updater.running:
                await app.updater.stop()
            await app.stop()


@asynccontextmanager
async def polling(server: TelegramServer) -> AsyncIterator[list[Update]]:
    async with application(server) as app:
        assert app.updater is not None
        await app.updater.start_polling(timeout=10, bootstrap_retries=0)
        yield app.bot_data.setdefault("seen", [])


async def raw(server: TelegramServer, method: str, **params: Any) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.url}/bot{server.token}/{method}", json=params) as answer,
    ):
        body: dict[str, Any] = await answer.json()
        return body | {"status": answer.status}


async def refused(call: Awaitable[Any], error: type[TelegramError], words: str) -> None:
    with pytest.raises(error, match=words):
        await call
