"""One payload in, one answer out: acknowledged within Slack's three seconds, whatever it takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace

from bot.chat.adopting import CopyAdoption
from bot.chat.pending_replies import PendingReplies
from bot.dispatcher import Dispatcher
from bot.readers import reader_of
from bot.slack import drawing, home, modal, sharing
from bot.slack.adapter import SlackPlatform
from bot.slack.channel_events import ChannelEvents
from bot.slack.conversation import SlackConversation
from bot.slack.drawing import DOOR
from bot.slack.first_steps import first_steps
from bot.slack.pressed import pressed_copy
from bot.slack.reading import (
    Payload,
    PayloadSource,
    command_event,
    first_action,
    mention_event,
    message_event,
    of_command,
    of_event,
    of_interaction,
    of_mention,
    payload_name,
    pointed_message,
    start_event,
)
from bot.slack.submitting import ACKED_WITHIN, Ack, ModalSubmissions
from bot.slack.uninstalling import WorkspaceRemoval
from bot.slack.workspaces import NAME
from handlers.kernel.events import CommandEvent, Event, EventScene, EventSender, ReachabilityEvent
from handlers.kernel.replies import Say, Show
from messages import words
from messages.model import Message, Reader, unpack_action
from storage.quarantine import ItemKind


class SlackPayloadRouter:
    """Takes payloads and answers them: in order for each person, side by side for all."""

    def __init__(
        self, slack: SlackPlatform, dispatcher: Dispatcher, *, acked_within: float = ACKED_WITHIN
    ) -> None:
        self._conversation = SlackConversation(slack, dispatcher)
        self._acked_within = acked_within
        self._submissions = ModalSubmissions(self._conversation, acked_within)
        self._leaving = WorkspaceRemoval(dispatcher, slack, self._conversation.people)
        self._walls = ChannelEvents(slack, dispatcher)
        self._adoption = CopyAdoption(dispatcher, NAME)

    @property
    def pending(self) -> PendingReplies:
        return self._conversation.pending

    @property
    def idle(self) -> bool:
        return self._conversation.idle

    async def wait_settled(self) -> None:
        """Return once nothing is being answered."""
        await self._conversation.wait_settled()

    async def set_aside(self, body: object, fault: Exception) -> None:
        """Leave a payload alone that cannot be worked on, and keep that it came."""
        await self._conversation.set_item_aside(ItemKind.PAYLOAD, payload_name(body), fault)

    async def greet_installer(self, team: str, user: str) -> None:
        """Say the first steps to somebody who has just installed Palier; nothing is kept."""

        async def greet(source: PayloadSource) -> None:
            sender = await self._conversation.sender(source)
            reader = await self._reader_of(sender)
            slack = self._conversation.slack
            await slack.say_now(team, sender.chat or user, first_steps(), reader)

        await self._conversation.take_turn(PayloadSource(team, user), greet)

    async def _reader_of(self, sender: EventSender) -> Reader:
        """How somebody reads what is shown to them alone."""
        own = EventScene(sender.chat or sender.user)
        return await self._conversation.dispatcher.readers.find(sender, own)

    # What Bolt brings.

    async def take_command(self, ack: Ack, body: Payload) -> None:
        """A slash command."""
        event = command_event(body, self._conversation.commands, DOOR)
        await self._acknowledge(
            ack, of_command(body), lambda source: self._conversation.answer_payload(source, event)
        )

    async def take_shortcut(self, ack: Ack, body: Payload) -> None:
        """A shortcut, named like the command it stands for; one on a message points at it."""
        command = CommandEvent(str(body.get("callback_id") or ""))

        async def answer(source: PayloadSource) -> None:
            workspace = await self._conversation.slack.workspaces.workspace_of(source.team)
            event = replace(command, at=pointed_message(body, workspace.url))
            await self._conversation.answer_payload(source, event)

        await self._acknowledge(ack, of_interaction(body), answer)

    async def take_press(self, ack: Ack, body: Payload) -> None:
        """A button."""
        action = first_action(body)
        value = str(action.get("value") or "")
        what = str(action.get("action_id") or "").partition(".")[0]
        work: dict[str, Callable[[PayloadSource], Awaitable[None]]] = {
            drawing.PRESS: lambda source: self._press(source, body, value),
            drawing.START: lambda source: self._start(source, value),
            drawing.SHARE: lambda source: self._submissions.offer_share(source, value),
            drawing.FORM: lambda source: self._reopen(source, value),
            drawing.COMMAND: lambda source: self._at_home(source, value),
        }
        if what in work:
            await self._acknowledge(ack, of_interaction(body), work[what])
        else:
            await ack()

    async def _press(self, source: PayloadSource, body: Payload, value: str) -> None:
        workspaces = self._conversation.slack.workspaces
        await self._adoption.adopt_pressed(pressed_copy(source, body, workspaces))
        await self._conversation.answer_payload(source, unpack_action(value))

    async def _acknowledge(
        self, ack: Ack, source: PayloadSource, work: Callable[[PayloadSource], Awaitable[None]]
    ) -> None:
        """Work, and tell Slack once that is kept, or before Slack gives up on us.

        What a process that dies had not acknowledged yet, Slack tells the person: they try again.
        """
        async with asyncio.TaskGroup() as group:
            task = group.create_task(self._conversation.take_turn(source, work))
            await asyncio.wait({task}, timeout=self._acked_within)
            await ack()

    async def take_submission(self, ack: Ack, body: Payload) -> None:
        """A modal sent off: wrong answers are told in the ack, slow work goes on behind it."""
        view = body.get("view") or {}
        source = of_interaction(body)
        match view.get("callback_id"):
            case modal.FORM:
                await self._submissions.take_form(ack, source, view)
            case sharing.SHARE:
                await self._submissions.share_to(ack, source, view)
            case _:
                await ack()

    async def take_event(self, ack: Ack, body: Payload) -> None:
        """Something that happened, told once or more; the receipt makes it once."""
        await ack()
        event = body.get("event") or {}
        source = of_event(body)
        match event.get("type"):
            case "message":
                await self._conversation.take_turn(
                    source, lambda source: self._heard(source, event, message_event)
                )
            case "app_mention":
                await self._conversation.take_turn(
                    of_mention(body), lambda source: self._heard(source, event, mention_event)
                )
            case "app_home_opened" if event.get("tab", "home") == "home":
                # A visit is no message: it has no place to whisper in.
                await self._conversation.take_turn(source.in_private(), self._show_home)
            case "app_uninstalled":
                await self._conversation.work_unnamed(self._leaving.remove_workspace(source))
            case "tokens_revoked" if (event.get("tokens") or {}).get("bot"):
                await self._conversation.work_unnamed(self._leaving.remove_workspace(source))
            case "user_change":
                gone = bool((event.get("user") or {}).get("deleted"))
                await self._conversation.take_turn(
                    source, lambda source: self._changed(source, gone)
                )
            case _:
                await self._conversation.work_unnamed(self._wall(source, event))

    async def _heard(
        self,
        source: PayloadSource,
        event: Payload,
        read: Callable[[Payload, str, Collection[str], str], Event | None],
    ) -> None:
        """Something was written to Palier: in private, or by its name where others read."""
        workspace = await self._conversation.slack.workspaces.workspace_of(source.team)
        said = read(event, workspace.bot_user, self._conversation.commands, DOOR)
        if said is not None:
            await self._conversation.answer_payload(source, said)

    async def _start(self, source: PayloadSource, payload: str) -> None:
        """A start button: what it leads to is said in private, to this person."""
        if source.home is None:
            source = source.in_private()
        await self._conversation.answer_payload(
            source, start_event(payload, self._conversation.commands)
        )

    async def _reopen(self, source: PayloadSource, folded: str) -> None:
        """The button of a form that came too late."""
        held = modal.unpack_state(folded)
        if held is None:
            await self._conversation.say_notice(source, words.gone())
            return
        view = modal.modal_view(held, self._conversation.asked(held.reader))
        if not await self._conversation.is_new(source):
            return  # The press has had its window.
        if not await self._conversation.slack.open_modal(source.team, source.trigger, view):
            await self._conversation.say_notice(source, words.slack_too_slow(), held.reader)

    # The home.

    async def _at_home(self, source: PayloadSource, command: str) -> None:
        if command == home.HOME:
            await self._show_home(source)
        else:
            await self._conversation.answer_payload(source, CommandEvent(command))

    async def _show_home(self, source: PayloadSource) -> None:
        """What one finds at home; somebody unknown is greeted, and nothing is kept of a visit."""
        sender = await self._conversation.sender(source)
        async with self._conversation.dispatcher.database.transaction() as store:
            known = await store.people.member_by_account(NAME, source.team, source.user)
            begun = known is None and bool(await store.areas.open_areas())
            reader = await reader_of(store, known[0]) if known else None
        if reader is None:
            reader = await self._reader_of(sender)
            view = home.welcome_view(reader) if begun else home.first_view(first_steps(), reader)
            await self._conversation.slack.publish_home(source.team, source.user, view)
            return
        shown: dict[str, Message] = {}
        for command in home.FIRST:
            if command in self._conversation.commands:
                asking = replace(source, receipt=f"{source.receipt}:{command}")
                outcome = await self._conversation.ask_handler(
                    asking.in_private(), sender, CommandEvent(command)
                )
                if isinstance(outcome.reply, Say | Show):
                    shown[command] = outcome.reply.message
        if shown:
            sections = await home.home_sections(self._conversation.dispatcher, sender, shown)
            view = home.home_view(sections, reader)
            await self._conversation.slack.publish_home(source.team, source.user, view)

    async def _changed(self, source: PayloadSource, gone: bool) -> None:
        """A profile changed; of members alone, whether they can still be written to."""
        self._conversation.people.forget_profile(source.team, source.user)
        async with self._conversation.dispatcher.database.transaction() as store:
            known = await store.people.member_by_account(NAME, source.team, source.user)
        if known and gone != bool(known[1].blocked_at):
            member, account = known
            sender = EventSender(
                NAME, source.user, member.name, member.language, source.team, account.chat
            )
            await self._conversation.ask_handler(
                source.in_private(), sender, ReachabilityEvent(not gone)
            )

    # Walls.

    async def _wall(self, source: PayloadSource, event: Payload) -> None:
        seen = await self._walls.read_event(source, event)
        if seen:
            by, what = seen
            await self._conversation.take_turn(
                by, lambda source: self._conversation.answer_payload(source.in_private(), what)
            )
