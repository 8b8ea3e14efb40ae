"""What visitors did: before an experiment, to plan it, and in it, by day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import String, cast, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import facts
from tradepost.audit.models import Activity
from tradepost.catalog.models import Product
from tradepost.core import clock
from tradepost.core.money import minor_digits
from tradepost.core.settings import settings
from tradepost.experiments.models import Exposure, Hypothesis, Outcome
from tradepost.experiments.rules import AMOUNTS, CLICKS
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import SALE

DAYS = 28
USUAL_SHARE, USUAL_CLICKS = 0.03, 0.1  # of a shop that has not sold yet
FEWEST = 50  # visitors that make a share worth believing


def major() -> float:
    """What a unit of the shop's currency is in minor units."""
    return float(10 ** minor_digits(settings().currency))


@dataclass(frozen=True, slots=True)
class Level:
    """What there is before: the metric, its deviation from visitor to visitor, and visitors a day."""

    baseline: float
    deviation: float | None
    measured: bool
    visitors_a_day: float | None


async def level(db: AsyncSession, metric: str, product_id: int | None) -> Level:
    """What visitors of a product did in the last four weeks in the own store; the usual where there were too few."""
    viewers, buyers, price = 0, 0, 0.0
    total = squares = 0.0
    if product_id is not None:
        since = clock.business_day(clock.now()) - timedelta(days=DAYS)
        price = ((await db.execute(select(Product.price).where(Product.id == product_id))).scalar() or 0) / major()
        who = func.coalesce(Activity.visitor, cast(Activity.account_id, String(20)))
        query = select(func.count(distinct(who))).where(
            Activity.kind == "viewed",
            Activity.subject_type == "products",
            Activity.subject_id == product_id,
            Activity.created_at >= clock.now() - timedelta(days=DAYS),
        )
        viewers = (await db.execute(query)).scalar_one()
        sums = (
            select(func.sum(OrderLine.total).label("amount"))
            .join(Order, Order.id == OrderLine.order_id)
            .where(OrderLine.product_id == product_id, Order.platform == "store", Order.kind == SALE, COUNTED)
            .where(Order.business_day >= since, Order.currency == settings().currency)
            .group_by(Order.id)
        )
        for (amount,) in await db.execute(sums):
            buyers += 1
            total += float(amount) / major()
            squares += (float(amount) / major()) ** 2
    a_day = viewers / DAYS if viewers else None
    measured = viewers >= FEWEST and 0 < buyers < viewers and metric != CLICKS
    share = buyers / viewers if measured else USUAL_CLICKS if metric == CLICKS else USUAL_SHARE
    if metric not in AMOUNTS:
        return Level(share, None, measured, a_day)
    if measured:
        mean = total / viewers
        return Level(mean, max(0.0, squares / viewers - mean * mean) ** 0.5, measured=True, visitors_a_day=a_day)
    price = price or 1.0
    return Level(price * share, price * (share * (1 - share)) ** 0.5, measured=False, visitors_a_day=a_day)


async def fill(db: AsyncSession, found: Hypothesis) -> None:
    """Fix, before it begins, what the result is held against."""
    if found.baseline is not None and (found.deviation is not None or found.metric not in AMOUNTS):
        return
    known = await level(db, found.metric, found.product_id)
    if found.metric not in AMOUNTS and found.baseline is not None:
        return
    scale = found.baseline / known.baseline if found.baseline is not None and known.baseline else 1.0
    found.baseline = found.baseline if found.baseline is not None else known.baseline
    if found.deviation is None and known.deviation is not None:
        found.deviation = known.deviation * scale


# --- in it ---


@dataclass(slots=True)
class Seen:
    """What visitors of one variant did, by day: how many came, clicked, bought, and what each has brought by then."""

    came: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    clicked: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    bought: dict[date, int] = field(default_factory=lambda: defaultdict(int))
    orders: int = 0
    amounts: dict[int, list[tuple[date, float]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def visitors(self) -> int:
        """All of them."""
        return sum(self.came.values())

    @property
    def revenue(self) -> float:
        """What they brought, in minor units."""
        return sum(amount for some in self.amounts.values() for _, amount in some)


async def seen(db: AsyncSession, found: Hypothesis) -> list[Seen]:
    """What the visitors of each variant did, in a few statements."""
    groups = [Seen() for _ in found.variants]
    of_it = Exposure.hypothesis_id == found.id
    came = select(Exposure.variant, Exposure.day, func.count()).where(of_it).group_by(Exposure.variant, Exposure.day)
    for variant, day, count in await db.execute(came):
        groups[variant].came[day] = count
    clicked = select(Exposure.variant, Exposure.clicked_on, func.count()).where(of_it, Exposure.clicked_on.is_not(None))
    for variant, clicked_on, count in await db.execute(clicked.group_by(Exposure.variant, Exposure.clicked_on)):
        if clicked_on is not None:
            groups[variant].clicked[clicked_on] = count
    await _bought(db, found, groups)
    return groups


async def _bought(db: AsyncSession, found: Hypothesis, groups: list[Seen]) -> None:
    """Orders, and what they brought net of what went back, line by line as every figure has them."""
    mine = select(Outcome.order_id, Exposure.id, Exposure.variant).join(Exposure, Exposure.id == Outcome.exposure_id)
    whose = {row[0]: (row[1], row[2]) for row in await db.execute(mine.where(Outcome.hypothesis_id == found.id))}
    if not whose:
        return
    ordered = select(Outcome.order_id).where(Outcome.hypothesis_id == found.id)
    back = await db.execute(select(Order.id, Order.returns_id).where(Order.returns_id.in_(ordered)))
    whose |= {row[0]: whose[row[1]] for row in back if row[1] in whose}
    lines = await facts.lines_of(db, sorted(whose))
    columns = ("order_id", "kind", "counted", "day", "product_id", "currency", "net")
    only = found.product_id if found.counts == "product" else None
    bought: dict[int, tuple[int, date]] = {}
    orders: set[int] = set()
    for order_id, kind, counted, day, product_id, currency, net in zip(
        *(lines.column(name).to_pylist() for name in columns), strict=True
    ):
        if not counted or (only is not None and product_id != only):
            continue
        exposure_id, variant = whose[order_id]
        if kind == SALE:
            if order_id not in orders:
                orders.add(order_id)
                groups[variant].orders += 1
            bought[exposure_id] = (variant, min(day, bought.get(exposure_id, (variant, day))[1]))
        if currency == settings().currency:
            groups[variant].amounts[exposure_id].append((day, float(net)))
    for variant, day in bought.values():
        groups[variant].bought[day] += 1


def days_of(groups: list[Seen], found: Hypothesis) -> list[date]:
    """The days of an experiment, from its first to its last or today."""
    assert found.started_at is not None  # noqa: S101 - asked of what has begun
    first = clock.business_day(found.started_at)
    told = [day for one in groups for day in (*one.came, *one.clicked, *one.bought)]
    last = clock.business_day(found.stopped_at or clock.now())
    first, last = min([first, *told]), max([first, last])
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
