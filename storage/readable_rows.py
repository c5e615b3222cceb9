"""Rows that cannot be read are left out where somebody else's must not suffer, and logged."""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import CursorResult, Dialect
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.engine.default import DefaultExecutionContext

from storage.errors import RowMissing

log = logging.getLogger(__name__)

READABLE_ONLY = "palier_readable_only"
"""The execution option under which a query leaves out what cannot be read."""

UNREADABLE = (ValueError, TypeError, LookupError)
"""What a column's type raises at a value it knows nothing of."""


def may_be_unreadable(fault: BaseException) -> bool:
    """Whether this may come of a row that cannot be read; a row that is not there is no such."""
    return isinstance(fault, UNREADABLE) and not isinstance(fault, RowMissing)


class ReadableRows(DefaultExecutionContext):
    """Looks at the rows of a query before anybody makes objects of them.

    SQLAlchemy converts a whole result at once and has no public place for one row's failure; a
    second look at the values makes loading them a third dearer.
    """

    def _setup_result_proxy(self) -> CursorResult[Any]:
        result: CursorResult[Any] = super()._setup_result_proxy()  # type: ignore[no-untyped-call]  # has no types
        if self.execution_options.get(READABLE_ONLY) and self._asks(result):
            self._leave_out_unreadable(result)
        return result

    def _asks(self, result: CursorResult[Any]) -> bool:
        """Whether this is a query of ours whose rows are still to be read."""
        asks = self.compiled is not None and not (self.isddl or self.is_crud or self.is_text)
        return asks and not result._soft_closed

    def _leave_out_unreadable(self, result: CursorResult[Any]) -> None:
        readers = [(at, read) for at, read in enumerate(result._metadata._processors) if read]
        if not readers:
            return
        kept = []
        for row in self.cursor.fetchall():
            reading = 0
            try:
                for reading, read in readers:
                    read(row[reading])
            except UNREADABLE:
                self._tell(row, reading)
            else:
                kept.append(row)
        result.cursor_strategy = FullyBufferedCursorFetchStrategy(self.cursor, initial_buffer=kept)

    def _tell(self, row: Any, at: int) -> None:
        """Which row it was, as far as the query asked for its key."""
        columns = [self._column(column) for column in self.compiled._result_columns]  # type: ignore[union-attr]  # compiled, as asked above
        wrong = columns[at] if at < len(columns) else None
        key = [
            str(row[place]).replace(" ", "_")
            for place, each in enumerate(columns)
            if each is not None and wrong is not None and each in {*wrong.table.primary_key}
        ]
        log.error("row unreadable column=%s key=%s", wrong, "/".join(key) or "-", exc_info=True)

    @staticmethod
    def _column(entry: Any) -> Any:
        """The table's column that a result's column holds, if it is one."""
        return next((each for each in entry.objects if hasattr(each, "primary_key")), None)


def leaves_out_unreadable(dialect: Dialect) -> None:
    """Let queries of this dialect that ask for readable rows only have them."""
    kind: Any = dialect.execution_ctx_cls
    dialect.execution_ctx_cls = type(kind.__name__, (ReadableRows, kind), {})
