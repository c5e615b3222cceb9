"""Writing, changing and deleting messages."""

from typing import TYPE_CHECKING

from tests.fakes.slack.accounts import tell_change, tell_deletion
from tests.fakes.slack.calls import Call
from tests.fakes.slack.channels import Channel
from tests.fakes.slack.content import UPDATE_LENGTH, check_content
from tests.fakes.slack.errors import Refusal, Wire
from tests.fakes.slack.messages import Message

from .reach import channel_of, joined_channel, message_of, person_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

WORDS = "channel! text blocks:json attachments:json metadata:json link_names:bool parse"
LOOK = "icon_emoji icon_url username"
UNFOLD = "mrkdwn:bool unfurl_links:bool unfurl_media:bool"


def _target(call: Call) -> Channel:
    """Give the conversation to post to; a person's id opens the talk with them."""
    wanted = call.params["channel"]
    if wanted in call.workspace.people:
        return call.workspace.direct(person_of(call, wanted))
    channel = channel_of(call, wanted, archived=False)
    if not channel.has_app and "chat:write.public" not in call.workspace.scopes:
        raise Refusal("not_in_channel")
    return channel


def _thread(channel: Channel, call: Call) -> str | None:
    thread: str | None = call.params.get("thread_ts")
    if thread is not None and thread not in channel.messages:
        raise Refusal("cannot_reply_to_message")
    return thread


@method(
    "chat.postMessage", f"{WORDS} {LOOK} {UNFOLD} thread_ts reply_broadcast:bool",
    scope="chat:write", tier=0,
)  # fmt: skip
def post_message(world: "World", call: Call) -> Wire:
    """Write into a conversation the app is in."""
    channel, workspace = _target(call), call.workspace
    content = check_content(call.params, world.faults, call.method)
    if channel.person is not None and channel.person.deleted:
        raise Refusal("channel_not_found")
    message = Message(
        world.new_ts(), channel, workspace.bot_user, workspace.bot_id, content.text,
        content.blocks or [], thread_ts=_thread(channel, call),
        attachments=content.attachments or [], metadata=call.params.get("metadata"),
    )  # fmt: skip
    workspace.add_message(message)
    return {"channel": channel.id, "ts": message.ts, "message": message.wire()}


@method("chat.postEphemeral", f"{WORDS} {LOOK} user! thread_ts", scope="chat:write", tier=4)
def post_ephemeral(world: "World", call: Call) -> Wire:
    """Show a message to one person of a conversation."""
    channel = joined_channel(call, call.params["channel"])
    content = check_content(call.params, world.faults, call.method)
    if call.params["user"] not in channel.members:
        raise Refusal("user_not_in_channel")
    workspace = call.workspace
    message = Message(
        world.new_ts(), channel, workspace.bot_user, workspace.bot_id, content.text,
        content.blocks or [], only=call.params["user"], thread_ts=_thread(channel, call),
    )  # fmt: skip
    workspace.add_message(message)
    return {"message_ts": message.ts}


@method("chat.update", f"{WORDS} ts! reply_broadcast:bool file_ids:json", scope="chat:write")
def update(world: "World", call: Call) -> Wire:
    """Change a message of the app's own; blocks that are left out stay as they were."""
    channel = channel_of(call, call.params["channel"])
    message = message_of(channel, call.params["ts"])
    if message.bot_id != call.workspace.bot_id:
        raise Refusal("cant_update_message", fault=True)
    if channel.archived:
        raise Refusal("is_archived")
    content = check_content(call.params, world.faults, call.method, limit=UPDATE_LENGTH)
    before = message.wire()
    message.text = content.text
    if content.blocks is not None:
        message.blocks = content.blocks
    if content.attachments is not None:
        message.attachments = content.attachments
    message.edits += 1
    message.edited_at = world.new_ts()
    tell_change(message, before)
    return {
        "channel": channel.id, "ts": message.ts, "text": message.text, "message": message.wire(),
    }  # fmt: skip


@method("chat.delete", "channel! ts!", scope="chat:write")
def delete(world: "World", call: Call) -> Wire:
    """Delete a message of the app's own."""
    channel = channel_of(call, call.params["channel"])
    message = message_of(channel, call.params["ts"])
    if message.bot_id != call.workspace.bot_id:
        raise Refusal("cant_delete_message", fault=True)
    message.deleted = True
    channel.pins = [each for each in channel.pins if each is not message]
    tell_deletion(message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink", "channel! message_ts!", tier=5, reads=True)
def get_permalink(world: "World", call: Call) -> Wire:
    """Give the address of a message."""
    channel = channel_of(call, call.params["channel"])
    message = message_of(channel, call.params["message_ts"])
    address = f"https://{call.workspace.domain}.slack.com/archives/{channel.id}"
    return {"channel": channel.id, "permalink": f"{address}/p{message.ts.replace('.', '')}"}
