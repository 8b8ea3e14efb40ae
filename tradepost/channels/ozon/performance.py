"""The Performance API of Ozon: advertising, on a server of its own, with a key of its own and a token for half an hour.

Its amounts are millionths of a rouble, its numbers are text, and its daily statistics write roubles with a comma.
"""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, TypeVar, cast

import httpx
from pydantic import BeforeValidator, Field, TypeAdapter

from tradepost.channels import tokens
from tradepost.channels.adapter import BadCredentials, NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.client import Client, Pause
from tradepost.channels.ozon.answers import Answer, Number, Perhaps, Text, listed
from tradepost.channels.shapes import Access

T = TypeVar("T")
HOST = "https://api-performance.ozon.ru"
ADVERTS = Limit("adverts", 100_000, 86_400, 50)
# The description has its statistics as CSV, and says in words that this behind the address makes JSON of them.
AS_JSON = "/json"
CLICKS = "SKU"  # campaigns paid by the click; banners and others have no items
BY_HAND = frozenset({"TARGET_BIDS", "NO_AUTO_STRATEGY", ""})  # strategies that take bids


def _roubles(value: Any) -> Any:
    """An amount with a comma, as their statistics write it."""
    return Decimal(0) if value in (None, "") else str(value).replace("\N{NO-BREAK SPACE}", "").replace(",", ".")


def _day(value: Any) -> Any:
    """A day, as 2026-11-26, 26.11.2026 or a moment; "" is none."""
    text = str(value or "")[:10]
    if not text:
        return None
    return date.fromisoformat("-".join(reversed(text.split("."))) if "." in text else text)


Roubles = Annotated[Decimal, BeforeValidator(_roubles)]
Day = Annotated[date | None, BeforeValidator(_day)]


class Advert(Answer):
    """A campaign; budgets are millionths of a rouble, 0 for none."""

    id: str
    title: Text = ""
    state: Text = ""
    kind: Text = Field("", alias="advObjectType")
    payment: Text = Field("", alias="paymentType")
    starts: Day = Field(None, alias="fromDate")
    ends: Day = Field(None, alias="toDate")
    created: Perhaps = Field(None, alias="createdAt")
    budget: Number = 0
    daily_budget: Number = Field(0, alias="dailyBudget")
    strategy: Text = Field("", alias="productAutopilotStrategy")


class AdvertItem(Answer):
    """Something that a campaign shows; `bid` is millionths of a rouble for a click."""

    sku: Number = 0
    bid: Number = 0


class LeastBid(Answer):
    """The least that is taken for an item, in roubles."""

    sku: Number = 0
    bid: Roubles = Decimal(0)


class AdvertDay(Answer):
    """A campaign's figures of a day, in roubles."""

    id: str
    date: Day
    views: Number = 0
    clicks: Number = 0
    spent: Roubles = Field(Decimal(0), alias="moneySpent")
    orders: Number = 0
    revenue: Roubles = Field(Decimal(0), alias="ordersMoney")


