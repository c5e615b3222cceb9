"""Every kind of reply arrives as Telegram shows it, in private and on a wall."""

from __future__ import annotations

import pytest

from bot.app import Application
from bot.platform import ChatAddress
from handlers.kernel.events import CardCopiedEvent, JoinRequestEvent
from messages import words
from messages.model import Reader, message
from messages.typed import UNSEEN
from storage.outbox import OutboxAction
from tests.fakes.telegram import Chat, Person, Shown, TelegramServer, Toast
from tests.test_telegram.conftest import opens
from tests.test_telegram.desk import CARD, LINKS, Desk, How, Press


async def card(person: Person) -> Shown:
    await person.commands(None, "/cafe")
    return await person.sees("<b>Café</b>")


@pytest.fixture
async def mur(server: TelegramServer, ana: Person) -> Chat:
    mur = server.supergroup("Le mur", ana, bots=[server.first_bot])
    await server.quiet()
    return mur


async def hangs(parts: Application, mur: Chat) -> int:
    """Put a card with every button on the wall."""
    return int(await parts.telegram.send_message(ChatAddress(str(mur.id)), CARD, Reader()))


async def test_what_people_typed_is_inert_and_bold_is_bold(ana: Person) -> None:
    shown = await card(ana)
    assert "<b>Café</b> & *co*" in shown.text
    assert [each["type"] for each in shown.entities] == ["bold"]


async def test_say_is_a_new_message_and_show_changes_the_pressed_one(ana: Person) -> None:
    shown = await card(ana)
    assert await ana.presses(shown, Press(how=How.SAY).pack_action()) == Toast()
    assert "dit" in ana.last().text
    toast = await ana.presses(shown, Press(how=How.SHOW).pack_action())
    assert toast.text == "C’est choisi"
    changed = await ana.sees("montré")
    assert (changed.id, changed.edits) == (shown.id, 1)


async def test_pressing_twice_shows_the_same_without_an_error(
    server: TelegramServer, ana: Person
) -> None:
    shown = await card(ana)
    await ana.presses(shown, Press(how=How.SHOW).pack_action())
    await ana.forges(shown, Press(how=How.SHOW).pack_action())
    await server.quiet()
    assert len([each for each in ana.screen() if "montré" in each.text]) == 1


async def test_a_message_that_cannot_be_edited_any_more_is_sent_anew(
    server: TelegramServer, ana: Person
) -> None:
    shown = await card(ana)
    await ana.deletes(shown)
    await ana.forges(shown, Press(how=How.SHOW).pack_action())
    assert (await ana.sees("montré")).id != shown.id


async def test_hints_are_toasts_and_refusals_wait_to_be_read(ana: Person) -> None:
    shown = await card(ana)
    assert await ana.presses(shown, Press(how=How.HINT).pack_action()) == Toast("C’est choisi")
    assert (await ana.presses(shown, Press(how=How.REFUSE).pack_action())).alert
    long = await ana.presses(shown, Press(how=How.LONG_HINT).pack_action())
    assert 150 < len(long.text) <= 200
    assert long.text.endswith("très…")


@pytest.mark.provokes_errors
async def test_every_press_is_answered_even_after_a_fault(ana: Person) -> None:
    shown = await card(ana)
    assert await ana.presses(shown, Press(how=How.NOTHING).pack_action()) == Toast()
    fault = await ana.presses(shown, Press(how=How.FAULT).pack_action())
    assert fault.alert
    assert "code" in fault.text


async def test_forged_and_stale_presses_are_told_so(desk: Desk, ana: Person) -> None:
    shown = await card(ana)
    for data in ("desk.press:everything", "desk.press", "nonsense:1:2", "stale", "\u202e", "form"):
        toast = await ana.forges(shown, data)
        assert toast.alert
        assert "ce bouton ne sert plus" in toast.text
    forged = await ana.forges(shown, "form:1:2:k")
    assert forged.text == "Cette question n’attend plus de réponse."
    assert desk.of(Press) == []


async def test_a_query_that_is_too_old_is_no_error(server: TelegramServer, ana: Person) -> None:
    shown = await card(ana)
    server.callback_lifetime = -1
    ana.press(shown, Press(how=How.SAY).pack_action())
    await ana.sees("dit")
    await server.quiet()


async def test_documents_and_guarded_words_arrive_as_such(ana: Person) -> None:
    shown = await card(ana)
    await ana.presses(shown, Press(how=How.SEND).pack_action())
    assert (await ana.sees(lambda each: each.document)).document == "affiche.pdf"
    await ana.presses(shown, Press(how=How.GUARDED).pack_action())
    assert (await ana.sees(lambda each: each.protected)).text == "C’est choisi"


async def test_on_a_wall_the_answer_comes_in_private(
    server: TelegramServer, parts: Application, ana: Person, mur: Chat
) -> None:
    hung = mur.messages[await hangs(parts, mur)]
    for how, said in ((How.SAY, "dit"), (How.SHOW, "montré"), (How.ASK, "accompagne")):
        await ana.forges(hung, Press(how=how).pack_action())
        await ana.sees(said)
    assert (await ana.forges(hung, Press(how=How.HINT).pack_action())).text == "C’est choisi"
    await server.quiet()
    assert len(ana.screen(mur)) == 1
    assert "Café" in ana.last(mur).text


