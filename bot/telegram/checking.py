"""Whether Telegram and every wall there are as Palier needs them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.adapter import TelegramPlatform
from messages import words
from messages.model import Text
from storage.area import Area, Wall

Finding = tuple[bool, Text]
"""Whether it is good, and the line that says so or what to do."""


async def telegram_findings(
    telegram: TelegramPlatform, walls: Iterable[tuple[Area, Wall]], *, webhook: bool
) -> AsyncIterator[Finding]:
    """What is good and what is not, most general first. The bot is known by now."""
    me = telegram.me
    yield True, words.check_token(bot=telegram.username)
    if not me.can_join_groups:
        yield False, words.check_no_groups()
    if not me.supports_inline_queries:
        yield False, words.check_no_inline()
    try:
        if webhook and (await telegram.bot.get_webhook_info()).last_error_date:
            yield False, words.check_webhook_wrong()
        for area, wall in walls:
            yield await _wall_finding(telegram, area, wall)
    except TelegramError:
        yield False, words.check_telegram_silent()


async def _wall_finding(telegram: TelegramPlatform, area: Area, wall: Wall) -> Finding:
    named = {"wall": wall.title, "area": area.name}
    try:
        here = await telegram.bot.get_chat_member(wall.chat, telegram.me.id)
    except (BadRequest, Forbidden):
        return False, words.check_wall_gone(**named)
    match here:
        case ChatMemberAdministrator(can_post_messages=False):
            return False, words.check_wall_mute(**named)
        case ChatMemberAdministrator(can_invite_users=True) if here.can_pin_messages is not False:
            return True, words.check_wall(**named)
        case ChatMemberRestricted(can_send_messages=False):
            return False, words.check_wall_mute(**named)
        case _ if here.status in (ChatMember.LEFT, ChatMember.BANNED):
            return False, words.check_wall_gone(**named)
    return False, words.check_wall_rights(**named)
