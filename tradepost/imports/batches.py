"""What each kind of file becomes: a batch of staged rows applied in one transaction.

Every function takes (db, context, groups) and answers with an Outcome that accounts for each of the batch's rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import importing as catalog
from tradepost.core import clock
from tradepost.core.money import MAX_MINOR
from tradepost.core.settings import settings
from tradepost.customers import importing as customers
from tradepost.customers.rules import country_code
from tradepost.inventory import importing as inventory
from tradepost.niche import market
from tradepost.orders import importing as orders
from tradepost.orders.rules import DELIVERED, status_of
from tradepost.promotion import importing as keywords
from tradepost.repricer import competitors
from tradepost.suppliers import importing as suppliers

Row = tuple[int, dict[str, Any]]
Group = tuple[int, list[Row]]


@dataclass(slots=True)
class Outcome:
    """Rows taken, rows that were there already, and rows refused as (row, field, message)."""

    imported: int = 0
    skipped: int = 0
    errors: list[tuple[int, str, str]] = field(default_factory=list)

    def refuse(self, rows: Sequence[Row], name: str, message: str) -> None:
        """Leave out these rows, all for the same reason."""
        self.errors.extend((row, name, message) for row, _values in rows)


@dataclass(slots=True)
class Context:
    """What the batches of one import share."""

    move_stock: bool = False
    names: catalog.Names = field(default_factory=catalog.Names)
    variants: dict[str, catalog.Ref] = field(default_factory=dict)
    buyers: dict[customers.Key, int] = field(default_factory=dict)

    def trim(self) -> None:
        """Keep what is remembered within bounds; what was forgotten is looked up again."""
        for remembered in (self.variants, self.buyers):
            if len(remembered) > 100_000:
                remembered.clear()


# --- orders ---


async def apply_orders(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:
    """Rows of one order together: recorded whole, left alone when it is there, refused when another has its number."""
    outcome = Outcome()
    context_rows: dict[str, tuple[list[Row], str]] = {}
    there = await orders.find(db, [rows[0][1]["order_number"] for _group, rows in groups])
    for _group, rows in groups:
        number = rows[0][1]["order_number"]
        try:
            mark = _fingerprint(rows)
        except ValueError as error:
            outcome.refuse(rows, "status", str(error))
            continue
        if sum(abs(values["quantity"]) * values["unit_price"] for _row, values in rows) > MAX_MINOR:
            outcome.refuse(rows, "quantity", "the order's total is too large")
        elif number not in there:
            context_rows[number] = (rows, mark)
        elif there[number] == mark:
            outcome.skipped += len(rows)
        else:
            outcome.refuse(rows, "order_number", f"there is an order {number} already, and it differs")
    wanted = [values for rows, _mark in context_rows.values() for _row, values in rows]
    await _know_variants(db, context, wanted)
    await _know_buyers(db, context, wanted)
    drafts = [_draft(context, number, rows, mark) for number, (rows, mark) in context_rows.items()]
    if context.move_stock:
        drafts = await _take_stock(db, drafts, context_rows, outcome)
    await orders.insert(db, drafts)
    outcome.imported += sum(len(draft.lines) for draft in drafts)
    context.trim()
    return outcome


def _fingerprint(rows: Sequence[Row]) -> str:
    """What the order is, whatever words its file used: the same again, or our own export of it, is the same order."""
    first = rows[0][1]
    lines = [
        [values["sku"], values["quantity"], values["unit_price"], values.get("discount", 0)] for _row, values in rows
    ]
    return orders.fingerprint(
        [first["order_date"], first.get("platform", "store"), _status(first), _country(first), lines]
    )


def _status(values: Mapping[str, Any]) -> str:
    return status_of(values["status"]) if "status" in values else DELIVERED


def _country(values: Mapping[str, Any]) -> str:
    return country_code(values["country"]) if "country" in values else ""


def _draft(context: Context, number: str, rows: Sequence[Row], mark: str) -> orders.Draft:
    first = rows[0][1]
    who = _who(first)
    lines = []
    for _row, values in rows:
        ref = context.variants[values["sku"]]
        lines.append(
            orders.DraftLine(
                product_id=ref.product_id,
                variant_id=ref.variant_id,
                name=values.get("product_name") or ref.name,
                sku=values["sku"],
                quantity=values["quantity"],
                unit_price=values["unit_price"],
                discount=values.get("discount", 0),
                unit_cost=values.get("unit_cost", ref.cost),
            )
        )
    return orders.Draft(
        number=number,
        placed_at=datetime.fromisoformat(first["order_date"]),
        platform=first.get("platform", "store"),
        status=_status(first),
        country=_country(first),
        currency=settings().currency,
        customer_id=context.buyers[who.key] if who else None,
        fingerprint=mark,
        lines=lines,
        moved_stock=context.move_stock,
    )


def _who(values: Mapping[str, Any]) -> customers.Who | None:
    name, email = values.get("customer", ""), values.get("customer_email", "")
    if not name and not email:
        return None
    return customers.Who(external_id=name, email=email, name=name, country=_country(values))


async def _know_variants(db: AsyncSession, context: Context, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Variants of these lines by SKU; a product nobody knows becomes a draft without stock."""
    unknown = {values["sku"] for values in wanted} - context.variants.keys()
    if not unknown:
        return
    context.variants |= await catalog.find(db, unknown)
    missing: dict[str, catalog.NewProduct] = {}
    for values in wanted:
        sku = values["sku"]
        # The first row that has a name names the product: files leave it out on adjustments.
        if sku not in context.variants and (sku not in missing or not missing[sku].name):
            missing[sku] = catalog.NewProduct(
                sku,
                values.get("product_name", ""),
                category=values.get("category", ""),
                price=max(values["unit_price"], 0),
                cost=values.get("unit_cost"),
            )
    context.variants |= await catalog.create(db, list(missing.values()), context.names)


