"""Files: asking where to put one, handing it in, looking at it."""

import mimetypes
from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Call
from tests.fakes.slack.content import check_content
from tests.fakes.slack.errors import Refusal, Wire
from tests.fakes.slack.messages import Message

from .reach import channel_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


@method(
    "files.getUploadURLExternal", "length:int! filename! snippet_type alt_txt",
    scope="files:write", tier=4, reads=True,
)  # fmt: skip
def get_upload_url(world: "World", call: Call) -> Wire:
    """Give an address to send a file of this length to."""
    if call.params["length"] <= 0:
        raise Refusal("invalid_arguments", "length must be greater than 0", fault=True)
    name, workspace = call.params["filename"], call.workspace
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = world.keep_file(workspace, workspace.bot_user, name, kind, None)
    world.uploads[file.id] = call.params["length"]
    return {"upload_url": f"{world.url}/upload/v1/{file.id}", "file_id": file.id}


@method(
    "files.completeUploadExternal",
    "files:json! channel_id channels thread_ts initial_comment blocks:json",
    scope="files:write", tier=4,
)  # fmt: skip
def complete_upload(world: "World", call: Call) -> Wire:
    """Share what was sent, in one message, in the conversation given."""
    workspace = call.workspace
    files = []
    for each in call.params["files"]:
        if unknown := each.keys() - {"id", "title", "highlight_type"}:
            raise Refusal("invalid_arguments", f"unknown in files: {sorted(unknown)}", fault=True)
        file = world.files.get(each.get("id", ""))
        if file is None or file.workspace is not workspace or file.complete:
            raise Refusal("file_not_found", fault=True)
        if file.content is None:
            raise Refusal("file_update_failed", "nothing was sent to its address", fault=True)
        file.title = each.get("title") or file.name
        files.append(file)
    if "blocks" in call.params and "initial_comment" in call.params:
        raise Refusal("invalid_arguments", "initial_comment or blocks", fault=True)
    places = [
        each
        for name in ("channel_id", "channels")
        for each in call.params.get(name, "").split(",")
        if each
    ]
    channels = [channel_of(call, each) for each in places]
    if not all(channel.has_app for channel in channels):
        raise Refusal("not_in_channel")
    for file in files:
        file.complete = True
    words = {"text": call.params.get("initial_comment", "")}
    for channel in channels:
        blocks = call.params.get("blocks")
        content = check_content({"text": "file", "blocks": blocks}, world.faults, call.method)
        message = Message(
            world.new_ts(), channel, workspace.bot_user, workspace.bot_id, words["text"],
            content.blocks or [], thread_ts=call.params.get("thread_ts"),
        )  # fmt: skip
        for file in files:
            file.shares.append(message)
        message.files = [file.wire(world.url) for file in files]
        workspace.add_message(message)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


@method("files.delete", "file!", scope="files:write")
def delete(world: "World", call: Call) -> Wire:
    """Delete a file of the app's own; messages that brought it keep their words."""
    file = world.files.get(call.params["file"])
    if file is None or file.workspace is not call.workspace or not file.complete:
        raise Refusal("file_not_found")
    if file.user != call.workspace.bot_user:
        raise Refusal("cant_delete_file")
    del world.files[file.id]
    for message in file.shares:
        message.files = [each for each in message.files if each["id"] != file.id]
    return {}


@method("files.info", "file! cursor limit:int", scope="files:read", tier=4, reads=True)
def info(world: "World", call: Call) -> Wire:
    """Describe a file the app brought, or may see."""
    file = world.files.get(call.params["file"])
    if file is None or file.workspace is not call.workspace or not file.complete:
        raise Refusal("file_not_found")
    return {
        "file": file.wire(world.url), "comments": [], "response_metadata": {"next_cursor": ""},
    }  # fmt: skip
