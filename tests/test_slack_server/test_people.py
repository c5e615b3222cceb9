"""People and an app of slack-bolt understand each other, by Socket Mode and by HTTP."""

from datetime import date
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import Channel, Person, SlackServer, Workspace
from tests.test_slack_server.apps import actions, listening, option, section

WAYS = pytest.mark.parametrize("way", ["socket", "http"])


@WAYS
async def test_a_neighbour_proposes_a_cafe_and_another_comes(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, way: str
) -> None:
    paul = quartier.person("Paul", "en-GB", "Europe/London")
    async with listening(server, quartier, way) as app:
        await paul.joins(mur)
        answer = await lea.commands("/palier bonjour", mur)
        assert answer
        assert (answer.text, answer.ephemeral) == ("Bonjour vous", True)
        assert ("bold", "vous") in answer.marks
        assert paul.screen(mur) == []
        assert await lea.commands("/palier cafe", mur) is None
        asked = await lea.is_asked("Un café")
        assert asked.fields == {"Lieu": None, "Places": None, "Jour": None, "Genre": None}
        assert asked.options == {"Genre": ("Café", "Thé")}
        await lea.fills(
            asked, {"Lieu": "au <square>", "seats": 4, "Jour": date(2026, 6, 1), "Genre": "Thé"}
        )
        assert lea.modal
        assert lea.modal.fields["Jour"] == "2026-06-01"
        assert (await lea.submits()).modal is None
        card = await paul.sees("Café", mur)
        assert (card.text, card.labels) == ("Café : au <square>", ["Je viens"])
        await paul.clicks(card, "Je viens")
        full = await lea.sees("Complet", mur)
        assert (full.edits, full.labels) == (1, [])
        noted = await paul.sees("Noté", mur)
        assert noted.ephemeral
        assert [shown.text for shown in lea.screen(mur)[1:]] == ["Complet"]
        await paul.clicks(noted, "Effacer")
        await server.quiet()
        assert [shown.text for shown in paul.screen(mur)] == ["Complet"]
    press = next(each for each in app.seen if each["type"] == "block_actions")
    assert press["actions"][0]["value"] == "7"
    assert press["user"]["id"] == paul.id
    assert lea.timeouts == paul.timeouts == []
    assert len(server.called("chat.postMessage", channel=mur.id)) == 1


@WAYS
async def test_a_form_says_what_is_wrong(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, way: str
) -> None:
    async with listening(server, quartier, way) as app:
        await lea.commands("/palier cafe", mur)
        asked = await lea.is_asked()
        missing = await lea.submits()
        assert missing.errors.keys() == {"Lieu", "Places"}
        await lea.fills(asked, {"Lieu": "x" * 21, "Places": 0})
        assert (await lea.submits()).errors["Places"] == "Must be at least 1."
        await lea.fills(asked, {"Lieu": "nulle part", "Places": 2})
        assert (await lea.submits()).errors == {"Lieu": "Ce lieu n'existe pas."}
        await lea.fills(asked, {"Lieu": "plus loin"})
        pushed = (await lea.submits()).modal
        assert pushed
        assert (pushed.title, len(lea.views)) == ("Loin ?", 2)
        await lea.closes()
        assert lea.modal
        assert lea.modal.fields["Lieu"] == "plus loin"
        await lea.fills(asked, {"Lieu": "ailleurs"})
        sure = (await lea.submits()).modal
        assert sure
        assert (sure.title, sure.text) == ("Sûr ?", "Vous êtes sûr ?")
        await lea.closes()
        assert lea.modal is None
        await lea.commands("/palier cafe", mur)
        await lea.is_asked()
        await lea.closes()
        assert [each["type"] for each in app.seen] == ["view_closed"]
        await lea.commands("/palier cafe", mur)
        await lea.fills(await lea.is_asked(), {"Lieu": "fini", "Places": 1})
        assert (await lea.submits()).modal is None


@WAYS
async def test_home_and_shortcuts_lead_to_the_form(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, way: str
) -> None:
    async with listening(server, quartier, way):
        await lea.opens_home()
        home = await lea.sees_home("Bienvenue")
        await lea.clicks(home, "Proposer un café")
        await lea.is_asked("Un café")
        await lea.closes()
        await lea.uses_shortcut("help")
        await lea.is_asked("Un café")
        await lea.closes()
        await lea.uses_shortcut("report", await lea.writes(mur, "Bonjour"))
        await lea.is_asked("Un café")
        await server.quiet()
        with pytest.raises(AssertionError, match="no button 'Non'"):
            await lea.clicks(home, "Non")
        with pytest.raises(AssertionError, match="no field 'Ville'"):
            await lea.fills(lea.modal, {"Ville": "Lyon"})
        with pytest.raises(AssertionError, match="does not see"):
            await lea.sees("Au revoir", mur, timeout=0.02)
        with pytest.raises(AssertionError, match="is not asked"):
            await lea.is_asked("Autre", timeout=0.02)


@WAYS
async def test_what_happens_in_the_workspace_is_told(
    server: SlackServer, quartier: Workspace, lea: Person, way: str
) -> None:
    rue, cour = quartier.channel("rue", lea), quartier.channel("cour", lea, private=True)
    paul = quartier.person("Paul")
    async with listening(server, quartier, way) as app:
        await lea.adds_app(rue)
        await paul.joins(rue)
        await paul.leaves(rue)
        await lea.renames(rue, "rue-haute")
        await lea.archives(rue)
        await lea.adds_app(cour)
        await lea.removes_app(cour)
        await lea.renames(cour, "cour-haute")
        await lea.writes_to_app("Bonjour @Palier & <amis>")
        await lea.changes(locale="en-US", tz="Europe/London")
        await server.quiet()
        quartier.uninstalls()
        await server.quiet()
    told = [body["event"] for body in app.seen]
    assert sorted(event["type"] for event in told) == sorted(
        "member_joined_channel member_joined_channel member_left_channel channel_rename "
        "channel_archive member_joined_channel group_left message user_change tokens_revoked "
        "app_uninstalled".split()
    )
    said = next(event for event in told if event["type"] == "message")
    assert said["text"] == f"Bonjour <@{quartier.bot_user}> &amp; &lt;amis&gt;"
    assert said["channel_type"] == "im"


