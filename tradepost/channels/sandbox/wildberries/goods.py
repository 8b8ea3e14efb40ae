"""Cards, prices and stock in the Wildberries dialect."""

import heapq
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.state import Good, State, Upload
from tradepost.channels.sandbox.wildberries.answers import (
    SUBJECT,
    SUBJECT_NAME,
    WAREHOUSE,
    currency,
    fine,
    moment,
    refused,
    wrong,
)
from tradepost.channels.sandbox.wildberries.cards import arrive


async def ping(_request: Request, state: State) -> Response:
    """It is here."""
    return JSONResponse({"TS": moment(state.now()), "Status": "OK"})


async def seller(request: Request, state: State) -> Response:
    """Whose token this is: each has a seller of its own, unless somebody said that two have the same."""
    token = request.headers.get("authorization", "")
    sid = str(uuid5(NAMESPACE_OID, state.sellers.get(token, token)))
    return JSONResponse({"name": "Sandbox seller", "sid": sid, "tradeMark": "Sandbox"})


def _card(good: Good) -> dict[str, Any]:
    return {
        "nmID": good.nm,
        "imtID": good.nm,
        "subjectID": SUBJECT,
        "subjectName": SUBJECT_NAME,
        "vendorCode": good.sku,
        "brand": good.brand,
        "title": good.title,
        "description": "",
        "characteristics": [],
        "photos": [],
        **good.card,
        "sizes": [{"chrtID": good.chrt, "techSize": "0", "wbSize": "", "skus": [good.barcode]}],
        "createdAt": moment(good.updated_at),
        "updatedAt": moment(good.updated_at),
    }


def _changed(good: Good) -> tuple[str, int]:
    return moment(good.updated_at), good.nm


async def cards(request: Request, state: State) -> Response:
    """Cards by when they changed, with a cursor."""
    arrive(state)
    settings = (await request.json()).get("settings", {})
    cursor, search = settings.get("cursor", {}), settings.get("filter", {}).get("textSearch", "")
    limit = int(cursor.get("limit", 100))
    if limit > 100:
        return wrong("cursor.limit must be at most 100")
    after = (cursor.get("updatedAt") or "", int(cursor.get("nmID") or 0))
    later = (good for good in state.goods.values() if _changed(good) > after)
    found = (good for good in later if not search or search in f"{good.nm} {good.sku} {good.barcode}")
    page = heapq.nsmallest(limit, found, key=_changed)
    last = {"updatedAt": moment(page[-1].updated_at), "nmID": page[-1].nm} if page else {}
    return JSONResponse({"cards": [_card(good) for good in page], "cursor": {**last, "total": len(page)}})


def _priced(good: Good, state: State) -> dict[str, Any]:
    size = {
        "sizeID": good.chrt,
        "price": good.price,
        "discountedPrice": good.shown,
        "clubDiscountedPrice": good.shown,
        "techSizeName": "0",
    }
    return {
        "nmID": good.nm,
        "vendorCode": good.sku,
        "sizes": [size],
        "currencyIsoCode4217": currency(state),
        "discount": good.discount,
        "clubDiscount": 0,
        "editableSizePrice": False,
    }


async def prices(request: Request, state: State) -> Response:
    """Prices of all, by limit and offset."""
    asked = request.query_params
    if not 1 <= int(asked.get("limit", 0)) <= 1000:
        return wrong("limit must be from 1 to 1000")
    start = int(asked.get("offset", 0))
    found = [good for good in state.goods.values() if asked.get("filterNmID") in {None, str(good.nm)}]
    return fine({"listGoods": [_priced(good, state) for good in found[start : start + int(asked["limit"])]]})


async def prices_of(request: Request, state: State) -> Response:
    """Prices of these."""
    wanted = (await request.json()).get("nmList") or []
    if not 1 <= len(wanted) <= 1000:
        return wrong("nmList must have 1 to 1000 numbers")
    return fine({"listGoods": [_priced(state.goods[nm], state) for nm in wanted if nm in state.goods]})


