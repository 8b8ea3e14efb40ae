"""Postings in the Ozon dialect: assembled, labelled, seen by a scanner an hour later, with the buyer in three days."""

from datetime import datetime, timedelta
from typing import Any

from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.ozon.answers import Body, amount, currency, moment, refused
from tradepost.channels.sandbox.state import Order, State

SCANNED, WITH_THE_BUYER = timedelta(hours=1), timedelta(days=3)  # after it was assembled
REASONS = {
    352: "The product is out of stock",
    400: "Only a defective product is left",
    402: "Other (the seller's fault)",
    665: "The buyer did not collect it",
}


def number(order: Order) -> str:
    """A posting's number: the order's, and which parcel of it."""
    return f"{order.id}-0001-1"


def status(order: Order, now: datetime) -> str:
    """How a posting stands: once it is assembled it goes on by itself, unless its fate was said."""
    if order.fate == "sold":
        return "delivered"
    if order.fate != "waiting" or order.status == "cancel":
        return "cancelled"
    if order.packed_at is None:
        return "awaiting_packaging" if order.status == "new" else "awaiting_deliver"
    for after, word in ((WITH_THE_BUYER, "delivered"), (SCANNED, "delivering")):
        if order.packed_at + after <= now:
            return word
    return "awaiting_deliver"


def _changed(order: Order, now: datetime) -> datetime:
    """When a posting's status last changed: on its way it does so by itself."""
    packed = order.packed_at
    went = [packed + after for after in (SCANNED, WITH_THE_BUYER) if packed + after <= now] if packed else []
    return max([order.changed, *went])


def find(state: State, posting: str) -> Order | None:
    """The order that an FBS posting's number names."""
    first = posting.partition("-")[0]
    order = state.orders.get(int(first)) if first.isdigit() else None
    return order if order is not None and number(order) == posting and not order.stored else None


def _posting(order: Order, state: State, *, older: bool = False) -> dict[str, Any]:
    """A posting; the older call has prices as text, the newer with their currency."""
    good, stands = state.goods[order.nm], status(order, state.now())
    failed = order.status == "new" and order.broken
    price: Any = amount(order.price)
    return {
        "posting_number": number(order),
        "order_id": order.id,
        "order_number": f"{order.id}-0001",
        "status": stands,
        "substatus": "ship_failed" if failed else "posting_created" if stands == "awaiting_packaging" else "",
        "in_process_at": moment(order.at),
        "shipment_date": moment(order.at + timedelta(days=1)),
        "products": [
            {
                "sku": good.chrt,
                "offer_id": good.sku,
                "name": good.title,
                "quantity": order.units,
                "price": price if older else {"amount": price, "currency": currency(state)},
                **({"currency_code": currency(state)} if older else {}),
            }
        ],
        "customer": None,
        "available_actions": ["ship", "cancel"] if stands == "awaiting_packaging" else ["cancel"],
    }


async def postings(body: Body, state: State) -> Response:
    """FBS postings that were made in a period, oldest first; with another one those whose status changed in that."""
    return _list(body, state, stored=False)


async def stored_postings(body: Body, state: State) -> Response:
    """FBO postings that were made in a period, oldest first."""
    return _list(body, state, stored=True)


def _list(body: Body, state: State, *, stored: bool) -> Response:
    limit, skip = int(body["limit"]), int(body.get("cursor") or 0)
    since, to = (datetime.fromisoformat(body["filter"][name]) for name in ("since", "to"))
    if not 1 <= limit <= 100:
        return refused(400, "limit must be from 1 to 100")
    if to - since > timedelta(days=366):
        return refused(400, "PERIOD_IS_TOO_LONG: the period must not be longer than a year")
    ours = [one for one in state.orders.values() if one.stored == stored]
    if changed := body["filter"].get("last_changed_status_date"):
        first, last = (datetime.fromisoformat(changed[name]) for name in ("from", "to"))
        ours = [one for one in ours if first <= _changed(one, state.now()) <= last]
    found = sorted((one for one in ours if since <= one.at <= to), key=lambda one: (one.at, one.id))
    page, more = found[skip : skip + limit], len(found) > skip + limit
    shown = [_posting(one, state) for one in page]
    return JSONResponse({"postings": shown, "has_next": more, "cursor": str(skip + limit) if more else ""})


