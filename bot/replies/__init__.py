"""What is said at once to the person in front, and what becomes of it when that does not do."""

from bot.replies.kept import KeptReply, Outcome, Recipient, WaitingQuestion
from bot.replies.patience import patiently
from bot.replies.pending import PendingReplies, unspoken

__all__ = [
    "KeptReply",
    "Outcome",
    "PendingReplies",
    "Recipient",
    "WaitingQuestion",
    "patiently",
    "unspoken",
]
