"""Discounts as staff make and change them: what they say is checked as a whole, and kept as rules.Rule wants it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category, Product, Variant
from tradepost.core import events, stamps
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import to_minor, to_text
from tradepost.core.settings import settings
from tradepost.customers.models import CustomerGroup
from tradepost.discounts import rules
from tradepost.discounts.models import Discount, DiscountCode, DiscountUse
from tradepost.discounts.schemas import DiscountChange, DiscountIn
from tradepost.discounts.service import STAMP

# Columns, and what they are unless told otherwise.
COLUMNS: dict[str, Any] = {
    "active": True,
    "automatic": True,
    "combines": True,
    "priority": 0,
    "currency": None,
    "starts_at": None,
    "ends_at": None,
    "max_uses": None,
    "max_per_customer": None,
}
CONDITIONS: dict[str, Any] = {
    "min_amount": None,
    "min_quantity": 0,
    "product_ids": [],
    "category_ids": [],
    "group_ids": [],
    "channels": [],
    "first_order": False,
}
NEEDED = object()
BENEFITS: dict[str, dict[str, Any]] = {
    rules.PERCENTAGE: {"percent": NEEDED, "only_matching": True},
    rules.AMOUNT: {"amount": NEEDED, "only_matching": True},
    rules.FREE_SHIPPING: {"cap": None},
    rules.BUY_X_GET_Y: {
        "buy": NEEDED,
        "get": NEEDED,
        "get_product_ids": [],
        "get_category_ids": [],
        "percent": Decimal(100),
        "times": None,
    },
    rules.GIFT: {"gift_variant_id": NEEDED, "gift_quantity": 1, "worth": None},
}
MONEY = ("min_amount", "amount", "cap", "worth")
_OF_ANY_KIND = {name for benefit in BENEFITS.values() for name in benefit}
_PER_PERCENT = rules.WHOLE // 100


def checked(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The whole of a discount's terms, of this kind, from what was said of it. Invalid names what does not fit."""
    known = {**COLUMNS, **CONDITIONS, **BENEFITS[kind]}
    for name in _OF_ANY_KIND - known.keys():
        if given.get(name) not in (None, []):
            raise Invalid(name, f"does not belong to a discount of the kind {kind}")
    terms = {name: usual if given.get(name) is None else given[name] for name, usual in known.items()}
    for name, value in terms.items():
        if value is NEEDED:
            raise Invalid(name, f"is needed for a discount of the kind {kind}")
    if terms["starts_at"] and terms["ends_at"] and terms["ends_at"] <= terms["starts_at"]:
        raise Invalid("ends_at", "must be later than starts_at")
    if terms["currency"] is None and (kind == rules.GIFT or any(terms.get(name) for name in MONEY)):
        terms["currency"] = settings().currency
    return terms


