"""How long a sheet takes once Typst and the fonts are in memory; no two have the same words."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from messages.kit import InkUse, KitSheet, PosterService, SheetOrder, print_sheet
from messages.model import Link, Reader


@dataclass(frozen=True)
class Print:
    """One sheet: milliseconds for its file, and for its file and picture; its size."""

    pdf: float
    both: float
    kilobytes: float


def sheets(rounds: int) -> dict[str, list[Print]]:
    """Every sheet as often as wanted, after one that warms up."""
    print_sheet(_order(KitSheet.POSTER, 0))
    return {
        sheet.value: [_measured(_order(sheet, number)) for number in range(1, 2 * rounds, 2)]
        for sheet in KitSheet
    }


def _measured(order: SheetOrder) -> Print:
    started = perf_counter()
    made = print_sheet(order, dots=1)
    pdf = perf_counter() - started
    fresh = order.model_copy(update={"name": f"{order.name} et Cie", "area": f"{order.area} Sud"})
    started = perf_counter()
    print_sheet(fresh)
    return Print(pdf * 1000, (perf_counter() - started) * 1000, len(made.pdf) / 1000)


def _order(sheet: KitSheet, number: int) -> SheetOrder:
    return SheetOrder(
        sheet=sheet,
        ink=list(InkUse)[number // 2 % 2],
        reader=Reader(language="fr"),
        area=f"Belleville {number}",
        name=f"Anaïs {number}",
        contact=f"06 39 98 01 {number:02}",
        when=f"le soir, après {number % 24} h",
        back=f"boîte {number}",
        can=tuple(PosterService),
        code="k7rmz",
        link=Link(url=f"https://t.me/palier_bot?start=q_{number}", shown="t.me/palier_bot"),
    )
