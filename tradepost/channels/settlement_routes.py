"""The routes of /channels/{id}/settlement: for those who may see what the shop earns."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Response
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import payouts, service
from tradepost.channels.models import Settlement, SettlementLine
from tradepost.channels.settlement_schemas import (
    LineKind,
    SettlementAgreed,
    SettlementDetailOut,
    SettlementLineOut,
    SettlementOut,
    SettlementTotalsOut,
    detail,
)
from tradepost.core.db import Db, reading
from tradepost.core.errors import Invalid
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.sheets import csv_answer
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ, Right.REPORTS_READ)]
Writer = Annotated[Caller, may(Right.CHANNELS_READ, Right.EXPENSES_WRITE)]
Orders = Annotated[
    Paging,
    Depends(
        paging(
            Settlement.id, "-day", day=Settlement.day, difference=Settlement.difference, paid=Settlement.paid
        )
    ),
]  # fmt: skip
Lines = Annotated[
    Paging, Depends(paging(SettlementLine.id, "-day", day=SettlementLine.day, amount=SettlementLine.amount))
]
Start = Annotated[date | None, Query(description="The first day")]
End = Annotated[date | None, Query(description="The last day, included")]
Text = Annotated[str | None, Query(max_length=120)]


def _days(start_date: Start = None, end_date: End = None) -> tuple[date | None, date | None]:
    if start_date is not None and end_date is not None and end_date < start_date:
        raise Invalid("end_date", "must not be before start_date")
    return start_date, end_date


Days = Annotated[tuple[date | None, date | None], Depends(_days)]


@router.get("/channels/{channel_id}/settlement")
async def list_settlements(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Orders,
    days: Days,
    state: Annotated[list[payouts.State], Query(description="Those that stand so")] = [],  # noqa: B006 - FastAPI copies it
    q: Annotated[
        str,
        Query(max_length=255, description="Part of the order's number here or there, of a SKU or a report's number"),
    ] = "",
) -> Page[SettlementOut]:
    """A channel's orders against its finance reports: settled, different, missing."""
    await service.get(db, channel_id)
    query = payouts.settled_of(channel_id, state=state, q=q, start=days[0], end=days[1])
    return Page[SettlementOut](**await paged(db, query, page, SettlementOut.of))


@router.get("/channels/{channel_id}/settlement/totals")
async def total_settlements(channel_id: Id, db: Db, _who: Reader, days: Days) -> SettlementTotalsOut:
    """What a channel's reports come to."""
    await service.get(db, channel_id)
    return SettlementTotalsOut.of(await payouts.totals(db, channel_id, start=days[0], end=days[1]))


@router.get("/channels/{channel_id}/settlement/lines")
async def list_settlement_lines(
    channel_id: Id,
    db: Db,
    _who: Reader,
    page: Lines,
    days: Days,
    kind: LineKind | None = None,
    report: Text = None,
    general: Annotated[bool | None, Query(description="Those of no order, or those of one")] = None,
) -> Page[SettlementLineOut]:
    """The lines of a channel's finance reports."""
    await service.get(db, channel_id)
    query = payouts.lines_of(channel_id, kind=kind, report=report, general=general, start=days[0], end=days[1])
    return Page[SettlementLineOut](**await paged(db, query, page, SettlementLineOut.of))


@router.get("/channels/{channel_id}/settlement/export")
async def export_settlement(
    channel_id: Id, _who: Reader, days: Days, kind: LineKind | None = None, report: Text = None
) -> Response:
    """The same lines as a CSV file, in the order of their days."""
    async with reading() as db:
        channel = await service.get(db, channel_id)
    query = payouts.lines_of(channel_id, kind=kind, report=report, start=days[0], end=days[1])
    return csv_answer(f"payouts-{channel.code}.csv", payouts.COLUMNS, payouts.exported(query))


@router.get("/channels/{channel_id}/settlement/{settlement_id}")
async def read_settlement(channel_id: Id, settlement_id: Id, db: Db, _who: Reader) -> SettlementDetailOut:
    """One order, line by line."""
    return await _one(db, await payouts.get(db, channel_id, settlement_id))


@router.post("/channels/{channel_id}/settlement/{settlement_id}/agree")
async def agree_to_difference(
    channel_id: Id, settlement_id: Id, db: Db, _who: Writer, body: SettlementAgreed | None = None
) -> SettlementDetailOut:
    """Agree to a difference, which is then none any more; 409 where there is none."""
    channel = await service.get(db, channel_id)
    row = await payouts.get(db, channel_id, settlement_id, lock=True)
    await payouts.agree(db, channel, row, body.note if body else "")
    return await _one(db, row)


@router.delete("/channels/{channel_id}/settlement/{settlement_id}/agree")
async def reopen_difference(channel_id: Id, settlement_id: Id, db: Db, _who: Writer) -> SettlementDetailOut:
    """Take that back."""
    channel = await service.get(db, channel_id)
    row = await payouts.get(db, channel_id, settlement_id, lock=True)
    await payouts.disagree(db, channel, row)
    return await _one(db, row)


async def _one(db: AsyncSession, row: Settlement) -> SettlementDetailOut:
    found = (await db.execute(payouts.settled_of(row.channel_id).where(Settlement.id == row.id))).one()
    lines = payouts.lines_of(row.channel_id, order=row.external_id)
    shown = await db.execute(lines.order_by(SettlementLine.day, SettlementLine.id))
    return detail(found, shown.all())
