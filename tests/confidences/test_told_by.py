"""Whatever tells what is sealed says for which purpose it does: a table, made from the code."""

import ast
import inspect
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import messages
from messages import samples
from messages.model import Message
from storage.database import Database
from storage.types import SealedText

assert Database

TOLD_BY = {
    "request.behalf": {"aid-behalf", "aid-going", "aid-after-helper", "aid-said"},
    "request.note": {"aid-note-kept", "aid-note-for-you"},
    "request.address": {"aid-address-for-you", "aid-address-given"},
    "request.contact": {"aid-contact"},
    "request.word": {"aid-word"},
    "request.file_name": {"aid-file-kept"},
    "approach.contact": {"aid-contact"},
    "cafe.address": {"cafe-address", "cafe-address-letter"},
    "recurring.address": {"cafe-address", "cafe-address-letter"},
    "answer.guest": {"cafe-guests"},
    "enrolment.contact": {"watch-contact"},
    "enrolment.access": {"watch-access"},
    "enrolment.duty_reach": {"duty-told-when"},
    "nickname.name": {"nudge-mine"},
    "block.called": {"block-line"},
    "captain.label": {
        "captain-of",
        "captain-help",
        "captain-list-one",
    },
    "removal.note": {"removal-note"},
    "report.word": {"organise-reported-word"},
}
"""By which sentences a sealed column is told to somebody."""

TOLD_NOWHERE = {
    "request.file_ref": "a platform's own name for a file",
    "doorstold.doors": "taken off a sum again, and said to nobody",
    "letter.body": "the letter itself",
    "dialog.given": "asked again of who is writing it",
    "dialog.interrupted": "asked again of who is writing it",
    "pendingupdate.raw": "taken as it came, and handled once",
    "receipt.reply": "the reply itself, until it was spoken",
    "heldcommand.words": "done for whoever said it, once it is gone from where all could read it",
    "shownbuttons.buttons": "labels that hang in the chat already, compared with what is typed",
    "workspace.token": "spoken to Slack alone",
    "installation.token": "spoken to Slack alone",
    "databaseidentity.probe": "asked whether the key fits",
}

FIRST_NAMES = {"aid-going", "aid-after-helper", "aid-said"}
"""Sentences that bear a first name or nickname, and stand also where nothing else is told."""


def sealed():
    return {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, SealedText)
    }


def test_every_sealed_column_says_by_which_sentences_it_is_told():
    unknown = sealed() - TOLD_BY.keys() - TOLD_NOWHERE.keys()
    assert not unknown, f"by which sentences are these told? {sorted(unknown)}"


def keys(said: Message):
    return {each.key for each in said.body}


def test_whatever_tells_what_is_sealed_says_for_which_purpose():
    telling = set().union(*TOLD_BY.values()) - FIRST_NAMES
    silent = {
        sample.name
        for sample in samples.all_samples()
        if keys(sample.message) & telling and sample.message.confidence is None
    }
    assert not silent, f"for which purpose do these tell it? {sorted(silent)}"


def test_every_such_sentence_is_drawn_by_some_screen():
    """Or the table would name sentences that are no more."""
    drawn = set().union(*(keys(sample.message) for sample in samples.all_samples()))
    composed = {"cafe-address-letter", "aid-address-for-you"}
    assert set().union(*TOLD_BY.values()) - drawn - composed == set()


def test_guarded_and_told_for_a_purpose_are_the_same():
    """Unless the purpose is no secret: of what was announced it is known where it was read."""
    for sample in samples.all_samples():
        told = sample.message.confidence
        secret = told is not None and told.purpose.is_secret
        assert sample.message.guarded == secret, sample.name


HANDLERS = Path(inspect.getfile(messages)).parent.parent / "handlers"
CARRIERS = {"letter": "confidence", "given": None}
"""What handlers put such sentences into themselves, and by which argument the purpose is said."""


@pytest.mark.parametrize("sentence", ["cafe_address_letter", "aid_address_for_you", "aid_contact"])
def test_handlers_that_compose_a_letter_of_it_name_its_purpose(sentence):
    """A letter made of sentences in a handler: its call says for which purpose."""
    for file in HANDLERS.rglob("*.py"):
        for call in [each for each in ast.walk(ast.parse(file.read_text())) if _calls(each)]:
            inside = {each.attr for each in ast.walk(call) if isinstance(each, ast.Attribute)}
            if sentence in inside and (argument := CARRIERS[call.func.attr]):
                assert argument in {each.arg for each in call.keywords}, f"{file}:{call.lineno}"


def _calls(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CARRIERS
    )
