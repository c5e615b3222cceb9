"""Looking at chats and leaving them."""

from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.chats import PERMISSIONS, Chat, Member
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.errors import Refusal, Wire, bad_request

from .reach import chat_of, check_right, member_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

ALLOWED = [*PERMISSIONS, "can_change_info", "can_pin_messages", "can_manage_topics"]


@method("getChat")
def get_chat(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Describe a chat in full, also a person who can not be written to now."""
    chat_id = parameters.values["chat_id"]
    try:
        chat: Chat = chat_of(world, bot, chat_id)
    except Refusal as refusal:
        if refusal.code != 403 or chat_id not in world.people:
            raise
        chat = world.private(bot, world.people[chat_id])
    gifts = (
        "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels"
    ).split()
    wire: Wire = {
        **chat.wire(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.type in ("group", "supergroup"):
        wire["permissions"] = {name: name in chat.permissions for name in ALLOWED}
    if pins := [message for message in chat.pins if not message.deleted]:
        wire["pinned_message"] = pins[-1].wire(shallow=True)
    return wire


@method("getChatMember")
def get_chat_member(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Tell what somebody may do in a chat; in a channel only to an administrator."""
    chat = chat_of(world, bot, parameters.values["chat_id"])
    user_id = parameters.values["user_id"]
    if chat.type == "channel" and not chat.administers(bot):
        raise bad_request("member list is inaccessible")
    return chat.member_wire(member_of(world, chat, user_id))


@method("getChatAdministrators")
def get_chat_administrators(world: "World", bot: BotAccount, parameters: Parameters) -> list[Wire]:
    """List the owner and administrators, other bots left out."""
    chat = chat_of(world, bot, parameters.values["chat_id"])
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [
        chat.member_wire(member)
        for member in chat.members.values()
        if chat.administers(member.user)
        and (member.user is bot or not member.user.user()["is_bot"])
    ]


@method("getChatMemberCount")
def get_chat_member_count(world: "World", bot: BotAccount, parameters: Parameters) -> int:
    """Count who is in a chat, bots included."""
    chat = chat_of(world, bot, parameters.values["chat_id"])
    return sum(member.present for member in chat.members.values()) or 2


def _throw_out(world: "World", bot: BotAccount, values: Wire, status: str) -> bool:
    chat = chat_of(world, bot, values["chat_id"])
    if chat.type == "private":
        raise bad_request("can't ban members in private chats")
    words = "not enough rights to restrict/unrestrict chat member"
    check_right(chat, bot, "can_restrict_members", words)
    member = member_of(world, chat, values["user_id"])
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if chat.administers(member.user):
        raise bad_request("user is an administrator of the chat")
    if status == "left" and values.get("only_if_banned") and member.status != "kicked":
        return True
    world.change_member(chat, Member(member.user, status), by=bot)
    return True


@method("banChatMember")
def ban_chat_member(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Throw somebody out, who can not come back by a link."""
    return _throw_out(world, bot, parameters.values, "kicked")


@method("unbanChatMember")
def unban_chat_member(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Let somebody banned come back; without `only_if_banned`, a member is thrown out."""
    return _throw_out(world, bot, parameters.values, "left")


@method("leaveChat")
def leave_chat(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Leave a group or channel."""
    chat = chat_of(world, bot, parameters.values["chat_id"])
    if chat.type == "private":
        raise bad_request("chat can't be left")
    world.change_member(chat, Member(bot, "left"), by=bot)
    return True
