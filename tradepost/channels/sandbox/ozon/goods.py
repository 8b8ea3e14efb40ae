"""Products, prices and stock in the Ozon dialect: a product's number is the card's, its SKU that of the size."""

from decimal import Decimal
from typing import Any

from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import Pace, too_fast
from tradepost.channels.sandbox.ozon.answers import LENT, WAREHOUSE, Body, currency, moment, refused
from tradepost.channels.sandbox.ozon.cards import CATEGORY, TYPE, arrive
from tradepost.channels.sandbox.state import Good, State

SHARES = {"fbo": 17, "fbs": 19}  # percent


async def seller(_body: Body, state: State) -> Response:
    """Whose key this is."""
    company = {"name": "Sandbox", "legal_name": "Sandbox seller", "country": "RU", "currency": currency(state)}
    return JSONResponse({"company": company, "ratings": [], "subscription": {"is_premium": True, "type": "PREMIUM"}})


async def roles(_body: Body, state: State) -> Response:
    """Until when the key holds, of the keys that somebody was given the one that ends first."""
    until = min((until for name, until in state.tokens.items() if not name.startswith(LENT)), default=state.now())
    return JSONResponse({"expires_at": moment(until), "roles": [{"name": "Admin", "methods": ["/v1/roles"]}]})


async def listed(body: Body, state: State) -> Response:
    """Numbers of all products, behind the last one."""
    arrive(state)
    limit, after = int(body.get("limit") or 0), int(body.get("last_id") or 0)
    if not 1 <= limit <= 1000:
        return refused(400, "limit must be from 1 to 1000")
    found = sorted(nm for nm in state.goods if nm > after)[:limit]
    items = [{"product_id": nm, "offer_id": state.goods[nm].sku, "archived": False} for nm in found]
    last = str(found[-1]) if found else ""
    return JSONResponse({"result": {"items": items, "total": len(state.goods), "last_id": last}})


def wanted(body: Body, state: State) -> list[Good]:
    """The products that are asked for, by one of their three numbers."""
    numbers, skus = ({int(one) for one in body.get(name) or ()} for name in ("product_id", "sku"))
    offers = set(body.get("offer_id") or ())
    return [one for one in state.goods.values() if one.nm in numbers or one.chrt in skus or one.sku in offers]


async def products(body: Body, state: State) -> Response:
    """Products as they are."""
    if not 1 <= sum(len(body.get(name) or ()) for name in ("product_id", "sku", "offer_id")) <= 1000:
        return refused(400, "use either offer_id or product_id or sku, at most 1000 in all")
    return JSONResponse({"items": [_product(one, state) for one in wanted(body, state)]})


def _product(good: Good, state: State) -> dict[str, Any]:
    return {
        "id": good.nm,
        "offer_id": good.sku,
        "sku": good.chrt,
        "name": good.title,
        "barcodes": [good.barcode],
        "description_category_id": CATEGORY,
        "type_id": TYPE,
        "images": [],
        "primary_image": [],
        "currency_code": currency(state),
        "price": f"{good.shown}.00",
        "old_price": f"{_before(good)}.00",
        "commissions": [
            {
                "sale_schema": scheme.upper(),
                "percent": share,
                "value": good.shown * share / 100,
                "delivery_amount": 60,
                "return_amount": 40,
            }
            for scheme, share in SHARES.items()
        ],
        "stocks": {
            "has_stock": good.stock > 0,
            "stocks": [{"present": good.stock, "reserved": reserved(good, state), "sku": good.chrt, "source": "fbs"}],
        },
        "updated_at": moment(good.updated_at),
        "is_archived": False,
    }


def _before(good: Good) -> int:
    return good.price if good.discount else good.before


def reserved(good: Good, state: State) -> int:
    """How many are ordered and not on their way."""
    mine = (one for one in state.orders.values() if one.nm == good.nm and not one.stored)
    return sum(one.units for one in mine if one.status in {"new", "confirm"} and one.fate == "waiting")


