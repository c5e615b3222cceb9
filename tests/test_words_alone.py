"""Residents who never press a button: words lead from hello to a café, to a hand, and out."""

from __future__ import annotations

import pytest
from sqlmodel import select

from handlers.kernel.events import AttachmentEvent
from messages import words
from messages.account.actions import AskNewName, RenameForm
from messages.aid.forms import AidKind, AskHelpForm
from messages.cafe import InviteForm
from messages.catalog import plain_words
from messages.intents import Intent
from messages.intents.views import USUAL, intent_button
from storage.aid import HelpRequest
from tests.worlds import (
    WORLDS,
    Neighbour,
    NeutralWorld,
    SlackWorld,
    StairwellWorld,
    TelegramWorld,
    Wall,
    World,
)

CAFE = {
    "fr": """bonjour
        j'habite à Belleville
        oui
        je veux inviter à un café demain 15h
        promenade
        ok
        👍
        place Sainte-Marthe
        passer
        rien
        non merci
        publier""",
    "en": """hello
        I live in Belleville
        yes
        I want to invite people for a coffee tomorrow at 3pm
        walk
        ok
        👍
        place Sainte-Marthe
        skip
        nothing
        no thanks
        publish""",
}
HAND = {
    "fr": """bonjour
        Belleville
        d'accord
        j'ai besoin de quelqu'un pour mes courses demain
        lancer la demande""",
    "en": """good morning
        Belleville
        ok
        I need somebody for my shopping tomorrow
        send the request""",
}


