"""How a bot chooses to hear: long polling or a webhook."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.errors import Wire, bad_request

from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

KINDS = frozenset(
    "message edited_message channel_post edited_channel_post business_connection "
    "business_message edited_business_message deleted_business_messages message_reaction "
    "message_reaction_count inline_query chosen_inline_result callback_query shipping_query "
    "pre_checkout_query purchased_paid_media poll poll_answer my_chat_member chat_member "
    "chat_join_request chat_boost removed_chat_boost managed_bot guest_message".split()
)


def _allow(bot: BotAccount, values: Wire) -> None:
    if (allowed := values.get("allowed_updates")) is None:
        return
    if unknown := set(allowed) - KINDS:
        raise bad_request(f"no such updates: {sorted(unknown)}", fault=True)
    bot.mailbox.allowed = allowed


@method("getUpdates")
async def get_updates(world: "World", bot: BotAccount, parameters: Parameters) -> list[Wire]:
    """Hold up to `timeout` seconds (50 at most) for updates from `offset` on."""
    values = parameters.values
    _allow(bot, values)
    timeout = min(max(values.get("timeout", 0), 0), 50)
    limit = min(max(values.get("limit", 100), 1), 100)
    return await bot.mailbox.take(values.get("offset", 0), limit, timeout)


@method("setWebhook")
async def set_webhook(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Send updates to an address: https anywhere, or http on loopback as tests need."""
    values = parameters.values
    if not values["url"]:
        await bot.mailbox.set_webhook(None)
        return True
    parts = urlsplit(values["url"])
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook", fault=True)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", values.get("secret_token", "x")):
        words = "secret token contains unallowed characters"
        raise bad_request(words, fault=True)
    if not 1 <= values.get("max_connections", 40) <= 100:
        raise bad_request("max_connections is out of 1-100", fault=True)
    _allow(bot, values)
    await bot.mailbox.set_webhook(values, drop=bool(values.get("drop_pending_updates")))
    return True


@method("deleteWebhook")
async def delete_webhook(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Go back to polling."""
    drop = bool(parameters.values.get("drop_pending_updates"))
    await bot.mailbox.set_webhook(None, drop=drop)
    return True


@method("getWebhookInfo")
def get_webhook_info(world: "World", bot: BotAccount, parameters: Parameters) -> Wire:
    """Tell how deliveries go."""
    return bot.mailbox.webhook_info()
