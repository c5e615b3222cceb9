"""Everything Telegram knows: bots, people, chats, messages, and which bot hears of what."""

import base64
import itertools
import random
import re
from collections.abc import Callable, Iterable
from time import time  # noqa: TID251 (Telegram has its own clock)

from tests.fakes.pulse import Pulse

from .accounts import Account
from .bots import BotAccount
from .buttons import CallbackQuery
from .chats import CHANNEL_RIGHTS, Chat, InviteLink, Member
from .errors import Wire
from .inline import InlineQuery
from .messages import Message, Sender
from .people import Person
from .updates import Mailbox


class World:
    """The state behind the wire; `clock` gives Unix seconds and may be replaced by a test's."""

    def __init__(self, token: str | None = None) -> None:
        self.clock: Callable[[], float] = time
        self.callback_lifetime = 60.0
        self.inline_lifetime = 10.0
        self.faults: list[str] = []
        self.changed = Pulse()
        self.bots: dict[int, BotAccount] = {}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.links: dict[str, InviteLink] = {}
        self.callbacks: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, Message] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self._private: dict[tuple[int, int], Chat] = {}
        self._ids = itertools.count(1)
        self._random = random.Random(2003)
        self.first_bot = self.bot("palier_bot", token=token)

    def now(self) -> int:
        """Give the date of a message sent now."""
        return int(self.clock())

    def new_id(self) -> str:
        """Give an id unlike the others, as callback queries and files have."""
        return f"{self._random.getrandbits(40)}{next(self._ids):06}"

    @property
    def token(self) -> str:
        """Give the first bot's token."""
        return self.first_bot.token

    def bot(self, username: str, *, token: str | None = None, name: str = "Palier") -> BotAccount:
        """Register a bot, with a token of the real form unless one is given."""
        if token is None:
            secret = base64.urlsafe_b64encode(self._random.randbytes(26)).decode()[:35]
            token = f"{6_000_000_000 + self._random.randrange(10**9)}:{secret}"
        bot = BotAccount(int(token.partition(":")[0]), token, username, name)
        bot.mailbox = Mailbox(self.changed, self.now, self.faults.append)
        self.bots[bot.id] = bot
        return bot

    def bot_named(self, username: str) -> BotAccount:
        """Find a bot by its username."""
        return next(b for b in self.bots.values() if b.username.lower() == username.lower())

    def person(
        self, name: str, language_code: str | None = "fr", *, username: str | None = None
    ) -> Person:
        """Let somebody install Telegram."""
        user_id = 100_000_000 + self._random.randrange(10**9)
        person = Person(self, user_id, name, language_code, username)
        self.people[person.id] = person
        return person

    def group(self, title: str, *people: Person, bots: Iterable[BotAccount] = ()) -> Chat:
        """Open a group; the first of the people owns it, the bots are plain members."""
        return self._open("group", title, people, bots)

    def supergroup(
        self,
        title: str,
        *people: Person,
        bots: Iterable[BotAccount] = (),
        topics: bool = False,
        username: str | None = None,
    ) -> Chat:
        """Open a supergroup, with topics if wanted, public when it has a username."""
        return self._open("supergroup", title, people, bots, forum=topics, username=username)

    def channel(
        self,
        title: str,
        *people: Person,
        bots: Iterable[BotAccount] = (),
        username: str | None = None,
    ) -> Chat:
        """Open a channel; the first of the people owns it, the bots may post."""
        return self._open("channel", title, people, bots, username=username)

    def _open(
        self,
        kind: str,
        title: str,
        people: Iterable[Person],
        bots: Iterable[BotAccount],
        *,
        forum: bool = False,
        username: str | None = None,
    ) -> Chat:
        chat = self.new_chat(kind, title, forum=forum, username=username)
        for person in people:
            status = "member" if chat.members else "creator"
            chat.members[person.id] = Member(person, status)
        for bot in bots:
            rights = CHANNEL_RIGHTS if kind == "channel" else None
            chat.members[bot.id] = self.bot_member(chat, bot, rights)
        return chat

    def new_chat(
        self, kind: str, title: str, *, forum: bool = False, username: str | None = None
    ) -> Chat:
        """Make an empty chat with an id of its kind."""
        number = 4_000_000_000 + self._random.randrange(10**8) * 10 + next(self._ids) % 10
        chat_id = -number if kind == "group" else -1_000_000_000_000 - number % 10**10
        chat = Chat(chat_id, kind, title, username, forum)
        self.chats[chat.id] = chat
        return chat

    def private(self, bot: BotAccount, person: Account) -> Chat:
        """Give the private chat of a bot and a person."""
        key = (bot.id, person.id)
        if key not in self._private:
            self._private[key] = Chat(person.id, "private", person.name, bot=bot, person=person)
        return self._private[key]

    def bot_member(self, chat: Chat, bot: BotAccount, rights: Iterable[str] | None) -> Member:
        """Make a bot's place: plain member with None, else administrator with these rights."""
        if rights is None:
            assert chat.type != "channel", "a bot in a channel is an administrator"
            return Member(bot, "member")
        granted = frozenset(rights) | {"can_manage_chat"}
        if unknown := granted - set(chat.rights_here()):
            raise ValueError(f"no such rights in a {chat.type}: {sorted(unknown)}")
        return Member(bot, "administrator", granted)

    def bots_in(self, chat: Chat) -> list[BotAccount]:
        """List the bots that are in a chat."""
        if chat.bot is not None:
            return [chat.bot]
        return [bot for bot in self.bots.values() if chat.member(bot).present]

    def bot_of(self, message: Message) -> BotAccount:
        """Give the bot whose buttons are under a message."""
        if message.chat.bot is not None:
            return message.chat.bot
        assert message.sender is not None, "nobody's message"
        return self.bots[message.sender.id]

    def keep_file(self, content: bytes, name: str) -> Wire:
        """Store a file and give its identity on the wire."""
        file_id = f"AgAC{self.new_id()}"
        self.files[file_id] = (name, content)
        return {"file_id": file_id, "file_unique_id": file_id[-8:], "file_size": len(content)}

    def add_message(
        self,
        chat: Chat,
        sender: Sender | None,
        content: Wire,
        *,
        reply_to: Message | None = None,
        thread_id: int | None = None,
        via_bot: BotAccount | None = None,
    ) -> Message:
        """Write a message into a chat, under its next id."""
        chat.last_message_id += 1
        message = Message(
            chat.last_message_id, chat, sender, self.now(), content,
            reply_to=reply_to, thread_id=thread_id, via_bot=via_bot,
        )  # fmt: skip
        chat.messages[message.id] = message
        self.changed.beat()
        return message

    def add_service(
        self, chat: Chat, sender: Sender | None, service: str, content: Wire
    ) -> Message:
        """Write a service message, which every bot in the chat hears."""
        message = self.add_message(chat, sender, content)
        message.service = service
        self.announce(message)
        return message

    def announce(self, message: Message, *, edited: bool = False) -> None:
        """Tell the bots that may see a message."""
        channel = message.chat.type == "channel"
        kind = ("edited_" if edited else "") + ("channel_post" if channel else "message")
        bots = [bot for bot in self.bots_in(message.chat) if self._hears(bot, message)]
        if not bots:
            return
        wire = message.wire()
        for bot in bots:
            if message.sender is not None:
                bot.met.add(message.sender.id)
            bot.mailbox.put(kind, wire)

    def _hears(self, bot: BotAccount, message: Message) -> bool:
        """Apply privacy mode: administrators hear all, others what is meant for them."""
        chat = message.chat
        if chat.type in ("private", "channel") or message.service is not None:
            return True
        if not bot.privacy or chat.administers(bot) or message.via_bot is bot:
            return True
        if message.reply_to is not None and message.reply_to.sender is bot:
            return True
        command = re.match(r"/\w+(?:@(\w+))?", message.text)
        if command is None:
            return False
        if command[1]:
            return command[1].lower() == bot.username.lower()
        return chat.last_bot is bot or len(self.bots_in(chat)) == 1

    def change_member(
        self, chat: Chat, new: Member, *, by: Sender, link: InviteLink | None = None
    ) -> None:
        """Move a user in or out or up or down, and tell the bots as Telegram does."""
        old, user = chat.member(new.user), new.user
        before = self.bots_in(chat)
        chat.members[user.id] = new
        if new.present:
            chat.requests.pop(user.id, None)
        wire: Wire = {
            "chat": chat.wire(),
            "from": by.user(),
            "date": self.now(),
            "old_chat_member": chat.member_wire(old),
            "new_chat_member": chat.member_wire(new),
        }
        if link is not None:
            wire |= {"invite_link": link.wire(), "via_join_request": link.join_request}
        for bot in {bot.id: bot for bot in (*before, *self.bots_in(chat))}.values():
            bot.met.add(by.id)
            if bot is user:
                bot.mailbox.put("my_chat_member", wire)
            elif chat.administers(bot):
                bot.mailbox.put("chat_member", wire)
        if chat.type != "channel" and old.present != new.present:
            if new.present:
                content: Wire = {"new_chat_members": [user.user()]}
            else:
                content = {"left_chat_member": user.user()}
            self.add_service(chat, by, "joined" if new.present else "left", content)
        self.changed.beat()