def on(*kinds: type[World]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("world_kind", kinds, ids=[kind.platform for kind in kinds])


in_forms = on(TelegramWorld, StairwellWorld)
in_talks = on(TelegramWorld, SlackWorld, StairwellWorld)
everywhere = on(*WORLDS, StairwellWorld)
in_both_languages = pytest.mark.parametrize("language", ["fr", "en"])


async def write_all(who: Neighbour, lines: str) -> None:
    for line in lines.splitlines():
        await who.says(line.strip())


@in_talks
@in_both_languages
async def test_words_alone_lead_from_hello_to_a_published_cafe(
    world: World, belleville: Wall, language: str
) -> None:
    lea = await world.arrives("Léa", language)
    await write_all(lea, CAFE[language])
    assert belleville.shows(words.cafe_card_head(kind=words.cafe_kind_walk(), host="Léa"))
    assert belleville.shows("mercredi 1er juillet à 15 h")
    assert belleville.shows(words.cafe_card_place(place="place Sainte-Marthe"))


@everywhere
@in_both_languages
async def test_words_alone_lead_from_hello_to_a_request_on_its_way(
    world: World, belleville: Wall, language: str
) -> None:
    lea = await world.arrives("Léa", language)
    await write_all(lea, HAND[language])
    assert lea.sees(words.aid_published()) or lea.sees(words.aid_searching())
    async with world.database.transaction() as store:
        [request] = (await store.session.execute(select(HelpRequest))).scalars()
    assert (request.kind, request.behalf, request.proxied) == (AidKind.ERRANDS, None, False)


@everywhere
async def test_an_invitation_in_words_begins_with_what_was_said(bao: Neighbour) -> None:
    await bao.says("je veux inviter à un café demain 15h")
    assert bao.sees(words.cafe_invite_kind())


async def test_what_was_said_fills_the_form(bao: Neighbour, belleville: Wall) -> None:
    await bao.says("je propose une promenade demain 15h")
    await bao.fills(InviteForm, place="au square")
    await bao.says("publier")
    assert belleville.shows(words.cafe_card_head(kind=words.cafe_kind_walk(), host="Bao"))
    assert belleville.shows("mercredi 1er juillet à 15 h")


async def test_what_is_asked_for_in_a_hurry_fills_the_form(bao: Neighbour) -> None:
    await bao.says("g besoin de qqn pr mes courses")
    assert bao.asked(AskHelpForm)
    await bao.fills(AskHelpForm, urgency="today")
    assert bao.sees(words.aid_kind_errands())


@everywhere
async def test_a_label_that_hangs_there_may_be_typed(bao: Neighbour, belleville: Wall) -> None:
    await bao.says("menu")
    await bao.says("voir les cafes")
    assert bao.offered(words.cafe_list_new()) or bao.sees(words.cafe_list_none())


async def test_the_label_of_a_letter_may_be_typed(
    world: World, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await bao.says("je propose une promenade demain 15h")
    await bao.fills(InviteForm, place="au square")
    await bao.says("publier")
    await world.passes(hours=7)
    await ana.says("i'm coming")
    assert ana.sees(words.cafe_noted_going())


@everywhere
@pytest.mark.parametrize("said", ["non", "annuler", "retour"])
async def test_a_no_to_leaving_stays(world: World, bao: Neighbour, said: str) -> None:
    await bao.says("quitter")
    assert bao.sees(words.account_leave_ask())
    await bao.says(said)
    assert bao.sees(words.account_head(name="Bao")), "the page before is there again"


@pytest.mark.parametrize("said", ["stop", "je veux me désinscrire", "quitter", "unsubscribe"])
async def test_leaving_is_a_question_and_its_answer_is_written_whole(
    world: World, bao: Neighbour, said: str
) -> None:
    await bao.says(said)
    assert bao.sees(words.account_leave_ask())
    await bao.says("oui")
    await bao.says("quitter")
    assert bao.sees(words.account_leave_ask())
    await bao.says("Quitter Palier et tout effacer")
    assert bao.sees(words.account_erased())


async def test_a_label_of_long_ago_is_a_word_like_others(world: World, bao: Neighbour) -> None:
    await bao.says("menu")
    await world.passes(days=2)
    await bao.says("Offrir un coup de main demain soir au marché")
    assert not bao.asked(InviteForm)


async def test_what_is_not_understood_gets_one_line_and_three_buttons(bao: Neighbour) -> None:
    await bao.says("wesh le foot hier")
    assert bao.sees(words.intents_unclear())
    assert bao.buttons == tuple(
        plain_words(intent_button(each).label, bao.reader) for each in USUAL
    )


async def test_what_is_likely_is_asked_and_a_yes_goes_on(bao: Neighbour) -> None:
    await bao.says("un ptit café samedi ?")
    assert bao.sees(words.intents_is_it(wish=intent_button(Intent.INVITE).label))
    assert not bao.asked(InviteForm)
    await bao.says("oui")
    assert bao.asked(InviteForm)


async def test_danger_comes_before_every_wish(bao: Neighbour) -> None:
    await bao.says("je veux inviter à un café, mon voisin a fait un malaise")
    assert bao.sees(words.danger_call())
    assert not bao.asked(InviteForm)


@everywhere
async def test_talk_among_neighbours_is_left_alone(bao: Neighbour, belleville: Wall) -> None:
    before = len(belleville.screen), len(bao.screen)
    for said in ("bonjour", "stop", "je voudrais un café samedi", "oui", "merci", "aide"):
        await bao.says(said, on=belleville)
    assert (len(belleville.screen), len(bao.screen)) == before


# --- what is sent instead of words


@pytest.mark.parametrize("what", ["photo", "voice", "sticker", "contact", "video", "document"])
async def test_what_cannot_be_read_gets_one_kind_line(
    world: NeutralWorld, bao: Neighbour, what: str
) -> None:
    await send(world, bao, AttachmentEvent(what))
    assert bao.sees(words.intents_attachment())
    assert len(bao.buttons) == 3


async def test_words_under_a_picture_are_read(world: NeutralWorld, bao: Neighbour) -> None:
    await send(world, bao, AttachmentEvent("photo", "je voudrais inviter à un café samedi"))
    assert bao.asked(InviteForm)


async def send(world: NeutralWorld, who: Neighbour, event: AttachmentEvent) -> None:
    await world._handle(who, event)
    await world.settle()


# --- words in a form


@in_forms
@pytest.mark.parametrize("said", ["annuler", "Stop !", "cancel", "laisse tomber", "quitter"])
async def test_a_word_leaves_a_form_at_every_question(
    world: World, bao: Neighbour, said: str
) -> None:
    for before in ((), ("Promenade",), ("Promenade", "2026-07-04", "15:00")):
        await bao.says("/cafe")
        for answer in before:
            await bao.says(answer)
        await bao.says(said)
        assert bao.sees(words.form_cancelled())
        assert not bao.asked(InviteForm)


@in_forms
@pytest.mark.parametrize("said", ["retour", "back", "Précédent"])
async def test_a_word_goes_back(world: World, bao: Neighbour, said: str) -> None:
    await bao.says("/cafe")
    await bao.says("Promenade")
    await bao.says("samedi 15h")
    await bao.says("ok")
    assert bao.sees(words.cafe_invite_place())
    await bao.says(said)
    assert bao.sees(words.cafe_invite_hour())


@in_forms
@pytest.mark.parametrize("said", ["oui", "ok", "d'accord", "👍", "yes", "c'est ça", "Parfait"])
async def test_every_yes_confirms(world: World, bao: Neighbour, said: str) -> None:
    await bao.says("/cafe")
    await bao.says("Promenade")
    await bao.says("samedi 15h")
    assert bao.sees(words.form_yes()) or bao.offered(words.form_yes())
    await bao.says(said)
    assert bao.sees(words.cafe_invite_place())


@in_forms
@pytest.mark.parametrize("said", ["non", "no", "👎"])
async def test_every_no_asks_again(world: World, bao: Neighbour, said: str) -> None:
    await bao.says("/cafe")
    await bao.says("Promenade")
    await bao.says("samedi 15h")
    await bao.says(said)
    assert bao.sees(words.cafe_invite_day())


@in_talks
async def test_a_name_changed_on_an_older_page_leaves_the_invitation_where_it_was(
    world: World, belleville: Wall, bao: Neighbour
) -> None:
    await bao.says("je veux inviter à un café demain 15h")
    await bao.says("promenade")
    await bao.forges(AskNewName())
    await bao.fills(RenameForm, name="Baobab")
    assert bao.sees(words.form_here())
    for line in CAFE["fr"].splitlines()[5:]:
        await bao.says(line.strip())
    assert belleville.shows("Baobab")


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("silence jusqu'à vendredi", "Jusqu’au vendredi 3 juillet"),
        ("plus de messages pendant 2 semaines", "Jusqu’au mardi 14 juillet"),
        ("je m'absente jusqu'au 20 juillet", "Jusqu’au lundi 20 juillet"),
    ],
)
async def test_a_pause_takes_the_days_that_were_said(bao: Neighbour, said: str, until: str) -> None:
    await bao.says(said)
    assert bao.sees(words.account_pause_ask())
    await bao.presses(until)
    assert bao.offered(words.account_end_pause())


async def test_no_more_messages_about_one_thing_is_not_leaving(bao: Neighbour) -> None:
    await bao.says("je ne veux plus de messages sur la canicule")
    assert bao.offered(words.account_pause())


async def test_what_is_not_wanted_is_no_request(bao: Neighbour) -> None:
    await bao.says("pas besoin d'aide merci")
    assert bao.sees(words.intents_unclear())
    await bao.says("je ne veux pas de visite, j'ai besoin d'aide pour mon ordinateur")
    assert bao.asked(AskHelpForm)
    await bao.fills(AskHelpForm, urgency="today")
    assert bao.sees(words.aid_kind_devices())


async def test_who_offers_a_hand_is_not_asked_what_they_need(bao: Neighbour) -> None:
    await bao.says("quelqu'un a besoin d'aide ?")
    assert not bao.asked(AskHelpForm)
