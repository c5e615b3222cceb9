"""The message whose button was pressed in a group or channel, as Telegram shows it."""

from __future__ import annotations

from telegram import Chat, Message, Update

from bot.chat.adopting import PressedCopy


async def pressed_copy(update: Update) -> PressedCopy | None:
    """What was pressed, if the message still has that button.

    Telegram reports presses to the bot that sent the message; what they say can be made up.
    """
    query = update.callback_query
    if query is None or not query.data or not isinstance(query.message, Message):
        return None
    message = query.message
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    if message.chat.type == Chat.PRIVATE or query.data not in {
        each.callback_data for row in rows for each in row
    }:
        return None
    return PressedCopy("", str(message.chat.id), str(message.message_id), query.data)
