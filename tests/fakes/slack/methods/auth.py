"""Tokens: whose one is, getting one, giving it back, opening a socket with one."""

from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Call
from tests.fakes.slack.errors import Refusal, Wire

from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World


@method("auth.test", tier=5)
def test(world: "World", call: Call) -> Wire:
    """Say whose token it is."""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/", "team": workspace.name,
        "user": world.app.name.lower(), "team_id": workspace.id, "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id, "is_enterprise_install": False,
    }  # fmt: skip


@method("auth.revoke", "test:bool", reads=True)
def revoke(world: "World", call: Call) -> Wire:
    """Give a token back; a bot's being its last, the app is gone."""
    if call.params.get("test"):
        return {"revoked": False}
    call.workspace.uninstalls()
    return {"revoked": True}


@method("apps.connections.open", token="app", tier=1)
def open_connection(world: "World", call: Call) -> Wire:
    """Give an address for one socket."""
    address = world.url.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={world.post.sockets.ticket()}&app_id={world.app.id}"}


@method(
    "oauth.v2.access", "client_id! client_secret! code redirect_uri grant_type",
    token="none", tier=4, reads=True,
)  # fmt: skip
def access(world: "World", call: Call) -> Wire:
    """Trade a code, once, for a token."""
    app = world.app
    if call.params["client_id"] != app.client_id:
        raise Refusal("invalid_client_id", fault=True)
    if call.params["client_secret"] != app.client_secret:
        raise Refusal("bad_client_secret", fault=True)
    granted = world.codes.pop(call.params.get("code", ""), None)
    if granted is None:
        raise Refusal("invalid_code")
    workspace, scopes, user, redirect = granted
    if call.params.get("redirect_uri", "") != redirect:
        raise Refusal("bad_redirect_uri", fault=True)
    workspace.install(scopes | workspace.scopes if workspace.installed else scopes)
    return {
        "access_token": workspace.token, "token_type": "bot",
        "scope": ",".join(sorted(workspace.scopes)), "bot_user_id": workspace.bot_user,
        "app_id": app.id, "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None, "is_enterprise_install": False, "authed_user": {"id": user},
    }  # fmt: skip
