"""One event in, one transaction, one reply out."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from handlers.kernel import (
    Answers,
    Command,
    Context,
    Event,
    Feature,
    Fetched,
    Hint,
    Incoming,
    Inquire,
    Learns,
    Located,
    Made,
    Observed,
    Outside,
    Refused,
    Reply,
    Sender,
    Tick,
    Turn,
    Works,
    route,
)
from messages import words
from messages.catalog import language
from messages.form import Form
from messages.model import Reader
from storage.database import Database, Store, crossed
from storage.errors import Duplicate, Missing
from storage.people import Account, Member
from storage.places import Gazetteer

log = logging.getLogger(__name__)

T = TypeVar("T")

SEEN_EVERY = timedelta(days=1)

TRIES, STEP_ASIDE = 4, 0.1
"""Times a transaction is begun when others are in its way, and seconds it waits, more each time."""


@dataclass(frozen=True)
class Outcome:
    """The reply and who reads it; a refused form may name the `field` to change."""

    reply: Reply
    reader: Reader
    refused: bool = False
    field: str = ""


class Dispatcher:
    """Finds an event's handler and gives it its turn; the only one who commits."""

    def __init__(
        self,
        database: Database,
        features: Iterable[Feature],
        outside: Outside,
        gazetteer: Gazetteer,
        clock: Clock,
        nudge: Callable[[], None] = lambda: None,
    ) -> None:
        self.features = tuple(features)
        self.database, self.clock, self.nudge = database, clock, nudge
        self._outside, self._gazetteer = outside, gazetteer
        self._routes = {key: to for each in self.features for key, to in each.routes.items()}
        self._starts = {key: to for each in self.features for key, to in each.starts.items()}
        self._jobs = {key: job for each in self.features for key, job in each.jobs.items()}
        self._learnings = {key: to for each in self.features for key, to in each.learnings.items()}
        self._leavings = tuple(leave for each in self.features for leave in each.leavings)
        self._mergings = tuple(merge for each in self.features for merge in each.mergings)
        self._names = {
            also: listed.name
            for each in self.features
            for listed in each.commands
            for also in listed.also.values()
        }

    @property
    def intervals(self) -> dict[str, timedelta]:
        """How often each job works."""
        return {name: interval for name, (interval, _) in self._jobs.items()}

    async def handle(self, incoming: Incoming) -> Outcome:
        """Answer somebody. The reply is spoken only once the facts are saved."""
        try:
            outcome = await self._answer(incoming)
            while isinstance(outcome.reply, Inquire):
                event = await outcome.reply.question(self._outside)
                incoming = replace(incoming, event=event, receipt=f"{incoming.receipt}+")
                outcome = await self._answer(incoming)
        except Exception:
            code = secrets.token_hex(3)
            log.exception("event failed route=%s code=%s", route(incoming.event), code)
            reader = Reader(language=language(incoming.sender.language))
            return Outcome(Hint(words.fault(code=code), refusal=True), reader, refused=True)
        self.nudge()
        return outcome

    async def _answer(self, incoming: Incoming) -> Outcome:
        event, answer = self._find(incoming.event)
        reader = Reader(language=language(incoming.sender.language))
        try:
            # Somebody's first two events may meet in two processes: one finds the other saved.
            return await _tried(lambda: self._turn(incoming, event, answer))
        except Duplicate:
            return Outcome(None, reader)
        except Refused as refusal:
            return await self._refuse(incoming, refusal)
        except Missing:
            return await self._refuse(incoming, Refused(words.gone()))

    async def _turn(self, incoming: Incoming, event: Event, answer: Answers | None) -> Outcome:
        if answer is None:
            raise Refused(words.gone())
        now = self.clock.now()
        async with self.database.transaction() as store:
            known = await _known(store, incoming.sender, now)
            member, account = known or await _welcome(store, incoming.sender, now)
            turn = Turn(
                now,
                store,
                self._gazetteer,
                member,
                account,
                incoming.scene,
                newcomer=known is None,
                leavings=self._leavings,
                mergings=self._mergings,
                heat_line=self._outside.heat_line,
            )
            reply = await answer(event, turn)
            # Asking the outside is no answer yet: after a crash the event is brought again.
            if not isinstance(reply, Inquire):
                if _form(event):
                    await store.dialogs.end(account.id)
                await store.people.receive(incoming.receipt, now)
        return Outcome(reply, turn.reader)

    async def _refuse(self, incoming: Incoming, refusal: Refused) -> Outcome:
        """A refusal saves nothing, but is told once."""
        reader = Reader(language=language(incoming.sender.language))
        async with self.database.transaction() as store:
            sender = incoming.sender
            known = await store.people.by_account(sender.platform, sender.workspace, sender.user)
            if known:
                reader = Reader(language=known[0].language, zone=known[0].zone)
            try:
                await store.people.receive(incoming.receipt, self.clock.now())
            except Duplicate:
                return Outcome(None, reader)
        return Outcome(Hint(refusal.text, refusal=True), reader, True, refusal.field)

    def _find(self, event: Event) -> tuple[Event, Answers | None]:
        if not isinstance(event, Command):
            return event, self._routes.get(route(event))
        command = replace(event, name=self._names.get(event.name, event.name))
        if command.name == "start":
            for prefix, answer in self._starts.items():
                if command.words.startswith(prefix):
                    return Command("start", command.words.removeprefix(prefix)), answer
        return command, self._routes.get(route(command)) or self._routes.get("/help")

    async def tick(self, tick: Tick) -> bool | None:
        """Do a job's work for one due moment; False when another process already has.

        None when it failed: the moment may be tried again.
        """
        _, work = self._jobs[tick.job]
        taken = False
        try:
            reply = await _tried(lambda: self._work(tick, work))
            taken = True
            await self._learn(tick.job, reply)
        except Duplicate:
            return False
        except Exception:
            log.exception("job failed job=%s", tick.job)
            if taken:
                await self._give_back(tick)
            return None
        self.nudge()
        return True

    async def _work(self, tick: Tick, work: Works, *, take: bool = True) -> Inquire | None:
        async with self.database.transaction() as store:
            if take:
                await store.jobs.take(tick.job, tick.due)
            return await work(tick, self._context(store))

    async def prompt(self, job: str) -> None:
        """Do a job's work now, whatever its hours."""
        tick, (_, work) = Tick(job, self.clock.now()), self._jobs[job]
        reply = await _tried(lambda: self._work(tick, work, take=False))
        await self._learn(job, reply)
        self.nudge()

    async def _learn(self, job: str, reply: Inquire | None) -> None:
        """Ask the outside what a job wants to know, and let it take the answer in."""
        while reply is not None:
            answer = await reply.question(self._outside)
            reply = await _tried(partial(self._take_in, self._learnings[job], answer))

    async def _take_in(self, learn: Learns, answer: Event) -> Inquire | None:
        async with self.database.transaction() as store:
            return await learn(answer, self._context(store))

    async def _give_back(self, tick: Tick) -> None:
        """A moment whose answer could not be taken in is due again."""
        try:
            async with self.database.transaction() as store:
                await store.jobs.give_back(tick.job, tick.due)
        except Exception:
            log.exception("moment not given back job=%s", tick.job)

    def _context(self, store: Store) -> Context:
        return Context(
            self.clock.now(),
            store,
            self._gazetteer,
            leavings=self._leavings,
            heat_line=self._outside.heat_line,
        )


