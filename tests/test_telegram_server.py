"""The fake Telegram keeps Telegram's promises: driven by python-telegram-bot and by hand."""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import telegram
from aiohttp import web
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
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

from tests.telegram_server import Chat, FloodLimits, Person, TelegramServer

Context = ContextTypes.DEFAULT_TYPE
Library = Application[Any, Any, Any, Any, Any, Any]
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (300).to_bytes(4, "big") + (200).to_bytes(4, "big")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with bot_for(server) as bot:
        yield bot


@pytest.fixture
async def lea(server: TelegramServer) -> Person:
    lea = server.person("Léa")
    await lea.opens()
    return lea


@pytest.fixture
async def mur(server: TelegramServer, lea: Person) -> Chat:
    return server.supergroup("Le mur", lea, bots=[server.first_bot])


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


# --- people and a bot, by polling -------------------------------------------------------------


async def test_a_neighbour_starts_presses_and_sees_the_message_change(
    server: TelegramServer,
) -> None:
    lea = server.person("Léa")
    async with polling(server):
        await lea.follows(server.first_bot.link("p_7Kq2fX9d"))
        greeting = await lea.sees("p_7Kq2fX9d")
        assert greeting.text == "Bonjour p_7Kq2fX9d"
        assert greeting.entities == ({"type": "bold", "offset": 0, "length": 7},)
        toast = await lea.presses(greeting, "Je viens")
        assert (toast.text, toast.alert) == ("Noté : yes", False)
        changed = await lea.sees(lambda shown: shown.edits == 1)
        assert (changed.text, changed.labels) == ("C'est noté", ["Annuler"])
        assert (await lea.forges(changed, "drop table")).alert
        await server.quiet()
    assert len(server.called("sendMessage", chat_id=lea.id)) == 1
    assert server.faults == []


async def test_a_press_nobody_answers_fails_the_test(server: TelegramServer, bot: Bot) -> None:
    lea = server.person("Léa")
    await lea.opens()
    await bot.send_message(lea.id, "Venez", reply_markup=keyboard({"Oui": "o"}))
    with pytest.raises(AssertionError, match="nobody answered"):
        await lea.presses(lea.last(), "Oui", timeout=0.05)
    with pytest.raises(AssertionError, match="no button 'Non'"):
        await lea.presses(lea.last(), "Non")
    with pytest.raises(AssertionError, match="does not see 'Au revoir'"):
        await lea.sees("Au revoir", timeout=0.05)
    with pytest.raises(TimeoutError, match="2 updates for palier_bot"):
        await server.quiet(0.1)
    with pytest.raises(ValueError, match="no start payload"):
        await lea.opens("é")


async def test_a_stranger_asks_to_join_and_is_written_to_until_let_in(
    server: TelegramServer, lea: Person, mur: Chat
) -> None:
    paul, eve = server.person("Paul"), server.person("Ève")
    await lea.adds_bot(mur, rights=["can_invite_users"])
    async with polling(server) as seen, bot_for(server) as bot:
        link = await bot.create_chat_invite_link(mur.id, name="q:9", creates_join_request=True)
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(paul.id, "Psst")
        await paul.follows(link.invite_link)
        await paul.sees("Bienvenue")
        await server.quiet()
        assert mur.member(paul).present
        asked = next(u.chat_join_request for u in seen if u.chat_join_request)
        assert asked.invite_link == link
        with pytest.raises(Forbidden, match="can't initiate conversation"):
            await bot.send_message(paul.id, "Encore")
        with pytest.raises(BadRequest, match="User_already_participant"):
            await bot.approve_chat_join_request(mur.id, paul.id)
        with pytest.raises(BadRequest, match="Hide_requester_missing"):
            await bot.decline_chat_join_request(mur.id, eve.id)


