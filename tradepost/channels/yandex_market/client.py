"""Every call of Yandex Market's partner API that is used."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tradepost.channels.client import Pause
from tradepost.channels.shapes import Access
from tradepost.channels.yandex_market import answers, limits, told
from tradepost.channels.yandex_market.asking import FROM_OUR_SHELVES, Asking, Call


@dataclass(slots=True)
class YandexMarket(Asking):
    """The calls, group by group."""

    # --- goods ---

    async def offers(self, token: str | None = None, *, limit: int = 100) -> answers.Offers:
        """The catalogue, a part; archived ones are left out."""
        return await self._call(
            answers.Offers,
            Call(limits.CARDS, "POST", f"/v2/businesses/{await self._cabinet()}/offer-mappings"),
            params={"limit": limit, "pageToken": token},
            json={"archived": False},
        )

    async def set_offers(self, offers: Sequence[Mapping[str, Any]]) -> Sequence[told.CardResult]:
        """Make or change at most 100 offers: what is wrong with which. What is left out stays as it is."""
        call = Call(limits.CARDS_PUSH, "POST", f"/v2/businesses/{await self._cabinet()}/offer-mappings/update")
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
            Call(limits.PRICES_READ, "POST", f"/v2/businesses/{await self._cabinet()}/offer-prices"),
            params={"limit": limit, "pageToken": token},
            json={"offerIds": list(offer_ids)} if offer_ids else {"archived": False},
        )

    async def set_prices(self, offers: Sequence[Mapping[str, Any]]) -> None:
        """Set at most 500 prices, in every shop of the cabinet. They are applied minutes later."""
        call = Call(limits.PRICES, "POST", f"/v2/businesses/{await self._cabinet()}/offer-prices/updates")
        await self._do(call, json={"offers": [dict(one) for one in offers]})

    async def warehouses(self, token: str | None = None) -> answers.WarehousePage[answers.Warehouse]:
        """The warehouses of the cabinet with their shops and groups, a part; for cabinets that have groups."""
        call = Call(limits.WAREHOUSES, "POST", f"/v2/businesses/{await self._cabinet()}/warehouses")
        params = {"limit": 30, "pageToken": token}
        return await self._call(answers.WarehousePage[answers.Warehouse], call, params=params, json={})

    async def lone_warehouses(self, token: str | None = None) -> answers.WarehousePage[answers.LoneWarehouse]:
        """The same where there are no groups: whose shop each is, is not told."""
        call = Call(limits.LONE_WAREHOUSES, "POST", f"/v3/businesses/{await self._cabinet()}/warehouses")
        params = {"limit": 30, "pageToken": token}
        return await self._call(answers.WarehousePage[answers.LoneWarehouse], call, params=params, json={})

    async def my_shop(self) -> int:
        """The shop's number."""
        return await self._shop()

    async def group_stocks(self, offer_ids: Sequence[str], token: str | None = None) -> answers.CampaignStocks:
        """Stock of at most 100 offers in this shop, whose warehouses are in a group; a part."""
        return await self._call(
            answers.CampaignStocks,
            Call(limits.STOCKS_READ, "POST", f"/v2/campaigns/{await self._shop()}/offers/stocks"),
            params={"limit": 100, "pageToken": token},
            json={"offerIds": list(offer_ids)},
        )

    async def set_group_stocks(self, counts: Mapping[str, int]) -> None:
        """Tell how many there are of at most 2000 offers, to a shop whose warehouses are in a group."""
        call = Call(limits.STOCKS, "PUT", f"/v2/campaigns/{await self._shop()}/offers/stocks")
        # The same numbers again do no harm, so it is tried again like a read.
        await self._do(call, json={"skus": [{"sku": sku, "items": [{"count": n}]} for sku, n in counts.items()]})

    async def stocks(self, warehouse: int, offer_ids: Sequence[str], token: str | None = None) -> answers.PartnerStocks:
        """Stock of at most 100 offers at a warehouse; a part."""
        return await self._call(
            answers.PartnerStocks,
            Call(limits.STOCKS_READ, "POST", f"/v3/businesses/{await self._cabinet()}/offers/stocks"),
            params={"limit": 100, "pageToken": token},
            json={"partnerWarehouseId": warehouse, "offerIds": list(offer_ids)},
        )

    async def set_stocks(self, warehouse: int, counts: Mapping[str, int]) -> None:
        """Tell how many there are of at most 2000 offers, to a warehouse."""
        call = Call(limits.STOCKS, "POST", f"/v3/businesses/{await self._cabinet()}/offers/stocks/update")
        items = [{"sku": sku, "partnerWarehouseId": warehouse, "count": n} for sku, n in counts.items()]
        await self._do(call, json={"skuItems": items})

    # --- orders ---

    async def orders(
        self,
        start: date,
        end: date,
        token: str | None = None,
        *,
        changed: datetime | None = None,
        programs: Sequence[str] = FROM_OUR_SHELVES,
    ) -> answers.Orders:
        """This shop's real orders that were placed from `start` up to the day before `end`; at most 30 days; a part.

        Of those only what has `changed` since a moment, where one is said.
        """
        days = {"creationDateFrom": str(start), "creationDateTo": str(end)}
        if changed is not None:
            days["updateDateFrom"] = changed.isoformat()
        return await self._orders({"dates": days}, token, programs=programs)

    async def orders_of(self, order_ids: Sequence[int]) -> answers.Orders:
        """At most 50 orders by their numbers."""
        return await self._orders({"orderIds": list(order_ids)})

    async def _orders(
        self,
        wanted: Mapping[str, Any],
        token: str | None = None,
        *,
        limit: int = 50,
        programs: Sequence[str] = FROM_OUR_SHELVES,
    ) -> answers.Orders:
        return await self._call(
            answers.Orders,
            Call(limits.ORDER_LISTS, "POST", f"/v1/businesses/{await self._cabinet()}/orders"),
            "",
            params={"limit": limit, "pageToken": token},
            json={
                **wanted,
                "campaignIds": [await self._shop()],
                "programTypes": list(programs),
                "fake": False,
            },
        )

    async def pack(self, order_id: int, items: Mapping[int, int]) -> None:
        """Say that everything is in one box: {item: count}. Until it is ready to ship this can be said again."""
        box = {"items": [{"id": item, "fullCount": count} for item, count in items.items()]}
        call = Call(limits.ORDERS, "PUT", f"/v2/campaigns/{await self._shop()}/orders/{order_id}/boxes")
        await self._do(call, json={"boxes": [box]})

    async def ready(self, order_ids: Sequence[int]) -> Sequence[answers.StatusUpdate]:
        """Say that at most 30 orders are ready to ship: what became of each."""
        wanted = [{"id": one, "status": "PROCESSING", "substatus": "READY_TO_SHIP"} for one in order_ids]
        found = await self._call(
            answers.StatusUpdates,
            Call(limits.ORDERS, "POST", f"/v2/campaigns/{await self._shop()}/orders/status-update", writes=True),
            json={"orders": wanted},
        )
        return found.orders

    async def cancel(self, order_id: int) -> None:
        """Cancel an order: the shop cannot fulfil it."""
        call = Call(limits.ORDERS, "PUT", f"/v2/campaigns/{await self._shop()}/orders/{order_id}/status", writes=True)
        await self._do(call, json={"order": {"status": "CANCELLED", "substatus": "SHOP_FAILED"}})

    async def labels(self, order_id: int) -> bytes:
        """Labels of every box of an order: a PDF."""
        call = Call(limits.ORDERS, "GET", f"/v2/campaigns/{await self._shop()}/orders/{order_id}/delivery/labels")
        return (await self._ask(call, params={"format": "A9"})).content

    async def returns(self, start: date, token: str | None = None, *, limit: int = 100) -> told.Returns:
        """What comes back and changed since a day, a part."""
        return await self._call(
            told.Returns,
            Call(limits.RETURNS, "GET", f"/v2/campaigns/{await self._shop()}/returns"),
            params={"fromDate": str(start), "limit": limit, "pageToken": token},
        )

    # --- what buyers say ---

    async def feedbacks(
        self, since: datetime, token: str | None = None, *, until: datetime | None = None, limit: int = 50
    ) -> told.Feedbacks:
        """Reviews written after a moment and before another, six months at most, as they were published; a part."""
        return await self._call(
            told.Feedbacks,
            Call(limits.FEEDBACK, "POST", f"/v2/businesses/{await self._cabinet()}/goods-feedback"),
            params={"limit": limit, "pageToken": token},
            json={"dateTimeFrom": since.isoformat(), **({"dateTimeTo": until.isoformat()} if until else {})},
        )

    async def comments(self, feedback_id: int) -> told.Comments:
        """The first fifty comments on a review."""
        return await self._call(
            told.Comments,
            Call(limits.FEEDBACK, "POST", f"/v2/businesses/{await self._cabinet()}/goods-feedback/comments"),
            params={"limit": 50},
            json={"feedbackId": feedback_id},
        )

    async def comment(self, feedback_id: int, text: str) -> None:
        """Answer a review."""
        path = f"/v2/businesses/{await self._cabinet()}/goods-feedback/comments/update"
        await self._do(
            Call(limits.COMMENTS, "POST", path, writes=True),
            json={"feedbackId": feedback_id, "comment": {"text": text}},
        )

    async def questions(
        self, start: date, token: str | None = None, *, until: date | None = None, limit: int = 50
    ) -> told.Questions:
        """Questions asked since a day and until another, a month at most, oldest first; a part."""
        return await self._call(
            told.Questions,
            Call(limits.QUESTIONS, "POST", f"/v1/businesses/{await self._cabinet()}/goods-questions"),
            params={"limit": limit, "pageToken": token},
            json={"dateFrom": str(start), "sort": "CREATED_AT_ASC", **({"dateTo": str(until)} if until else {})},
        )

    async def answers_to(self, question_id: int) -> told.Replies:
        """The first fifty answers to a question."""
        return await self._call(
            told.Replies,
            Call(limits.QUESTIONS, "POST", f"/v1/businesses/{await self._cabinet()}/goods-questions/answers"),
            params={"limit": 50},
            json={"questionId": question_id},
        )

    async def answer(self, question_id: int, text: str) -> None:
        """Answer a question."""
        call = Call(
            limits.ANSWERS, "POST", f"/v1/businesses/{await self._cabinet()}/goods-questions/update", writes=True
        )
        parent = {"id": question_id, "type": "QUESTION"}
        await self._do(call, json={"parentEntityId": parent, "text": text, "operationType": "CREATE"})

    async def chats(self, token: str | None = None, *, limit: int = 20) -> told.Chats:
        """Conversations with buyers, a part; disputes are the market's."""
        return await self._call(
            told.Chats,
            Call(limits.CHATS, "POST", f"/v2/businesses/{await self._cabinet()}/chats"),
            params={"limit": limit, "pageToken": token},
            json={"types": ["CHAT"]},
        )

    async def history(self, chat_id: int, token: str | None = None) -> told.History:
        """A conversation, a part."""
        return await self._call(
            told.History,
            Call(limits.CHATS, "POST", f"/v2/businesses/{await self._cabinet()}/chats/history"),
            params={"chatId": chat_id, "limit": 100, "pageToken": token},
            json={},
        )

    async def send(self, chat_id: int, text: str) -> None:
        """Write into a conversation."""
        call = Call(limits.MESSAGES, "POST", f"/v2/businesses/{await self._cabinet()}/chats/message", writes=True)
        await self._do(call, params={"chatId": chat_id}, json={"message": text})

    # --- money ---

    async def sold(self, start: date, end: date, token: str | None = None) -> told.SoldOrders:
        """Orders that changed in a range of days, both included, with payments and fees; a part."""
        return await self._call(
            told.SoldOrders,
            Call(limits.FIGURES, "POST", f"/v2/campaigns/{await self._shop()}/stats/orders"),
            params={"limit": 200, "pageToken": token},
            json={"updateFrom": str(start), "updateTo": str(end)},
        )

    async def placed(self, start: date, end: date, token: str | None = None) -> told.SoldOrders:
        """The same of orders that were placed in a range of days."""
        return await self._call(
            told.SoldOrders,
            Call(limits.FIGURES, "POST", f"/v2/campaigns/{await self._shop()}/stats/orders"),
            params={"limit": 200, "pageToken": token},
            json={"dateFrom": str(start), "dateTo": str(end)},
        )

    # --- advertising ---

    async def cabinet(self) -> int:
        """The cabinet's number, which the one campaign of the API goes by here."""
        return await self._cabinet()

    async def bids(self, token: str | None = None, *, limit: int = 500) -> told.Bids:
        """Bids that were set from outside, a part."""
        call = Call(limits.BIDS, "POST", f"/v2/businesses/{await self._cabinet()}/bids/info")
        return await self._call(told.Bids, call, params={"limit": limit, "pageToken": token}, json={})

    async def set_bids(self, bids: Mapping[str, int]) -> None:
        """Set bids of at most 1500 offers, {SKU: hundredths of a per cent}; 0 stops one. The campaign runs then."""
        call = Call(limits.BIDS, "PUT", f"/v2/businesses/{await self._cabinet()}/bids")
        # The same bids again do no harm, so it is tried again like a read.
        await self._do(call, json={"bids": [{"sku": sku, "bid": bid} for sku, bid in bids.items()]})

    async def advised_bids(self, skus: Sequence[str]) -> told.AdvisedBids:
        """What the market would bid for at most 1500 offers."""
        call = Call(limits.BIDS, "POST", f"/v2/businesses/{await self._cabinet()}/bids/recommendations")
        return await self._call(told.AdvisedBids, call, json={"skus": list(skus)})

    # --- promotions ---

    async def promos(self) -> Sequence[told.Promo]:
        """The market's promotions that something takes part in now."""
        call = Call(limits.PROMOS, "POST", f"/v2/businesses/{await self._cabinet()}/promos")
        return (await self._call(told.Promos, call, json={"participation": "PARTICIPATING_NOW"})).promos

    async def promo_offers(self, promo_id: str, token: str | None = None, *, limit: int = 500) -> told.PromoOffers:
        """Offers that take part in a promotion or could, a part."""
        call = Call(limits.PROMO_OFFERS, "POST", f"/v2/businesses/{await self._cabinet()}/promos/offers")
        params = {"limit": limit, "pageToken": token}
        return await self._call(told.PromoOffers, call, params=params, json={"promoId": promo_id})

    async def leave_promo(self, promo_id: str, offer_ids: Sequence[str]) -> Sequence[told.PromoStayed]:
        """Take at most 500 offers out of a promotion: those that did not leave. Twice is as good as once."""
        call = Call(limits.PROMO_OFFERS, "POST", f"/v2/businesses/{await self._cabinet()}/promos/offers/delete")
        body = {"promoId": promo_id, "deleteAllOffers": False, "offerIds": list(offer_ids)}
        return (await self._call(told.PromoLeft, call, json=body)).rejected_offers

    # --- rules ---

    async def tariffs(self, category_ids: Sequence[int]) -> Sequence[told.Tariffs]:
        """What the market takes for a thing of a thousand roubles in at most 200 categories: an estimate of its own."""
        thing = {"price": 1000, "length": 10, "width": 10, "height": 10, "weight": 0.5}
        body = {
            "parameters": {"campaignId": await self._shop()},
            "offers": [{"categoryId": one, **thing} for one in category_ids],
        }
        return (
            await self._call(told.TariffList, Call(limits.TARIFFS, "POST", "/v2/tariffs/calculate"), json=body)
        ).offers

    async def categories(self) -> told.Category:
        """The tree of categories, from the top."""
        return await self._call(
            told.Category, Call(limits.CATEGORIES, "POST", "/v2/categories/tree"), json={"language": "RU"}
        )

    async def parameters(self, category_id: int) -> Sequence[told.Parameter]:
        """What a leaf of the tree wants to know."""
        found = await self._call(
            told.Parameters, Call(limits.PARAMETERS, "POST", f"/v2/category/{category_id}/parameters")
        )
        return found.parameters


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
