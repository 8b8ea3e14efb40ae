"""Calls of the seller API about money, figures, and what is sold from its own warehouses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tradepost.channels.allowances import Limit
from tradepost.channels.wildberries import told
from tradepost.channels.wildberries.asking import Asking, Call

FINANCE = Limit("finance", 1, 60, 1)
COMMISSIONS = Limit("commissions", 1, 60, 2)
RETURNS = Limit("returns", 1, 60, 10)
ORDERED = Limit("ordered", 1, 60, 10)
SOLD = Limit("sold", 1, 60, 1)
FUNNEL = Limit("funnel", 3, 60, 3)
FUNNEL_DAYS = Limit("funnel_days", 3, 60, 3)
QUERIES = Limit("queries", 3, 60, 3)
QUERY_DAYS = Limit("query_days", 3, 60, 3)
LIMITS = (FINANCE, COMMISSIONS, RETURNS, ORDERED, SOLD, FUNNEL, FUNNEL_DAYS, QUERIES, QUERY_DAYS)
ANALYTICS = "seller-analytics-api"
# What is used of a row: without this list all eighty are sent.
FIELDS = [field.alias for field in told.SalesLine.model_fields.values()]


@dataclass(slots=True)
class Accounts(Asking):
    """Reports of sales, commissions, returns, feeds of what was ordered and sold, what was looked at and typed."""

    async def sales(self, start: date, end: date, after: int = 0, *, limit: int = 10_000) -> Sequence[told.SalesLine]:
        """Rows of the weekly reports of a range of days, behind a row's number; none behind the last."""
        body = {
            "dateFrom": str(start),
            "dateTo": str(end),
            "limit": limit,
            "rrdId": after,
            "period": "weekly",
            "fields": FIELDS,
        }
        return await self._list(
            told.SalesLine,
            Call(FINANCE, "POST", "finance-api", "/api/finance/v1/sales-reports/detailed"),
            json=body,
        )

    async def commissions(self) -> Sequence[told.Share]:
        """What is taken in every category there is."""
        return await self._list(
            told.Share,
            Call(COMMISSIONS, "GET", "common-api", "/api/v1/tariffs/commission", inside="report"),
            params={"locale": "ru"},
        )

    async def goods_returns(self, start: date, end: date) -> Sequence[told.GoodsReturn]:
        """What came back in at most 31 days, both included."""
        return await self._list(
            told.GoodsReturn,
            Call(RETURNS, "GET", ANALYTICS, "/api/v1/analytics/goods-return", inside="report"),
            params={"dateFrom": str(start), "dateTo": str(end)},
        )

    async def ordered(self, start: str) -> Sequence[told.Unit]:
        """Orders that changed since a moment (Moscow's) and whichever warehouse they lie in, the earliest first.

        At most some 80 000; the moment is the last one's `lastChangeDate`, as it is written there, when it goes on.
        """
        call = Call(ORDERED, "GET", "statistics-api", "/api/v1/supplier/orders")
        return await self._list(told.Unit, call, params={"dateFrom": start})

    async def sold(self, start: str) -> Sequence[told.Unit]:
        """The same of what was sold, or came back into a warehouse of theirs."""
        call = Call(SOLD, "GET", "statistics-api", "/api/v1/supplier/sales")
        return await self._list(told.Unit, call, params={"dateFrom": start})

    async def funnel_days(self, nm_ids: Sequence[int], start: date, end: date) -> Sequence[told.FunnelDays]:
        """How often at most 20 cards were opened, carted and ordered, by day; of the last week."""
        body = {"selectedPeriod": _period(start, end), "nmIds": list(nm_ids), "aggregationLevel": "day"}
        call = Call(FUNNEL_DAYS, "POST", ANALYTICS, "/api/analytics/v3/sales-funnel/products/history")
        return await self._list(told.FunnelDays, call, json=body)

    async def funnel(self, nm_ids: Sequence[int], start: date, end: date) -> told.Funnel:
        """The same of at most 1000 cards, of a whole range of days within a year."""
        body = {"selectedPeriod": _period(start, end), "nmIds": list(nm_ids), "limit": 1000, "offset": 0}
        call = Call(FUNNEL, "POST", ANALYTICS, "/api/analytics/v3/sales-funnel/products", inside="data")
        return await self._call(told.Funnel, call, json=body)

    async def queries(self, nm_ids: Sequence[int], start: date, end: date, *, limit: int = 30) -> Sequence[told.Query]:
        """What buyers typed before they opened at most 50 cards: the queries that had them opened most."""
        body = {
            "currentPeriod": _period(start, end),
            "nmIds": list(nm_ids),
            "topOrderBy": "openCard",
            "includeSubstitutedSKUs": True,
            "includeSearchTexts": True,
            "orderBy": {"field": "openCard", "mode": "desc"},
            "limit": limit,
        }
        call = Call(QUERIES, "POST", ANALYTICS, "/api/v2/search-report/product/search-texts", inside="data.items")
        return await self._list(told.Query, call, json=body)

    async def query_days(self, nm_id: int, texts: Sequence[str], start: date, end: date) -> Sequence[told.QueryDays]:
        """Where a card stood for at most 30 queries, by day; at most seven days."""
        body = {"period": _period(start, end), "nmId": nm_id, "searchTexts": list(texts)}
        call = Call(QUERY_DAYS, "POST", ANALYTICS, "/api/v2/search-report/product/orders", inside="data.items")
        return await self._list(told.QueryDays, call, json=body)


def _period(start: date, end: date) -> dict[str, str]:
    return {"start": str(start), "end": str(end)}
