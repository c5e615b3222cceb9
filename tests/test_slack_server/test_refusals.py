"""Slack's noes: what a correct app never sends, and what it must live with."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import Channel, Person, SlackServer, Workspace
from tests.test_slack_server.apps import (
    CAFE,
    Body,
    listening,
    modal,
    plain,
    refused,
    section,
)


@pytest.mark.usefixtures("forgiven")
async def test_calls_that_no_correct_app_makes_are_faults(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    async def raw(method: str, token: str = quartier.token, **params: Any) -> Body:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{server.api_url}{method}", json=params, headers=headers) as answer,
        ):
            body: Body = await answer.json()
            return body

    sent = await client.chat_postMessage(channel=mur.id, text="a")
    theirs = await lea.writes(mur, "Bonjour")
    whispered = await client.chat_postEphemeral(channel=mur.id, user=lea.id, text="a")
    noes: list[tuple[str, Body]] = [
        ("unknown_method", await raw("chat.shout")),
        ("not_authed", await raw("auth.test", token="")),
        ("invalid_auth", await raw("auth.test", token="xoxb-1-2-a")),
        ("not_allowed_token_type", await raw("auth.test", token=server.app.app_token)),
        ("not_allowed_token_type", await raw("apps.connections.open")),
        ("invalid_arguments", await raw("chat.postMessage", channel=mur.id, text="a", silent=True)),
        ("invalid_arguments", await raw("chat.postMessage", text="a")),
        ("invalid_arguments", await raw("users.info", user=lea.id)),
        ("no_text", await raw("chat.postMessage", channel=mur.id)),
        ("msg_too_long", await raw("chat.postMessage", channel=mur.id, text="a" * 40_001)),
        ("msg_too_long", await raw("chat.update", channel=mur.id, ts=sent["ts"], text="a" * 4001)),
        ("invalid_blocks", await raw("chat.postMessage", channel=mur.id, text="a", blocks=["a"])),
        ("cant_update_message", await raw("chat.update", channel=mur.id, ts=theirs.ts, text="a")),
        ("cant_delete_message", await raw("chat.delete", channel=mur.id, ts=theirs.ts)),
        (
            "message_not_found",
            await raw("chat.update", channel=mur.id, ts=whispered["message_ts"], text="a"),
        ),
        ("missing_scope", await client_answer(client.team_info())),
        ("invalid_trigger_id", await raw("views.open", trigger_id="1.2.a", view=CAFE)),
        ("invalid_name_specials", await raw("conversations.create", name="Le Mur")),
        ("invalid_name_maxlength", await raw("conversations.create", name="a" * 81)),
        ("too_long", await raw("conversations.setTopic", channel=mur.id, topic="a" * 251)),
    ]
    assert [(error, body.get("error")) for error, body in noes] == [
        (error, error) for error, _ in noes
    ]
    assert len(server.faults) == len(noes)
    await raw("chat.postMessage", channel=mur.id, blocks=[section("a")])
    assert "`text` is missing beside blocks" in server.faults[-1]
    missing = noes[15][1]
    assert (missing["needed"], "chat:write" in missing["provided"]) == ("team:read", True)


async def client_answer(call: Any) -> Body:
    try:
        answer: Body = (await call).data
    except Exception as error:
        answer = error.response.data  # type: ignore[attr-defined] # slack_sdk's error carries it
    return answer


async def test_a_fault_fails_the_test_that_met_it() -> None:
    server = await SlackServer().__aenter__()
    client = AsyncWebClient(server.workspace().token, base_url=server.api_url)
    await refused(client.api_call("chat.shout"), "unknown_method")
    with pytest.raises(AssertionError, match="unknown_method"):
        await server.__aexit__(None, None, None)


async def test_what_the_workspace_does_is_no_fault(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    def post(channel: str) -> Any:
        return client.chat_postMessage(channel=channel, text="a")

    hidden = quartier.channel("caché", lea, private=True)
    rue = quartier.channel("rue", lea)
    paul = quartier.person("Paul")
    sent = await post(mur.id)
    await refused(post("C0NOWHERE"), "channel_not_found")
    await refused(post(hidden.id), "channel_not_found")
    await refused(post(rue.id), "not_in_channel")
    await refused(client.users_info(user="U0NOBODY"), "user_not_found")
    await refused(
        client.chat_postEphemeral(channel=mur.id, user=paul.id, text="a"), "user_not_in_channel"
    )
    await refused(client.conversations_invite(channel=mur.id, users=lea.id), "already_in_channel")
    await refused(client.conversations_create(name="rue"), "name_taken")
    await refused(client.chat_update(channel=mur.id, ts="1.2", text="a"), "message_not_found")
    await client.pins_add(channel=mur.id, timestamp=sent["ts"])
    await refused(client.pins_add(channel=mur.id, timestamp=sent["ts"]), "already_pinned")
    await lea.archives(mur)
    await refused(post(mur.id), "is_archived")
    await lea.archives(mur, archived=False)
    await lea.removes_app(mur)
    await refused(post(mur.id), "not_in_channel")
    quartier.narrows("chat:write")
    await refused(post(mur.id), "missing_scope", "'needed': 'chat:write'")
    await paul.is_deactivated()
    await refused(client.conversations_open(users=paul.id), "user_disabled")
    quartier.revokes()
    await refused(post(mur.id), "token_revoked")
    assert server.faults == []


@pytest.mark.usefixtures("forgiven")
async def test_a_trigger_is_good_once_and_for_three_seconds(
    server: SlackServer, quartier: Workspace, lea: Person, client: AsyncWebClient
) -> None:
    now = 1_800_000_000.0
    server.clock = lambda: now
    trigger = server.new_trigger(lea)
    await client.views_open(trigger_id=trigger, view=CAFE)
    await refused(client.views_open(trigger_id=trigger, view=CAFE), "exchanged_trigger_id")
    assert server.faults
    late = server.new_trigger(lea)
    now += 3.1
    await refused(client.views_open(trigger_id=late, view=CAFE), "expired_trigger_id")
    assert len(server.faults) == 1


@pytest.mark.usefixtures("forgiven")
async def test_views_are_changed_by_id_by_name_and_by_hash(
    server: SlackServer, lea: Person, client: AsyncWebClient
) -> None:
    named = CAFE | {"external_id": "cafe-1"}
    opened = await client.views_open(trigger_id=server.new_trigger(lea), view=named)
    view_id, first = opened["view"]["id"], opened["view"]["hash"]
    await lea.fills(lea.modal, {"Lieu": "au square"})
    await client.views_update(view_id=view_id, hash=first, view=named | {"title": plain("Deux")})
    assert lea.modal
    assert (lea.modal.title, lea.modal.fields["Lieu"]) == ("Deux", "au square")
    await refused(client.views_update(view_id=view_id, hash=first, view=named), "hash_conflict")
    await client.views_update(external_id="cafe-1", view=named)
    trigger = server.new_trigger(lea)
    await refused(client.views_open(trigger_id=trigger, view=named), "duplicate_external_id")
    for _ in range(2):
        trigger = server.new_trigger(lea, lea.views[-1])
        await client.views_push(trigger_id=trigger, view=CAFE)
    trigger = server.new_trigger(lea, lea.views[-1])
    await refused(client.views_push(trigger_id=trigger, view=CAFE), "push_limit_reached")
    lea.views.clear()
    await refused(client.views_update(view_id=view_id, view=named), "not_found")
    home = await client.views_publish(user_id=lea.id, view={"type": "home", "blocks": []})
    await client.views_publish(user_id=lea.id, view={"type": "home", "blocks": []})
    stale = client.views_publish(
        user_id=lea.id, view={"type": "home", "blocks": []}, hash=home["view"]["hash"]
    )
    await refused(stale, "hash_conflict")


@pytest.mark.usefixtures("forgiven")
async def test_a_response_url_is_good_five_times_for_half_an_hour(
    server: SlackServer, lea: Person, mur: Channel
) -> None:
    now = 1_800_000_000.0
    server.clock = lambda: now

    async def answer(url: str, **body: Any) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.post(url, json=body) as said:
            return said.status, await said.text()

    url = server.new_response_url(lea, mur)
    for _ in range(5):
        assert await answer(url, text="a") == (200, "ok")
    status, body = await answer(url, text="a")
    assert (status, "used_url" in body) == (404, True)
    old = server.new_response_url(lea, mur)
    now += 1801
    status, body = await answer(old, text="a")
    assert (status, "expired_url" in body) == (404, True)
    assert len(server.faults) == 1, "an app may be late, and counts to five"
    assert (await answer(server.new_response_url(lea, mur), words="a"))[0] == 400
    assert len(lea.screen(mur)) == 5


@pytest.mark.usefixtures("forgiven")
@pytest.mark.parametrize("way", ["socket", "http"])
async def test_an_answer_to_a_form_must_make_sense(
    server: SlackServer, quartier: Workspace, lea: Person, way: str
) -> None:
    answers: list[Body] = [
        {"response_action": "errors", "errors": {"nowhere": "Non"}},
        {"response_action": "update", "view": modal(title="a" * 25)},
        {"response_action": "rejoice"},
    ]
    async with listening(server, quartier, way) as app:

        async def said(ack: Any) -> None:
            await ack(**answers[0])

        app.view("odd")(said)
        client = app.client
        await client.views_open(
            trigger_id=server.new_trigger(lea), view=modal(callback_id="odd", title="Drôle")
        )
        for number in range(1, len(answers) + 1):
            assert (await lea.submits()).modal, "the form stays"
            assert len(server.faults) == len(lea.timeouts) == number
            answers.append(answers.pop(0))
    assert "which are no fields" in server.faults[0]


async def test_a_token_opens_one_workspace_only(
    server: SlackServer, lea: Person, client: AsyncWebClient
) -> None:
    there = server.workspace("Ailleurs", "ailleurs")
    paul = there.person("Paul")
    place = there.channel("la-place", paul, app=True)
    await refused(client.chat_postMessage(channel=place.id, text="a"), "channel_not_found")
    await refused(client.users_info(user=paul.id), "user_not_found")
    await AsyncWebClient(there.token, base_url=server.api_url).chat_postMessage(
        channel=paul.id, text="Bonjour"
    )
    assert paul.last().text == "Bonjour"
    with pytest.raises(AssertionError, match="has not written to Léa"):
        lea.last()
