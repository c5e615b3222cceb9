"""Slack's noes: what a correct app never sends, and what it must live with."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack_server import Channel, Person, SlackServer, Workspace
from tests.slack_server.blocks import check_message, check_view
from tests.slack_server.errors import Refusal
from tests.test_slack_server.apps import (
    CAFE,
    Body,
    actions,
    button,
    listening,
    modal,
    option,
    plain,
    question,
    refused,
    section,
)

LINE = {"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}


def rich(*elements: Body) -> Body:
    return {"type": "rich_text", "elements": [*elements]}


def line(*pieces: Body) -> Body:
    return rich({"type": "rich_text_section", "elements": [*pieces]})


def select(*options: Body, **more: Any) -> Body:
    return {"type": "static_select", "action_id": "s", "options": [*options], **more}


TOO_MUCH_FOR_A_MESSAGE: list[tuple[str, list[Any]]] = [
    ("less than 3001", [section("a" * 3001)]),
    ("more than 0", [section("")]),
    ("more than 0", [line({"type": "text", "text": ""})]),
    ("text or fields", [{"type": "section"}]),
    ("no more than 10", [{"type": "section", "fields": [plain("a")] * 11}]),
    ("less than 151", [{"type": "header", "text": plain("a" * 151)}]),
    ("unsupported type: mrkdwn", [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}]),
    ("no more than 25", [actions(*(button(f"b{n}") for n in range(26)))]),
    ("no less than 1", [actions()]),
    ("less than 76", [actions(button("a" * 76))]),
    ("less than 2001", [actions(button("a", "v" * 2001))]),
    ("less than 3001", [actions(button("a", url="https://e.org/" + "a" * 3000))]),
    ("failed to match", [actions(button("a", url="javascript:alert(1)"))]),
    ("must be one of primary", [actions(button("a", style="red"))]),
    ("less than 256", [actions(button("a", action_id="a" * 256))]),
    ("`action_id` must be unique", [actions(button("a"), button("a"))]),
    ("invalid additional property: colour", [actions(button("a", colour="red"))]),
    ("less than 256", [section("a") | {"block_id": "b" * 256}]),
    ("block_id b already exists", [section("a") | {"block_id": "b"}] * 2),
    ("less than 76", [actions(select(option("a" * 76, "v")))]),
    ("less than 151", [actions(select(option("a", "v" * 151)))]),
    ("no more than 100", [actions(select(*(option(f"{n}", f"{n}") for n in range(101))))]),
    ("match one of the options", [
        actions(select(option("a", "1"), initial_option=option("b", "2")))
    ]),
    ("values must be unique", [actions(select(option("a", "1"), option("b", "1")))]),
    ("no more than 5", [actions({"type": "overflow", "options": [option("a", "1")] * 6})]),
    ("unsupported type: plain_text_input", [actions({"type": "plain_text_input"})]),
    ("unsupported type: number_input", [
        question("q", "Q", "number_input", is_decimal_allowed=True)
    ]),
    ("focus_on_load is for views", [question("q", "Q", focus_on_load=True)]),
    ("unsupported type: fieldset", [{"type": "fieldset"}]),
    ("missing required field: type", [{}]),
    ("must provide an object", ["a"]),
    ("no more than 50", [{"type": "divider"}] * 51),
    ("no more than 10", [{"type": "context", "elements": [plain("a")] * 11}]),
    ("missing required field: alt_text", [{"type": "image", "image_url": "https://e.org/a.png"}]),
    ("image_url or slack_file", [{"type": "image", "alt_text": "a"}]),
    ("unsupported type: text in a rich_text block", [rich({"type": "text", "text": "a"})]),
    ("unsupported type: mention", [line({"type": "mention"})]),
    ("missing required field: user_id", [line({"type": "user"})]),
    ("invalid additional property: big", [
        line({"type": "text", "text": "a", "style": {"big": True}})
    ]),
    ("must be one of bullet", [rich({"type": "rich_text_list", "style": "x", "elements": [LINE]})]),
    ("must be less than or equal to 8", [
        rich({"type": "rich_text_list", "style": "bullet", "indent": 9, "elements": [LINE]})
    ]),
    ("in a list", [
        rich({"type": "rich_text_list", "style": "bullet", "elements": [rich(LINE)]})
    ]),
    ("missing required field: format", [line({"type": "date", "timestamp": 1})]),
]  # fmt: skip
TOO_MUCH_FOR_A_VIEW: list[tuple[str, Body]] = [
    ("less than 25", modal(title="a" * 25)),
    ("less than 25", modal() | {"submit": plain("a" * 25)}),
    ("less than 25", modal(close=plain("a" * 25))),
    ("missing required field: title", {"type": "modal", "blocks": []}),
    ("missing required field: submit", {
        "type": "modal", "title": plain("a"), "blocks": [question("q", "Q")],
    }),
    ("no more than 100", modal(*[{"type": "divider"}] * 101)),
    ("less than 3001", modal(private_metadata="a" * 3001)),
    ("less than 256", modal(callback_id="a" * 256)),
    ("less than 2001", modal(question("q", "a" * 2001))),
    ("less than 151", modal(question("q", "Q", placeholder=plain("a" * 151)))),
    ("less than or equal to 3000", modal(question("q", "Q", max_length=3001))),
    ("less than 3 characters", modal(question("q", "Q", max_length=2, initial_value="abc"))),
    ("min_length", modal(question("q", "Q", min_length=3, max_length=2))),
    ("missing required field: is_decimal", modal(question("q", "Q", "number_input"))),
    ("between", modal(
        question(
            "q", "Q", "number_input", is_decimal_allowed=False, initial_value="1", min_value="2"
        )
    )),
    ("failed to match", modal(question("q", "Q", "datepicker", initial_date="1/6/2026"))),
    ("failed to match", modal(question("q", "Q", "timepicker", initial_time="24:00"))),
    ("options or option_groups", modal(question("q", "Q", "static_select"))),
    ("no more than 10", modal(
        question("q", "Q", "radio_buttons", options=[option(f"{n}", f"{n}") for n in range(11)])
    )),
    ("unsupported type: button", modal(question("q", "Q", "button", text=plain("a")))),
    ("only one element", modal(*(question(f"{n}", "Q", focus_on_load=True) for n in range(2)))),
    ("unsupported type: markdown", modal({"type": "markdown", "text": "a"})),
    ("must provide a number", modal(question("q", "Q", min_length="1"))),
    ("unsupported view type: dialog", {"type": "dialog"}),
    ("invalid additional property: callback", modal(callback="a")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "blocks"), TOO_MUCH_FOR_A_MESSAGE)
def test_a_message_is_refused_with_its_place(words: str, blocks: list[Body]) -> None:
    with pytest.raises(Refusal, match="invalid_blocks") as refusal:
        check_message(blocks)
    assert any(words in detail and "[json-pointer:/" in detail for detail in refusal.value.details)
    assert refusal.value.fault


@pytest.mark.parametrize(("words", "view"), TOO_MUCH_FOR_A_VIEW)
def test_a_view_is_refused_with_its_place(words: str, view: Body) -> None:
    with pytest.raises(Refusal, match="invalid_arguments") as refusal:
        check_view(view, "modal", "home")
    assert any(words in detail for detail in refusal.value.details), refusal.value.details


def test_what_just_fits_is_taken() -> None:
    check_message([section("a" * 3000), *[{"type": "divider"}] * 49])
    check_message([actions(*(button(f"{n}" * 3, "v" * 2000) for n in range(25)))])
    check_message([actions(select(*(option("a" * 75, f"{n:0150}") for n in range(100))))])
    check_view(modal(*[{"type": "divider"}] * 100, title="a" * 24), "modal")
    unnamed = [actions(*({k: v for k, v in button(n).items() if k != "action_id"} for n in "ab"))]
    ids = [element["action_id"] for element in check_message(unnamed)[0]["elements"]]
    assert len(set(ids)) == 2


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
