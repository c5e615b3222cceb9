"""Telegram, through python-telegram-bot: updates in, calls out, forms as conversations."""

import os

# The library's waits become timedeltas, without a deprecation warning for every refusal.
os.environ.setdefault("PTB_TIMEDELTA", "true")
