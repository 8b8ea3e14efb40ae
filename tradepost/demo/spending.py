"""What the demo shop's sales cost beside the goods: month by month, as bills come in."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, money
from tradepost.core.settings import settings
from tradepost.demo.year import Sale
from tradepost.expenses import service as expenses
from tradepost.expenses.schemas import ExpenseIn, Kind

OWN = "store"
COMMISSION = {"Wildberries": 17, "Ozon": 15, "Yandex Market": 13, "Avito": 7, "Amazon": 15, "Walmart": 12}
CARRIED, PAID_BY_CARD, ADVERTISED = 4, 2, 6  # in hundredths of what was sold


async def spend(db: AsyncSession, year: Sequence[Sale], today: date) -> None:
    """Commissions, carriers, payment fees and advertising of each month and channel, on its last day."""
    sold: Counter[tuple[date, str]] = Counter()
    for sale in year:
        if sale.kept:
            day = clock.business_day(sale.at)
            sold[day.replace(day=1), sale.platform] += sum(
                item.quantity * item.price - item.discount for item in sale.items
            )
    for (month, platform), amount in sorted(sold.items()):
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        day, what = min(last, today), f"{month:%B %Y}"
        with clock.at(clock.local(datetime.combine(day, time(0, 30)))):
            for kind, share, note in _shares(platform):
                spent = Decimal(money.to_text(amount * share // 100, settings().currency))
                if spent:
                    body = ExpenseIn(day=day, kind=kind, amount=spent, channel=platform, note=f"{note}, {what}")
                    await expenses.spend(db, body)


def _shares(platform: str) -> list[tuple[Kind, int, str]]:
    if platform == OWN:
        return [
            ("shipping", CARRIED, "Carrier's bill"),
            ("payment_fees", PAID_BY_CARD, "Card payments"),
            ("advertising", ADVERTISED, "Advertising"),
        ]
    return [("fees", COMMISSION[platform], f"{platform}'s commission"), ("shipping", CARRIED, "Delivery to buyers")]
