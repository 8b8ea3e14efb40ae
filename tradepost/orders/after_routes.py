"""The routes of what comes after an order was placed: shipments, returns, refunds, notes and papers."""

import asyncio
import uuid
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response, status
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tradepost.accounts.auth import AnyCaller, Caller, Visitor, may
from tradepost.accounts.rights import Right
from tradepost.core import idempotency
from tradepost.core.db import Db, reading, stepwise
from tradepost.core.errors import Conflict, Forbidden, Invalid, NotFound
from tradepost.core.money import as_minor
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router, version_tag
from tradepost.inventory.models import Location
from tradepost.orders import (
    changing,
    contents,
    dispatching,
    documents,
    exchanging,
    looking,
    noting,
    queries,
    refunding,
    returns as coming_back,
)
from tradepost.orders.after_schemas import (
    AnswerIn,
    DispatchIn,
    ExchangeIn,
    NoteIn,
    NoteOut,
    OrderRefundIn,
    ReceiveIn,
    ReturnIn,
    ReturnOut,
    ReturnRefundIn,
    ReturnStatus,
    note_out,
    return_out,
)
from tradepost.orders.looking import OrderToken
from tradepost.orders.models import Order, OrderLine, Return
from tradepost.orders.returns import Arrived
from tradepost.orders.rules import APPROVED, CANCELLED, REJECTED
from tradepost.orders.texts import language_of
from tradepost.payments.schemas import RefundOut, refund_out
from tradepost.shipping import service as shipping
from tradepost.shipping.schemas import FollowOut, follow_out

after = make_router("orders")

Reader = Annotated[Caller, may(Right.ORDERS_READ)]
Writer = Annotated[Caller, may(Right.ORDERS_WRITE)]
Giver = Annotated[Caller, may(Right.ORDERS_WRITE, Right.PAYMENTS_WRITE)]
Language = Annotated[Literal["en", "ru"] | None, Query(description="The order's when left out")]
PDF: dict[int | str, dict[str, Any]] = {200: {"content": {"application/pdf": {}}}}
_returns = paging(Return.id, "-id", created_at=Return.created_at, updated_at=Return.updated_at)


async def _seen(db: Db, who: Visitor, number: str, token: str | None = None) -> Order:
    """An order that somebody may see: any for staff, their own for others, the one whose token is shown."""
    order: Order = (await looking.find(db, number, who, token))[0]
    return order


def _staff(who: Visitor) -> bool:
    return who is not None and who.has(Right.ORDERS_READ)


# --- dispatch ---


@after.post("/orders/{number:path}/shipments", status_code=status.HTTP_201_CREATED)
async def dispatch_order(number: str, body: DispatchIn, db: Db, _who: Writer) -> list[FollowOut]:
    """Send goods of an order: a shipment for each location they lie at. 409 for an order that is not to be sent."""
    order = await changing.by_number(db, number)
    wanted = None if body.lines is None else [(line.line_id, line.quantity) for line in body.lines]
    parcel = body.model_dump(exclude={"lines", "location_id"})
    await dispatching.dispatch(db, order, wanted, location_id=body.location_id, **parcel)
    return [follow_out(shipment) for shipment in await shipping.of_order(db, order.id)]


@after.get("/orders/{number:path}/shipments")
async def order_shipments(number: str, db: Db, who: Visitor, token: OrderToken = None) -> list[FollowOut]:
    """An order's parcels and where they are, oldest first."""
    order = await _seen(db, who, number, token)
    return [follow_out(shipment) for shipment in await shipping.of_order(db, order.id)]


# --- returns ---


async def _shown(db: Db, found: Return, order: Order) -> ReturnOut:
    lines = (await queries.lines_of(db, [order.id]))[order.id]
    query = select(Order.number).where(Order.id == found.exchange_id)
    instead = None if found.exchange_id is None else (await db.execute(query)).scalar_one()
    return return_out(found, order, {line.id: line for line in lines}, instead=instead)


async def _fresh(db: Db, return_id: int, response: Response) -> ReturnOut:
    found, order = await coming_back.find(db, return_id)
    version_tag(response, found.version)
    return await _shown(db, found, order)


@after.post("/orders/{number:path}/returns", status_code=status.HTTP_201_CREATED)
async def ask_return(number: str, body: ReturnIn, db: Db, who: Visitor, token: OrderToken = None) -> ReturnOut:
    """Ask to send goods back: the buyer of their own order, staff of any. 422 for more than can come back."""
    seen = await _seen(db, who, number, token)
    if who is not None and who.is_staff and not who.has(Right.ORDERS_WRITE):
        raise Forbidden(f"This needs the right {Right.ORDERS_WRITE}")
    order = await changing.locked(db, seen.id)
    wanted = [(line.line_id, line.quantity) for line in body.lines]
    made = await coming_back.request(db, order, wanted, reason=body.reason, comment=body.comment)
    return await _shown(db, made, order)


