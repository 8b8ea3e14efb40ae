"""The calendar of promotions in the Wildberries dialect."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tradepost.channels.sandbox.manners import problem
from tradepost.channels.sandbox.state import State


def _part(request: Request) -> slice:
    start, limit = int(request.query_params.get("offset", 0)), int(request.query_params.get("limit", 100))
    return slice(start, start + limit)


async def promotions(request: Request, state: State) -> Response:
    """Those that run; they last as long as anybody asks."""
    if not {"startDateTime", "endDateTime", "allPromo"} <= set(request.query_params):
        return problem(400, "bad request", "startDateTime, endDateTime and allPromo are required")
    start, end = state.now() - timedelta(days=1), state.now() + timedelta(days=7)
    period = {f"{name}DateTime": f"{at:%Y-%m-%dT%H:%M:%SZ}" for name, at in (("start", start), ("end", end))}
    found = [{"id": one.id, "name": one.name, "type": "regular", **period} for one in state.promos.values()]
    return JSONResponse({"data": {"promotions": found[_part(request)]}})


async def promoted(request: Request, state: State) -> Response:
    """Who takes part, a part."""
    one = state.promos.get(int(request.query_params.get("promotionID", 0)))
    if one is None:
        return problem(422, "unprocessable", "there is no such promotion")
    found = [
        {
            "id": nm,
            "inAction": True,
            "price": state.goods[nm].price,
            "currencyCode": "RUB",
            "planPrice": price,
            "discount": state.goods[nm].discount,
            "planDiscount": 0,
        }
        for nm, price in one.prices.items()
    ]
    return JSONResponse({"data": {"nomenclatures": found[_part(request)]}})
