"""What organisers press to read their area's numbers."""

from messages.model import Action


class ShowNumbers(Action, tag="nb.see"):
    area: int


class DrawNumbers(Action, tag="nb.draw"):
    """The same as a picture."""

    area: int


class ExportNumbers(Action, tag="nb.csv"):
    """The same as a file, for a report to the town."""

    area: int
