"""One story, told once, in several worlds: plain objects, and each platform's real library.

await ana.says("/cafe")
await ana.fills(Invite, kind=Kind.OUT, day=TOMORROW, hour=time(15), place="Aux Folies")
await bao.presses(words.cafe_join(), on=belleville)
assert bao.sees(words.cafe_noted())
assert belleville.shows(words.cafe_going(count=1))
await world.passes(hours=2)
"""

from tests.worlds.neighbour import Neighbour, Wall
from tests.worlds.neutral import NeutralWorld
from tests.worlds.outside import Signposts, Skies, Streets
from tests.worlds.shown import Shown, Sight
from tests.worlds.slack import SlackWorld
from tests.worlds.stairwell import StairwellWorld
from tests.worlds.telegram import TelegramWorld
from tests.worlds.world import NOON, World

WORLDS: tuple[type[World], ...] = (NeutralWorld, TelegramWorld, SlackWorld)

__all__ = [
    "NOON",
    "WORLDS",
    "Neighbour",
    "NeutralWorld",
    "Shown",
    "Sight",
    "Signposts",
    "Skies",
    "SlackWorld",
    "StairwellWorld",
    "Streets",
    "TelegramWorld",
    "Wall",
    "World",
]
