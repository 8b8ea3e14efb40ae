"""The seller API of Wildberries: goods, orders, what buyers say, advertising; with what it has from its bases."""

import asyncio
import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

from tradepost.channels.allowances import Limit
from tradepost.channels.client import Multipart, Pause
from tradepost.channels.shapes import Access
from tradepost.channels.wildberries import accounts, answers, calendar, catalogue, told
from tradepost.channels.wildberries.accounts import Accounts
from tradepost.channels.wildberries.asking import Call
from tradepost.channels.wildberries.calendar import Calendar
from tradepost.channels.wildberries.catalogue import Catalogue

# What personal and service tokens may; where a refusal counts as ten calls, the description says so.
PRICES = Limit("prices", 10, 6, 5)
STOCKS = Limit("stocks", 300, 60, 20, per_refusal=10)
ORDERS = Limit("orders", 300, 60, 20, per_refusal=10)
CANCELS = Limit("cancels", 100, 60, 20, per_refusal=10)
FEEDBACKS = Limit("feedbacks", 3, 1, 6)
CHATS = Limit("chats", 10, 10, 10)
ADVERTS = Limit("adverts", 5, 1, 5)
NEW_ADVERTS = Limit("new_adverts", 5, 60, 5)
BUDGETS = Limit("budgets", 4, 1, 4)
DEPOSITS = Limit("deposits", 1, 1, 5)
FULLSTATS = Limit("fullstats", 3, 60, 1)
LEAST_BIDS = Limit("least_bids", 20, 60, 5)
SELLER = Limit("seller", 1, 60, 10)
LIMITS = (
    *(PRICES, STOCKS, ORDERS, CANCELS, FEEDBACKS, CHATS),
    *(ADVERTS, NEW_ADVERTS, BUDGETS, DEPOSITS, FULLSTATS, LEAST_BIDS, SELLER),
    *catalogue.LIMITS,
    *calendar.LIMITS,
    *accounts.LIMITS,
)