async def test_a_join_request_opens_a_chat_for_five_minutes(
    server: TelegramServer, lea: Person, mur: Chat, bot: Bot
) -> None:
    paul, now = server.person("Paul"), 1_800_000_000.0
    server.clock = lambda: now
    await lea.adds_bot(mur, rights=["can_invite_users"])
    link = await bot.create_chat_invite_link(mur.id, creates_join_request=True)
    await paul.asks_to_join(link.invite_link)
    now += 299
    await bot.send_message(paul.id, "Quel est votre quartier ?")
    now += 2
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(paul.id, "Trop tard")


async def test_an_inline_result_is_sent_and_edited_where_it_stands(
    server: TelegramServer, lea: Person, mur: Chat
) -> None:
    async with polling(server):
        [result] = await lea.types_inline("samedi 15h")
        message = await lea.chooses(result, mur)
        assert message.text in ("samedi 15h", "complet")
        shown = await lea.sees("complet", mur)
        assert shown.edits == 1
        assert (await lea.forges(shown, "yes")).text == "Noté : yes"


async def test_every_kind_of_update_is_understood_by_the_library(
    server: TelegramServer,
) -> None:
    lea = server.person("Léa")
    club = server.group("Le club", lea)
    async with polling(server) as seen:
        await lea.shares_location(None, 48.85, 2.35)
        await lea.sends_contact(None, "+33612345678")
        await lea.sends_sticker(None)
        await lea.sends_photo(None, caption="le banc")
        await lea.sends_voice(None)
        said = await lea.says(None, "écrivez à lea@exemple.fr ou /cafe")
        await lea.edits(said, "non")
        await lea.blocks()
        await lea.unblocks()
        await lea.adds_bot(club, payload="q9")
        await lea.changes_rights(club, ["can_pin_messages"])
        await server.quiet()
        new = await lea.upgrades(club)
        await lea.says(new, "nous voilà")
        await lea.removes_bot(new)
        await server.quiet()
    messages = [u.message for u in seen if u.message]
    assert messages[0].location is not None
    assert messages[1].contact is not None
    assert messages[2].sticker is not None
    assert messages[3].caption == "le banc"
    assert messages[4].voice is not None
    assert [e.type for e in messages[5].entities] == ["email", "bot_command"]
    moves = [
        (u.my_chat_member.old_chat_member.status, u.my_chat_member.new_chat_member.status)
        for u in seen
        if u.my_chat_member
    ]
    assert moves == [
        ("member", "kicked"), ("kicked", "member"), ("left", "member"),
        ("member", "administrator"), ("administrator", "kicked"),
    ]  # fmt: skip
    migrations = [m for m in messages if m.migrate_to_chat_id or m.migrate_from_chat_id]
    assert [m.chat_id for m in migrations] == [club.id, new.id]


async def test_privacy_mode_hides_what_is_not_meant_for_the_bot(
    server: TelegramServer, lea: Person, mur: Chat, bot: Bot
) -> None:
    paul = server.person("Paul")
    await paul.joins(mur)
    asked = await bot.send_message(mur.id, "Qui vient ?")
    await lea.says(mur, "bavardage")
    await lea.says(mur, "moi", reply_to=asked.message_id)
    await lea.says(mur, "/cafe")
    await lea.says(mur, "/cafe@other_bot")
    await lea.changes_rights(mur, ["can_pin_messages"])
    await lea.says(mur, "bavardage entendu")
    updates = await bot.get_updates(offset=-50)
    texts = [u.message.text for u in updates if u.message]
    assert texts == ["/start", None, "moi", "/cafe", "bavardage entendu"]