async def _know_buyers(db: AsyncSession, context: Context, wanted: Sequence[Mapping[str, Any]]) -> None:
    people = {who.key: who for values in wanted if (who := _who(values)) and who.key not in context.buyers}
    if people:
        context.buyers |= await customers.find(db, people)
        context.buyers |= await customers.create(db, [who for key, who in people.items() if key not in context.buyers])


async def _take_stock(
    db: AsyncSession, drafts: Sequence[orders.Draft], rows: Mapping[str, tuple[Sequence[Row], str]], outcome: Outcome
) -> list[orders.Draft]:
    """Each order's goods leave, or come back; one that asks for more than there is stays out."""
    taken = []
    for draft in drafts:
        try:
            async with db.begin_nested():
                await inventory.move(
                    db,
                    [(line.variant_id, -line.quantity) for line in draft.lines],
                    reason=f"Order {draft.number} imported",
                )
        except inventory.OutOfStock as short:
            outcome.refuse(rows[draft.number][0], "quantity", short.detail)
        else:
            taken.append(draft)
    return taken


# --- products ---


async def apply_products(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:
    """A row makes a product with its variant, or brings the one with this SKU up to date."""
    outcome = Outcome()
    rows = [rows[0] for _group, rows in groups]
    there = await catalog.find(db, [values["sku"] for _row, values in rows])
    new: list[tuple[Row, catalog.NewProduct]] = []
    for row, values in rows:
        if values["sku"] in there:
            continue
        status = values.get("status", "active").lower()
        if "name" not in values:
            outcome.refuse([(row, values)], "name", "is missing, and there is no product with this SKU yet")
        elif status not in {"draft", "active", "archived"}:
            outcome.refuse([(row, values)], "status", "must be draft, active or archived")
        else:
            new.append(((row, values), _new_product(values, status)))
    made = await catalog.create(db, [product for _row, product in new], context.names)
    outcome.imported += len(new)
    known = [(row, values) for row, values in rows if values["sku"] in there]
    updated = await catalog.update(db, {values["sku"]: values for _row, values in known}, context.names)
    for row, values in known:
        if values["sku"] in updated.refused:
            outcome.refuse([(row, values)], "price", updated.refused[values["sku"]])
    known = [(row, values) for row, values in known if values["sku"] not in updated.refused]
    stock = {
        (there | made)[values["sku"]].variant_id: values["quantity"]
        for _row, values in [*(row for row, _p in new), *known]
        if "quantity" in values
    }
    moved = await inventory.set_levels(db, stock, reason="Product import")
    for _row, values in known:
        if values["sku"] in updated.changed or there[values["sku"]].variant_id in moved:
            outcome.imported += 1
        else:
            outcome.skipped += 1
    return outcome


def _new_product(values: Mapping[str, Any], status: str) -> catalog.NewProduct:
    return catalog.NewProduct(
        sku=values["sku"],
        name=values["name"],
        category=values.get("category", ""),
        brand=values.get("brand", ""),
        description=values.get("description", ""),
        price=values.get("price", 0),
        cost=values.get("cost"),
        barcode=values.get("barcode"),
        weight_g=values.get("weight"),
        status=status,
    )


# --- customers ---


async def apply_customers(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:  # noqa: ARG001 - the face every kind has
    """A row makes a buyer, or fills in what it says about the one with this e-mail or external id."""
    outcome = Outcome()
    people: dict[customers.Key, tuple[Row, customers.Who]] = {}
    for _group, [(row, values)] in groups:
        who = _person(values)
        if who is None:
            outcome.refuse([(row, values)], "email", "a customer needs an e-mail or an external_id")
        else:
            people[who.key] = ((row, values), who)
    there = await customers.find(db, people)
    await customers.create(db, [who for key, (_row, who) in people.items() if key not in there])
    changed = await customers.update(db, {there[key]: who for key, (_row, who) in people.items() if key in there})
    outcome.imported = len(people) - len(there) + len(changed)
    outcome.skipped = len(there) - len(changed)
    return outcome


def _person(values: Mapping[str, Any]) -> customers.Who | None:
    external, email = values.get("external_id", ""), values.get("email", "")
    if not external and not email:
        return None
    return customers.Who(
        external_id=external,
        email=email,
        name=values.get("name", ""),
        country=_country(values),
        phone=values.get("phone", ""),
        address=values.get("address", ""),
        notes=values.get("notes", ""),
    )


# --- stock ---


async def apply_inventory(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:
    """A row sets how many of a SKU are at a location, as counted; the same again changes nothing."""
    outcome = Outcome()
    await _look_up(db, context, [values["sku"] for _group, [(_row, values)] in groups])
    wanted: dict[tuple[int, str], inventory.Count] = {}
    for _group, [(row, values)] in groups:
        ref = context.variants.get(values["sku"])
        place = values.get("location", "")
        if ref is None:
            outcome.refuse([(row, values)], "sku", f"there is no product with the SKU {values['sku']}")
        else:
            wanted[ref.variant_id, place] = inventory.Count(
                values["quantity"], values.get("low_stock_threshold"), values.get("reason", "Stock import")
            )
    changed = await inventory.count(db, wanted)
    outcome.imported, outcome.skipped = len(changed), len(wanted) - len(changed)
    return outcome


# --- what suppliers offer ---


async def apply_supplier_catalog(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:  # noqa: ARG001 - the face every kind has
    """A row makes an offer, or brings the supplier's one with this SKU up to date; the same again changes nothing."""
    outcome = Outcome()
    renamed = {"duty_rate": "duty_ppm", "weight": "weight_g", "volume": "volume_cm3"}
    rows = {
        row: {renamed.get(name, name): value for name, value in values.items()} for _group, [(row, values)] in groups
    }
    taken = await suppliers.take_over(db, rows)
    for row, (name, message) in taken.refused.items():
        outcome.refuse([(row, rows[row])], name, message)
    outcome.imported, outcome.skipped = len(taken.changed), len(taken.same)
    return outcome


# --- what competitors ask ---


async def apply_competitor_prices(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:  # noqa: ARG001 - the face every kind has
    """A row is a price as it was seen at a moment; the same again changes nothing."""
    outcome = Outcome()
    rows = {row: values for _group, rows_ in groups for row, values in rows_}
    taken = await competitors.take_over(db, rows)
    for row, (name, message) in taken.refused.items():
        outcome.refuse([(row, rows[row])], name, message)
    outcome.imported, outcome.skipped = len(taken.changed), len(taken.same)
    return outcome


# --- what others sell ---

EVERYWHERE, USUAL_DAYS = "market", 30  # what a file that does not say is about


async def apply_market(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:  # noqa: ARG001 - the face every kind has
    """Rows of a channel's day are a snapshot of its market; the same again changes nothing."""
    outcome = Outcome()
    today = clock.business_day(clock.now())
    seen: dict[tuple[str, date, int], list[dict[str, Any]]] = {}
    for _group, rows in groups:
        for row, values in rows:
            taken_on = date.fromisoformat(values["taken_on"]) if "taken_on" in values else today
            days = values.get("days", USUAL_DAYS)
            if taken_on > today:
                outcome.refuse([(row, values)], "taken_on", "is a day to come")
            elif values.get("stock_days", 0) > days:
                outcome.refuse([(row, values)], "stock_days", f"must be at most the {days} days that were counted")
            elif (revenue := values.get("revenue", values["price"] * values["units"])) > MAX_MINOR:
                outcome.refuse([(row, values)], "revenue", "is too large")
            else:
                first = date.fromisoformat(values["first_seen"]) if "first_seen" in values else None
                key = (values.get("channel", EVERYWHERE), taken_on, days)
                seen.setdefault(key, []).append(values | {"revenue": revenue, "first_seen": first})
    for (channel, taken_on, days), items in sorted(seen.items()):
        taken = await market.observe(db, channel, taken_on, days, items)
        outcome.imported += taken.changed
        outcome.skipped += taken.same
    return outcome


async def _look_up(db: AsyncSession, context: Context, skus: Sequence[str]) -> None:
    context.variants |= await catalog.find(db, set(skus) - context.variants.keys())


# --- keywords ---


async def apply_keywords(db: AsyncSession, context: Context, groups: Sequence[Group]) -> Outcome:
    """A row adds a keyword, or brings the one of the same words up to date; the same again changes nothing."""
    outcome = Outcome()
    rows = [rows[0] for _group, rows in groups]
    await _look_up(db, context, [values["sku"] for _row, values in rows if "sku" in values])
    wanted: list[tuple[int, dict[str, Any]]] = []
    for row, values in rows:
        ref = context.variants.get(values["sku"]) if "sku" in values else None
        if "sku" in values and ref is None:
            outcome.refuse([(row, values)], "sku", f"there is no product with the SKU {values['sku']}")
        else:
            wanted.append((row, {**values, "product_id": ref.product_id if ref else None}))
    brought = await keywords.bring(db, wanted)
    outcome.imported, outcome.skipped = brought.imported, brought.skipped
    outcome.errors += brought.errors
    return outcome


APPLY = {
    "products": apply_products,
    "orders": apply_orders,
    "customers": apply_customers,
    "inventory": apply_inventory,
    "supplier_catalog": apply_supplier_catalog,
    "keywords": apply_keywords,
    "competitor_prices": apply_competitor_prices,
    "market": apply_market,
}
