"""Whatever a tired network does, and whenever a process dies, the person in front is answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any, get_args

import pytest
from telegram import Update

from bot.chat import pending_replies, retrying
from bot.dispatcher import Dispatcher
from bot.telegram import adapter
from bot.telegram.adapter import TelegramPlatform
from bot.telegram.conversation import TelegramConversation
from handlers.kernel.events import WordsEvent
from handlers.kernel.ports import Services
from storage.database import Database
from storage.places import Gazetteer
from tests.fakes.outages import Kind
from tests.fakes.telegram import Person, Shown
from tests.test_telegram.desk import Desk, Guest, How, Invite, Press
from tests.worlds.telegram import TelegramWorld

KINDS = [*((kind, 1) for kind in get_args(Kind) if kind != "refused"), ("too_many_requests", 30)]
LATER = timedelta(seconds=40)

Repeats = Callable[[], Awaitable[None]]


class Room(TelegramWorld):
    """A Telegram whose updates are taken when the test says so, one by one, or again."""

    def __init__(self, desk: Desk, *around: Any) -> None:
        super().__init__(*around)
        self.desk = desk
        self.taken: list[dict[str, Any]] = []

    @property
    def waiting(self) -> dict[int, dict[str, Any]]:
        return self.server.first_bot.mailbox.pending

    async def hears(self) -> None:
        """Let Palier take all that waits, like polling does."""
        while self.waiting:
            self.taken.append(self.waiting.pop(min(self.waiting)))
            await self.again()

    async def again(self, by: TelegramConversation | None = None) -> None:
        """Bring the last update once more."""
        update = Update.de_json(self.taken[-1], self.telegram.bot)
        await (by or self._conversation).take_update(update)

    async def goes_by(self) -> None:
        """Time goes by, and letters and replies that wait for it leave."""
        self.clock.advance(LATER)
        await self._conversation.pending.speak_overdue()
        await self.courier.deliver()

    async def dies(self, act: Callable[[], Any]) -> None:
        """What is done is committed, and before a word is said the process is gone."""

        async def gone(*_: object) -> bool:
            raise asyncio.CancelledError

        self._conversation.pending.speak_reply = gone  # type: ignore[method-assign]  # a process killed
        done = act()
        if isinstance(done, Awaitable):
            await done
        with pytest.raises(asyncio.CancelledError):
            await self.hears()
        await self.start()

    async def another(self) -> TelegramConversation:
        """A second process on the same database, with the same token."""
        outside = Services(self.streets, self.files, self.links, self.maker, (self.skies,))
        dispatcher = Dispatcher(self.database, self.features, outside, self.gazetteer, self.clock)
        telegram = await TelegramPlatform(self.server.token, self.server.url).__aenter__()
        self.others = [telegram]
        return TelegramConversation(telegram, dispatcher)

    others: list[TelegramPlatform] = []  # noqa: RUF012 (replaced, never changed)

    async def close(self) -> None:
        for each in self.others:
            await each.__aexit__()
        await super().close()


@pytest.fixture
async def room(
    story_database: Database, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Room]:
    monkeypatch.setattr(retrying, "WAITS", (0.01, 0.01, 0.01))
    monkeypatch.setattr(pending_replies, "TIME", 1.5)
    monkeypatch.setattr(pending_replies, "TIME_FOR_FILES", 1.5)
    monkeypatch.setattr(adapter, "IN_PASSING", 0.1)
    desk = Desk()
    room = Room(desk, story_database, (desk.feature,), gazetteer)
    await room.open()
    try:
        yield room
    finally:
        room.server.checks = False
        await room.close()


@pytest.fixture
async def ana(room: Room) -> Person:
    ana = room.server.person("Ana", "fr")
    await ana.opens()
    await room.hears()
    return ana


async def card(room: Room, ana: Person) -> Shown:
    await ana.commands(None, "/cafe")
    await room.hears()
    return ana.last()


async def begins(room: Room, ana: Person) -> Shown:
    """The first question of a form."""
    await ana.commands(None, "/inviter")
    await room.hears()
    assert "1 / 7" in ana.last().text
    return ana.last()


def data(shown: Shown, label: str) -> str:
    return next(b.data for row in shown.buttons for b in row if b.label == label) or ""


def texts(ana: Person) -> str:
    return "\n".join(each.text for each in ana.screen() if each.from_bot)


# --- every failure, under every call


async def by_message(room: Room, ana: Person) -> str:
    await ana.says(None, f"mot {len(room.taken)}")
    await room.hears()
    return f"entendu mot {len(room.taken) - 1}"


async def by_edit(room: Room, ana: Person) -> str:
    await ana.deletes(ana.last())
    shown = await card(room, ana)
    ana.press(shown, Press(how=How.SHOW).pack_action())
    await room.hears()
    return "montré"


async def by_toast(room: Room, ana: Person) -> str:
    shown = await card(room, ana)
    query = ana.press(shown, Press(how=How.REFUSE).pack_action())
    await room.hears()
    await room.goes_by()
    said = [each.text for each in query.answers]
    return "" if any("passée" in each for each in said) else "déjà passée"


async def by_document(room: Room, ana: Person) -> str:
    shown = await card(room, ana)
    ana.press(shown, Press(how=How.SEND).pack_action())
    await room.hears()
    await room.goes_by()
    return "" if any(each.document for each in ana.screen()) else "n’a pas pu vous parvenir"


async def by_first_question(room: Room, ana: Person) -> str:
    await ana.commands(None, "/inviter")
    await room.hears()
    return "1 / 7"


CALLS = {
    "sendMessage": by_message,
    "editMessageText": by_edit,
    "answerCallbackQuery": by_toast,
    "sendDocument": by_document,
    "sendMessage form": by_first_question,
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(("kind", "wait"), KINDS)
async def test_every_answer_arrives_whatever_fails_once(
    room: Room, ana: Person, kind: Kind, wait: int, call: str
) -> None:
    room.server.breaks(kind, call.partition(" ")[0], retry_after=wait)
    said = await CALLS[call](room, ana)
    await room.goes_by()
    assert said in texts(ana)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("kind", ["server_error", "reset", "timeout", "too_many_requests"])
async def test_every_answer_arrives_after_an_outage(
    room: Room, ana: Person, kind: Kind, call: str
) -> None:
    await card(room, ana)
    outage = room.server.breaks(kind, call.partition(" ")[0], times=None, retry_after=30)
    said: list[str] = []

    async def acts() -> None:
        said.append(await CALLS[call](room, ana))

    async with asyncio.TaskGroup() as group:
        group.create_task(acts())
        await asyncio.sleep(0.3 if kind != "timeout" else 2)
        outage.end()
    for _ in range(3):
        await room.goes_by()
    assert said[0] in texts(ana)


# --- forms


@pytest.mark.parametrize("kind", ["server_error", "reset", "garbage", "too_many_requests"])
@pytest.mark.parametrize("how", ["press", "word"])
async def test_a_question_nobody_saw_is_shown_before_it_is_answered(
    room: Room, ana: Person, kind: Kind, how: str
) -> None:
    first = await begins(room, ana)
    method = "editMessageText" if how == "press" else "sendMessage"
    outage = room.server.breaks(kind, method, times=None, retry_after=30)
    if how == "press":
        ana.press(first, data(first, "Promenade"))
    else:
        await ana.says(None, "promenade")
    await room.hears()
    outage.end()
    await ana.says(None, "pique-nique")
    await room.hears()
    shown = ana.last()
    assert "2 / 7" in shown.text
    assert "Je n’ai pas" not in shown.text
    assert "ne vous était pas parvenue" in shown.text
    ana.press(shown, next(b.data for row in shown.buttons for b in row) or "")
    await room.hears()
    assert "3 / 7" in texts(ana)


@pytest.mark.parametrize(("kind", "wait"), KINDS)
async def test_a_press_lets_go_whatever_fails_once(
    room: Room, ana: Person, kind: Kind, wait: int
) -> None:
    """Its effect shows at once; its spinner must not turn until Telegram gives it up."""
    shown = await begins(room, ana)
    room.server.breaks(kind, "answerCallbackQuery", retry_after=wait)
    query = ana.press(shown, data(shown, "Promenade"))
    await room.hears()
    assert "2 / 7" in texts(ana)
    assert query.answers or wait > retrying.LONGEST_WAIT or kind == "timeout"


async def test_a_stale_press_shows_where_the_form_is(room: Room, ana: Person) -> None:
    first = await begins(room, ana)
    outage = room.server.breaks("server_error", "editMessageText", times=None)
    ana.press(first, data(first, "Promenade"))
    await room.hears()
    assert "1 / 7" in ana.last().text
    outage.end()
    query = ana.press(first, data(first, "Promenade"))
    await room.hears()
    assert query.answers[0].text == "Voici où nous en étions."
    assert "2 / 7" in ana.last().text
    assert ana.last().id == first.id


async def test_a_question_is_asked_again_without_a_word(room: Room, ana: Person) -> None:
    first = await begins(room, ana)
    outage = room.server.breaks("server_error", "editMessageText", times=None)
    ana.press(first, data(first, "Promenade"))
    await room.hears()
    outage.end()
    await room.goes_by()
    assert "2 / 7" in ana.last().text


async def test_buttons_that_could_not_be_taken_away_lead_back(room: Room, ana: Person) -> None:
    first = await begins(room, ana)
    room.server.breaks("server_error", "editMessageReplyMarkup")
    await ana.says(None, "promenade")
    await room.hears()
    second = ana.last()
    assert "2 / 7" in second.text
    ana.press(first, data(first, "Promenade"))
    await room.hears()
    shown = next(each for each in ana.screen() if each.id == first.id)
    assert "2 / 7" in shown.text
    assert ana.last().buttons == ()


async def test_the_way_out_of_any_question_of_a_form_leads_out(room: Room, ana: Person) -> None:
    first = await begins(room, ana)
    room.server.breaks("server_error", "editMessageReplyMarkup")
    await ana.says(None, "promenade")
    await room.hears()
    ana.press(first, data(first, "Annuler"))
    await room.hears()
    assert "Rien n’a été envoyé" in texts(ana)
    await ana.says(None, "bonsoir")
    await room.hears()
    assert room.desk.of(WordsEvent) == [WordsEvent("bonsoir")]


# --- brought again


async def test_a_command_brought_again_leaves_its_form_alone(room: Room, ana: Person) -> None:
    await begins(room, ana)
    before = len(room.server.calls)
    for _ in range(2):
        await room.again()
    assert len(room.server.calls) == before
    assert ana.last().buttons
    await ana.says(None, "promenade")
    await room.hears()
    assert "2 / 7" in ana.last().text


@pytest.mark.parametrize(
    "way", ["/cafe", "/cancel", "Annuler", "promenade", "Promenade", "/inviter"]
)
async def test_what_is_brought_again_changes_and_says_nothing(
    room: Room, ana: Person, way: str
) -> None:
    first = await begins(room, ana)
    if way in ("Annuler", "Promenade"):
        ana.press(first, data(first, way))
    else:
        await ana.says(None, way)
    await room.hears()
    before, calls = texts(ana), len(room.server.calls)
    await room.again()
    assert texts(ana) == before
    assert [each.method for each in room.server.calls[calls:]] == []


# --- a process that dies before it speaks

ANSWERS = {
    How.SAY: "dit",
    How.SHOW: "montré",
    How.HINT: "C’est choisi",
    How.LONG_HINT: "très très",
    How.REFUSE: "déjà passée",
    How.ASK: "accompagne",
    How.SEND: "n’a pas pu vous parvenir",
    How.GUARDED: "C’est choisi",
}


@pytest.mark.parametrize("repeated", [True, False], ids=["repeated", "confirmed"])
@pytest.mark.parametrize("how", ANSWERS)
async def test_an_answer_survives_its_process(
    room: Room, ana: Person, how: How, repeated: bool
) -> None:
    shown = await card(room, ana)
    queries: list[Any] = []
    await room.dies(lambda: queries.append(ana.press(shown, Press(how=how).pack_action())))
    assert ANSWERS[how] not in texts(ana)
    room.clock.advance(LATER)
    if repeated:
        await room.again()
    else:
        await room.goes_by()
    toasts = [each.text for each in queries[0].answers]
    assert ANSWERS[how] in texts(ana) + "".join(toasts)
    # Long after, a press cannot be answered any more: its words come as a message.
    assert any(toasts) == (repeated and how in (How.SHOW, How.HINT, How.LONG_HINT, How.REFUSE))
    calls = len(room.server.calls)
    await room.again()
    await room.goes_by()
    assert len(room.server.calls) == calls
    assert len(room.desk.of(Press)) == 1


@pytest.mark.parametrize("repeated", [True, False], ids=["repeated", "confirmed"])
@pytest.mark.parametrize("way", ["/start", "bonjour", "/inviter", "/chercher loin", "Promenade",
                                 "promenade", "Annuler", "/cancel", "last"])  # fmt: skip
async def test_words_and_forms_survive_their_process(
    room: Room, ana: Person, way: str, repeated: bool
) -> None:
    expected = {
        "/start": "bonjour Ana", "bonjour": "entendu bonjour", "/inviter": "1 / 7",
        "/chercher loin": "entendu loin", "Promenade": "2 / 7", "promenade": "2 / 7",
        "Annuler": "Rien n’a été envoyé", "/cancel": "Rien n’a été envoyé", "last": "merci",
    }  # fmt: skip
    for each in ana.screen():
        await ana.deletes(each)
    if way == "last":
        shown = await card(room, ana)
        ana.press(shown, Press(how=How.ASK).pack_action())
        await room.hears()
        way, done = "Tante Zoé", expected["last"]
    else:
        done = expected[way]
        if way in ("Promenade", "promenade", "Annuler", "/cancel"):
            await begins(room, ana)
    first = ana.screen()[-1] if ana.screen() else None
    if way in ("Promenade", "Annuler") and first:
        packed = data(first, way)
        await room.dies(lambda: ana.press(first, packed) and None)
    else:
        await room.dies(lambda: ana.says(None, way))
    assert done not in texts(ana)
    room.clock.advance(LATER)
    if repeated:
        await room.again()
    else:
        await room.goes_by()
    assert done in texts(ana)
    if way == "Tante Zoé":
        assert room.desk.of(Guest) == [Guest(name="Tante Zoé")]
    assert room.desk.of(Invite) == []


async def test_a_reply_kept_is_sealed_and_gone_once_it_was_spoken(room: Room, ana: Person) -> None:
    await room.dies(lambda: ana.says(None, "rue des Lilas"))
    held = await rows(room)
    assert [bool(each["reply"]) for each in held][-1]
    assert b"Lilas" not in b"".join(each["reply"] or b"" for each in held)
    await room.goes_by()
    assert [each for each in await rows(room) if each["reply"] or each["account_id"]] == []


async def rows(room: Room) -> list[dict[str, Any]]:
    async with room.database.engine.connect() as connection:
        found = await connection.exec_driver_sql("SELECT * FROM receipt ORDER BY received_at")
        return [dict(each._mapping) for each in found]


# --- two processes


@pytest.mark.parametrize("how", ANSWERS)
async def test_of_two_processes_the_one_that_took_a_press_answers_it(
    room: Room, ana: Person, how: How
) -> None:
    other = await room.another()
    shown = await card(room, ana)
    query = ana.press(shown, Press(how=how).pack_action())
    room.taken.append(room.waiting.pop(min(room.waiting)))
    update = Update.de_json(room.taken[-1], room.telegram.bot)
    room.server.latency = lambda method: 0.2
    await asyncio.gather(room._conversation.take_update(update), other.take_update(update))
    room.server.latency = 0
    assert len(query.answers) == 1
    assert len(room.desk.of(Press)) == 1
    if how in (How.HINT, How.LONG_HINT, How.REFUSE):
        assert query.answers[0].text


async def test_who_comes_second_speaks_when_the_first_never_does(room: Room, ana: Person) -> None:
    shown = await card(room, ana)
    queries: list[Any] = []
    await room.dies(lambda: queries.append(ana.press(shown, Press(how=How.HINT).pack_action())))
    async with asyncio.TaskGroup() as group:
        group.create_task(room.again())
        await asyncio.sleep(0.3)
        assert queries[0].answers == []
        room.clock.advance(LATER)
    assert [each.text for each in queries[0].answers] == ["C’est choisi"]


# --- others are served meanwhile


async def test_one_who_waits_keeps_nobody_waiting(
    room: Room, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one slot for all, Béa is answered while Ana's answer is tried again."""
    monkeypatch.setattr(retrying, "WAITS", (1.0, 1.0, 1.0))
    room._conversation._order._slots = asyncio.Semaphore(1)
    bea = room.server.person("Béa", "fr")
    await bea.opens()
    await room.hears()
    room.server.breaks("server_error", "sendMessage", chat=ana)
    await ana.says(None, "lente")
    await bea.says(None, "vive")
    updates = [room.waiting.pop(min(room.waiting)) for _ in range(2)]
    async with asyncio.TaskGroup() as group:
        for each in updates:
            update = Update.de_json(each, room.telegram.bot)
            group.create_task(room._conversation.take_update(update))
        await bea.sees("entendu vive", timeout=0.9)
        assert "entendu lente" not in texts(ana)
    assert "entendu lente" in texts(ana)
