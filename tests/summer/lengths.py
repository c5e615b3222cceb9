"""Which parts of a summer are lived, by how many in each of the seven areas, on which database."""

from tests.summer.script import PARIS, moment
from tests.summer.season import Length

WORST = Length(moment(PARIS, 7, 6, 12), moment(PARIS, 7, 12, 12, 30), (14, 10, 14, 10, 0, 10, 10))
"""A week: red after red, an area abroad, a frozen list, storms, and no organiser."""

AUTUMN = Length(moment(PARIS, 9, 29, 12), moment(PARIS, 10, 3, 12), (0, 0, 0, 10, 0, 0, 0))
"""Heat that goes on after the thirtieth of September."""

FIRST_HALF = Length(
    moment(PARIS, 1, 12, 12), moment(PARIS, 7, 16, 0), (300, 10, 14, 10, 10, 10, 10)
)
SECOND_HALF = Length(moment(PARIS, 7, 16, 0), moment(PARIS, 11, 1, 0), (16, 10, 14, 10, 10, 10, 10))
"""The whole, on one database and then on the other."""
