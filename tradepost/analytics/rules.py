"""Rules of the seller's analysis, from values alone: classes by share and by steadiness, and what to do about each."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

# --- ABC: by share of the whole ---


def reached(percent: Decimal, total: int) -> int:
    """The smallest whole amount that is not below a percentage of the total: exact, whatever the amounts are."""
    whole, scale = (percent * total).as_integer_ratio()
    return -(-whole // (scale * 100))


def ranked(values: Any, a: Decimal, b: Decimal) -> tuple[Any, Any, Any]:
    """(share, cumulative share, class) of each of some whole amounts, an Arrow array with the largest first.

    An item is A while the cumulative share before it is below `a` percent, B below `b` percent, else C. Where the total
    is not above zero there are no shares, and everything is C.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    total = int(pc.sum(values).as_py() or 0)
    if total <= 0:
        nothing = pa.nulls(len(values), pa.float64())
        return nothing, nothing, pa.array(["C"] * len(values), pa.string())
    up_to = pc.cumulative_sum_checked(values)
    before = pc.subtract(up_to, values)
    classes = pc.if_else(
        pc.less(before, reached(a, total)), "A", pc.if_else(pc.less(before, reached(b, total)), "B", "C")
    )
    whole = float(total)

    def part(amounts: Any) -> Any:
        return pc.divide(pc.cast(amounts, "float64", safe=False), whole)

    return part(values), part(up_to), classes


# --- XYZ: by steadiness ---

# What a square root leaves of exactness: 9, 11 vary by exactly 10 % of their mean, whatever the last bit says.
LAST_BIT = 1e-12


WIDE = "decimal(38, 0)"  # what squares of whole numbers fit into


def steadiness(units: Any, squares: Any, periods: int) -> tuple[Any, Any, Any]:
    """(mean, population standard deviation, variation) over all periods, as Ibis expressions.

    Given are sums over the periods in which something happened, of units and of their squares, both as WIDE: whole
    numbers, so that large ones can be taken from each other and nothing is lost. The other periods count as zero.
    """
    spread = (squares * periods - units * units).cast("float64").sqrt()
    whole = units.cast("float64")
    return whole / periods, spread / periods, (whole > 0).ifelse(spread / whole.nullif(0.0), None)


def steady_class(variation: Any, x: float, y: float) -> Any:
    """X for a variation of up to `x` percent, Y up to `y`, else Z; Z where there is none. An Ibis expression."""
    import ibis

    return ibis.cases(
        (variation <= x / 100 * (1 + LAST_BIT), "X"), (variation <= y / 100 * (1 + LAST_BIT), "Y"), else_="Z"
    )


# --- the matrix ---

CELLS = tuple(abc + xyz for abc in "ABC" for xyz in "XYZ")

# What is usually done about each: worth says how much care it gets, steadiness how it can be ordered.
ADVICE: Mapping[str, tuple[str, str]] = {
    "AX": (
        "Never run out: order automatically, often and little at a time, with a small safety stock.",
        "Не допускайте отсутствия: заказывайте автоматически, часто и понемногу, с малым страховым запасом.",
    ),
    "AY": (
        "Forecast with seasons and trend, keep a safety stock for the swings, look at it weekly.",
        "Прогнозируйте с учётом сезона и тренда, держите страховой запас на колебания, проверяйте каждую неделю.",
    ),
    "AZ": (
        "Worth much, hard to foresee: decide by hand, order on demand where suppliers are quick, else stock for peaks.",
        "Дорого и непредсказуемо: решайте вручную; если поставщик быстрый, заказывайте под спрос, иначе держите запас.",
    ),
    "BX": (
        "Reorder automatically at a fixed point; look at it once a month.",
        "Автоматический дозаказ по точке заказа; проверяйте раз в месяц.",
    ),
    "BY": (
        "Reorder by forecast with a moderate safety stock; look at it once a month.",
        "Дозаказ по прогнозу с умеренным страховым запасом; проверяйте раз в месяц.",
    ),
    "BZ": (
        "Keep a little; find out what drives the peaks, promotions or single large buyers.",
        "Держите немного; выясните, что вызывает всплески: акции или отдельные крупные покупатели.",
    ),
    "CX": (
        "Order rarely and much at once: it is cheap to keep and certain to be sold.",
        "Заказывайте редко и помногу: хранить дёшево, а продастся наверняка.",
    ),
    "CY": (
        "Keep the least that pays; order together with other goods of the supplier.",
        "Держите минимум; заказывайте вместе с другими товарами поставщика.",
    ),
    "CZ": (
        "Sell off or order only on demand; ask whether it belongs in the range at all.",
        "Распродайте или возите под заказ; решите, нужен ли товар в ассортименте.",
    ),
}


# --- baskets ---


def least_orders(min_support: Decimal, orders: int) -> int:
    """In how many of all orders a pair has to be: that share of them, and at least one."""
    part, whole = (min_support * orders).as_integer_ratio()
    return max(1, -(-part // whole))
