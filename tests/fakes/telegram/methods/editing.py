"""Changing what was sent: texts, captions, buttons; deleting; pinning."""

from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.checks import check_markup
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.errors import Wire, bad_request
from tests.fakes.telegram.messages import Message

from .reach import chat_of, check_right
from .registry import method
from .sending import caption_content, text_content

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def _own(world: "World", bot: BotAccount, values: Wire) -> Message:
    """Find the message a bot may edit, by chat and id or by its inline id."""
    if inline_id := values.get("inline_message_id"):
        message = world.inline_messages.get(inline_id)
        if message is None or message.deleted or message.via_bot is not bot:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    if "chat_id" not in values:
        raise bad_request("chat_id is empty", fault=True)
    if "message_id" not in values:
        raise bad_request("message identifier is not specified", fault=True)
    chat = chat_of(world, bot, values["chat_id"])
    message = chat.messages.get(values["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    channel = chat.type == "channel" and chat.may(bot, "can_edit_messages")
    keyboard = message.markup is not None and "inline_keyboard" not in message.markup
    if (message.sender is not bot and not channel) or message.service is not None or keyboard:
        raise bad_request("message can't be edited")
    return message


def _change(
    world: "World", bot: BotAccount, message: Message, values: Wire, content: Wire
) -> Wire | bool:
    markup = values.get("reply_markup")
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected", fault=True)
    if markup == {"inline_keyboard": []}:
        markup = None
    check_markup(markup, bot)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    if content != message.content:
        message.edited_at = world.now()
    message.content, message.markup = content, markup
    message.edits += 1
    world.changed.beat()
    return True if "inline_message_id" in values else message.wire()


@method("editMessageText", costs="edit")
def edit_text(world: "World", bot: BotAccount, parameters: Parameters) -> Wire | bool:
    """Change a text and its buttons; buttons left out are taken away."""
    values = parameters.values
    if "text" not in values:
        raise bad_request("message text is empty", fault=True)
    content = text_content(values)
    message = _own(world, bot, values)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    if options := values.get("link_preview_options"):
        content["link_preview_options"] = options
    return _change(world, bot, message, values, content)


@method("editMessageCaption", costs="edit")
def edit_caption(world: "World", bot: BotAccount, parameters: Parameters) -> Wire | bool:
    """Change the words under a file."""
    message = _own(world, bot, parameters.values)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if not k.startswith("caption")}
    content = {**kept, **caption_content(parameters.values)}
    return _change(world, bot, message, parameters.values, content)


@method("editMessageReplyMarkup", costs="edit")
def edit_markup(world: "World", bot: BotAccount, parameters: Parameters) -> Wire | bool:
    """Change the buttons alone."""
    message = _own(world, bot, parameters.values)
    return _change(world, bot, message, parameters.values, message.content)


@method("deleteMessage")
def delete_message(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Delete a message of the bot's own, or anybody's with the right to; 48 hours at most."""
    chat = chat_of(world, bot, parameters.values["chat_id"])
    message = chat.messages.get(parameters.values["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    may_any = chat.type == "private" or chat.may(bot, "can_delete_messages")
    too_old = world.now() - message.date > 48 * 3600 and not chat.administers(bot)
    if too_old or not (may_any or message.sender is bot):
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.changed.beat()
    return True


def _check_pinning(world: "World", bot: BotAccount, values: Wire) -> None:
    chat = chat_of(world, bot, values["chat_id"])
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    words = "not enough rights to manage pinned messages in the chat"
    if right not in chat.permissions:
        check_right(chat, bot, right, words)


@method("pinChatMessage")
def pin(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Pin a message on top of the others."""
    values = parameters.values
    _check_pinning(world, bot, values)
    chat = chat_of(world, bot, values["chat_id"])
    message = chat.messages.get(values["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to pin not found")
    if message not in chat.pins:
        chat.pins.append(message)
        service = {"pinned_message": message.wire(shallow=True)}
        world.add_service(chat, bot, "pinned", service)
    return True


@method("unpinChatMessage")
def unpin(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Unpin one message, or the newest pinned one."""
    values = parameters.values
    _check_pinning(world, bot, values)
    chat = chat_of(world, bot, values["chat_id"])
    pinned = [m for m in chat.pins if values.get("message_id", m.id) == m.id]
    if not pinned:
        raise bad_request("message to unpin not found")
    chat.pins.remove(pinned[-1])
    world.changed.beat()
    return True
