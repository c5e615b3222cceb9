"""One event in, one transaction, one reply out."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.action_limit import ACTIONS_A_MINUTE, ActionLimit
from bot.chat.kept_replies import EventOutcome
from bot.chat.pending_replies import unspoken_reply
from bot.clock import Clock, JobTicker
from bot.confidences import ConfidenceRecorder, SpokenTo
from bot.emergency import EmergencyCall, detects_emergency, find_emergency
from bot.first_contact import ask_language_once, first_language
from bot.metrics.names import EVENTS, JOBS
from bot.metrics.tally import TALLY
from bot.quarantine import set_aside
from bot.readers import ReaderLookup, reader_of
from bot.shown_buttons import remember_buttons
from bot.wall_readers import WallReaders
from handlers.kernel.events import (
    AttachmentEvent,
    CardCopiedEvent,
    CommandEvent,
    Event,
    EventOrigin,
    EventSender,
    ExposedCommand,
    IncomingEvent,
    JobTick,
    JoinRequestEvent,
    ReachabilityEvent,
    ServiceEvent,
    WallMovedEvent,
    WallPeopleEvent,
    WallSeenEvent,
    WordsEvent,
    is_fleeting,
    route_key,
)
from handlers.kernel.feature import Answers, Feature, Learns, Notices, Works
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Notice, Refused, Reply, Show
from messages import words
from messages.catalog import plain_words, speaks_of_country
from messages.form import Form
from messages.model import Reader
from messages.personal_data import find_reveals
from storage.confidences import MessagePlace
from storage.database import Database, Store, is_contention
from storage.errors import AlreadyDone, DatabaseAway, RowMissing
from storage.jobs import WorkSurvey
from storage.people import Account, LanguageDoubt, Member
from storage.places import Gazetteer
from storage.quarantine import ItemKind
from storage.readable_rows import may_be_unreadable

log = logging.getLogger(__name__)

T = TypeVar("T")

SEEN_EVERY = timedelta(days=1)

TRIES, STEP_ASIDE = 4, 0.1
"""Times a transaction is begun when others are in its way, and seconds it waits, more each time."""


def not_kept(reader: Reader) -> EventOutcome:
    """What is said while the database is away."""
    return EventOutcome(
        Notice(words.database_away(), refusal=True), reader, refused=True, kept=False
    )


def kind_of_outcome(outcome: EventOutcome) -> str:
    """What became of an event, in a word: for whoever counts them."""
    if not outcome.kept:
        return "not_kept"
    if outcome.failed:
        return "failed"
    if outcome.repeated:
        return "repeated"
    return "refused" if outcome.refused else "answered"


class Dispatcher:
    """Finds an event's handler and gives it its turn; the only one who commits."""

    def __init__(
        self,
        database: Database,
        features: Iterable[Feature],
        outside: Services,
        gazetteer: Gazetteer,
        clock: Clock,
        nudge: Callable[[], None] = lambda: None,
    ) -> None:
        self.features = tuple(features)
        self.database, self.clock, self.nudge = database, clock, nudge
        self.confidences = ConfidenceRecorder(database, clock)
        self.readers = ReaderLookup(database, outside.settings)
        self._outside, self._gazetteer = outside, gazetteer
        self._routes = {key: to for feature in self.features for key, to in feature.routes.items()}
        self._starts = {key: to for feature in self.features for key, to in feature.starts.items()}
        self._jobs = {key: job for feature in self.features for key, job in feature.jobs.items()}
        self._survey = WorkSurvey(
            {key: check for feature in self.features for key, check in feature.due_checks.items()}
        )
        self._learnings = {
            key: to for feature in self.features for key, to in feature.result_handlers.items()
        }
        self._failing: set[str] = set()
        self._limit = ActionLimit()
        self._wall_readers = WallReaders()
        self._unlimited = {
            to
            for feature in self.features
            if feature.unlimited
            for to in (*feature.routes.values(), *feature.starts.values())
        }
        self._leavings = tuple(leave for feature in self.features for leave in feature.erase_hooks)
        self._stand_down_hooks = tuple(
            down for feature in self.features for down in feature.stand_down_hooks
        )
        self._removal_hooks = tuple(
            settle for feature in self.features for settle in feature.removal_hooks
        )
        self._home_change_hooks = tuple(
            settle for feature in self.features for settle in feature.home_change_hooks
        )
        self._mergings = tuple(merge for feature in self.features for merge in feature.merge_hooks)
        self._keep_apart_hooks = tuple(
            settle for feature in self.features for settle in feature.keep_apart_hooks
        )
        self._acquaintance_hooks = tuple(
            find for feature in self.features for find in feature.acquaintance_hooks
        )
        self._wall_loss_hooks = tuple(
            settle for feature in self.features for settle in feature.wall_loss_hooks
        )
        self._glance_hooks = tuple(
            wait for feature in self.features for wait in feature.glance_hooks
        )
        self._card_kinds = {
            name: kind for feature in self.features for name, kind in feature.card_kinds.items()
        }
        self._finding_handlers = {
            key: to for feature in self.features for key, to in feature.finding_handlers.items()
        }
        self._listed = {
            name: listed
            for feature in self.features
            for listed in feature.commands
            for name in (listed.name, *listed.aliases.values())
        }
        self._names = {
            also: listed.name
            for feature in self.features
            for listed in feature.commands
            for also in listed.aliases.values()
        }

    @property
    def job_intervals(self) -> dict[str, timedelta]:
        """How often each job works."""
        return {name: interval for name, (interval, _) in self._jobs.items()}

    def ticker(self, intervals: Mapping[str, timedelta] | None = None) -> JobTicker:
        """What strikes the jobs of every capability, at their own intervals unless told others."""
        jobs, every = self._survey.jobs, intervals or self.job_intervals
        return JobTicker(self.clock, every, self.run_job, jobs, self.idle_jobs)

    async def idle_jobs(self) -> Collection[str]:
        """Those that would find nothing to do now; none where it cannot be known."""
        try:
            async with self.database.transaction() as store:
                return await store.jobs.idle_jobs(self._survey, self.clock.now())
        except Exception:
            # Each job is asked itself, and tells what is wrong.
            log.warning("work not surveyed", exc_info=True)
            return ()

    @property
    def command_names(self) -> Collection[str]:
        """Every name by which a command is known, in every language."""
        return self._listed.keys()

    def must_be_hidden(self, command: CommandEvent) -> bool:
        """Whether a command should be taken off a wall, where everybody can read it."""
        listed = self._listed.get(command.name)
        return listed is not None and listed.is_hidden(command.words)

    def exposed_event(self, command: CommandEvent, message: str) -> Event:
        """What a command becomes that should be taken off a wall and could not be."""
        event = ExposedCommand(
            command, message, self._listed[command.name].names_people(command.words)
        )
        return event if route_key(event) in self._routes else command

    async def handle_event(self, incoming: IncomingEvent) -> EventOutcome:
        """Answer somebody, danger first. The reply is spoken only once the facts are saved."""
        outcome = await self._handle_danger_first(incoming)
        TALLY.count_one(EVENTS, incoming.sender.platform, kind_of_outcome(outcome))
        return outcome

    async def _handle_danger_first(self, incoming: IncomingEvent) -> EventOutcome:
        alarm = None if incoming.alarmed else await self.emergency_in(incoming)
        if alarm and alarm.field and alarm.asks_again:
            again = Notice(alarm.call_line, refusal=True)
            name = alarm.field.name
            return EventOutcome(again, alarm.reader, True, name, alarm=alarm.message, again=True)
        outcome = await self._handle(replace(incoming, alarm=alarm.message if alarm else None))
        if alarm and not outcome.repeated:
            return replace(outcome, alarm=alarm.message)
        return outcome

    async def emergency_in(self, incoming: IncomingEvent) -> EmergencyCall | None:
        """Whom to call, when somebody's words speak of danger."""
        return await find_emergency(incoming, self.database, self.readers)

    async def _handle(self, incoming: IncomingEvent) -> EventOutcome:
        try:
            outcome = await self._answer_event(incoming)
            while isinstance(outcome.reply, CallService):
                event = await outcome.reply.call(self._outside)
                incoming = replace(incoming, event=event)
                outcome = await self._answer_event(incoming)
        except DatabaseAway:
            log.exception("database away route=%s", route_key(incoming.event))
            return not_kept(self.readers.unseen(incoming.sender.language))
        except Exception:
            code = secrets.token_hex(3)
            log.exception("event failed route=%s code=%s", route_key(incoming.event), code)
            reader = await self.readers.find(incoming.sender, incoming.scene)
            fault = Notice(words.fault(code=code), refusal=True)
            return EventOutcome(fault, reader, refused=True, again=True, failed=True)
        self.nudge()
        return outcome

    async def _answer_event(self, incoming: IncomingEvent) -> EventOutcome:
        event, answer = self._find_handler(incoming.event)
        try:
            # Somebody's first two events may meet in two processes: one finds the other saved.
            return await _with_retries(
                partial(_skip_unreadable, partial(self._run_transaction, incoming, event, answer))
            )
        except AlreadyDone:
            return EventOutcome(None, Reader(), repeated=True)
        except Refused as refusal:
            shown = await self._show_way_on(incoming, refusal)
            return shown or await self._tell_refusal(incoming, refusal)
        except RowMissing:
            return await self._tell_refusal(incoming, Refused(words.gone()))

    async def _run_transaction(
        self, incoming: IncomingEvent, event: Event, answer: Answers | None, *, readable_only: bool
    ) -> EventOutcome:
        if answer is None:
            raise Refused(words.gone())
        now = self.clock.now()
        async with self.database.transaction(readable_only=readable_only) as store:
            known = await _known_sender(store, incoming, now)
            member, account = known or await self._register_sender(store, incoming, now)
            turn = Interaction(
                now,
                store,
                self._gazetteer,
                member,
                account,
                incoming.scene,
                newcomer=known is None,
                erase_hooks=self._leavings,
                stand_down_hooks=self._stand_down_hooks,
                removal_hooks=self._removal_hooks,
                home_change_hooks=self._home_change_hooks,
                merge_hooks=self._mergings,
                wall_loss_hooks=self._wall_loss_hooks,
                keep_apart_hooks=self._keep_apart_hooks,
                acquaintance_hooks=self._acquaintance_hooks,
                glance_hooks=self._glance_hooks,
                card_kinds=self._card_kinds,
                settings=self._outside.settings,
                find_answer=self._find_handler,
            )
            if known and not incoming.scene.private:
                await self._note_on_wall(store, account, incoming.scene.chat, now)
            reply = ask_language_once(await answer(event, turn), turn)
            if incoming.alarm or not _same_everywhere(reply):
                await turn.own_areas()  # Whom to call is said as it is where they live.
            fleeting = turn.fleeting or is_fleeting(event)
            outcome = EventOutcome(reply, turn.reader, fleeting=fleeting)
            # Asking the outside is no answer yet: after a crash the event is brought again.
            if not isinstance(outcome.reply, CallService):
                if form := _form_of(event):
                    await store.dialogs.end_dialog(account.id, form.tag)
                unspoken = unspoken_reply(outcome, incoming, account, now)
                await store.people.record_update(incoming.receipt, now, unspoken)
                if not fleeting:
                    await remember_buttons(outcome.reply, turn)
            answering = [each for each in (answer, turn.answered_by) if each]
            acts = turn.reached and not any(self._may_always(event, each) for each in answering)
            if acts and self._limit.is_reached(member.id, now) and not await turn.organises_area():
                why = words.too_many_actions(count=ACTIONS_A_MINUTE)
                raise Refused(why, _last_question(event), again=True)
            known_before = isinstance(outcome.reply, Show) and await _told_in_confidence(
                incoming, turn
            )
        if acts:
            self._limit.count_action(member.id, now)
        return replace(outcome, to=SpokenTo(member.id, known_before))

    async def _register_sender(
        self, store: Store, incoming: IncomingEvent, now: datetime
    ) -> tuple[Member, Account]:
        """Make the sender known on their first word."""
        default = self.readers.default
        language, doubt = await first_language(store, incoming.sender, incoming.scene, default)
        member, account = _new_member(incoming.sender, language, doubt, now)
        await store.people.add_member(member, account)
        return member, account

    def _may_always(self, event: Event, answer: Answers) -> bool:
        """Whether nobody counts: what platforms tell, cries for help, looking after, leaving."""
        told = isinstance(
            event,
            JoinRequestEvent | WallSeenEvent | WallMovedEvent | ReachabilityEvent | CardCopiedEvent,
        )
        return told or answer in self._unlimited or detects_emergency(event)

    async def _show_way_on(self, incoming: IncomingEvent, refusal: Refused) -> EventOutcome | None:
        """What can be pressed instead, when a capability knows; None when there is nothing."""
        if refusal.way_on is None:
            return None
        instead = replace(incoming, event=refusal.way_on(incoming.event))
        if self._routes.get(route_key(instead.event)) is None:
            return None
        outcome = await self._answer_event(instead)
        return replace(outcome, refused=True, field=refusal.field)

    async def _tell_refusal(self, incoming: IncomingEvent, refusal: Refused) -> EventOutcome:
        """A refusal saves nothing, but is told once."""
        sender, receipt, now = incoming.sender, incoming.receipt, self.clock.now()
        whose = sender.platform, sender.workspace, sender.user
        try:
            async with self.database.transaction() as store:
                known = await store.people.member_by_account(*whose, receipt)
                if known:
                    reader = await reader_of(store, known[0])
                else:
                    reader = await self.readers.newcomer(store, sender, incoming.scene)
                hint = Notice(refusal.text, refusal=True)
                outcome = EventOutcome(hint, reader, True, refusal.field, again=refusal.again)
                unspoken = unspoken_reply(outcome, incoming, known[1] if known else None, now)
                await store.people.record_update(receipt, now, unspoken)
        except AlreadyDone:
            return EventOutcome(None, Reader(), repeated=True)
        return outcome

    def _find_handler(self, event: Event) -> tuple[Event, Answers | None]:
        if isinstance(event, WordsEvent | AttachmentEvent) and detects_emergency(event):
            return event, _nothing_more
        if not isinstance(event, CommandEvent):
            return event, self._routes.get(route_key(event))
        command = replace(event, name=self._names.get(event.name, event.name))
        if command.name == "start":
            for prefix, answer in self._starts.items():
                if command.words.startswith(prefix):
                    return CommandEvent("start", command.words.removeprefix(prefix)), answer
            if command.words in self._listed:
                command = CommandEvent(self._names.get(command.words, command.words))
        return command, self._routes.get(route_key(command)) or self._routes.get("/help")

    async def _note_on_wall(self, store: Store, account: Account, chat: str, now: datetime) -> None:
        """Whoever acts on a wall reads it; noted again when this transaction came to nothing."""
        if self._wall_readers.is_noted(account.member_id, chat, now):
            return
        place = account.platform, account.workspace, chat
        await store.areas.note_on_wall(account.member_id, *place)
        self._wall_readers.remember(account.member_id, chat, now)

    async def take_finding(self, origin: EventOrigin, event: Event) -> bool:
        """Take in what was found out about a chat; False when no capability asks for it.

        It is raised that the database failed, so that whoever found it out does so again; of a
        fault of ours too where Palier asked, and is told this once.
        """
        take_in = self._finding_handlers.get(route_key(event))
        if take_in is None:
            return False
        try:
            await _with_retries(partial(self._take_finding, take_in, origin, event))
        except (OSError, SQLAlchemyError):
            raise
        except Exception:
            if isinstance(event, WallPeopleEvent):
                raise
            log.exception("notice failed route=%s", route_key(event))
        self.nudge()
        return True

    async def _take_finding(self, take_in: Notices, origin: EventOrigin, event: Event) -> None:
        async with self.database.transaction() as store:
            await take_in(event, origin, self._job_context(store))

    async def run_job(self, tick: JobTick) -> bool | None:
        """Do a job's work for one due moment; False when another process already has.

        None when it failed: the moment may be tried again.
        """
        done = await self._strike_job(tick)
        TALLY.count_one(JOBS, tick.job, "failed" if done is None else "done" if done else "taken")
        return done

    async def _strike_job(self, tick: JobTick) -> bool | None:
        _, work = self._jobs[tick.job]
        taken = False
        try:
            reply = await _with_retries(
                partial(_skip_unreadable, partial(self._run_job_transaction, tick, work))
            )
            taken = True
            await self._deliver_results(tick.job, reply)
        except AlreadyDone:
            return False
        except Exception as fault:
            log.exception("job failed job=%s", tick.job)
            if taken:
                await self._give_moment_back(tick)
            await self._note_failed(tick.job, fault)
            return None
        if tick.job in self._failing:
            await self._note_works(tick.job)
        self.nudge()
        return True

    async def _note_failed(self, job: str, fault: Exception) -> None:
        """Keep for the operator that a job fails; it is tried again all the same."""
        if not isinstance(fault, DatabaseAway):
            self._failing.add(job)
            await set_aside(self.database, self.clock, ItemKind.JOB, job, fault)

    async def _note_works(self, job: str) -> None:
        with suppress(DatabaseAway):
            async with self.database.transaction() as store:
                await store.quarantine.forget_item(ItemKind.JOB, job)
            self._failing.discard(job)

    async def _run_job_transaction(
        self, tick: JobTick, work: Works, *, readable_only: bool, take: bool = True
    ) -> CallService | None:
        async with self.database.transaction(readable_only=readable_only) as store:
            if take:
                await store.jobs.take_moment(tick.job, tick.due, self.clock.now())
            return await work(tick, self._job_context(store))

    async def run_job_now(self, job: str) -> None:
        """Do a job's work now, whatever its hours."""
        tick, (_, work) = JobTick(job, self.clock.now()), self._jobs[job]
        reply = await _with_retries(
            partial(_skip_unreadable, partial(self._run_job_transaction, tick, work, take=False))
        )
        await self._deliver_results(job, reply)
        self.nudge()

    async def _deliver_results(self, job: str, reply: CallService | None) -> None:
        """Ask the outside what a job wants to know, and let it take the answer in."""
        while reply is not None:
            answer = await reply.call(self._outside)
            take_in = partial(self._handle_result, self._learnings[job], answer)
            reply = await _with_retries(partial(_skip_unreadable, take_in))

    async def _handle_result(
        self, learn: Learns, answer: Event, *, readable_only: bool
    ) -> CallService | None:
        async with self.database.transaction(readable_only=readable_only) as store:
            return await learn(answer, self._job_context(store))

    async def _give_moment_back(self, tick: JobTick) -> None:
        """A moment whose answer could not be taken in is due again."""
        try:
            async with self.database.transaction() as store:
                await store.jobs.give_back_moment(tick.job, tick.due)
        except Exception:
            log.exception("moment not given back job=%s", tick.job)

    def _job_context(self, store: Store) -> JobContext:
        return JobContext(
            self.clock.now(),
            store,
            self._gazetteer,
            erase_hooks=self._leavings,
            wall_loss_hooks=self._wall_loss_hooks,
            glance_hooks=self._glance_hooks,
            card_kinds=self._card_kinds,
            stand_down_hooks=self._stand_down_hooks,
            removal_hooks=self._removal_hooks,
            home_change_hooks=self._home_change_hooks,
            settings=self._outside.settings,
        )


