"""The world on Slack: the real library and adapter, over a strict Slack on loopback."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.platform import ChatPlatform, RefusalMeaning
from bot.slack.adapter import SlackPlatform
from bot.slack.drawing import DOOR
from bot.slack.intake import add_routes, bolt_app
from bot.slack.manifest import EVENTS_PATH, build_manifest
from bot.slack.modal import block_name, unpack_state
from bot.slack.payload_router import SlackPayloadRouter
from bot.slack.submitting import ACKED_WITHIN
from bot.slack.workspaces import SlackWorkspaces
from handlers.kernel.ports import FoundPerson, PeopleDirectory
from messages import words as said_words
from messages.catalog import plain_words
from messages.form import (
    AnswerContext,
    ChoiceField,
    DayField,
    FileField,
    Form,
    FormField,
    HourField,
    PersonField,
    SeveralField,
    YesNoField,
)
from messages.model import Action, Link
from storage.area import Wall as WallRow
from tests.fakes.slack import Channel, Outage, Person, SlackServer
from tests.fakes.slack import Shown as Seen
from tests.worlds.neighbour import Neighbour, Wall
from tests.worlds.shown import Shown
from tests.worlds.world import World

NO = {
    RefusalMeaning.GONE: "channel_not_found",
    RefusalMeaning.RIGHT: "restricted_action_read_only_channel",
    RefusalMeaning.ARCHIVED: "is_archived",
    RefusalMeaning.WRONG: "a_new_kind_of_no",
}
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


class SlackWorld(World):
    platform = "slack"

    def __init__(self, *around: Any) -> None:
        super().__init__(*around)
        self.files = self.links = self
        self.directory = PeopleDirectory({self.platform: self.find_person})
        made = build_manifest(self.features, socket_mode=False, public_url="https://palier.example")
        self.server = SlackServer(manifest=made)
        self.server.clock = lambda: self.clock.now().timestamp()
        self.quartier = self.server.workspace()
        self.workspace = self.quartier.id
        self.acked_within = ACKED_WITHIN
        self._toasts: defaultdict[str, list[str]] = defaultdict(list)
        self._whispered: set[str] = set()
        self._runner: web.AppRunner | None = None
        self._no: list[Outage] = []

    # --- one Palier on Slack

    async def open(self) -> None:
        await self.server.start()
        await super().open()

    async def close(self) -> None:
        await super().close()
        await self._hang_up()
        await self.server.stop()
        assert self.server.faults == []

    async def connect(self) -> ChatPlatform:
        await self._hang_up()
        workspaces = SlackWorkspaces(self.database, self.quartier.token, self.server.api_url)
        await workspaces.open_own()
        self.slack = SlackPlatform(workspaces, self.clock)
        self._conversation = SlackPayloadRouter(
            self.slack, self.dispatcher, acked_within=self.acked_within
        )
        site = web.Application()
        app = bolt_app(workspaces, self._conversation, self.server.app.signing_secret)
        add_routes(site, app, None)
        self._runner = web.AppRunner(site, access_log=None)
        await self._runner.setup()
        door = web.TCPSite(self._runner, "127.0.0.1", 0)
        await door.start()
        self.server.request_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}{EVENTS_PATH}"
        return self.slack

    async def _hang_up(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """Files people sent, from wherever Palier is connected now."""
        return await self.slack.fetch_file(platform, ref)

    async def opening_link(self, payload: str, walls: Sequence[WallRow]) -> Link | None:
        """A channel's address, from wherever Palier is connected now."""
        return await self.slack.opening_link(payload, walls)

    async def find_person(self, workspace: str, user: str) -> FoundPerson:
        """Somebody of the workspace, from wherever Palier is connected now."""
        return await self.slack.find_person(workspace, user)

    async def settle(self) -> None:
        await self._hear()
        await super().settle()

    async def _hear(self) -> None:
        """Let Palier take everything that is told to it, and answer."""
        while self.server.post.busy() or not self._conversation.idle:
            if self.server.post.busy():
                await self.server.changed.wait(0.05)
            await self._conversation.wait_settled()

    # --- people and groups

    async def person(self, name: str, language: str, *, started: bool) -> tuple[str, str]:
        person = self.quartier.person(name, LOCALES.get(language, f"{language}-ES"))
        for channel in self.quartier.channels.values():
            if channel.person is None:
                channel.members[person.id] = None
        return person.id, self.quartier.direct(person).id

    async def group(self, title: str) -> str:
        name = f"mur-{len(self.quartier.channels)}"
        people = self.quartier.people.values()
        return self.quartier.channel(name, *people, app=True).id

    def _who(self, who: Neighbour) -> Person:
        return self.quartier.people[who.user]

    def _place(self, on: Wall | None) -> Channel | None:
        return self.quartier.channels[on.chat] if on else None

    def _seen(self, chat: str) -> list[Seen]:
        """What Palier wrote in a chat, as those in it see it now."""
        channel, people = self.quartier.channels[chat], self.quartier.people
        inside = (people[each] for each in channel.members if each in people)
        reader = channel.person or next(inside, None)
        if reader is None:
            return []
        return [each for each in reader.screen(channel) if each.from_app and not each.ephemeral]

    def screen(self, chat: str) -> list[Shown]:
        return [
            Shown(
                each.ts,
                each.text,
                tuple(each.labels),
                each.files[-1] if each.files else "",
                any(name.endswith(".png") for name in each.files),
            )
            for each in self._seen(chat)
        ]

    def handed(self, chat: str) -> dict[str, bytes]:
        names = {name for each in self._seen(chat) for name in each.files}
        brought = self.server.files.values()
        return {each.name: each.content or b"" for each in brought if each.name in names}

    def toast(self, who: Neighbour) -> str:
        for channel in self.quartier.channels.values():
            for ts, message in channel.ephemeral.items():
                if message.only == who.user and ts not in self._whispered:
                    self._whispered.add(ts)
                    seen = next(e for e in self._who(who).screen(channel) if e.ts == ts)
                    self._toasts[who.user].append(seen.text)
        return "\n".join(self._toasts.pop(who.user, []))

    # --- acts

    async def says(self, who: Neighbour, words: str, on: Wall | None) -> None:
        person = self._who(who)
        if words.startswith("/"):
            known = self.server.app.commands or {}
            name = words.partition(" ")[0]
            typed = words if name in known else f"/{DOOR} {words}"
            await person.commands(typed, self._place(on))
        else:
            await person.writes(self._place(on), words)
        await self._hear()
        if on is None:
            await self._open_form(who)

    async def writes(self, who: Neighbour, words: str, on: Wall) -> str:
        return (await self._who(who).writes(self._place(on), words)).ts

    async def points(self, who: Neighbour, command: str, message: str, on: Wall) -> None:
        there = self.quartier.channels[on.chat]
        shown = next(each for each in self._who(who).screen(there) if each.ts == message)
        names = {
            also: listed.name
            for feature in self.features
            for listed in feature.commands
            for also in (listed.name, *listed.aliases.values())
        }
        await self._who(who).uses_shortcut(names[command.removeprefix("/")], shown)
        await self._hear()

    async def _open_form(self, who: Neighbour) -> None:
        """Press the button of a form that could not open by itself."""
        label = plain_words(said_words.slack_open_form(), who.reader)
        seen = self._seen(who.chat)
        if seen and label in seen[-1].labels:
            await self._who(who).clicks(seen[-1], label)
            await self._hear()

    async def presses(self, who: Neighbour, shown: Shown, label: str, on: Wall | None) -> None:
        there = self._seen(on.chat if on else who.chat)
        seen = next(each for each in there if each.ts == shown.name)
        url = await self._who(who).clicks(seen, label)
        if url:
            self._toasts[who.user].append(url)
        await self._hear()

    async def forges(self, who: Neighbour, action: Action, on: Wall | None) -> None:
        chat = on.chat if on else who.chat
        if not self._seen(chat):
            await self.slack.say_blocks(self.workspace, chat, "a month ago", [])
        await self._who(who).forges(self._seen(chat)[-1], "press.0.0", action.pack_action())
        await self._hear()

    def refuses(self, chat: str, means: RefusalMeaning, times: int | None = None) -> None:
        self._no += [
            self.server.breaks(
                "refused", "chat.postMessage", times=times, channel=chat, words=NO[means]
            )
        ]

    def relents(self) -> None:
        for each in self._no:
            each.end()

    def deletes(self, who: Neighbour, shown: Shown) -> None:
        self.quartier.channels[who.chat].messages[shown.name].deleted = True

    async def shares(self, who: Neighbour, lat: float, lon: float) -> None:
        """Slack has no points to share: people write the coordinates their map shows."""
        await self.says(who, f"{lat:.6f}, {lon:.6f}", None)

    async def opens(self, who: Neighbour, payload: str) -> None:
        await self._who(who).commands(f"/{DOOR} start {payload}".strip())
        await self._hear()

    async def blocks(self, who: Neighbour, blocked: bool) -> None:
        if blocked:
            await self._who(who).is_deactivated()
        else:
            self._who(who).deleted = False
            await self._who(who).changes(name=who.name)
        await self._hear()

    # --- forms, all questions at once

    def asks(self, who: Neighbour, form: type[Form]) -> bool:
        modal = self._who(who).modal
        held = unpack_state(modal.view.wire.get("private_metadata", "")) if modal else None
        return held is not None and held.form_class is form

    async def fills(self, who: Neighbour, form: type[Form], said: Mapping[str, str]) -> None:
        person, asked = self._who(who), AnswerContext(who.reader, self.clock.now())
        answers: dict[str, Any] = {}
        for field in form.questions():
            if field.name in said:
                _answer(field, said, asked, answers)
        await person.fills(None, {block_name(form, name): each for name, each in answers.items()})
        sent = await person.submits()
        await self._hear()
        self._toasts[who.user].extend(sent.errors.values())
        if modal := person.modal:
            notes = [each for each in modal.view.wire["blocks"] if each["type"] == "section"]
            self._toasts[who.user].extend(each["text"]["text"] for each in notes)


def _answer(
    field: FormField, said: Mapping[str, str], asked: AnswerContext, answers: dict[str, Any]
) -> None:
    """An answer as the field's input takes it; what people would type elsewhere they pick here."""
    answer = said[field.name]
    match field.kind:
        case SeveralField():
            answers[field.name] = [each for each in answer.split(",") if each]
        case ChoiceField() | YesNoField() | DayField() | HourField():
            heard = field.kind.read_answer(answer, asked)
            value = heard.value
            answers[field.name] = str(value).lower() if isinstance(value, bool) else value
            for name, spilt in heard.spill.items():
                answers.setdefault(name, spilt)
        case PersonField():
            answers[field.name] = field.kind.read_answer(answer, asked).value["user"]
        case FileField():
            answers[field.name] = ("plan.json", answer.encode())
        case _:
            answers[field.name] = answer
