"""Rules of payments: which states may follow, when to ask again, how much can go back."""

from datetime import timedelta

CREATED, PENDING, AUTHORISED, CAPTURED = "created", "pending", "authorised", "captured"
DECLINED, FAILED, VOIDED, UNKNOWN = "declined", "failed", "voided", "unknown"
STATUSES = (CREATED, PENDING, AUTHORISED, CAPTURED, DECLINED, FAILED, VOIDED, UNKNOWN)

# What may follow what. The provider has the last word on money: what was declined, failed or let go here can still turn
# out to be paid there, and is then taken as paid.
NEXT: dict[str, frozenset[str]] = {
    CREATED: frozenset({PENDING, AUTHORISED, CAPTURED, DECLINED, FAILED, VOIDED, UNKNOWN}),
    UNKNOWN: frozenset({PENDING, AUTHORISED, CAPTURED, DECLINED, FAILED, VOIDED}),
    PENDING: frozenset({AUTHORISED, CAPTURED, DECLINED, FAILED, VOIDED}),
    AUTHORISED: frozenset({CAPTURED, VOIDED}),
    DECLINED: frozenset({AUTHORISED, CAPTURED, VOIDED}),
    FAILED: frozenset({AUTHORISED, CAPTURED, VOIDED}),
    CAPTURED: frozenset(),
    VOIDED: frozenset({CAPTURED}),
}
# What the provider can be asked about: the outcome is not there yet.
OPEN = (CREATED, UNKNOWN, PENDING)
NO_ANSWER = "no_answer"  # the error code of what the provider did not say
# Money that is promised or taken.
GOOD = (AUTHORISED, CAPTURED)

# What the log calls it.
HAPPENED = {
    PENDING: "payment.started",
    AUTHORISED: "payment.authorised",
    CAPTURED: "payment.captured",
    DECLINED: "payment.declined",
    FAILED: "payment.failed",
    VOIDED: "payment.voided",
    UNKNOWN: "payment.unanswered",
}

# Of a refund. A provider may take back that one went through: a bank can refuse days later.
REFUND_NEXT: dict[str, frozenset[str]] = {
    "pending": frozenset({"succeeded", "failed"}),
    "succeeded": frozenset({"failed"}),
    "failed": frozenset(),
}


def ask_again_in(attempts: int) -> timedelta:
    """How long until a provider is asked again by itself: 1, 2, 4 ... minutes, at most an hour."""
    return timedelta(minutes=min(2 ** max(attempts - 1, 0), 60))


def refundable(captured: int, refunded: int, refunding: int) -> int:
    """What can still go back."""
    return captured - refunded - refunding


def moved(before: str, after: str, amount: int) -> tuple[int, int]:
    """What a refund's new state adds to (refunded, refunding) of its payment."""
    return (
        (after == "succeeded") * amount - (before == "succeeded") * amount,
        (after == "pending") * amount - (before == "pending") * amount,
    )
