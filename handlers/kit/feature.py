"""The capability every handler of the kit registers with."""

from __future__ import annotations

from handlers.kernel.feature import Feature

kit = Feature("kit")