async def test_a_bot_writes_everything_a_person_can_see(
    server: TelegramServer, lea: Person, bot: Bot
) -> None:
    keys = ReplyKeyboardMarkup([[KeyboardButton("Ma position", request_location=True)]])
    await bot.send_message(lea.id, "Où ?", reply_markup=keys, disable_notification=True)
    flyer = await bot.send_document(
        lea.id, b"%PDF-1.7", filename="affiche.pdf", caption="<u>Affiche</u>", parse_mode="HTML"
    )
    await bot.send_photo(lea.id, PNG, caption="aperçu", protect_content=True)
    await bot.send_location(lea.id, 48.85, 2.35)
    await bot.copy_message(lea.id, lea.id, flyer.message_id)
    await bot.edit_message_caption(lea.id, flyer.message_id, caption="Tract")
    await bot.send_chat_action(lea.id, "typing")
    asked, document, photo, place, copy = [shown for shown in lea.screen() if shown.from_bot]
    assert (asked.keyboard, asked.silent) == ((("Ma position",),), True)
    assert (document.text, document.document, document.edits) == ("Tract", "affiche.pdf", 1)
    assert (photo.photo, photo.protected) == (True, True)
    assert place.location == (48.85, 2.35)
    assert (copy.text, copy.entities[0]["type"]) == ("Affiche", "underline")
    assert flyer.document is not None
    kept = await (await bot.get_file(flyer.document.file_id)).download_as_bytearray()
    assert kept == b"%PDF-1.7"
    await bot.delete_message(lea.id, photo.id)
    assert photo.id not in [shown.id for shown in lea.screen()]
    assert server.faults == []


async def test_menus_follow_scope_and_language(
    server: TelegramServer, lea: Person, mur: Chat, bot: Bot
) -> None:
    john = server.person("John", "en-GB")
    await john.joins(mur)
    everywhere, private = BotCommandScopeAllGroupChats(), BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("cafe", "Proposer un café")], private)
    await bot.set_my_commands([BotCommand("cafe", "Offer a coffee")], private, "en")
    await bot.set_my_commands([BotCommand("aide", "Demander")], everywhere)
    assert lea.menu() == {"cafe": "Proposer un café"}
    assert john.menu() == {"cafe": "Offer a coffee"}
    assert john.menu(mur) == {"aide": "Demander"}
    assert [c.command for c in await bot.get_my_commands(everywhere)] == ["aide"]
    await bot.delete_my_commands(everywhere)
    assert john.menu(mur) == {}
    await bot.set_my_name("Palier")
    await bot.set_my_description("Entre voisins", "fr")
    await bot.set_my_short_description("Entre voisins")
    await bot.set_chat_menu_button(lea.id, telegram.MenuButtonCommands())
    assert server.first_bot.descriptions == {"fr": "Entre voisins"}


