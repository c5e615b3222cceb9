"""Mails to the town's people on duty: how they leave, and the page that their links open."""