async def posting(body: Body, state: State) -> Response:
    """One posting."""
    order = find(state, body["posting_number"])
    if order is None:
        return refused(404, "posting not found")
    return JSONResponse({"result": _posting(order, state, older=True)})


async def assemble(body: Body, state: State) -> Response:
    """Assemble a posting: everything in it, in one parcel. It may fail, and is answered with 200 all the same."""
    order = find(state, body["posting_number"])
    if order is None:
        return refused(404, "posting not found")
    good = state.goods[order.nm]
    inside = [(int(one["product_id"]), int(one["quantity"])) for box in body["packages"] for one in box["products"]]
    if inside != [(good.chrt, order.units)]:
        return refused(400, "INVALID_PRODUCTS: packages must hold every product of the posting")
    if status(order, state.now()) != "awaiting_packaging":
        return refused(400, "HAS_INCORRECT_STATUS")
    if order.failures:
        order.failures, order.broken = order.failures - 1, True
    else:
        order.status, order.broken, order.packed_at = "confirm", False, state.now()
    return JSONResponse({"result": [number(order)], "additional_data": []})


async def label(body: Body, state: State) -> Response:
    """Labels of assembled postings, all of them or none; they take a while."""
    numbers = body["posting_number"]
    if not 1 <= len(numbers) <= 20:
        return refused(400, "posting_number must have 1 to 20 items")
    now = state.now()
    for one in numbers:
        order = find(state, one)
        if order is None or status(order, now) != "awaiting_deliver":
            return refused(400, f"INCORRECT_POSTING_STATUS: {one}")
        if order.packed_at is not None and order.packed_at + timedelta(seconds=state.manners.late) > now:
            return refused(400, f"The next postings aren't ready: {one}")
    return Response(_pdf(numbers), media_type="application/pdf")


def _pdf(lines: list[str]) -> bytes:
    """A page for each line, 58 x 40 mm."""
    count = len(lines)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, line in enumerate(lines):
        drawn = f"BT /F1 10 Tf 12 54 Td ({line}) Tj ET"
        page = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * n} 0 R"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 164 113] {page} >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    made, places = "%PDF-1.4\n", []
    for n, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(made)
    made += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{made}startxref\n{start}\n%%EOF\n".encode("latin-1", "replace")


async def cancel_reasons(body: Body, state: State) -> Response:
    """For what reasons these may be cancelled; those on their way for none."""
    now, found = state.now(), []
    for one in body["related_posting_numbers"]:
        order = find(state, one)
        if order is None:
            return refused(404, "posting not found")
        open_ = status(order, now) in {"awaiting_packaging", "awaiting_deliver"}
        reasons = [{"id": n, "title": text, "type_id": "seller"} for n, text in REASONS.items() if n != 665]
        found.append({"posting_number": one, "reasons": reasons if open_ else []})
    return JSONResponse({"result": found})


async def cancel(body: Body, state: State) -> Response:
    """Cancel as the seller."""
    order, reason = find(state, body["posting_number"]), int(body["cancel_reason_id"])
    if order is None:
        return refused(404, "posting not found")
    if reason not in REASONS or (reason == 402 and not body.get("cancel_reason_message")):
        return refused(400, "REASON_INVALID: 402 wants cancel_reason_message")
    if status(order, state.now()) not in {"awaiting_packaging", "awaiting_deliver"}:
        return refused(400, "HAS_INCORRECT_STATUS")
    order.status = "cancel"
    return JSONResponse({"result": True})
