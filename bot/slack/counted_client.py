"""Slack's own client, whose calls are counted."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.metrics.names import CALL_TIMES, CALLS
from bot.metrics.tally import TALLY
from bot.slack.errors import MANY, error_code

NAME = "slack"


class CountedClient(AsyncWebClient):
    """Calls as its parent does, and counts what came of each."""

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        begun, result = perf_counter(), "failed"
        try:
            answer = await super().api_call(api_method, **given)
            result = "ok"
        except SlackApiError as refusal:
            result = _result_of(refusal)
            raise
        else:
            return answer
        finally:
            TALLY.count_one(CALLS, NAME, result)
            TALLY.count_seconds(CALL_TIMES, perf_counter() - begun, NAME)


def _result_of(refusal: SlackApiError) -> str:
    """What came of a call that was refused, in a word."""
    why = error_code(refusal)
    status = getattr(refusal.response, "status_code", 0) or getattr(refusal.response, "status", 0)
    if status == 429 or why in MANY:
        return "too_many"
    return "refused" if why and status < 500 else "failed"
