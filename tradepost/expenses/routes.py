"""The routes of /expenses."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from sqlalchemy import select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.expenses import service
from tradepost.expenses.models import Expense
from tradepost.expenses.schemas import ExpenseChange, ExpenseIn, ExpenseOut, Kind

router = make_router("expenses")
Reader = Annotated[Caller, may(Right.REPORTS_READ)]
Writer = Annotated[Caller, may(Right.EXPENSES_WRITE)]
Pages = Annotated[Paging, Depends(paging(Expense.id, "-day", day=Expense.day, amount=Expense.amount))]


def _tagged(row: Expense, response: Response) -> ExpenseOut:
    version_tag(response, row.version)
    return ExpenseOut.of(row)


@router.get("/expenses")
async def list_expenses(
    db: Db,
    _who: Reader,
    page: Pages,
    kind: Kind | None = None,
    channel: Annotated[str | None, Query(max_length=60)] = None,
    start_date: Annotated[date | None, Query(description="The first day")] = None,
    end_date: Annotated[date | None, Query(description="The last day, included")] = None,
) -> Page[ExpenseOut]:
    """What was spent, the latest first."""
    query = select(Expense).where(*service.spent_in(start_date, end_date))
    for column, wanted in ((Expense.kind, kind), (Expense.channel, channel)):
        if wanted is not None:
            query = query.where(column == wanted)
    return Page[ExpenseOut](**await paged(db, query, page, ExpenseOut.of))


@router.post("/expenses", status_code=201)
async def add_expense(body: ExpenseIn, db: Db, _who: Writer, response: Response) -> ExpenseOut:
    """Write down what was spent: a bill, a commission, a campaign."""
    return _tagged(await service.spend(db, body), response)


@router.get("/expenses/{expense_id}")
async def one_expense(expense_id: Id, db: Db, _who: Reader, response: Response) -> ExpenseOut:
    """One expense."""
    row = await db.get(Expense, expense_id)
    if row is None:
        raise NotFound("expense", expense_id)
    return _tagged(row, response)


@router.put("/expenses/{expense_id}")
async def change_expense(
    expense_id: Id, body: ExpenseChange, db: Db, _who: Writer, request: Request, response: Response
) -> ExpenseOut:
    """Change one; `If-Match` guards against lost updates."""
    row = await service.find(db, expense_id)
    current_version(request, row.version)
    return _tagged(await service.change(db, row, body), response)


@router.delete("/expenses/{expense_id}", status_code=204)
async def strike_expense(expense_id: Id, db: Db, _who: Writer) -> None:
    """Strike one out."""
    await service.remove(db, await service.find(db, expense_id))
