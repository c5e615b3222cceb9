"""The home tab: Palier's main screen on Slack, with everything a command does as a button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.dispatcher import Dispatcher
from bot.slack import drawing
from bot.slack.drawing import COMMAND, Block
from bot.slack.wording import plain_words, render_text
from bot.slack.workspaces import NAME
from handlers.kernel.events import EventSender
from handlers.kernel.feature import CommandMenu, Feature
from messages import words
from messages.catalog import is_known
from messages.model import Message, Reader, Text
from storage.area import MemberRole

HOME = "home"
"""The button that leads back to the first view of the home."""

FIRST = ("quartier", "cafes", "aides")
"""Commands whose answers one finds at home: where one lives, what comes next, who helps whom."""

MOST = 100
ABOVE = 8
HINT = "hint"


def offered_commands(features: Iterable[Feature], *, organises: bool) -> list[str]:
    """The commands that stand at home as buttons."""
    wanted = CommandMenu.PRIVATE | CommandMenu.ORGANISERS if organises else CommandMenu.PRIVATE
    return [
        listed.name
        for feature in features
        for listed in feature.commands
        if listed.menu & wanted and is_known(f"command-{listed.name}")
    ]


async def home_commands(dispatcher: Dispatcher, sender: EventSender) -> list[str]:
    """The commands whose buttons stand at this person's home."""
    async with dispatcher.database.transaction() as store:
        known = await store.people.member_by_account(NAME, sender.workspace, sender.user)
        organises = False
        if known:
            ties = await store.areas.memberships(known[0].id)
            organises = known[0].admin or any(tie.role is MemberRole.ORGANISER for tie, _ in ties)
    return offered_commands(dispatcher.features, organises=organises)


def home_view(
    shown: Sequence[Message], commands: Sequence[str], reader: Reader, *, inside: bool = False
) -> Block:
    """The home with these messages on it; `inside` is one step in, with a way back."""
    blocks: list[Block] = []
    if inside:
        label = plain_words(words.slack_home_back(), reader)
        blocks.append(_row([drawing.key(COMMAND, "back", label, HOME)]))
    for number, message in enumerate(shown):
        if number:
            blocks.append({"type": "divider"})
        blocks.append(drawing.blocks(message, reader)[0])
        typed = drawing.to_type(message.rows, reader)
        room = MOST - ABOVE - len(blocks) - len(typed) - 2 * (len(shown) - number)
        blocks += [*drawing.buttons(message.rows, reader, max(room, 1), f"{number}."), *typed]
    if commands:
        blocks.append({"type": "divider"})
        keys = [
            drawing.key(COMMAND, name, plain_words(Text(key=f"command-{name}"), reader), name)
            for name in commands
        ]
        for start in range(0, len(keys), drawing.IN_A_ROW):
            blocks.append(_row(keys[start : start + drawing.IN_A_ROW]))
    return {"type": "home", "blocks": blocks[:MOST]}


def welcome_view(reader: Reader) -> Block:
    """The home of somebody Palier does not know, and keeps nothing about."""
    start = drawing.key(COMMAND, "start", plain_words(words.slack_home_start(), reader), "start")
    spanses = [
        render_text(words.slack_home_welcome(), reader),
        render_text(words.slack_home_kept(), reader),
    ]
    return {"type": "home", "blocks": [drawing.body(spanses), _row([start])]}


def hinted_view(blocks: Sequence[Block], text: Text, reader: Reader) -> Block:
    """The home as it is, with a word on top."""
    said = {**drawing.body([render_text(text, reader)]), "block_id": HINT}
    kept = [block for block in blocks if block.get("block_id") != HINT]
    return {"type": "home", "blocks": [said, *kept][:MOST]}


def _row(keys: list[Block]) -> Block:
    return {"type": "actions", "elements": keys}