@dataclass(slots=True)
class Wildberries(Catalogue, Accounts, Calendar):
    """Every call of the seller API that is used."""

    async def seller(self) -> answers.Seller:
        """Whose token this is."""
        return await self._call(answers.Seller, Call(SELLER, "GET", "common-api", "/api/v1/seller-info"))

    # --- goods ---

    async def prices(self, offset: int = 0, *, limit: int = 1000) -> Sequence[answers.Good]:
        """Prices of all cards, a part."""
        found = await self._call(
            answers.GoodList,
            Call(PRICES, "GET", "discounts-prices-api", "/api/v2/list/goods/filter", inside="data"),
            params={"limit": limit, "offset": offset},
        )
        return found.list_goods

    async def prices_of(self, nm_ids: Sequence[int]) -> Sequence[answers.Good]:
        """Prices of at most 1000 cards."""
        found = await self._call(
            answers.GoodList,
            Call(PRICES, "POST", "discounts-prices-api", "/api/v2/list/goods/filter", inside="data"),
            json={"nmList": list(nm_ids)},
        )
        return found.list_goods

    async def set_prices(self, items: Sequence[Mapping[str, int]]) -> int:
        """Hand in at most 1000 prices: the task's number. They are applied later."""
        made = await self._call(
            answers.Handed,
            Call(PRICES, "POST", "discounts-prices-api", "/api/v2/upload/task", inside="data", writes=True),
            json={"data": [dict(item) for item in items]},
        )
        return made.id

    async def price_task(self, upload_id: int) -> answers.Task | None:
        """How a task of prices stands; None while it is not done."""
        return await self._call(
            cast("type[answers.Task | None]", answers.Task | None),
            Call(PRICES, "GET", "discounts-prices-api", "/api/v2/history/tasks", inside="data"),
            params={"uploadID": upload_id},
        )

    async def price_task_goods(self, upload_id: int) -> Sequence[answers.TaskGood]:
        """What became of each item of a task that is done."""
        found = await self._call(
            answers.TaskGoods,
            Call(PRICES, "GET", "discounts-prices-api", "/api/v2/history/goods/task", inside="data"),
            params={"limit": 1000, "offset": 0, "uploadID": upload_id},
        )
        return found.history_goods

    async def warehouses(self) -> Sequence[answers.Warehouse]:
        """The seller's own warehouses."""
        return await self._call(list[answers.Warehouse], Call(STOCKS, "GET", "marketplace-api", "/api/v3/warehouses"))

    async def stocks(self, warehouse: int, chrt_ids: Sequence[int]) -> Sequence[answers.StockOf]:
        """How much of at most 1000 sizes a warehouse shows."""
        return await self._call(
            list[answers.StockOf],
            Call(STOCKS, "POST", "marketplace-api", f"/api/v3/stocks/{warehouse}", inside="stocks"),
            json={"chrtIds": list(chrt_ids)},
        )

    async def set_stocks(self, warehouse: int, amounts: Mapping[int, int]) -> None:
        """Tell how much of at most 1000 sizes there is."""
        body = {"stocks": [{"chrtId": chrt, "amount": amount} for chrt, amount in amounts.items()]}
        # Setting the same numbers again does no harm, so it is tried again like a read.
        await self._ask(Call(STOCKS, "PUT", "marketplace-api", f"/api/v3/stocks/{warehouse}"), json=body)

    # --- orders ---

    async def orders(self, start: int, end: int | None, after: int = 0, *, limit: int = 1000) -> answers.Orders:
        """Orders placed in at most 30 days (Unix seconds; None: until now, by their clock), a part."""
        return await self._call(
            answers.Orders,
            Call(ORDERS, "GET", "marketplace-api", "/api/v3/orders"),
            params={"limit": limit, "next": after, "dateFrom": start, "dateTo": end},
        )

    async def statuses(self, order_ids: Sequence[int]) -> Sequence[answers.Status]:
        """How at most 1000 orders stand."""
        return await self._call(
            list[answers.Status],
            Call(ORDERS, "POST", "marketplace-api", "/api/v3/orders/status", inside="orders"),
            json={"orders": list(order_ids)},
        )

    async def open_supply(self, name: str) -> str:
        """A new supply's number."""
        made = await self._call(
            dict[str, Any],
            Call(ORDERS, "POST", "marketplace-api", "/api/v3/supplies", writes=True),
            json={"name": name},
        )
        return str(made["id"])

    async def into_supply(self, supply_id: str, order_ids: Sequence[int]) -> None:
        """Put at most 100 orders into an open supply: that confirms them."""
        path = f"/api/marketplace/v3/supplies/{supply_id}/orders"
        await self._ask(Call(ORDERS, "PATCH", "marketplace-api", path, writes=True), json={"orders": list(order_ids)})

    async def supplies(self, after: int = 0, *, limit: int = 1000) -> answers.Supplies:
        """Every supply there is, a part."""
        call = Call(ORDERS, "GET", "marketplace-api", "/api/v3/supplies")
        return await self._call(answers.Supplies, call, params={"limit": limit, "next": after})

    async def orders_in(self, supply_id: str) -> Sequence[int]:
        """Which orders are in a supply."""
        path = f"/api/marketplace/v3/supplies/{supply_id}/order-ids"
        return await self._list(int, Call(ORDERS, "GET", "marketplace-api", path, inside="orderIds"))

    async def drop_supply(self, supply_id: str) -> None:
        """Delete an empty supply; one that holds anything is not."""
        await self._ask(Call(ORDERS, "DELETE", "marketplace-api", f"/api/v3/supplies/{supply_id}", writes=True))

    async def deliver(self, supply_id: str) -> None:
        """Hand a supply over, with everything in it."""
        path = f"/api/v3/supplies/{supply_id}/deliver"
        await self._ask(Call(ORDERS, "PATCH", "marketplace-api", path, writes=True))

    async def supply_code(self, supply_id: str) -> answers.Sticker:
        """The QR code of a supply that was handed over: whoever takes it in wants to see that."""
        call = Call(ORDERS, "GET", "marketplace-api", f"/api/v3/supplies/{supply_id}/barcode")
        return await self._call(answers.Sticker, call, params={"type": "png"})

    async def cancel(self, order_id: int) -> None:
        """Cancel an order as the seller."""
        path = f"/api/v3/orders/{order_id}/cancel"
        await self._ask(Call(CANCELS, "PATCH", "marketplace-api", path, writes=True))

    async def stickers(self, order_ids: Sequence[int]) -> Sequence[answers.Sticker]:
        """Labels of at most 100 packed orders."""
        return await self._call(
            list[answers.Sticker],
            Call(ORDERS, "POST", "marketplace-api", "/api/v3/orders/stickers", inside="stickers"),
            params={"type": "png", "width": 58, "height": 40},
            json={"orders": list(order_ids)},
        )

    # --- what buyers say ---

    async def feedbacks(self, *, answered: bool, start: int, skip: int, take: int = 5000) -> Sequence[answers.Feedback]:
        """Reviews since a moment (Unix seconds), oldest first, a part."""
        return await self._call(
            list[answers.Feedback],
            Call(FEEDBACKS, "GET", "feedbacks-api", "/api/v1/feedbacks", inside="data.feedbacks"),
            params=_page(answered=answered, start=start, skip=skip, take=take),
        )

    async def questions(self, *, answered: bool, start: int, skip: int, take: int = 5000) -> Sequence[answers.Question]:
        """Questions since a moment (Unix seconds), oldest first, a part."""
        return await self._call(
            list[answers.Question],
            Call(FEEDBACKS, "GET", "feedbacks-api", "/api/v1/questions", inside="data.questions"),
            params=_page(answered=answered, start=start, skip=skip, take=take),
        )

    async def feedback(self, feedback_id: str) -> answers.Feedback:
        """One review."""
        call = Call(FEEDBACKS, "GET", "feedbacks-api", "/api/v1/feedback", inside="data")
        return await self._call(answers.Feedback, call, params={"id": feedback_id})

    async def answer_feedback(self, feedback_id: str, text: str) -> None:
        """Answer a review. A number that there is not is no error."""
        body = {"id": feedback_id, "text": text}
        await self._ask(Call(FEEDBACKS, "POST", "feedbacks-api", "/api/v1/feedbacks/answer", writes=True), json=body)

    async def answer_question(self, question_id: str, text: str) -> None:
        """Answer a question, for everybody to read."""
        body = {"id": question_id, "answer": {"text": text}, "state": "wbRu"}
        # The answer's body is read for an error inside the 200.
        await self._call(
            dict[str, Any], Call(FEEDBACKS, "PATCH", "feedbacks-api", "/api/v1/questions", writes=True), json=body
        )

    async def chats(self) -> Sequence[told.Chat]:
        """Every conversation; who writes into one needs its signature."""
        return await self._list(
            told.Chat, Call(CHATS, "GET", "buyer-chat-api", "/api/v1/seller/chats", inside="result")
        )

    async def events(self, after: int | None = None) -> told.Events:
        """What was said in all conversations since a moment (Unix milliseconds), a part; none behind the last."""
        call = Call(CHATS, "GET", "buyer-chat-api", "/api/v1/seller/events", inside="result")
        return await self._call(told.Events, call, params={"next": after})

    async def write(self, sign: str, text: str) -> None:
        """Write into a conversation, by its signature."""
        call = Call(CHATS, "POST", "buyer-chat-api", "/api/v1/seller/message", writes=True)
        await self._ask(call, form=Multipart(replySign=sign, message=text))

    # --- advertising ---

    async def adverts(self, ids: Sequence[int] = ()) -> Sequence[answers.Advert]:
        """Campaigns: of these numbers (at most 50), or all."""
        params = {"ids": ",".join(map(str, ids))} if ids else None
        return await self._call(
            list[answers.Advert],
            Call(ADVERTS, "GET", "advert-api", "/api/advert/v2/adverts", inside="adverts"),
            params=params,
        )

    async def create_advert(self, name: str, nm_ids: Sequence[int]) -> int:
        """A new campaign for places in the search, paid by views: its number."""
        body = {
            "name": name,
            "nms": list(nm_ids),
            "bid_type": "manual",
            "payment_type": "cpm",
            "placement_types": ["search"],
        }
        return await self._call(
            int, Call(NEW_ADVERTS, "POST", "advert-api", "/adv/v2/seacat/save-ad", writes=True), json=body
        )

    async def move_advert(self, advert_id: int, verb: str) -> None:
        """start, pause or stop a campaign. Theirs is a GET that writes."""
        await self._ask(Call(ADVERTS, "GET", "advert-api", f"/adv/v0/{verb}", writes=True), params={"id": advert_id})

    async def budget(self, advert_id: int) -> int:
        """What is left of a campaign's budget, in roubles."""
        found = await self._call(
            dict[str, Any], Call(BUDGETS, "GET", "advert-api", "/adv/v1/budget"), params={"id": advert_id}
        )
        return int(found["total"])

    async def deposit(self, advert_id: int, roubles: int) -> None:
        """Top a campaign's budget up from the account."""
        body = {"sum": roubles, "type": 0, "return": False}
        await self._ask(
            Call(DEPOSITS, "POST", "advert-api", "/adv/v1/budget/deposit", writes=True),
            params={"id": advert_id},
            json=body,
        )

    async def set_bids(self, advert_id: int, kopecks: Mapping[int, int]) -> None:
        """Set bids for places in the search, at most 50 items."""
        bids = [{"nm_id": nm, "bid_kopecks": bid, "placement": "search"} for nm, bid in kopecks.items()]
        body = {"bids": [{"advert_id": advert_id, "nm_bids": bids}]}
        await self._ask(Call(ADVERTS, "PATCH", "advert-api", "/api/advert/v1/bids"), json=body)

    async def least_bids(self, advert_id: int, nm_ids: Sequence[int], payment: str) -> Sequence[answers.LeastBids]:
        """The least that may be bid for places in the search."""
        body = {"advert_id": advert_id, "nm_ids": list(nm_ids), "payment_type": payment, "placement_types": ["search"]}
        return await self._call(
            list[answers.LeastBids],
            Call(LEAST_BIDS, "POST", "advert-api", "/api/advert/v1/bids/min", inside="bids"),
            json=body,
        )

    async def full_stats(self, advert_ids: Sequence[int], start: date, end: date) -> Sequence[answers.FullStats]:
        """Figures of at most 50 campaigns in at most 31 days."""
        params = {"ids": ",".join(map(str, advert_ids)), "beginDate": str(start), "endDate": str(end)}
        found = await self._call(
            cast("type[list[answers.FullStats] | None]", list[answers.FullStats] | None),
            Call(FULLSTATS, "GET", "advert-api", "/adv/v3/fullstats"),
            params=params,
        )
        return found or []


def _page(*, answered: bool, start: int, skip: int, take: int) -> dict[str, Any]:
    return {"isAnswered": str(answered).lower(), "take": take, "skip": skip, "order": "dateAsc", "dateFrom": start}


def client(access: Access, *, pause: Pause = asyncio.sleep) -> Wildberries:
    """A channel's client."""
    token = access.credentials.get("token", "")
    return Wildberries(
        title="Wildberries",
        token=token,
        headers={"Authorization": token},
        pause=pause,
        address=str(access.options.get("address", "")),
    )


def expires_at(token: str) -> datetime | None:
    """Until when a token holds: it is a JWT, and says so itself. None for one that does not."""
    try:
        part = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        return datetime.fromtimestamp(int(claims["exp"]), UTC)
    except (IndexError, KeyError, TypeError, ValueError, OverflowError, OSError):
        return None
