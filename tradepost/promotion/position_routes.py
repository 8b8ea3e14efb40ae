"""The routes of /promotion/positions."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends, Query, Response

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, Schema, Text, router as make_router
from tradepost.jobs.routes import JobOut, shape
from tradepost.promotion import positions
from tradepost.promotion.keyword_routes import Reader
from tradepost.promotion.models import Keyword, PositionDay
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]
Pages = Annotated[Paging, Depends(paging(Keyword.id, "-frequency", frequency=Keyword.frequency, word=Keyword.word))]
Days = Annotated[int, Query(ge=2, le=730, description="How many days back the history goes")]


class PositionPoint(Schema):
    """Where a product stood on a day; null when it was not among the `looked` that were looked at."""

    day: date
    position: int | None
    looked: int
    fell: bool


class TrackedOut(Schema):
    """A keyword of a product with its positions. `change` is by how many places it rose (above 0) or fell (below).

    It is against the day before in the history; null where one of the two is not known.
    """

    keyword_id: int
    word: str
    channel: str
    product_id: int
    product_name: str
    frequency: int
    position: int | None
    previous: int | None
    change: int | None
    best: int | None
    checked_at: datetime | None
    history: list[PositionPoint]


def _shaped(row: Keyword, name: str, found: list[PositionDay]) -> TrackedOut:
    now = found[-1].position if found else None
    before = found[-2].position if len(found) > 1 else None
    known = [one.position for one in found if one.position is not None]
    return TrackedOut(
        keyword_id=row.id,
        word=row.word,
        channel=row.channel,
        product_id=row.product_id or 0,
        product_name=name,
        frequency=row.frequency,
        position=now,
        previous=before,
        change=before - now if now is not None and before is not None else None,
        best=min(known, default=None),
        checked_at=row.checked_at,
        history=[PositionPoint.model_validate(one) for one in found],
    )


@router.get("/promotion/positions")
async def list_positions(
    db: Db,
    _who: Reader,
    page: Pages,
    days: Days = 30,
    channel: Annotated[str | None, Query(max_length=60), Text] = None,
    product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[TrackedOut]:
    """Where products stand for their keywords, with the days before."""
    query = positions.tracked()
    for column, wanted in ((Keyword.channel, channel), (Keyword.product_id, product_id)):
        if wanted is not None:
            query = query.where(column == wanted)
    found: dict[str, Any] = await paged(db, query, page)
    history = await positions.history(db, [row.id for row, _ in found["items"]], days)
    items = [_shaped(row, name, history.get(row.id, [])) for row, name in found["items"]]
    return Page[TrackedOut](**{**found, "items": items})


@router.post("/promotion/positions/check", status_code=202)
async def check_positions(db: Db, _who: Writer, response: Response) -> JobOut:
    """Look at all of them now, as a job; a run that has not ended yet is the answer."""
    job = await positions.check(db)
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return shape(job)


@router.get("/promotion/positions/{keyword_id}")
async def one_position(keyword_id: Id, db: Db, _who: Reader, days: Days = 90) -> TrackedOut:
    """One keyword's positions, day by day."""
    found = (await db.execute(positions.tracked().where(Keyword.id == keyword_id))).one_or_none()
    if found is None:
        raise NotFound("tracked keyword", keyword_id)
    history = await positions.history(db, [keyword_id], days)
    return _shaped(found[0], found[1], history.get(keyword_id, []))
