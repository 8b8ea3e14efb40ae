"""Rules of conversations: what kinds there are, how they stand, and what may be public."""

QUESTION, MESSAGE, REVIEW = "question", "message", "review"
KINDS = (QUESTION, MESSAGE, REVIEW)

WAITING, ANSWERED, DONE = "waiting", "answered", "done"
STATES = (WAITING, ANSWERED, DONE)

SENT, SENDING, FAILED = "sent", "sending", "failed"

STORE = "store"  # the shop's own channel
MOST_WAITING = 20  # so many unanswered conversations one buyer may have open
MOST_SEARCHED = 20_000  # characters of a conversation that are searched


def searched(*parts: str) -> str:
    """What is looked through when somebody searches, the newest words kept."""
    return " ".join(part for part in parts if part).lower()[-MOST_SEARCHED:]


def event_of(kind: str) -> str:
    """The event that something of this kind has come in."""
    return {QUESTION: "question.asked", MESSAGE: "message.received", REVIEW: "review.received"}[kind]
