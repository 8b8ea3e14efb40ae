"""The routes of discounts."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Query, Request, Response, status

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.core import labels
from tradepost.core.db import Db
from tradepost.core.money import to_text
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.discounts import codes, offering, previewing, purse_routes
from tradepost.discounts.models import Discount, DiscountCode, DiscountUse
from tradepost.discounts.schemas import (
    CodeOut,
    CodesIn,
    CodesMade,
    DiscountChange,
    DiscountIn,
    DiscountOut,
    Kind,
    PreviewIn,
    PreviewOut,
    UseOut,
)

router = make_router("discounts")

Reader = Annotated[Caller, may(Right.DISCOUNTS_READ)]
Writer = Annotated[Caller, may(Right.DISCOUNTS_WRITE)]

_discounts = paging(
    Discount.id,
    "-id",
    name=Discount.name,
    priority=Discount.priority,
    used=Discount.used,
    created_at=Discount.created_at,
    updated_at=Discount.updated_at,
)
_codes = paging(DiscountCode.id, "id", most=1000, code=DiscountCode.code, used=DiscountCode.used)
_uses = paging(DiscountUse.id, "-id", created_at=DiscountUse.created_at)


async def _shown(db: Db, found: Sequence[Discount]) -> list[DiscountOut]:
    known = await offering.codes_of(db, found) if found else {}
    plain = ("id", "name", "kind", "used", "created_at", "updated_at", "version")
    return [
        DiscountOut(
            **{name: getattr(one, name) for name in plain},
            **offering.terms_of(one),
            codes=known.get(one.id, (0, None))[0],
            code=known.get(one.id, (0, None))[1],
        )
        for one in found
    ]


async def _answer(db: Db, found: Discount, response: Response) -> DiscountOut:
    version_tag(response, found.version)
    return (await _shown(db, [found]))[0]


@router.get("/discounts")
async def list_discounts(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_discounts)],
    kind: Annotated[Kind | None, Query()] = None,
    active: Annotated[bool | None, Query()] = None,
    automatic: Annotated[bool | None, Query(description="Given by themselves, or by a code")] = None,
    code: Annotated[str, Query(max_length=200, description="The one that this code gives")] = "",
) -> Page[DiscountOut]:
    """Every discount, newest first."""
    query = offering.listed(kind=kind, active=active, automatic=automatic, code=code)
    found = await paged(db, query, page)
    return Page[DiscountOut](**found | {"items": await _shown(db, found["items"])})


@router.post("/discounts", status_code=status.HTTP_201_CREATED)
async def create_discount(body: DiscountIn, db: Db, _who: Writer, response: Response) -> DiscountOut:
    """A new discount; `codes` are good for any number of orders. 409 when a code is taken."""
    made = await offering.create(db, body)
    if body.codes:
        await codes.add(db, made, body.codes, max_uses=None)
    return await _answer(db, made, response)


@router.post("/discounts/preview")
async def preview(body: PreviewIn, db: Db, _who: Reader) -> PreviewOut:
    """What a basket would get now. Nothing is counted."""
    return await previewing.preview(db, body)


@router.get("/discounts/{discount_id}")
async def get_discount(discount_id: Id, db: Db, _who: Reader, response: Response) -> DiscountOut:
    """One discount."""
    return await _answer(db, await offering.find(db, discount_id), response)


@router.put("/discounts/{discount_id}")
async def change_discount(
    discount_id: Id, body: DiscountChange, db: Db, _who: Writer, request: Request, response: Response
) -> DiscountOut:
    """Change a discount; what is left out stays. `If-Match` guards against a change in the meantime."""
    found = await offering.find(db, discount_id, lock=True)
    current_version(request, found.version)
    await offering.change(db, found, body)
    return await _answer(db, found, response)


@router.delete("/discounts/{discount_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_discount(discount_id: Id, db: Db, _who: Writer) -> None:
    """Delete a discount with its codes. 409 when orders got it: switch it off instead."""
    await offering.remove(db, await offering.find(db, discount_id, lock=True))


@router.get("/discounts/{discount_id}/codes")
async def list_codes(
    discount_id: Id,
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_codes)],
    used: Annotated[bool | None, Query(description="Used at least once, or never")] = None,
) -> Page[CodeOut]:
    """A discount's codes, oldest first; up to a thousand a page."""
    await offering.find(db, discount_id)
    return Page[CodeOut](**await paged(db, codes.listed(discount_id, used=used), page, CodeOut.model_validate))


@router.post("/discounts/{discount_id}/codes", status_code=status.HTTP_201_CREATED)
async def add_codes(discount_id: Id, body: CodesIn, db: Db, _who: Writer) -> CodesMade:
    """More codes: those named, and `count` drawn by chance. 409 when one is taken."""
    found = await offering.find(db, discount_id, lock=True)
    made: list[str] = []
    if body.codes:
        made += await codes.add(db, found, body.codes, max_uses=body.max_uses)
    if body.count:
        made += await codes.draw(db, found, body.count, prefix=body.prefix, length=body.length, max_uses=body.max_uses)
    return CodesMade(codes=made)


@router.delete("/discounts/{discount_id}/codes/{code_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_code(discount_id: Id, code_id: Id, db: Db, _who: Writer) -> None:
    """Take a code away; orders that used it keep what they got."""
    await codes.remove(db, await offering.find(db, discount_id, lock=True), code_id)


@router.get("/discounts/{discount_id}/uses")
async def list_uses(
    discount_id: Id,
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_uses)],
    order_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[UseOut]:
    """The orders that got a discount, newest first."""
    found = await offering.find(db, discount_id)

    def shape(use: DiscountUse) -> UseOut:
        plain = {name: getattr(use, name) for name in ("id", "order_id", "code", "created_at")}
        currency = use.currency or found.currency or settings().currency
        return UseOut(**plain, customer=use.who, amount=to_text(use.amount, currency), currency=currency)

    found_uses = Page[UseOut](**await paged(db, offering.uses_of(discount_id, order_id), page, shape))
    await labels.numbered(db, found_uses.items, "order")
    return found_uses


for part in (purse_routes.cards, purse_routes.credit):
    router.include_router(part)
