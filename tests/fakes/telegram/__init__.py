"""A small, strict Telegram on loopback: bots speak the Bot API to it, tests act for the people.

async with TelegramServer() as server:
    lea = server.person("Léa")
    mur = server.group("Le mur", lea)
    await lea.adds_bot(mur, rights=["can_pin_messages"])
    await lea.says(mur, "/cafe")
    toast = await lea.presses(await lea.sees("Café", mur), "Je viens")
"""

from tests.fakes.outages import Outage

from .bots import BotAccount
from .chats import Chat
from .limits import FloodLimits
from .messages import Button, Message, Shown, Toast
from .people import Person
from .server import Call, TelegramServer

__all__ = [
    "BotAccount",
    "Button",
    "Call",
    "Chat",
    "FloodLimits",
    "Message",
    "Outage",
    "Person",
    "Shown",
    "TelegramServer",
    "Toast",
]
