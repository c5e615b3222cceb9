"""A capability's handlers, each declared where it is defined."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, Flag, auto
from typing import Any, TypeVar

from handlers.kernel.events import (
    CommandEvent,
    Event,
    EventOrigin,
    IntentEvent,
    JobTick,
    intent_route,
)
from handlers.kernel.first_cards import CardKind, Glances
from handlers.kernel.interaction import Interaction
from handlers.kernel.job_context import (
    IsRemoved,
    JobContext,
    KeepsApart,
    Knows,
    Leaves,
    Merges,
    StandsDown,
    Unwalls,
)
from handlers.kernel.replies import CallService, MoveToPrivate, Reply
from messages.catalog import command_names
from messages.form import Form
from messages.intents import Intent
from messages.model import Action
from storage.query import DueCheck

A = TypeVar("A", bound=Action)
F = TypeVar("F", bound=Form)
E = TypeVar("E", bound=Event)
Answers = Callable[[Any, Interaction], Awaitable[Reply]]
WayToPrivate = MoveToPrivate | Callable[[CommandEvent], MoveToPrivate]
Requirement = Callable[[Interaction], Awaitable[object]]
Works = Callable[[JobTick, JobContext], Awaitable[CallService | None]]
Learns = Callable[[Any, JobContext], Awaitable[CallService | None]]
Notices = Callable[[Any, EventOrigin, JobContext], Awaitable[None]]


class CommandMenu(Flag):
    """Where a command is shown; anyone may type it anywhere, rights are checked on arrival."""

    NOWHERE = 0
    PRIVATE = auto()
    GROUP = auto()
    ORGANISERS = auto()


class CommandSection(Enum):
    """Where a command stands on a screen that has room for all of them, and in which order."""

    ORGANISING = "organising"
    OWN = "own"
    AROUND = "around"
    ACCOUNT = "account"


@dataclass(frozen=True)
class ListedCommand:
    """One command as menus list it; `aliases` are its names by language, where it has others.

    Whoever says a `discreet` one should not be seen saying it. Words after a command may say who
    somebody is; those of an `impersonal` one do not. In a group a `private_only` one is answered as
    if it had been typed in private.
    """

    name: str
    menu: CommandMenu
    aliases: dict[str, str]
    ephemeral: bool = False
    impersonal: bool = False
    private_only: bool = False
    section: CommandSection = CommandSection.AROUND

    def names_people(self, typed: str) -> bool:
        """Whether words after it may say who somebody is."""
        return bool(typed.strip()) and not self.impersonal

    def is_hidden(self, typed: str) -> bool:
        """Whether it should not stand on a wall for everybody to read."""
        return self.ephemeral or self.names_people(typed)


@dataclass
class Feature:
    """A capability: its routes, its jobs, and what it does when a member leaves.

    An `unlimited` one may be used as often as it takes: whoever looks after somebody, or leaves.
    """

    name: str
    unlimited: bool = field(default=False, kw_only=True)
    routes: dict[str, Answers] = field(default_factory=dict)
    starts: dict[str, Answers] = field(default_factory=dict)
    jobs: dict[str, tuple[timedelta, Works]] = field(default_factory=dict)
    due_checks: dict[str, DueCheck] = field(default_factory=dict)
    result_handlers: dict[str, Learns] = field(default_factory=dict)
    finding_handlers: dict[str, Notices] = field(default_factory=dict)
    commands: list[ListedCommand] = field(default_factory=list)
    erase_hooks: list[Leaves] = field(default_factory=list)
    stand_down_hooks: list[StandsDown] = field(default_factory=list)
    removal_hooks: list[IsRemoved] = field(default_factory=list)
    home_change_hooks: list[Leaves] = field(default_factory=list)
    merge_hooks: list[Merges] = field(default_factory=list)
    wall_loss_hooks: list[Unwalls] = field(default_factory=list)
    keep_apart_hooks: list[KeepsApart] = field(default_factory=list)
    acquaintance_hooks: list[Knows] = field(default_factory=list)
    glance_hooks: list[Glances] = field(default_factory=list)
    card_kinds: dict[str, CardKind] = field(default_factory=dict)

    def command(
        self,
        name: str,
        *,
        menu: CommandMenu = CommandMenu.NOWHERE,
        discreet: bool = False,
        impersonal: bool = False,
        private_only: WayToPrivate | None = None,
        requires: Requirement | None = None,
        section: CommandSection = CommandSection.AROUND,
    ) -> Callable[[Callable[[CommandEvent, Interaction], Awaitable[Reply]]], Answers]:
        """Answer a slash command; the catalogues name it in each language.

        Whoever does not meet what it `requires` is refused. A `private_only` one typed in a group
        is answered in private; who cannot be written to gets this way there instead.
        """
        leads = private_only is not None
        names = command_names(name)
        self.commands.append(ListedCommand(name, menu, names, discreet, impersonal, leads, section))
        route = self._route(f"/{name}")

        def declare(answer: Answers) -> Answers:
            route(_guard_command(answer, private_only, requires))
            return answer

        return declare

    def on_start_link(
        self, prefix: str
    ) -> Callable[[Callable[[CommandEvent, Interaction], Awaitable[Reply]]], Answers]:
        """Answer a start link whose payload begins with the prefix; the rest is the words."""

        def declare(answer: Answers) -> Answers:
            self.starts[prefix] = answer
            return answer

        return declare

    def on_intent(
        self, intent: Intent
    ) -> Callable[[Callable[[IntentEvent, Interaction], Awaitable[Reply]]], Answers]:
        """Answer words, typed in private, that ask for this."""
        return self._route(intent_route(intent))

    def on_form(
        self, form: type[F]
    ) -> Callable[[Callable[[F, Interaction], Awaitable[Reply]]], Answers]:
        return self._route(form.tag)

    def on_press(
        self, action: type[A]
    ) -> Callable[[Callable[[A, Interaction], Awaitable[Reply]]], Answers]:
        return self._route(action.tag)

    def on_event(
        self, kind: type[E], *, asked_for: type[Form] | type[Action] | None = None
    ) -> Callable[[Callable[[E, Interaction], Awaitable[Reply]]], Answers]:
        """Answer an event that is neither command, button nor form.

        What the outside found for a form or a press is heard by whoever names it.
        """
        return self._route(f"{kind.__name__}:{asked_for.tag}" if asked_for else kind.__name__)

    def on_finding(self, kind: type[E]) -> Callable[[Notices], Notices]:
        """Take in what was found out about a chat while something was sent there, by nobody."""

        def declare(notice: Notices) -> Notices:
            self.finding_handlers[kind.__name__] = notice
            return notice

        return declare

    def every(self, *, when: DueCheck | None = None, **interval: float) -> Callable[[Works], Works]:
        """Work at this interval, in one process only; a missed moment is caught up by the next.

        Unless the check says that there may be something to do, the moment passes without a look.
        A job that replies `CallService` asks the outside once its transaction is over; what comes
        back is taken in by the function declared with `on_result`, in a transaction of its own.
        """

        def declare(work: Works) -> Works:
            self.jobs[self.job_name(work)] = (timedelta(**interval), work)
            if when:
                self.due_checks[self.job_name(work)] = when
            return work

        return declare

    def on_result(self, work: Works) -> Callable[[Learns], Learns]:
        """Take in what the outside answered to a job of this capability."""

        def declare(learn: Learns) -> Learns:
            self.result_handlers[self.job_name(work)] = learn
            return learn

        return declare

    def run_in_order(self, *works: Works) -> None:
        """What is due in the same minute is done in this order; every job is named."""
        names = [self.job_name(work) for work in works]
        if names != list(dict.fromkeys(names)) or set(names) != set(self.jobs):
            raise ValueError(f"{self.name} has other jobs than {names}: {list(self.jobs)}")
        self.jobs = {name: self.jobs[name] for name in names}

    def job_name(self, work: Works) -> str:
        """The name under which a job's due moments are counted."""
        return f"{self.name}.{work.__name__}"

    def on_erase(self, settle: Leaves) -> Leaves:
        """Run before a member is erased, to tell those who counted on them."""
        self.erase_hooks.append(settle)
        return settle

    def on_last_wall_lost(self, settle: Unwalls) -> Unwalls:
        """Run when no wall of an area takes cards any more: people are reached privately."""
        self.wall_loss_hooks.append(settle)
        return settle

    def on_stand_down(self, settle: StandsDown) -> StandsDown:
        """Run when somebody stays, but what they promised is not to be counted on any more."""
        self.stand_down_hooks.append(settle)
        return settle

    def on_removal(self, settle: IsRemoved) -> IsRemoved:
        """Run when organisers take somebody out of an area, to end what is theirs there."""
        self.removal_hooks.append(settle)
        return settle

    def on_home_change(self, settle: Leaves) -> Leaves:
        """Run when somebody lives in another area, whether they left the former one or not."""
        self.home_change_hooks.append(settle)
        return settle

    def on_merge(self, settle: Merges) -> Merges:
        """Run before two members become one, to settle what only one of them can have."""
        self.merge_hooks.append(settle)
        return settle

    def on_keep_apart(self, settle: KeepsApart) -> KeepsApart:
        """Run when the first wants nothing more to do with the second: what they agreed ends."""
        self.keep_apart_hooks.append(settle)
        return settle

    def on_acquaintances(self, find: Knows) -> Knows:
        """Say whom this capability shows a member by name, by key, and under which name."""
        self.acquaintance_hooks.append(find)
        return find

    def on_first_card(self, wait: Glances) -> Glances:
        """Run when a card is handed in where those of new members are looked at first."""
        self.glance_hooks.append(wait)
        return wait

    def _route(self, key: str) -> Callable[[Answers], Answers]:
        def declare(answer: Answers) -> Answers:
            if key in self.routes:
                raise ValueError(f"{key} has two handlers")
            self.routes[key] = answer
            return answer

        return declare


def _guard_command(
    answer: Answers, private_only: WayToPrivate | None, requires: Requirement | None
) -> Answers:
    """The answer to a command, where it may be given and to whom."""
    if private_only is None and requires is None:
        return answer

    async def guarded(command: CommandEvent, turn: Interaction) -> Reply:
        if requires:
            await requires(turn)
        if private_only is None or turn.move_to_private():
            return await answer(command, turn)
        return private_only(command) if callable(private_only) else private_only

    return guarded
