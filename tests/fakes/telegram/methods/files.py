"""Files: taken from a call, kept, found again by their id, and offered for download."""

import struct
from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.checks import DOWNLOAD_BYTES, check_upload
from tests.fakes.telegram.decoding import Parameters, Upload
from tests.fakes.telegram.errors import Wire, bad_request

from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


def _given(parameters: Parameters, name: str) -> Upload | str:
    """Give the file of a parameter, or the id it names."""
    value = str(parameters.values[name])
    if not value.startswith("attach://"):
        return value
    upload = parameters.uploads.get(value.removeprefix("attach://"))
    if upload is None:
        raise bad_request(f"wrong file {value}: nothing attached", fault=True)
    return upload


def _kept(world: "World", file_id: str) -> Wire:
    if file_id not in world.files:
        words = "wrong file identifier/HTTP URL specified"
        if file_id.startswith("http"):
            words = "failed to get HTTP URL content"
        raise bad_request(words)
    return {
        "file_id": file_id,
        "file_unique_id": file_id[-8:],
        "file_size": len(world.files[file_id][1]),
    }


def document_of(world: "World", parameters: Parameters) -> Wire:
    """Give the Document object for the `document` parameter."""
    given = _given(parameters, "document")
    if isinstance(given, str):
        return {**_kept(world, given), "file_name": world.files[given][0]}
    check_upload(len(given.content))
    kept = world.keep_file(given.content, given.name)
    return {**kept, "file_name": given.name, "mime_type": given.mime_type}


def photo_of(world: "World", parameters: Parameters) -> Wire:
    """Give the PhotoSize object for the `photo` parameter; refuse what is no picture."""
    given = _given(parameters, "photo")
    if isinstance(given, str):
        return {**_kept(world, given), "width": 800, "height": 600}
    check_upload(len(given.content), photo=True)
    if not given.content.startswith(PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED", fault=True)
    width, height = 800, 600
    if given.content.startswith(PICTURES[0]):
        width, height = struct.unpack(">II", given.content[16:24])
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS", fault=True)
    return {"width": width, "height": height, **world.keep_file(given.content, given.name)}


@method("getFile")
def get_file(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Give where a file can be downloaded."""
    file_id = parameters.values["file_id"]
    if file_id not in world.files:
        raise bad_request("invalid file_id")
    name, content = world.files[file_id]
    if len(content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    ending = name.rpartition(".")[2] if "." in name else "bin"
    return {**_kept(world, file_id), "file_path": f"documents/{file_id}.{ending}"}
