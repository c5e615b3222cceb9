"""The advice sheets: which sentences stand together, and which of them stand out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from messages import words
from messages.heat_hotline import HeatLineHours, when_to_call
from messages.kit.actions import KitSheet
from messages.model import Text


@dataclass(frozen=True)
class AdviceSection:
    """A heading and short sentences; a strong one is framed, `then` closes it."""

    title: Text
    items: tuple[Text, ...]
    strong: bool = False
    then: Text | None = None


@dataclass(frozen=True)
class AdviceSheet:
    """One sheet of advice."""

    title: Text
    lead: Text
    sections: tuple[AdviceSection, ...]
    more: tuple[Text, ...] = ()


def _errands_advice(_: HeatLineHours | None) -> AdviceSheet:
    return AdviceSheet(
        words.kit_print_errands(),
        words.kit_print_errands_lead(),
        (
            AdviceSection(
                words.kit_print_errands_ask(),
                (
                    words.kit_print_errands_ask_1(),
                    words.kit_print_errands_ask_2(),
                    words.kit_print_errands_ask_3(),
                    words.kit_print_errands_ask_4(),
                ),
            ),
            AdviceSection(
                words.kit_print_errands_word(),
                (
                    words.kit_print_errands_word_1(),
                    words.kit_print_errands_word_2(),
                ),
                strong=True,
            ),
            AdviceSection(
                words.kit_print_errands_do(),
                (
                    words.kit_print_errands_do_1(),
                    words.kit_print_errands_do_2(),
                    words.kit_print_errands_do_3(),
                    words.kit_print_errands_do_4(),
                ),
            ),
            AdviceSection(
                words.kit_print_errands_door(),
                (
                    words.kit_print_errands_door_1(),
                    words.kit_print_errands_door_2(),
                ),
            ),
        ),
    )


def _money_advice(_: HeatLineHours | None) -> AdviceSheet:
    return AdviceSheet(
        words.kit_print_money(),
        words.kit_print_money_lead(),
        (
            AdviceSection(
                words.kit_print_money_before(),
                (
                    words.kit_print_money_before_1(),
                    words.kit_print_money_before_2(),
                    words.kit_print_money_before_3(),
                ),
            ),
            AdviceSection(
                words.kit_print_money_after(),
                (
                    words.kit_print_money_after_1(),
                    words.kit_print_money_after_2(),
                ),
            ),
            AdviceSection(
                words.kit_print_money_never(),
                (
                    words.kit_print_money_never_1(),
                    words.kit_print_money_never_2(),
                    words.kit_print_money_never_3(),
                    words.kit_print_money_never_4(),
                ),
                strong=True,
            ),
            AdviceSection(
                words.kit_print_money_doubt(),
                (
                    words.kit_print_money_doubt_1(),
                    words.kit_print_money_doubt_2(),
                ),
            ),
        ),
    )


def _heat_advice(line: HeatLineHours | None) -> AdviceSheet:
    return AdviceSheet(
        words.kit_print_heat(),
        words.kit_print_heat_lead(),
        (
            AdviceSection(
                words.kit_print_heat_self(),
                (
                    words.kit_print_heat_self_1(),
                    words.kit_print_heat_self_2(),
                    words.kit_print_heat_self_3(),
                    words.kit_print_heat_self_4(),
                    words.kit_print_heat_self_5(),
                ),
            ),
            AdviceSection(
                words.kit_print_heat_other(),
                (
                    words.kit_print_heat_other_1(),
                    words.kit_print_heat_other_2(),
                    words.kit_print_heat_other_3(),
                ),
            ),
            AdviceSection(
                words.kit_print_heat_call(),
                (
                    words.kit_print_heat_call_1(),
                    words.kit_print_heat_call_2(),
                    words.kit_print_heat_call_3(),
                ),
                strong=True,
                then=words.kit_print_heat_call_then(),
            ),
        ),
        more=(words.kit_print_heat_more(when=when_to_call(line)), words.kit_print_heat_register()),
    )


SHEETS: dict[KitSheet, Callable[[HeatLineHours | None], AdviceSheet]] = {
    KitSheet.ERRANDS: _errands_advice,
    KitSheet.MONEY: _money_advice,
    KitSheet.HEAT: _heat_advice,
}
