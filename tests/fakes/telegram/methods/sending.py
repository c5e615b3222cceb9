"""Sending: texts, files, places, copies and the sign of typing."""

from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.checks import CAPTION_LENGTH, TEXT_LENGTH, check_length, check_markup
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.entities import formatted
from tests.fakes.telegram.errors import Wire, bad_request
from tests.fakes.telegram.messages import Message

from .files import document_of, photo_of
from .reach import chat_of, check_sending
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note"
).split()


def text_content(values: Wire) -> Wire:
    """Give the parsed text of a message; refuse an empty or overlong one."""
    text, entities = formatted(values["text"], values.get("parse_mode"), values.get("entities"))
    if not text:
        raise bad_request("message text is empty", fault=True)
    check_length(text, TEXT_LENGTH, "message is too long")
    return {"text": text, **({"entities": entities} if entities else {})}


def caption_content(values: Wire) -> Wire:
    """Give the parsed caption, if there is one; refuse an overlong one."""
    caption, entities = formatted(
        values.get("caption") or "", values.get("parse_mode"), values.get("caption_entities")
    )
    check_length(caption, CAPTION_LENGTH, "message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, **({"caption_entities": entities} if entities else {})}


def send(world: "World", bot: BotAccount, chat: Chat, values: Wire, content: Wire) -> Message:
    """Write a bot's message into a chat, with everything that goes beside its content."""
    check_markup(values.get("reply_markup"), bot, channel=chat.type == "channel")
    thread_id = values.get("message_thread_id")
    if thread_id is not None and thread_id not in chat.topics:
        raise bad_request("message thread not found")
    reply_to = None
    if reply := values.get("reply_parameters"):
        reply_to = chat.messages.get(reply.get("message_id", 0))
        if reply_to is None or reply_to.deleted:
            reply_to = None
            if not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
    message = world.add_message(chat, bot, content, reply_to=reply_to, thread_id=thread_id)
    message.markup = values.get("reply_markup")
    message.silent = bool(values.get("disable_notification"))
    message.protected = bool(values.get("protect_content"))
    chat.last_bot = bot
    return message


@method("sendMessage", costs="send")
def send_message(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Send a text."""
    values = parameters.values
    content = text_content(values)
    chat = chat_of(world, bot, values["chat_id"])
    check_sending(chat, bot)
    if options := values.get("link_preview_options"):
        content["link_preview_options"] = options
    return send(world, bot, chat, values, content).wire()


@method("sendDocument", costs="send")
def send_document(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Send a file."""
    values = parameters.values
    chat = chat_of(world, bot, values["chat_id"])
    check_sending(chat, bot, "can_send_documents")
    content = {"document": document_of(world, parameters), **caption_content(values)}
    return send(world, bot, chat, values, content).wire()


@method("sendPhoto", costs="send")
def send_photo(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Send a picture."""
    values = parameters.values
    chat = chat_of(world, bot, values["chat_id"])
    check_sending(chat, bot, "can_send_photos")
    content = {"photo": [photo_of(world, parameters)], **caption_content(values)}
    return send(world, bot, chat, values, content).wire()


@method("sendLocation", costs="send")
def send_location(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Send a place, in degrees."""
    values = parameters.values
    if not (abs(values["latitude"]) <= 90 and abs(values["longitude"]) <= 180):
        raise bad_request("location is invalid", fault=True)
    chat = chat_of(world, bot, values["chat_id"])
    check_sending(chat, bot)
    place = {"latitude": values["latitude"], "longitude": values["longitude"]}
    return send(world, bot, chat, values, {"location": place}).wire()


@method("copyMessage", costs="send")
def copy_message(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Send the content of another message, without its author; protected ones stay."""
    values = parameters.values
    source = chat_of(world, bot, values["from_chat_id"]).messages.get(values["message_id"])
    if source is None or source.deleted:
        raise bad_request("message to copy not found")
    if source.service is not None or source.protected:
        raise bad_request("message can't be copied")
    chat = chat_of(world, bot, values["chat_id"])
    check_sending(chat, bot)
    content = dict(source.content)
    if "caption" in values and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption_content(values)
    return {"message_id": send(world, bot, chat, values, content).id}


@method("sendChatAction")
def send_chat_action(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Show that something is coming."""
    if parameters.values["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request", fault=True)
    check_sending(chat_of(world, bot, parameters.values["chat_id"]), bot)
    return True