@after.get("/orders/{number:path}/returns")
async def order_returns(number: str, db: Db, who: Visitor, token: OrderToken = None) -> list[ReturnOut]:
    """An order's returns, oldest first."""
    order = await _seen(db, who, number, token)
    return [await _shown(db, found, order) for found in await coming_back.of_order(db, order.id)]


@after.get("/returns")
async def list_returns(
    db: Db,
    who: AnyCaller,
    page: Annotated[Paging, Depends(_returns)],
    status: Annotated[ReturnStatus | None, Query(description="Those in this state")] = None,
) -> Page[ReturnOut]:
    """Returns, newest first: all for staff, those of their own orders for others."""
    query = select(Return).options(selectinload(Return.lines))
    if not who.has(Right.ORDERS_READ):
        query = query.where(Return.order_id.in_(queries.visible_to(who).with_only_columns(Order.id)))
    if status is not None:
        query = query.where(Return.status == status)
    found = await paged(db, query, page)
    ids = {one.order_id for one in found["items"]}
    named = ids | {one.exchange_id for one in found["items"] if one.exchange_id}
    orders = {order.id: order for order in (await db.execute(select(Order).where(Order.id.in_(named)))).scalars()}
    numbers = {order.id: order.number for order in orders.values()}
    lines = await queries.lines_of(db, ids)
    by_id = {order_id: {line.id: line for line in own} for order_id, own in lines.items()}
    items = [
        return_out(one, orders[one.order_id], by_id[one.order_id], instead=numbers.get(one.exchange_id))
        for one in found["items"]
    ]
    return Page[ReturnOut](**found | {"items": items})


@after.get("/returns/{return_id}")
async def read_return(return_id: Id, db: Db, who: Visitor, token: OrderToken = None) -> ReturnOut:
    """One return: any for staff, of their own orders for others."""
    query = coming_back.returns().where(Return.id == return_id)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("return", return_id)
    row = (await db.execute(looking.visible(who, token).where(Order.id == found.order_id))).one_or_none()
    if row is None:
        raise NotFound("return", return_id)
    return await _shown(db, found, row[0])


async def _answered(db: Db, return_id: int, what: str, body: AnswerIn | None, response: Response) -> ReturnOut:
    found, order = await coming_back.find(db, return_id)
    await coming_back.answer(db, found, order, what, text=body.text if body else "")
    return await _fresh(db, return_id, response)


@after.post("/returns/{return_id}/approve")
async def approve_return(
    return_id: Id, db: Db, _who: Writer, response: Response, body: AnswerIn | None = None
) -> ReturnOut:
    """Let the goods come; the text tells the buyer how."""
    return await _answered(db, return_id, APPROVED, body, response)


@after.post("/returns/{return_id}/reject")
async def reject_return(
    return_id: Id, db: Db, _who: Writer, response: Response, body: AnswerIn | None = None
) -> ReturnOut:
    """Refuse it; the text tells the buyer why."""
    return await _answered(db, return_id, REJECTED, body, response)


@after.post("/returns/{return_id}/cancel")
async def cancel_return(return_id: Id, db: Db, who: Visitor, response: Response, token: OrderToken = None) -> ReturnOut:
    """Take a request back: the buyer their own, staff any, before the goods have come."""
    await read_return(return_id, db, who, token)
    if who is not None and who.is_staff and not who.has(Right.ORDERS_WRITE):
        raise Forbidden(f"This needs the right {Right.ORDERS_WRITE}")
    return await _answered(db, return_id, CANCELLED, None, response)


@after.post("/returns/{return_id}/receive")
async def receive_return(
    return_id: Id, db: Db, _who: Writer, response: Response, body: ReceiveIn | None = None
) -> ReturnOut:
    """The goods are here: those fit to be sold lie on a shelf again."""
    found, order = await coming_back.find(db, return_id)
    place = body.location_id if body else None
    if body is None or body.lines is None:
        arrived = [Arrived(line.id, line.quantity, line.quantity, place) for line in found.lines]
    else:
        arrived = [
            Arrived(
                line.line_id,
                line.received,
                line.received if line.restock is None else line.restock,
                line.location_id or place,
            )
            for line in body.lines
        ]
    await _known(db, {one.location_id for one in arrived if one.location_id})
    await coming_back.receive(db, found, order, arrived)
    return await _fresh(db, return_id, response)


async def _known(db: Db, locations: set[int]) -> None:
    there = set((await db.execute(select(Location.id).where(Location.id.in_(locations)))).scalars())
    if missing := sorted(locations - there):
        raise Invalid("location_id", f"there is no location {missing[0]}")


@after.post("/returns/{return_id}/refund")
@stepwise
async def refund_return(return_id: Id, _who: Giver, body: ReturnRefundIn | None = None) -> ReturnOut:
    """Give back what the received goods were paid with, or less. Done again it is done once."""
    found, order, lines = await coming_back.refund_now(return_id, amount=body.amount if body else None)
    return return_out(found, order, {line.id: line for line in lines})


