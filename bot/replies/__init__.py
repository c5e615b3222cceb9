"""What is said at once to the person in front, and what becomes of it when that does not do."""

from bot.replies.kept import EventOutcome, KeptReply, ReplyRecipient, WaitingQuestion
from bot.replies.patience import call_patiently
from bot.replies.pending import PendingReplies, unspoken_reply

__all__ = [
    "EventOutcome",
    "KeptReply",
    "PendingReplies",
    "ReplyRecipient",
    "WaitingQuestion",
    "call_patiently",
    "unspoken_reply",
]
