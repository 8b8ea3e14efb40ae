"""The routes of search."""

from datetime import timedelta
from functools import partial
from typing import Annotated, Any

from fastapi import Query, Request, Response
from sqlalchemy import func, select

from tradepost.accounts.auth import Caller, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.catalog import rules
from tradepost.catalog.readers import Editor, is_staff
from tradepost.core import clock, kept
from tradepost.core.db import Db
from tradepost.core.errors import Invalid, Unavailable
from tradepost.core.events import Event
from tradepost.core.jobs import later
from tradepost.core.web import Json, Text, current_version, router as make_router, version_tag
from tradepost.jobs.routes import JobOut, shape as shape_job
from tradepost.search import cards, noting, service, store
from tradepost.search.finding import Wanted, search
from tradepost.search.jobs import reindex
from tradepost.search.schemas import (
    QueriesOut,
    SearchedOut,
    SearchIn,
    SearchOut,
    SettingsIn,
    SettingsOut,
    StatusOut,
    SuggestOut,
)
from tradepost.search.suggesting import suggest

router = make_router("search")

Question = Annotated[str, Query(max_length=500, description="What to look for; empty for everything"), Text]
Reader = Annotated[Caller, may(Right.CATALOG_READ)]
LONGEST_ATTRIBUTE = 1_000


@router.get("/search", response_model=SearchOut)
@kept.keeps
async def search_products(request: Request, db: Db, who: Visitor, asked: Annotated[SearchIn, Query()]) -> Json:
    """Products on sale, by words in any of their forms, Russian or English, mistyped if need be; and by facets.

    Categories, brands and the values of one attribute add up; different filters all have to hold.
    """
    wanted = wanted_of(request, asked)
    cursor, offset, view = asked.cursor, asked.offset, store.READER.view()
    found = search(wanted, limit=asked.limit, offset=offset, cursor=cursor, counted=asked.facets)
    note = partial(noting.note, asked.q, found.total, who.account.id if who and who.account else None)
    if cursor is None and not offset:
        note()
    if (keeping := kept.of(request)) is not None:  # the answer stands as long as the index and the log do
        keeping.holds, keeping.again = (
            partial(store.READER.is_now, view),
            note if cursor is None and not offset else None,
        )
    # As bytes: most of it is made already, and what a page looks like is held by the tests, not at every request.
    return Json(
        {
            "items": await cards.cards(db, found.ids, staff=is_staff(who)),
            "total": found.total,
            "next": found.next,
            "match": found.match,
            "query": found.query,
            "facets": found.facets,
        }
    )


def wanted_of(request: Request, asked: SearchIn) -> Wanted:
    """What a list's address asks for. Invalid."""
    low, high, stars = asked.price_min, asked.price_max, asked.rating_min
    return Wanted(
        q=asked.q,
        categories=tuple(sorted(set(asked.category))),
        brands=tuple(sorted(set(asked.brand))),
        price_min=None if low is None else rules.minor(low, "price_min"),
        price_max=None if high is None else rules.minor(high, "price_max"),
        in_stock=asked.in_stock,
        rating_min=None if stars is None else round(stars * 100),
        attributes=_attributes(request, asked.attributes),
        sort=asked.sort,
    )


def _attributes(request: Request, given: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`attr.color=red&attributes=color:blue` as (("color", ("blue", "red")),)."""
    found: dict[str, set[str]] = {}
    pairs = [
        (key.removeprefix("attr."), value)
        for key, value in request.query_params.multi_items()
        if key.startswith("attr.")
    ]
    for one in given:
        name, colon, value = one.partition(":")
        if not colon:
            raise Invalid("attributes", f"{one[:50]!r} is not name:value")
        pairs.append((name, value))
    for name, value in pairs:
        if not name.strip() or not value.strip() or len(name) + len(value) > LONGEST_ATTRIBUTE:
            raise Invalid(f"attr.{name[:50]}", "a name and a value are needed")
        found.setdefault(name.strip(), set()).add(value.strip())
    if len(pairs) > 100:
        raise Invalid("attributes", "at most 100 at a time")
    return tuple((name, tuple(sorted(values))) for name, values in sorted(found.items()))


@router.get("/search/suggest")
async def suggest_more(q: Question = "") -> SuggestOut:
    """What somebody may be about to type: products, categories, brands, and the text with its last word completed."""
    return SuggestOut.model_validate(suggest(q))


# --- for the merchant ---


def _settings(row: Any, response: Response) -> SettingsOut:
    version_tag(response, row.version)
    return SettingsOut.model_validate(row)


@router.get("/search/settings")
async def read_settings(db: Db, _who: Reader, response: Response) -> SettingsOut:
    """Synonyms, what counts how much, and what comes first for which question."""
    return _settings(await service.settings_of(db), response)


@router.put("/search/settings")
async def change_settings(body: SettingsIn, db: Db, _who: Editor, request: Request, response: Response) -> SettingsOut:
    """Replace them all; searches follow within a second."""
    row = await service.settings_of(db, lock=True)
    current_version(request, row.version)
    return _settings(await service.set_up(db, row, body), response)


@router.get("/search/status")
async def read_status(db: Db, _who: Reader) -> StatusOut:
    """How this machine's index is, and how far behind the log."""
    told = store.status()
    try:
        view = store.READER.view()
    except Unavailable:
        view = None
    position = view.position if view else 0
    newest = (await db.execute(select(func.max(Event.position)))).scalar() or 0
    unsettled = (await db.execute(select(func.count()).where(Event.position.is_(None)))).scalar_one()
    return StatusOut(
        ready=view is not None,
        state=told.state or "absent",
        documents=view.products if view else 0,
        position=position,
        behind=max(0, newest - position) + unsettled,
        done=told.done,
        total=told.total,
        bytes=store.size(),
        built_at=view.state["built_at"] if view else None,
    )


@router.post("/search/reindex", status_code=202)
async def make_anew(db: Db, _who: Editor) -> JobOut:
    """Make the index anew on every machine; the old one serves meanwhile. The answer is a job to watch."""
    return shape_job(await later(db, reindex, title="The search index"))


@router.get("/search/queries")
async def list_queries(
    db: Db,
    _who: Annotated[Caller, may(Right.ACTIVITY_READ)],
    days: Annotated[int, Query(ge=1, le=366)] = 30,
    limit: Annotated[int, Query(ge=1, le=200)] = 24,
) -> QueriesOut:
    """What was searched for most in these days, and what for in vain."""
    top, vain = await noting.queries(db, since=clock.now() - timedelta(days=days), limit=limit)
    return QueriesOut(
        top=[SearchedOut.model_validate(one) for one in top],
        without_results=[SearchedOut.model_validate(one) for one in vain],
    )
