"""Invite links and join requests."""

import base64
from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.chats import InviteLink, Member
from tests.fakes.telegram.checks import LINK_NAME_LENGTH
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.errors import Wire, bad_request

from .reach import chat_of, check_right, member_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

NO_RIGHT = "not enough rights to manage chat invite link"


@method("createChatInviteLink")
def create_invite_link(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Make one more link into a chat."""
    values = parameters.values
    chat = chat_of(world, bot, values["chat_id"])
    if chat.type == "private":
        raise bad_request("can't create invite links in private chats")
    check_right(chat, bot, "can_invite_users", NO_RIGHT)
    if len(values.get("name", "")) > LINK_NAME_LENGTH:
        raise bad_request("INVITE_LINK_NAME_TOO_LONG", fault=True)
    if values.get("creates_join_request") and values.get("member_limit"):
        raise bad_request(
            "member limit can't be specified for links requiring administrator approval",
            fault=True,
        )
    if values.get("expire_date", 2**40) <= world.clock():
        raise bad_request("EXPIRE_DATE_INVALID", fault=True)
    code = base64.urlsafe_b64encode(world.new_id()[-12:].encode()).decode()
    link = InviteLink(
        f"https://t.me/+{code}", chat, bot, values.get("name"),
        bool(values.get("creates_join_request")),
        values.get("expire_date"), values.get("member_limit"),
    )  # fmt: skip
    world.links[link.url] = link
    return link.wire()


@method("revokeChatInviteLink")
def revoke_invite_link(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Close a link the bot made."""
    chat = chat_of(world, bot, parameters.values["chat_id"])
    check_right(chat, bot, "can_invite_users", NO_RIGHT)
    link = world.links.get(parameters.values["invite_link"])
    if link is None or link.chat is not chat or link.creator is not bot:
        raise bad_request("INVITE_HASH_EXPIRED")
    del world.links[link.url]
    return {**link.wire(), "is_revoked": True}


def _settle(world: "World", bot: BotAccount, values: Wire, *, approve: bool) -> bool:
    chat = chat_of(world, bot, values["chat_id"])
    check_right(chat, bot, "can_invite_users", NO_RIGHT)
    member = member_of(world, chat, values["user_id"])
    if member.present:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if chat.requests.pop(values["user_id"], None) is None:
        raise bad_request("HIDE_REQUESTER_MISSING")
    if approve:
        world.change_member(chat, Member(member.user, "member"), by=bot)
    world.changed.beat()
    return True


@method("approveChatJoinRequest")
def approve(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Let in somebody who asked."""
    return _settle(world, bot, parameters.values, approve=True)


@method("declineChatJoinRequest")
def decline(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Refuse somebody who asked."""
    return _settle(world, bot, parameters.values, approve=False)
