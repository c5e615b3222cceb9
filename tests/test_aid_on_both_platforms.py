"""A need phoned in and typed on Slack, met by a neighbour on Telegram; nothing of it is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from bot.clock import ManualClock
from bot.slack.manifest import build_manifest
from handlers import FEATURES
from messages import words
from storage.aid import HelperStatus, RequestState
from tests import postgres
from tests.fakes.slack import Shown as Sight
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import TelegramServer
from tests.quarter import Quarter, answers, fr, key, offering, offers_errands, tells, writes
from tests.test_slack.test_running import running, settings
from tests.traces import left, logged
from tests.worlds import NOON

NICKNAME = "Mme R."
NOTE = "du pain de seigle"
ADDRESS = "12 rue Rébeval, 3e gauche"
PHONE, HIS_PHONE = "06 39 98 01 02", "06 39 98 01 03"
FROM_BAO, TO_BAO = "Je prends le panier bleu", "La sonnette ne marche pas"
CONFIDENTIAL = (NICKNAME, NOTE, ADDRESS, PHONE, HIS_PHONE, FROM_BAO, TO_BAO)
NAMES = ("Bao", "Chloé", "Driss", "Emma", "Fatou", "Gaël")
"""Six who offer; Gaël has taken a break."""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """A database that Palier has never seen, and no note of another one where it runs."""
    monkeypatch.chdir(tmp_path)
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    cluster: str = request.getfixturevalue("postgres_cluster")
    return postgres.fresh_database(cluster, "aid_on_both_platforms")


async def test_a_need_phoned_in_on_slack_is_met_on_telegram_and_leaves_no_trace(
    empty_url: str, tmp_path: Path
) -> None:
    clock = ManualClock(NOON)
    async with (
        SlackServer(manifest=build_manifest(FEATURES)) as slack,
        TelegramServer() as telegram,
    ):
        workspace = slack.workspace()
        farida = workspace.person("Farida")
        helpers = [telegram.person(name) for name in NAMES]
        channel = workspace.channel("belleville", farida, app=True)
        group = telegram.supergroup("Belleville", *helpers, bots=[telegram.first_bot])
        chosen = settings(
            slack,
            tmp_path,
            database_url=empty_url,
            slack_bot_token=workspace.token,
            slack_app_token=slack.app.app_token,
            telegram_bot_token=telegram.token,
            telegram_api_url=telegram.url,
        )
        with logged() as log:
            async with running(chosen, clock) as parts:
                while not slack.post.sockets.open:
                    await slack.changed.wait(1)
                quarter = Quarter(parts, clock, farida, channel, helpers, group)
                await quarter.settle()
                await six_offer(quarter)
                await asked_in_one_line(quarter)
                await two_say_yes(quarter)
                await one_is_chosen(quarter)
                await they_reach_each_other(quarter)
                held = await left(parts.database, *CONFIDENTIAL)
                assert [each for each in held if each.startswith("the file")] == []
                for word in (NICKNAME, NOTE, ADDRESS, PHONE):
                    assert any(word in each for each in held), "what is searched can be found"
                await it_is_done(quarter)
                await quarter.carried()
                assert await left(parts.database, *CONFIDENTIAL) == []
        assert [each for each in CONFIDENTIAL if each in log.getvalue()] == []
        assert farida.timeouts == []


async def six_offer(quarter: Quarter) -> None:
    """Six neighbours offer to run errands; one of them takes a break."""
    *others, gael = quarter.helpers
    for each in others:
        await offers_errands(each)
    await gael.presses(await offers_errands(gael), fr(words.aid_go_off()))
    await gael.sees(fr(words.aid_offer_off()))


async def asked_in_one_line(quarter: Quarter) -> None:
    """Farida types what Mme R. said on the phone, reads it again, and sends it."""
    farida, ask = quarter.farida, fr(words.aid_publish(fitting=5))
    await farida.commands(f'/aide pour "{NICKNAME}" courses aujourd\'hui {NOTE}')
    draft = await farida.sees(fr(words.aid_draft()))
    for line in (words.aid_behalf(name=NICKNAME), words.aid_note_kept(note=f"courses {NOTE}")):
        assert fr(line) in draft.text
    assert not any(fr(words.aid_ask_you()) in each.text for each in quarter.helpers[0].screen())
    await farida.clicks(draft, ask)
    await farida.sees(fr(words.aid_published()))

    *asked, gael = quarter.helpers
    for helper in asked:
        seen = await helper.sees(fr(words.aid_ask_you()))
        assert not any(each in seen.text for each in CONFIDENTIAL)
    for place, someone in ((quarter.group, asked[0]), (quarter.channel, farida)):
        assert someone.screen(cast(Any, place)) == [], "the walls wait"

    # Nobody answers for half an hour, and nobody else offered: the neighbourhood hears of it.
    await quarter.passes(minutes=30)
    await quarter.hangs(words.aid_card_open())
    for shown in (await asked[0].sees("", quarter.group), await farida.sees("", quarter.channel)):
        assert not any(each in shown.text for each in CONFIDENTIAL)
    assert not any(fr(words.aid_ask_you()) in each.text for each in gael.screen())


async def two_say_yes(quarter: Quarter) -> None:
    """Bao under the question he was asked, Chloé from the wall; each with an hour."""
    bao, chloe, *_ = quarter.helpers
    today = key("aid-soon-today")
    await bao.presses(await bao.sees(fr(words.aid_ask_you())), today)
    await answers(bao, words.aid_hour_hour(), "17 h 30")
    await bao.sees(fr(words.aid_ready_wait()))

    card = await chloe.sees(fr(words.aid_card_open()), quarter.group)
    link = (await chloe.presses(card, fr(words.aid_card_can()))).url
    assert link, "the wall leads to a private talk"
    await chloe.follows(link)
    await chloe.presses(await chloe.sees(fr(words.aid_mine_none())), today)
    await answers(chloe, words.aid_hour_hour(), "18h")
    await chloe.sees(fr(words.aid_ready_wait()))


async def one_is_chosen(quarter: Quarter) -> None:
    """Farida chooses Bao; Chloé is thanked, and the walls say that somebody was found."""
    farida, (bao, chloe, *_) = quarter.farida, quarter.helpers
    await farida.sees(offering(fr(words.aid_choose(name="Chloé"))))
    bao_can = fr(words.aid_choose(name="Bao"))
    await farida.clicks(await farida.sees(offering(bao_can)), bao_can)
    await quarter.hangs(words.aid_card_helped())

    request = await quarter.request()
    assert request.state is RequestState.HELPED
    assert request.word
    theirs = await bao.sees(fr(words.aid_chosen()))
    mine = await farida.sees(fr(words.aid_word_asker()))
    for shown in (theirs, mine):
        assert fr(words.aid_word(word=request.word)) in shown.text
    for line in (
        words.aid_word_helper(),
        words.aid_note_for_you(note=f"courses {NOTE}"),
        words.aid_money(),
    ):
        assert fr(line) in theirs.text
    thanked = await chloe.sees(fr(words.aid_thanked()))
    assert not any(each in thanked.text for each in (*CONFIDENTIAL, request.word))
    assert await quarter.standing("Chloé") is HelperStatus.THANKED


async def they_reach_each_other(quarter: Quarter) -> None:
    """The address, words both ways, and contacts that are shown once both gave theirs."""
    farida, (bao, chloe, *_) = quarter.farida, quarter.helpers
    await writes(
        farida, words.aid_give_address(), words.aid_address_title(), words.aid_address_address(),
        ADDRESS,
    )  # fmt: skip
    await bao.sees(fr(words.aid_address_for_you(address=ADDRESS)))

    await tells(bao, words.aid_write(name=NICKNAME), words.aid_write_words(), FROM_BAO)
    await farida.sees(fr(words.aid_said_words(words=FROM_BAO)))
    await writes(
        farida, words.aid_write(name="Bao"), words.aid_write_title(), words.aid_write_words(),
        TO_BAO,
    )  # fmt: skip
    await bao.sees(fr(words.aid_said_words(words=TO_BAO)))

    await writes(
        farida, words.aid_share_contact(), words.aid_contact_title(), words.aid_contact_contact(),
        PHONE,
    )  # fmt: skip
    await bao.sees(fr(words.aid_contact_wanted(name=NICKNAME)))
    assert not any(PHONE in each.text for each in bao.screen())
    await tells(bao, words.aid_share_contact(), words.aid_contact_contact(), HIS_PHONE)
    await bao.sees(fr(words.aid_contact(name=NICKNAME, contact=PHONE)))
    await farida.sees(fr(words.aid_contact(name="Bao", contact=HIS_PHONE)))
    seen = [each.text for each in chloe.screen()]
    assert not any(each in text for each in CONFIDENTIAL for text in seen)


async def it_is_done(quarter: Quarter) -> None:
    """Bao says so; both are asked how it went, and the walls say that it is done."""
    farida, (bao, *_) = quarter.farida, quarter.helpers
    await quarter.passes(hours=6)
    done = fr(words.aid_is_done())
    await bao.presses(await bao.sees(offering(done)), done)
    await quarter.hangs(words.aid_card_done())
    after = await bao.sees(fr(words.aid_after_helper(name=NICKNAME)))
    toast = await bao.presses(after, fr(words.aid_went_fine()))
    assert toast.text == fr(words.aid_went_noted())
    toast = await bao.presses(after, key("aid-spent-hour"))
    assert toast.text == fr(words.aid_took_noted(minutes=60))

    asked: Sight = await farida.sees(fr(words.aid_done_by_helper(name="Bao")))
    assert fr(words.aid_after_asker(name="Bao")) in asked.text
    await farida.clicks(asked, fr(words.aid_went_fine()))
    await farida.sees(fr(words.aid_went_noted()))
    assert (await quarter.request()).state is RequestState.CLOSED
