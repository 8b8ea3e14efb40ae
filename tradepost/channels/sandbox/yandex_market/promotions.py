"""Promotions in the Yandex Market dialect: what takes part in them, and leaving."""

from starlette.requests import Request
from starlette.responses import Response

from tradepost.channels.sandbox.state import Promo, State
from tradepost.channels.sandbox.yandex_market.answers import bad, fine, moment, page
from tradepost.channels.sandbox.yandex_market.goods import body_of


def _asked(body: dict[str, object], state: State) -> Promo | None:
    return next((one for one in state.promos.values() if f"promo-{one.id}" == body.get("promoId")), None)


async def promos(request: Request, state: State) -> Response:
    """Those that something takes part in."""
    if (await body_of(request)).get("participation") not in {None, "PARTICIPATING_NOW"}:
        return fine({"promos": []})
    found = [
        {
            "id": f"promo-{one.id}",
            "name": one.name,
            "period": {"dateTimeFrom": moment(state.now()), "dateTimeTo": moment(state.now())},
            "participating": True,
            "assortmentInfo": {"activeOffers": len(one.prices)},
            "mechanicsInfo": {"type": "DIRECT_DISCOUNT"},
            "bestsellerInfo": {"bestseller": False},
        }
        for one in state.promos.values()
        if one.prices
    ]
    return fine({"promos": found})


async def offers(request: Request, state: State) -> Response:
    """Who takes part, and who could."""
    one = _asked(await body_of(request), state)
    if one is None:
        return bad("There is no such promotion")
    found = []
    for good in state.goods.values():
        price = one.prices.get(good.nm)
        told = {"price": good.price, "maxPromoPrice": good.shown} | ({} if price is None else {"promoPrice": price})
        status = "NOT_PARTICIPATING" if price is None else "MANUAL"
        found.append({"offerId": good.sku, "status": status, "params": {"discountParams": told}})
    try:
        part, paging = page(request, found, 100, 500)
    except ValueError as error:
        return bad(str(error))
    return fine({"offers": list(part), "paging": paging})


async def leave(request: Request, state: State) -> Response:
    """Take offers out."""
    body = await body_of(request)
    one = _asked(body, state)
    asked = body.get("offerIds") or []
    if one is None or not 1 <= len(asked) <= 500:
        return bad("offerIds must have 1 to 500 items of a promotion that there is")
    numbers = {good.sku: good.nm for good in state.goods.values()}
    for sku in asked:
        if numbers.get(sku) not in one.held:
            one.prices.pop(numbers.get(sku, 0), None)
    gone = [{"offerId": sku, "reason": "OFFER_DOES_NOT_EXIST"} for sku in asked if sku not in numbers]
    return fine({"rejectedOffers": gone} if gone else {})
