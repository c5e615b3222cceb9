"""Palier's mouth on Slack: what the courier sends, and what is said at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.chat.retrying import call_patiently
from bot.clock import Clock
from bot.platform import (
    COPY,
    ChatAddress,
    NotBeforeMorning,
    OutOfReach,
    RefusalMeaning,
    RetryLater,
    Undeliverable,
)
from bot.slack import drawing, home
from bot.slack.calling import SlackCalls
from bot.slack.drawing import Block
from bot.slack.errors import (
    BACK_OFF,
    DONE,
    GONE_VIEW,
    NO_THREAD,
    NOT_THERE,
    TOO_LATE,
    error_code,
    translate_errors,
    translate_status,
)
from bot.slack.people import SlackPeople
from bot.slack.present import language_of_person, list_present
from bot.slack.workspaces import NAME, TIMEOUT, SlackWorkspaces
from handlers.kernel.ports import FoundPerson
from messages.catalog import spoken_language
from messages.model import Document, Link, Message, Reader
from storage.area import Wall
from storage.outbox import OutboxAction
from storage.people import MORNING

log = logging.getLogger(__name__)

AT_HOME = "home:"
"""How somebody's home is kept: the person in place of a channel."""

FILE = "file:"
"""How a file is kept that was sent to somebody: it is no message that can be changed."""

POST, WHISPER, UPDATE = "chat.postMessage", "chat.postEphemeral", "chat.update"
PUBLISH, UPLOAD = "views.publish", "files.upload"


