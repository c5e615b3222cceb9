"""The world on Telegram: the real library and adapter, over a strict Bot API on loopback."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from telegram import Update

from bot.chat.forms.question import TICKED
from bot.platform import ChatPlatform, RefusalMeaning
from bot.telegram.adapter import TelegramPlatform
from bot.telegram.conversation import TelegramConversation
from bot.telegram.reading import WANTED
from messages import words
from messages.catalog import plain_words
from messages.form import (
    AnswerContext,
    FileField,
    Form,
    FormField,
    PersonField,
    PlaceField,
    SeveralField,
)
from messages.model import Action, Link, Text
from storage.area import Wall as WallRow
from tests.fakes.telegram import Chat, Outage, Person, TelegramServer
from tests.fakes.telegram import Shown as Seen
from tests.fakes.telegram.chats import Member
from tests.fakes.telegram.messages import show
from tests.worlds.neighbour import Neighbour, Wall
from tests.worlds.shown import Shown
from tests.worlds.world import World

NO = {
    RefusalMeaning.GONE: "Forbidden: bot was kicked from the supergroup chat",
    RefusalMeaning.RIGHT: "Bad Request: CHAT_WRITE_FORBIDDEN",
    RefusalMeaning.TOPIC: "Bad Request: TOPIC_CLOSED",
    RefusalMeaning.WRONG: "Bad Request: A_NEW_KIND_OF_NO",
}

RIGHTS = ("can_pin_messages", "can_invite_users", "can_delete_messages")


class TelegramWorld(World):
    platform = "telegram"

    def __init__(self, *around: Any) -> None:
        super().__init__(*around)
        self.files = self.links = self
        self.server = TelegramServer()
        self.server.clock = lambda: self.clock.now().timestamp()
        self.server.first_bot.mailbox.allowed = list(WANTED)
        self._toasts: defaultdict[str, str] = defaultdict(str)
        self._groups: list[Chat] = []
        self._no: list[Outage] = []
        self._telegram: TelegramPlatform | None = None

    # --- one Palier on Telegram

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
        self._telegram = await TelegramPlatform(self.server.token, self.server.url).__aenter__()
        self._conversation = TelegramConversation(self._telegram, self.dispatcher)
        return self._telegram

    async def _hang_up(self) -> None:
        if self._telegram:
            await self._telegram.__aexit__(None, None, None)

    @property
    def telegram(self) -> TelegramPlatform:
        assert self._telegram
        return self._telegram

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """Files people sent, from wherever Palier is connected now."""
        return await self.telegram.fetch_file(platform, ref)

    async def opening_link(self, payload: str, walls: Sequence[WallRow]) -> Link | None:
        """The bot's address, from wherever Palier is connected now."""
        return await self.telegram.opening_link(payload, walls)

    async def settle(self) -> None:
        await self._hear()
        await super().settle()

    async def _hear(self) -> None:
        """Let Palier take every update that waits for it, in order."""
        waiting = self.server.first_bot.mailbox.pending
        while waiting:
            update = waiting.pop(min(waiting))
            await self._conversation.take_update(Update.de_json(update, self.telegram.bot))

    # --- people and groups

    async def person(self, name: str, language: str, *, started: bool) -> tuple[str, str]:
        person = self.server.person(name, language)
        for group in self._groups:
            group.members[person.id] = Member(person, "member")
        if started:
            self.server.private(self.server.first_bot, person).started = True
        return str(person.id), str(person.id)

    async def group(self, title: str) -> str:
        group = self.server.supergroup(title, *self.server.people.values())
        bot = self.server.first_bot
        group.members[bot.id] = self.server.bot_member(group, bot, RIGHTS)
        self._groups.append(group)
        return str(group.id)

    def _who(self, who: Neighbour) -> Person:
        return self.server.people[int(who.user)]

    def _chat(self, chat: str) -> Chat:
        if int(chat) in self.server.people:
            return self.server.private(self.server.first_bot, self.server.people[int(chat)])
        return self.server.chats[int(chat)]

    def _seen(self, chat: str) -> list[Seen]:
        """What Palier wrote in a chat, as those in it see it now."""
        messages = self._chat(chat).messages.values()
        return [show(each) for each in messages if each.from_bot and not each.deleted]

    def screen(self, chat: str) -> list[Shown]:
        return [
            Shown(str(each.id), each.text, tuple(each.labels), each.document or "", each.photo)
            for each in self._seen(chat)
        ]

    def handed(self, chat: str) -> dict[str, bytes]:
        contents = [each.message.content for each in self._seen(chat)]
        held = [each["document"] for each in contents if "document" in each]
        held += [each["photo"][0] for each in contents if "photo" in each]
        return dict(self.server.files[each["file_id"]] for each in held)

    def toast(self, who: Neighbour) -> str:
        return self._toasts.pop(who.user, "")

    # --- acts

    async def says(self, who: Neighbour, words: str, on: Wall | None) -> None:
        await self._who(who).says(self._chat(on.chat if on else who.chat), words)
        await self._hear()

    async def writes(self, who: Neighbour, words: str, on: Wall) -> str:
        return str((await self._who(who).says(self._chat(on.chat), words)).id)

    async def points(self, who: Neighbour, command: str, message: str, on: Wall) -> None:
        await self._who(who).says(self._chat(on.chat), command, reply_to=int(message))
        await self._hear()

    async def presses(self, who: Neighbour, shown: Shown, label: str, on: Wall | None) -> None:
        there = self._seen(on.chat if on else who.chat)
        seen = next(each for each in there if str(each.id) == shown.name)
        button = seen.button(label)
        if button.data:
            await self._press(who, seen, button.data)
        elif button.url:
            await self._follow(who, button.url)

    async def _press(self, who: Neighbour, seen: Seen, data: str) -> None:
        query = self._who(who).press(seen, data)
        await self._hear()
        assert query.answers, f"{who}'s press was not answered"
        for answer in query.answers:
            self._toasts[who.user] = answer.text
            if answer.url:
                await self._follow(who, answer.url)

    async def _follow(self, who: Neighbour, url: str) -> None:
        parts = urlsplit(url)
        if parts.path == f"/{self.server.first_bot.username}":
            await self.opens(who, parse_qs(parts.query).get("start", [""])[0])
        else:
            self._toasts[who.user] = url

    async def forges(self, who: Neighbour, action: Action, on: Wall | None) -> None:
        chat = on.chat if on else who.chat
        if not self._seen(chat):
            bot, there = self.server.first_bot, self._chat(chat)
            self.server.add_message(there, bot, {"text": "a month ago"})
        await self._press(who, self._seen(chat)[-1], action.pack_action())

    def refuses(self, chat: str, means: RefusalMeaning, times: int | None = None) -> None:
        there = self._chat(chat)
        self._no += [
            self.server.breaks("refused", "sendMessage", times=times, chat=there, words=NO[means])
        ]

    def relents(self) -> None:
        for each in self._no:
            each.end()

    def deletes(self, who: Neighbour, shown: Shown) -> None:
        self._chat(who.chat).messages[int(shown.name)].deleted = True

    async def shares(self, who: Neighbour, lat: float, lon: float) -> None:
        await self._who(who).shares_location(None, lat, lon)
        await self._hear()

    async def opens(self, who: Neighbour, payload: str) -> None:
        await self._who(who).opens(payload)
        await self._hear()

    async def blocks(self, who: Neighbour, blocked: bool) -> None:
        await (self._who(who).blocks() if blocked else self._who(who).unblocks())
        await self._hear()

    # --- forms, question by question

    def asks(self, who: Neighbour, form: type[Form]) -> bool:
        return self._question(who, form) is not None

    def _question(self, who: Neighbour, form: type[Form]) -> Seen | None:
        """The living message of a form that waits for an answer."""
        title = plain_words(form.title(), who.reader)
        out = {plain_words(each, who.reader) for each in (words.form_cancel(), words.form_leave())}
        for seen in reversed(self._seen(who.chat)):
            if title in seen.text and out & {*_ways(seen)}:
                return seen
        return None

    async def fills(self, who: Neighbour, form: type[Form], said: Mapping[str, str]) -> None:
        seen, leave = self._question(who, form), plain_words(words.form_leave(), who.reader)
        if seen and leave in _ways(seen):
            await self._change(who, form, said)
            return
        for field in form.questions():
            seen = self._question(who, form)
            if seen is None or plain_words(field.question, who.reader) not in seen.text:
                continue  # answered together with an earlier one, or an earlier one is not clear
            answer = said.get(field.name)
            if isinstance(field.kind, SeveralField):
                await self._tick(who, form, field, answer)
            elif answer:
                await self._answer(who, form, field, answer)
            else:
                kept = plain_words(words.form_keep(answer=""), who.reader)
                skip = plain_words(words.form_skip(), who.reader)
                ways = [each for each in _ways(seen) if each == skip or each.startswith(kept)]
                assert ways, f"{form.__name__} wants {field.name}"
                await self._choose(who, form, ways[0])
        seen = self._question(who, form)
        if seen and leave in _ways(seen):
            await self._send_lines(who, form)  # what was refused is corrected among its lines

    async def _change(self, who: Neighbour, form: type[Form], said: Mapping[str, str]) -> None:
        """Touch the lines that change, and send them."""
        lines = {field.name: plain_words(field.line, who.reader) for field in form.questions()}
        for field in form.questions():
            if field.name not in said:
                continue
            await self._choose(who, form, lines[field.name])
            if isinstance(field.kind, SeveralField):
                await self._tick(who, form, field, said[field.name])
            else:
                await self._answer(who, form, field, said[field.name])
        await self._send_lines(who, form)

    async def _send_lines(self, who: Neighbour, form: type[Form]) -> None:
        """Send the lines as they are read; leave them when none has changed."""
        lines = {field.name: plain_words(field.line, who.reader) for field in form.questions()}
        seen = self._question(who, form)
        assert seen, f"{who} sees no lines of {form.__name__}"
        *_, send, leave = [each for each in ("", *seen.labels) if each not in lines.values()]
        await self._choose(who, form, send or leave)

    async def _tick(
        self, who: Neighbour, form: type[Form], field: FormField, answer: str | None
    ) -> None:
        for value, label in self._offers(who, field).items():
            seen = self._question(who, form)
            ticked = seen is not None and TICKED + label in seen.labels
            if answer is not None and ticked != (value in answer.split(",")):
                await self._choose(who, form, TICKED * ticked + label)
        await self._choose(who, form, words.form_done())

    async def _answer(
        self, who: Neighbour, form: type[Form], field: FormField, answer: str
    ) -> None:
        offers = self._offers(who, field)
        if isinstance(field.kind, PlaceField) and answer.startswith("geo:"):
            lat, _, lon = answer.removeprefix("geo:").partition(",")
            await self.shares(who, float(lat), float(lon))
        elif isinstance(field.kind, PersonField):
            user = answer.removeprefix("person:").partition(" ")[0]
            await self._who(who).shares_person(None, self.server.people[int(user)])
            await self._hear()
        elif isinstance(field.kind, FileField):
            await self._who(who).sends_document(None, answer.encode())
            await self._hear()
        elif answer in offers:
            await self._choose(who, form, offers[answer])
        else:
            await self.says(who, answer, None)
        seen = self._question(who, form)
        if seen and plain_words(words.form_change(), who.reader) in seen.labels:
            await self._choose(who, form, words.form_yes())

    async def _choose(self, who: Neighbour, form: type[Form], label: Text | str) -> None:
        """Press one of a question's buttons, or the key that stands for it."""
        text = label if isinstance(label, str) else plain_words(label, who.reader)
        seen = self._question(who, form)
        assert seen, f"{who} is not asked for {form.__name__} any more"
        if text in seen.labels:
            await self._press(who, seen, str(seen.button(text).data))
        else:
            assert text in _ways(seen), f"no {text!r} among {_ways(seen)}"
            await self.says(who, text, None)

    def _offers(self, who: Neighbour, field: FormField) -> dict[str, str]:
        offers = field.kind.offered_answers(AnswerContext(who.reader, self.clock.now()))
        return {
            each.value: each.label
            if isinstance(each.label, str)
            else plain_words(each.label, who.reader)
            for each in offers
        }


def _ways(seen: Seen) -> Sequence[str]:
    """Everything that can be pressed: under the message, and on the keyboard it put up."""
    return [*seen.labels, *(key for row in seen.keyboard for key in row)]