def _last_question(event: Event) -> str:
    """The last question of a form: asked again, it loses no answer."""
    form = _form_of(event)
    return form.questions()[-1].name if form else ""


async def _nothing_more(_: Event, __: Interaction) -> Reply:
    """Who is in danger reads whom to call, and no guess at what else was meant."""
    return None


async def _with_retries(work: Callable[[], Awaitable[T]]) -> T:
    """Do what one transaction does, and again when another was in its way; a few times at most."""
    for tried in range(1, TRIES):
        try:
            return await work()
        except DBAPIError as error:
            if not is_contention(error):
                raise
            await asyncio.sleep(tried * STEP_ASIDE)
    return await work()


async def _skip_unreadable(work: Callable[..., Awaitable[T]]) -> T:
    """Do what one transaction does; again without what cannot be read, once such a row was met.

    Looking at every row beforehand would make each event dearer for the sake of a rare one.
    """
    try:
        return await work(readable_only=False)
    except Exception as fault:
        if not may_be_unreadable(fault):
            raise
    return await work(readable_only=True)


async def _told_in_confidence(incoming: IncomingEvent, turn: Interaction) -> bool:
    """Whether the message that is about to change tells something in confidence."""
    scene, sender = incoming.scene, incoming.sender
    if not scene.private or not scene.message:
        return False
    place = MessagePlace(sender.platform, sender.workspace, scene.chat, scene.message)
    return await turn.store.confidences.hold_message(place, turn.now)


