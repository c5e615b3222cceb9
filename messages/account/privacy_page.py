"""Where the promises about data stand for everybody to read."""

from __future__ import annotations

from dataclasses import dataclass

PRIVACY_PATH = "/privacy"


@dataclass(frozen=True)
class PrivacyPage:
    """The operator's word that there is such a page, at Palier's public address."""

    public_url: str

    @property
    def url(self) -> str:
        """Where a button may lead: "" where platforms would not take the address."""
        if not self.public_url.startswith("https://"):
            return ""
        return f"{self.public_url.rstrip('/')}{PRIVACY_PATH}"
