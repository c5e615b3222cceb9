"""Answers to presses and to inline queries."""

from typing import TYPE_CHECKING

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.checks import (
    CALLBACK_BYTES,
    PAYLOAD,
    TEXT_LENGTH,
    TOAST_LENGTH,
    check_length,
    check_link,
    check_markup,
)
from tests.fakes.telegram.decoding import Parameters
from tests.fakes.telegram.entities import formatted
from tests.fakes.telegram.errors import bad_request
from tests.fakes.telegram.inline import InlineResult
from tests.fakes.telegram.messages import Toast

from .registry import method

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method("answerCallbackQuery")
def answer_callback(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Answer a press while it lives; a second answer is taken and shows nothing."""
    values = parameters.values
    query = world.callbacks.get(values["callback_query_id"])
    if query is None or query.bot is not bot:
        raise bad_request(TOO_OLD)
    if world.clock() - query.born > world.callback_lifetime:
        raise bad_request(TOO_OLD)
    text, url = values.get("text", ""), values.get("url")
    check_length(text, TOAST_LENGTH, "MESSAGE_TOO_LONG")
    if url is not None and check_link(url, bot) is None:
        raise bad_request("URL_INVALID", fault=True)
    toast = Toast(text, bool(values.get("show_alert")), url)
    query.answers.append(toast)
    if not query.answered.done():
        query.answered.set_result(toast)
    return True


@method("answerInlineQuery")
def answer_inline(world: "World", bot: BotAccount, parameters: Parameters) -> bool:
    """Offer at most 50 results, each with its own id, for a query that still waits."""
    values = parameters.values
    query = world.inline_queries.get(values["inline_query_id"])
    if query is None or query.bot is not bot:
        raise bad_request(TOO_OLD)
    if world.clock() - query.born > world.inline_lifetime:
        raise bad_request(TOO_OLD)
    results = values["results"]
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH", fault=True)
    ids = [result["id"] for result in results]
    if any(not 1 <= len(key.encode()) <= CALLBACK_BYTES for key in ids):
        raise bad_request("RESULT_ID_INVALID", fault=True)
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE", fault=True)
    button = values.get("button")
    if button and (payload := button.get("start_parameter")) and not PAYLOAD.match(payload):
        raise bad_request("START_PARAM_INVALID", fault=True)
    for result in results:
        check_markup(result.get("reply_markup"), bot)
        told = result.get("input_message_content", {})
        if "message_text" in told:
            text, _ = formatted(told["message_text"], told.get("parse_mode"), told.get("entities"))
            if not text:
                raise bad_request("message text is empty", fault=True)
            check_length(text, TEXT_LENGTH, "message is too long")
    query.button = button
    if not query.results.done():
        query.results.set_result(
            [
                InlineResult(r["id"], r.get("title", ""), r.get("description", ""), r, query)
                for r in results
            ]
        )
    return True
