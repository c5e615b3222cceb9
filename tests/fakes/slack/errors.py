"""How Slack says no: an error with its name, its status and what goes with it."""

from typing import Any

Wire = dict[str, Any]


class Refusal(Exception):
    """A call answered with `ok: false`; `fault` marks what a correct app never sends."""

    def __init__(
        self, error: str, *details: str, fault: bool = False, status: int = 200, **extra: Any
    ) -> None:
        super().__init__(": ".join([error, "; ".join(details)]) if details else error)
        self.error = error
        self.details = details
        self.fault = fault
        self.status = status
        self.extra = extra

    def wire(self) -> Wire:
        """Give the body Slack would answer with."""
        body: Wire = {"ok": False, "error": self.error, **self.extra}
        if self.details:
            messages = [f"[ERROR] {detail}" for detail in self.details]
            body |= {"errors": [*self.details], "response_metadata": {"messages": messages}}
        return body

    @property
    def headers(self) -> dict[str, str]:
        """Give the headers that go with it: how long to wait, in seconds."""
        return {"Retry-After": str(self.extra["retry_after"])} if self.status == 429 else {}


def rate_limited(seconds: int) -> Refusal:
    """Refuse with 429; `seconds` is how long the app must wait."""
    return Refusal("ratelimited", status=429, retry_after=seconds)
