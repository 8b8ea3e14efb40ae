"""Who changed what, and what users did."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from tradepost.accounts.auth import AnyCaller, Caller, SignedIn, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.accounts.throttle import limiter
from tradepost.audit import service as audit, viewed
from tradepost.audit.models import Activity
from tradepost.audit.schemas import ActivityIn, ActivityOut, AuditEntryOut, RecentlyViewed, ViewedOut
from tradepost.core.db import Db
from tradepost.core.errors import Invalid
from tradepost.core.events import Event
from tradepost.core.limiter import client_address
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.sheets import csv_answer
from tradepost.core.web import router as make_router

router = make_router("audit")
MOST_NOTES = "120/minute"  # of one account or address: faster than anybody looks at things

Reader = Annotated[Caller, may(Right.AUDIT_READ)]
Number = Annotated[int | None, Query(ge=0, le=2**63 - 1)]
EntryPaging = Annotated[Paging, Depends(paging(Event.id, "-id"))]
ActivityPaging = Annotated[Paging, Depends(paging(Activity.id, "-id"))]


# Days that stay days in every time zone.
FIRST, LAST = date(1970, 1, 1), date(9000, 1, 1)


def _span(
    start_date: Annotated[date | None, Query(ge=FIRST, le=LAST, description="From this day on")] = None,
    end_date: Annotated[date | None, Query(ge=FIRST, le=LAST, description="Up to and with this day")] = None,
) -> audit.Span:
    if start_date and end_date and start_date > end_date:
        raise Invalid("end_date", "is before start_date")
    return audit.Span(start_date, end_date)


Span = Annotated[audit.Span, Depends(_span)]


def _filter(
    span: Span,
    name: Annotated[
        str, Query(max_length=60, description='"product.updated", or "product." for every event of products')
    ] = "",
    actor_kind: Annotated[str, Query(max_length=20, description="account, key, job or system")] = "",
    actor_id: Number = None,
    subject_type: Annotated[str, Query(max_length=40, description='The kind of thing, such as "products"')] = "",
    subject_id: Number = None,
    imported: bool | None = None,
) -> audit.Filter:
    return audit.Filter(name, actor_kind, actor_id, subject_type, subject_id, imported, span)


Filter = Annotated[audit.Filter, Depends(_filter)]


@router.get("/audit")
async def list_entries(db: Db, _who: Reader, page: EntryPaging, wanted: Filter) -> Page[AuditEntryOut]:
    """Every change that somebody or something made, newest first."""
    return Page[AuditEntryOut](**await paged(db, audit.entries(wanted), page, AuditEntryOut.of))


@router.get("/audit/export")
async def export_entries(_who: Reader, wanted: Filter) -> Response:
    """The same as a CSV file."""
    return csv_answer("audit.csv", audit.ENTRY_COLUMNS, audit.pages(audit.entries(wanted), Event.id, audit.entry_row))


def _did(
    span: Span,
    account_id: Number = None,
    kind: Annotated[
        str, Query(max_length=30, description="signed_in, viewed, searched, cart_changed, ordered, favourited, ...")
    ] = "",
    subject_type: Annotated[str, Query(max_length=40, description='The kind of thing, such as "products"')] = "",
    subject_id: Number = None,
    visitor: Annotated[str, Query(max_length=64, description="A guest, by the number their browser drew")] = "",
) -> audit.Did:
    return audit.Did(account_id, kind, subject_type, subject_id, visitor, span)


Did = Annotated[audit.Did, Depends(_did)]


@router.post("/activity", status_code=201)
async def note_activity(body: ActivityIn, db: Db, who: Visitor, request: Request) -> ActivityOut:
    """The shop's pages tell what a visitor viewed or searched for; guests are noted without a name."""
    account = who.account if who and who.session_id else None
    name = f"account {account.id}" if account else f"guest {client_address(request.scope)}"
    await limiter().hit(MOST_NOTES, "activity", name)
    made = await audit.note(
        db,
        account,
        body.kind,
        subject_type=body.subject_type,
        subject_id=body.subject_id,
        text=body.text,
        visitor=body.visitor,
    )
    return ActivityOut.of(made, account.username if account else None, account.email if account else None)


@router.get("/activity")
async def list_activity(db: Db, who: AnyCaller, page: ActivityPaging, wanted: Did) -> Page[ActivityOut]:
    """What users did, newest first: everybody's for staff, one's own for others."""
    return Page[ActivityOut](**await paged(db, audit.activities(who, wanted), page, lambda row: ActivityOut.of(*row)))


@router.get("/activity/export")
async def export_activity(who: AnyCaller, wanted: Did) -> Response:
    """The same as a CSV file."""
    query = audit.activities(who, wanted)
    return csv_answer("activity.csv", audit.ACTIVITY_COLUMNS, audit.pages(query, Activity.id, audit.activity_row))


@router.get("/activity/recently-viewed")
async def list_recently_viewed(db: Db, who: SignedIn, limit: Annotated[int, Query(ge=1, le=50)] = 12) -> RecentlyViewed:
    """The products you looked at last, each once; `product` is what GET /products/{id} answers."""
    found = await viewed.recently(db, who.id, limit=limit)
    return RecentlyViewed.model_construct(
        items=[ViewedOut.model_construct(product_id=key, viewed_at=at, product=product) for key, at, product in found]
    )
