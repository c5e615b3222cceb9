"""Forms: filling a modal's fields, sending it, closing it."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from .acting import Acting
from .blocks import check_view, listed
from .errors import Refusal, Wire
from .views import PILE, ShownView, View, kept, label_of, show_view


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a person sees after sending a form: errors by label, or the next view, or nothing."""

    errors: dict[str, str]
    modal: ShownView | None


class Filling(Acting):
    """What people do with modals; `views` is the pile before them, the top one last."""

    views: list[View]

    @property
    def modal(self) -> ShownView | None:
        """Give the modal on top, if one is open."""
        return show_view(self.views[-1]) if self.views else None

    def modal_view(self, shown: ShownView | None = None) -> View:
        """Give the view on top; fail when it is another than the one shown."""
        assert self.views, f"{self.name} has no modal before them"
        if shown is not None and shown.view is not self.views[-1]:
            raise AssertionError(f"{shown.title!r} is not the modal on top")
        return self.views[-1]

    async def fills(self, shown: ShownView | None, answers: dict[str, Any]) -> None:
        """Fill fields, named by label or block id; None empties one, options go by label."""
        view = self.modal_view(shown)
        for name, answer in answers.items():
            block = find_field(view, name)
            element = block["element"]
            value = self._typed(element, answer, label_of(block))
            state = {"type": element["type"], kept(element): value}
            view.state[block["block_id"]][element["action_id"]] = state
            view.errors.pop(block["block_id"], None)
            if block.get("dispatch_action"):
                said = {kept(element): value}
                await self.act_on(view, block["block_id"], element, said)

    def _typed(self, element: Wire, answer: Any, label: str) -> Any:
        """Give an answer as this kind of field keeps it."""
        kind, key = element["type"], kept(element)
        several = key.endswith("s")
        if answer is None:
            return [] if several else None
        if kind == "file_input":
            files = answer if isinstance(answer, list) else [answer]
            assert len(files) <= element.get("max_files", 10), f"too many files for {label!r}"
            return [
                self.server.keep_file(
                    self.workspace, self.id, name, "application/octet-stream", content
                ).wire(self.server.url)
                for name, content in files
            ]
        if key in ("selected_option", "selected_options"):
            external = "external" in kind
            offered = self._found.get(element["action_id"], []) if external else listed(element)
            wanted = answer if several and not isinstance(answer, str) else [answer]
            found = [find_option(offered, each, label) for each in wanted]
            return found if several else found[0]
        if kind == "rich_text_input":
            piece = {"type": "rich_text_section", "elements": [{"type": "text", "text": answer}]}
            return {"type": "rich_text", "elements": [piece]}
        if kind == "datetimepicker":
            return int(answer.timestamp()) if hasattr(answer, "timestamp") else int(answer)
        if isinstance(answer, date):
            answer = answer.isoformat()
        if isinstance(answer, time):
            answer = answer.isoformat("minutes")
        if several:
            return [getattr(each, "id", each) for each in answer]
        answer = str(getattr(answer, "id", answer))
        if kind == "datepicker":
            date.fromisoformat(answer)
        if kind == "timepicker":
            assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", answer), f"{answer!r} is no time"
        return answer

    async def looks_up(self, shown: ShownView | None, field: str, words: str) -> list[str]:
        """Type into a menu the app fills; gives the labels it offers."""
        view = self.modal_view(shown)
        block = find_field(view, field)
        element = block["element"]
        payload = self.base("block_suggestion", view) | {
            "action_id": element["action_id"], "block_id": block["block_id"], "value": words,
            "container": {"type": "view", "view_id": view.id}, "view": view.show_wire(),
        }  # fmt: skip
        payload.pop("trigger_id")
        ack = await self.server.post.act("interactive", payload)
        if ack.error is not None:
            self.shows_timeout(label_of(block), ack.error)
            return []
        menu = {"type": "static_select", "action_id": "a", **(ack.payload or {})}
        if ack.payload != {"options": []}:
            try:
                check_view(_holding(menu), "home")
            except Refusal as refusal:
                self.server.faults.append(f"block_suggestion: {refusal}")
                return []
        self._found[element["action_id"]] = listed(menu)
        return [option["text"]["text"] for option in listed(menu)]

    _found: dict[str, list[Wire]]

    async def submits(self, shown: ShownView | None = None) -> Submitted:
        """Send the form on top; the client itself refuses what is missing or out of bounds."""
        view = self.modal_view(shown)
        assert "submit" in view.wire, f"{show_view(view).title!r} can not be sent"
        assert not view.wire.get("submit_disabled"), "nothing has been filled in yet"
        view.errors = {
            block["block_id"]: problem for block in view.inputs() if (problem := wrong(view, block))
        }
        if view.errors:
            return Submitted(show_view(view).errors, self.modal)
        payload = self.base("view_submission", view) | {
            "view": view.show_wire(), "response_urls": [],
        }  # fmt: skip
        ack = await self.server.post.act("interactive", payload)
        title = show_view(view).title
        if ack.error is not None:
            self.shows_timeout(title, ack.error)
            return Submitted({}, self.modal)
        try:
            self._follow(view, ack.payload)
        except Refusal as refusal:
            self.server.faults.append(f"view_submission {title!r}: {refusal}")
            self.shows_timeout(title, "We had some trouble connecting. Try again?")
        self.server.changed.beat()
        return Submitted(show_view(view).errors, self.modal)

    def _follow(self, view: View, answer: Any) -> None:
        """Do what the app answered to a form."""
        if not answer:
            if view in self.views:
                self.views.remove(view)
            return
        said = dict(answer) if isinstance(answer, dict) else {}
        action = said.pop("response_action", None)
        if action == "errors":
            errors = said.pop("errors", None)
            inputs = {block["block_id"] for block in view.inputs()}
            if not isinstance(errors, dict) or not errors:
                raise Refusal("errors are missing")
            if unknown := errors.keys() - inputs:
                raise Refusal(f"errors for {sorted(unknown)}, which are no fields of {inputs}")
            if not all(isinstance(text, str) and text.strip() for text in errors.values()):
                raise Refusal("errors without words")
            view.errors = errors
        elif action in ("update", "push"):
            wire = check_view(said.pop("view", None), "modal")
            if action == "update":
                view.draw(wire)
                view.hash = self.server.new_ts()
                view.updates += 1
            elif len(self.views) >= PILE:
                raise Refusal("push_limit_reached")
            else:
                self.server.open_view(self.me, wire, over=view)
        elif action == "clear":
            self.views.clear()
        else:
            raise Refusal(f"no such response_action: {action!r}")
        if said:
            raise Refusal(f"unknown in the answer: {sorted(said)}")

    async def closes(self, *, all_views: bool = False) -> None:
        """Close the modal on top, or all of them; the app is told where it asked to be."""
        view = self.modal_view()
        clears = all_views or bool(view.wire.get("clear_on_close"))
        closed = [*self.views] if clears else [view]
        self.views = [each for each in self.views if each not in closed]
        self.server.changed.beat()
        for each in reversed(closed):
            if each.wire.get("notify_on_close"):
                payload = self.base("view_closed")
                payload.pop("trigger_id")
                payload |= {"view": each.show_wire(), "is_cleared": clears}
                await self.server.post.act("interactive", payload)