class AdvertDays(Answer):
    """Figures of campaigns by day."""

    rows: Annotated[list[AdvertDay], BeforeValidator(listed)]


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@dataclass(slots=True)
class Performance(Client):
    """One seller's key for advertising. Its bearer is shared by all processes; a refused one is asked for anew once."""

    secret: str = ""
    bearer: str = ""

    def __repr__(self) -> str:
        return f"Performance(title={self.title!r}, address={self.address!r})"

    def says(self, answer: httpx.Response) -> str:
        """Its `error` or `message`, where it has one."""
        try:
            body = answer.json()
        except ValueError:
            return answer.text
        said = (body.get("error") or body.get("message")) if isinstance(body, dict) else None
        return str(said or answer.text)

    def _clean(self, said: str) -> str:
        for one in (self.secret, self.bearer):
            if len(one) >= 4:
                said = said.replace(one, "***")
        return Client._clean(self, said)  # noqa: SLF001 - a slotted dataclass has no super()

    async def ask(self, method: str, url: str, limit: Limit, **given: Any) -> httpx.Response:
        """As every client asks, with a token that holds."""
        if not self.bearer:
            self._sign(await tokens.renewed(self._name, self._token, self.pause))
        try:
            return await Client.ask(self, method, url, limit, **given)
        except BadCredentials:
            # Nothing was done: it is asked once more with a token that is another.
            self._sign(await tokens.renewed(self._name, self._token, self.pause, stale=self.bearer))
        return await Client.ask(self, method, url, limit, **given)

    @property
    def _name(self) -> str:
        return tokens.name_of(self.address, self.token, self.secret)

    def _sign(self, bearer: str) -> None:
        self.bearer = bearer
        if self.http is not None:
            self.http.headers["Authorization"] = f"Bearer {bearer}"

    async def _token(self) -> tokens.Given:
        body = {"client_id": self.token, "client_secret": self.secret, "grant_type": "client_credentials"}
        try:
            answer = await Client.ask(self, "POST", self._url("/api/client/token"), ADVERTS, writes=False, json=body)
        except Refused as error:
            raise BadCredentials(f"{self.title} does not accept the credentials: {error.detail}") from error
        try:
            told = answer.json()
            return tokens.Given(str(told["access_token"]), float(told["expires_in"]))
        except (ValueError, KeyError, TypeError) as error:
            raise NoAnswer(f"{self.title} gives a token that is not understood") from error

    def _url(self, path: str) -> str:
        return f"{self.address.rstrip('/') or HOST}{path}"

    async def _ask(
        self, method: str, path: str, *, writes: bool = False, json: Any = None, params: Any = None
    ) -> httpx.Response:
        return await self.ask(method, self._url(path), ADVERTS, writes=writes, json=json, params=params)

    async def _call(self, kind: type[T], method: str, path: str, inside: str = "", **given: Any) -> T:
        """An answer as `kind`; NoAnswer for one that is not understood."""
        answer = await self._ask(method, path, **given)
        try:
            body = answer.json()
            found: T = _adapter(cast("Hashable", kind)).validate_python(body[inside] if inside else body)
        except (ValueError, KeyError, TypeError) as error:  # pydantic's are ValueErrors
            raise NoAnswer(f"{self.title} answered {path} in a way that is not understood") from error
        return found

    async def adverts(self, page: int = 1, *, size: int = 100) -> Sequence[Advert]:
        """Campaigns of every kind, a page from 1 on."""
        params = {"page": page, "pageSize": size}
        return await self._call(list[Advert], "GET", "/api/client/campaign", "list", params=params)

    async def advert(self, campaign: str) -> Sequence[Advert]:
        """One campaign; nothing where there is none."""
        params = {"campaignIds": campaign}
        return await self._call(list[Advert], "GET", "/api/client/campaign", "list", params=params)

    async def create(self, title: str, daily_budget: int | None) -> str:
        """Make a campaign paid by the click, in the search and in recommendations, whose bids are set by hand."""
        body: dict[str, Any] = {
            "title": title,
            "placement": "PLACEMENT_SEARCH_AND_CATEGORY",
            "productAutopilotStrategy": "TARGET_BIDS",
        }
        if daily_budget is not None:
            body["dailyBudget"] = str(daily_budget)
        path = "/api/client/campaign/cpc/v2/product"
        return await self._call(str, "POST", path, "campaignId", writes=True, json=body)

    async def activate(self, campaign: str) -> None:
        """Start a campaign."""
        await self._ask("POST", f"/api/client/campaign/{campaign}/activate", json={})

    async def deactivate(self, campaign: str) -> None:
        """Pause a campaign."""
        await self._ask("POST", f"/api/client/campaign/{campaign}/deactivate", json={})

    async def set_daily_budget(self, campaign: str, amount: int) -> None:
        """What a campaign may spend in a day."""
        await self._ask("PATCH", f"/api/client/campaign/{campaign}", json={"dailyBudget": str(amount)})

    async def items(self, campaign: str, page: int = 1, *, size: int = 100) -> Sequence[AdvertItem]:
        """What a campaign shows, with its bids, a page from 1 on."""
        path, params = f"/api/client/campaign/{campaign}/v2/products", {"page": page, "pageSize": size}
        return await self._call(list[AdvertItem], "GET", path, "products", params=params)

    async def add(self, campaign: str, skus: Sequence[int]) -> None:
        """Have a campaign show at most 500 items more, at the bids that Ozon sees fit."""
        bids = [{"sku": str(sku)} for sku in skus]
        await self._ask("POST", f"/api/client/campaign/{campaign}/products", writes=True, json={"bids": bids})

    async def set_bids(self, campaign: str, bids: Mapping[int, int]) -> None:
        """Set bids of at most 500 items. Their stop words and the bids of their phrases are lost by it."""
        told = [{"sku": str(sku), "bid": str(bid)} for sku, bid in bids.items()]
        await self._ask("PUT", f"/api/client/campaign/{campaign}/products", json={"bids": told})

    async def competitive(self, campaign: str, skus: Sequence[int]) -> Sequence[AdvertItem]:
        """What others bid for at most 200 of a campaign's items."""
        path, params = (
            f"/api/client/campaign/{campaign}/products/bids/competitive",
            {"skus": [str(one) for one in skus]},
        )
        return await self._call(list[AdvertItem], "GET", path, "bids", params=params)

    async def least(self, skus: Sequence[int]) -> Sequence[LeastBid]:
        """The least that is taken for a click on these items."""
        body = {"sku": [str(one) for one in skus], "paymentType": "CPC", "marketplaceId": "MARKETPLACE_ID_RU"}
        return await self._call(list[LeastBid], "POST", "/api/client/min/sku", "minBids", json=body)

    async def daily(self, campaigns: Sequence[str], start: date, end: date) -> AdvertDays:
        """Figures of campaigns by day, of at most 62 days, both included."""
        params = {"campaignIds": list(campaigns), "dateFrom": str(start), "dateTo": str(end)}
        return await self._call(AdvertDays, "GET", f"/api/client/statistics/daily{AS_JSON}", params=params)


def client(access: Access, *, pause: Pause = asyncio.sleep) -> Performance:
    """A channel's client for advertising. The sandbox has one token and one address for everything."""
    secret = access.credentials.get("performance_client_secret") or access.credentials.get("token", "")
    number = str(access.options.get("performance_client_id") or ("sandbox" if access.type == "sandbox" else ""))
    address = access.options.get("address" if access.type == "sandbox" else "performance_address", "")
    return Performance(
        title="Ozon Performance",
        token=number,
        headers={},
        pause=pause,
        address=str(address or ""),
        secret=secret if number else "",
    )
