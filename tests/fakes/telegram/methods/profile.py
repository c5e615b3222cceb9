"""A bot's own face: name, descriptions, menus of commands by scope and language."""

from typing import TYPE_CHECKING

from tests.fakes.telegram.accounts import Account
from tests.fakes.telegram.bots import BotAccount, MenuKey
from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.checks import check_command
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.errors import Wire, bad_request

from .reach import chat_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World


@method("getMe")
def get_me(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Tell the bot who it is."""
    return bot.me()


def _menu_key(world: "World", bot: BotAccount, values: Wire) -> MenuKey:
    scope = values.get("scope") or {"type": "default"}
    language = values.get("language_code", "")
    if language and not (len(language) == 2 and language.isalpha() and language.islower()):
        raise bad_request("LANG_CODE_INVALID", fault=True)
    chat_id = 0
    if "chat_id" in scope:
        chat = chat_of(world, bot, scope["chat_id"])
        if chat.type == "channel":
            raise bad_request("can't change commands in channel chats")
        chat_id = chat.id
    return scope["type"], chat_id, scope.get("user_id", 0), language


@method("setMyCommands")
def set_my_commands(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Keep a menu for one scope and language; at most 100 entries, no name twice."""
    commands = parameters.values["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH", fault=True)
    for command in commands:
        check_command(command)
    if len({command["command"] for command in commands}) < len(commands):
        raise bad_request("BOT_COMMAND_DUPLICATE", fault=True)
    bot.menus[_menu_key(world, bot, parameters.values)] = commands
    return True


@method("getMyCommands")
def get_my_commands(world: "World", bot: BotAccount, parameters: Parameters) -> list[Wire]:
    """Give the menu kept for exactly this scope and language."""
    return bot.menus.get(_menu_key(world, bot, parameters.values), [])


@method("deleteMyCommands")
def delete_my_commands(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Forget the menu of a scope and language."""
    bot.menus.pop(_menu_key(world, bot, parameters.values), None)
    return True


def menu_for(bot: BotAccount, chat: Chat, person: Account) -> dict[str, str]:
    """Give the menu a client shows: the narrowest scope first, its language before none."""
    scopes: list[tuple[str, int, int]] = []
    if chat.type == "private":
        scopes += [("chat", chat.id, 0), ("all_private_chats", 0, 0)]
    else:
        scopes += [("chat_member", chat.id, person.id)]
        if chat.administers(person):
            scopes += [("chat_administrators", chat.id, 0)]
        scopes += [("chat", chat.id, 0)]
        if chat.administers(person):
            scopes += [("all_chat_administrators", 0, 0)]
        scopes += [("all_group_chats", 0, 0)]
    for scope in (*scopes, ("default", 0, 0)):
        for language in ((person.language_code or "")[:2], ""):
            if commands := bot.menus.get((*scope, language)):
                return {command["command"]: command["description"] for command in commands}
    return {}


def _set_words(kept: dict[str, str], values: Wire, name: str, limit: int) -> bool:
    words = values.get(name, "")
    if len(words) > limit:
        raise bad_request(f"{name.upper()}_TOO_LONG", fault=True)
    kept[values.get("language_code", "")] = words
    return True


@method("setMyName")
def set_my_name(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Keep the bot's name in a language, 64 characters at most."""
    return _set_words(bot.names, parameters.values, "name", 64)


@method("setMyDescription")
def set_my_description(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Keep what an empty chat shows, 512 characters at most."""
    return _set_words(bot.descriptions, parameters.values, "description", 512)


@method("setMyShortDescription")
def set_my_short_description(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Keep what the profile shows, 120 characters at most."""
    return _set_words(bot.short_descriptions, parameters.values, "short_description", 120)


@method("setChatMenuButton")
def set_chat_menu_button(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Keep the button beside the text field of a private chat, or of all."""
    chat_id = parameters.values.get("chat_id", 0)
    if chat_id:
        chat_of(world, bot, chat_id)
    bot.menu_buttons[chat_id] = parameters.values.get("menu_button", {"type": "default"})
    return True
