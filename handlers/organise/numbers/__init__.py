"""Numbers without people: closed by month, read by who organises."""

from handlers.organise.numbers import closing, reading

__all__ = ["closing", "reading"]
