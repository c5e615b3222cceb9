"""What a language's `cool.toml` must hold; every word is folded."""

from __future__ import annotations

from messages.language import DataTable, LanguageTable

Words = tuple[str, ...]


class HoursPhrases(DataTable):
    """How people write opening hours, beside the names of days that Unicode knows."""

    to: Words
    also: Words
    left_out: Words
    every_day: Words
    weekdays: Words
    weekend: Words
    always: Words
    closed: Words
    excepted: Words
    holidays: Words
    noon: Words
    midnight: Words
    hour: Words
    before_noon: Words
    after_noon: Words
    yes: Words


class ColumnNames(DataTable):
    """What the columns of a file of places are called, the surest first."""

    outer_id: Words
    name: Words
    address: Words
    hours: Words
    note: Words
    point: Words
    lat: Words
    lon: Words
    shade: Words
    always: Words


class CoolTable(LanguageTable, file="cool.toml"):
    """How hours of places and columns of their files are written."""

    hours: HoursPhrases
    columns: ColumnNames
