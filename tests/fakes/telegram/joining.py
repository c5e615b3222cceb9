"""Comings and goings: joining, asking to join, blocking, adding bots, becoming a supergroup."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .accounts import Account
from .chats import Chat, Member
from .errors import Wire

if TYPE_CHECKING:
    from .bots import BotAccount


class Joining(Account):
    """What people do about who is where."""

    async def joins(self, chat: Chat) -> None:
        """Enter a chat that is open to them."""
        self.server.change_member(chat, Member(self, "member"), by=self)

    async def leaves(self, chat: Chat) -> None:
        """Leave a chat."""
        self.server.change_member(chat, Member(self, "left"), by=self)

    async def asks_to_join(self, link: str) -> Chat:
        """Follow an invite link: it asks the administrators, or lets in at once."""
        invite = self.server.links.get(link)
        if invite is None or (invite.expire_date or 2**40) < self.server.clock():
            raise ValueError(f"{link} leads nowhere")
        chat = invite.chat
        assert not chat.member(self).present, f"{self.name} is already in {chat.title}"
        if chat.member(self).status == "kicked":
            raise ValueError(f"{self.name} is banned from {chat.title}")
        if not invite.join_request:
            self.server.change_member(chat, Member(self, "member"), by=self, link=invite)
            return chat
        chat.requests[self.id] = self.server.clock()
        wire: Wire = {
            "chat": chat.wire(),
            "from": self.user(),
            "user_chat_id": self.id,
            "date": self.server.now(),
            "invite_link": invite.wire(),
        }
        for bot in self.server.bots_in(chat):
            if chat.may(bot, "can_invite_users"):
                bot.met.add(self.id)
                bot.mailbox.put("chat_join_request", wire)
        return chat

    async def blocks(self, bot: "BotAccount | None" = None) -> None:
        """Block the bot, which is told once."""
        bot = bot or self.server.first_bot
        assert bot.id not in self.blocked
        self.blocked.add(bot.id)
        self._tell_blocking(bot, "member", "kicked")

    async def unblocks(self, bot: "BotAccount | None" = None) -> None:
        """Let the bot write again."""
        bot = bot or self.server.first_bot
        self.blocked.remove(bot.id)
        self._tell_blocking(bot, "kicked", "member")

    async def deactivates(self) -> None:
        """Delete the account."""
        self.deactivated = True

    async def adds_bot(
        self,
        chat: Chat,
        bot: "BotAccount | None" = None,
        *,
        rights: Iterable[str] | None = None,
        payload: str = "",
    ) -> None:
        """Add the bot, as administrator when rights are named; a startgroup payload greets it."""
        await self.changes_rights(chat, rights, bot=bot)
        if payload:
            bot = bot or self.server.first_bot
            await self.says(chat, f"/start@{bot.username} {payload}")

    async def changes_rights(
        self,
        chat: Chat,
        rights: Iterable[str] | None,
        *,
        bot: "BotAccount | None" = None,
    ) -> None:
        """Make the bot an administrator with these rights, or a plain member with None."""
        assert chat.administers(self), f"{self.name} does not run {chat.title}"
        bot = bot or self.server.first_bot
        self.server.change_member(chat, self.server.bot_member(chat, bot, rights), by=self)

    async def removes_bot(self, chat: Chat, bot: "BotAccount | None" = None) -> None:
        """Throw the bot out of a chat."""
        assert chat.administers(self), f"{self.name} does not run {chat.title}"
        bot = bot or self.server.first_bot
        self.server.change_member(chat, Member(bot, "kicked"), by=self)

    async def upgrades(self, chat: Chat, *, topics: bool = False) -> Chat:
        """Turn a group into a supergroup, which has another id; give the new chat."""
        assert chat.type == "group"
        assert chat.administers(self), f"{self.name} does not run {chat.title}"
        new = self.server.new_chat("supergroup", chat.title, forum=topics)
        new.members = {
            key: Member(member.user, member.status, member.rights)
            for key, member in chat.members.items()
        }
        new.permissions = chat.permissions
        self.server.add_service(chat, self, "migrated", {"migrate_to_chat_id": new.id})
        chat.migrated_to = new
        self.server.add_service(new, self, "migrated", {"migrate_from_chat_id": chat.id})
        return new

    def _tell_blocking(self, bot: "BotAccount", old: str, new: str) -> None:
        chat = self.server.private(bot, self)
        wire: Wire = {
            "chat": chat.wire(),
            "from": self.user(),
            "date": self.server.now(),
            "old_chat_member": chat.member_wire(Member(bot, old)),
            "new_chat_member": chat.member_wire(Member(bot, new)),
        }
        bot.mailbox.put("my_chat_member", wire)
