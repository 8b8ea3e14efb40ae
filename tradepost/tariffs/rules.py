"""Rules of plans: what can be premium, how long a period lasts, when something is to be done about a subscription."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# What can be put into a plan. A router says which of them its calls are: premium("forecasting").
FEATURES: dict[str, dict[str, str]] = {
    "experiments": {"en": "Hypotheses and experiments", "ru": "Гипотезы и эксперименты"},
    "forecasting": {"en": "Forecasts and reorder points", "ru": "Прогнозы и точки заказа"},
    "niche": {"en": "Niche search and analysis", "ru": "Поиск и анализ ниш"},
    "promotion": {"en": "SEO, keywords and advertising", "ru": "SEO, ключевые слова и реклама"},
    "replies": {"en": "Auto replies", "ru": "Автоответы"},
}

PENDING, TRIAL, ACTIVE, GRACE, EXPIRED, CANCELLED = "pending", "trial", "active", "grace", "expired", "cancelled"
GOOD = (TRIAL, ACTIVE, GRACE)
RUNNING = (PENDING, *GOOD)
OPEN, PAID, VOID = "open", "paid", "void"

ONCE, MONTHS = "once", {"month": 1, "year": 12}
# The next bill is there so long before the time that is paid for ends; unpaid, the plan goes on for so long after it.
AHEAD, GRACE_FOR = timedelta(days=3), timedelta(days=7)
UNPAID_FOR = timedelta(days=7)  # a subscription that was never paid waits so long


def after(anchor: datetime, period: str, count: int, zone: ZoneInfo) -> datetime:
    """The end of so many periods from a moment on, at the same local time; a 31st is a short month's last day."""
    local = anchor.astimezone(zone)
    months = local.year * 12 + local.month - 1 + MONTHS[period] * count
    year, month = divmod(months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day).astimezone(UTC)


def covered(anchor: datetime, period: str, count: int, end: datetime | None, zone: ZoneInfo) -> datetime | None:
    """Until when so many payments cover a subscription; None for good."""
    if period == ONCE:
        return end
    until = after(anchor, period, count, zone)
    return until if end is None else min(until, end)


def goes_on(*, period: str, periods: int, renews: bool, paid_until: datetime | None, end: datetime | None) -> bool:
    """Whether another bill follows the time that is paid for."""
    if not renews or paid_until is None or (end is not None and paid_until >= end):
        return False
    return period != ONCE or periods == 0
