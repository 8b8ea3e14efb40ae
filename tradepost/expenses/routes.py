"""The routes of /expenses."""

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from sqlalchemy import select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product
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


async def _tagged(db: Db, row: Expense, response: Response) -> ExpenseOut:
    version_tag(response, row.version)
    product = await db.get(Product, row.product_id) if row.product_id else None
    return ExpenseOut.of(row, product.name if product else None)


@router.get("/expenses")
async def list_expenses(
    db: Db,
    _who: Reader,
    page: Pages,
    kind: Kind | None = None,
    channel: Annotated[str | None, Query(max_length=60)] = None,
    product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    start_date: Annotated[date | None, Query(description="The first day")] = None,
    end_date: Annotated[date | None, Query(description="The last day, included")] = None,
) -> Page[ExpenseOut]:
    """What was spent, the latest first."""
    query: Any = select(Expense, Product.name).outerjoin(Product, Product.id == Expense.product_id)
    query = query.where(*service.spent_in(start_date, end_date))
    for column, wanted in ((Expense.kind, kind), (Expense.channel, channel), (Expense.product_id, product_id)):
        if wanted is not None:
            query = query.where(column == wanted)
    return Page[ExpenseOut](**await paged(db, query, page, lambda found: ExpenseOut.of(found[0], found[1])))


@router.post("/expenses", status_code=201)
async def add_expense(body: ExpenseIn, db: Db, _who: Writer, response: Response) -> ExpenseOut:
    """Write down what was spent: a bill, a commission, a campaign."""
    return await _tagged(db, await service.spend(db, body), response)


@router.get("/expenses/{expense_id}")
async def one_expense(expense_id: Id, db: Db, _who: Reader, response: Response) -> ExpenseOut:
    """One expense."""
    row = await db.get(Expense, expense_id)
    if row is None:
        raise NotFound("expense", expense_id)
    return await _tagged(db, row, response)


@router.put("/expenses/{expense_id}")
async def change_expense(
    expense_id: Id, body: ExpenseChange, db: Db, _who: Writer, request: Request, response: Response
) -> ExpenseOut:
    """Change one; `If-Match` guards against lost updates."""
    row = await service.find(db, expense_id)
    current_version(request, row.version)
    return await _tagged(db, await service.change(db, row, body), response)


@router.delete("/expenses/{expense_id}", status_code=204)
async def strike_expense(expense_id: Id, db: Db, _who: Writer) -> None:
    """Strike one out."""
    await service.remove(db, await service.find(db, expense_id))