class SlackPlatform(SlackCalls):
    """One app in every workspace it is installed in."""

    name = NAME

    def __init__(self, workspaces: SlackWorkspaces, clock: Clock) -> None:
        super().__init__(clock)
        self.workspaces, self._clock = workspaces, clock

    # What the courier asks for.

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        """Post a message; one that should make no sound waits for the morning.

        Slack rings for every message alike: only who is not written to sleeps on.
        """
        if message.silent:
            raise NotBeforeMorning(until_morning(self._clock.now(), reader.zone).total_seconds())
        client = (await self.workspaces.workspace_of(to.workspace)).client
        drawn = drawing.drawn(message, reader)
        return await self.in_due_time(client, POST, to.chat, lambda: _post(client, to.chat, drawn))

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        """Redraw a message; a copy shared elsewhere carries its channel in its name."""
        client = (await self.workspaces.workspace_of(to.workspace)).client
        if posted.startswith(FILE):
            raise Undeliverable("a file has no words", means=RefusalMeaning.TARGET)
        if to.chat.startswith(AT_HOME):
            shown = home.home_view((), reader, inside=message)
            user = to.chat.removeprefix(AT_HOME)
            publish = partial(client.views_publish, user_id=user, view=shown)
            await self.in_due_time(client, PUBLISH, "", publish)
            return
        channel, ts = copy_address(posted) if to.chat.startswith(COPY) else (to.chat, posted)
        drawn = drawing.drawn(message, reader)
        update = partial(client.chat_update, channel=channel, ts=ts, **drawn)
        await self.in_due_time(client, UPDATE, channel, update)

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> str | None:
        """Let a member of the workspace into a channel, or pin there.

        `INVITE` answers a public channel's address, by which members of the workspace enter; into
        a private one nobody comes by themselves.
        """
        workspace = await self.workspaces.workspace_of(to.workspace)
        client, channel = workspace.client, to.chat
        if errand is OutboxAction.LIST:
            return " ".join(await list_present(self, workspace, channel))
        with translate_errors(channel):
            if errand is OutboxAction.INVITE:
                response = await client.conversations_info(channel=channel)
                private = response["channel"].get("is_private")
                return None if private else f"{workspace.url.rstrip('/')}/archives/{channel}"
            try:
                await _act(client, errand, channel, subject)
            except SlackApiError as refusal:
                gone = errand is OutboxAction.EXPEL and error_code(refusal) in NOT_THERE
                if error_code(refusal) not in DONE and not gone:
                    raise
        return None

    async def whisper_message(
        self, to: ChatAddress, user: str, message: Message, reader: Reader
    ) -> None:
        """Say it in the person's own language, or the channel's where Palier does not speak theirs.

        Programmes and whoever has left cannot be told.
        """
        client = (await self.workspaces.workspace_of(to.workspace)).client
        language = await language_of_person(self, client, user)
        if language is None:
            raise Undeliverable("nobody to be told", means=RefusalMeaning.TARGET)
        drawn = drawing.drawn(
            message, reader.model_copy(update={"language": language or reader.language})
        )
        whisper = partial(client.chat_postEphemeral, channel=to.chat, user=user, **drawn)
        await self.in_due_time(client, WHISPER, to.chat, whisper)

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """The bytes of a file somebody sent; `RetryLater` or `Undeliverable` without them."""
        team, _, file = ref.partition("/")
        workspace = await self.workspaces.workspace_of(team)
        with translate_errors():
            response = await workspace.client.files_info(file=file)
            url = str(
                response["file"].get("url_private_download") or response["file"]["url_private"]
            )
            if not self._is_trusted_url(url):
                raise Undeliverable("a file elsewhere")
            headers = {"Authorization": f"Bearer {workspace.client.token}"}
            async with (
                ClientSession(timeout=ClientTimeout(total=TIMEOUT)) as session,
                session.get(url, headers=headers, allow_redirects=False) as answer,
            ):
                if answer.status == 429 or answer.status >= 500:
                    raise OutOfReach(BACK_OFF)
                if answer.status != 200:
                    raise Undeliverable("no such file")
                return await answer.read()

    def _is_trusted_url(self, url: str) -> bool:
        """Whether a file's address may see our token."""
        parts, api = urlsplit(url), urlsplit(self.workspaces.api_url)
        host = parts.hostname or ""
        official = parts.scheme == "https" and host.endswith(".slack.com")
        return official or (parts.scheme, parts.netloc) == (api.scheme, api.netloc)

    async def opening_link(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """A public channel's address, for members of its workspace; it carries no payload."""
        for wall in walls:
            if wall.platform != self.name:
                continue
            where = ChatAddress(wall.chat, wall.workspace)
            if url := await self.act_on_chat(OutboxAction.INVITE, where, ""):
                return Link(url=url, shown=urlsplit(url).netloc)
        return None

    # What is said at once to the person in front; `Later` when trying again soon did not do.

    async def say_now(
        self, team: str, chat: str, message: Message, reader: Reader, thread: str = ""
    ) -> str:
        """Send a message now, in a thread if it is said in one; its name."""
        client = (await self.workspaces.workspace_of(team)).client
        drawn = drawing.drawn(message, reader) | _in_thread(thread)
        return await self.at_once(client, POST, chat, lambda: _post(client, chat, drawn))

    async def say_blocks(
        self,
        team: str,
        chat: str,
        typed: str,
        blocks: list[Block],
        over: str = "",
        thread: str = "",
    ) -> str:
        """Send blocks made by hand, in the message `over` when there is one; which shows them."""
        client = (await self.workspaces.workspace_of(team)).client
        drawn: dict[str, Any] = {"text": drawing.escaped(typed), "blocks": blocks}
        if over:
            await self.at_once(
                client, UPDATE, chat, lambda: client.chat_update(channel=chat, ts=over, **drawn)
            )
            return over
        drawn |= _in_thread(thread)
        return await self.at_once(client, POST, chat, lambda: _post(client, chat, drawn))

    async def replace_message(
        self,
        team: str,
        chat: str,
        posted: str,
        message: Message,
        reader: Reader,
        thread: str = "",
    ) -> str:
        """Turn a message into this one now; one that cannot be changed is said anew.

        The name of the message that shows it.
        """
        client = (await self.workspaces.workspace_of(team)).client
        drawn = drawing.drawn(message, reader)
        try:
            update = partial(client.chat_update, channel=chat, ts=posted, **drawn)
            await self.at_once(client, UPDATE, chat, update)
        except Undeliverable as refusal:
            if refusal.chat_gone:
                raise
            return await self.say_now(team, chat, message, reader, thread)
        return posted

    async def say_ephemeral(
        self,
        team: str,
        chat: str,
        user: str,
        message: Message,
        reader: Reader,
        thread: str = "",
    ) -> bool:
        """Say what only this person sees; False where that cannot be done."""
        client = (await self.workspaces.workspace_of(team)).client
        drawn = drawing.drawn(message, reader) | _in_thread(thread)
        try:
            whisper = partial(client.chat_postEphemeral, channel=chat, user=user, **drawn)
            await self.at_once(client, WHISPER, chat, whisper)
        except (RetryLater, Undeliverable):
            return False
        return True

    async def send_document(
        self,
        team: str,
        chat: str,
        document: Document,
        reader: Reader,
        picture: Document | None = None,
        thread: str = "",
    ) -> str:
        """Send a document now, in one message with its picture; how it is kept, if it was sent."""
        client = (await self.workspaces.workspace_of(team)).client
        caption = drawing.escaped(drawing.caption_of(document, reader))
        files: list[dict[str, Any]] = [_file(document)]
        if picture:
            files.insert(0, _file(picture) | {"alt_txt": drawing.line(picture.caption, reader)})
        sent = await self.at_once(
            client,
            UPLOAD,
            chat,
            lambda: client.files_upload_v2(
                channel=chat,
                file_uploads=files,
                initial_comment=caption,
                request_file_info=False,
                **_in_thread(thread),
            ),
        )
        return f"{FILE}{sent['files'][-1]['id']}" if sent else ""

    async def open_modal(self, team: str, trigger: str, view: Block) -> bool:
        """Open a modal; False when the moment for it has passed."""
        client = (await self.workspaces.workspace_of(team)).client
        opens = partial(client.views_open, trigger_id=trigger, view=view)
        return await self.unless(TOO_LATE, client, "views.open", opens)

    async def update_modal(self, team: str, view_id: str, view: Block) -> bool:
        """Turn an open modal into this one; False when it was closed."""
        client = (await self.workspaces.workspace_of(team)).client
        updates = partial(client.views_update, view_id=view_id, view=view)
        return await self.unless(GONE_VIEW, client, "views.update", updates)

    async def publish_home(self, team: str, user: str, view: Block) -> None:
        """Show somebody's home."""
        client = (await self.workspaces.workspace_of(team)).client
        publish = partial(client.views_publish, user_id=user, view=view)
        await self.at_once(client, PUBLISH, "", publish)

    async def channel_title(self, team: str, channel: str) -> str:
        """What a channel is called."""
        client = (await self.workspaces.workspace_of(team)).client
        with translate_errors(channel):
            response = await client.conversations_info(channel=channel)
        return f"#{response['channel'].get('name') or channel}"

    async def find_person(self, team: str, user: str) -> FoundPerson:
        """Somebody of the workspace; without a chat when they are no person, or have left."""
        workspace = await self.workspaces.workspace_of(team)
        found = await SlackPeople().find_sender(workspace, user)
        return FoundPerson(found.chat or "", found.name, spoken_language(found.language))

    async def answer_act(
        self, url: str, message: Message, reader: Reader, *, replace: bool = False
    ) -> bool:
        """Say to who did something alone, where they did it, by the address that the act brought.

        That works in channels in which Palier is not; False when the address does no longer. It
        may `replace` what they pressed, if that was for their eyes alone too.
        """
        if not self._is_trusted_url(url):
            return False
        webhook = AsyncWebhookClient(url, timeout=TIMEOUT, retry_handlers=[])
        drawn = drawing.drawn(message, reader)

        async def once() -> None:
            with translate_errors():
                translate_status(
                    await webhook.send(
                        response_type="ephemeral", replace_original=replace or None, **drawn
                    )
                )

        try:
            await call_patiently(once, self.pause)
        except (RetryLater, Undeliverable):
            return False
        return True


def _in_thread(thread: str) -> dict[str, Any]:
    return {"thread_ts": thread} if thread else {}


def _file(document: Document) -> dict[str, Any]:
    return {"filename": document.name, "title": document.name, "content": document.content}


async def _post(client: Any, chat: str, drawn: dict[str, Any]) -> str:
    """Post it, and beside its thread when nobody can answer there any more."""
    try:
        posted = await client.chat_postMessage(
            channel=chat, mrkdwn=False, unfurl_links=False, unfurl_media=False, **drawn
        )
    except SlackApiError as refusal:
        beside = {name: each for name, each in drawn.items() if name != "thread_ts"}
        if beside == drawn or error_code(refusal) not in NO_THREAD:
            raise
        return await _post(client, chat, beside)
    return str(posted["ts"])


def copy_address(name: str) -> tuple[str, str]:
    """Channel and message of a shared copy."""
    channel, _, ts = name.partition(":")
    return channel, ts


def until_morning(now: datetime, zone: str) -> timedelta:
    """How long until nobody is disturbed any more, by the zone's clocks."""
    local = now.astimezone(ZoneInfo(zone))
    then = local.replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
    return (then if then > local else then + timedelta(days=1)) - local


async def _act(client: AsyncWebClient, errand: OutboxAction, channel: str, subject: str) -> None:
    match errand:
        case OutboxAction.ADMIT:
            await client.conversations_invite(channel=channel, users=subject)
        case OutboxAction.DECLINE:
            pass  # Slack knows of no request: who was not invited stays outside
        case OutboxAction.EXPEL:
            await client.conversations_kick(channel=channel, user=subject)
        case OutboxAction.READMIT:
            pass  # nobody is banned from a channel: who may come back asks to be let in
        case OutboxAction.PIN:
            await client.pins_add(channel=channel, timestamp=subject)
        case OutboxAction.UNPIN:
            await client.pins_remove(channel=channel, timestamp=subject)
        case OutboxAction.BLANK if subject.startswith(FILE):
            await client.files_delete(file=subject.removeprefix(FILE))
        case OutboxAction.BLANK:
            await client.chat_delete(channel=channel, ts=subject)
        case _:
            why = f"{errand.value} is not done on Slack"
            raise Undeliverable(why, means=RefusalMeaning.TARGET)