def _holding(element: Wire) -> Wire:
    return {"type": "home", "blocks": [{"type": "actions", "elements": [element]}]}


def find_field(view: View, name: str) -> Wire:
    """Give the input block with this label or id; without one, fail with what is there."""
    for block in view.inputs():
        if name in (label_of(block), block["block_id"]):
            return block
    raise AssertionError(f"no field {name!r} among {[label_of(b) for b in view.inputs()]}")


def find_option(options: list[Wire], wanted: Any, label: str) -> Wire:
    """Give the option with this label or value; without one, fail with what is there."""
    for option in options:
        if str(wanted) in (option["text"]["text"], option["value"]):
            return option
    labels = [option["text"]["text"] for option in options]
    raise AssertionError(f"no option {wanted!r} among {labels} of {label!r}")


def wrong(view: View, block: Wire) -> str:
    """Say what the client itself finds wrong with a field, or nothing."""
    element = block["element"]
    value = view.state[block["block_id"]][element["action_id"]].get(kept(element))
    if value in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    kind = element["type"]
    if kind == "plain_text_input":
        if len(value) > element.get("max_length", 3000):
            return f"Must be at most {element.get('max_length', 3000)} characters."
        if len(value) < element.get("min_length", 0):
            return f"Must be at least {element['min_length']} characters."
    if kind == "number_input":
        whole = r"-?\d+" if not element["is_decimal_allowed"] else r"-?\d+([.,]\d+)?"
        if not re.fullmatch(whole, value):
            return "Must be a number."
        number = float(value.replace(",", "."))
        if not float(element.get("min_value", "-inf")) <= number:
            return f"Must be at least {element['min_value']}."
        if not number <= float(element.get("max_value", "inf")):
            return f"Must be at most {element['max_value']}."
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", value):
        return "Must be an email address."
    if kind == "url_text_input" and not re.fullmatch(r"https?://\S+", value):
        return "Must be a link."
    if len(value if isinstance(value, list) else []) > element.get("max_selected_items", 100):
        return "Too many are chosen."
    return ""
