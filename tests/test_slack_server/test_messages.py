"""Messages read as a person sees them; files travel with them."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import Channel, Person, SlackServer, Workspace
from tests.test_slack_server.apps import actions, button, plain


async def test_rich_text_reads_as_words_and_calls_nobody_by_accident(
    lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    def text(words: str, **style: bool) -> dict[str, object]:
        return {"type": "text", "text": words, **({"style": style} if style else {})}

    items = [{"type": "rich_text_section", "elements": [text(word)]} for word in ("thé", "eau")]
    await client.chat_postMessage(
        channel=mur.id, text="Café de Léa",
        blocks=[
            {"type": "header", "text": plain("Café")},
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            text("Avec "),
                            {"type": "user", "user_id": lea.id},
                            text(" <!channel>", bold=True),
                        ],
                    },
                    {"type": "rich_text_list", "style": "bullet", "elements": items},
                ],
            },
            actions(button("Carte", url="https://example.org/carte")),
        ],
    )  # fmt: skip
    shown = lea.last(mur)
    assert shown.text == "Café\nAvec @Léa <!channel>\n• thé\n• eau"
    assert shown.notification == "Café de Léa"
    assert shown.broadcasts == []
    assert ("bold", " <!channel>") in shown.marks
    assert shown.button("Carte").url == "https://example.org/carte"
    await client.chat_postMessage(channel=mur.id, text="<!channel> venez")
    assert lea.last(mur).broadcasts == ["channel"]


async def test_files_go_both_ways(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    await client.files_upload_v2(
        filename="affiche.pdf", content=b"%PDF", channel=mur.id, initial_comment="L'affiche"
    )
    poster = lea.last(mur)
    assert (poster.text, poster.files) == ("L'affiche", ("affiche.pdf",))
    sent = await lea.sends_file(b"photo", "photo.jpg", "image/jpeg")
    info = (await client.files_info(file=sent.files[0]["id"]))["file"]
    assert info["ims"] == [lea.place().id]
    async with aiohttp.ClientSession() as session:
        for token, body in ((quartier.token, b"photo"), ("", b"<html>Sign in</html>")):
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            async with session.get(info["url_private_download"], headers=headers) as answer:
                assert await answer.read() == body
    assert server.faults == ["download: without a token that may read files"]
    server.faults.clear()
