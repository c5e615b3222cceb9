"""Telegram refuses, in its own words, what a bot may not do."""

from typing import Any

import pytest
from telegram import Bot, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
)

from tests.fakes.telegram import Chat, Person, TelegramServer
from tests.test_telegram_server.bots import keyboard, raw, refused

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (300).to_bytes(4, "big") + (200).to_bytes(4, "big")
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
@pytest.mark.usefixtures("forgiven")
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
@pytest.mark.usefixtures("forgiven")
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
    await lea.blocks()
    await lea.opens()
    await bot.send_message(lea.id, "b")
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
    keys = ReplyKeyboardMarkup([[KeyboardButton("Oui")]])
    asked = await bot.send_message(lea.id, "Vrai ?", reply_markup=keys)
    await refused(asked.edit_text("Faux ?"), BadRequest, "Message can't be edited")
    await card.edit_text("Café")
    assert lea.last(mur).labels == []
    await lea.deletes(lea.last(mur))
    await refused(card.edit_text("b"), BadRequest, "Message to edit not found")


@pytest.mark.usefixtures("forgiven")
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


@pytest.mark.usefixtures("forgiven")
async def test_files_that_telegram_refuses(server: TelegramServer, lea: Person, bot: Bot) -> None:
    await refused(bot.send_photo(lea.id, b"no picture"), BadRequest, "Image_process_failed")
    await refused(bot.send_photo(lea.id, PNG + bytes(10**7 + 10**6)), BadRequest, "Photo_save")
    await refused(bot.send_document(lea.id, b""), BadRequest, "File must be non-empty")
    await refused(bot.get_file("AgAC1"), BadRequest, "Invalid file_id")
    await refused(bot.send_document(lea.id, "AgAC1"), BadRequest, "Wrong file identifier")
    caption = bot.send_photo(lea.id, PNG, caption="a" * 1025)
    await refused(caption, BadRequest, "Message caption is too long")