async def test_what_was_shown_to_one_is_lost_when_they_reload(
    quartier: Workspace, lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    paul = quartier.person("Paul")
    await paul.joins(mur)
    await client.chat_postEphemeral(channel=mur.id, user=lea.id, text="Pour vous")
    assert [shown.text for shown in lea.screen(mur)] == ["Pour vous"]
    assert paul.screen(mur) == []
    await lea.reloads()
    assert lea.screen(mur) == []


async def test_messages_are_pinned_linked_and_deleted(
    lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    first = await client.chat_postMessage(channel=mur.id, text="Un", blocks=[section("Un")])
    await client.pins_add(channel=mur.id, timestamp=first["ts"])
    link = await client.chat_getPermalink(channel=mur.id, message_ts=first["ts"])
    assert link["permalink"].startswith(f"https://quartier.slack.com/archives/{mur.id}/p")
    await client.chat_update(channel=mur.id, ts=first["ts"], text="Deux")
    assert lea.last(mur).text == "Un", "blocks that are left out stay as they were"
    assert [message.ts for message in mur.pins] == [first["ts"]]
    await client.pins_remove(channel=mur.id, timestamp=first["ts"])
    await client.chat_delete(channel=mur.id, ts=first["ts"])
    assert lea.screen(mur) == []


async def test_the_app_finds_its_way_about(
    quartier: Workspace, lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    paul = quartier.person("Paul")
    quartier.channel("caché", lea, private=True)
    user = (await client.users_info(user=lea.id, include_locale=True))["user"]
    assert (user["locale"], user["tz"]) == ("fr-FR", "Europe/Paris")
    assert "locale" not in (await client.users_info(user=lea.id))["user"]
    everybody = [
        u["id"] async for page in await client.users_list(limit=1) for u in page["members"]
    ]
    assert everybody == [quartier.bot_user, lea.id, paul.id]
    made = (await client.conversations_create(name="café-du-coin", is_private=True))["channel"][
        "id"
    ]
    await client.conversations_invite(channel=made, users=[lea.id, paul.id])
    members = (await client.conversations_members(channel=made))["members"]
    assert members == [quartier.bot_user, lea.id, paul.id]
    await client.conversations_setTopic(channel=made, topic="Cafés")
    assert (await client.conversations_info(channel=made))["channel"]["topic"]["value"] == "Cafés"
    listed = await client.conversations_list(types="public_channel,private_channel")
    assert [channel["name"] for channel in listed["channels"]] == ["le-mur", "café-du-coin"]
    await client.conversations_join(channel=mur.id)
    talk = (await client.conversations_open(users=lea.id))["channel"]["id"]
    await client.chat_postMessage(channel=talk, text="Bonjour")
    assert lea.last().text == "Bonjour"
    assert (await client.bots_info(bot=quartier.bot_id))["bot"]["name"] == "Palier"
    assert (await client.auth_test())["team_id"] == quartier.id


async def test_menus_and_boxes_say_what_was_chosen(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel
) -> None:
    options = [option("Thé", "tea"), option("Café", "cafe")]
    boxes = {"type": "checkboxes", "action_id": "boxes", "options": options}
    menu = {"type": "static_select", "action_id": "menu", "options": options}
    more = {"type": "overflow", "action_id": "more", "options": [option("Signaler", "report")]}
    async with listening(server, quartier, "socket") as app:
        heard = []

        async def choose(ack: Any, action: dict[str, Any]) -> None:
            await ack()
            heard.append((action["type"], action.get("selected_option")))

        for name in ("boxes", "menu", "more"):
            app.action(name)(choose)
        await app.client.chat_postMessage(channel=mur.id, text="a", blocks=[actions(menu, more)])
        await lea.clicks(lea.last(mur), "Café")
        await lea.clicks(lea.last(mur), "Signaler")
        home = {"type": "home", "blocks": [actions(boxes, block_id="b")]}
        await app.client.views_publish(user_id=lea.id, view=home)
        for label in ("Thé", "Café", "Thé"):
            assert lea.home
            await lea.clicks(lea.home, label)
        assert lea.home
        state = lea.home.view.state["b"]["boxes"]
        assert state == {"type": "checkboxes", "selected_options": [options[1]]}
        await server.quiet()
    assert heard[:2] == [("static_select", options[1]), ("overflow", more["options"][0])]
    assert len(heard) == 5


async def test_the_app_hears_itself_in_private(
    server: SlackServer, quartier: Workspace, lea: Person
) -> None:
    async with listening(server, quartier, "socket") as app:
        sent = await app.client.chat_postMessage(channel=lea.id, text="a")
        await app.client.chat_update(channel=sent["channel"], ts=sent["ts"], text="b")
        await server.quiet()
        told = [each.payload["event"] for each in server.post.deliveries]
        assert [each.get("subtype") for each in told] == [None, "message_changed"]
        assert told[0]["bot_id"] == quartier.bot_id
        assert app.seen == [], "slack-bolt leaves its own words out"
