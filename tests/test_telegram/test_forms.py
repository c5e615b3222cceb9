"""A form is a conversation: one living message, typed words understood, nothing lost."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.clock import ManualClock
from messages.cafe import CafeAccess, CafeKind
from messages.form import PlaceAnswer
from tests.fakes.telegram import Person, Shown, TelegramServer
from tests.test_telegram.conftest import Runs, opens
from tests.test_telegram.desk import Desk, Guest, How, Invite, Paper, Press

OVER = "Cette question n’attend plus de réponse."
HERE = "Voici où nous en étions."


async def asked(person: Person, step: int, of: int = 7) -> Shown:
    """The question of that number, once it is the last word."""
    return await person.sees(lambda shown: f"{step} / {of}" in shown.text and shown.message.markup)


async def presses(person: Person, shown: Shown, label: str) -> None:
    assert (await person.presses(shown, label)).text == ""


async def test_a_form_is_answered_by_buttons_on_one_living_message(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    await ana.commands(None, "/inviter")
    living = await asked(ana, 1)
    assert living.labels[-1] == "Annuler"
    assert "← Retour" not in living.labels
    await presses(ana, living, "Promenade")
    day = await asked(ana, 2)
    assert max(len(row) for row in day.buttons) <= 2
    await presses(ana, day, day.labels[2])
    await presses(ana, await asked(ana, 3), "15 h")
    assert ana.last().id != living.id, "a place is asked for by a keyboard of its own"
    place = await asked(ana, 4)
    assert place.keyboard == (("Envoyer ma position",), ("← Retour", "Annuler"))
    await ana.shares_location(None, 48.87, 2.38)
    seats = await asked(ana, 5)
    await presses(ana, seats, "8")
    ticks = await asked(ana, 6)
    await presses(ana, ticks, "toilettes")
    await presses(ana, ticks, "sans marche")
    ticked = await ana.sees("6 / 7")
    assert [label for label in ticked.labels if label.startswith("✓")] == [
        "✓ sans marche",
        "✓ toilettes",
    ]
    await presses(ana, ticked, "✓ sans marche")
    await presses(ana, await ana.sees("6 / 7"), "C’est choisi")
    note = await asked(ana, 7)
    assert note.id == seats.id == ticks.id
    await presses(ana, note, "Passer")
    done = await ana.sees("merci")
    assert done.id == note.id
    assert desk.of(Invite) == [
        Invite(
            area=7,
            kind=CafeKind.WALK,
            day=date(2026, 6, 12),
            hour=time(15),
            place=PlaceAnswer(lat=48.87, lon=2.38),
            seats=8,
            access=(CafeAccess.TOILETS,),
        )
    ]
    await server.quiet()


async def test_a_form_is_answered_by_typing_and_the_question_is_always_last(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    await ana.commands(None, "/inviter")
    first = await asked(ana, 1)
    await ana.says(None, "pique-nique")
    await asked(ana, 2)
    assert first.message.buttons() == []
    await ana.says(None, "samedi 15 h")
    echo = await ana.sees("J’ai compris")
    assert "15" in echo.text
    await presses(ana, echo, "Oui")
    place = await asked(ana, 4)
    assert place.keyboard
    await ana.says(None, "Le kiosque")
    await asked(ana, 5)
    await ana.says(None, "12")
    await asked(ana, 6)
    await ana.says(None, "toilettes, sans marche")
    await asked(ana, 7)
    await ana.says(None, "Apportez\nvotre tasse")
    await ana.sees("merci")
    assert ana.screen()[-1].text.endswith(ana.last().text)
    [invite] = desk.of(Invite)
    assert isinstance(invite, Invite)
    assert (invite.day, invite.hour) == (date(2026, 6, 13), time(15))
    assert (invite.place.words, invite.seats) == ("Le kiosque", 12)
    assert invite.access == (CafeAccess.TOILETS, CafeAccess.STEP_FREE)
    assert invite.note == "Apportez\nvotre tasse"
    assert [shown for shown in ana.screen() if shown.buttons] == []


async def test_an_unsure_answer_can_be_changed_or_said_again(ana: Person) -> None:
    await ana.commands(None, "/inviter")
    await presses(ana, await asked(ana, 1), "Promenade")
    await asked(ana, 2)
    await ana.says(None, "samedi")
    await presses(ana, await ana.sees("J’ai compris"), "Changer")
    await ana.sees(lambda shown: "2 / 7" in shown.text and "compris" not in shown.text)
    await ana.says(None, "dimanche")
    await ana.sees("dimanche")
    await ana.says(None, "lundi")
    await ana.sees("lundi")
    await ana.says(None, "Oui")
    assert "3 / 7" in (await asked(ana, 3)).text


async def test_old_answers_are_offered_and_kept(desk: Desk, ana: Person) -> None:
    await ana.commands(None, "/changer")
    shown = await asked(ana, 1)
    await presses(
        ana,
        shown,
        next(label for label in shown.labels if "Promenade" in label and "Garder" in label),
    )
    for step in (2, 3):
        shown = await asked(ana, step)
        await presses(ana, shown, next(label for label in shown.labels if "Garder" in label))
    place = await asked(ana, 4)
    kept = next(key for row in place.keyboard for key in row if "kiosque" in key)
    await ana.says(None, kept)
    shown = await asked(ana, 5)
    await presses(ana, shown, next(label for label in shown.labels if "Garder" in label))
    shown = await asked(ana, 6)
    assert "✓ toilettes" in shown.labels
    await presses(ana, shown, "C’est choisi")
    shown = await asked(ana, 7)
    await presses(ana, shown, next(label for label in shown.labels if "gâteau" in label))
    await ana.sees("merci")
    [invite] = desk.of(Invite)
    assert isinstance(invite, Invite)
    assert (invite.kind, invite.day, invite.place.words) == (
        CafeKind.WALK, date(2026, 6, 20), "le kiosque",
    )  # fmt: skip
    assert (invite.access, invite.note) == ((CafeAccess.TOILETS,), "avec un gâteau")


async def test_one_can_go_back_and_the_answer_is_still_there(ana: Person) -> None:
    await ana.commands(None, "/inviter")
    await presses(ana, await asked(ana, 1), "Promenade")
    await presses(ana, await asked(ana, 2), "← Retour")
    shown = await asked(ana, 1)
    assert any("Promenade" in label and "Garder" in label for label in shown.labels)
    await presses(ana, shown, "Pique-nique")
    await asked(ana, 2)


@pytest.mark.parametrize("way", ["button", "/cancel", "/annuler", "command", "press"])
async def test_a_form_is_left_politely(desk: Desk, ana: Person, way: str) -> None:
    await ana.commands(None, "/inviter")
    shown = await asked(ana, 1)
    match way:
        case "button":
            await presses(ana, shown, "Annuler")
        case "command":
            await ana.commands(None, "/cafe")
            await ana.sees("<b>Café</b>")
        case "press":
            await ana.commands(None, "/papier")
            await asked(ana, 1, 2)
            assert shown.message.buttons() == []
            await ana.commands(None, "/cancel")
        case _:
            await ana.commands(None, way)
    await ana.sees("Rien n’a été envoyé")
    assert (await ana.forges(shown, shown.buttons[0][0].data or "")).text == OVER
    await ana.says(None, "bonsoir")
    await ana.sees("entendu bonsoir")
    assert desk.of(Invite) == []


async def test_leaving_a_place_question_takes_its_keyboard_away(
    server: TelegramServer, ana: Person
) -> None:
    for way in ("Annuler", "/help"):
        await ana.commands(None, "/changer")
        for step in (1, 2, 3):
            shown = await asked(ana, step)
            kept = next(label for label in shown.labels if "Garder" in label)
            await presses(ana, shown, kept)
        await ana.sees(lambda shown: shown.keyboard)
        await ana.says(None, way)
        await server.quiet()
        removed = [call for call in server.called("sendMessage")
                   if "remove_keyboard" in str(call.params.get("reply_markup"))]  # fmt: skip
        assert removed
        server.calls.clear()


async def test_cancelling_nothing_is_told(ana: Person) -> None:
    await ana.commands(None, "/cancel")
    await ana.sees(OVER)


async def test_a_button_of_an_older_question_changes_nothing(desk: Desk, ana: Person) -> None:
    await ana.commands(None, "/inviter")
    first = await asked(ana, 1)
    picked = next(b.data for row in first.buttons for b in row if b.label == "Promenade") or ""
    await presses(ana, first, "Promenade")
    await asked(ana, 2)
    assert (await ana.forges(first, picked)).text == HERE
    for forged in ("form:1:1:0", picked.replace(":0", ":99"), picked + "x", "form:::"):
        assert "ne sert plus" in (told := (await ana.forges(first, forged)).text) or told == HERE
    await asked(ana, 2)


HOSTILE = [
    "x" * 4096,
    "\u202e\u200b\u0000\ue000" + "1" * 30,
    "geo:48.8,2.3",
    "geo:x",
    '{"ref":"a","name":"b","size":1}',
    *("-1", "٣", "١٢", "99999999999999999999", "31/02", "25:00"),
    *("</b><script>", "&amp;", "*", "%s {0}"),
]


async def test_no_question_is_broken_by_what_people_send(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    await ana.commands(None, "/changer")
    for step in range(1, 8):
        await asked(ana, step)
        for words in HOSTILE:
            await ana.says(None, words)
        for send in (ana.sends_sticker, ana.sends_photo, ana.sends_voice, ana.sends_document):
            await send(None)
        await ana.sends_contact(None, "+33612345678")
        await server.quiet(10)
        assert "n’a pas marché" not in "".join(shown.text for shown in ana.screen())
        if step < 7:
            await ana.commands(None, "/changer")
            await server.quiet()
            await keeps_everything(ana, until=step + 1)
    assert len(desk.of(Invite)) == 1


async def test_each_kind_says_why_it_cannot_take_an_answer(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    await ana.commands(None, "/papier")
    shown = await asked(ana, 1, 2)
    await ana.says(None, "peut-être")
    await ana.sees("par oui ou par non")
    await ana.sends_sticker(None)
    await ana.sees("Je ne sais pas lire cet envoi")
    assert shown.message.buttons() == []
    await ana.says(None, "oui")
    await asked(ana, 2, 2)
    await ana.says(None, '{"ref":"stolen","name":"x","size":1}')
    await ana.sees("pièce jointe")
    await ana.sends_document(None, b"x" * 2000)
    await ana.sees("trop lourd")
    await ana.sends_document(None, b"un formulaire", name="cerfa.pdf")
    await ana.sees("merci")
    [paper] = desk.of(Paper)
    assert isinstance(paper, Paper)
    assert (paper.change, paper.point.name, paper.point.size) == (True, "cerfa.pdf", 13)


async def test_the_bytes_of_a_file_can_be_fetched(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    async with runs() as parts:
        ana = await opens(server, "Ana")
        await ana.commands(None, "/papier")
        await presses(ana, await asked(ana, 1, 2), "Non")
        await asked(ana, 2, 2)
        await ana.sends_photo(None, b"une photo")
        await ana.sees("merci")
        [paper] = desk.of(Paper)
        assert isinstance(paper, Paper)
        assert await parts.telegram.fetch_file("telegram", paper.point.ref) == b"une photo"


async def test_a_refused_answer_is_asked_again_and_the_others_are_kept(
    desk: Desk, ana: Person
) -> None:
    desk.refuses["hour"] = 1
    await ana.commands(None, "/changer")
    await keeps_everything(ana)
    again = await ana.sees("déjà passée")
    assert "3 / 7" in again.text
    assert not [label for label in again.labels if "Garder" in label]
    await presses(ana, again, "18 h")
    await ana.sees("merci")
    [invite] = desk.of(Invite)
    assert isinstance(invite, Invite)
    assert (invite.hour, invite.place.words) == (time(18), "le kiosque")


async def keeps_everything(person: Person, until: int = 8) -> None:
    for step in range(1, until):
        shown = await asked(person, step)
        if shown.keyboard:
            await person.says(None, next(k for row in shown.keyboard for k in row if "Garder" in k))
        elif step == 6:
            await presses(person, shown, "C’est choisi")
        else:
            await presses(person, shown, next(each for each in shown.labels if "Garder" in each))


@pytest.mark.provokes_errors
async def test_after_a_fault_the_last_answer_can_be_given_again(desk: Desk, ana: Person) -> None:
    desk.fails = 1
    await ana.commands(None, "/changer")
    await keeps_everything(ana)
    again = await ana.sees("Quelque chose n’a pas marché")
    await presses(ana, again, next(each for each in again.labels if "Réessayer" in each))
    await ana.sees("merci")
    assert len(desk.of(Invite)) == 1


async def test_a_refused_form_ends_with_the_reason(desk: Desk, ana: Person) -> None:
    desk.refuses[""] = 1
    await ana.commands(None, "/changer")
    await keeps_everything(ana)
    assert "déjà passée" in (await ana.sees("déjà passée")).text
    await ana.says(None, "bonsoir")
    await ana.sees("entendu bonsoir")


async def test_a_form_goes_on_in_another_process_after_a_restart(
    server: TelegramServer, desk: Desk, clock: ManualClock, runs: Runs
) -> None:
    async with runs():
        ana = await opens(server, "Ana")
        await ana.commands(None, "/inviter")
        await presses(ana, await asked(ana, 1), "Promenade")
        day = await asked(ana, 2)
        label = day.labels[3]
        await server.quiet()
    clock.advance(timedelta(days=1))
    async with runs():
        # What was offered yesterday is what is taken today.
        await presses(ana, day, label)
        await asked(ana, 3)
        await ana.says(None, "15h30")
        await asked(ana, 4)
        await server.quiet()
    async with runs():
        await ana.says(None, "le square")
        await asked(ana, 5)
        await ana.commands(None, "/cancel")
        await ana.sees("Rien n’a été envoyé")
    assert desk.of(Invite) == []


async def test_a_form_asked_from_a_button_takes_the_place_of_another(
    desk: Desk, ana: Person
) -> None:
    await ana.commands(None, "/cafe")
    card = await ana.sees("<b>Café</b>")
    await ana.commands(None, "/inviter")
    first = await asked(ana, 1)
    await ana.presses(card, Press(how=How.ASK).pack_action())
    # One question alone has no number.
    alone = await ana.sees("Venir avec quelqu’un")
    assert " / " not in alone.text
    assert first.message.buttons() == []
    await ana.says(None, "Tante Zoé")
    await ana.sees("merci")
    assert desk.of(Guest) == [Guest(name="Tante Zoé")]


async def test_an_answer_is_in_the_readers_language(server: TelegramServer, ana: Person) -> None:
    bob = server.person("Bob", "en-GB")
    await bob.opens()
    await bob.sees("Bob")
    await bob.commands(None, "/inviter")
    assert (await asked(bob, 1)).labels[-1] == "Cancel"
    await bob.says(None, "promenade")
    await bob.sees("Choose one of the")


@pytest.mark.parametrize("name", ["\u3164", "\u2800 \u200b", "\u0301"])
async def test_a_name_that_shows_nothing_is_no_name(
    server: TelegramServer, ana: Person, name: str
) -> None:
    somebody = server.person(name, "fr")
    await somebody.opens()
    await somebody.sees("Quelqu’un")