def _stored(kind: str, terms: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(conditions, benefit) as rules.Rule names them: minor units and parts per million."""

    def plain(name: str) -> Any:
        value = terms[name]
        if name in MONEY:
            try:
                return None if value is None else to_minor(Decimal(value), terms["currency"] or settings().currency)
            except ValueError as error:
                raise Invalid(name, str(error)) from error
        return list(dict.fromkeys(value)) if isinstance(value, list) else value

    conditions = {name: plain(name) for name in CONDITIONS}
    conditions["min_amount"] = conditions["min_amount"] or 0
    benefit = {name: plain(name) for name in BENEFITS[kind] if name != "percent"}
    if "percent" in terms:
        benefit["ppm"] = int(Decimal(terms["percent"]) * _PER_PERCENT)
    return conditions, benefit


def terms_of(row: Discount) -> dict[str, Any]:
    """A stored discount in the words in which it was made: decimal strings, percent."""
    currency = row.currency or settings().currency
    terms = {name: getattr(row, name) for name in COLUMNS} | row.conditions | row.benefit
    for name in MONEY:
        if terms.get(name) is not None:
            terms[name] = to_text(terms[name], currency)
    if not row.conditions["min_amount"]:
        terms["min_amount"] = None
    if (ppm := terms.pop("ppm", None)) is not None:
        terms["percent"] = f"{(Decimal(ppm) / _PER_PERCENT).normalize():f}"
    return terms


async def find(db: AsyncSession, discount_id: int, *, lock: bool = False) -> Discount:
    """A discount by its id, locked when it is to be changed; NotFound."""
    query = select(Discount).where(Discount.id == discount_id).execution_options(populate_existing=True)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("discount", discount_id)
    return found


async def create(db: AsyncSession, body: DiscountIn) -> Discount:
    """A new discount, without its codes. Invalid names what does not fit or is not there."""
    given = body.given
    if given.get("automatic") is None:
        given["automatic"] = not body.codes
    elif given["automatic"] and body.codes:
        raise Invalid("codes", "an automatic discount needs none")
    terms = checked(body.kind, given)
    await _exist(db, terms)
    await _worth(db, terms)
    conditions, benefit = _stored(body.kind, terms)
    columns = {name: terms[name] for name in COLUMNS}
    made = Discount(name=body.name, kind=body.kind, conditions=conditions, benefit=benefit, **columns)
    db.add(made)
    await db.flush()
    await stamps.bump(db, STAMP)
    said = {"name": body.name, "kind": body.kind, **terms_of(made)}
    changes = {name: [None, events.plain(value)] for name, value in said.items() if value not in (None, [], "")}
    await events.record(db, "discount.created", made, subject_name=made.name, changes=changes)
    return made


async def change(db: AsyncSession, discount: Discount, body: DiscountChange) -> None:
    """Change a locked discount. Orders that got it keep what they got."""
    given, before = body.given, {"name": discount.name, **terms_of(discount)}
    for name in ("name", "active", "automatic", "combines", "priority"):
        if name in given and given[name] is None:
            raise Invalid(name, "must not be null")
    if given.keys() & {"gift_variant_id", "gift_quantity"}:
        given.setdefault("worth", None)
    terms = checked(discount.kind, before | given)
    await _exist(db, {name: terms[name] for name in given if name in terms})
    await _worth(db, terms)
    discount.name = given.get("name", discount.name)
    for name in COLUMNS:
        setattr(discount, name, terms[name])
    discount.conditions, discount.benefit = _stored(discount.kind, terms)
    after = {"name": discount.name, **terms_of(discount)}
    changes = {
        name: [events.plain(before.get(name)), events.plain(value)]
        for name, value in after.items()
        if before.get(name) != value
    }
    if not changes:
        await db.refresh(discount)
        return
    await db.flush()
    await stamps.bump(db, STAMP)
    await events.record(db, "discount.updated", discount, subject_name=discount.name, changes=changes)


async def remove(db: AsyncSession, discount: Discount) -> None:
    """Delete a locked discount with its codes. Conflict when an order got it: it can be switched off instead."""
    used = select(DiscountUse.id).where(DiscountUse.discount_id == discount.id).limit(1)
    if (await db.execute(used)).first() is not None:
        raise Conflict("Orders got this discount: switch it off instead (active: false)")
    await events.record(db, "discount.deleted", discount, subject_name=discount.name)
    await db.delete(discount)
    await db.flush()
    await stamps.bump(db, STAMP)


async def _exist(db: AsyncSession, terms: Mapping[str, Any]) -> None:
    """Invalid for the first id that names nothing."""
    tables: dict[str, tuple[Any, str]] = {
        "product_ids": (Product, "product"),
        "get_product_ids": (Product, "product"),
        "category_ids": (Category, "category"),
        "get_category_ids": (Category, "category"),
        "group_ids": (CustomerGroup, "customer group"),
    }
    for name, (table, word) in tables.items():
        if wanted := terms.get(name):
            there = set((await db.execute(select(table.id).where(table.id.in_(wanted)))).scalars())
            missing = [one for one in wanted if one not in there]
            if missing:
                raise Invalid(name, f"there is no {word} {missing[0]}")
    if (gift := terms.get("gift_variant_id")) and await db.get(Variant, gift) is None:
        raise Invalid("gift_variant_id", f"there is no variant {gift}")


async def _worth(db: AsyncSession, terms: dict[str, Any]) -> None:
    """A gift that nobody has valued is worth its price of today, in the installation's currency."""
    if "gift_variant_id" not in terms or terms["worth"] is not None:
        return
    price = (await db.execute(select(Variant.price).where(Variant.id == terms["gift_variant_id"]))).scalar_one_or_none()
    worth = (price or 0) * terms["gift_quantity"] if terms["currency"] == settings().currency else 0
    terms["worth"] = to_text(worth, terms["currency"])


async def codes_of(db: AsyncSession, discounts: Iterable[Discount]) -> dict[int, tuple[int, str]]:
    """{discount: (how many codes, one of them)}, in one statement."""
    query = (
        select(DiscountCode.discount_id, func.count(), func.min(DiscountCode.code))
        .where(DiscountCode.discount_id.in_([one.id for one in discounts]))
        .group_by(DiscountCode.discount_id)
    )
    return {row[0]: (row[1], row[2]) for row in await db.execute(query)}


def listed(
    *, kind: str | None = None, active: bool | None = None, automatic: bool | None = None, code: str = ""
) -> Select[Discount]:
    """The discounts of a kind, switched on or off, automatic or by code, or the one that a code gives."""
    query = select(Discount)
    for column, value in ((Discount.kind, kind), (Discount.active, active), (Discount.automatic, automatic)):
        if value is not None:
            query = query.where(column == value)
    if code.strip():
        by = select(DiscountCode.discount_id).where(DiscountCode.code == rules.normal_code(code))
        query = query.where(Discount.id.in_(by))
    return query


def uses_of(discount_id: int, order_id: int | None = None) -> Select[DiscountUse]:
    """The orders that got a discount, or the one order."""
    query = select(DiscountUse).where(DiscountUse.discount_id == discount_id)
    return query if order_id is None else query.where(DiscountUse.order_id == order_id)
