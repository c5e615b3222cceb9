"""What people type after a slash: a name that every platform takes, and that means one thing."""

from __future__ import annotations

import re

from fluent.syntax import ast

from messages.catalog import COMMAND_PREFIX
from messages.check.catalogues import Catalogue, Problems, names_command

COMMAND_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")
"""Telegram's letters, and one character less than its 32: Slack's."""


def named_command(message: ast.Message) -> str:
    """The command that a message names, by its name in the code."""
    key = message.id.name
    return key.removeprefix(COMMAND_PREFIX) if key.startswith(COMMAND_PREFIX) else ""


def check_commands(catalogues: list[Catalogue]) -> Problems:
    """Only commands have names, and no name stands for two of them in whatever languages."""
    meant = {name: name for each in catalogues for name in _described_commands(each)}
    for catalogue in catalogues:
        for key, message in catalogue.messages.items():
            command = named_command(message)
            for attribute in message.attributes:
                if not names_command(key, attribute.id.name):
                    continue
                elements = attribute.value.elements
                name = "".join(
                    element.value for element in elements if isinstance(element, ast.TextElement)
                )
                if not COMMAND_NAME.fullmatch(name):
                    yield f"{catalogue.message_at(key)}.name: no platform takes /{name}"
                elif meant.setdefault(name, command) != command:
                    yield f"{catalogue.message_at(key)}.name: /{name} is /{meant[name]} already"


def _described_commands(catalogue: Catalogue) -> list[str]:
    return [command for letter in catalogue.messages.values() if (command := named_command(letter))]
