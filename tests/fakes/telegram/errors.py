"""How Telegram says no: a refusal with its code, its words and its parameters."""

from typing import Any

Wire = dict[str, Any]


class Refusal(Exception):
    """A call answered with `ok: false`; `fault` marks what a correct bot never sends."""

    def __init__(
        self, description: str, code: int = 400, *, fault: bool = False, **parameters: int
    ) -> None:
        super().__init__(description)
        self.description = description
        self.code = code
        self.fault = fault
        self.parameters = parameters

    def wire(self) -> Wire:
        """Give the body Telegram would answer with."""
        body: Wire = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str, *, fault: bool = False, **parameters: int) -> Refusal:
    """Refuse with 400 and Telegram's prefix."""
    return Refusal(f"Bad Request: {text}", fault=fault, **parameters)


def forbidden(text: str) -> Refusal:
    """Refuse with 403 and Telegram's prefix."""
    return Refusal(f"Forbidden: {text}", 403)


def too_many_requests(seconds: int) -> Refusal:
    """Refuse with 429; `seconds` is how long the bot must wait."""
    return Refusal(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds)
