"""Which chats a bot reaches, and the words with which the others are refused."""

from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.chats import JOIN_REQUEST_SECONDS, Chat, Member
from tests.fakes.telegram.errors import bad_request, forbidden

if TYPE_CHECKING:
    from tests.fakes.telegram.people import Person
    from tests.fakes.telegram.world import World


def chat_of(world: "World", bot: BotAccount, chat_id: int | str) -> Chat:
    """Give a chat the bot may speak in; refuse as Telegram words it."""
    if isinstance(chat_id, str) and not chat_id.startswith("@"):
        raise bad_request("chat not found")
    if isinstance(chat_id, str):
        named = (c for c in world.chats.values() if c.username == chat_id.removeprefix("@"))
        chat = next(named, None)
    elif chat_id in world.people:
        return _private(world, bot, world.people[chat_id])
    elif chat_id in world.bots:
        raise forbidden("bot can't send messages to bots")
    else:
        chat = world.chats.get(chat_id)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to.id
        )
    member = chat.members.get(bot.id)
    if member is None and chat.username is None:
        raise bad_request("chat not found")
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind}")
    if member is None or not member.present:
        raise forbidden(f"bot is not a member of the {chat.kind}")
    return chat


def _private(world: "World", bot: BotAccount, person: "Person") -> Chat:
    chat = world.private(bot, person)
    if person.deactivated:
        raise forbidden("user is deactivated")
    if bot.id in person.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.started:
        return chat
    oldest = world.clock() - JOIN_REQUEST_SECONDS
    for place in world.chats.values():
        asked = place.requests.get(person.id)
        if asked is not None and asked >= oldest and place.may(bot, "can_invite_users"):
            return chat
    if person.id in bot.met or any(c.member(person).present for c in _shared(world, bot)):
        raise forbidden("bot can't initiate conversation with a user")
    raise bad_request("chat not found")


def _shared(world: "World", bot: BotAccount) -> list[Chat]:
    return [chat for chat in world.chats.values() if chat.member(bot).present]


def check_sending(chat: Chat, bot: BotAccount, what: str = "can_send_messages") -> None:
    """Refuse a bot that may read here but not write."""
    if chat.type == "channel" and not chat.may(bot, "can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    if chat.type in ("private", "channel") or chat.administers(bot):
        return
    if not {"can_send_messages", what} <= chat.permissions:
        kind = {"can_send_documents": "documents", "can_send_photos": "photos"}
        words = kind.get(what, "text messages")
        raise bad_request(f"not enough rights to send {words} to the chat")


def check_right(chat: Chat, bot: BotAccount, right: str, words: str) -> None:
    """Refuse with `words` a bot that lacks an administrator's right."""
    if chat.type != "private" and not chat.may(bot, right):
        raise bad_request(words)


def member_of(world: "World", chat: Chat, user_id: int) -> Member:
    """Find a user's place in a chat; refuse a user nobody knows."""
    user = world.people.get(user_id) or world.bots.get(user_id)
    if user is None:
        raise bad_request("invalid user_id specified")
    return chat.member(user)
