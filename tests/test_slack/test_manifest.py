"""The manifest promises what the code does: its commands, its scopes, its events."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.manifest import (
    EVENTS,
    METHODS,
    RESERVED,
    SHORTCUTS,
    bot_scopes,
    build_manifest,
    missing_scopes,
)
from handlers import FEATURES
from messages import words
from messages.catalog import plain_words
from messages.language import LANGUAGES
from messages.model import Reader, Text
from tests.fakes.slack import SlackServer

FOLDER = Path(__file__).parents[2] / "bot" / "slack"


def called() -> set[str]:
    """Every Web API method that stands in the adapter's code."""
    return {
        node.attr
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and hasattr(AsyncWebClient, node.attr)
        and "_" in node.attr
        and not node.attr.startswith("_")
        and ast.unparse(node.value) != "super()"  # the library's own door, counted on the way
    }


def test_every_method_called_is_listed_with_its_scopes_and_no_other() -> None:
    by_the_library = {"oauth_v2_access"}
    assert called() | by_the_library == METHODS.keys()


def test_whoever_lets_people_in_may_do_nothing_else_to_channels() -> None:
    asked = {scope for scope in bot_scopes() if scope.startswith(("channels:", "groups:"))}
    assert asked == {
        "channels:read",
        "channels:write.invites",
        "groups:read",
        "groups:write.invites",
    }


def test_an_app_that_was_granted_more_lacks_nothing() -> None:
    before = {*bot_scopes(), "channels:manage", "groups:write"}
    before -= {"channels:write.invites", "groups:write.invites"}
    assert missing_scopes(before) == []
    assert missing_scopes(before - {"groups:write"}) == ["groups:write.invites"]
    assert missing_scopes(bot_scopes()) == []


def test_a_strict_slack_accepts_the_manifest() -> None:
    for language in LANGUAGES:
        made = build_manifest(FEATURES, language=language, public_url="https://palier.example")
        SlackServer(manifest=made)
        assert made["oauth_config"]["scopes"]["bot"] == list(bot_scopes())
        assert made["settings"]["event_subscriptions"]["bot_events"] == sorted(EVENTS)
        about = made["display_information"]
        assert len(about["description"]) <= 140
        assert 174 <= len(about["long_description"]) <= 4000
        assert all(len(each["name"]) <= 24 for each in made["features"]["shortcuts"])


def test_a_shortcut_is_there_when_its_command_is() -> None:
    commands = {listed.name for feature in FEATURES for listed in feature.commands}
    made = {each["callback_id"]: each for each in build_manifest(FEATURES)["features"]["shortcuts"]}
    assert made.keys() == SHORTCUTS.keys() & commands
    assert made["cafe"]["type"] == "global"
    assert build_manifest(())["features"]["shortcuts"] == []
    for language in LANGUAGES:
        reader = Reader(language=language)
        for name in SHORTCUTS:
            assert len(plain_words(Text(key=f"slack-shortcut-{name}"), reader)) <= 24


def described(*wish: str) -> str:
    """What the printed manifest says of the app."""
    command = [sys.executable, "-m", "bot", "manifest", *wish]
    printed = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    return str(json.loads(printed.stdout)["display_information"]["description"])


def test_the_manifest_is_printed_in_the_language_asked_for() -> None:
    about = words.slack_about()
    assert described() == plain_words(about, Reader(language="fr"))
    for language in LANGUAGES:
        assert described("--language", language) == plain_words(about, Reader(language=language))


def test_every_command_of_a_menu_is_in_it_under_its_names() -> None:
    commands = {each["command"] for each in build_manifest(FEATURES)["features"]["slash_commands"]}
    assert {"/palier", "/cafe", "/cafes", "/quartier", "/area", "/moi", "/orga"} <= commands
    assert not {f"/{name}" for name in RESERVED} & commands
    for feature in FEATURES:
        for listed in feature.commands:
            if listed.menu and listed.name not in RESERVED:
                assert f"/{listed.name}" in commands


def test_without_a_public_address_slack_is_met_through_a_socket() -> None:
    by_socket, by_web = (
        build_manifest(FEATURES, socket_mode=socket, public_url="https://palier.example")
        for socket in (True, False)
    )
    assert by_socket["settings"]["socket_mode_enabled"]
    assert "palier.example" not in str(by_socket)
    assert by_web["settings"]["interactivity"]["request_url"].endswith("/slack/events")
