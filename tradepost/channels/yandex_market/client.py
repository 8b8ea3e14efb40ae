"""The partner API of Yandex Market: one host, a key in a header, `status` and `errors` in every body, 420 for too many.

Shops (`campaignId`) have stock and orders, the cabinet (`businessId`) has cards, prices and what buyers say.
"""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar, cast

import httpx
from pydantic import TypeAdapter

from tradepost.channels.adapter import NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.client import Client, Pause
from tradepost.channels.shapes import Access
from tradepost.channels.yandex_market import answers, told

T = TypeVar("T")
ADDRESS = "https://api.partner.market.yandex.ru"
# What every seller may, without the subscription that allows more. Where items are counted, as many full calls as they
# make; fewer at once than there are in a minute, since their minutes need not be ours.
CAMPAIGNS = Limit("campaigns", 1000, 3600, 10)
CARDS = Limit("cards", 100, 60, 10)
CARDS_PUSH = Limit("cards_push", 50, 60, 5)
PRICES_READ = Limit("prices_read", 10, 60, 4)
PRICES = Limit("prices", 20, 60, 5)
WAREHOUSES = Limit("warehouses", 100, 3600, 5)
STOCKS = Limit("stocks", 50, 60, 5)
STOCKS_READ = Limit("stocks_read", 500, 60, 20)
ORDERS = Limit("orders", 10_000, 3600, 50)
RETURNS = Limit("returns", 5000, 3600, 20)
FEEDBACK = Limit("feedback", 5000, 3600, 20)
COMMENTS = Limit("comments", 1000, 3600, 10)
QUESTIONS = Limit("questions", 1000, 3600, 10)
ANSWERS = Limit("answers", 500, 3600, 10)
CHATS = Limit("chats", 5000, 3600, 20)
MESSAGES = Limit("messages", 1000, 3600, 10)
FIGURES = Limit("figures", 10_000, 3600, 50)
CATEGORIES = Limit("categories", 50, 3600, 5)
TARIFFS = Limit("tariffs", 100, 60, 10)
PARAMETERS = Limit("parameters", 100, 60, 10)
LIMITS = (
    CAMPAIGNS,
    CARDS,
    CARDS_PUSH,
    PRICES_READ,
    PRICES,
    WAREHOUSES,
    STOCKS,
    STOCKS_READ,
    ORDERS,
    RETURNS,
    FEEDBACK,
    COMMENTS,
    QUESTIONS,
    ANSWERS,
    CHATS,
    MESSAGES,
    FIGURES,
    CATEGORIES,
    PARAMETERS,
    TARIFFS,
)
FROM_OUR_SHELVES = ("FBS", "DBS", "EXPRESS")  # what lies at the market's own warehouse is no stock of ours


