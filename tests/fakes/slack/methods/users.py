"""Who there is: people, the bot, the workspace."""

from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Call
from tests.fakes.slack.errors import Refusal, Wire

from .reach import paged, person_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


@method("users.info", "user! include_locale:bool", scope="users:read", tier=4, reads=True)
def info(world: "World", call: Call) -> Wire:
    """Describe a person, or the bot."""
    if call.params["user"] == call.workspace.bot_user:
        return {"user": call.workspace.bot_wire()}
    locale = call.params.get("include_locale", False)
    return {"user": person_of(call, call.params["user"]).wire(locale=locale)}


@method(
    "users.list", "cursor limit:int include_locale:bool",
    scope="users:read", tier=2, reads=True,
)  # fmt: skip
def list_users(world: "World", call: Call) -> Wire:
    """List everybody, the bot first."""
    workspace, locale = call.workspace, call.params.get("include_locale", False)
    page, cursor = paged([workspace.bot_user, *workspace.people], call)
    return {
        "members": [
            workspace.people[each].wire(locale=locale)
            if each in workspace.people
            else workspace.bot_wire()
            for each in page
        ],
        "cache_ts": world.now(),
        "response_metadata": {"next_cursor": cursor},
    }


@method("bots.info", "bot", scope="users:read", reads=True)
def bots_info(world: "World", call: Call) -> Wire:
    """Describe the bot."""
    workspace = call.workspace
    if call.params.get("bot") != workspace.bot_id:
        raise Refusal("bot_not_found")
    return {
        "bot": {
            "id": workspace.bot_id, "deleted": False, "name": world.app.name, "updated": 0,
            "app_id": world.app.id, "user_id": workspace.bot_user, "icons": {},
        }
    }  # fmt: skip


@method("team.info", "team domain", scope="team:read", reads=True)
def team_info(world: "World", call: Call) -> Wire:
    """Describe the workspace."""
    workspace = call.workspace
    if call.params.get("team", workspace.id) != workspace.id:
        raise Refusal("team_not_found")
    return {
        "team": {
            "id": workspace.id, "name": workspace.name, "domain": workspace.domain,
            "email_domain": "", "icon": {"image_default": True},
        }
    }  # fmt: skip
