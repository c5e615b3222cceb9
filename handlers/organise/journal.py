"""The journal: who organises an area reads what was done there; admins, everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Send, Show
from handlers.organise.feature import area_of, organise
from messages import words
from messages.model import MomentText, Text
from messages.organise import journal_views as screens
from messages.organise.actions import EVERYWHERE, ExportJournal, OrganiserAct, ShowJournal
from messages.organise.journal_views import JournalLine
from storage.area import Area
from storage.organise import JournalEntry


@organise.on_press(ShowJournal)
async def show_journal(action: ShowJournal, turn: Interaction) -> Reply:
    area = await _area_to_read(action.area, turn)
    key, zone = (area.id, area.zone) if area else (None, turn.member.zone)
    total = await turn.store.organisation.count_entries(key)
    page = max(0, min(action.page, (total - 1) // screens.PAGE))
    found = await turn.store.organisation.journal_entries(
        key, screens.PAGE, after=page * screens.PAGE
    )
    lines = await _lines_of(found, zone, turn)
    return Show(screens.journal_screen(action.area, lines, zone, page=page, total=total))


@organise.on_press(ExportJournal)
async def export_journal(action: ExportJournal, turn: Interaction) -> Reply:
    """All of it as a file, for whoever asked, and where nobody else reads it."""
    area = await _area_to_read(action.area, turn)
    if not turn.move_to_private():
        raise Refused(words.organise_in_private())
    key, zone = (area.id, area.zone) if area else (None, turn.member.zone)
    found = await turn.store.organisation.journal_entries(key, None)
    lines = await _lines_of(found, zone, turn)
    turn.record_act(OrganiserAct.EXPORTED, by=turn.member, area=key)
    reader = turn.reader.model_copy(update={"zone": zone})
    return Send(screens.journal_document(area.name if area else "", lines, reader, turn.now))


async def _area_to_read(key: int, turn: Interaction) -> Area | None:
    """The area, for who organises it; none for an admin who reads all of them."""
    if key != EVERYWHERE:
        return await area_of(turn, key)
    if not turn.member.admin:
        turn.refuse_permission()
    return None


async def _lines_of(
    entries: Sequence[JournalEntry], zone: str, turn: Interaction
) -> list[JournalLine]:
    store = turn.store
    people = await store.people.members_by_id({entry.member_id for entry in entries})
    areas = {area.id: area.name for area in await store.areas.open_areas()}
    which = await _named_subjects({entry.on for entry in entries}, zone, turn)

    def who(entry: JournalEntry) -> str | None:
        if entry.member_id in people:
            return people[entry.member_id].name
        return "" if entry.by_person else None

    return [
        JournalLine(
            entry.at,
            who(entry),
            entry.act,
            which.get(entry.on, ""),
            entry.why,
            areas.get(entry.area_id or 0, ""),
        )
        for entry in entries
    ]


async def _named_subjects(
    subjects: set[str], zone: str, turn: Interaction
) -> dict[str, Text | str]:
    """What acts were on, as far as it can be named without anybody's name."""
    walls = await turn.store.organisation.walls_by_id(_keys(subjects, ""))
    codes = await turn.store.aid.codes_of_requests(_keys(subjects, "aid:"))
    days = await turn.store.cafes.days_of_cafes(_keys(subjects, "cafe:"))
    named: dict[str, Text | str] = {
        str(key): words.organise_journal_wall(title=wall.title)
        for key, wall in walls.items()
        if wall.title
    }
    named |= {f"aid:{key}": code.upper() for key, code in codes.items()}
    named |= {
        f"cafe:{key}": words.organise_journal_cafe(day=MomentText(at=at, zone=zone, show="day"))
        for key, at in days.items()
    }
    return named


def _keys(subjects: set[str], kind: str) -> set[int]:
    rest = (subject.removeprefix(kind) for subject in subjects if subject.startswith(kind))
    return {int(key) for key in rest if key.isdecimal()}
