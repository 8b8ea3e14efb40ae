"""Which products are bought together: support, confidence and lift of every pair that is not too rare.

A pair cannot be in more orders than the rarer of its two is in, so only products that are common enough by themselves
are paired (Agrawal and Srikant, 1994). How many pairs that makes is counted before they are made.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from tradepost.analytics import baskets_schemas as shapes, engine, meant, rules
from tradepost.analytics.calling import Paged
from tradepost.analytics.engine import Asking
from tradepost.analytics.schemas import Days, Filters
from tradepost.core.errors import Invalid
from tradepost.orders.rules import SALE

Sort = Literal["lift", "support", "confidence"]
MOST_PAIRS = 200_000_000  # that are counted for one answer: some ten seconds' work
MOST_LISTED = 100_000


async def pairs(
    days: Days, filters: Filters, product_id: int | None, min_support: Decimal, sort: Sort, page: Paged
) -> shapes.BasketsOut:
    """Pairs that are in at least that share of all orders, those of one product if it is given."""
    narrowed = await meant.only(filters)
    span = {"start": days.start_date, "end": days.end_date}
    async with engine.asking() as ask:
        lines = await meant.lines(ask, days, narrowed)
        bought = lines.filter(lines.kind == SALE).select("order_id", "product_id").distinct()
        (row,) = await ask.run(bought.agg(orders=bought.order_id.nunique()), **span)
        least = rules.least_orders(min_support, row["orders"])
        common = bought.group_by("product_id").agg(orders=bought.count())
        common = common.filter(common.orders >= least)
        if product_id is None:
            kept = bought.semi_join(common, "product_id")
            await _not_too_many(ask, kept, days)
            together = _together(kept)
        else:
            together = _with(bought, product_id)
        found = await ask.table(_measured(together, common, least, row["orders"], sort), **span)
        listed, following = page.of(found, "pair", f"baskets {product_id} {min_support} {sort}")
        names = await meant.named({pair[name] for pair in listed for name in ("first", "second")})
    return shapes.BasketsOut(
        start_date=days.start_date,
        end_date=days.end_date,
        product_id=product_id,
        orders=row["orders"],
        min_support=float(min_support),
        min_orders=least,
        items=[_shown(pair, names) for pair in listed],
        total=found.num_rows,
        next=following,
    )


async def _not_too_many(ask: Asking, kept: Any, days: Days) -> None:
    sizes = kept.group_by("order_id").agg(size=kept.count())
    (row,) = await ask.run(
        sizes.agg(pairs=(sizes.size * (sizes.size - 1) / 2).sum().fill_null(0.0)),
        start=days.start_date,
        end=days.end_date,
    )
    if row["pairs"] > MOST_PAIRS:
        raise Invalid(
            "min_support",
            f"lets {row['pairs']:,.0f} pairs in, more than {MOST_PAIRS:,} are not counted at once: raise it, "
            "shorten the range of days, or ask for one product_id",
        )


def _together(kept: Any) -> Any:
    """In how many orders two products are, the one with the smaller id first."""
    other = kept.view()
    both = kept.join(other, [kept.order_id == other.order_id, kept.product_id < other.product_id])
    both = both.select(first=kept.product_id, second=other.product_id)
    return both.group_by("first", "second").agg(both=both.count())


def _with(bought: Any, product_id: int) -> Any:
    """In how many orders another product is beside this one."""
    import ibis

    mine = bought.filter(bought.product_id == product_id).select("order_id")
    beside = bought.filter(bought.product_id != product_id).semi_join(mine, "order_id")
    found = beside.group_by("product_id").agg(both=beside.count())
    return found.select(first=ibis.literal(product_id, type="int64"), second=found.product_id, both=found.both)


def _measured(together: Any, common: Any, least: int, orders: int, sort: Sort) -> Any:
    import ibis

    found = together.filter(together.both >= least)
    ones = common.rename(one="product_id", first_orders="orders")
    found = found.join(ones, found["first"] == ones.one)
    others = common.rename(other="product_id", second_orders="orders")
    found = found.join(others, found["second"] == others.other)
    both = found.both.cast("float64")
    found = found.select(
        "first",
        "second",
        "first_orders",
        "second_orders",
        "both",
        pair=found["first"].cast("string") + ibis.literal("-") + found["second"].cast("string"),
        support=both / float(max(orders, 1)),
        confidence=both / found.first_orders,
        confidence_back=both / found.second_orders,
        lift=both * float(orders) / (found.first_orders.cast("float64") * found.second_orders.cast("float64")),
    )
    found = found.mutate(best=ibis.greatest(found.confidence, found.confidence_back))
    by = dict.fromkeys(["best" if sort == "confidence" else sort, "both", "lift"])
    return found.order_by([*(ibis.desc(name) for name in by), "first", "second"]).limit(MOST_LISTED)


def _shown(pair: Mapping[str, Any], names: Mapping[int, Mapping[str, str]]) -> shapes.Pair:
    first, second = (
        shapes.Good(
            product_id=pair[name],
            orders=pair[f"{name}_orders"],
            **names.get(pair[name], {"sku": "", "name": ""}),
        )
        for name in ("first", "second")
    )
    return shapes.Pair(
        first=first,
        second=second,
        orders=pair["both"],
        **{name: pair[name] for name in ("support", "confidence", "confidence_back", "lift")},
    )
