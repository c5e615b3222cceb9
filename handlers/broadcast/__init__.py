"""What organisers announce: written, agreed to by a second, published, changed, taken back."""

from handlers.broadcast import agreeing, jobs, leaving, managing, writing
from handlers.broadcast.feature import broadcast

__all__ = ["agreeing", "broadcast", "jobs", "leaving", "managing", "writing"]
