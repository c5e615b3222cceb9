"""An area from its draft to the letter that says it opened."""

from __future__ import annotations

from messages import words
from messages.area.actions import AREA_START
from messages.kit.actions import PrintFlyer
from messages.model import Button, LanguageName, Message, Rows, message, press_button
from messages.organise.actions import (
    AmendDraft,
    DraftLanguage,
    DropDraft,
    OpenArea,
    ShowArea,
    ShowInvitation,
    ShowTeam,
)
from messages.organise.shown_facts import language_rows


def draft_preview(
    draft: int,
    *,
    name: str,
    town: str,
    aliases: tuple[str, ...],
    radius: int,
    outlined: bool,
    moved: bool,
    language: str,
    centre: tuple[float, float],
) -> Message:
    """An area before it opens; `moved` when its centre lay outside of its outline."""
    lines = [words.organise_draft_head(name=name, town=town)]
    if aliases:
        lines.append(words.organise_draft_aliases(aliases=aliases))
    lines.append(
        words.organise_draft_outline() if outlined else words.organise_draft_radius(radius=radius)
    )
    if moved:
        lines.append(words.organise_draft_moved())
    lines += [
        words.organise_draft_language(language=LanguageName(language=language)),
        words.organise_draft_ask(),
    ]
    lat, lon = centre
    map_page = (
        f"https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=15/{lat:.5f}/{lon:.5f}"
    )
    rows: Rows = (
        (Button(label=words.organise_draft_map(), url=map_page),),
        language_rows(language, lambda each: DraftLanguage(draft=draft, language=each)),
        (press_button(words.organise_draft_open(), OpenArea(draft=draft)),),
        (
            press_button(words.organise_draft_change(), AmendDraft(draft=draft)),
            press_button(words.organise_draft_drop(), DropDraft(draft=draft)),
        ),
    )
    return message(*lines, rows=rows)


def area_opened(key: int, name: str, told: int) -> Message:
    """The area is open, and how to bring a wall."""
    return message(
        words.organise_opened(name=name),
        words.organise_opened_told(count=told),
        words.organise_how_wall(),
        words.organise_second(),
        rows=(
            (press_button(words.organise_see_link(), ShowInvitation(area=key)),),
            (press_button(words.organise_see_team(), ShowTeam(area=key)),),
            (press_button(words.organise_open_panel(), ShowArea(area=key)),),
        ),
    )


def area_opened_near(name: str, town: str, code: str) -> Message:
    """To people who waited in that town."""
    return message(
        words.organise_opened_near(name=name, town=town),
        rows=(
            (
                Button(
                    label=words.organise_join(name=name), start=f"{AREA_START}{code}", forward=False
                ),
            ),
            (press_button(words.area_flyer_get(), PrintFlyer(start=f"{AREA_START}{code}")),),
        ),
    )
