"""What Palier does: one capability a file, no platform, no network, no sentence."""

from handlers.cafe import cafe

FEATURES = (cafe,)
