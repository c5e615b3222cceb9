"""Who presses a button of an older message while a form waits does not lose the form."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.app import Application
from storage.database import Store
from storage.dialog import DEEP, FormDialog, InterruptedForm, pack_interrupted, read_interrupted
from tests.fakes.telegram import Person, Shown, TelegramServer
from tests.test_telegram.conftest import NOON
from tests.test_telegram.desk import Desk, Guest, Invite
from tests.test_telegram.test_forms import HERE, asked, presses


async def older_button(ana: Person) -> Shown:
    await ana.commands(None, "/cafe")
    return await ana.sees("<b>Café</b>")


async def asks_name(ana: Person, card: Shown) -> Shown:
    """Press the older message's button that asks another form."""
    pressed = next(b.data for row in card.buttons for b in row if (b.data or "").endswith(":ask"))
    await ana.forges(card, pressed or "")
    return await ana.sees("vous accompagne")


async def half_filled(ana: Person) -> Shown:
    """An older message with buttons, and a form whose second question waits."""
    card = await older_button(ana)
    await ana.commands(None, "/inviter")
    await presses(ana, await asked(ana, 1), "Promenade")
    await asked(ana, 2)
    return card


async def finishes(ana: Person, desk: Desk) -> Invite:
    """Answer the rest of the invitation, beginning with its second question."""
    await ana.says(None, "samedi 15 h")
    await presses(ana, await ana.sees("samedi 13 juin"), "Oui")
    await asked(ana, 4)
    await ana.says(None, "Le kiosque")
    await presses(ana, await asked(ana, 5), "8")
    await presses(ana, await asked(ana, 6), "C’est choisi")
    await presses(ana, await asked(ana, 7), "Passer")
    await ana.sees("merci")
    [invite] = desk.of(Invite)
    assert isinstance(invite, Invite)
    return invite


async def test_a_form_goes_on_where_it_was_once_the_other_is_sent(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    card = await half_filled(ana)
    await asks_name(ana, card)
    await ana.says(None, "Bao")
    await ana.sees("merci")
    again = await asked(ana, 2)
    assert HERE in again.text
    assert len(desk.of(Guest)) == 1
    invite = await finishes(ana, desk)
    assert (invite.kind.value, invite.place.words) == ("walk", "Le kiosque")
    await ana.says(None, "bonsoir")
    await ana.sees("entendu bonsoir")
    await server.quiet()


async def test_a_form_goes_on_once_the_other_is_given_up(desk: Desk, ana: Person) -> None:
    card = await half_filled(ana)
    await presses(ana, await asks_name(ana, card), "Annuler")
    await ana.sees("Rien n’a été envoyé")
    assert HERE in (await asked(ana, 2)).text
    await ana.says(None, "/cancel")
    await ana.sees("Rien n’a été envoyé")
    await ana.says(None, "bonsoir")
    await ana.sees("entendu bonsoir")


async def test_a_command_gives_up_all_that_waits(desk: Desk, ana: Person) -> None:
    card = await half_filled(ana)
    await asks_name(ana, card)
    await ana.commands(None, "/help")
    await ana.says(None, "bonsoir")
    await ana.sees("entendu bonsoir")
    assert desk.of(Guest) == desk.of(Invite) == []


async def test_words_are_no_answer_to_a_question_nobody_saw_again(
    desk: Desk, ana: Person, parts: Application
) -> None:
    card = await half_filled(ana)
    await asks_name(ana, card)
    async with parts.database.transaction() as store:
        [account] = {row.account_id for row in await rows(store)}
        await store.dialogs.end_dialog(account)  # the process died before it asked again
    await ana.says(None, "dimanche")
    assert HERE in (await asked(ana, 2)).text
    assert desk.of(Invite) == []


async def rows(store: Store) -> list[FormDialog]:
    return list((await store.session.execute(select(FormDialog))).scalars())


def waiting(form: str, days_ago: int = 0) -> InterruptedForm:
    return InterruptedForm(
        form=form, given="{}", asking="kind", touched_at=NOON - timedelta(days=days_ago)
    )


def row(interrupted: str | None) -> FormDialog:
    return FormDialog(
        account_id=1, form="x", given="{}", asking="y", touched_at=NOON, interrupted=interrupted
    )


def test_few_forms_wait_behind_each_other_and_none_for_long() -> None:
    many = [waiting(f"f{n}") for n in range(DEEP + 2)]
    assert [each.form for each in read_interrupted(row(pack_interrupted(many)))] == [
        "f0",
        "f1",
        "f2",
    ]
    mixed = [waiting("old", days_ago=3), waiting("new", days_ago=1)]
    assert [each.form for each in read_interrupted(row(pack_interrupted(mixed)))] == ["new"]


@pytest.mark.parametrize("interrupted", [None, "", "[", "{}", '[{"form": 7}]'])
def test_what_nobody_can_read_waits_no_more(interrupted: str | None) -> None:
    assert read_interrupted(row(interrupted)) == []
