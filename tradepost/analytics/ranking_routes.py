"""ABC and XYZ over HTTP."""

from decimal import Decimal
from typing import Annotated

from fastapi import Depends, Query

from tradepost.analytics import ranking
from tradepost.analytics.calling import Narrow, Page, Reader, Span
from tradepost.analytics.ranking import Limits
from tradepost.analytics.ranking_schemas import Abc, AbcOut, By, Cell, MatrixOut, Period, Xyz, XyzOut
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


@router.get("/analytics/abc")
async def abc_analysis(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    limits: Annotated[Limits, Depends(_shares)],
    page: Page,
    by: By = "revenue",
    letter: Annotated[Abc | None, Query(alias="class", description="This class alone")] = None,
) -> AbcOut:
    """Products by what they bring: A while the share of all that stand before is below `a` %, B below `b` %, else C."""
    return await ranking.abc(days, narrow, by, limits, letter, page)


@router.get("/analytics/xyz")
async def xyz_analysis(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    limits: Annotated[Limits, Depends(_variations)],
    page: Page,
    period: Period = "week",
    letter: Annotated[Xyz | None, Query(alias="class", description="This class alone")] = None,
) -> XyzOut:
    """Products by how steadily they sell: X where units a period vary by up to `x` % of their mean, Y up to `y` %."""
    return await ranking.xyz(days, narrow, period, limits, letter, page)


@router.get("/analytics/abc-xyz")
async def abc_xyz_matrix(
    _who: Reader,
    days: Span,
    narrow: Narrow,
    limits: Annotated[Limits, Depends(_all)],
    page: Page,
    by: By = "revenue",
    period: Period = "week",
    cell: Annotated[Cell | None, Query(description="The products of this cell alone")] = None,
) -> MatrixOut:
    """What products bring against how steadily they sell: nine cells with advice, and the products of one of them."""
    return await ranking.matrix(days, narrow, by, period, limits, cell, page)
