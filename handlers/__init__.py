"""What Palier does: one capability a package, no platform, no network, no sentence."""

from handlers.account import account
from handlers.aid import aid
from handlers.area import area
from handlers.broadcast import broadcast
from handlers.cafe import cafe
from handlers.heat import heat
from handlers.intents import intents
from handlers.kit import kit
from handlers.organise import organise

FEATURES = (area, cafe, aid, heat, kit, account, organise, broadcast, intents)
