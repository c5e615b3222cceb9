"""Cafés between neighbours, from the invitation to "again?"."""

from handlers.cafe import answering, hosting, listing, reminding
from handlers.cafe.feature import cafe

__all__ = ["answering", "cafe", "hosting", "listing", "reminding"]
