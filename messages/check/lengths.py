"""What fits where: titles, answers, labels, toasts and menus, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fluent_compiler.bundle import FluentBundle

from messages.catalog import given_words
from messages.check.catalogues import Catalogue, Problems
from messages.form import ChoiceField, Form, SeveralField
from messages.model import Text

TITLE, OPTION, QUESTION, LABEL, TOAST, DESCRIPTION = 24, 75, 2000, 40, 200, 256
"""Characters granted by Slack (the first three), a phone's width (labels) and Telegram."""

SAMPLE, SAMPLE_COUNT = "Marie-Antoinette", 12
"""What fills a sentence while its length is measured."""


@dataclass(frozen=True)
class LengthRuler:
    """Measures what a key becomes in every language, with usual fillings."""

    catalogues: list[Catalogue]
    bundles: Mapping[str, Mapping[str, FluentBundle]]

    def check_within(self, limit: int, what: str, key: str) -> Problems:
        for catalogue in self.catalogues:
            if key not in catalogue.messages:
                yield f"{catalogue.language}: {key} is missing, {what}"
                continue
            for idiom in ("", *catalogue.idioms_of(key)):
                typed = self._say_key(catalogue, key, idiom)
                if len(typed) > limit:
                    there = f"{catalogue.message_at(key)}: {len(typed)} characters"
                    yield f"{there}, {what} has {limit}: {typed!r}"

    def _say_key(self, catalogue: Catalogue, key: str, idiom: str) -> str:
        kinds = catalogue.variables_of(key).items()
        given = {name: SAMPLE_COUNT if kind == "int" else SAMPLE for name, kind in kinds}
        given |= given_words(catalogue.language, "france", idiom)
        bundle = self.bundles[catalogue.language][catalogue.files[key]]
        said, _ = bundle.format(f"{key}.{idiom}" if idiom else key, given)
        return str(said).replace("*", "")


def form_sentences(form: type[Form]) -> Iterator[tuple[Text, str, int]]:
    """Every sentence a form needs, what it is, and how long it may be."""
    yield form.title(), "the title of", TITLE
    for question in form.questions():
        yield question.question, "a question of", QUESTION
        if form.lined:
            yield question.line, "a line of", LABEL
        if isinstance(question.kind, ChoiceField | SeveralField):
            for option in question.kind.among:
                yield Text(key=f"{question.kind.name}-{option.value}"), "an answer to", OPTION


def check_forms(ruler: LengthRuler, known: Iterable[type[Form]]) -> Problems:
    """Every form has a short title, and words for each question and each answer offered."""
    for form in known:
        for text, what, limit in form_sentences(form):
            yield from ruler.check_within(limit, f"{what} {form.__name__}", text.key)
