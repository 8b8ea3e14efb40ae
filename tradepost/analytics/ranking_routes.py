"""ABC and XYZ over HTTP."""

from decimal import Decimal
from typing import Annotated, Any

from fastapi import Depends, Query

from tradepost.analytics import ranking
from tradepost.analytics.calling import AsFile, Narrow, Page, Reader, Span, list_file, whole
from tradepost.analytics.ranking import Limits
from tradepost.analytics.ranking_schemas import (
    Abc,
    AbcOut,
    By,
    Cell,
    MatrixOut,
    Period,
    Placed,
    Ranked,
    Steady,
    Xyz,
    XyzOut,
)
from tradepost.core.web import router as make_router

router = make_router("analytics")

Share = Annotated[Decimal, Query(gt=0, le=100, max_digits=12, allow_inf_nan=False)]
Variation = Annotated[Decimal, Query(ge=0, le=10_000, max_digits=12, allow_inf_nan=False)]


def _shares(a: Share = Decimal(80), b: Share = Decimal(95)) -> Limits:
    return Limits(a=a, b=b)


def _variations(x: Variation = Decimal(10), y: Variation = Decimal(25)) -> Limits:
    return Limits(x=x, y=y)


def _all(
    a: Share = Decimal(80), b: Share = Decimal(95), x: Variation = Decimal(10), y: Variation = Decimal(25)
) -> Limits:
    return Limits(a, b, x, y)


def _money(by: By) -> tuple[str, ...]:
    return () if by == "units" else ("value",)


@router.get("/analytics/abc", response_model=AbcOut)
async def abc_analysis(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    limits: Annotated[Limits, Depends(_shares)],
    page: Page,
    by: By = "revenue",
    letter: Annotated[Abc | None, Query(alias="class", description="This class alone")] = None,
    wanted: AsFile = None,
) -> Any:
    """Products by what they bring: A while the share of all that stand before is below `a` %, B below `b` %, else C."""
    found = await ranking.abc(days, narrow, by, limits, letter, whole(page, wanted))
    return found if wanted is None else await list_file("abc", wanted, found.items, Ranked, found.currency, _money(by))


@router.get("/analytics/xyz", response_model=XyzOut)
async def xyz_analysis(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    limits: Annotated[Limits, Depends(_variations)],
    page: Page,
    period: Period = "week",
    letter: Annotated[Xyz | None, Query(alias="class", description="This class alone")] = None,
    wanted: AsFile = None,
) -> Any:
    """Products by how steadily they sell: X where units a period vary by up to `x` % of their mean, Y up to `y` %."""
    found = await ranking.xyz(days, narrow, period, limits, letter, whole(page, wanted))
    return found if wanted is None else await list_file("xyz", wanted, found.items, Steady, found.currency)


@router.get("/analytics/abc-xyz", response_model=MatrixOut)
async def abc_xyz_matrix(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    limits: Annotated[Limits, Depends(_all)],
    page: Page,
    by: By = "revenue",
    period: Period = "week",
    cell: Annotated[Cell | None, Query(description="The products of this cell alone")] = None,
    wanted: AsFile = None,
) -> Any:
    """What products bring against how steadily they sell: nine cells with advice, and the products of one of them."""
    found = await ranking.matrix(days, narrow, by, period, limits, cell, whole(page, wanted))
    if wanted is None:
        return found
    return await list_file(f"abc-xyz {cell or ''}", wanted, found.items, Placed, found.currency, _money(by))