@after.post("/returns/{return_id}/exchange")
@stepwise
async def exchange_return(return_id: Id, body: ExchangeIn, _who: Giver) -> ReturnOut:
    """Send other goods for received ones: an order of its own (`exchange_id`), paid with what those had cost.

    What the new goods cost more is due on that order; what they cost less goes back. Done again it is done once.
    """
    async with reading() as db:
        units = await contents.units(db, body.items, field="items")
    await exchanging.exchange_now(return_id, units, amount=body.amount, expected=body.expected_total)
    async with reading() as db:
        found = (await db.execute(coming_back.returns().where(Return.id == return_id))).scalar_one()
        return await _shown(db, found, (await db.execute(select(Order).where(Order.id == found.order_id))).scalar_one())


@after.post("/returns/{return_id}/close")
async def close_return(
    return_id: Id, db: Db, _who: Writer, response: Response, body: AnswerIn | None = None
) -> ReturnOut:
    """End a received return without money; the text tells the buyer why."""
    found, order = await coming_back.find(db, return_id)
    await coming_back.close(db, found, order, text=body.text if body else "")
    return await _fresh(db, return_id, response)


# --- refunds ---


@after.post("/orders/{number:path}/refunds", status_code=status.HTTP_201_CREATED)
@stepwise
async def refund_order(number: str, body: OrderRefundIn, _who: Giver, request: Request) -> list[RefundOut]:
    """Give money back: for lines, for delivery, an amount, or all that is left. 422 when that is more than is there."""
    currency = await refunding.currency_of(number)
    given = idempotency.given(request)
    made = await refunding.refund(
        number,
        amount=as_minor(body.amount, currency, field="amount"),
        lines=[
            (line.line_id, line.quantity, as_minor(line.amount, currency, field=f"lines.{place}.amount"))
            for place, line in enumerate(body.lines or ())
        ],
        shipping=as_minor(body.shipping, currency, field="shipping") or 0,
        reason=body.reason,
        key=given.name[:60] if given else uuid.uuid4().hex,
    )
    return [refund_out(refund) for refund in made]


# --- notes ---


@after.get("/orders/{number:path}/notes")
async def order_notes(number: str, db: Db, who: Visitor, token: OrderToken = None) -> list[NoteOut]:
    """What was written beside an order: for the buyer the public notes."""
    order, staff = await _seen(db, who, number, token), _staff(who)
    return [note_out(note, staff=staff) for note in await noting.of_order(db, order.id, staff=staff)]


@after.post("/orders/{number:path}/notes", status_code=status.HTTP_201_CREATED)
async def write_note(number: str, body: NoteIn, db: Db, who: Writer) -> NoteOut:
    """Write something beside an order."""
    order = await _seen(db, who, number)
    return note_out(await noting.note(db, order, body.text, public=body.public), staff=True)


# --- papers ---


async def _papers(db: Db, who: Visitor, number: str, token: str | None = None) -> tuple[Order, list[OrderLine]]:
    order = await _seen(db, who, number, token)
    return order, (await queries.lines_of(db, [order.id]))[order.id]


def _pdf(content: bytes, name: str) -> Response:
    safe = "".join(letter if (letter.isalnum() and letter.isascii()) or letter in "-_" else "_" for letter in name)
    headers = {"content-disposition": f'inline; filename="{safe}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


@after.get("/orders/{number:path}/invoice", response_class=Response, responses=PDF)
async def invoice(number: str, db: Db, who: Visitor, language: Language = None, token: OrderToken = None) -> Response:
    """The invoice as PDF; of a return, the credit note."""
    order, lines = await _papers(db, who, number, token)
    content = await asyncio.to_thread(documents.invoice, order, lines, language or language_of(order.language))
    return _pdf(content, order.number)


@after.get("/orders/{number:path}/packing-slip", response_class=Response, responses=PDF)
async def packing_slip(
    number: str,
    db: Db,
    who: Reader,
    shipment_id: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="What is in this one")] = None,
    language: Language = None,
) -> Response:
    """What lies in a parcel, as PDF without prices: in one shipment, or all that is still to be sent."""
    order, lines = await _papers(db, who, number)
    shipment = await shipping.get(db, shipment_id) if shipment_id else None
    if shipment is not None and shipment.order_id != order.id:
        raise NotFound("shipment", shipment_id)
    if shipment is None and not any(line.quantity > line.fulfilled for line in lines):
        raise Conflict(f"Everything of {order.number} has been sent: name a shipment")
    place = await db.get(Location, shipment.location_id) if shipment and shipment.location_id else None
    content = await asyncio.to_thread(
        documents.packing_slip, order, lines, language or language_of(order.language), shipment=shipment, place=place
    )
    return _pdf(content, shipment.number if shipment else order.number)
