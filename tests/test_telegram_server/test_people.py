"""People and a bot of python-telegram-bot understand each other."""

import pytest
import telegram
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import (
    BadRequest,
    Forbidden,
)

from tests.fakes.telegram import Chat, Person, TelegramServer
from tests.test_telegram_server.bots import bot_for, keyboard, polling

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (300).to_bytes(4, "big") + (200).to_bytes(4, "big")


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


async def test_two_bots_live_side_by_side(server: TelegramServer) -> None:
    lea, other = server.person("Léa"), server.bot("voisin_bot")
    mur = server.group("Le mur", lea, bots=[server.first_bot, other])
    await lea.opens(bot=other)
    await lea.commands(mur, "cafe samedi", bot=other)
    assert server.first_bot.mailbox.pending == {}
    assert len(other.mailbox.pending) == 2
    assert [shown.text for shown in lea.screen(other)] == ["/start"]
    assert lea.screen() == []
    await lea.says(mur, "/cafe")
    assert len(other.mailbox.pending) == 2, "a command to nobody is heard by nobody"
    async with Bot(other.token, base_url=f"{server.url}/bot") as bot:
        await bot.send_message(mur.id, "Qui vient ?")
    await lea.says(mur, "/cafe")
    assert len(other.mailbox.pending) == 3, "the last bot to speak is the one meant"
    assert server.first_bot.mailbox.pending == {}


async def test_topics_keep_their_messages(server: TelegramServer, lea: Person, bot: Bot) -> None:
    forum = server.supergroup("Forum", lea, bots=[server.first_bot], topics=True)
    cafes = forum.topic("Cafés")
    sent = await bot.send_message(forum.id, "Samedi", message_thread_id=cafes)
    assert (sent.message_thread_id, sent.is_topic_message) == (cafes, True)
    assert lea.last(forum).thread_id == cafes


async def test_another_library_is_served_too(
    server: TelegramServer, lea: Person, mur: Chat
) -> None:
    # Seconds to import: everybody who collects these tests would wait for them.
    import aiogram
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    paul = server.person("Paul")
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    async with aiogram.Bot(server.token, session=session) as bot:
        await lea.adds_bot(mur, rights=["can_invite_users", "can_restrict_members"])
        sent = await bot.send_message(mur.id, "<b>Café</b>", parse_mode="HTML")
        await lea.says(mur, "moi", reply_to=sent.message_id)
        lea.press(lea.last(mur), "o")
        link = await bot.create_chat_invite_link(mur.id, creates_join_request=True)
        await paul.asks_to_join(link.invite_link)
        await bot.approve_chat_join_request(mur.id, paul.id)
        await bot.ban_chat_member(mur.id, paul.id)
        with pytest.raises(ValueError, match="banned"):
            await paul.asks_to_join(link.invite_link)
        await bot.revoke_chat_invite_link(mur.id, link.invite_link)
        with pytest.raises(ValueError, match="leads nowhere"):
            await server.person("Ève").asks_to_join(link.invite_link)
        assert await bot.get_chat_member_count(mur.id) == 2
        await lea.shares_location(None, 48.85, 2.35)
        updates = await bot.get_updates(allowed_updates=["message", "chat_member"])
        assert [update.event_type for update in updates] == [
            "message", "my_chat_member", "message", "callback_query", "chat_join_request",
            "message", "message", "message",
        ]  # fmt: skip
        assert (await bot.get_chat(mur.id)).title == "Le mur"
        await bot.unban_chat_member(mur.id, paul.id)
        await paul.joins(mur)
        later = await bot.get_updates(offset=updates[-1].update_id + 1)
        assert "chat_member" in [update.event_type for update in later]