async def prices(body: Body, state: State) -> Response:
    """Prices of these, or of all, behind a cursor."""
    limit, after = int(body.get("limit") or 0), int(body.get("cursor") or 0)
    if not 1 <= limit <= 1000:
        return refused(400, "limit must be from 1 to 1000")
    asked = body["filter"]
    chosen = wanted(asked, state) if asked.get("product_id") or asked.get("offer_id") else state.goods.values()
    found = sorted((one for one in chosen if one.nm > after), key=lambda one: one.nm)[:limit]
    items = [
        {
            "product_id": one.nm,
            "offer_id": one.sku,
            "price": {"price": one.shown, "old_price": _before(one), "currency_code": currency(state)},
            "commissions": {f"sales_percent_{scheme}": share for scheme, share in SHARES.items()},
        }
        for one in found
    ]
    return JSONResponse({"items": items, "cursor": str(found[-1].nm) if found else "", "total": len(state.goods)})


async def set_prices(body: Body, state: State) -> Response:
    """Take prices, each shown a little later; what is wrong with one is said inside a 200."""
    given = body["prices"]
    if not 1 <= len(given) <= 1000:
        return refused(400, "prices must have 1 to 1000 items")
    return JSONResponse({"result": [_set_price(one, state) for one in given]})


def _set_price(one: Body, state: State) -> dict[str, Any]:
    good = state.goods.get(int(one.get("product_id") or 0))
    if good is None:
        return _item(one, "NOT_FOUND", "product not found")
    price, before = Decimal(str(one["price"])), Decimal(str(one.get("old_price") or 0))
    if price <= 0 or price % 1 or before % 1:
        return _item(one, "PRICE_INVALID", "the price must be a whole number of roubles here")
    if before and before - price < _least_difference(price):
        return _item(one, "OLD_PRICE_TOO_CLOSE", "the difference of price and old_price is too small")
    if too_fast(state, Pace(f"price {good.nm}", 10, 3600, 10), "") > 0:
        return _item(one, "TOO_MANY_REQUESTS", "a price may be changed ten times an hour")
    for what, value in (("price", price), ("discount", 0), ("before", before)):
        state.later(good, what, int(value))
    return _item(one)


def _least_difference(price: Decimal) -> Decimal:
    """Below 400 roubles 20, up to 10 000 five percent, above 500 roubles."""
    return Decimal(20) if price < 400 else price * 5 / 100 if price <= 10_000 else Decimal(500)


def _item(one: Body, code: str = "", message: str = "") -> dict[str, Any]:
    faults = [{"code": code, "message": message}] if code else []
    numbers = {"product_id": int(one.get("product_id") or 0), "offer_id": one.get("offer_id") or ""}
    return {**numbers, "updated": not faults, "errors": faults}


async def warehouses(_body: Body, _state: State) -> Response:
    """The seller's one warehouse."""
    place = {"warehouse_id": WAREHOUSE, "name": "Own warehouse", "is_rfbs": False, "status": "created"}
    return JSONResponse({"warehouses": [place], "cursor": "", "has_next": False})


async def stocks(body: Body, state: State) -> Response:
    """How much of these lies in the warehouse, how much of it is reserved, and what is free."""
    found = wanted({"offer_id": body.get("offer_id"), "sku": body.get("sku")}, state)
    shown = [
        {
            "product_id": one.nm,
            "offer_id": one.sku,
            "sku": one.chrt,
            "warehouse_id": WAREHOUSE,
            "warehouse_name": "Own warehouse",
            "free_stock": one.stock,
            "present": one.stock + reserved(one, state),
            "reserved": reserved(one, state),
        }
        for one in found
    ]
    return JSONResponse({"products": shown, "cursor": "", "has_next": False})


async def set_stocks(body: Body, state: State) -> Response:
    """Take stock, to be shown a little later; one product's number once in thirty seconds."""
    given = body["stocks"]
    if not 1 <= len(given) <= 100:
        return refused(400, "stocks must have 1 to 100 items")
    return JSONResponse({"result": [_set_stock(one, state) | {"warehouse_id": one["warehouse_id"]} for one in given]})


def _set_stock(one: Body, state: State) -> dict[str, Any]:
    good, amount = state.goods.get(int(one["product_id"])), int(one["stock"])
    if good is None:
        return _item(one, "NOT_FOUND_ERROR", "Product not found")
    if int(one["warehouse_id"]) != WAREHOUSE:
        return _item(one, "WAREHOUSE_NOT_FOUND", "Warehouse not found")
    if amount < 0:
        return _item(one, "INVALID_ARGUMENT", "stock must not be below zero")
    if too_fast(state, Pace(f"stock {good.nm}", 1, 30, 1), "") > 0:
        return _item(one, "TOO_MANY_REQUESTS", "Stock of this product in this warehouse was just updated")
    state.later(good, "stock", amount)
    return _item(one)
