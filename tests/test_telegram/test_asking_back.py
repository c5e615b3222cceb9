"""What may be read in several ways is asked back with the answers to press."""

from __future__ import annotations

from datetime import date, time

from tests.fakes.telegram import Person, TelegramServer
from tests.test_telegram.desk import Desk, Invite
from tests.test_telegram.test_forms import asked, presses

WHICH = "Laquelle est la bonne"
FRIDAYS = ("vendredi 12 juin à 15 h", "vendredi 19 juin à 15 h")


async def test_two_fridays_are_offered_and_the_chosen_one_brings_its_hour(
    server: TelegramServer, desk: Desk, ana: Person
) -> None:
    await ana.commands(None, "/inviter")
    await presses(ana, await asked(ana, 1), "Promenade")
    await asked(ana, 2)
    await ana.says(None, "vendredi prochain 15h")
    which = await ana.sees(WHICH)
    assert tuple(which.labels[:2]) == FRIDAYS
    await ana.says(None, "euh")
    again = await ana.sees(
        lambda shown: "comprendre" not in shown.text and FRIDAYS[1] in shown.labels
    )
    await presses(ana, again, FRIDAYS[1])
    await asked(ana, 4)
    await ana.says(None, "Le kiosque")
    await presses(ana, await asked(ana, 5), "8")
    await presses(ana, await asked(ana, 6), "C’est choisi")
    await presses(ana, await asked(ana, 7), "Passer")
    await ana.sees("merci")
    assert [(each.day, each.hour) for each in desk.of(Invite) if isinstance(each, Invite)] == [
        (date(2026, 6, 19), time(15))
    ]
    await server.quiet()


async def test_none_of_the_offered_days_leads_back_to_the_usual_ones(ana: Person) -> None:
    await ana.commands(None, "/inviter")
    await presses(ana, await asked(ana, 1), "Promenade")
    usual = (await asked(ana, 2)).labels
    await ana.says(None, "vendredi prochain")
    await presses(ana, await ana.sees(WHICH), "Rien de tout cela")
    back = await ana.sees(lambda shown: "2 / 7" in shown.text and WHICH not in shown.text)
    assert back.labels == usual


async def test_hours_of_today_that_are_over_are_not_offered(ana: Person) -> None:
    await ana.commands(None, "/inviter")
    await presses(ana, await asked(ana, 1), "Promenade")
    await presses(ana, await asked(ana, 2), "aujourd’hui")
    hours = [label for label in (await asked(ana, 3)).labels if label.endswith(" h")]
    assert hours == ["14 h", "15 h", "16 h", "18 h", "19 h"]
    await ana.says(None, "9h")
    assert await ana.sees("Cette heure est déjà passée")
    await ana.says(None, "16h")
    await asked(ana, 4)
