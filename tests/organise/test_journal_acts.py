"""Whatever only an organiser may do stands in the journal, under their name until they leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from handlers import FEATURES
from handlers.kernel.feature import Feature
from messages import words
from messages.account.actions import EraseMe
from messages.catalog import is_known
from messages.journal import journal_acts
from messages.language import LANGUAGES
from messages.organise.actions import ShowJournal
from storage.area import MemberRole
from storage.organise import JournalEntry
from tests.organise import rows
from tests.organise.acts import STORIES, ActStory, Scene
from tests.organise.gates import NO_RIGHT, answers, place, reached, rights_of
from tests.test_privacy import everything, mentions
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, Wall, World

READS = {
    "shows, and changes nothing": (
        "/orga ?start=orga og.all og.area og.link og.need og.log og.walls og.wall og.team og.door"
        " og.bad og.see ad.area ca.list ht.set ht.own ht.log wt.wait co.list co.see co.drop"
        " og.people og.who og.outs og.outsee og.admins og.first bc.see bc.where cf.eds ht.drill"
    ),
    "asks a question; its answer is the act": (
        "og.new og.edit og.pick organise.turn ht.reg ht.deg nu.cool co.add co.edit co.file co.cols"
        " kt.logo ad.for ad.redo og.mute og.out og.firstwhy bc.new bc.edit bc.no cf.ednew cf.edday"
    ),
    "shows numbers that are nobody's": (
        "/chiffres ?start=chiffres nb.see nb.draw nb.csv DocumentMadeEvent:nb.draw"
    ),
    "lists them, or asks for the first one's text": (
        "/annonce ?start=annonce intent:announce bc.all"
    ),
    "shows a card, and notes which words were read": "og.firstsee",
    "says of oneself that one is there": "og.still",
    "one's own announcement before it leaves, which nobody decided about": (
        "broadcast.new broadcast.edit bc.area bc.drop bc.wait"
    ),
    "looks something up; what is found then is the act": "heat.region kit.logo",
    "a draft or a file that its author alone sees, until it is opened or taken in": (
        "organise.area organise.redraft organise.town og.dlang og.draft og.drop"
        " LocatedEvent:organise.area LocatedEvent:organise.redraft"
        " FileFetchedEvent:organise.area FileFetchedEvent:organise.redraft"
        " cool.file cool.columns PlacesReadEvent:cool.file PlacesReadEvent:cool.columns co.leave"
        " aid.ask_for"
    ),
}
"""Ways in for organisers that need no line in the journal, and why."""

ALSO = {"?start=org_", "wt.go", "wt.tell"}
"""Acts of organisers by ways in that look at no such right: a link gives it, or who was told."""

FOUND = {key for key, answer in answers(FEATURES) if rights_of(answer)}


def test_every_way_in_for_organisers_writes_the_journal_or_says_why_not() -> None:
    read = [key for keys in READS.values() for key in keys.split()]
    assert len(read) == len(set(read))
    assert FOUND - {*read, *STORIES} == set(), "tell its story in acts.py, or name it in READS"
    assert {*read} - FOUND == set(), "is not for organisers, or not there any more"
    assert STORIES.keys() - FOUND == ALSO
    assert {*read} & STORIES.keys() == set()


def test_what_is_said_to_give_no_right_is_still_there() -> None:
    there = {place(each) for _, answer in answers(FEATURES) for each in reached(answer, ())}
    assert NO_RIGHT.keys() - there == set()


def test_every_act_has_its_words() -> None:
    acts = list(journal_acts())
    assert len(acts) == len({each.value for each in acts}), "one name for one act"
    keys = [f"organise-act-{each.value}" for each in acts]
    assert [(key, each) for key in keys for each in LANGUAGES if not is_known(key, each)] == []


# --- each of them


@pytest.fixture
def heard() -> set[str]:
    """The ways in that were taken in a story."""
    return set()


@pytest.fixture
def palier(heard: set[str]) -> tuple[Feature, ...]:
    def listening(key: str, answer: Any) -> Any:
        async def listen(event: Any, turn: Any) -> Any:
            heard.add(key)
            return await answer(event, turn)

        return partial(listen)

    return tuple(
        replace(
            feature,
            routes={key: listening(key, each) for key, each in feature.routes.items()},
            starts={key: listening(f"?start={key}", each) for key, each in feature.starts.items()},
        )
        for feature in FEATURES
    )


@pytest.fixture
def scene(
    world: World, belleville: Wall, organiser: Neighbour, admin: Neighbour,
    bao: Neighbour, chloe: Neighbour,
) -> Scene:  # fmt: skip
    return Scene(world, belleville, organiser, admin, bao, chloe)


def story_worlds() -> list[Any]:
    return [
        pytest.param(story, SlackWorld if story.on_slack else NeutralWorld, id=key)
        for key, story in STORIES.items()
    ]


@pytest.mark.parametrize(("story", "world_kind"), story_worlds())
async def test_each_act_is_written_and_its_author_forgotten_with_them(
    world: World, scene: Scene, story: ActStory, heard: set[str]
) -> None:
    who = await story.plays(scene) or scene.organiser
    assert story.key in heard
    written = [each for each in await rows(world, JournalEntry) if each.act == story.act]
    assert {each.member_id for each in written} == {who.member_id}
    entry = max(written, key=lambda each: each.at)
    assert entry.by_person
    assert world.clock.now() - entry.at < timedelta(minutes=1)
    assert entry.why == "" or all(is_known(f"organise-why-{entry.why}", each) for each in LANGUAGES)

    await who.forges(EraseMe())
    assert mentions(await everything(world.database), who.member_id, who.name, who.user) == []
    kept = [each for each in await rows(world, JournalEntry) if each.act == story.act]
    assert len(kept) == len(written)
    assert all(each.by_person for each in kept), "that somebody did it stays"
    gus = await world.joins("Gus", "fr", scene.area, role=MemberRole.ORGANISER)
    if entry.area_id == scene.area.id:
        await gus.forges(ShowJournal(area=scene.area.id))
        assert gus.sees(words.organise_nobody())
