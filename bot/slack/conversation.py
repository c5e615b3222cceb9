"""One payload in, one answer out: acknowledged within Slack's three seconds, whatever it takes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from bot.dispatcher import Dispatcher, Outcome
from bot.order import InOrder
from bot.platform import Address, Later, Undeliverable
from bot.slack import drawing, home, modal, sharing
from bot.slack.adapter import Slack
from bot.slack.answer import Answer
from bot.slack.leaving import Leaving
from bot.slack.manifest import DOOR
from bot.slack.people import People
from bot.slack.reading import (
    Payload,
    Source,
    commanded,
    first_action,
    of_command,
    of_event,
    of_interaction,
    started,
    told,
)
from bot.slack.walls import Walls
from bot.slack.workspaces import NAME
from handlers.kernel import (
    Ask,
    Come,
    Command,
    Copied,
    Event,
    Hint,
    Incoming,
    Reachable,
    Say,
    Scene,
    Searched,
    Sender,
    Share,
    Show,
)
from messages import words
from messages.catalog import language, plain
from messages.form import Asked, Form
from messages.model import Reader, Text, unpack
from storage.area import Role

log = logging.getLogger(__name__)

ACKED_WITHIN = 2.5
"""Seconds after which a submitted form is acknowledged with "working" instead of its result."""

Ack = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class _Sent:
    """A submitted form: what came, what it is worth, whom it is from."""

    source: Source
    held: modal.Sheet
    form: Form
    view_id: str


class Conversation:
    """Takes payloads and answers them: in order for each person, side by side for all."""

    def __init__(
        self, slack: Slack, dispatcher: Dispatcher, *, acked_within: float = ACKED_WITHIN
    ) -> None:
        self._slack, self._dispatcher, self._acked_within = slack, dispatcher, acked_within
        self._people = People()
        self._order = InOrder()
        self._leaving = Leaving(dispatcher, slack, self._people)
        self._walls = Walls(slack, dispatcher.database, dispatcher.clock)
        listed = [each for feature in dispatcher.features for each in feature.commands]
        self.commands = {name for each in listed for name in (each.name, *each.also.values())}
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def idle(self) -> bool:
        return self._idle.is_set()

    async def settled(self) -> None:
        """Return once nothing is being answered."""
        await self._idle.wait()

    # What Bolt brings.

    async def command(self, ack: Ack, body: Payload) -> None:
        """A slash command, acknowledged at once."""
        await ack()
        event = commanded(body, self.commands, DOOR)
        await self._take(of_command(body), lambda source: self._answer(source, event))

    async def shortcut(self, ack: Ack, body: Payload) -> None:
        """The global shortcut, named like the command it stands for."""
        await ack()
        event = Command(str(body.get("callback_id") or ""))
        await self._take(of_interaction(body), lambda source: self._answer(source, event))

    async def press(self, ack: Ack, body: Payload) -> None:
        """A button, acknowledged at once."""
        await ack()
        action = first_action(body)
        value = str(action.get("value") or "")
        what = str(action.get("action_id") or "").partition(".")[0]
        work: dict[str, Callable[[Source], Awaitable[None]]] = {
            drawing.PRESS: lambda source: self._answer(source, unpack(value)),
            drawing.START: lambda source: self._start(source, value),
            drawing.SHARE: lambda source: self._offer(source, value),
            drawing.FORM: lambda source: self._reopen(source, value),
            drawing.COMMAND: lambda source: self._at_home(source, value),
        }
        if what in work:
            await self._take(of_interaction(body), work[what])

    async def submit(self, ack: Ack, body: Payload) -> None:
        """A modal sent off: wrong answers are told in the ack, slow work goes on behind it."""
        view = body.get("view") or {}
        source = of_interaction(body)
        match view.get("callback_id"):
            case modal.FORM:
                await self._submit_form(ack, source, view)
            case sharing.SHARE:
                await self._submit_share(ack, source, view)
            case _:
                await ack()

    async def event(self, ack: Ack, body: Payload) -> None:
        """Something that happened, told once or more; the receipt makes it once."""
        await ack()
        event = body.get("event") or {}
        source = of_event(body)
        match event.get("type"):
            case "message":
                if said := told(event):
                    await self._take(source, lambda source: self._answer(source, said))
            case "app_home_opened" if event.get("tab", "home") == "home":
                # A visit is no message: it has no place to whisper in.
                await self._take(source.in_private(), self._show_home)
            case "app_uninstalled":
                await self._quietly(self._leaving.leave(source))
            case "tokens_revoked" if (event.get("tokens") or {}).get("bot"):
                await self._quietly(self._leaving.leave(source))
            case "user_change":
                gone = bool((event.get("user") or {}).get("deleted"))
                await self._take(source, lambda source: self._changed(source, gone))
            case _:
                await self._quietly(self._wall(source, event))

    # What is done with it.

    async def _take(self, source: Source, work: Callable[[Source], Awaitable[None]]) -> None:
        """Work when it is this person's turn; what goes wrong is logged, never raised."""
        if not source.team or not source.user:
            return

        async def in_turn() -> None:
            async with self._order.turn(source.key):
                await work(source)

        await self._quietly(in_turn())

    async def _quietly(self, work: Awaitable[None]) -> None:
        self._under_way += 1
        self._idle.clear()
        try:
            await work
        except (Undeliverable, Later) as refusal:
            log.info("reply refused reason=%s", str(refusal).replace(" ", "_"))
        except Exception:
            log.exception("payload failed")
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def _sender(self, source: Source) -> Sender:
        workspace = await self._slack.workspaces.of(source.team)
        return await self._people.sender(workspace, source.user, source.called)

    def _asked(self, reader: Reader) -> Asked:
        return Asked(reader, self._dispatcher.clock.now())

    def _scene(self, source: Source, sender: Sender) -> Scene:
        own = sender.chat or source.user
        if source.channel and source.channel != own:
            return Scene(source.channel, private=False, message=source.message)
        return Scene(own, message=source.message)

    async def _handle(self, source: Source, sender: Sender, event: Event) -> Outcome:
        incoming = Incoming(event, sender, self._scene(source, sender), source.receipt)
        return await self._dispatcher.handle(incoming)

    async def _answer(self, source: Source, event: Event) -> None:
        sender = await self._sender(source)
        await self._give(source, sender, await self._handle(source, sender, event))

    async def _give(self, source: Source, sender: Sender, outcome: Outcome) -> None:
        if isinstance(outcome.reply, Come):
            # On Slack Palier may write first: what the link would say is said at once.
            answer = Answer(self._slack, source, sender)
            if answer.on_wall:
                await answer.hint(outcome.reply.text, outcome.reader)
            event = started(outcome.reply.payload, self.commands)
            source = replace(source.in_private(), receipt=f"{source.receipt}>")
            outcome = await self._handle(source, sender, event)
        shelf = tuple(await self._shelf(sender)) if source.home is not None else ()
        await Answer(self._slack, source, sender, shelf).give(outcome, self._asked(outcome.reader))

    async def _start(self, source: Source, payload: str) -> None:
        """A start button: what it leads to is said in private, to this person."""
        if source.home is None:
            source = source.in_private()
        await self._answer(source, started(payload, self.commands))

    async def _reopen(self, source: Source, folded: str) -> None:
        """The button of a form that came too late; the database is not asked first."""
        held = modal.unfold(folded)
        if held is None:
            await self._hint(source, words.gone())
            return
        view = modal.view(held, self._asked(held.reader))
        if not await self._slack.open(source.team, source.trigger, view):
            await self._hint(source, words.slack_too_slow(), held.reader)

    async def _hint(self, source: Source, text: Text, reader: Reader | None = None) -> None:
        sender = await self._sender(source)
        reader = reader or Reader(language=language(sender.language))
        await Answer(self._slack, source, sender).hint(text, reader)

    # The home.

    async def _at_home(self, source: Source, command: str) -> None:
        if command == home.HOME:
            await self._show_home(source)
        else:
            await self._answer(source, Command(command))

    async def _show_home(self, source: Source) -> None:
        """What one finds at home; somebody unknown is greeted, and nothing is kept of a visit."""
        sender = await self._sender(source)
        async with self._dispatcher.database.transaction() as store:
            known = await store.people.by_account(NAME, source.team, source.user)
        if known is None:
            view = home.welcome(Reader(language=language(sender.language)))
            await self._slack.furnish(source.team, source.user, view)
            return
        shown, reader = [], Reader(language=known[0].language, zone=known[0].zone)
        for command in home.FIRST:
            if command in self.commands:
                asking = replace(source, receipt=f"{source.receipt}:{command}")
                outcome = await self._handle(asking.in_private(), sender, Command(command))
                if isinstance(outcome.reply, Say | Show):
                    shown.append(outcome.reply.message)
        if shown:
            view = home.view(shown, await self._shelf(sender), reader)
            await self._slack.furnish(source.team, source.user, view)

    async def _shelf(self, sender: Sender) -> list[str]:
        """The commands whose buttons stand at this person's home."""
        async with self._dispatcher.database.transaction() as store:
            known = await store.people.by_account(NAME, sender.workspace, sender.user)
            organises = False
            if known:
                ties = await store.areas.memberships(known[0].id)
                organises = known[0].admin or any(tie.role is Role.ORGANISER for tie, _ in ties)
        return home.offered(self._dispatcher.features, organises=organises)

    async def _changed(self, source: Source, gone: bool) -> None:
        """A profile changed; of members alone, whether they can still be written to."""
        self._people.changed(source.team, source.user)
        async with self._dispatcher.database.transaction() as store:
            known = await store.people.by_account(NAME, source.team, source.user)
        if known and gone != bool(known[1].blocked_at):
            member, account = known
            sender = Sender(
                NAME, source.user, member.name, member.language, source.team, account.chat
            )
            await self._handle(source.in_private(), sender, Reachable(not gone))

    # Walls.

    async def _wall(self, source: Source, event: Payload) -> None:
        seen = await self._walls.read(source, event)
        if seen:
            by, what = seen
            await self._take(by, lambda source: self._answer(source.in_private(), what))

    # Modals.

    async def _submit_form(self, ack: Ack, source: Source, view: Payload) -> None:
        held = modal.unfold(str(view.get("private_metadata") or ""))
        if held is None:
            await ack()
            await self._take(source, lambda source: self._hint(source, words.gone()))
            return
        state = (view.get("state") or {}).get("values") or {}
        form, wrong, held = modal.answered(held, state, self._asked(held.reader), source.team)
        if form is None:
            await ack(response_action="errors", errors=_errors(held.kind, wrong, held.reader))
            return
        if held.message:
            channel, _, ts = held.message.partition(":")
            source = replace(source, channel=channel, message=ts)
        if held.home:
            source = replace(source, home={})
        sent = _Sent(source, held, form, str(view.get("id") or ""))
        await self._race(
            ack,
            held.reader,
            self._fill(sent),
            lambda outcome: self._in_time(ack, sent, outcome),
            lambda outcome: self._late(sent, outcome),
        )

    async def _race(
        self,
        ack: Ack,
        reader: Reader,
        work: Awaitable[Outcome | None],
        in_time: Callable[[Outcome], Awaitable[None]],
        late: Callable[[Outcome], Awaitable[None]],
    ) -> None:
        """Acknowledge with the result if it comes soon, with "working" otherwise."""

        async def race() -> None:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(_within(work))
                done, _ = await asyncio.wait({task}, timeout=self._acked_within)
                if not done:
                    note = modal.note(words.slack_working_title(), words.slack_working(), reader)
                    await ack(response_action="update", view=note)
                outcome = await task
            if outcome is None:
                if done:
                    await ack()
            elif done:
                await in_time(outcome)
            else:
                await late(outcome)

        await self._quietly(race())

    async def _fill(self, sent: _Sent) -> Outcome | None:
        """Hand a finished form over; None when nobody can be answered."""
        with suppress(Undeliverable, Later):
            async with self._order.turn(sent.source.key):
                sender = await self._sender(sent.source)
                source = replace(sent.source, home=None)
                return await self._handle(source, sender, sent.form)
        return None

    async def _in_time(self, ack: Ack, sent: _Sent, outcome: Outcome) -> None:
        if outcome.refused and isinstance(outcome.reply, Hint):
            where = _wrong_field(sent, outcome)
            await ack(
                response_action="errors",
                errors=_errors(sent.held.kind, {where: outcome.reply.text}, outcome.reader),
            )
        elif isinstance(outcome.reply, Ask):
            await ack(response_action="update", view=self._next(sent, outcome.reply, outcome))
        else:
            await ack()
            await self._speak(sent, outcome)

    async def _late(self, sent: _Sent, outcome: Outcome) -> None:
        team, reader = sent.source.team, outcome.reader
        if outcome.refused and isinstance(outcome.reply, Hint):
            where = _wrong_field(sent, outcome)
            held = sent.held.model_copy(update={"language": reader.language, "zone": reader.zone})
            view = modal.view(held, self._asked(reader), {where: outcome.reply.text})
            if not await self._slack.turn(team, sent.view_id, view):
                await self._speak(sent, outcome)
                answer = Answer(self._slack, sent.source, await self._sender(sent.source))
                await answer.leave_form(held, late=False)
        elif isinstance(outcome.reply, Ask):
            view = self._next(sent, outcome.reply, outcome)
            if not await self._slack.turn(team, sent.view_id, view):
                source = replace(sent.source, trigger="")
                await self._give(source, await self._sender(source), outcome)
        else:
            said = outcome.reply.text if isinstance(outcome.reply, Hint) else words.slack_done()
            note = modal.note(words.slack_done_title(), said, reader)
            await self._slack.turn(team, sent.view_id, note)
            await self._speak(sent, outcome)

    def _next(self, sent: _Sent, ask: Ask, outcome: Outcome) -> drawing.Block:
        """The form that follows a form, in the same window."""
        held = modal.sheet(ask.form, ask.given, outcome.reader, sent.held.message, sent.held.home)
        return modal.view(held, self._asked(outcome.reader))

    async def _speak(self, sent: _Sent, outcome: Outcome) -> None:
        await self._give(sent.source, await self._sender(sent.source), outcome)

    # Sharing.

    async def _offer(self, source: Source, wanted: str) -> None:
        sender = await self._sender(source)
        outcome = await self._handle(source.in_private(), sender, Searched(wanted))
        match outcome.reply:
            case Share(cards) if cards:
                view = sharing.view(wanted, outcome.reply, outcome.reader)
                if not await self._slack.open(source.team, source.trigger, view):
                    await self._hint(source, words.slack_too_slow(), outcome.reader)
            case Share():
                await self._hint(source, words.slack_share_gone(), outcome.reader)
            case _:
                await self._give(source, sender, outcome)

    async def _submit_share(self, ack: Ack, source: Source, view: Payload) -> None:
        wanted = str(view.get("private_metadata") or "")
        state = (view.get("state") or {}).get("values") or {}

        async def in_time(outcome: Outcome) -> None:
            if outcome.refused and isinstance(outcome.reply, Hint):
                why = plain(outcome.reply.text, outcome.reader)
                await ack(response_action="errors", errors={sharing.WHERE: why})
            else:
                await ack()

        async def late(outcome: Outcome) -> None:
            text = outcome.reply.text if isinstance(outcome.reply, Hint) else words.slack_shared()
            note = modal.note(words.slack_done_title(), text, outcome.reader)
            await self._slack.turn(source.team, str(view.get("id") or ""), note)

        await self._race(ack, Reader(), self._share(source, wanted, state), in_time, late)

    async def _share(self, source: Source, wanted: str, state: Mapping[str, Any]) -> Outcome | None:
        """Post the chosen card where it was wanted, and keep it in step from then on."""
        async with self._order.turn(source.key):
            sender = await self._sender(source)
            found = await self._handle(source, sender, Searched(wanted))
            reader = found.reader
            chosen = sharing.chosen(found.reply, state) if isinstance(found.reply, Share) else None
            if chosen is None:
                return Outcome(Hint(words.slack_share_gone(), refusal=True), reader, refused=True)
            code, card = chosen
            channel = sharing.where(state)
            try:
                ts = await self._slack.send(Address(channel, source.team), card, reader)
            except (Undeliverable, Later):
                text = words.slack_share_first_invite()
                return Outcome(Hint(text, refusal=True), reader, refused=True)
            copied = replace(source, receipt=f"{source.receipt}:copied")
            await self._handle(copied, sender, Copied(code, f"{channel}:{ts}"))
            return Outcome(None, reader)


async def _within(work: Awaitable[Outcome | None]) -> Outcome | None:
    return await work


def _errors(form: type[Form], wrong: Mapping[str, Text], reader: Reader) -> dict[str, str]:
    return {modal.block(form, name): plain(text, reader) for name, text in wrong.items()}


def _wrong_field(sent: _Sent, outcome: Outcome) -> str:
    """The block under which a refusal is read: the answer to change, else the last one."""
    names = [field.name for field in sent.form.questions()]
    return outcome.field if outcome.field in names else names[-1]
