"""Telegram as neighbours meet it: a real bot, a strict server, a capability of the tests' own."""
