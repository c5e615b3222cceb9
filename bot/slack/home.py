"""The home tab: Palier's main screen on Slack, with everything a command does as a button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.dispatcher import Dispatcher
from bot.slack import drawing
from bot.slack.drawing import COMMAND, Block
from bot.slack.wording import plain_words, render_text
from bot.slack.workspaces import NAME
from handlers.kernel.events import EventSender
from handlers.kernel.feature import CommandMenu, CommandSection, Feature
from messages import words
from messages.catalog import is_known
from messages.model import Message, Reader, Text
from storage.area import MemberRole

HOME = "home"
"""The button that leads back to the first view of the home."""

FIRST = ("quartier", "cafes", "aides")
"""Commands whose answers one finds at home: where one lives, what comes next, who helps whom."""

LEADING = ("orga", "cafe", "aide")
"""Commands that stand first among the buttons of their section."""

MOST = 100
LONGEST_HEADING = 150
ABOVE = 8
HINT = "hint"


@dataclass(frozen=True)
class HomeSection:
    """A part of the home under its heading: what a command answers, and commands as buttons."""

    heading: CommandSection
    messages: tuple[Message, ...] = ()
    commands: tuple[str, ...] = ()


def offered_commands(
    features: Iterable[Feature], *, organises: bool
) -> dict[CommandSection, list[str]]:
    """The commands that stand at home as buttons, by where."""
    wanted = CommandMenu.PRIVATE | CommandMenu.ORGANISERS if organises else CommandMenu.PRIVATE
    offered: dict[CommandSection, list[str]] = {section: [] for section in CommandSection}
    for feature in features:
        for listed in feature.commands:
            if listed.menu & wanted and is_known(f"command-{listed.name}"):
                offered[listed.section].append(listed.name)
    for names in offered.values():
        names.sort(key=lambda name: LEADING.index(name) if name in LEADING else len(LEADING))
    return offered


async def home_sections(
    dispatcher: Dispatcher, sender: EventSender, answers: Mapping[str, Message] | None = None
) -> list[HomeSection]:
    """What stands at this person's home; a command whose answer is there needs no button."""
    answers = answers or {}
    async with dispatcher.database.transaction() as store:
        known = await store.people.member_by_account(NAME, sender.workspace, sender.user)
        organises = False
        if known:
            ties = await store.areas.memberships(known[0].id)
            organises = known[0].admin or any(tie.role is MemberRole.ORGANISER for tie, _ in ties)
    sections = offered_commands(dispatcher.features, organises=organises)
    return [
        HomeSection(
            section,
            tuple(answers[name] for name in names if name in answers),
            tuple(name for name in names if name not in answers),
        )
        for section, names in sections.items()
        if names
    ]


def home_view(
    sections: Sequence[HomeSection], reader: Reader, *, inside: Message | None = None
) -> Block:
    """The home in its sections; with a message `inside`, one step in, with a way back."""
    parts: list[Block | Message] = []
    if inside:
        label = plain_words(words.slack_home_back(), reader)
        parts += [_row([drawing.key(COMMAND, "back", label, HOME)]), inside]
    for section in sections:
        if section.heading is CommandSection.ACCOUNT or (inside and section is sections[0]):
            parts.append({"type": "divider"})
        heading = plain_words(Text(key=f"slack-home-{section.heading.value}"), reader)
        parts.append({"type": "header", "text": drawing.plain_text(heading, LONGEST_HEADING)})
        for number, message in enumerate(section.messages):
            parts += [{"type": "divider"}] * bool(number) + [message]
        parts += _command_rows(section.commands, reader)
    return {"type": "home", "blocks": _drawn_parts(parts, reader)[:MOST]}


def _drawn_parts(parts: Sequence[Block | Message], reader: Reader) -> list[Block]:
    """Messages with as many of their buttons as leave room for whatever else stands there."""
    messages = [part for part in parts if isinstance(part, Message)]
    typed = {id(each): drawing.to_type(each.rows, reader) for each in messages}
    room = MOST - ABOVE - len(parts) - sum(len(each) for each in typed.values())
    blocks: list[Block] = []
    for number, part in enumerate(parts):
        if not isinstance(part, Message):
            blocks.append(part)
            continue
        rows = drawing.buttons(part.rows, reader, max(room, 1), f"{number}.")
        room -= len(rows)
        blocks += [drawing.blocks(part, reader)[0], *rows, *typed[id(part)]]
    return blocks


def _command_rows(commands: Sequence[str], reader: Reader) -> list[Block]:
    keys = [
        drawing.key(COMMAND, name, plain_words(Text(key=f"command-{name}"), reader), name)
        for name in commands
    ]
    return [
        _row(keys[start : start + drawing.IN_A_ROW])
        for start in range(0, len(keys), drawing.IN_A_ROW)
    ]


def welcome_view(reader: Reader) -> Block:
    """The home of somebody Palier does not know, and keeps nothing about."""
    start = drawing.key(COMMAND, "start", plain_words(words.slack_home_start(), reader), "start")
    spanses = [
        render_text(words.slack_home_welcome(), reader),
        render_text(words.slack_home_kept(), reader),
    ]
    return {"type": "home", "blocks": [drawing.body(spanses), _row([start])]}


def first_view(steps: Message, reader: Reader) -> Block:
    """The home of somebody unknown while there is no neighbourhood yet: the first steps."""
    kept = drawing.body([render_text(words.slack_home_kept(), reader)])
    return {"type": "home", "blocks": [*drawing.blocks(steps, reader), kept]}


def hinted_view(blocks: Sequence[Block], notice: Message, reader: Reader) -> Block:
    """The home as it is, with a word on top."""
    said = [
        {**block, "block_id": f"{HINT}.{number}"}
        for number, block in enumerate(drawing.blocks(notice, reader, name=f"{HINT}."))
    ]
    kept = [block for block in blocks if not is_hint(block)]
    return {"type": "home", "blocks": [*said, *kept][:MOST]}


def is_hint(block: Block) -> bool:
    """Whether a block belongs to the word on top."""
    return str(block.get("block_id") or "").startswith(f"{HINT}.")


def _row(keys: list[Block]) -> Block:
    return {"type": "actions", "elements": keys}
