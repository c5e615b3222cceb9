"""The town's people on duty: told by mail of who agreed to it, until somebody takes it over."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.check import run_checks
from bot.mail.post import SmtpPost
from bot.mail.server import MailServer, UnspeakableCredentials
from bot.settings import Settings
from messages import words
from messages.account.actions import EraseMe
from messages.catalog import plain_words
from messages.heat.checkins.actions import (
    AnswerGoing,
    CheckAnswer,
    StopChecks,
    TakenVia,
    TakeoverAct,
)
from messages.heat.duty.actions import DutyConsentForm, HandToTown, MailOutcome
from messages.heat.duty.mail import DutyLetter, DutyPosting
from messages.heat.levels.level import HeatLevel
from messages.model import Reader, Text
from storage.heat.duty import DutyMail
from storage.organise import JournalEntry
from storage.people import HotEvenings
from storage.types import vault
from tests.conftest import KEY
from tests.fakes.mail import FakeMailServer
from tests.heat.watch import at, checks, enrols, jumps, pairs, turns
from tests.worlds import NOON

BOX = "permanence@mairie.example"
REACH = "12 rue des Envierges, 3e étage. 06 39 98 04 05"
CLIMB = ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0))
FINE = Text(key=f"watch-say-{CheckAnswer.FINE}")


@pytest.fixture
async def server():
    async with FakeMailServer() as server:
        yield server


@pytest.fixture
async def on_duty(world, area, server):
    """The area has a town on duty, and mails can be sent."""
    await has_mails(world, server)
    await has_box(world, area)


async def has_mails(world, server, public_url=""):
    world.posting = DutyPosting(public_url=public_url)
    world.post = SmtpPost(MailServer.from_url(server.url))
    await world.restarts()


async def has_box(world, area, mail=BOX, number="01 40 33 07 08"):
    async with world.database.transaction() as store:
        held = await store.areas.get_area(area.id)
        held.duty_number, held.duty_mail = number, mail


async def agrees(who, reach=REACH):
    await who.presses(words.duty_yes())
    await who.fills(DutyConsentForm, reach=reach)


@pytest.fixture
async def bao_agrees(world, area, on_duty, bao, chloe, driss, organiser):
    """Bao, with two buddies, lets the town be told; it is orange for three days."""
    await enrols(bao, contact="Lise, 06 39 98 01 02", access="3e, frappez fort")
    await agrees(bao)
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turns(world, area, HeatLevel.ORANGE)
    return bao


async def climbs(world, area, upto=None):
    for hour, minute in CLIMB[:upto]:
        await jumps(world, at(area, hour, minute))


async def rows(world):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(DutyMail))).scalars())


async def acts(world):
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(JournalEntry)
            .where(col(JournalEntry.act).in_([each.value for each in TakeoverAct]))
            .order_by(col(JournalEntry.at))
        )
        return [(each.act, each.member_id) for each in found.scalars()]


# --- what is told, when, and to whom


async def test_the_town_reads_what_was_agreed_at_the_organisers_step_and_nothing_more(
    world, area, bao_agrees, organiser, server
):
    await climbs(world, area, 4)
    assert server.mails == [], "buddies first"
    await jumps(world, at(area, 14))
    [told] = server.mails
    assert (told.sender, told.recipients) == ("palier@example.org", (BOX,))
    assert told.mail["Auto-Submitted"] == "auto-generated"
    assert told.text.split("\n\n")[:-1] == [
        f"Quartier {area.name} : une personne qui a demandé que l’on prenne de ses nouvelles les"
        " jours de canicule ne répond pas.",
        "Nom : Bao",
        f"Pour la joindre : {REACH}",
        "Sans nouvelles depuis : mercredi 1er juillet à 10 h",
        "3 personnes du quartier ont été prévenues ; personne n’a encore dit avoir de ses"
        " nouvelles.",
        "Cette personne a accepté que vous soyez prévenus. Ne transmettez pas ce message plus loin"
        " qu’il ne faut.",
        "Si vous vous en chargez, dites-le à la personne qui organise le quartier : elle me le"
        " dira.",
        "Je vous écris de nouveau toutes les 4 heures environ, tant que personne ne s’en charge.",
    ]
    assert "Bao" not in told.subject
    assert area.name in told.subject
    for kept in ("Lise", "frappez", "Chloé", "Driss", "Farida"):
        assert kept not in told.raw.decode()
    assert organiser.sees(words.duty_number(number="01 40 33 07 08"))
    assert organiser.sees(words.duty_mailed())


async def test_it_is_told_again_as_often_as_organisers_until_there_is_news(
    world, area, bao_agrees, server
):
    await climbs(world, area)
    await jumps(world, at(area, 14, 1))
    await jumps(world, at(area, 17, 30))
    assert len(server.mails) == 2, "asked again: still no news"
    await jumps(world, at(area, 21, 30))
    await jumps(world, at(area, 8, 30, days=2))
    count = len(server.mails)
    assert count == 3, "once more, when an organiser is awake to read it too"
    marks = [each.mail["Message-ID"] for each in server.mails]
    assert len(set(marks)) == len(marks)
    await bao_agrees.presses(FINE)
    await jumps(world, at(area, 8, 32, days=2))
    assert len(server.mails) == count + 1
    assert "c’est terminé" in server.mails[-1].text
    assert "Bao" not in server.mails[-1].text
    assert await rows(world) == [], "nothing is left of it"
    await jumps(world, at(area, 12, days=2))
    assert len(server.mails) == count + 1


async def test_without_consent_nothing_is_told(world, area, on_duty, bao, chloe, server):
    await enrols(bao)
    assert bao.sees(words.duty_question(mail=BOX))
    await bao.presses(words.duty_no())
    assert bao.sees(words.duty_not_told(mail=BOX))
    await pairs(bao, chloe)
    await turns(world, area, HeatLevel.ORANGE)
    await climbs(world, area)
    assert (server.mails, await rows(world)) == ([], [])


async def test_off_by_default_and_nothing_is_asked_where_there_is_no_box(
    world, area, on_duty, bao, server
):
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    await climbs(world, area)
    assert server.mails == []
    world.posting = None
    await world.restarts()
    before = bao.told(words.duty_question(mail=BOX)) + bao.told(words.duty_not_told(mail=BOX))
    await bao.says("/veiller")
    after = bao.told(words.duty_question(mail=BOX)) + bao.told(words.duty_not_told(mail=BOX))
    assert after == before


async def test_whoever_asks_for_a_call_has_spoken_and_the_town_hears_that_it_is_over(
    world, area, bao_agrees, server
):
    await climbs(world, area)
    assert len(server.mails) == 1
    await bao_agrees.presses(Text(key=f"watch-say-{CheckAnswer.CALL}"))
    await jumps(world, at(area, 14, 2))
    assert "c’est terminé" in server.mails[-1].text
    await jumps(world, at(area, 20))
    assert len(server.mails) == 2, "a call is no silence"


@pytest.mark.parametrize("leaves", ["stops", "erases"])
async def test_who_stops_or_leaves_is_over_for_the_town_too(
    world, area, bao_agrees, server, leaves
):
    await climbs(world, area)
    if leaves == "stops":
        await bao_agrees.forges(StopChecks(sure=True))
    else:
        await bao_agrees.forges(EraseMe())
    await jumps(world, at(area, 14, 2))
    assert [("c’est terminé" in each.text) for each in server.mails] == [False, True]
    assert await rows(world) == []


async def test_consent_is_taken_back_on_the_card_and_on_one_s_own_page(
    world, area, bao_agrees, server
):
    bao = bao_agrees
    await bao.says("/veiller")
    assert bao.sees(words.duty_told_when(mail=BOX, reach=REACH))
    await climbs(world, area)
    assert len(server.mails) == 1
    await bao.says("/moi")
    assert bao.sees(words.duty_account(mail=BOX))
    await bao.presses(words.duty_stop())
    assert bao.sees(words.duty_not_told(mail=BOX))
    await jumps(world, at(area, 14, 2))
    assert "c’est terminé" in server.mails[-1].text
    await jumps(world, at(area, 18))
    assert len(server.mails) == 2
    await bao.says("/moi")
    assert not bao.sees(words.duty_account(mail=BOX))


async def test_consent_to_one_box_is_none_to_another(world, area, bao_agrees, server):
    await has_box(world, area, mail="autre@ailleurs.example")
    await jumps(world, at(area, 9, 55))
    assert bao_agrees.sees(words.duty_changed(before=BOX))
    assert bao_agrees.sees(words.duty_question(mail="autre@ailleurs.example"))
    await climbs(world, area)
    assert server.mails == [], "the old one is not asked for any more, the new one not yet"
    await bao_agrees.presses(words.duty_yes())
    await bao_agrees.fills(DutyConsentForm, reach=REACH)
    await jumps(world, at(area, 17, 30))
    assert [each.recipients for each in server.mails] == [("autre@ailleurs.example",)]


async def test_consent_to_one_box_is_none_to_another_at_the_last_moment(
    world, area, bao_agrees, server
):
    await climbs(world, area, 4)
    await has_box(world, area, mail="autre@ailleurs.example")
    await jumps(world, at(area, 14))
    assert server.mails == [], "nobody was asked yet"


async def test_the_box_changes_between_the_question_and_the_answer(world, area, on_duty, bao):
    await enrols(bao)
    await bao.presses(words.duty_yes())
    await has_box(world, area, mail="autre@ailleurs.example")
    await bao.fills(DutyConsentForm, reach=REACH)
    assert bao.sees(words.duty_consent_changed())
    async with world.database.transaction() as store:
        assert (await store.checkins.enrolment_of(bao.member_id)).duty_mail == ""


async def test_a_box_that_is_gone_is_promised_to_nobody(world, area, bao_agrees, server):
    await has_box(world, area, mail="")
    await bao_agrees.says("/veiller")
    assert bao_agrees.sees(words.duty_gone(mail=BOX))
    await bao_agrees.says("/moi")
    assert not bao_agrees.sees(words.duty_account(mail=BOX))
    await climbs(world, area)
    assert server.mails == []
    await bao_agrees.says("/veiller")
    await bao_agrees.presses(words.duty_stop())
    async with world.database.transaction() as store:
        assert (await store.checkins.enrolment_of(bao_agrees.member_id)).duty_reach is None


async def test_who_was_there_before_the_box_is_asked_once(world, area, server, bao):
    await has_mails(world, server)
    await enrols(bao)
    await has_box(world, area)
    for minute in (0, 5, 10):
        await jumps(world, at(area, 9, minute))
    assert bao.told(words.duty_question(mail=BOX)) == 1
    await agrees(bao)
    assert bao.sees(words.duty_told_when(mail=BOX, reach=REACH))


# --- taken over


@pytest.mark.every_world
async def test_an_organiser_says_that_the_town_takes_it_over(
    world, area, bao_agrees, chloe, driss, organiser, server
):
    await climbs(world, area)
    await organiser.presses(words.duty_town_takes())
    assert organiser.sees(words.duty_town_noted())
    for who in (chloe, driss):
        assert who.told(words.duty_town_taken(name="Bao")) == 1
    assert bao_agrees.sees(words.duty_town_comes())
    [check] = await checks(world)
    assert (check.going_id, check.taken_via) == (organiser.member_id, TakenVia.TOWN)
    await jumps(world, at(area, 17, 30))
    await jumps(world, at(area, 21, 30))
    assert len(server.mails) == 1, "taken over: no more"
    await jumps(world, at(area, 8, 30, days=2))
    assert organiser.sees(words.watch_how_ended())
    await organiser.presses(Text(key="nudge-outcome-fine"))
    assert chloe.told(words.watch_clear_fine(name="Bao")) == 1
    assert await acts(world) == [
        (TakeoverAct.TAKEN_BY_TOWN, organiser.member_id),
        (TakeoverAct.ENDED, organiser.member_id),
    ]


async def test_a_buddy_hands_nothing_to_the_town_by_a_forged_button(world, area, bao_agrees, chloe):
    await climbs(world, area, 3)
    await chloe.forges(HandToTown(check=(await checks(world))[0].id))
    assert chloe.sees(words.gone())
    assert (await checks(world))[0].taken_at is None


async def test_an_organiser_who_takes_it_over_lets_the_town_know(
    world, area, bao_agrees, organiser, server
):
    await climbs(world, area)
    await organiser.presses(words.watch_take())
    await jumps(world, at(area, 14, 2))
    assert "quelqu’un s’en charge" in server.mails[-1].text
    await jumps(world, at(area, 18))
    assert len(server.mails) == 2
    await organiser.forges(AnswerGoing(check=(await checks(world))[0].id, yes=False))
    await jumps(world, at(area, 18, 2))
    assert "Nom : Bao" in server.mails[-1].text, "given back, it is told again"


# --- a server that is not well


async def test_a_server_that_is_down_is_tried_again_organisers_are_told_and_nothing_is_lost(
    world, area, bao_agrees, organiser, server
):
    await server.closes()
    await climbs(world, area)
    for minute in range(1, 9):
        await world.restarts()
        await jumps(world, at(area, 14, minute))
    assert organiser.told(words.duty_mail_stuck(mail=BOX)) == 1
    assert organiser.sees(words.duty_mail_call_number(name="Bao", number="01 40 33 07 08"))
    await server.opens()
    await world.restarts()
    await jumps(world, at(area, 14, 20))
    assert len(server.mails) == 1
    await jumps(world, at(area, 14, 40))
    assert len(server.mails) == 1, "once for this step"
    assert organiser.told(words.duty_mail_stuck(mail=BOX)) == 1


async def test_what_did_not_leave_before_it_was_over_is_not_told(world, area, bao_agrees, server):
    await server.closes()
    await climbs(world, area)
    await bao_agrees.presses(FINE)
    await server.opens()
    await jumps(world, at(area, 15))
    assert all("Bao" not in each.text for each in server.mails)


async def test_what_did_not_leave_before_the_town_took_over_is_not_told(
    world, area, bao_agrees, organiser, server
):
    await server.closes()
    await climbs(world, area)
    await organiser.presses(words.duty_town_takes())
    await server.opens()
    await jumps(world, at(area, 14, 5))
    assert server.mails == []


async def test_an_address_that_is_refused_is_told_to_organisers_at_once(
    world, area, bao_agrees, organiser, server
):
    server.replies["RCPT"] = "550 no such user here"
    await climbs(world, area)
    assert organiser.told(words.duty_mail_refused(mail=BOX)) == 1
    tried = server.spoken.count("RCPT")
    await jumps(world, at(area, 14, 30))
    assert server.spoken.count("RCPT") == tried, "the same tomorrow"


LETTER = DutyLetter(1, NOON, BOX, "Sans nouvelles", "Nom : Bao\n.\nFin\n", "1.silent.x")
LATER = MailOutcome.FAILED


@pytest.mark.parametrize(
    ("replies", "outcome"),
    [
        ({}, MailOutcome.SENT),
        ({"HELLO": "554 go away"}, LATER),
        ({"HELLO": ""}, LATER),
        ({"MAIL": "451 later"}, LATER),
        ({"MAIL": "550 not from you"}, LATER),
        ({"RCPT": "450 greylisted, come again"}, LATER),
        ({"RCPT": "550 no such user here"}, MailOutcome.REFUSED),
        ({"RCPT": ""}, LATER),
        ({"DATA": "451 later"}, LATER),
        ({"DONE": "452 no room"}, LATER),
        ({"DONE": ""}, MailOutcome.UNSURE),
        ({"QUIT": ""}, MailOutcome.SENT),
        ({"QUIT": "500 what?"}, MailOutcome.SENT),
    ],
    ids=str,
)
async def test_whatever_the_server_says_is_understood(server, replies, outcome):
    server.replies |= replies
    post = SmtpPost(MailServer.from_url(server.url))
    assert await post.send_letters([LETTER]) == [outcome]
    if outcome is MailOutcome.SENT:
        assert server.mails[0].text == LETTER.body, "a dot alone ends nothing"
    server.replies.clear()
    server.mails.clear()
    assert await post.send_letters([LETTER, LETTER]) == [MailOutcome.SENT] * 2
    assert server.spoken.count("EHLO") <= 2, "one connection for all"


async def test_a_server_elsewhere_that_does_not_encrypt_is_told_nothing(server, monkeypatch):
    monkeypatch.setattr(MailServer, "is_here", False)
    post = SmtpPost(MailServer.from_url(server.url))
    assert await post.send_letters([LETTER]) == [MailOutcome.FAILED]
    assert (await post.is_well(), {*server.spoken} - {"EHLO", "QUIT"}) == (False, set())


async def test_a_server_that_drips_is_left_in_time(monkeypatch):
    over, left = asyncio.Event(), asyncio.Event()

    async def drip(reader, writer):
        with suppress(ConnectionError):
            while not over.is_set():
                writer.write(b"2")
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.close()
        left.set()

    monkeypatch.setattr("bot.mail.visit.ALL_WAIT", 0.2)
    slow = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = slow.sockets[0].getsockname()[1]
    post = SmtpPost(MailServer.from_url(f"smtp://127.0.0.1:{port}?from={BOX}"))
    async with asyncio.timeout(5):
        assert await post.send_letters([LETTER]) == [MailOutcome.FAILED]
        over.set()
        await left.wait()
    slow.close()


async def test_what_may_have_arrived_twice_bears_one_mark(world, area, bao_agrees, server):
    """It hangs up once it has the text: nobody can know, and programmes show it once."""
    server.replies["DONE"] = ""
    await climbs(world, area)
    server.replies.clear()
    await jumps(world, at(area, 14, 4))
    assert len({each.mail["Message-ID"] for each in server.mails}) == 1


async def test_a_kill_before_it_is_noted_loses_nothing(world, area, bao_agrees, server):
    class Killed(BaseException):
        pass

    class DyingPost(SmtpPost):
        async def send_letters(self, letters):
            raise Killed

    world.post = DyingPost(MailServer.from_url(server.url))
    await world.restarts()
    await climbs(world, area, 4)
    with pytest.raises(Killed):
        await jumps(world, at(area, 14))
    await has_mails(world, server)
    await jumps(world, at(area, 14, 1))
    assert server.mails == [], "it may be under way still"
    await jumps(world, at(area, 14, 4))
    assert len(server.mails) == 1


# --- what people type


NASTY = "Bao\r\nBcc: tout@monde.example\r\n\r\nRappelez le 08 99"


async def test_no_name_or_address_begins_a_line_of_its_own(world, area, bao_agrees, server):
    async with world.database.transaction() as store:
        (await store.people.get_member(bao_agrees.member_id)).name = NASTY
        (await store.areas.get_area(area.id)).name = "Haut\r\nCc: x@y.example"
        enrolment = await store.checkins.enrolment_of(bao_agrees.member_id)
        enrolment.duty_reach = "chez\u2028moi\r\n.\r\nMAIL FROM:<x@y.example>\u202e"
    await climbs(world, area)
    [told] = server.mails
    assert told.recipients == (BOX,)
    heads = told.raw.split(b"\r\n\r\n")[0].decode()
    assert not re.search(r"^(bcc|cc):", heads, re.IGNORECASE | re.MULTILINE)
    lines = told.text.splitlines()
    assert "Nom : Bao Bcc: tout@monde.example Rappelez le 08 99" in lines
    assert "Pour la joindre : chez moi . MAIL FROM:<x@y.example>" in lines


async def test_an_address_with_a_line_in_it_is_written_to_by_nobody(
    world, area, bao_agrees, organiser, server
):
    forged = "a@mairie.example>\r\nRCPT TO:<tout@monde.example"
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).duty_mail = forged
        enrolment = await store.checkins.enrolment_of(bao_agrees.member_id)
        enrolment.duty_mail = enrolment.duty_asked = forged
    await climbs(world, area)
    assert server.mails == []
    assert "RCPT" not in server.spoken


async def test_in_the_area_s_language(world, area, bao_agrees, server):
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).language = "en"
    await climbs(world, area)
    assert "No news since: " in server.mails[0].text
    assert server.mails[0].subject.startswith("Heatwave: no news from somebody")


async def test_late_or_asleep_the_town_is_told_all_the_same(world, area, bao_agrees, server):
    """Organisers sleep; the town is on duty."""
    async with world.database.transaction() as store:
        for each in await store.areas.organisers(area.id):
            each.quiet_from, each.evenings = at(area, 13).time(), HotEvenings.REFUSED
    await climbs(world, area)
    assert len(server.mails) == 1
    assert world.clock.now() - at(area, 14) < timedelta(minutes=1)


# --- for operators


@pytest.mark.parametrize("well", [True, False])
async def test_check_says_whether_the_mail_server_answers(
    server, tmp_path, monkeypatch, capsys, well
):
    monkeypatch.chdir(tmp_path)
    if not well:
        server.replies["HELLO"] = "421 not now"
    silent = dict.fromkeys(("geocoder_ban_url", "heat_meteoalarm_url", "heat_openmeteo_url"), "")
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{tmp_path}/p.db", smtp_url=server.url, **silent
    )
    await run_checks(settings)
    vault.open(KEY)
    said = words.check_mail() if well else words.check_mail_silent()
    assert plain_words(said, Reader()) in capsys.readouterr().out


def test_who_sends_is_read_from_the_address():
    server = MailServer.from_url("smtps://palier%40ville.example:p%2Fw%40@mail.example")
    assert (server.user, server.password) == ("palier@ville.example", "p/w@")
    assert (server.sender, server.port, server.encrypted) == (server.user, 465, True)
    assert "p/w@" not in repr(server)
    assert not server.is_here
    plus = MailServer.from_url("smtp://localhost:25?from=palier+x@b.fr")
    assert plus.sender == "palier+x@b.fr"
    for alien in ("smtp://é:x@h?from=a@b.fr", "smtp://u:caf%C3%A9@h?from=a@b.fr"):
        with pytest.raises(UnspeakableCredentials):
            MailServer.from_url(alien)
    here = MailServer.from_url("smtp://localhost:25?from=palier@example.org")
    assert (here.sender, here.is_here) == ("palier@example.org", True)