async def _tried(work: Callable[[], Awaitable[T]]) -> T:
    """Do what one transaction does, and again when another was in its way; a few times at most."""
    for tried in range(1, TRIES):
        try:
            return await work()
        except DBAPIError as error:
            if not crossed(error):
                raise
            await asyncio.sleep(tried * STEP_ASIDE)
    return await work()


def _form(event: Event) -> Form | None:
    """The submitted form that an event brings, or brings an answer for."""
    match event:
        case Form():
            return event
        case Located(asked_for=form) | Observed(asked_for=form):
            return form
        case Fetched(asked_for=Form() as form) | Made(asked_for=Form() as form):
            return form
    return None


async def _known(store: Store, sender: Sender, now: datetime) -> tuple[Member, Account] | None:
    """The sender as a member, once they have spoken."""
    known = await store.people.by_account(sender.platform, sender.workspace, sender.user)
    if known is None:
        return None
    member, account = known
    if now - member.seen_at > SEEN_EVERY:
        member.seen_at, member.warned_at = now, None
    if sender.chat and (account.chat != sender.chat or account.blocked_at):
        account.chat, account.blocked_at = sender.chat, None
    return member, account


async def _welcome(store: Store, sender: Sender, now: datetime) -> tuple[Member, Account]:
    """Make the sender known on their first word."""
    member = Member(
        name=sender.name, language=language(sender.language), joined_at=now, seen_at=now
    )
    account = Account(
        member_id=member.id,
        platform=sender.platform,
        workspace=sender.workspace,
        user=sender.user,
        chat=sender.chat,
    )
    await store.people.add(member, account)
    return member, account
