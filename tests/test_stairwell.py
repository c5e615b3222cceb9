"""The stairwell over HTTP: one page for this machine alone, the same handlers behind every door."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from io import BytesIO
from typing import Annotated, Any

import pytest
from aiohttp import ClientSession, FormData

from bot.stairwell import Sandbox, serve_sandbox
from bot.stairwell.page import render_page
from bot.wrong_setting import SettingsError
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Say, Send
from messages import words
from messages.form import (
    ChoiceField,
    CountField,
    DayField,
    FileField,
    FileReference,
    Form,
    HiddenField,
    HourField,
    LineField,
    LongField,
    PlaceAnswer,
    PlaceField,
    SeveralField,
    YesNoField,
)
from messages.language import LANGUAGES
from messages.model import Document, message
from messages.typed import UNSEEN
from storage.types import vault
from tests import features
from tests.conftest import KEY
from tests.worlds.outside import Streets

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday, ten o'clock in Fresnes
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> *gras* { $name }"


class Taste(StrEnum):
    WALK = "walk"
    PICNIC = "picnic"


class Survey(Form, tag="survey", stem="stairwell"):
    """Every kind of question there is; worded with sentences of the page itself."""

    area: Annotated[int, HiddenField()]
    write: Annotated[str, LineField(20)]
    tagline: Annotated[str, LongField(300)] = ""
    things: Annotated[int, CountField(1, 40, usual=(4, 6))] = 6
    language: Annotated[Taste, ChoiceField(Taste, "cafe-kind")]
    commands: Annotated[tuple[Taste, ...], SeveralField(Taste, "cafe-kind")] = ()
    clock: Annotated[date, DayField(hour="edited")]
    edited: Annotated[time, HourField(day="clock")]
    pinned: Annotated[bool, YesNoField()]
    points: Annotated[PlaceAnswer, PlaceField()]
    photo: Annotated[FileReference | None, FileField(limit=1000)] = None


ANSWERS = {
    "write": "Parc",
    "things": "4",
    "language": "walk",
    "clock": "2026-11-28",
    "edited": "15:00",
    "pinned": "false",
    "points": "chez moi",
}

survey = Feature("survey")
taken: list[Survey] = []


@survey.command("survey")
async def ask(_: CommandEvent, turn: Interaction) -> Reply:
    return Ask(Survey, {"area": 42, "write": "Parc"})


@survey.on_form(Survey)
async def take(form: Survey, turn: Interaction) -> Reply:
    if form.write == "Full":
        raise Refused(words.form_not_offered(), field="write")
    if form.write == "Never":
        raise Refused(words.form_over())
    taken.append(form)
    return Notice(words.form_done())


@survey.command("echo")
async def echo(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(message(words.form_echo(answer=command.words)))


@survey.command("leaflet")
async def leaflet(_: CommandEvent, turn: Interaction) -> Reply:
    return Send(
        Document(
            name="leaflet.txt", media_type="text/plain", content=b"Hello", caption=words.form_done()
        )
    )


@dataclass
class Visitor:
    """Whoever looks at the page, without its script."""

    session: ClientSession
    url: str

    async def post(self, path: str, **body: Any) -> Any:
        async with self.session.post(
            self.url + path, data=json.dumps(body), headers={"Origin": self.url}
        ) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def say(self, user: str, said: str) -> Any:
        return await self.post(f"/{user}/chats/talk-{user}/words", words=said)

    async def fill(self, user: str, **said: Any) -> Any:
        sheet = (await self.person(user))["sheet"]
        form = FormData(default_to_multipart=True)
        for name, value in said.items():
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, bytes):
                    form.add_field(name, each, filename="leaflet.pdf")
                else:
                    form.add_field(name, each)
        async with self.session.post(
            f"{self.url}/{user}/forms/{sheet['id']}", data=form, headers={"Origin": self.url}
        ) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def state(self) -> Any:
        async with self.session.get(self.url + "/events") as stream:
            async for line in stream.content:
                if line.startswith(b"data: "):
                    return json.loads(line.removeprefix(b"data: "))
        raise AssertionError("the stream ended")

    async def person(self, user: str) -> Any:
        return next(each for each in (await self.state())["people"] if each["user"] == user)

    async def fields(self, user: str) -> dict[str, Any]:
        return {each["name"]: each for each in (await self.person(user))["sheet"]["fields"]}

    async def posts(self, chat: str) -> list[Any]:
        return [each for each in (await self.state())["posts"] if each["chat"] == chat]

    async def card(self, chat: str) -> Any:
        return next(each for each in await self.posts(chat) if each["rows"])

    async def press(self, user: str, chat: str, label: str) -> Any:
        for post in reversed(await self.posts(chat)):
            for button in (each for row in post["rows"] for each in row):
                if button["label"] == label:
                    return await self.post(
                        f"/{user}/chats/{chat}/press", post=post["id"], press=button["press"]
                    )
        raise AssertionError(f"no button {label} in {chat}")


def read(post: Any) -> list[str]:
    return ["".join(span["words"] for span in spans) for spans in post["paragraphs"]]


@asynccontextmanager
async def stairwell(*more: Feature, **given: Any) -> AsyncIterator[tuple[Sandbox, Visitor]]:
    every = (*features.every(), *more)
    try:
        async with (
            Sandbox(at=MORNING, features=every, **{"addresses": Streets(), **given}) as opened,
            ClientSession() as session,
        ):
            yield opened, Visitor(session, opened.url)
    finally:
        vault.open(KEY)


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    async with stairwell(survey) as (_, visitor):
        yield visitor


async def test_the_doors_open_on_a_cafe_that_has_its_first_guest(visitor: Visitor) -> None:
    french, english = await visitor.card("wall-fr"), await visitor.card("wall-en")
    assert "Une personne vient." in read(french)
    assert "One person is coming." in read(english)
    assert await visitor.posts("talk-nadia") == []


async def test_an_answer_on_one_wall_is_read_on_both(visitor: Visitor) -> None:
    answered = await visitor.press("grace", "wall-en", "I’m coming")
    assert answered["hint"]
    assert not answered["refused"]
    assert "2 personnes viennent." in read(await visitor.card("wall-fr"))
    assert "2 people are coming." in read(await visitor.card("wall-en"))


async def test_a_form_asked_on_a_wall_opens_in_private(visitor: Visitor) -> None:
    answered = await visitor.press("grace", "wall-fr", "Nous venons à deux")
    assert answered["talk"] == "grace"
    sheet = (await visitor.person("grace"))["sheet"]
    assert [each["name"] for each in sheet["fields"]] == ["name"]
    await visitor.fill("grace", name="Ada")
    assert "3 personnes viennent." in read(await visitor.card("wall-fr"))
    assert "Ada" not in json.dumps(await visitor.posts("wall-fr"))


async def test_a_start_link_leads_into_the_private_talk(visitor: Visitor) -> None:
    card = await visitor.card("wall-en")
    link = next(each["start"] for row in card["rows"] for each in row if "start" in each)
    answered = await visitor.post("/grace/start", payload=link)
    assert answered["talk"] == "grace"
    assert "Coffee at the bistro with Simone" in " ".join(
        read((await visitor.posts("talk-grace"))[-1])
    )


async def test_a_newcomer_arrives_and_is_let_onto_the_wall(visitor: Visitor) -> None:
    await visitor.say("nadia", "/start")
    await visitor.post("/nadia/point", lat=48.7561, lon=2.3241)
    proposed = (await visitor.posts("talk-nadia"))[-1]
    yes = next(each for row in proposed["rows"] for each in row if "press" in each)
    await visitor.press("nadia", "talk-nadia", yes["label"])
    await visitor.post("/nadia/chats/wall-fr/knock")
    walls = {each["name"]: each for each in (await visitor.state())["chats"]}
    assert "nadia" in walls["wall-fr"]["inside"]
    assert "nadia" not in walls["wall-en"]["inside"]


async def test_who_has_no_area_joins_by_a_button_and_goes_on(visitor: Visitor) -> None:
    answered = await visitor.post("/nadia/chats/wall-fr/words", words="/cafe")
    assert answered["talk"] == "nadia"
    offered = (await visitor.posts("talk-nadia"))[-1]
    join = next(each for row in offered["rows"] for each in row if "press" in each)
    await visitor.press("nadia", "talk-nadia", join["label"])
    assert (await visitor.person("nadia"))["sheet"]
    said = read((await visitor.posts("talk-nadia"))[-1])
    assert any("bienvenue" in line for line in said)


async def test_a_shared_point_leaves_no_coordinates_on_the_page(visitor: Visitor) -> None:
    await visitor.post("/nadia/point", lat=48.7564321, lon=2.3249876)
    posts = json.dumps((await visitor.state())["posts"])
    assert "48.756" not in posts
    assert "2.3249" not in posts


async def test_reminders_come_at_their_hour_when_the_clock_is_moved(visitor: Visitor) -> None:
    before = len(await visitor.posts("talk-bao"))
    await visitor.post("/clock", until="2026-11-27T17:59")
    assert len(await visitor.posts("talk-bao")) == before
    await visitor.post("/clock", until="evening")
    state = await visitor.state()
    assert state["clock"] == "2026-11-27T18:00"
    told = (await visitor.posts("talk-bao"))[before:]
    assert [each["at"] for each in told] == ["2026-11-27T18:00"]


async def test_the_clock_goes_from_quarter_to_quarter_and_never_back(visitor: Visitor) -> None:
    await visitor.post("/clock", until="2026-11-23T10:07")
    await visitor.post("/clock", until="hour")
    assert (await visitor.state())["clock"] == "2026-11-23T11:00"
    await visitor.post("/clock", until="morning")
    assert (await visitor.state())["clock"] == "2026-11-24T08:30"
    for impossible in ("2026-11-24T08:00", "2027-06-01T10:00", "soon", "2026-13-01"):
        async with visitor.session.post(
            visitor.url + "/clock",
            data=json.dumps({"until": impossible}),
            headers={"Origin": visitor.url},
        ) as response:
            assert response.status == 422
    assert (await visitor.state())["clock"] == "2026-11-24T08:30"


async def test_what_neighbours_say_to_each_other_is_not_heard(visitor: Visitor) -> None:
    await visitor.post("/bao/chats/wall-fr/words", words="Belle journée !")
    after = (await visitor.posts("wall-fr"))[-1]
    assert (after["author"], read(after)) == ("bao", ["Belle journée !"])


async def test_a_name_typed_on_a_wall_is_read_by_nobody_there(visitor: Visitor) -> None:
    said = '/aide pour "Mme R." courses aujourd’hui'
    await visitor.post("/bao/chats/wall-fr/words", words=said)
    assert "Mme R." not in json.dumps(await visitor.posts("wall-fr"), ensure_ascii=False)
    assert "Mme R." in json.dumps(await visitor.posts("talk-bao"), ensure_ascii=False)
    assert read((await visitor.posts("wall-fr"))[-1]) == [
        "(message enlevé : il ne regarde pas tout le groupe)".replace(" :", "\u00a0:")
    ]


async def test_hostile_words_stay_words(visitor: Visitor) -> None:
    await visitor.say("bao", f"/echo {HOSTILE}")
    said, answer = (await visitor.posts("talk-bao"))[-2:]
    assert HOSTILE in read(said)[0]
    assert HOSTILE in read(answer)[0]
    async with visitor.session.get(visitor.url) as response:
        assert "onerror" not in await response.text()


async def test_every_kind_of_question_is_asked_and_read(visitor: Visitor) -> None:
    taken.clear()
    await visitor.say("bao", "/survey")
    fields = await visitor.fields("bao")
    assert "area" not in fields
    assert {each["kind"] for each in fields.values()} == {
        "line", "long", "count", "choice", "several", "yesno", "day", "hour", "place", "file"
    }  # fmt: skip
    assert fields["write"]["value"] == "Parc"
    answered = await visitor.fill(
        "bao",
        area="43",
        write="Square",
        tagline="Deux\nlignes",
        things="4",
        language="walk",
        commands=["walk", "picnic"],
        clock="2026-11-28",
        edited="15:00",
        pinned="true",
        points="geo:48.7,2.3",
        photo=b"%PDF",
    )
    assert answered["hint"] == "C’est choisi"
    (form,) = taken
    assert form.area == 42
    assert form.commands == (Taste.WALK, Taste.PICNIC)
    assert form.points.shared_point == (48.7, 2.3)
    assert form.photo is not None
    assert form.photo.size == 4
    assert (await visitor.person("bao"))["sheet"] is None


async def test_nothing_typed_is_lost_when_an_answer_is_wrong(visitor: Visitor) -> None:
    taken.clear()
    await visitor.say("bao", "/survey")
    await visitor.fill(
        "bao",
        write="x" * 21,
        things="beaucoup",
        clock="le 31 juin",
        edited="",
        points="",
        photo=b"%PDF",
    )
    fields = await visitor.fields("bao")
    wrong = {name for name, each in fields.items() if each["error"]}
    assert wrong == {"write", "things", "language", "clock", "edited", "pinned", "points"}
    assert fields["things"]["value"] == "beaucoup"
    assert fields["clock"]["shown"] == "le 31 juin"
    assert "leaflet.pdf" in UNSEEN.sub("", fields["photo"]["kept"])
    await visitor.fill("bao", **ANSWERS | {"write": "Full"})
    refused = await visitor.fields("bao")
    assert [name for name, each in refused.items() if each["error"]] == ["write"]
    await visitor.fill("bao", **ANSWERS | {"write": "Never"})
    assert (await visitor.person("bao"))["sheet"]["trouble"]
    await visitor.fill("bao", **ANSWERS | {"write": "Mairie"})
    (form,) = taken
    assert form.photo is not None
    assert form.points.words == "chez moi"


async def test_a_typed_day_is_shown_before_it_counts(visitor: Visitor) -> None:
    taken.clear()
    await visitor.say("bao", "/survey")
    await visitor.fill("bao", **ANSWERS | {"clock": "samedi 15 h", "edited": ""})
    fields = await visitor.fields("bao")
    assert taken == []
    assert "samedi 28 novembre" in fields["clock"]["echo"]
    assert (fields["clock"]["value"], fields["edited"]["value"]) == ("2026-11-28", "15:00")
    await visitor.fill("bao", **ANSWERS | {"edited": "2 h 30 du matin"})
    assert taken == []
    assert (await visitor.fields("bao"))["edited"]["echo"]
    await visitor.fill("bao", **ANSWERS | {"edited": "02:30"})
    assert [form.edited for form in taken] == [time(2, 30)]


async def test_what_may_be_meant_is_offered_on_the_page_with_its_hour(visitor: Visitor) -> None:
    taken.clear()
    await visitor.say("bao", "/survey")
    await visitor.fill("bao", **ANSWERS | {"clock": "vendredi prochain 16h", "edited": ""})
    clock = (await visitor.fields("bao"))["clock"]
    assert clock["error"]
    assert [each["label"] for each in clock["offers"]] == [
        "vendredi 27 novembre à 16 h",
        "vendredi 4 décembre à 16 h",
    ]
    await visitor.fill("bao", **ANSWERS | {"clock": clock["offers"][1]["value"], "edited": ""})
    assert [(form.clock, form.edited) for form in taken] == [(date(2026, 12, 4), time(16))]


async def test_hours_of_today_that_are_over_are_not_offered_on_the_page(visitor: Visitor) -> None:
    await visitor.say("bao", "/survey")
    edited = (await visitor.fields("bao"))["edited"]
    assert (edited["day"], edited["today"]) == ("clock", "2026-11-23")
    assert "10:00" in [each["value"] for each in edited["offers"]]
    assert "10:00" not in [each["value"] for each in edited["offersToday"]]


async def test_a_word_in_the_talk_gives_a_form_up(visitor: Visitor) -> None:
    await visitor.say("bao", "/survey")
    answered = await visitor.say("bao", "Laisse tomber !")
    assert answered["hint"] == "D’accord, on arrête là. Rien n’a été envoyé."
    assert (await visitor.person("bao"))["sheet"] is None


async def test_a_form_answered_elsewhere_or_given_up_is_over(visitor: Visitor) -> None:
    await visitor.say("bao", "/survey")
    gone = (await visitor.person("bao"))["sheet"]["id"]
    await visitor.post(f"/bao/forms/{gone}/cancel")
    assert (await visitor.person("bao"))["sheet"] is None
    answered = await visitor.post(f"/bao/forms/{gone}")
    assert answered["refused"]


async def test_a_form_waits_behind_one_asked_by_an_older_message(visitor: Visitor) -> None:
    await visitor.say("grace", "/survey")
    survey = (await visitor.person("grace"))["sheet"]
    for ends in ("sent", "given up"):
        await visitor.press("grace", "wall-fr", "Nous venons à deux")
        guest = (await visitor.person("grace"))["sheet"]
        assert [each["name"] for each in guest["fields"]] == ["name"]
        if ends == "sent":
            await visitor.fill("grace", name="Ada")
        else:
            await visitor.post(f"/grace/forms/{guest['id']}/cancel")
        assert (await visitor.person("grace"))["sheet"] == survey
    await visitor.post(f"/grace/forms/{survey['id']}/cancel")
    assert (await visitor.person("grace"))["sheet"] is None


async def test_giving_a_form_up_twice_leaves_the_one_that_waited_behind_it(
    visitor: Visitor,
) -> None:
    await visitor.say("grace", "/survey")
    survey = (await visitor.person("grace"))["sheet"]
    await visitor.press("grace", "wall-fr", "Nous venons à deux")
    guest = (await visitor.person("grace"))["sheet"]
    for refused in (False, True):
        answered = await visitor.post(f"/grace/forms/{guest['id']}/cancel")
        assert answered["refused"] is refused
        assert (await visitor.person("grace"))["sheet"] == survey


async def test_a_form_follows_its_reader_into_another_language(visitor: Visitor) -> None:
    await visitor.say("bao", "/survey")
    french = (await visitor.person("bao"))["sheet"]
    await visitor.post("/bao/language", language="en")
    english = (await visitor.person("bao"))["sheet"]
    assert french["id"] == english["id"]
    assert (french["words"]["cancel"], english["words"]["cancel"]) == ("Annuler", "Cancel")
    await visitor.say("bao", "/echo hello")
    assert read((await visitor.posts("talk-bao"))[-1])[0].startswith("I understood")


async def test_a_document_can_be_fetched(visitor: Visitor) -> None:
    await visitor.say("bao", "/leaflet")
    file = (await visitor.posts("talk-bao"))[-1]["file"]
    async with visitor.session.get(visitor.url + file["url"]) as response:
        assert await response.read() == b"Hello"
        assert response.headers["Content-Disposition"] == 'attachment; filename="leaflet.txt"'
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_promises_have_a_page_there_too(visitor: Visitor) -> None:
    async with visitor.session.get(visitor.url + "/privacy?language=en") as response:
        assert "Your data, in plain words" in await response.text()
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]


async def test_a_shared_card_is_kept_in_step(visitor: Visitor) -> None:
    host = (await visitor.posts("talk-simone"))[-1]
    share = next(each["share"] for row in host["rows"] for each in row if "share" in each)
    await visitor.post("/simone/search", words=share)
    await visitor.press("grace", "wall-en", "Maybe")
    assert "Une personne hésite." in read(await visitor.card("elsewhere"))


async def test_an_organiser_makes_a_chat_a_wall() -> None:
    async with stairwell() as (opened, visitor):
        await visitor.post("/maryam/chats/elsewhere/palier", present=True)
        await visitor.press("maryam", "talk-maryam", "La Vallée-aux-Renards")
        async with opened.database.transaction() as store:
            wall = await store.areas.find_wall("stairwell", "", "elsewhere")
            assert wall is not None
            assert wall.area_id is not None
            assert (await store.areas.get_area(wall.area_id)).name == "La Vallée-aux-Renards"


async def test_whoever_leaves_is_a_newcomer_again(visitor: Visitor) -> None:
    await visitor.say("grace", "/stop")
    await visitor.press("grace", "talk-grace", "Leave Palier and erase everything")
    await visitor.say("grace", "/start")
    assert "Where do you live?" in " ".join(read((await visitor.posts("talk-grace"))[-1]))


async def test_nobody_shares_a_card_they_have_not_found(visitor: Visitor) -> None:
    answered = await visitor.post("/bao/share", code="madeup")
    assert answered["refused"]
    assert await visitor.posts("elsewhere") == []


async def test_nobody_speaks_in_anothers_private_talk(visitor: Visitor) -> None:
    async with visitor.session.post(
        f"{visitor.url}/bao/chats/talk-simone/words",
        data=json.dumps({"words": "/cafe"}),
        headers={"Origin": visitor.url},
    ) as response:
        assert response.status == 404


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_foreign_page_can_change_nothing(visitor: Visitor, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    async with visitor.session.post(
        visitor.url + "/clock", data=json.dumps({"until": "hour"}), headers=headers
    ) as response:
        assert response.status == 403
    assert (await visitor.state())["clock"] == "2026-11-23T10:00"


@pytest.mark.parametrize("path", ["/", "/events", "/static/page.js", "/privacy"])
async def test_a_rebound_name_reads_nothing(visitor: Visitor, path: str) -> None:
    async with visitor.session.get(
        visitor.url + path, headers={"Host": "evil.example"}
    ) as response:
        assert response.status == 403


async def test_every_answer_forbids_what_is_not_the_pages_own(visitor: Visitor) -> None:
    for path in ("/", "/events", "/static/page.css", "/nowhere"):
        async with visitor.session.get(visitor.url + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "Access-Control-Allow-Origin" not in response.headers


async def test_only_this_machine_is_listened_to() -> None:
    async with stairwell() as (opened, _):
        with socket.socket() as other, pytest.raises(OSError, match="refused"):
            # Another address of the same machine: a wildcard listener would answer there.
            other.connect(("127.0.0.2", opened.port))


async def test_a_flood_of_words_is_refused(visitor: Visitor) -> None:
    for size, status in ((5000, 400), (2_000_000, 413)):
        async with visitor.session.post(
            f"{visitor.url}/bao/chats/talk-bao/words",
            data=BytesIO(json.dumps({"words": "x" * size}).encode()),
            headers={"Origin": visitor.url},
        ) as response:
            assert response.status == status


async def test_a_taken_port_gives_way_to_the_next() -> None:
    async with stairwell() as (first, _):
        async with Sandbox(at=MORNING, port=first.port, addresses=Streets()) as second:
            assert second.port > first.port
        vault.open(KEY)


async def test_the_stairwell_does_not_open_beside_a_real_bot() -> None:
    @dataclass
    class Both:
        port: int = 8080
        telegram_bot_token: str | None = "1:abc"
        geocoder_ban_url: str = ""
        heat_line_hours: str = ""

    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN"):
        await serve_sandbox(Both())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_all_its_words(language: str) -> None:
    drawn = render_page(language)
    assert "[[" not in drawn
    assert f'<html lang="{language}">' in drawn


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [("", "fr"), ("en-GB,en;q=0.9", "en"), ("de, en;q=0.5", "en"), ("de", "fr"), ("fr-CA", "fr")],
)
async def test_the_page_speaks_as_the_browser_wishes_and_french_first(
    visitor: Visitor, wanted: str, spoken: str
) -> None:
    async with visitor.session.get(visitor.url, headers={"Accept-Language": wanted}) as response:
        assert f'<html lang="{spoken}">' in await response.text()
