"""The routes of dashboards."""

from typing import Annotated

from fastapi import Query

from tradepost.analytics.calling import Reader
from tradepost.core.web import router as make_router
from tradepost.dashboards import day
from tradepost.dashboards.schemas import DayPlan

router = make_router("dashboards", prefix="/dashboards")
bare = router


@router.get("/day")
async def sellers_day(who: Reader, limit: Annotated[int, Query(ge=1, le=200, description="Tasks")] = 50) -> DayPlan:
    """What runs out, what loses money, which positions fell and which replies wait, by the money at risk.

    Only what the caller may see; `parts` says how much there is of each.
    """
    return await day.plan(who, limit)