async def set_prices(request: Request, state: State) -> Response:
    """Take prices as a task that is applied later; a steep fall goes into quarantine."""
    items = (await request.json()).get("data") or []
    if not 1 <= len(items) <= 1000:
        return wrong("data must have 1 to 1000 items")
    if all(item.get("nmID") not in state.goods for item in items):
        return wrong("No goods for process")
    known = [(item, state.goods[item["nmID"]]) for item in items if item.get("nmID") in state.goods]
    if len(known) == len(items) and all(_as_it_is(item, good) for item, good in known):
        return wrong("The specified prices and discounts are already set")
    errors, done = {}, state.now()
    for item in items:
        good = state.goods.get(item.get("nmID"))
        price, discount = item.get("price"), item.get("discount")
        if good is None:
            errors[item.get("nmID")] = "The product is not found"
        elif (price is not None and price < 1) or (discount is not None and not 0 <= discount <= 99):
            errors[good.nm] = "The price or the discount is not valid"
        elif price is not None and price * (100 - (discount or 0)) * 3 <= good.shown * 100:
            errors[good.nm] = "The new price is at least three times lower than the old one: quarantine"
        else:
            for what, value in (("price", price), ("discount", discount)):
                if value is not None:
                    done = state.later(good, what, int(value))
    made = Upload(state.number(40_000_000), state.now(), done, errors, items)
    state.uploads[made.id] = made
    return fine({"id": made.id, "alreadyExists": False})


def _as_it_is(item: dict[str, Any], good: Good) -> bool:
    on_its_way = any(what in {"price", "discount"} for _, what, _ in good.late)
    return not on_its_way and (item.get("price"), item.get("discount") or 0) == (good.price, good.discount)


async def task(request: Request, state: State) -> Response:
    """How a task stands; nothing before it is done."""
    found = state.uploads.get(int(request.query_params.get("uploadID", 0)))
    if found is None or found.done_at > state.now():
        return fine(None)
    good = len(found.items) - len(found.errors)
    return fine(
        {
            "uploadID": found.id,
            "status": 3 if not found.errors else 5 if good else 6,
            "uploadDate": moment(found.at),
            "activationDate": moment(found.done_at),
            "overAllGoodsNumber": len(found.items),
            "successGoodsNumber": good,
        }
    )


async def task_goods(request: Request, state: State) -> Response:
    """What became of each item of a task."""
    found = state.uploads.get(int(request.query_params.get("uploadID", 0)))
    if found is None or found.done_at > state.now():
        return JSONResponse({"data": {"uploadID": None, "historyGoods": []}})
    start, limit = int(request.query_params.get("offset", 0)), int(request.query_params.get("limit", 0))
    goods = [
        {
            "nmID": item["nmID"],
            "price": item.get("price"),
            "discount": item.get("discount") or 0,
            "currencyIsoCode4217": "RUB",
            "status": 3 if item["nmID"] in found.errors else 2,
            "errorText": found.errors.get(item["nmID"]) or "",
        }
        for item in found.items[start : start + limit]
    ]
    return JSONResponse({"data": {"uploadID": found.id, "historyGoods": goods}})


async def warehouses(_request: Request, _state: State) -> Response:
    """The seller's one warehouse."""
    place = {"name": "Own warehouse", "officeId": 15, "id": WAREHOUSE, "cargoType": 1, "deliveryType": 1}
    return JSONResponse([{**place, "isDeleting": False, "isProcessing": False}])


def _by_size(state: State) -> dict[int, Good]:
    return {good.chrt: good for good in state.goods.values()}


async def stocks(request: Request, state: State) -> Response:
    """How much is shown of these sizes."""
    if request.path_params["warehouse"] != WAREHOUSE:
        return refused(404, "NotFound", "The warehouse is not found")
    sizes = _by_size(state)
    wanted = [sizes[chrt] for chrt in (await request.json()).get("chrtIds", []) if chrt in sizes]
    return JSONResponse({"stocks": [{"chrtId": good.chrt, "amount": good.stock} for good in wanted]})


async def set_stocks(request: Request, state: State) -> Response:
    """Take stock, to be shown a little later."""
    if request.path_params["warehouse"] != WAREHOUSE:
        return refused(404, "NotFound", "The warehouse is not found")
    given = (await request.json()).get("stocks", [])
    if len(given) > 1000:
        return refused(400, "IncorrectRequestBody", "At most 1000 items")
    sizes = _by_size(state)
    unknown = [one for one in given if "chrtId" in one and one["chrtId"] not in sizes]
    if unknown:
        return JSONResponse([{"code": "NotFound", "message": "Sizes are not found", "data": unknown}], 409)
    # Names of fields are not looked at: what is misspelt gets its 204 and changes nothing.
    for one in given:
        if "chrtId" in one and isinstance(one.get("amount"), int):
            state.later(sizes[one["chrtId"]], "stock", one["amount"])
    return Response(status_code=204)
