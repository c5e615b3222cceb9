"""One letter says one coherent thing: whatever ends a request, nobody reads two at once."""

import pytest

from messages import words
from messages.aid import CloseRequest, NotFineForm, ReplaceHelper, SayHowItWent
from messages.aid.forms import ClosingChoice
from messages.model import Text
from tests.aid import found, offers, request
from tests.worlds import Neighbour
from tests.worlds.shown import sight

DO_NOT_GO = (
    words.aid_called_off(),
    words.aid_replaced(),
    words.aid_unreachable(),
    words.aid_stood_down(),
    words.aid_done_early(name="Ana"),
)
WAS_THERE = (words.aid_after_helper(name="Ana"), words.aid_done_by_asker())


@pytest.mark.every_world
async def test_who_is_not_due_yet_is_told_not_to_go_and_nothing_else(world, ana, bao, belleville):
    """Bao said half past five; at noon Ana says that it is done."""
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_is_done())

    assert bao.told(words.aid_done_early(name="Ana")) == 1
    assert not bao.told(words.aid_after_helper(name="Ana"))
    assert not bao.told(words.aid_called_off()), "it was needed, and it is done"

    await bao.presses(words.aid_done_early_mine())
    assert bao.sees(words.aid_after_helper(name="Ana"))
    await bao.presses(Text(key="aid-spent-half"))
    assert bao.sees(words.aid_took_noted(minutes=30))


@pytest.mark.parametrize("why", [*ClosingChoice, "replaced"])
async def test_no_letter_both_calls_off_and_asks_how_it_went(world, ana, bao, belleville, why):
    await offers(bao)
    await found(ana, bao)
    ended = (
        ReplaceHelper(request=(await request(world)).id, sure=True)
        if why == "replaced"
        else CloseRequest(request=(await request(world)).id, ending=why)
    )
    await ana.forges(ended)

    assert_coherent(bao)


def assert_coherent(reader: Neighbour) -> None:
    for shown in reader.screen:
        off, there = (
            [each for each in among if sight(each, reader.reader, [shown.words])]
            for among in (DO_NOT_GO, WAS_THERE)
        )
        assert not (off and there), shown.words


@pytest.mark.parametrize("reporter", ["asker", "helper"])
async def test_who_asked_and_who_helped_are_both_named_when_it_was_not_fine(
    world, ana, bao, organiser, belleville, reporter
):
    await offers(bao)
    await found(ana, bao)
    await world.passes(hours=7)
    await ana.presses(words.aid_is_done())
    who = ana if reporter == "asker" else bao
    await who.presses(words.aid_went_not_fine())
    await who.fills(NotFineForm, words="Il est parti fâché")

    assert organiser.sees(words.aid_not_fine_asker(name="Ana"))
    assert organiser.sees(words.aid_not_fine_helper(name="Bao"))


async def test_the_one_who_helped_is_named_also_when_it_was_asked_again_since(
    world, ana, bao, chloe, organiser, belleville
):
    await offers(bao)
    await found(ana, bao)
    await world.passes(hours=1)
    await ana.presses(words.aid_is_done())
    held = await request(world)
    await ana.presses(words.aid_reopen())
    await ana.forges(SayHowItWent(request=held.id, fine=False))
    await ana.fills(NotFineForm, words="Il n’est pas venu")

    assert organiser.sees(words.aid_not_fine_helper(name="Bao"))
