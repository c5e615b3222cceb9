"""Where it is cool, on the stairs: by the button of a point, by a street, from a town's file."""

from __future__ import annotations

from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from tests.test_stairwell import Visitor, read, stairwell, visitor
from tests.worlds.outside import Streets

__all__ = ["visitor"]

FR = Reader(language="fr")


async def test_a_newcomer_to_the_page_finds_the_nearest_by_a_point(visitor: Visitor) -> None:
    await visitor.say("bao", "/frais")
    await visitor.fill("bao", where="geo:48.7561,2.3241")
    post = (await visitor.posts("talk-bao"))[-1]
    said = "\n".join(read(post))
    assert plain_words(words.cool_forgotten(), FR) in said
    assert "Parc des Sources" in said
    assert post["file"]["picture"]


async def test_a_street_does_as_well() -> None:
    streets = Streets()
    streets.has("2 rue Longue, Fresnes", 48.7561, 2.3241)
    async with stairwell(addresses=streets) as (_, visitor):
        await visitor.say("bao", "/frais 2 rue Longue")
        post = (await visitor.posts("talk-bao"))[-1]
        assert "Parc des Sources" in "\n".join(read(post))
        assert post["file"]["picture"]


async def test_the_organiser_sends_a_file_and_says_yes(visitor: Visitor) -> None:
    table = "nom;horaires;geo_point_2d\nPiscine;tous les jours 9h-20h;48.7560, 2.3230\n;;\n"
    await visitor.say("maryam", "/canicule")
    for label in (words.heat_manage(), words.cool_list_open(), words.cool_list_import()):
        await visitor.press("maryam", "talk-maryam", plain_words(label, FR))
    await visitor.fill("maryam", places=table.encode())
    assert "Piscine" in str([read(post) for post in await visitor.posts("talk-maryam")])
    await visitor.press("maryam", "talk-maryam", plain_words(words.cool_apply(), FR))
    assert "Piscine" in str([post["rows"] for post in await visitor.posts("talk-maryam")])
