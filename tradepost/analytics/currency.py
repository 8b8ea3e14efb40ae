"""Amounts of several currencies in one answer: converted by the rates the merchant states, or refused."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tradepost.analytics import tables
from tradepost.analytics.engine import Asking
from tradepost.core.errors import Conflict
from tradepost.core.money import minor_digits
from tradepost.core.settings import settings


async def rates(
    ask: Asking, start: date | None, end: date | None, only: Mapping[str, tuple[Any, ...]], into: str
) -> dict[str, float]:
    """{currency: how many of `into`'s smallest coins one of its own is worth} for what is foreign in a range of days.

    Conflict names the currencies that there is no rate for.
    """
    foreign = ask.currencies(start, end) - {into}
    if wanted := only.get("currency"):
        foreign &= set(wanted)
    stated = settings().exchange_rates if into == settings().currency else {}
    unknown = foreign - set(stated)
    if unknown:
        # The files say only that a month has such lines: they may lie outside the days that are asked for.
        lines = tables.between(tables.lines(), start, end)
        lines = lines.filter(lines.currency.isin(sorted(unknown)))
        met = {row["currency"] for row in await ask.run(lines.select("currency").distinct(), start=start, end=end)}
        if met:
            raise Conflict(
                f"These days have sales in {', '.join(sorted(met))}, which do not add up with {into}: "
                "state their rates in TRADEPOST_EXCHANGE_RATES, or ask for one currency at a time"
            )
    return {
        code: float(stated[code]) * 10.0 ** (minor_digits(into) - minor_digits(code))
        for code in sorted(foreign & set(stated))
    }


def converted(lines: Any, known: Mapping[str, float]) -> Any:
    """Lines whose amounts are all of one currency, each line rounded to the coin, so that sums add up."""
    import ibis

    if not known:
        return lines
    factor = ibis.cases(*[(lines.currency == code, rate) for code, rate in known.items()], else_=1.0)

    def exact(amount: Any) -> Any:
        return ((amount.abs().cast("float64") * factor + 0.5).floor() * amount.sign().cast("float64")).cast("int64")

    return lines.mutate(**{name: exact(lines[name]) for name in tables.AMOUNTS})


async def of_shop(ask: Asking, lines: Any, start: date | None, end: date | None) -> Any:
    """Lines of a range of days with their amounts in the shop's currency; Conflict names what there is no rate for."""
    return converted(lines, await rates(ask, start, end, {}, settings().currency))
