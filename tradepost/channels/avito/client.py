"""The API of Avito for business: a token for a day by client credentials, and each section with manners of its own."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

import httpx
from pydantic import TypeAdapter

from tradepost.channels import tokens
from tradepost.channels.adapter import BadCredentials, NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.avito import answers, told
from tradepost.channels.client import Client, Pause
from tradepost.channels.shapes import Access

T = TypeVar("T")
ADDRESS = "https://api.avito.ru"
# Where the description names no limit, one that no seller's day comes near.
TOKEN = Limit("token", 60, 60, 5)
ACCOUNT = Limit("account", 60, 60, 10)
ITEMS = Limit("items", 25, 60, 3)
AD_IDS = Limit("ad_ids", 60, 60, 5)
PRICES = Limit("prices", 150, 60, 10)
STOCKS = Limit("stocks", 100, 60, 10)
STOCKS_READ = Limit("stocks_read", 100, 60, 10)
ORDERS = Limit("orders", 500, 60, 20)
TRANSITIONS = Limit("transitions", 100, 60, 10)
LABELS = Limit("labels", 1000, 60, 20)
REVIEWS = Limit("reviews", 60, 60, 5)
MESSENGER = Limit("messenger", 300, 60, 20)
FIGURES = Limit("figures", 60, 60, 3)
ANALYTICS = Limit("analytics", 1, 60)
SPENDINGS = Limit("spendings", 1, 60)
CAMPAIGNS = Limit("campaigns", 60, 60, 10)
PROMOTED = Limit("promoted", 400, 60, 20)
TERMS = Limit("bid_terms", 20, 60, 5)
BIDS = Limit("bids", 20, 60, 5)
BIDS_BACK = Limit("bids_back", 300, 60, 20)
CATEGORIES = Limit("categories", 60, 60, 5)
LIMITS = (
    TOKEN,
    ACCOUNT,
    ITEMS,
    AD_IDS,
    PRICES,
    STOCKS,
    STOCKS_READ,
    ORDERS,
    TRANSITIONS,
    LABELS,
    REVIEWS,
    MESSENGER,
    FIGURES,
    ANALYTICS,
    SPENDINGS,
    CAMPAIGNS,
    PROMOTED,
    TERMS,
    BIDS,
    BIDS_BACK,
    CATEGORIES,
)


@dataclass(frozen=True, slots=True)
class Call:
    """A call: its limit, where it is, what of the answer is wanted, and whether it writes what is not written twice."""

    limit: Limit
    method: str
    path: str
    inside: str = ""
    writes: bool = False


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@dataclass(slots=True)
class Avito(Client):
    """One account. Its token is shared by all processes and asked for anew once when it is refused."""

    secret: str = ""
    bearer: str = ""
    user: int = 0

    def __repr__(self) -> str:
        return f"Avito(title={self.title!r}, address={self.address!r})"

    def says(self, answer: httpx.Response) -> str:
        """The sentence, wherever this section has it."""
        try:
            body = answer.json()
        except ValueError:
            return answer.text
        return _said(body) or answer.text

    def _clean(self, said: str) -> str:
        for one in (self.secret, self.bearer):
            if len(one) >= 4:
                said = said.replace(one, "***")
        return Client._clean(self, said)  # noqa: SLF001 - a slotted dataclass has no super()

    def _url(self, path: str) -> str:
        return f"{self.address.rstrip('/') or ADDRESS}{path}"

    async def ask(self, method: str, url: str, limit: Limit, **given: Any) -> httpx.Response:
        """As every client asks, with a token that holds. Refused for what this account may not do."""
        if not self.bearer:
            await self._sign(await tokens.renewed(self._name, self._token, self.pause))
        try:
            return await Client.ask(self, method, url, limit, **given)
        except BadCredentials as error:
            if await self._works(url):
                raise Refused(error.detail.replace("accept the credentials", "let this account do that")) from error
            # Nothing was done: it is asked once more with a token that is another.
            await self._sign(await tokens.renewed(self._name, self._token, self.pause, stale=self.bearer))
        return await Client.ask(self, method, url, limit, **given)

    async def _works(self, url: str) -> bool:
        """Whether the token holds: one that was refused may, and only this was not allowed."""
        account = self._url("/core/v1/accounts/self")
        if url == account:
            return False
        try:
            await Client.ask(self, "GET", account, ACCOUNT, writes=False)
        except BadCredentials:
            return False
        return True

    @property
    def _name(self) -> str:
        return tokens.name_of(self.address, self.token, self.secret)

    async def _sign(self, bearer: str) -> None:
        self.bearer = bearer
        if self.http is not None:
            self.http.headers["Authorization"] = f"Bearer {bearer}"

    async def _token(self) -> tokens.Given:
        """A new token by the client credentials. BadCredentials where they are wrong, which may be said in a 200."""
        form = {"grant_type": "client_credentials", "client_id": self.token, "client_secret": self.secret}
        try:
            answer = await Client.ask(self, "POST", self._url("/token"), TOKEN, writes=False, form=form)
        except Refused as error:
            raise BadCredentials(f"{self.title} does not accept the credentials: {error.detail}") from error
        try:
            body = answer.json()
            return tokens.Given(str(body["access_token"]), float(body["expires_in"]))
        except (ValueError, KeyError, TypeError) as error:
            said = self._clean(self.says(answer))
            raise BadCredentials(f"{self.title} does not accept the credentials: {said}") from error

    async def _ask(self, call: Call, *, json: Any = None, params: Mapping[str, Any] | None = None) -> httpx.Response:
        given = {name: value for name, value in (params or {}).items() if value is not None}
        return await self.ask(
            call.method, self._url(call.path), call.limit, writes=call.writes, json=json, params=given or None
        )

    async def _call(self, kind: type[T], call: Call, *, json: Any = None, params: Any = None) -> T:
        """An answer as `kind`; Refused for an error inside a 200, NoAnswer for one that is not understood."""
        answer = await self._ask(call, json=json, params=params)
        try:
            body = answer.json()
            if isinstance(body, dict) and body.get("error"):
                raise Refused(f"{self.title}: {self._clean(self.says(answer))}")
            found: T = _adapter(cast("Hashable", kind)).validate_python(body[call.inside] if call.inside else body)
        except (ValueError, KeyError, TypeError) as error:  # pydantic's are ValueErrors
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        return found

    async def account(self) -> answers.Account:
        """Whose credentials they are."""
        found = await self._call(answers.Account, Call(ACCOUNT, "GET", "/core/v1/accounts/self"))
        self.user = found.id
        return found

    async def _user(self) -> int:
        return self.user or (await self.account()).id

    # --- goods ---

    async def items(self, page: int = 1, *, limit: int = 99) -> answers.Items:
        """The listings that are on sale, a part of fewer than a hundred; those of employees are not among them."""
        params = {"page": page, "per_page": limit, "status": "active"}
        return await self._call(answers.Items, Call(ITEMS, "GET", "/core/v1/items"), params=params)

    async def ad_ids(self, item_ids: Sequence[int]) -> Mapping[int, str]:
        """The seller's own numbers of listings that a feed made."""
        params = {"query": ",".join(map(str, item_ids))}
        found = await self._call(answers.AdIds, Call(AD_IDS, "GET", "/autoload/v2/items/ad_ids"), params=params)
        return {one.avito_id: one.ad_id for one in found.items if one.ad_id}

    async def set_price(self, item_id: int, roubles: int) -> bool:
        """Set a listing's price: whether it was taken."""
        call = Call(PRICES, "POST", f"/core/v1/items/{item_id}/update_price", "result")
        return (await self._call(answers.Done, call, json={"price": roubles})).success

    async def stocks(self, item_ids: Sequence[int]) -> Sequence[answers.Stock]:
        """Stock of at most ten listings."""
        call = Call(STOCKS_READ, "POST", "/stock-management/1/info")
        body = {"item_ids": list(item_ids), "strong_consistency": True}
        return (await self._call(answers.Stocks, call, json=body)).stocks

    async def set_stocks(self, quantities: Mapping[int, int]) -> Sequence[answers.Told]:
        """Tell how many there are of at most 200 listings: what became of each."""
        body = {"stocks": [{"item_id": item, "quantity": quantity} for item, quantity in quantities.items()]}
        return (
            await self._call(answers.ToldStocks, Call(STOCKS, "PUT", "/stock-management/1/stocks"), json=body)
        ).stocks

    # --- orders ---

    async def orders(
        self, *, since: int | None = None, page: int = 1, ids: Sequence[str] = (), statuses: Sequence[str] = ()
    ) -> answers.Orders:
        """Orders placed since a moment (Unix seconds), of these numbers or at these statuses; twenty at a time."""
        params = {
            "dateFrom": since,
            "page": page,
            "limit": 20,
            "ids": list(ids) or None,
            "statuses": list(statuses) or None,
        }
        return await self._call(answers.Orders, Call(ORDERS, "GET", "/order-management/1/orders"), params=params)

    async def move(self, order_id: str, transition: str) -> bool:
        """confirm, reject, perform or receive an order: whether it was done."""
        call = Call(TRANSITIONS, "POST", "/order-management/1/order/applyTransition", writes=True)
        return (await self._call(answers.Done, call, json={"orderId": order_id, "transition": transition})).success

    async def label_task(self, order_ids: Sequence[str]) -> str:
        """Have labels of at most 50 orders made: the task's number."""
        call = Call(LABELS, "POST", "/order-management/1/orders/labels")
        return (await self._call(answers.LabelTask, call, json={"orderIDs": list(order_ids)})).task_id

    async def labels(self, task_id: str) -> bytes:
        """Labels as a PDF; Refused while they are being made."""
        return (await self._ask(Call(LABELS, "GET", f"/order-management/1/orders/labels/{task_id}/download"))).content

    # --- what buyers say ---

    async def reviews(self, offset: int = 0, *, limit: int = 50) -> answers.Reviews:
        """Reviews of the seller, a part."""
        params = {"offset": offset, "limit": limit}
        return await self._call(answers.Reviews, Call(REVIEWS, "GET", "/ratings/v1/reviews"), params=params)

    async def answer_review(self, review_id: int, text: str) -> None:
        """Answer a review; it is looked at before it is shown."""
        body = {"reviewId": review_id, "message": text}
        await self._call(dict[str, Any], Call(REVIEWS, "POST", "/ratings/v1/answers", writes=True), json=body)

    async def chats(self, offset: int = 0, *, limit: int = 100) -> Sequence[answers.Chat]:
        """Conversations about the account's listings, a part."""
        call = Call(MESSENGER, "GET", f"/messenger/v2/accounts/{await self._user()}/chats")
        params = {"limit": limit, "offset": offset, "chat_types": "u2i"}
        return (await self._call(answers.Chats, call, params=params)).chats

    async def messages(self, chat_id: str, offset: int = 0, *, limit: int = 100) -> Sequence[answers.Message]:
        """A conversation, a part."""
        path = f"/messenger/v3/accounts/{await self._user()}/chats/{chat_id}/messages/"
        params = {"limit": limit, "offset": offset}
        return await self._call(list[answers.Message], Call(MESSENGER, "GET", path), params=params)

    async def send(self, chat_id: str, text: str) -> None:
        """Write into a conversation."""
        path = f"/messenger/v1/accounts/{await self._user()}/chats/{chat_id}/messages"
        body = {"message": {"text": text}, "type": "text"}
        await self._call(dict[str, Any], Call(MESSENGER, "POST", path, writes=True), json=body)

    # --- figures ---

    async def statistics(self, item_ids: Sequence[int], start: date, end: date) -> Sequence[told.ItemStats]:
        """Figures of at most 200 listings by day, of at most 270 days."""
        body = {
            "dateFrom": str(start),
            "dateTo": str(end),
            "itemIds": list(item_ids),
            "fields": ["uniqViews", "uniqContacts", "uniqFavorites"],
            "periodGrouping": "day",
        }
        call = Call(FIGURES, "POST", f"/stats/v1/accounts/{await self._user()}/items", "result")
        return (await self._call(told.Stats, call, json=body)).items

    async def analytics(
        self, day: date, metrics: Sequence[str], offset: int = 0, *, limit: int = 1000
    ) -> Sequence[told.Group]:
        """Figures of a day by listing, a part."""
        body = {
            "dateFrom": str(day),
            "dateTo": str(day),
            "grouping": "item",
            "metrics": list(metrics),
            "limit": limit,
            "offset": offset,
        }
        call = Call(ANALYTICS, "POST", f"/stats/v2/accounts/{await self._user()}/items", "result")
        return (await self._call(told.Groups, call, json=body)).groupings

    async def spendings(self, item_ids: Sequence[int], start: date, end: date, kind: str) -> Sequence[told.SpentDay]:
        """What listings cost together by day, of at most 270 days: promotion, or presence with target actions."""
        body = {
            "dateFrom": str(start),
            "dateTo": str(end),
            "grouping": "day",
            "spendingTypes": [kind],
            "filter": {"itemIDs": list(item_ids)},
        }
        call = Call(SPENDINGS, "POST", f"/stats/v2/accounts/{await self._user()}/spendings", "result")
        return (await self._call(told.Spendings, call, json=body)).groupings

    # --- advertising ---

    async def strategies(self, offset: int = 0, *, limit: int = 100) -> Sequence[told.Strategy]:
        """The account's campaigns that are not deleted, a part, the oldest first."""
        order = [{"column": "campaignId", "direction": "asc"}]
        call, body = (
            Call(CAMPAIGNS, "POST", "/autostrategy/v1/campaigns"),
            {"limit": limit, "offset": offset, "orderBy": order},
        )
        return (await self._call(told.Strategies, call, json=body)).campaigns

    async def strategy(self, campaign_id: int) -> told.WholeStrategy:
        """A campaign with its listings."""
        call = Call(CAMPAIGNS, "POST", "/autostrategy/v1/campaign/info")
        return await self._call(told.WholeStrategy, call, json={"campaignId": campaign_id})

    async def create_strategy(
        self, title: str, item_ids: Sequence[int], roubles: int, starts_at: datetime, ends_at: datetime
    ) -> int:
        """Make an autostrategy campaign: its number."""
        body = {
            "campaignType": "AS",
            "title": title,
            "items": list(item_ids),
            "budget": roubles,
            "startTime": _moment(starts_at),
            "finishTime": _moment(ends_at),
        }
        call = Call(CAMPAIGNS, "POST", "/autostrategy/v1/campaign/create", "campaign", writes=True)
        return (await self._call(told.Strategy, call, json=body)).id

    async def change_strategy(
        self, campaign_id: int, version: int, *, budget: int | None = None, starts_at: datetime | None = None
    ) -> None:
        """Give a campaign a budget in roubles, or another beginning; Refused when it changed meanwhile."""
        body: dict[str, Any] = {"campaignId": campaign_id, "version": version}
        if budget is not None:
            body["budget"] = budget
        if starts_at is not None:
            body["startTime"] = _moment(starts_at)
        await self._call(dict[str, Any], Call(CAMPAIGNS, "POST", "/autostrategy/v1/campaign/edit"), json=body)

    async def stop_strategy(self, campaign_id: int, version: int) -> None:
        """End a campaign."""
        body = {"campaignId": campaign_id, "version": version}
        await self._call(dict[str, Any], Call(CAMPAIGNS, "POST", "/autostrategy/v1/campaign/stop"), json=body)

    async def strategy_days(self, campaign_id: int) -> Sequence[told.StrategyDay]:
        """What a campaign brought by day: visits and calls."""
        call = Call(CAMPAIGNS, "POST", "/autostrategy/v1/stat")
        return (await self._call(told.StrategyDays, call, json={"campaignId": campaign_id})).stat

    async def promoted(self, item_ids: Sequence[int]) -> Sequence[told.Promoted]:
        """What is paid for target actions of at most 200 listings."""
        call = Call(PROMOTED, "POST", "/cpxpromo/1/getPromotionsByItemIds")
        return (await self._call(told.PromotedItems, call, json={"itemIDs": list(item_ids)})).items

    async def terms(self, item_id: int) -> told.Terms:
        """What may be paid for a target action of a listing."""
        return await self._call(told.Terms, Call(TERMS, "GET", f"/cpxpromo/1/getBids/{item_id}"))

    async def set_bid(self, item_id: int, action: int, kopecks: int, limit: int | None) -> None:
        """Set what a target action of a listing may cost, and all of a day where there is a limit. Nothing is said."""
        body: dict[str, Any] = {"itemID": item_id, "actionTypeID": action, "bidPenny": kopecks}
        if limit is not None:
            body["limitPenny"] = limit
        await self._ask(Call(BIDS, "POST", "/cpxpromo/1/setManual"), json=body)

    async def leave_actions(self, item_id: int) -> None:
        """Take a listing's price of its own back."""
        await self._call(dict[str, Any], Call(BIDS_BACK, "POST", "/cpxpromo/1/remove"), json={"itemID": item_id})

    # --- rules ---

    async def categories(self) -> Sequence[answers.Node]:
        """The tree of categories."""
        return (await self._call(answers.Tree, Call(CATEGORIES, "GET", "/autoload/v1/user-docs/tree"))).categories

    async def fields(self, slug: str) -> Sequence[answers.FeedField]:
        """What a category wants to know."""
        call = Call(CATEGORIES, "GET", f"/autoload/v1/user-docs/node/{slug}/fields")
        return (await self._call(answers.Fields, call)).fields


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _said(body: Any) -> str:
    """At least four shapes: error.message, errors[], result.message, message; error_description of the token."""
    if not isinstance(body, dict):
        return ""
    for name in ("error", "result"):
        inner = body.get(name)
        if isinstance(inner, dict) and inner.get("message"):
            return str(inner["message"])
    parts = body.get("errors")
    if isinstance(parts, list) and parts:
        return "; ".join(str(one.get("message") or one) if isinstance(one, dict) else str(one) for one in parts)
    return str(next((body[name] for name in ("error_description", "message", "error") if body.get(name)), ""))


def client(access: Access, *, pause: Pause = asyncio.sleep) -> Avito:
    """A channel's client."""
    given = access.credentials
    return Avito(
        title="Avito",
        token=given.get("client_id") or "sandbox",
        headers={},
        pause=pause,
        address=str(access.options.get("address", "")),
        secret=given.get("client_secret") or given.get("token", ""),
    )
