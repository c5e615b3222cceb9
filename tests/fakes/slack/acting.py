"""Acts the app answers: commands, clicks, choices, shortcuts."""

from typing import Any

from .accounts import Account
from .blocks import elements_of
from .channels import Channel
from .content import check_content
from .errors import Refusal, Wire
from .messages import Button, Message, Shown, show
from .post import Ack
from .views import STATELESS, ShownView, View, kept, state_of

Where = Shown | Message | ShownView | View


class Acting(Account):
    """What people do outside of forms; every act waits until the app has acknowledged it."""

    def base(self, kind: str, view: View | None = None) -> Wire:
        """Give what every interaction carries."""
        workspace, app = self.workspace, self.server.app
        return {
            "type": kind, "user": self.user(), "api_app_id": app.id,
            "token": app.verification_token,
            "team": {"id": workspace.id, "domain": workspace.domain},
            "enterprise": None, "is_enterprise_install": False,
            "trigger_id": self.server.new_trigger(self.me, view),
        }  # fmt: skip

    async def commands(self, command: str, channel: Channel | None = None) -> Shown | None:
        """Type a command with its arguments; gives what the app answered at once, if anything."""
        name, _, rest = command.partition(" ")
        place, workspace, app = self.place(channel), self.workspace, self.server.app
        assert name.startswith("/"), f"{name} is no command"
        if app.commands is not None and name not in app.commands:
            raise AssertionError(f"{name} is not a valid command: there are {[*app.commands]}")
        assert workspace.installed, f"{name} is not a valid command: the app is not installed"
        escapes = app.commands is None or app.commands[name]
        payload = {
            "token": app.verification_token, "team_id": workspace.id,
            "team_domain": workspace.domain, "channel_id": place.id,
            "channel_name": place.shown_name, "user_id": self.id, "user_name": self.username,
            "command": name, "text": (self.escaped(rest) if escapes else rest).strip(),
            "api_app_id": app.id, "is_enterprise_install": "false",
            "response_url": self.server.new_response_url(self.me, place),
            "trigger_id": self.server.new_trigger(self.me),
        }  # fmt: skip
        ack = await self.server.post.act("slash_commands", payload)
        if ack.error is not None:
            self.shows_timeout(name, ack.error)
            return None
        message = self.answered(name, place, ack.payload) if ack.payload else None
        return show(message) if message else None

    def answered(self, what: str, place: Channel, payload: Wire) -> Message | None:
        """Show an immediate answer, to this person alone unless meant for the channel."""
        try:
            content = check_content(payload, self.server.faults, what)
        except Refusal as refusal:
            self.server.faults.append(f"{what}: {refusal}")
            self.shows_timeout(what, refusal.error)
            return None
        only = None if payload.get("response_type") == "in_channel" else self.id
        workspace = self.workspace
        message = Message(
            self.server.new_ts(), place, workspace.bot_user, workspace.bot_id, content.text,
            content.blocks or [], only=only,
        )  # fmt: skip
        return workspace.add_message(message)

    async def clicks(self, where: Where, label_or_value: str) -> str | None:
        """Click a button or choose an option; a link button gives its address."""
        shown = show(where) if isinstance(where, Message) else where
        if isinstance(shown, View):
            raise AssertionError("click on what is shown: person.modal or person.home")
        button = shown.button(label_or_value)
        place: Message | View = shown.message if isinstance(shown, Shown) else shown.view
        if button.option is not None:
            await self.act_on(place, button.block_id, button.element, chosen(button, place))
        else:
            await self.act_on(place, button.block_id, button.element, {})
        return button.url

    async def forges(self, where: Shown | ShownView, action_id: str, value: str) -> Ack:
        """Send a click on a button of one's own making, as a modified client can."""
        place: Message | View = where.message if isinstance(where, Shown) else where.view
        element = {
            "type": "button", "action_id": action_id, "value": value,
            "text": {"type": "plain_text", "text": "?", "emoji": True},
        }  # fmt: skip
        return await self.act_on(place, "forged", element, {})

    async def act_on(self, place: Message | View, block_id: str, element: Wire, value: Wire) -> Ack:
        """Tell the app of one act on an element of a message or a view."""
        view = place if isinstance(place, View) else None
        payload = self.base("block_actions", view)
        action = {
            "type": element["type"], "action_id": element["action_id"], "block_id": block_id,
            "action_ts": self.server.new_ts(), **value,
        }  # fmt: skip
        action |= {key: element[key] for key in ("text", "value", "url") if key in element}
        payload["actions"] = [action]
        if isinstance(place, View):
            if element["type"] not in STATELESS:
                place.state[block_id][element["action_id"]] = {"type": element["type"], **value}
            payload["container"] = {"type": "view", "view_id": place.id}
            payload["view"] = place.show_wire()
        else:
            payload |= self.about(place)
            payload["state"] = {"values": states(place, {block_id: {element["action_id"]: value}})}
        ack = await self.server.post.act("interactive", payload)
        if ack.error is not None:
            self.shows_timeout(button_name(element), ack.error)
        return ack

    def about(self, message: Message) -> Wire:
        """Give what an act on a message says of it; the app gets no ephemeral message's body."""
        channel = message.channel
        about: Wire = {
            "container": {
                "type": "message", "message_ts": message.ts, "channel_id": channel.id,
                "is_ephemeral": message.only is not None,
            },
            "channel": {"id": channel.id, "name": channel.shown_name},
            "response_url": self.server.new_response_url(self.me, channel, message),
        }  # fmt: skip
        if message.thread_ts:
            about["container"]["thread_ts"] = message.thread_ts
        if message.only is None:
            about["message"] = message.wire()
        return about

    async def uses_shortcut(self, callback_id: str, message: Shown | Message | None = None) -> None:
        """Use a shortcut of the app: a global one, or one on a message."""
        shortcuts = self.server.app.shortcuts
        kind = "global" if message is None else "message"
        if shortcuts is not None:
            assert shortcuts.get(callback_id) == kind, f"no {kind} shortcut among {shortcuts}"
        payload = self.base("shortcut" if message is None else "message_action")
        payload |= {"callback_id": callback_id, "action_ts": self.server.new_ts()}
        if message is not None:
            message = message.message if isinstance(message, Shown) else message
            about = self.about(message)
            about.pop("container")
            payload |= {**about, "message_ts": message.ts}
        ack = await self.server.post.act("interactive", payload)
        if ack.error is not None:
            self.shows_timeout(callback_id, ack.error)


def button_name(element: Wire) -> str:
    """Give what a person would call an element."""
    return str(element.get("text", {}).get("text") or element["action_id"])


def chosen(button: Button, place: Message | View) -> Wire:
    """Give what an element says once one of its options was chosen, or unticked."""
    element, option = button.element, button.option
    if element["type"] == "overflow":
        return {"selected_option": option}
    key = kept(element)
    if not key.endswith("s"):
        return {key: option}
    before: list[Any] = state_of(element)[key]
    if isinstance(place, View):
        before = place.state[button.block_id][element["action_id"]][key]
    ticked = [each for each in before if each != option]
    return {key: ticked if option in before else [*before, option]}


def states(message: Message, now: dict[str, dict[str, Wire]]) -> dict[str, dict[str, Wire]]:
    """Give what the fields of a message say."""
    values: dict[str, dict[str, Wire]] = {}
    for block in message.blocks:
        for element in elements_of(block):
            if element["type"] not in STATELESS:
                value = now.get(block["block_id"], {}).get(element["action_id"], {})
                state = {**state_of(element), **value}
                values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values