async def test_a_stranger_who_presses_on_a_wall_is_led_into_private(
    server: TelegramServer, parts: Application, ana: Person, mur: Chat
) -> None:
    paul = server.person("Paul")
    await paul.joins(mur)
    hung = mur.messages[await hangs(parts, mur)]
    for how in (How.SAY, How.ASK, How.SEND):
        toast = await paul.forges(hung, Press(how=how).pack_action())
        assert toast.url == server.first_bot.link("start")
    toast = await paul.forges(hung, Press(how=How.COME).pack_action())
    assert toast.url == server.first_bot.link("p_abc")
    await paul.follows(toast.url or "")
    await paul.sees("affiche abc")
    await paul.follows(server.first_bot.link("start"))
    await paul.sees("bonjour Paul")
    assert len(paul.screen(mur)) == 1


async def test_a_command_on_a_wall_is_answered_in_private(
    server: TelegramServer, ana: Person, mur: Chat
) -> None:
    await ana.commands(mur, "/help courses", bot=server.first_bot)
    await ana.sees(lambda shown: UNSEEN.sub("", shown.text) == "/help courses")
    paul = server.person("Paul")
    await paul.joins(mur)
    await paul.commands(mur, "/help", bot=server.first_bot)
    led = await paul.sees("en privé", mur)
    [[key]] = led.buttons
    assert key.url == server.first_bot.link("help")
    await paul.follows(key.url or "")
    await paul.sees("/\u2060help")


async def test_talk_on_a_wall_reaches_nothing(
    server: TelegramServer, desk: Desk, ana: Person, mur: Chat
) -> None:
    await ana.changes_rights(mur, ["can_pin_messages"])
    await server.quiet()
    before = (len(desk.heard), len(server.calls))
    await ana.says(mur, "Qui a les clés de la cave ?")
    await ana.says(mur, "/cafe@autre_bot")
    await ana.sends_photo(mur)
    await ana.shares_location(mur, 48.85, 2.35)
    await server.quiet()
    assert (len(desk.heard), len(server.calls)) == before


async def test_buttons_lead_into_private_or_share_elsewhere(
    parts: Application, ana: Person
) -> None:
    await parts.telegram.send_message(ChatAddress(str(ana.id)), LINKS, Reader())
    [[start, share]] = ana.last().buttons
    assert start.url == parts.telegram.username.join(("https://t.me/", "?start=p_1"))
    assert share.raw["switch_inline_query"] == "c"


async def test_a_message_too_long_for_telegram_is_cut_at_a_line(
    parts: Application, ana: Person
) -> None:
    lines = [words.form_echo(answer="😀" * 600 + str(number)) for number in range(5)]
    await parts.telegram.send_message(ChatAddress(str(ana.id)), message(*lines), Reader())
    shown = ana.last().text.split("\n")
    assert len(shown) == 4
    assert shown[-1] == "…"
    endless = message(words.form_echo(answer="🥐 " * 3000))
    await parts.telegram.send_message(ChatAddress(str(ana.id)), endless, Reader())
    assert ana.last().text.endswith("🥐…")


async def test_a_card_shared_by_inline_mode_is_kept_in_step(
    server: TelegramServer, parts: Application, desk: Desk, ana: Person
) -> None:
    assert await ana.types_inline("rien") == []
    bea = await opens(server, "Béa")
    [result] = await ana.types_inline("samedi")
    assert result.id == "c0de"
    group = server.group("Les copains", ana, bea)
    posted = await ana.chooses(result, group)
    await server.quiet()
    assert desk.heard[-1] == CardCopiedEvent("c0de", posted.inline_id or "")
    await parts.telegram.edit_message(
        ChatAddress("inline"), posted.inline_id or "", message(words.form_done()), Reader()
    )
    assert (await ana.sees("C’est choisi", group)).edits == 1
    again = await ana.chooses(result, group)
    assert (await bea.forges(again, Press(how=How.HINT).pack_action())).text == "C’est choisi"
    await bea.forges(again, Press(how=How.SHOW).pack_action())
    await bea.sees("montré")


async def test_errands_on_a_wall_done_before_are_done(
    server: TelegramServer, parts: Application, ana: Person, mur: Chat, desk: Desk
) -> None:
    await ana.changes_rights(mur, ["can_invite_users", "can_pin_messages"])
    wall = ChatAddress(str(mur.id))
    link = await parts.telegram.act_on_chat(OutboxAction.INVITE, wall, "q:belleville")
    paul = server.person("Paul")
    await paul.asks_to_join(link or "")
    await paul.sees("JoinRequestEvent")
    assert desk.heard[-1] == JoinRequestEvent(str(mur.id), link or "")
    await parts.telegram.act_on_chat(OutboxAction.ADMIT, wall, str(paul.id))
    assert mur.member(paul).present
    await parts.telegram.act_on_chat(OutboxAction.ADMIT, wall, str(paul.id))
    await parts.telegram.act_on_chat(OutboxAction.DECLINE, wall, str(paul.id))
    hung = str(await hangs(parts, mur))
    await parts.telegram.act_on_chat(OutboxAction.PIN, wall, hung)
    assert len(mur.pinned) == 1
    await parts.telegram.act_on_chat(OutboxAction.UNPIN, wall, hung)
    await parts.telegram.act_on_chat(OutboxAction.UNPIN, wall, hung)
    assert mur.pinned == []
