"""What was closed is asked again, for whom it was, and of those who said yes."""

import pytest

from messages import aid as screen
from messages import words
from messages.aid import AmendHelpForm, AskHelpForForm, ReopenForForm
from storage.aid import RequestState
from tests.aid import AidKind, Urgency, asks, can_come, closes, drafts, offers, request


@pytest.mark.every_world
@pytest.mark.parametrize("how", ["a line", "a slip", "the form, amended"])
async def test_what_was_asked_for_somebody_is_asked_for_them_again(
    world, ana, bao, organiser, belleville, how
):
    """Farida wrote down for Mme R.; her name is erased on closing, that it was for her is not."""
    await offers(bao)
    await phones_in(organiser, belleville, how)
    await closes(organiser)
    assert (await request(world)).behalf is None
    await organiser.presses(words.aid_reopen())
    assert organiser.asked(ReopenForForm)
    assert (await request(world)).state is RequestState.CLOSED
    assert not bao.told(words.aid_ask_again())

    await organiser.fills(ReopenForForm, behalf="Mme R.")
    assert organiser.sees(words.aid_behalf(name="Mme R."))
    await can_come(bao)
    await organiser.presses(words.aid_choose(name="Bao"))
    assert bao.sees("Mme R.")
    assert not bao.sees("Farida")
    await organiser.forges(screen.ReopenRequest(request=(await request(world)).id))
    assert not organiser.asked(ReopenForForm), "it is open"


async def phones_in(organiser, wall, how):
    match how:
        case "a line":
            await organiser.says('/aide pour "Mme R." courses aujourd’hui')
        case "a slip":
            await organiser.forges(screen.BeginRequestFor(area=wall.area.id))
            await organiser.fills(
                AskHelpForForm, kind=AidKind.ERRANDS, urgency=Urgency.TODAY, behalf="Mme R."
            )
        case _:
            await drafts(organiser)
            await organiser.presses(words.aid_amend())
            await organiser.fills(AmendHelpForm, behalf="Mme R.")
    await organiser.presses(words.aid_publish(fitting=1))


async def test_a_yes_reaches_who_reopened(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await closes(ana)
    await ana.presses(words.aid_reopen())
    await can_come(bao)

    assert ana.offered(words.aid_choose(name="Bao"))
