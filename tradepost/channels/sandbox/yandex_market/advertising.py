"""The sales boost in the Yandex Market dialect: one campaign, bids by SKU; and orders with their money."""

from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tradepost.channels.sandbox.state import Campaign, Order, State
from tradepost.channels.sandbox.yandex_market.answers import BUSINESS, MOSCOW, bad, fine, page
from tradepost.channels.sandbox.yandex_market.goods import body_of
from tradepost.channels.sandbox.yandex_market.orders import stands

ADVISED = 500  # hundredths of a per cent
PLACED = 12  # per cent of the price


def _boost(state: State) -> Campaign | None:
    return state.campaigns.get(BUSINESS)


async def set_bids(request: Request, state: State) -> Response:
    """Set bids; the first ones make the campaign. What has no such SKU is ignored, as theirs does."""
    given = (await body_of(request)).get("bids") or []
    if not 1 <= len(given) <= 1500:
        return bad("bids must have 1 to 1500 items")
    if any(one["bid"] and not 50 <= one["bid"] <= 9999 for one in given):
        return bad("bid must be from 50 to 9999")
    one = state.campaigns.setdefault(
        BUSINESS, Campaign(BUSINESS, "Boost", [], state.now(), status=9, dialect="yandex_market")
    )
    numbers = {good.sku: good.nm for good in state.goods.values()}
    one.bids |= {numbers[told["sku"]]: told["bid"] for told in given if told["sku"] in numbers}
    return fine()


async def bids(request: Request, state: State) -> Response:
    """Bids that were set."""
    one = _boost(state)
    told = [{"sku": state.goods[nm].sku, "bid": bid} for nm, bid in (one.bids if one else {}).items()]
    try:
        part, paging = page(request, told, 250, 500)
    except ValueError as error:
        return bad(str(error))
    return fine({"bids": list(part), "paging": paging})


async def advised(request: Request, state: State) -> Response:
    """What it would bid."""
    skus = set((await body_of(request)).get("skus") or ())
    known = [good.sku for good in state.goods.values() if good.sku in skus]
    share = {"bid": ADVISED, "showPercent": 50}
    return fine({"recommendations": [{"sku": sku, "bid": ADVISED, "bidRecommendations": [share]} for sku in known]})


def _money(order: Order) -> dict[str, Any]:
    """What was paid for an order that is with its buyer, its fee and its points; taken back of what came back."""
    if stands(order)[0] not in {"DELIVERED", "RETURNED"}:
        return {"payments": [], "commissions": []}
    whole, part = order.price * order.units - order.points, order.back / order.units if order.back_at else 0
    at = str(order.at.astimezone(MOSCOW).date())
    payments = [{"id": f"{order.id}-1", "date": at, "type": "PAYMENT", "source": "BUYER", "total": whole / 100}]
    given = {"YANDEX_CASHBACK": order.points, "SUBSIDY": order.subsidy}
    points = [("ACCRUAL", name, amount) for name, amount in given.items() if amount]
    if order.back_at:
        refund = {"type": "REFUND", "source": "BUYER", "total": round(whole * part) / 100}
        payments.append({"id": f"{order.id}-2", "date": str(order.back_at.astimezone(MOSCOW).date()), **refund})
        points += [("DEDUCTION", name, round(amount * part)) for _, name, amount in points]
    fee = round((whole + order.points) * (1 - part) * PLACED / 100) / 100
    told = [{"operationType": what, "type": name, "amount": amount / 100} for what, name, amount in points]
    return {
        "payments": payments,
        "commissions": [{"type": "FEE", "actual": fee}],
        **({"subsidies": told} if told else {}),
    }


def _sold(order: Order, state: State) -> dict[str, Any]:
    good, one = state.goods[order.nm], _boost(state)
    share = one.bids.get(order.nm, 0) if one else 0
    paid = order.price * order.units
    item = {
        "offerName": good.title,
        "shopSku": good.sku,
        "count": order.units,
        "prices": [{"type": "BUYER", "costPerItem": order.price / 100, "total": paid / 100}],
        "bidFee": share,
    }
    word, money = stands(order)[0], _money(order)
    boost = [{"type": "AUCTION_PROMOTION", "actual": round(paid * share / 10_000) / 100}] if share else []
    return {
        "id": order.id,
        "creationDate": str(order.at.astimezone(MOSCOW).date()),
        "statusUpdateDate": order.at.isoformat(),
        "status": "CANCELLED_IN_PROCESSING" if word == "CANCELLED" else word,
        "fake": False,
        "currency": "RUR",
        "items": [item, {"offerName": "Доставка", "count": 1}],
        **money,
        "commissions": [*money["commissions"], *boost],
    }


def _day(order: Order, by: str) -> date:
    """The day an order was placed, or else the last on which something happened to it, in Moscow."""
    moments = [order.at] if by == "date" else [order.at, order.packed_at or order.at, order.back_at or order.at]
    return max(moments).astimezone(MOSCOW).date()


async def sold(request: Request, state: State) -> Response:
    """Orders that were placed, or else changed, in a range of days, with their money and what the boost cost."""
    asked = await body_of(request)
    by = "date" if "dateFrom" in asked else "update"
    try:
        start, end = (date.fromisoformat(asked[f"{by}{edge}"]) for edge in ("From", "To"))
    except (KeyError, ValueError):
        return bad("Set dateFrom and dateTo, or updateFrom and updateTo")
    found = [one for one in state.orders.values() if start <= _day(one, by) <= end]
    try:
        part, paging = page(request, sorted(found, key=lambda one: one.id), 20, 200)
    except ValueError as error:
        return bad(str(error))
    return fine({"orders": [_sold(one, state) for one in part], "paging": paging})
