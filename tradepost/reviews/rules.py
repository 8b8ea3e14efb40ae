"""Rules of reviews: which are shown at once, and what ratings come to."""

PENDING, PUBLISHED, REJECTED = "pending", "published", "rejected"
STATUSES = (PENDING, PUBLISHED, REJECTED)
STARS = (1, 2, 3, 4, 5)

# When a review is shown: as soon as it is written, once staff let it through, or at once from those who bought it.
AT_ONCE, APPROVAL, VERIFIED = "at_once", "approval", "verified"
RULES = (AT_ONCE, APPROVAL, VERIFIED)


def first_status(rule: str, *, verified: bool) -> str:
    """The status of a review as it is written, or written anew."""
    shown = rule == AT_ONCE or (rule == VERIFIED and verified)
    return PUBLISHED if shown else PENDING


def average(stars: int, count: int) -> int:
    """Hundredths of stars that so many stars of so many reviews come to, half a hundredth upwards; 0 of none."""
    return (200 * stars + count) // (2 * count) if count else 0
