"""What fits where: titles, answers, labels, toasts and menus, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fluent_compiler.bundle import FluentBundle

from messages.check.catalogues import Catalogue, Problems
from messages.form import Choice, Form, Several

TITLE, OPTION, LABEL, TOAST, DESCRIPTION = 24, 75, 40, 200, 256
"""Characters granted by Slack (titles, options), a phone's width (labels) and Telegram."""

SAMPLE, SAMPLE_COUNT = "Marie-Antoinette", 12
"""What fills a sentence while its length is measured."""


@dataclass(frozen=True)
class Ruler:
    """Measures what a key becomes in every language, with usual fillings."""

    catalogues: list[Catalogue]
    bundles: Mapping[str, FluentBundle]

    def within(self, limit: int, what: str, key: str) -> Problems:
        for catalogue in self.catalogues:
            if key not in catalogue.messages:
                yield f"{catalogue.language}: {key} is missing, {what}"
                continue
            said = self._say(catalogue, key)
            if len(said) > limit:
                yield f"{catalogue.at(key)}: {len(said)} characters, {what} has {limit}: {said!r}"

    def _say(self, catalogue: Catalogue, key: str) -> str:
        kinds = catalogue.variables(key).items()
        given = {name: SAMPLE_COUNT if kind == "int" else SAMPLE for name, kind in kinds}
        said, _ = self.bundles[catalogue.language].format(key, given)
        return str(said).replace("*", "")


def forms(ruler: Ruler, known: Iterable[type[Form]]) -> Problems:
    """Every form has a short title, and words for each question and each answer offered."""
    for form in known:
        yield from ruler.within(TITLE, f"the title of {form.__name__}", form.title().key)
        for each in form.questions():
            yield from ruler.within(2000, f"a question of {form.__name__}", each.question.key)
            if isinstance(each.kind, Choice | Several):
                for option in each.kind.among:
                    key = f"{each.kind.name}-{option.value}"
                    yield from ruler.within(OPTION, f"an answer to {form.__name__}", key)
