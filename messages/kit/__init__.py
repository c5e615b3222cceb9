"""The kit: sheets to print for neighbours who are not online, and the slips that come back."""

from messages.kit.actions import (
    NAME,
    BrowseSheets,
    ChooseSheet,
    DropLogo,
    FoundSlip,
    GiveLogo,
    InkUse,
    KitAct,
    KitSheet,
    LogoForm,
    PosterForm,
    PosterService,
    PrintFlyer,
    PrintSheet,
    ReturnSlipForm,
    SlipsForm,
)
from messages.kit.logo import LogoUnread, redraw_logo
from messages.kit.order import EditionLines, SheetOrder
from messages.kit.printing import file_name, make_documents, print_sheet
from messages.kit.views import ink_screen, kit_screen, sheet_caption, slip_screen

__all__ = [
    "NAME",
    "BrowseSheets",
    "ChooseSheet",
    "DropLogo",
    "EditionLines",
    "FoundSlip",
    "GiveLogo",
    "InkUse",
    "KitAct",
    "KitSheet",
    "LogoForm",
    "LogoUnread",
    "PosterForm",
    "PosterService",
    "PrintFlyer",
    "PrintSheet",
    "ReturnSlipForm",
    "SheetOrder",
    "SlipsForm",
    "file_name",
    "ink_screen",
    "kit_screen",
    "make_documents",
    "print_sheet",
    "redraw_logo",
    "sheet_caption",
    "slip_screen",
]
