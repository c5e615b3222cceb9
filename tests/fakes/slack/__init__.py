"""A small, strict Slack on loopback: apps speak its API to it, tests act for the people.

async with SlackServer() as server:
    quartier = server.workspace()
    lea = quartier.person("Léa")
    mur = quartier.channel("le-mur", lea, app=True)
    await lea.commands("/palier cafe", mur)
    await lea.fills(await lea.is_asked("Un café"), {"Lieu": "au square"})
    assert not (await lea.submits()).errors
    await lea.clicks(await lea.sees("au square", mur), "Je viens")
"""

from tests.fakes.outages import Outage

from .app import App
from .calls import Call
from .channels import Channel
from .filling import Submitted
from .limits import RateLimits
from .messages import Button, Message, Shown
from .people import Person
from .post import Ack, Delivery
from .server import SlackServer
from .views import ShownView
from .workspace import Workspace

__all__ = [
    "Ack",
    "App",
    "Button",
    "Call",
    "Channel",
    "Delivery",
    "Message",
    "Outage",
    "Person",
    "RateLimits",
    "Shown",
    "ShownView",
    "SlackServer",
    "Submitted",
    "Workspace",
]
