"""What Ozon paid and kept, what comes back, and what was looked at, carted and typed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from tradepost.channels.adapter import Busy, Refused
from tradepost.channels.ozon import answers, told
from tradepost.channels.ozon.cards import Cards
from tradepost.channels.ozon.connected import AT_A_TIME, PERIOD, item_of, money
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Commission, ItemDay, Part, Position, ReportLine, Returned, SearchQuery
from tradepost.core import clock
from tradepost.core.money import Money

Kind = Literal["sale", "refund", "commission", "logistics", "storage", "advertising", "payment", "penalty", "other"]
# Their types of fees are many and change: what one is, its name says (in Russian or in English).
WORDS: Sequence[tuple[Kind, Sequence[str]]] = (
    ("advertising", ("оплата за заказ", "реклам", "продвиж", "трафарет", "клик", "advert", "promo", "marketing")),
    ("storage", ("хранен", "размещен", "storage", "placement")),
    ("penalty", ("штраф", "неустойк", "просроч", "penalty", "defect")),
    ("payment", ("эквайринг", "оплат", "acquiring", "payment")),
    ("logistics", ("логист", "доставк", "магистрал", "миля", "возврат", "сборк", "упаковк", "отправлени", "докинг")),
    ("logistics", ("logistic", "delivery", "flow", "return", "dropoff", "drop-off", "pickup", "docking")),
    ("commission", ("комисс", "вознагражден", "commission")),
)
# (kind, name) of what is no fee with a type. The middle four are how the realization report calls what makes the
# buyer's price up to the seller's.
OWN: Mapping[str, tuple[Kind, str]] = {
    "sale": ("sale", ""),
    "refund": ("refund", ""),
    "bonus": ("sale", "Баллы за скидки"),
    "bonus back": ("refund", "Баллы за скидки"),
    "coinvestment": ("sale", "Программы партнёров"),
    "coinvestment back": ("refund", "Программы партнёров"),
    "commission": ("commission", ""),
    "other": ("other", ""),
}
ALL_FIGURES = ("ordered_units", "revenue", "hits_view", "hits_tocart")
FREE_FIGURES = ("ordered_units", "revenue")  # without a paid plan
IN_A_MOMENT = 65.0  # seconds: figures are told once a minute
SKUS = 100
# Not going to come: taken back by its buyer, or refused.
WITHDRAWN = frozenset({"CancelledDisputeNotOpen", "Cancelled", "Rejected", "CrmRejected"})
# Asked for by a buyer, and not agreed to: the money is still the seller's.
UNDECIDED = WITHDRAWN | {
    "OnSellerApproval", "OnSellerClarification", "OnSellerClarificationAfterPartialCompensation", "DisputeOpened",
    "OfferedPartialCompensation", "PartialCompensationInProcess", "PartialCompensationReturned",
}  # fmt: skip
POSTING = re.compile(r"\d+-\d+-\d+")
# Schemes by which goods lie with Ozon or its partners: none of the seller's stock, and in no list of FBS postings.
THEIRS = ("fbo", "fbp")
UNLISTED = "fbp"  # whose postings are in no list at all: what came back of them belongs to no order


class Reports(Cards):
    """Returns, finance, commissions, figures."""

    _fees: Sequence[told.AccrualType] = ()

    async def returns(self, since: datetime, cursor: str | None = None) -> Part[Returned]:
        """What buyers send back, and changed since a moment, as it stands now; FBO too, which goes back to Ozon."""
        found = await self.api.returns(since, since + PERIOD, int(cursor or 0))
        told_of = [one for one in found.returns if not one.scheme.casefold().startswith(UNLISTED)]
        products = await self.by_sku(one.product.sku for one in told_of)
        told = [
            Returned(
                external_id=str(one.id),
                order_id=one.posting_number,
                item_id=item_of(products.get(one.product.sku)),
                quantity=one.product.quantity,
                reason=one.return_reason_name,
                said=one.visual.status.sys_name or one.type,
                at=one.logistic.return_date or one.visual.change_moment or since,
                decided=one.visual.status.sys_name not in UNDECIDED,
                withdrawn=one.visual.status.sys_name in WITHDRAWN,
                stored=_is_theirs(one.scheme),
            )
            for one in told_of
        ]
        return Part(told, str(found.returns[-1].id) if found.has_next and found.returns else None)

    async def finance(self, start: date, end: date, cursor: str | None = None) -> Part[ReportLine]:
        """Accruals day by day. The lines of an accrual add up to what Ozon says that it is."""
        day_, _, last = (cursor or "").partition("|")
        day = date.fromisoformat(day_) if day_ else start
        found = await self.api.accruals(day, last)
        names = {str(one.id): one.name or one.description for one in await self._types()}
        products = await self.by_sku(sku for one in found.accruals for sku, _, _ in _amounts(one))
        lines = [line for one in found.accruals for line in _lines(one, day, names, products)]
        if found.last_id and found.accruals:
            return Part(lines, f"{day}|{found.last_id}")
        following = day + timedelta(days=1)
        return Part(lines, f"{following}|" if following <= end else None)

    async def _types(self) -> Sequence[told.AccrualType]:
        if not self._fees:
            self._fees = await self.api.accrual_types()
        return self._fees

    async def commissions(self) -> Sequence[Commission]:
        """What is taken in the categories the merchant has goods in: Ozon has no table, it says so of each product.

        Where it differs within a category (with the price) the highest is told.
        """
        most: dict[tuple[str, str], answers.Fee] = {}
        last = ""
        while True:
            listed = await self.api.products(last, limit=AT_A_TIME)
            ids = [one.product_id for one in listed.items]
            for product in await self.api.products_of(product_ids=ids) if ids else []:
                for fee in product.commissions:
                    key = (f"{product.description_category_id}:{product.type_id}", fee.sale_schema)
                    if key not in most or fee.percent > most[key].percent:
                        most[key] = fee
            if not listed.last_id or len(ids) < AT_A_TIME:
                break
            last = listed.last_id
        names = {one.external_id: one.name for one in await self.categories()} if most else {}
        return [
            Commission(category, names.get(category, ""), scheme, f"{fee.percent.normalize():f}")
            for (category, scheme), fee in sorted(most.items())
        ]

    # --- figures ---

    async def item_statistics(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[ItemDay]:
        """Items' figures by day; how often they were seen and put into a cart only with a paid plan."""
        wanted = {one.sku: one for one in (await self.by_id(item_ids)).values() if one.sku}
        try:
            metrics: Sequence[str] = ALL_FIGURES
            rows = await self._figures(start, end, metrics)
        except Refused:
            metrics = FREE_FIGURES
            rows = await self._figures(start, end, metrics)
        told = []
        for row in rows:
            sku, day = (row.dimensions[0].id, row.dimensions[1].id) if len(row.dimensions) > 1 else ("", "")
            if not sku.isdigit() or int(sku) not in wanted or len(row.metrics) < len(metrics):
                continue
            figures, product = dict(zip(metrics, row.metrics, strict=False)), wanted[int(sku)]
            views, carts = figures.get("hits_view"), figures.get("hits_tocart")
            told.append(
                ItemDay(
                    item_id=item_of(product),
                    day=date.fromisoformat(day[:10]),
                    views=None if views is None else int(views),
                    carts=None if carts is None else int(carts),
                    orders=int(figures["ordered_units"]),
                    revenue=money(figures["revenue"], product.currency_code),
                )
            )
        return told

    async def _figures(self, start: date, end: date, metrics: Sequence[str]) -> Sequence[told.Row]:
        """Every row. They are told once a minute, and a list of many is worth the wait."""
        rows: list[told.Row] = []
        while True:
            try:
                part = await self.api.figures(start, end, metrics, len(rows), limit=AT_A_TIME)
            except Busy as busy:
                await self.api.pause(min(busy.again or IN_A_MOMENT, IN_A_MOMENT))
                part = await self.api.figures(start, end, metrics, len(rows), limit=AT_A_TIME)
            rows += part
            if len(part) < AT_A_TIME:
                return rows

    async def search_queries(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[SearchQuery]:
        """The fifteen queries of each item that were typed most; they are known a day or two later."""
        return [
            SearchQuery(
                text=one.query,
                item_id=item,
                frequency=one.unique_search_users,
                views=one.unique_view_users,
                orders=one.order_count,
                position=one.position or None,
            )
            for item, one in await self._queries(item_ids, start, end)
        ]

    async def positions(
        self, item_ids: Sequence[str], queries: Sequence[str], start: date, end: date
    ) -> Sequence[Position]:
        """The average place of a day, where a query is among an item's fifteen; only with a paid plan."""
        wanted = {_same(one): one for one in queries}
        told, day = [], start
        while day <= min(end, clock.business_day(clock.now()) - timedelta(days=1)):
            for item, one in await self._queries(item_ids, day, day):
                if _same(one.query) in wanted and one.position:
                    told.append(Position(item, wanted[_same(one.query)], day, one.position))
            day += timedelta(days=1)
        return told

    async def _queries(self, item_ids: Sequence[str], start: date, end: date) -> Sequence[tuple[str, told.Query]]:
        # This day is not reckoned yet, and asking for it is refused.
        last = min(end, clock.business_day(clock.now()) - timedelta(days=1))
        if last < start:
            return []
        products = {one.sku: item for item, one in (await self.by_id(item_ids)).items() if one.sku}
        begins, ends = datetime.combine(start, time(), UTC), datetime.combine(last, time(23, 59, 59), UTC)
        found: list[tuple[str, told.Query]] = []
        for some in parts(products, SKUS):
            page, pages = 0, 1
            while page < pages:
                part = await self.api.queries(some, begins, ends, page)
                found += [(products[one.sku], one) for one in part.queries if one.sku in products]
                page, pages = page + 1, part.page_count if part.queries else 0
        return found


def _is_theirs(scheme: str) -> bool:
    return scheme.casefold().startswith(THEIRS)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _amounts(one: told.Accrual) -> Iterator[tuple[int, str, answers.Sum]]:
    """An accrual's amounts: (SKU or 0, what it is or the number of its type, amount)."""
    for product in one.posting.products if one.posting else ():
        told_of = product.commission
        yield product.sku, "refund" if told_of.sale_amount.amount < 0 else "sale", told_of.sale_amount
        for what, added in (("bonus", told_of.bonus), ("coinvestment", told_of.coinvestment)):
            yield product.sku, f"{what} back" if added.amount < 0 else what, added
        yield product.sku, "commission", told_of.commission
        for service in product.delivery.services:
            yield product.sku, str(service.type_id), service.accrued
    for item in one.item_fees.fees if one.item_fees else ():
        for service in item.fees:
            yield item.sku, str(service.type_id), service.accrued
    if one.non_item_fee:
        yield 0, str(one.non_item_fee.type_id), one.non_item_fee.accrued


def kind_of(name: str) -> Kind:
    """What a fee is, by its name; "other" for what says nothing."""
    small = name.casefold()
    return next((kind for kind, words in WORDS if any(word in small for word in words)), "other")


def _lines(
    one: told.Accrual, day: date, names: Mapping[str, str], products: Mapping[int, answers.Product]
) -> list[ReportLine]:
    sums: dict[tuple[int, str, str], int] = defaultdict(int)
    for sku, what, amount in _amounts(one):
        sums[sku, what, amount.currency or "RUB"] += money(amount.amount, amount.currency).minor
    total = money(one.total_amount.amount, one.total_amount.currency)
    left = total.minor - sum(minor for (_, _, currency), minor in sums.items() if currency == total.currency)
    sums[0, "other", total.currency] += left
    on = date.fromisoformat(one.date[:10]) if one.date else day
    return [
        ReportLine(
            external_id=f"{one.accrual_id}:{sku}:{what}",
            report_id=str(on),
            day=on,
            kind=OWN[what][0] if what in OWN else kind_of(names.get(what, "")),
            amount=Money(minor, currency),
            # Fees of an item are told by themselves: of a posting by its number, else of a contract by its own.
            order_id=one.unit_number if one.posting or POSTING.fullmatch(one.unit_number) else "",
            item_id=item_of(products.get(sku)),
            sku=products[sku].offer_id if sku in products else "",
            name=OWN[what][1] if what in OWN else names.get(what, ""),
            theirs=one.posting is not None and _is_theirs(one.posting.delivery_schema),
        )
        for (sku, what, currency), minor in sums.items()
        if minor
    ]
