"""Organisers note who is on duty at the town: a number, and a mail box where mails can leave."""

from __future__ import annotations

import pytest

from messages import words
from messages.form import AnswerContext, MailField, PhoneField, UnclearAnswer, read_mail
from messages.heat.duty.mail import DutyPosting
from messages.model import Reader
from messages.organise.actions import ChangeArea, EditAreaForm, OrganiserAct, ShowArea
from tests.worlds import NOON

BOX = "permanence@mairie.example"


async def opens(organiser, area):
    await organiser.forges(ChangeArea(area=area.id))


async def held(world, area):
    async with world.database.transaction() as store:
        found = await store.areas.get_area(area.id)
        return found.duty_number, found.duty_mail


@pytest.mark.every_world
async def test_an_organiser_notes_who_is_on_duty(world, area, organiser):
    world.posting = DutyPosting()
    await world.restarts()
    await opens(organiser, area)
    await organiser.fills(EditAreaForm, duty_number="01 40 33 07 08", duty_mail=BOX)
    assert await held(world, area) == ("01 40 33 07 08", BOX)
    assert organiser.sees(words.duty_number(number="01 40 33 07 08"))
    assert organiser.sees(words.organise_duty_mail(mail=BOX))
    async with world.database.transaction() as store:
        entries = await store.organisation.journal_entries(area.id)
    assert OrganiserAct.DUTY in {each.act for each in entries}


async def test_without_a_mail_server_a_box_is_refused_and_the_number_may_stand(
    world, area, organiser
):
    await opens(organiser, area)
    await organiser.fills(EditAreaForm, duty_number="3975", duty_mail=BOX)
    assert organiser.sees(words.organise_duty_no_mails())
    assert await held(world, area) == ("", "")
    await opens(organiser, area)
    await organiser.fills(EditAreaForm, duty_number="3975")
    assert await held(world, area) == ("3975", "")


async def test_others_note_nothing(world, area, organiser, bao):
    await bao.forges(ShowArea(area=area.id))
    await opens(bao, area)
    assert bao.sees(words.organise_not_yours())
    assert not bao.asked(EditAreaForm)


def heard(kind, typed):
    return kind(254).read_answer(typed, AnswerContext(Reader(), NOON)).value


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (BOX, BOX),
        ("  Permanence@Mairie.EXAMPLE ", "Permanence@mairie.example"),
        ("<ccas.nuit+heat@ville-de-x.fr>", "ccas.nuit+heat@ville-de-x.fr"),
        ("mailto:a@b.co", "a@b.co"),
    ],
)
def test_a_mail_address_is_read(typed, read):
    assert heard(MailField, typed) == read
    assert read_mail(read) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("mairie", "a@b", "@b.fr", "a@", "a@b..fr", "a..b@c.fr", ".a@b.fr", "a.@b.fr", "a@-b.fr"),
        *("a@b.fr, c@d.fr", "a@b.fr c@d.fr", "a@b.fr>\r\nRCPT TO:<c@d.fr", "a@b.fr\nBcc: c@d.fr"),
        *("mairie@nîmes.fr", "é@b.fr", '"a b"@c.fr', "a@[127.0.0.1]", "a@b.1", f"{'a' * 65}@b.fr"),
    ],
)
def test_what_is_no_mail_address_is_asked_again(typed):
    with pytest.raises(UnclearAnswer) as unclear:
        heard(MailField, typed)
    assert unclear.value.why == words.form_no_mail()


@pytest.mark.parametrize("typed", ["01 40 33 07 08", "+33 1 40 33 07 08", "3975", "01.40-33/07"])
def test_a_number_is_read(typed):
    assert heard(PhoneField, typed) == typed


@pytest.mark.parametrize(
    "typed", ["la mairie", "1", "01 40 33 07 08 la nuit", "1" * 16, "+", "٠١٢٣"]
)
def test_what_is_no_number_is_asked_again(typed):
    with pytest.raises(UnclearAnswer) as unclear:
        heard(PhoneField, typed)
    assert unclear.value.why == words.form_no_phone()
