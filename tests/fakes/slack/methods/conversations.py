"""Conversations: opening and finding them, who is in them, what they are about."""

import re
from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Call
from tests.fakes.slack.channels import Channel
from tests.fakes.slack.errors import Refusal, Wire

from .reach import channel_of, check_scope, joined_channel, paged, person_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

KINDS = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
TOPIC_LENGTH = 250
INVITED = 100


def _manage(world: "World", call: Call, channel: Channel, *narrower: str) -> None:
    kind = "groups:write" if channel.private else "channels:manage"
    family = "groups" if channel.private else "channels"
    check_scope(world, call.workspace, kind, *(f"{family}:{each}" for each in narrower))
    if channel.person is not None:
        raise Refusal("method_not_supported_for_channel_type", fault=True)


def _readable(world: "World", call: Call) -> Channel:
    channel = channel_of(call, call.params["channel"])
    check_scope(world, call.workspace, f"{channel.scope}:read")
    return channel


@method(
    "conversations.open", "channel users return_im:bool prevent_creation:bool", scope="im:write"
)
def open_conversation(world: "World", call: Call) -> Wire:
    """Give the talk with a person."""
    if "channel" in call.params:
        return {"channel": {"id": channel_of(call, call.params["channel"]).id}}
    users = [each for each in call.params.get("users", "").split(",") if each]
    if not users:
        raise Refusal("users_list_not_supplied", fault=True)
    if len(users) > 1:
        check_scope(world, call.workspace, "mpim:write")
        raise Refusal("too_many_users", "group talks are not played here", fault=True)
    person = person_of(call, users[0])
    if person.deleted:
        raise Refusal("user_disabled")
    channel = call.workspace.direct(person)
    wire = channel.wire() if call.params.get("return_im") else {"id": channel.id}
    return {"channel": wire, "no_op": False, "already_open": False}


@method("conversations.create", "name! is_private:bool", tier=2)
def create(world: "World", call: Call) -> Wire:
    """Make a channel with the app in it."""
    private, name = call.params.get("is_private", False), call.params["name"]
    check_scope(world, call.workspace, "groups:write" if private else "channels:manage")
    if len(name) > 80:
        raise Refusal("invalid_name_maxlength", fault=True)
    if not re.search(r"\w", name):
        raise Refusal("invalid_name_punctuation", fault=True)
    if name != name.lower() or not re.fullmatch(r"[\w-]+", name):
        raise Refusal("invalid_name_specials", fault=True)
    if any(each.name == name and not each.person for each in call.workspace.channels.values()):
        raise Refusal("name_taken")
    channel = call.workspace.new_channel(name, call.workspace.bot_user, private=private)
    channel.members[call.workspace.bot_user] = None
    return {"channel": channel.wire()}


@method("conversations.invite", "channel! users! force:bool")
def invite(world: "World", call: Call) -> Wire:
    """Bring people into a channel the app is in."""
    channel = channel_of(call, call.params["channel"], archived=False)
    _manage(world, call, channel, "write.invites")
    if not channel.has_app:
        raise Refusal("not_in_channel")
    users = [each.strip() for each in call.params["users"].split(",")]
    if len(users) > INVITED:
        raise Refusal("invalid_arguments", f"more than {INVITED} users", fault=True)
    errors = []
    for user_id in users:
        error = ""
        if user_id == call.workspace.bot_user:
            error = "cant_invite_self"
        elif (person := call.workspace.people.get(user_id)) is None or person.deleted:
            error = "user_not_found"
        elif user_id in channel.members:
            error = "already_in_channel"
        if error:
            errors.append({"user": user_id, "ok": False, "error": error})
    if errors and not (call.params.get("force") and len(errors) < len(users)):
        raise Refusal(str(errors[0]["error"]), errors=errors)
    refused = {error["user"] for error in errors}
    for user_id in users:
        if user_id not in refused:
            by = call.workspace.bot_user
            call.workspace.change_member(channel, user_id, by=by, present=True)
    return {"channel": channel.wire()}


@method("conversations.kick", "channel! user!")
def kick(world: "World", call: Call) -> Wire:
    """Take somebody out of a channel the app is in."""
    channel = channel_of(call, call.params["channel"], archived=False)
    needed = "groups:write" if channel.private else "channels:manage"
    if needed not in call.workspace.scopes:
        # Tried on purpose: only workspaces that granted more than the app asks for allow it.
        raise Refusal("missing_scope", needed=needed)
    if call.params["user"] == call.workspace.bot_user:
        raise Refusal("cant_kick_self")
    if call.params["user"] not in call.workspace.people:
        raise Refusal("user_not_found")
    if not channel.has_app or call.params["user"] not in channel.members:
        raise Refusal("not_in_channel")
    by = call.workspace.bot_user
    call.workspace.change_member(channel, call.params["user"], by=by, present=False)
    return {}


@method("conversations.join", "channel!", scope="channels:join")
def join(world: "World", call: Call) -> Wire:
    """Enter a public channel."""
    channel = channel_of(call, call.params["channel"], archived=False)
    if channel.private:
        raise Refusal("method_not_supported_for_channel_type", fault=True)
    already = channel.has_app
    bot = call.workspace.bot_user
    call.workspace.change_member(channel, bot, by=bot, present=True)
    answer: Wire = {"channel": channel.wire()}
    if already:
        answer |= {
            "warning": "already_in_channel",
            "response_metadata": {"warnings": ["already_in_channel"]},
        }
    return answer


@method("conversations.info", "channel! include_locale:bool include_num_members:bool", reads=True)
def info(world: "World", call: Call) -> Wire:
    """Describe a conversation."""
    members = call.params.get("include_num_members", False)
    return {"channel": _readable(world, call).wire(members=members)}


@method("conversations.members", "channel! cursor limit:int", tier=4, reads=True)
def members(world: "World", call: Call) -> Wire:
    """List who is in a conversation."""
    page, cursor = paged([*_readable(world, call).members], call)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


@method(
    "conversations.list", "cursor limit:int types exclude_archived:bool",
    tier=2, reads=True,
)  # fmt: skip
def list_conversations(world: "World", call: Call) -> Wire:
    """List the conversations the app knows of."""
    types = call.params.get("types", "public_channel").split(",")
    if unknown := set(types) - KINDS.keys():
        raise Refusal("invalid_types", f"{sorted(unknown)}", fault=True)
    for kind in types:
        check_scope(world, call.workspace, f"{KINDS[kind]}:read")
    channels = {
        each.id: each
        for each in call.workspace.channels.values()
        if each.kind in types
        and each.visible
        and not (each.archived and call.params.get("exclude_archived"))
    }
    page, cursor = paged([*channels], call)
    return {
        "channels": [channels[each].wire() for each in page],
        "response_metadata": {"next_cursor": cursor},
    }


@method("conversations.setTopic", "channel! topic!", tier=2)
def set_topic(world: "World", call: Call) -> Wire:
    """Say what a channel is about."""
    channel = joined_channel(call, call.params["channel"])
    _manage(world, call, channel, "write.topic")
    if len(call.params["topic"]) > TOPIC_LENGTH:
        raise Refusal("too_long", fault=True)
    channel.topic = call.params["topic"]
    return {"channel": channel.wire()}
