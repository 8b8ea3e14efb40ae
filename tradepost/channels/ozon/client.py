"""The seller API of Ozon: two headers, POST nearly always, fifty calls a second in all, errors as code and message."""

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar, cast

import httpx
from pydantic import TypeAdapter

from tradepost.channels.adapter import BadCredentials, NoAnswer, Refused
from tradepost.channels.allowances import Limit
from tradepost.channels.client import Client, Pause
from tradepost.channels.ozon import answers, told
from tradepost.channels.shapes import Access

T = TypeVar("T")
HOST = "https://api-seller.ozon.ru"
ALL = Limit("all", 50, 1, 25)  # of all methods together
STOCKS = Limit("stocks", 80, 60, 20)
FIGURES = Limit("figures", 1, 60, 1)
# How many items may be imported in a minute and a day, Ozon says in headers of their own; the pace of calls is ours.
IMPORT = Limit("import", 60, 60, 20)
LIMITS = (ALL, STOCKS, FIGURES, IMPORT)
HAND_IN = "/v3/product/import"
# What a seller pays for besides; without it these calls are a 403.
REVIEWS = "the plan for reviews, or Premium Pro"
PLUS = "Premium Plus or Premium Pro"


@dataclass(frozen=True, slots=True)
class Call:
    """A call: where it is, what of the answer is wanted, whether it writes, and the paid plan that it wants."""

    path: str
    inside: str = ""
    writes: bool = False
    limit: Limit = ALL
    plan: str = ""
    method: str = "POST"


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def moment(at: datetime) -> str:
    """A moment as Ozon writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _numbers(ids: Sequence[int]) -> list[str]:
    """Lists of numbers are lists of strings there."""
    return [str(one) for one in ids]


def _imports(answer: httpx.Response) -> bool:
    """Whether this is the call whose headers count items: what they say holds for no other."""
    return answer.request.url.path.endswith(HAND_IN)


@dataclass(slots=True)
class Ozon(Client):
    """One seller's key."""

    async def _turn(self, limit: Limit) -> None:
        """Every call counts as one of all, those with a limit of their own as well."""
        if limit != ALL:
            await Client._turn(self, limit)  # noqa: SLF001 - no super() with slots
        await Client._turn(self, ALL)  # noqa: SLF001 - likewise

    def waits(self, answer: httpx.Response) -> float | None:
        """Item-Retry-After of an import, which is minutes; nothing else says how long."""
        try:
            return 60 * float(answer.headers["item-retry-after"]) if _imports(answer) else None
        except (KeyError, ValueError):
            return None

    def none_left(self, answer: httpx.Response) -> bool:
        """Item-Rate-Limit-Remaining, of the items that may be imported."""
        return _imports(answer) and bool(answer.headers.get("item-rate-limit-remaining", "").strip() == "0")

    def says(self, answer: httpx.Response) -> str:
        """Its `message`, where it has one."""
        try:
            body = answer.json()
        except ValueError:
            return answer.text
        said = body.get("message") if isinstance(body, dict) else None
        return str(said or answer.text)

    async def _call(self, kind: type[T], call: Call, json: Mapping[str, Any] | None = None) -> T:
        """An answer as `kind`; NoAnswer for one that is not understood."""
        answer = await self._ask(call, json)
        try:
            body = answer.json()
            for name in filter(None, call.inside.split(".")):
                body = body.get(name)
            found: T = _adapter(cast("Hashable", kind)).validate_python(body)
        except (ValueError, AttributeError) as error:  # pydantic's are ValueErrors
            raise NoAnswer(f"{self.title} answered {call.path} in a way that is not understood") from error
        return found

    async def _ask(self, call: Call, json: Mapping[str, Any] | None = None) -> httpx.Response:
        url = f"{self.address.rstrip('/') or HOST}{call.path}"
        body = None if json is None else {name: value for name, value in json.items() if value is not None}
        try:
            return await self.ask(call.method, url, call.limit, writes=call.writes, json=body)
        except BadCredentials as error:
            # A method beyond the seller's plan is a 403 as well; the key is good for all the others.
            if call.plan:
                raise Refused(f"{error.detail} (this call wants {call.plan})") from error
            raise

    async def seller(self) -> answers.Seller:
        """Whose key this is."""
        return await self._call(answers.Seller, Call("/v1/seller/info"))

    async def roles(self) -> answers.Roles:
        """What the key may, and until when."""
        return await self._call(answers.Roles, Call("/v1/roles"))

    # --- goods ---

    async def products(self, last_id: str = "", *, limit: int = 1000) -> answers.Products:
        """Numbers of all products that are not archived, a part."""
        body = {"filter": {"visibility": "ALL"}, "last_id": last_id, "limit": limit}
        return await self._call(answers.Products, Call("/v3/product/list", "result"), body)

    async def products_of(
        self, *, product_ids: Sequence[int] = (), skus: Sequence[int] = (), offer_ids: Sequence[str] = ()
    ) -> Sequence[answers.Product]:
        """Products by numbers of one kind, at most 1000."""
        body = {"product_id": _numbers(product_ids), "sku": _numbers(skus), "offer_id": list(offer_ids)}
        given = {name: ids for name, ids in body.items() if ids}
        return await self._call(list[answers.Product], Call("/v3/product/info/list", "items"), given)

    async def prices(self, product_ids: Sequence[int] = (), cursor: str = "", *, limit: int = 1000) -> answers.Prices:
        """Prices of these products, or of all, a part."""
        wanted = {"product_id": _numbers(product_ids)} if product_ids else {}
        body = {"filter": {**wanted, "visibility": "ALL"}, "cursor": cursor, "limit": limit}
        return await self._call(answers.Prices, Call("/v5/product/info/prices"), body)

    async def set_prices(self, prices: Sequence[Mapping[str, Any]]) -> Sequence[answers.Updated]:
        """Set at most 1000 prices: what became of each."""
        body = {"prices": [dict(one) for one in prices]}
        return await self._call(list[answers.Updated], Call("/v1/product/import/prices", "result", writes=True), body)

    async def actions(self) -> Sequence[answers.Action]:
        """Ozon's promotions that are open to this seller."""
        return await self._call(list[answers.Action], Call("/v1/actions", "result", method="GET"))

    async def in_action(
        self, action_id: int, last_id: float | str | None = None, *, limit: int = 1000
    ) -> answers.InAction:
        """Products that take part in a promotion, a part."""
        body = {"action_id": action_id, "limit": limit, "last_id": last_id or None}
        return await self._call(answers.InAction, Call("/v1/actions/products", "result"), body)

    async def leave_action(self, action_id: int, product_ids: Sequence[int]) -> answers.LeftAction:
        """Take products out of a promotion: those that left, and why others did not. Twice is as good as once."""
        body = {"action_id": action_id, "product_ids": list(product_ids)}
        return await self._call(answers.LeftAction, Call("/v1/actions/products/deactivate", "result"), body)

    async def warehouses(self) -> Sequence[answers.Warehouse]:
        """The seller's own warehouses."""
        call = Call("/v2/warehouse/list", "warehouses")
        return await self._call(list[answers.Warehouse], call, {"limit": 200})

    async def stocks(self, offer_ids: Sequence[str], cursor: str = "", *, limit: int = 1000) -> answers.Stocks:
        """How much of these products lies in each of the seller's warehouses, a part."""
        body = {"offer_id": list(offer_ids), "cursor": cursor, "limit": limit}
        return await self._call(answers.Stocks, Call("/v2/product/info/stocks-by-warehouse/fbs"), body)

    async def set_stocks(self, warehouse: int, amounts: Mapping[int, int]) -> Sequence[answers.Updated]:
        """Tell how much of at most 100 products can be sold, without what is reserved: what became of each."""
        told = [
            {"product_id": product, "stock": amount, "warehouse_id": warehouse} for product, amount in amounts.items()
        ]
        # Setting the same numbers again does no harm, so it is tried again like a read.
        call = Call("/v2/products/stocks", "result", limit=STOCKS)
        return await self._call(list[answers.Updated], call, {"stocks": told})

    # --- orders ---

    async def postings(self, start: datetime, end: datetime, cursor: str = "", *, limit: int = 100) -> answers.Postings:
        """FBS postings that were made in at most a year, oldest first, a part."""
        return await self._postings({"since": moment(start), "to": moment(end)}, cursor, limit)

    async def changed_postings(
        self, since: datetime, until: datetime, start: datetime, cursor: str = "", *, limit: int = 100
    ) -> answers.Postings:
        """Those made from `start`, in at most a year, and before `since` whose status changed after that; a part."""
        changed = {"from": moment(since), "to": moment(until)}
        before = moment(since - timedelta(microseconds=1))
        return await self._postings(
            {"since": moment(start), "to": before, "last_changed_status_date": changed}, cursor, limit
        )

    async def stored_postings(
        self, start: datetime, end: datetime, cursor: str = "", *, limit: int = 100
    ) -> answers.Postings:
        """FBO postings that were made in at most a year, oldest first, a part."""
        return await self._postings({"since": moment(start), "to": moment(end)}, cursor, limit, "/v3/posting/fbo/list")

    async def _postings(
        self, wanted: Mapping[str, Any], cursor: str, limit: int, path: str = "/v4/posting/fbs/list"
    ) -> answers.Postings:
        body = {"filter": dict(wanted), "cursor": cursor, "limit": limit, "sort_dir": "ASC"}
        return await self._call(answers.Postings, Call(path), body)

    async def posting(self, number: str) -> answers.Posting:
        """How a posting stands."""
        call = Call("/v3/posting/fbs/get", "result")
        return await self._call(answers.Posting, call, {"posting_number": number})

    async def assemble(self, number: str, quantities: Mapping[int, int]) -> None:
        """Have a posting packed as one parcel, of {SKU: how many}. A 200 does not say that it was done."""
        goods = [{"product_id": sku, "quantity": quantity} for sku, quantity in quantities.items()]
        body = {"posting_number": number, "packages": [{"products": goods}]}
        await self._ask(Call("/v4/posting/fbs/ship", writes=True), body)

    async def label(self, number: str) -> bytes:
        """An assembled posting's label, a PDF."""
        return (await self._ask(Call("/v2/posting/fbs/package-label"), {"posting_number": [number]})).content

    async def cancel_reasons(self, number: str) -> Sequence[answers.Reason]:
        """For what reasons a posting may be cancelled."""
        call = Call("/v1/posting/fbs/cancel-reason", "result")
        found = await self._call(list[answers.Reasons], call, {"related_posting_numbers": [number]})
        return [reason for one in found for reason in one.reasons]

    async def cancel(self, number: str, reason_id: int, message: str) -> None:
        """Cancel a posting as the seller."""
        body = {"posting_number": number, "cancel_reason_id": reason_id, "cancel_reason_message": message or None}
        await self._ask(Call("/v2/posting/fbs/cancel", writes=True), body)

    async def returns(self, start: datetime, end: datetime, last_id: int = 0, *, limit: int = 500) -> answers.Returns:
        """What comes back and changed since a moment, of both schemes, a part."""
        period = {"visual_status_change_moment": {"time_from": moment(start), "time_to": moment(end)}}
        return await self._call(
            answers.Returns, Call("/v1/returns/list"), {"filter": period, "limit": limit, "last_id": last_id}
        )

    # --- money ---

    async def accruals(self, day: date, last_id: str = "") -> told.Accruals:
        """What was accrued on a day, a part."""
        return await self._call(
            told.Accruals, Call("/v1/finance/accrual/by-day"), {"date": str(day), "last_id": last_id}
        )

    async def accrual_types(self) -> Sequence[told.AccrualType]:
        """What types of fees are called."""
        return await self._call(list[told.AccrualType], Call("/v1/finance/accrual/types", "accrual_types"))

    # --- what buyers say ---

    async def reviews(self, since: datetime, last_id: str = "", *, limit: int = 100) -> told.Reviews:
        """Reviews since a moment, oldest first, a part."""
        body = {"filters": {"published_from": moment(since)}, "last_id": last_id, "limit": limit, "sort_dir": "ASC"}
        return await self._call(told.Reviews, Call("/v2/review/list", plan=REVIEWS), body)

    async def comments(self, review_id: str) -> Sequence[told.Comment]:
        """What was written under a review."""
        # The description takes one of two bodies: without an empty filter this one would be both.
        body = {"review_id": review_id, "filter": {}, "limit": 100, "sort_dir": "ASC"}
        return await self._call(list[told.Comment], Call("/v1/review/comment/list", "comments", plan=REVIEWS), body)

    async def comment(self, review_id: str, text: str) -> None:
        """Answer a review, which is then done with."""
        body = {"review_id": review_id, "text": text, "mark_review_as_processed": True}
        await self._ask(Call("/v1/review/comment/create", writes=True, plan=REVIEWS), body)

    async def questions(self, start: datetime, end: datetime, last_id: str = "", *, limit: int = 100) -> told.Questions:
        """Questions asked in a period, oldest first, a part."""
        body = {
            "filter": {"date_from": moment(start), "date_to": moment(end), "status": "ALL"},
            "last_id": last_id,
            "limit": limit,
            "sort_dir": "ASC",
        }
        return await self._call(told.Questions, Call("/v1/question/list", plan=PLUS), body)

    async def question(self, question_id: str) -> told.Question:
        """One question."""
        return await self._call(told.Question, Call("/v1/question/info", plan=PLUS), {"question_id": question_id})

    async def replies(self, question_id: str, sku: int) -> Sequence[told.Reply]:
        """What was answered to a question."""
        body = {"question_id": question_id, "sku": sku}
        return await self._call(list[told.Reply], Call("/v1/question/answer/list", "answers", plan=PLUS), body)

    async def reply(self, question_id: str, sku: int, text: str) -> None:
        """Answer a question, for everybody to read."""
        body = {"question_id": question_id, "sku": sku, "text": text}
        await self._ask(Call("/v1/question/answer/create", writes=True, plan=PLUS), body)

    async def chats(self, cursor: str = "", *, limit: int = 100) -> told.Chats:
        """Conversations, a part."""
        body = {"filter": {"chat_status": "All"}, "limit": limit, "cursor": cursor}
        return await self._call(told.Chats, Call("/v3/chat/list", plan=PLUS), body)

    async def history(self, chat_id: str, before: int | None = None, *, limit: int = 100) -> told.Messages:
        """Messages of a conversation, the newest first, from one of them on."""
        body = {"chat_id": chat_id, "direction": "Backward", "from_message_id": before, "limit": limit}
        return await self._call(told.Messages, Call("/v3/chat/history", plan=PLUS), body)

    async def write(self, chat_id: str, text: str) -> None:
        """Write into a conversation."""
        await self._ask(Call("/v1/chat/send/message", writes=True, plan=PLUS), {"chat_id": chat_id, "text": text})

    # --- categories and cards ---

    async def tree(self) -> Sequence[told.Branch]:
        """All categories, down to types."""
        call = Call("/v1/description-category/tree", "result")
        return await self._call(list[told.Branch], call, {"language": "DEFAULT"})

    async def attributes(self, category: int, type_: int) -> Sequence[told.Attribute]:
        """What a type in a category wants to know."""
        body = {"description_category_id": category, "type_id": type_, "language": "DEFAULT"}
        call = Call("/v1/description-category/attribute", "result")
        return await self._call(list[told.Attribute], call, body)

    async def values(self, category: int, type_: int, attribute: int, *, limit: int = 2000) -> told.Values:
        """The first values of an attribute's dictionary."""
        body = {"description_category_id": category, "type_id": type_, "attribute_id": attribute, "limit": limit}
        return await self._call(told.Values, Call("/v1/description-category/attribute/values"), body)

    async def find_values(self, category: int, type_: int, attribute: int, text: str) -> Sequence[told.Value]:
        """Values of a dictionary that are like a text of two letters or more."""
        body = {
            "description_category_id": category,
            "type_id": type_,
            "attribute_id": attribute,
            "value": text,
            "limit": 100,
        }
        call = Call("/v1/description-category/attribute/values/search", "result")
        return await self._call(list[told.Value], call, body)

    async def hand_in(self, items: Sequence[Mapping[str, Any]]) -> int:
        """Hand in at most 100 cards, new or changed: the task's number."""
        call = Call(HAND_IN, "result.task_id", writes=True, limit=IMPORT)
        return await self._call(int, call, {"items": [dict(one) for one in items]})

    async def handed_in(self, task: int) -> Sequence[told.Imported]:
        """What became of the cards of a task so far."""
        call = Call("/v1/product/import/info", "result.items")
        return await self._call(list[told.Imported], call, {"task_id": task})

    # --- figures ---

    async def figures(
        self, start: date, end: date, metrics: Sequence[str], offset: int = 0, *, limit: int = 1000
    ) -> Sequence[told.Row]:
        """Figures of every product by day, a part."""
        body = {
            "date_from": str(start),
            "date_to": str(end),
            "metrics": list(metrics),
            "dimension": ["sku", "day"],
            "limit": limit,
            "offset": offset,
        }
        return await self._call(list[told.Row], Call("/v1/analytics/data", "result.data", limit=FIGURES), body)

    async def queries(self, skus: Sequence[int], start: datetime, end: datetime, page: int = 0) -> told.Queries:
        """What buyers typed before they saw these products: at most fifteen of each, a page."""
        body = {
            "skus": _numbers(skus),
            "date_from": moment(start),
            "date_to": moment(end),
            "limit_by_sku": 15,
            "page": page,
            "page_size": 100,
            "sort_by": "BY_SEARCHES",
            "sort_dir": "DESCENDING",
        }
        return await self._call(told.Queries, Call("/v1/analytics/product-queries/details"), body)


def client(access: Access, *, pause: Pause = asyncio.sleep) -> Ozon:
    """A channel's client. The sandbox's one token stands for the key; there anybody's number will do."""
    key = access.credentials.get("api_key") or access.credentials.get("token", "")
    number = str(access.options.get("client_id") or "0")
    return Ozon(
        title="Ozon",
        token=f"{number}:{key}",
        headers={"Client-Id": number, "Api-Key": key},
        pause=pause,
        address=str(access.options.get("address", "")),
    )
