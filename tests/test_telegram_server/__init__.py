"""The fake Telegram keeps Telegram's promises."""