async def test_a_bot_with_the_rights_pins_and_looks_around_and_leaves(
    server: TelegramServer, lea: Person, mur: Chat, bot: Bot
) -> None:
    sent = await bot.send_message(mur.id, "Comment ça marche")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await bot.pin_chat_message(mur.id, sent.message_id)
    await lea.changes_rights(mur, ["can_pin_messages"])
    await bot.pin_chat_message(mur.id, sent.message_id, disable_notification=True)
    assert [shown.text for shown in mur.pinned] == ["Comment ça marche"]
    full = await bot.get_chat(mur.id)
    assert full.pinned_message is not None
    mine = await bot.get_chat_member(mur.id, server.first_bot.id)
    assert isinstance(mine, telegram.ChatMemberAdministrator)
    assert (mine.can_pin_messages, mine.can_invite_users) == (True, False)
    owners = await bot.get_chat_administrators(mur.id)
    assert {member.user.id for member in owners} == {lea.id, server.first_bot.id}
    await bot.unpin_chat_message(mur.id)
    assert mur.pinned == []
    await bot.leave_chat(mur.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(mur.id, "Au revoir")
    assert server.faults == []


async def test_two_bots_live_side_by_side(server: TelegramServer) -> None:
    lea, other = server.person("Léa"), server.bot("voisin_bot")
    mur = server.group("Le mur", lea, bots=[server.first_bot, other])
    await lea.opens(bot=other)
    await lea.commands(mur, "cafe samedi", bot=other)
    assert server.first_bot.mailbox.pending == {}
    assert len(other.mailbox.pending) == 2
    assert [shown.text for shown in lea.screen(other)] == ["/start"]
    assert lea.screen() == []


# --- what Telegram refuses --------------------------------------------------------------------

TOO_LONG_LINK = f"https://t.me/palier_bot?start={'x' * 65}"


def inline(**button: str) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMesage", {}, "Not Found"),
        ("sendDice", {}, "not played by this server"),
        ("sendMessage", {"text": "a", "txet": "b"}, "unknown parameter txet"),
        ("sendMessage", {}, "parameter text is missing"),
        ("sendMessage", {"text": 5}, "text: 5 is not str"),
        ("sendMessage", {"text": "a", "disable_web_page_preview": True}, "unknown parameter"),
        ("sendMessage", {"text": "a", "reply_markup": inline(txt="b")}, "unknown reply_markup"),
        ("sendMessage", {"text": "a", "reply_markup": inline(url="https://a.fr")}, "text is miss"),
        ("sendMessage", {"text": "a", "rich_message": {}}, "unknown parameter rich_message"),
        ("sendMessage", {"text": "a", "ephemeral_message_parameters": {}}, "not played"),
        ("sendMessage", {"text": "a" * 4097}, "message is too long"),
        ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
        ("sendMessage", {"text": " \n"}, "message text is empty"),
        ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ("sendMessage", {"text": "a", "parse_mode": "Markdown"}, "parse mode"),
        ("sendMessage", {"text": "a", "reply_markup": inline(text="b")}, "Text buttons are un"),
        (
            "sendMessage",
            {"text": "a", "reply_markup": inline(text="b", callback_data="é" * 33)},
            "BUTTON_DATA_INVALID",
        ),
        (
            "sendMessage",
            {"text": "a", "reply_markup": inline(text="b", url=TOO_LONG_LINK)},
            "start payload",
        ),
        (
            "sendMessage",
            {"text": "a", "reply_markup": inline(text="b", url="palier")},
            "inline keyboard button URL 'palier' is invalid",
        ),
        (
            "sendMessage",
            {"text": "a", "reply_markup": {"keyboard": [[{"text": "b"}] * 9]}},
            "REPLY_MARKUP_TOO_LONG",
        ),
        (
            "sendMessage",
            {"text": "a", "reply_markup": {"keyboard": [[{"text": "b"}]] * 101}},
            "REPLY_MARKUP_TOO_LONG",
        ),
        ("sendLocation", {"latitude": 91.0, "longitude": 0.0}, "location is invalid"),
        ("sendChatAction", {"action": "sleeping"}, "wrong parameter action"),
        ("sendDocument", {"document": "attach://nothing"}, "nothing attached"),
        ("createChatInviteLink", {"name": "n" * 33}, "INVITE_LINK_NAME_TOO_LONG"),
        (
            "createChatInviteLink",
            {"creates_join_request": True, "member_limit": 3},
            "member limit can't be specified",
        ),
        ("createChatInviteLink", {"expire_date": 1}, "EXPIRE_DATE_INVALID"),
        ("editMessageText", {"text": "a"}, "message identifier is not specified"),
        ("setMyCommands", {"commands": [{"command": "Café", "description": "x"}]}, "BOT_COMMAND_"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "DESCRIPTION_INV"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "description is missing"),
        (
            "setMyCommands",
            {"commands": [{"command": f"a{n}", "description": "x"} for n in range(101)]},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        ("setMyCommands", {"commands": [], "scope": {"type": "everyone"}}, "is not"),
        ("setMyCommands", {"commands": [], "language_code": "fr-FR"}, "LANG_CODE_INVALID"),
        ("setMyName", {"name": "n" * 65}, "NAME_TOO_LONG"),
        ("setMyDescription", {"description": "n" * 513}, "DESCRIPTION_TOO_LONG"),
        ("setMyShortDescription", {"short_description": "n" * 121}, "SHORT_DESCRIPTION_TOO_LONG"),
        ("setWebhook", {"url": "http://example.org/"}, "HTTPS URL must be provided"),
        ("setWebhook", {"url": "https://a.fr/", "secret_token": "é"}, "secret token contains un"),
        ("getUpdates", {"allowed_updates": ["mesage"]}, "no such updates"),
    ],
)
async def test_what_no_correct_bot_sends_is_refused_and_kept_as_a_fault(
    server: TelegramServer, method: str, params: dict[str, Any], words: str
) -> None:
    lea = server.person("Léa")
    mur = server.group("Le mur", lea)
    await lea.adds_bot(mur, rights=["can_invite_users"])
    asks_chat = not method.startswith(("set", "get"))
    answer = await raw(server, method, **({"chat_id": mur.id} if asks_chat else {}), **params)
    assert answer["ok"] is False
    assert answer["status"] == answer["error_code"]
    assert words in answer["description"]
    assert [fault for fault in server.faults if words in fault]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("é<b><i>a</b></i>", 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'),
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<a>a</a>", 'Tag "a" without a usable link'),
        ("<b class='x'>a</b>", 'Unsupported attribute "class"'),
        ("<span class='red'>a</span>", 'Tag "span" must have class "tg-spoiler"'),
        ("<tg-time>demain</tg-time>", 'Tag "tg-time" without a time'),
    ],
)
async def test_broken_markup_is_refused(
    server: TelegramServer, lea: Person, source: str, words: str
) -> None:
    answer = await raw(server, "sendMessage", chat_id=lea.id, text=source, parse_mode="HTML")
    assert answer["description"].startswith(f"Bad Request: can't parse entities: {words}")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Été &amp; <i>hiver</i></b>", "Été & hiver", [("bold", 0, 11), ("italic", 6, 5)]),
        ("😀 <u>a</u>", "😀 a", [("underline", 3, 1)]),
        ("  <s>a</s> b \n", "a b", [("strikethrough", 0, 1)]),
        ("&lt;b&gt; &copy; &#233;", "<b> &copy; é", []),
        ("<pre><code class='language-py'>x</code></pre>", "x", [("pre", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<tg-time unix='1800000000' format='wdt'>vendredi</tg-time>", "vendredi",
         [("date_time", 0, 8)]),
        ("<a href='https://a.fr/?x=1&amp;y=2'>x</a>", "x", [("text_link", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
    ],
)  # fmt: skip
async def test_markup_becomes_plain_words_and_entities(
    server: TelegramServer, lea: Person, bot: Bot,
    source: str, text: str, entities: list[tuple[str, int, int]],
) -> None:  # fmt: skip
    await bot.send_message(lea.id, source, parse_mode="HTML")
    shown = lea.last()
    assert shown.text == text
    assert [(e["type"], e["offset"], e["length"]) for e in shown.entities] == entities


async def refused(call: Awaitable[Any], error: type[TelegramError], words: str) -> None:
    with pytest.raises(error, match=words):
        await call


async def test_chats_out_of_reach_are_refused_in_telegrams_words(
    server: TelegramServer, lea: Person, mur: Chat, bot: Bot
) -> None:
    paul, club = server.person("Paul"), server.group("Le club", lea)
    annonces = server.channel("Annonces", lea)
    await refused(bot.send_message(42, "a"), BadRequest, "Chat not found")
    await refused(bot.send_message(paul.id, "a"), BadRequest, "Chat not found")
    await refused(bot.send_message(club.id, "a"), BadRequest, "Chat not found")
    await paul.joins(mur)
    await refused(bot.send_message(paul.id, "a"), Forbidden, "bot can't initiate conversation")
    await lea.blocks()
    await refused(bot.send_message(lea.id, "a"), Forbidden, "bot was blocked by the user")
    await lea.unblocks()
    await bot.send_message(lea.id, "a")
    await lea.deactivates()
    await refused(bot.send_message(lea.id, "a"), Forbidden, "user is deactivated")
    await lea.adds_bot(club)
    club.permissions.discard("can_send_messages")
    await refused(bot.send_message(club.id, "a"), BadRequest, "Not enough rights to send text")
    new = await lea.upgrades(club)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(club.id, "a")
    assert moved.value.new_chat_id == new.id
    await lea.removes_bot(new)
    await refused(bot.send_message(new.id, "a"), Forbidden, "bot was kicked from the supergroup")
    await lea.adds_bot(annonces, rights=["can_edit_messages"])
    await refused(bot.send_message(annonces.id, "a"), BadRequest, "Need administrator rights")
    await refused(bot.create_chat_invite_link(mur.id), BadRequest, "Not enough rights to manage")
    assert server.faults == []


async def test_edits_and_deletions_that_cannot_be_are_refused(
    server: TelegramServer, lea: Person, mur: Chat, bot: Bot
) -> None:
    card = await bot.send_message(mur.id, "Café", reply_markup=keyboard({"Oui": "o"}))
    said = await lea.says(mur, "bonjour")
    same = card.edit_text("Café", reply_markup=keyboard({"Oui": "o"}))
    await refused(same, BadRequest, "Message is not modified: specified new message content and")
    await refused(card.edit_caption("a"), BadRequest, "There is no caption in the message to edit")
    await refused(bot.edit_message_text("a", mur.id, 99), BadRequest, "Message to edit not found")
    await refused(bot.edit_message_text("a", mur.id, said.id), BadRequest, "can't be edited")
    await refused(bot.delete_message(mur.id, said.id), BadRequest, "can't be deleted")
    await refused(bot.delete_message(mur.id, 99), BadRequest, "Message to delete not found")
    reply = bot.send_message(mur.id, "a", reply_to_message_id=99)
    await refused(reply, BadRequest, "Message to be replied not found")
    await refused(bot.send_message(mur.id, "a", message_thread_id=7), BadRequest, "thread not")
    await card.edit_text("Café")
    assert lea.last(mur).labels == []
    await lea.deletes(lea.last(mur))
    await refused(card.edit_text("b"), BadRequest, "Message to edit not found")


async def test_topics_keep_their_messages(server: TelegramServer, lea: Person, bot: Bot) -> None:
    forum = server.supergroup("Forum", lea, bots=[server.first_bot], topics=True)
    cafes = forum.topic("Cafés")
    sent = await bot.send_message(forum.id, "Samedi", message_thread_id=cafes)
    assert (sent.message_thread_id, sent.is_topic_message) == (cafes, True)
    assert lea.last(forum).thread_id == cafes


async def test_a_press_lives_for_a_while_and_is_answered_twice_without_harm(
    server: TelegramServer, lea: Person, bot: Bot
) -> None:
    now = 1_800_000_000.0
    server.clock = lambda: now
    await bot.send_message(lea.id, "Venez", reply_markup=keyboard({"Oui": "o"}))
    query = lea.press(lea.last(), "o")
    await bot.answer_callback_query(query.id, "Noté")
    await bot.answer_callback_query(query.id, url=server.first_bot.link("c_42"))
    assert [answer.text for answer in query.answers] == ["Noté", ""]
    await refused(bot.answer_callback_query(query.id, "a" * 201), BadRequest, "Message_too_long")
    elsewhere = bot.answer_callback_query(query.id, url="https://example.org")
    await refused(elsewhere, BadRequest, "Url_invalid")
    now += server.callback_lifetime + 1
    await refused(bot.answer_callback_query(query.id), BadRequest, "Query is too old and response")
    await refused(bot.answer_callback_query("1"), BadRequest, "query id is invalid")


async def test_files_that_telegram_refuses(server: TelegramServer, lea: Person, bot: Bot) -> None:
    await refused(bot.send_photo(lea.id, b"no picture"), BadRequest, "Image_process_failed")
    await refused(bot.send_photo(lea.id, PNG + bytes(10**7 + 10**6)), BadRequest, "Photo_save")
    await refused(bot.send_document(lea.id, b""), BadRequest, "File must be non-empty")
    await refused(bot.get_file("AgAC1"), BadRequest, "Invalid file_id")
    await refused(bot.send_document(lea.id, "AgAC1"), BadRequest, "Wrong file identifier")
    caption = bot.send_photo(lea.id, PNG, caption="a" * 1025)
    await refused(caption, BadRequest, "Message caption is too long")


# --- the bad days of a network ----------------------------------------------------------------


async def test_trouble_comes_on_demand(
    server: TelegramServer, lea: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with bot_for(server, timeout=0.2) as bot:
        write: Callable[[], Awaitable[Any]] = lambda: bot.send_message(lea.id, "a")  # noqa: E731
        server.breaks("too_many_requests", retry_after=7)
        with pytest.raises(RetryAfter) as flood:
            await write()
        assert flood.value._retry_after.total_seconds() == 7
        server.breaks("server_error", chat=lea)
        await refused(write(), NetworkError, "Internal Server Error")
        server.breaks("bad_gateway", "sendMessage")
        await refused(write(), NetworkError, "Bad Gateway")
        server.breaks("timeout")
        await refused(write(), TimedOut, "Timed out")
        server.breaks("reset")
        await refused(write(), NetworkError, "httpx")
        assert lea.screen()[1:] == []
        lost = server.breaks("answer_lost")
        await refused(write(), NetworkError, "httpx")
        await lost.happened()
        server.breaks("garbage")
        with pytest.raises(TelegramError, match="Invalid server response") as unread:
            await write()
        assert not isinstance(unread.value, NetworkError)
        assert len(lea.screen()) == 3, "a lost answer was taken, and so was a spoiled one"
        endless = server.breaks("server_error", "getMe", times=None)
        await write()
        await refused(bot.get_me(), NetworkError, "Internal")
        endless.end()
        await bot.get_me()
        server.latency = 0.5
        await refused(write(), TimedOut, "Timed out")


async def test_flood_control_counts_every_window(
    server: TelegramServer, lea: Person, mur: Chat
) -> None:
    server.limits = FloodLimits(per_second=10, private_burst=2, per_group=3)
    answers = [await raw(server, "sendMessage", chat_id=lea.id, text="a") for _ in range(3)]
    assert [answer["status"] for answer in answers] == [200, 200, 429]
    assert answers[2]["parameters"] == {"retry_after": 1}
    assert answers[2]["description"] == "Too Many Requests: retry after 1"
    answers = [await raw(server, "sendMessage", chat_id=mur.id, text="a") for _ in range(4)]
    assert [answer["status"] for answer in answers] == [200, 200, 200, 429]
    assert 58 <= answers[3]["parameters"]["retry_after"] <= 60
    card = answers[0]["result"]["message_id"]
    edit = await raw(server, "editMessageText", chat_id=mur.id, message_id=card, text="b")
    assert edit["status"] == 429
    server.limits = FloodLimits(per_second=5)
    walls = [server.group(str(n), lea, bots=[server.first_bot]) for n in range(6)]
    answers = [await raw(server, "sendMessage", chat_id=wall.id, text="a") for wall in walls]
    assert [answer["status"] for answer in answers] == [200] * 5 + [429]
    assert server.limits.breaches == 1
    assert server.faults == []


# --- how updates arrive -----------------------------------------------------------------------


async def test_a_second_poller_ends_the_first(server: TelegramServer, bot: Bot) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(refused(bot.get_updates(timeout=5), Conflict, "other getUpd"))
        await asyncio.sleep(0.05)
        second = group.create_task(raw(server, "getUpdates", timeout=5))
        await first
        await server.person("Léa").opens()
    assert len(second.result()["result"]) == 1


async def test_updates_stay_until_a_higher_offset_confirms_them(
    server: TelegramServer, lea: Person, bot: Bot
) -> None:
    await lea.says(None, "un")
    first, second = await bot.get_updates()
    assert await bot.get_updates(offset=first.update_id + 1) == (second,)
    assert await bot.get_updates(offset=second.update_id + 1, timeout=0) == ()
    assert await bot.get_updates(allowed_updates=["callback_query"]) == ()
    await lea.says(None, "deux")
    assert await bot.get_updates() == ()


@asynccontextmanager
async def webhook(app: Library, secret: str) -> AsyncIterator[tuple[str, web.BaseRunner]]:
    """Give an address, and what to set up for somebody to listen there."""

    async def take(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != secret:
            raise web.HTTPForbidden
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    receiver = web.Application()
    receiver.router.add_post("/hook", take)
    runner = web.AppRunner(receiver)
    await runner.setup()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/hook", runner
    finally:
        await runner.cleanup()


async def test_a_webhook_is_told_the_secret_and_asked_again_until_it_takes(
    server: TelegramServer,
) -> None:
    lea, mailbox = server.person("Léa"), server.first_bot.mailbox
    async with (
        application(server) as app,
        bot_for(server) as bot,
        webhook(app, "s3cret") as (url, runner),
    ):
        await bot.set_webhook(url, secret_token="s3cret", allowed_updates=["message"])
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await lea.opens("early")
        while not mailbox.deliveries:
            await server.changed.wait(0.05)
        told = await bot.get_webhook_info()
        assert told.last_error_message == "Connection failed: ClientConnectorError"
        await web.TCPSite(runner, "127.0.0.1", int(url.split(":")[2].split("/")[0])).start()
        await lea.sees("early")
        await server.quiet()
        ids, statuses = zip(*mailbox.deliveries, strict=True)
        assert (len(set(ids)), set(statuses)) == (1, {0, 200})
        assert [update.update_id for update in app.bot_data["seen"]] == [ids[0]]
        await bot.set_webhook(url, secret_token="stolen")
        await lea.opens("forged")
        with pytest.raises(TimeoutError, match="1 updates"):
            await server.quiet(0.2)
        assert mailbox.deliveries[-1][1] == 403
        await bot.delete_webhook(drop_pending_updates=True)
        assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_an_unknown_token_is_refused(server: TelegramServer) -> None:
    with pytest.raises(telegram.error.InvalidToken):
        async with Bot("123:abc", base_url=f"{server.url}/bot"):
            pass


async def test_another_process_can_act_for_the_people() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.telegram_server", "--token", "77:abc",
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    told = json.loads(await process.stdout.readline())
    assert told["tokens"] == ["77:abc"]

    async def act(call: str, *args: Any, on: Any = None, **kwargs: Any) -> Any:
        wish = {"call": call, "args": args, "kwargs": kwargs} | ({"on": on} if on else {})
        async with session.post(f"{told['url']}/control", json=wish) as answer:
            body = await answer.json()
            return body["result"] if answer.status == 200 else body

    async with aiohttp.ClientSession() as session:
        lea = await act("person", "Léa")
        await act("opens", "p_1", on=lea)
        mur = await act("group", "Le mur", lea)
        await act("adds_bot", mur, on=lea)
        data = {"chat_id": str(mur["id"]), "text": "<b>Café</b>", "parse_mode": "HTML"}
        async with session.post(f"{told['url']}/bot77:abc/sendMessage", data=data) as answer:
            assert answer.status == 200
        [shown] = await act("screen", mur, on=lea)
        assert shown["text"] == "Café"
        assert (await act("calls"))[0]["method"] == "sendMessage"
        assert "nobody answered" in (await act("forges", shown, "x", on=lea, timeout=0.05))["error"]
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
