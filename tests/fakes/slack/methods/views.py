"""Opening, piling up, changing and publishing views."""

from time import monotonic
from typing import TYPE_CHECKING

from tests.fakes.slack.blocks import check_view
from tests.fakes.slack.calls import Call
from tests.fakes.slack.errors import Refusal, Wire
from tests.fakes.slack.views import PILE, View
from tests.fakes.slack.world import Trigger

from .reach import person_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


def _trigger(world: "World", call: Call) -> Trigger:
    """Take a trigger, which is good once and for a short while, by either clock."""
    trigger = world.triggers.get(call.params["trigger_id"])
    if trigger is None or trigger.person.workspace is not call.workspace:
        raise Refusal("invalid_trigger_id", fault=True)
    age = max(world.clock() - trigger.born, monotonic() - trigger.started)
    if age > world.trigger_seconds:
        raise Refusal("expired_trigger_id")
    if trigger.used:
        raise Refusal("exchanged_trigger_id", fault=True)
    return trigger


@method("views.open", "trigger_id! view:json!", tier=4)
def open_view(world: "World", call: Call) -> Wire:
    """Open a modal before somebody, in place of those that were open."""
    wire = check_view(call.params["view"], "modal")
    trigger = _trigger(world, call)
    view = world.open_view(trigger.person, wire)
    trigger.used = True
    return {"view": view.show_wire()}


@method("views.push", "trigger_id! view:json!", tier=4)
def push(world: "World", call: Call) -> Wire:
    """Lay a modal over the one that was acted on."""
    wire = check_view(call.params["view"], "modal")
    trigger = _trigger(world, call)
    if trigger.view is None or trigger.view not in trigger.person.views:
        raise Refusal("not_found", fault=trigger.view is None)
    if len(trigger.person.views) >= PILE:
        raise Refusal("push_limit_reached", fault=True)
    view = world.open_view(trigger.person, wire, over=trigger.view)
    trigger.used = True
    return {"view": view.show_wire()}


def _same(view: View, call: Call) -> None:
    wanted = call.params.get("hash")
    if wanted is not None and wanted != view.hash:
        raise Refusal("hash_conflict")


@method("views.update", "view_id external_id view:json! hash", tier=4)
def update(world: "World", call: Call) -> Wire:
    """Change a view that is still before somebody."""
    if ("view_id" in call.params) == ("external_id" in call.params):
        raise Refusal("invalid_arguments", "view_id or external_id, and not both", fault=True)
    wire = check_view(call.params["view"], "modal", "home")
    view = world.views.get(call.params.get("view_id", ""))
    if external := call.params.get("external_id"):
        view = world.view_named(call.workspace, external)
    if (
        view is None
        or view.person.workspace is not call.workspace
        or not (view in view.person.views or view is view.person.home_view)
    ):
        raise Refusal("not_found")
    if wire["type"] != view.wire["type"]:
        raise Refusal("invalid_arguments", "a view keeps its type", fault=True)
    _same(view, call)
    world.check_external_id(call.workspace, wire, view)
    view.draw(wire)
    view.hash = world.new_ts()
    view.updates += 1
    return {"view": view.show_wire()}


@method("views.publish", "user_id! view:json! hash", tier=4)
def publish(world: "World", call: Call) -> Wire:
    """Show somebody the app's Home."""
    wire = check_view(call.params["view"], "home")
    person = person_of(call, call.params["user_id"])
    if person.home_view is None:
        person.home_view = world.new_view(person, wire)
    else:
        _same(person.home_view, call)
        world.check_external_id(call.workspace, wire, person.home_view)
        person.home_view.draw(wire)
        person.home_view.hash = world.new_ts()
        person.home_view.updates += 1
    return {"view": person.home_view.show_wire()}
