"""What the app may reach: scopes, channels, people, messages."""

from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Call
from tests.fakes.slack.channels import Channel
from tests.fakes.slack.errors import Refusal
from tests.fakes.slack.messages import Message
from tests.fakes.slack.people import Person
from tests.fakes.slack.workspace import Workspace

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


def check_scope(world: "World", workspace: Workspace, *enough: str) -> None:
    """Want one of some scopes; lacking what the app itself asks for is the workspace's doing."""
    if not enough or workspace.scopes & set(enough):
        return
    raise Refusal(
        "missing_scope", needed=enough[0], provided=",".join(sorted(workspace.scopes)),
        fault=not world.app.scopes & set(enough),
    )  # fmt: skip


def channel_of(call: Call, channel_id: str, *, archived: bool = True) -> Channel:
    """Give a conversation the app knows of."""
    channel = call.workspace.channels.get(channel_id)
    if channel is None or not channel.visible:
        raise Refusal("channel_not_found")
    if channel.archived and not archived:
        raise Refusal("is_archived")
    return channel


def joined_channel(call: Call, channel_id: str) -> Channel:
    """Give a conversation in use that the app is in."""
    channel = channel_of(call, channel_id, archived=False)
    if not channel.has_app:
        raise Refusal("not_in_channel")
    return channel


def person_of(call: Call, user_id: str) -> Person:
    """Give a person of the workspace."""
    person = call.workspace.people.get(user_id)
    if person is None:
        raise Refusal("user_not_found")
    return person


def message_of(channel: Channel, ts: str) -> Message:
    """Give a message; one that was shown to one person alone is out of the app's reach."""
    if ts in channel.ephemeral:
        raise Refusal("message_not_found", "an ephemeral message can not be named", fault=True)
    message = channel.messages.get(ts)
    if message is None or message.deleted:
        raise Refusal("message_not_found")
    return message


def paged(items: list[str], call: Call, default: int = 100) -> tuple[list[str], str]:
    """Give one page of ids and the cursor of the next, empty at the end."""
    limit, cursor = call.params.get("limit", default) or default, call.params.get("cursor", "")
    if not 1 <= limit <= 1000:
        raise Refusal("invalid_limit", fault=True)
    start = 0
    if cursor:
        if not cursor.startswith("from:") or not cursor[5:].isdigit():
            raise Refusal("invalid_cursor", fault=True)
        start = int(cursor[5:])
    more = start + limit < len(items)
    return items[start : start + limit], f"from:{start + limit}" if more else ""
