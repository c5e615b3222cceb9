"""The kit: sheets to print, and the slips that come back from neighbours who are not online."""

from handlers.kit import choosing, flyers, logos, printing, returning
from handlers.kit.feature import kit

__all__ = ["choosing", "flyers", "kit", "logos", "printing", "returning"]