def _form_of(event: Event) -> Form | None:
    """The submitted form that an event brings, or brings an answer for."""
    match event:
        case Form():
            return event
        case ServiceEvent(asked_for=Form() as form):
            return form
    return None


async def _known_sender(
    store: Store, incoming: IncomingEvent, now: datetime
) -> tuple[Member, Account] | None:
    """The sender as a member, once they have spoken; nothing is done for what came before."""
    sender = incoming.sender
    whose = sender.platform, sender.workspace, sender.user
    known = await store.people.member_by_account(*whose, incoming.receipt)
    if known is None:
        return None
    member, account = known
    if now - member.seen_at > SEEN_EVERY:
        member.seen_at, member.warned_at = now, None
    if sender.chat and (account.chat != sender.chat or account.blocked_at):
        account.chat, account.blocked_at = sender.chat, None
    if sender.called and account.called != sender.called:
        account.called = sender.called
    return member, account


def _same_everywhere(reply: Reply) -> bool:
    """Whether an answer reads the same in every country; where in doubt, it does not."""
    match reply:
        case None:
            return True
        case Notice():
            said, rows = [reply.text], reply.rows
        case Show():
            said, rows = [*reply.message.body], reply.message.rows
            said += [reply.hint] if reply.hint else []
        case _:
            return False
    return not speaks_of_country(*said, *(button.label for row in rows for button in row))


def _new_member(
    sender: EventSender, language: str, doubt: LanguageDoubt, now: datetime
) -> tuple[Member, Account]:
    """Somebody on their first word; who has no name that a wall may show is somebody."""
    named = sender.name if not find_reveals(sender.name) else ""
    name = named or plain_words(words.account_nameless(), Reader(language=language))
    member = Member(name=name, language=language, language_doubt=doubt, joined_at=now, seen_at=now)
    account = Account(
        member_id=member.id,
        platform=sender.platform,
        workspace=sender.workspace,
        user=sender.user,
        called=sender.called,
        chat=sender.chat,
    )
    return member, account