@dataclass(frozen=True, slots=True)
class Call:
    """A call: its limit, where it is, and whether it writes what must not be written twice."""

    limit: Limit
    method: str
    path: str
    writes: bool = False


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@dataclass(slots=True)
class YandexMarket(Client):
    """One key, one shop. `business` is asked for where it is not set."""

    address: str = ""
    campaign: int = 0
    business: int = 0
    known: dict[str, Any] = field(default_factory=dict, repr=False)

    def says(self, answer: httpx.Response) -> str:
        """The messages of `errors`, with a code where there is no message."""
        try:
            return _errors(answer.json()) or answer.text
        except ValueError:
            return answer.text

    async def _ask(self, call: Call, *, json: Any = None, params: Mapping[str, Any] | None = None) -> httpx.Response:
        given = {name: value for name, value in (params or {}).items() if value not in (None, "")}
        url = f"{self.address.rstrip('/') or ADDRESS}{call.path}"
        return await self.ask(call.method, url, call.limit, writes=call.writes, json=json, params=given or None)

    async def _call(
        self, kind: type[T], call: Call, inside: str = "result", *, json: Any = None, params: Any = None
    ) -> T:
        """An answer as `kind`. Refused for an error inside a 200, NoAnswer for one that is not understood."""
        answer = await self._ask(call, json=json, params=params)
        try:
            body = answer.json()
            self._refuse(body)
            found: T = _adapter(cast("Hashable", kind)).validate_python(body[inside] if inside else body)
        except (ValueError, AttributeError, KeyError, TypeError) as error:  # pydantic's are ValueErrors
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        return found

    async def _do(self, call: Call, *, json: Any = None, params: Any = None) -> Any:
        """A body that only says OK, or what is wrong."""
        answer = await self._ask(call, json=json, params=params)
        try:
            body = answer.json()
        except ValueError as error:
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        self._refuse(body)
        return body

    def _refuse(self, body: Any) -> None:
        if isinstance(body, dict) and body.get("status") == "ERROR":
            raise Refused(f"{self.title}: {self._clean(_errors(body))}")

    async def _cabinet(self) -> int:
        """The cabinet's number: it is set, or the shop says it. Refused where this key does not know the shop."""
        if not self.business:
            mine = await self.shop()
            if mine.business is None:
                raise Refused(f"{self.title}: the shop {mine.id} names no cabinet, set business_id")
            self.business = mine.business.id
        return self.business

    async def _shop(self) -> int:
        """The shop's number: it is set, or it is the only one."""
        if not self.campaign:
            self.campaign = (await self.shop()).id
        return self.campaign

    # --- who ---

    async def campaigns(self, token: str | None = None, *, limit: int = 100) -> answers.Campaigns:
        """The shops that this key knows, a part."""
        call = Call(CAMPAIGNS, "GET", "/v2/campaigns")
        return await self._call(answers.Campaigns, call, "", params={"limit": limit, "pageToken": token})

    async def shop(self) -> answers.Campaign:
        """The shop that this client is for, or the only one. Refused where the key does not know it."""
        token: str | None = None
        seen: dict[int, answers.Campaign] = {}
        while True:
            part = await self.campaigns(token)
            seen |= {one.id: one for one in part.campaigns}
            if part.following in {None, token}:  # a list that goes on with itself would never end
                break
            token = part.following
        mine = [one for one in seen.values() if self.campaign in {0, one.id}]
        if len(mine) == 1:
            return mine[0]
        names = ", ".join(f"{one.id} ({one.domain})" for one in islice(seen.values(), 10)) or "none"
        raise Refused(f"{self.title}: set campaign_id to one that this key knows, there is: {names}")

    # --- goods ---

    async def offers(self, token: str | None = None, *, limit: int = 100) -> answers.Offers:
        """The catalogue, a part; archived ones are left out."""
        return await self._call(
            answers.Offers,
            Call(CARDS, "POST", f"/v2/businesses/{await self._cabinet()}/offer-mappings"),
            params={"limit": limit, "pageToken": token},
            json={"archived": False},
        )

    async def set_offers(self, offers: Sequence[Mapping[str, Any]]) -> Sequence[told.CardResult]:
        """Make or change at most 100 offers: what is wrong with which. What is left out stays as it is."""
        call = Call(CARDS_PUSH, "POST", f"/v2/businesses/{await self._cabinet()}/offer-mappings/update")
        # The same again does no harm: an SKU names one offer.
        found = await self._call(
            told.CardResults, call, "", json={"offerMappings": [{"offer": dict(one)} for one in offers]}
        )
        return found.results

    async def prices(
        self, offer_ids: Sequence[str] = (), token: str | None = None, *, limit: int = 500
    ) -> answers.OfferPrices:
        """Prices of at most 200 offers, or of all, a part."""
        return await self._call(
            answers.OfferPrices,
            Call(PRICES_READ, "POST", f"/v2/businesses/{await self._cabinet()}/offer-prices"),
            params={"limit": limit, "pageToken": token},
            json={"offerIds": list(offer_ids)} if offer_ids else {"archived": False},
        )

    async def set_prices(self, offers: Sequence[Mapping[str, Any]]) -> None:
        """Set at most 500 prices, in every shop of the cabinet. They are applied minutes later."""
        call = Call(PRICES, "POST", f"/v2/businesses/{await self._cabinet()}/offer-prices/updates")
        await self._do(call, json={"offers": [dict(one) for one in offers]})

    async def warehouses(self) -> Sequence[answers.Warehouse]:
        """The warehouses of this shop."""
        found = await self._call(
            answers.Warehouses,
            Call(WAREHOUSES, "POST", f"/v2/businesses/{await self._cabinet()}/warehouses"),
            params={"limit": 30},
            json={"campaignIds": [await self._shop()]},
        )
        return found.warehouses

    async def group_stocks(self, offer_ids: Sequence[str], token: str | None = None) -> answers.CampaignStocks:
        """Stock of at most 100 offers in this shop, whose warehouses are in a group; a part."""
        return await self._call(
            answers.CampaignStocks,
            Call(STOCKS_READ, "POST", f"/v2/campaigns/{await self._shop()}/offers/stocks"),
            params={"limit": 100, "pageToken": token},
            json={"offerIds": list(offer_ids)},
        )

    async def set_group_stocks(self, counts: Mapping[str, int]) -> None:
        """Tell how many there are of at most 2000 offers, to a shop whose warehouses are in a group."""
        call = Call(STOCKS, "PUT", f"/v2/campaigns/{await self._shop()}/offers/stocks")
        # The same numbers again do no harm, so it is tried again like a read.
        await self._do(call, json={"skus": [{"sku": sku, "items": [{"count": n}]} for sku, n in counts.items()]})

    async def stocks(self, warehouse: int, offer_ids: Sequence[str], token: str | None = None) -> answers.PartnerStocks:
        """Stock of at most 100 offers at a warehouse; a part."""
        return await self._call(
            answers.PartnerStocks,
            Call(STOCKS_READ, "POST", f"/v3/businesses/{await self._cabinet()}/offers/stocks"),
            params={"limit": 100, "pageToken": token},
            json={"partnerWarehouseId": warehouse, "offerIds": list(offer_ids)},
        )

    async def set_stocks(self, warehouse: int, counts: Mapping[str, int]) -> None:
        """Tell how many there are of at most 2000 offers, to a warehouse."""
        call = Call(STOCKS, "POST", f"/v3/businesses/{await self._cabinet()}/offers/stocks/update")
        items = [{"sku": sku, "partnerWarehouseId": warehouse, "count": n} for sku, n in counts.items()]
        await self._do(call, json={"skuItems": items})

    # --- orders ---

    async def orders(self, start: date, end: date, token: str | None = None, *, limit: int = 50) -> answers.Orders:
        """This shop's real orders that were placed from `start` up to the day before `end`; at most 30 days; a part."""
        return await self._orders(
            {"dates": {"creationDateFrom": str(start), "creationDateTo": str(end)}}, token, limit=limit
        )

    async def orders_of(self, order_ids: Sequence[int]) -> answers.Orders:
        """At most 50 orders by their numbers."""
        return await self._orders({"orderIds": list(order_ids)}, None, limit=50)

    async def _orders(self, wanted: Mapping[str, Any], token: str | None, *, limit: int) -> answers.Orders:
        return await self._call(
            answers.Orders,
            Call(ORDERS, "POST", f"/v1/businesses/{await self._cabinet()}/orders"),
            "",
            params={"limit": limit, "pageToken": token},
            json={
                **wanted,
                "campaignIds": [await self._shop()],
                "programTypes": list(FROM_OUR_SHELVES),
                "fake": False,
            },
        )

    async def pack(self, order_id: int, items: Mapping[int, int]) -> None:
        """Say that everything is in one box: {item: count}. Until it is ready to ship this can be said again."""
        box = {"items": [{"id": item, "fullCount": count} for item, count in items.items()]}
        call = Call(ORDERS, "PUT", f"/v2/campaigns/{await self._shop()}/orders/{order_id}/boxes")
        await self._do(call, json={"boxes": [box]})

    async def ready(self, order_ids: Sequence[int]) -> Sequence[answers.StatusUpdate]:
        """Say that at most 30 orders are ready to ship: what became of each."""
        wanted = [{"id": one, "status": "PROCESSING", "substatus": "READY_TO_SHIP"} for one in order_ids]
        found = await self._call(
            answers.StatusUpdates,
            Call(ORDERS, "POST", f"/v2/campaigns/{await self._shop()}/orders/status-update", writes=True),
            json={"orders": wanted},
        )
        return found.orders

    async def cancel(self, order_id: int) -> None:
        """Cancel an order: the shop cannot fulfil it."""
        call = Call(ORDERS, "PUT", f"/v2/campaigns/{await self._shop()}/orders/{order_id}/status", writes=True)
        await self._do(call, json={"order": {"status": "CANCELLED", "substatus": "SHOP_FAILED"}})

    async def labels(self, order_id: int) -> bytes:
        """Labels of every box of an order: a PDF."""
        call = Call(ORDERS, "GET", f"/v2/campaigns/{await self._shop()}/orders/{order_id}/delivery/labels")
        return (await self._ask(call, params={"format": "A9"})).content

    async def returns(self, start: date, token: str | None = None, *, limit: int = 100) -> told.Returns:
        """What comes back and changed since a day, a part."""
        return await self._call(
            told.Returns,
            Call(RETURNS, "GET", f"/v2/campaigns/{await self._shop()}/returns"),
            params={"fromDate": str(start), "limit": limit, "pageToken": token},
        )

    # --- what buyers say ---

    async def feedbacks(self, since: datetime, token: str | None = None, *, limit: int = 50) -> told.Feedbacks:
        """Reviews written since a moment, in the order they were published, a part."""
        return await self._call(
            told.Feedbacks,
            Call(FEEDBACK, "POST", f"/v2/businesses/{await self._cabinet()}/goods-feedback"),
            params={"limit": limit, "pageToken": token},
            json={"dateTimeFrom": since.isoformat()},
        )

    async def comments(self, feedback_id: int) -> told.Comments:
        """The first fifty comments on a review."""
        return await self._call(
            told.Comments,
            Call(FEEDBACK, "POST", f"/v2/businesses/{await self._cabinet()}/goods-feedback/comments"),
            params={"limit": 50},
            json={"feedbackId": feedback_id},
        )

    async def comment(self, feedback_id: int, text: str) -> None:
        """Answer a review."""
        path = f"/v2/businesses/{await self._cabinet()}/goods-feedback/comments/update"
        await self._do(
            Call(COMMENTS, "POST", path, writes=True), json={"feedbackId": feedback_id, "comment": {"text": text}}
        )

    async def questions(self, start: date, token: str | None = None, *, limit: int = 50) -> told.Questions:
        """Questions asked since a day, oldest first, a part."""
        return await self._call(
            told.Questions,
            Call(QUESTIONS, "POST", f"/v1/businesses/{await self._cabinet()}/goods-questions"),
            params={"limit": limit, "pageToken": token},
            json={"dateFrom": str(start), "sort": "CREATED_AT_ASC"},
        )

    async def answers_to(self, question_id: int) -> told.Replies:
        """The first fifty answers to a question."""
        return await self._call(
            told.Replies,
            Call(QUESTIONS, "POST", f"/v1/businesses/{await self._cabinet()}/goods-questions/answers"),
            params={"limit": 50},
            json={"questionId": question_id},
        )

    async def answer(self, question_id: int, text: str) -> None:
        """Answer a question."""
        call = Call(ANSWERS, "POST", f"/v1/businesses/{await self._cabinet()}/goods-questions/update", writes=True)
        parent = {"id": question_id, "type": "QUESTION"}
        await self._do(call, json={"parentEntityId": parent, "text": text, "operationType": "CREATE"})

    async def chats(self, token: str | None = None, *, limit: int = 20) -> told.Chats:
        """Conversations with buyers, a part; disputes are the market's."""
        return await self._call(
            told.Chats,
            Call(CHATS, "POST", f"/v2/businesses/{await self._cabinet()}/chats"),
            params={"limit": limit, "pageToken": token},
            json={"types": ["CHAT"]},
        )

    async def history(self, chat_id: int, token: str | None = None) -> told.History:
        """A conversation, a part."""
        return await self._call(
            told.History,
            Call(CHATS, "POST", f"/v2/businesses/{await self._cabinet()}/chats/history"),
            params={"chatId": chat_id, "limit": 100, "pageToken": token},
            json={},
        )

    async def send(self, chat_id: int, text: str) -> None:
        """Write into a conversation."""
        call = Call(MESSAGES, "POST", f"/v2/businesses/{await self._cabinet()}/chats/message", writes=True)
        await self._do(call, params={"chatId": chat_id}, json={"message": text})

    # --- money and rules ---

    async def sold(self, start: date, end: date, token: str | None = None) -> told.SoldOrders:
        """Orders that changed in a range of days, both included, with payments and fees; a part."""
        return await self._call(
            told.SoldOrders,
            Call(FIGURES, "POST", f"/v2/campaigns/{await self._shop()}/stats/orders"),
            params={"limit": 200, "pageToken": token},
            json={"updateFrom": str(start), "updateTo": str(end)},
        )

    async def tariffs(self, category_ids: Sequence[int]) -> Sequence[told.Tariffs]:
        """What the market takes for a thing of a thousand roubles in at most 200 categories: an estimate of its own."""
        thing = {"price": 1000, "length": 10, "width": 10, "height": 10, "weight": 0.5}
        body = {
            "parameters": {"campaignId": await self._shop()},
            "offers": [{"categoryId": one, **thing} for one in category_ids],
        }
        return (await self._call(told.TariffList, Call(TARIFFS, "POST", "/v2/tariffs/calculate"), json=body)).offers

    async def categories(self) -> told.Category:
        """The tree of categories, from the top."""
        return await self._call(told.Category, Call(CATEGORIES, "POST", "/v2/categories/tree"), json={"language": "RU"})

    async def parameters(self, category_id: int) -> Sequence[told.Parameter]:
        """What a leaf of the tree wants to know."""
        found = await self._call(told.Parameters, Call(PARAMETERS, "POST", f"/v2/category/{category_id}/parameters"))
        return found.parameters


def _errors(body: Any) -> str:
    parts = body.get("errors") if isinstance(body, dict) else None
    said = [str(one.get("message") or one.get("code")) for one in parts or [] if isinstance(one, dict)]
    return "; ".join(dict.fromkeys(said))


def client(access: Access, *, pause: Pause = asyncio.sleep) -> YandexMarket:
    """A channel's client. A key goes before the older kind of token, where both are set."""
    given = access.credentials
    key, token = given.get("api_key") or given.get("token", ""), given.get("oauth_token", "")
    return YandexMarket(
        title="Yandex Market",
        token=key or token,
        headers={"Api-Key": key} if key or not token else {"Authorization": f"Bearer {token}"},
        pause=pause,
        address=str(access.options.get("address", "")),
        campaign=_number(access.options.get("campaign_id")),
        business=_number(access.options.get("business_id")),
    )


def _number(value: Any) -> int:
    """What is set, as a number; 0 where it is none, which no shop has."""
    text = str(value or "").strip()
    return int(text) if text.isdecimal() else 0
