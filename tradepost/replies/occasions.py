"""What an event is about: the values its template names, the facts its conditions ask for, and who is answered."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.catalog.models import Category, Product, Variant
from tradepost.conversations.models import Conversation, Message
from tradepost.conversations.rules import STORE
from tradepost.core.events import Event
from tradepost.core.money import minor_digits
from tradepost.core.settings import settings
from tradepost.customers.models import Customer
from tradepost.inventory.models import Location
from tradepost.orders import tokens
from tradepost.orders.models import Order, OrderLine, Return
from tradepost.orders.texts import amount, language_of
from tradepost.replies.rules import Facts
from tradepost.replies.triggers import BUYER, CONVERSATION, REVIEW, STAFF
from tradepost.reviews.models import Review
from tradepost.shipping.models import Shipment

MOST_LINES = 50


@dataclass(slots=True)
class Occasion:
    """One cause, ready to be answered. `email` is a guest's; `about` is what people call it."""

    target: str
    target_id: int | None
    facts: Facts
    values: dict[str, Any]
    about: str = ""
    account_id: int | None = None
    email: str = ""
    link: str = ""
    more: dict[str, Any] = field(default_factory=dict)


async def of(db: AsyncSession, trigger: str, event: Event) -> Occasion | None:
    """What this event is about; None when it is no longer there."""
    if trigger == "low_stock":
        return await _stock(db, event)
    if trigger == "customer_registered":
        return await _account(db, event.subject_id)
    if trigger in {"question_asked", "message_received"} or event.name == "review.received":
        return await _conversation(db, trigger, event)
    if trigger == "review_posted":
        return await _review(db, event.subject_id)
    return await _order(db, trigger, event)


def _shop() -> dict[str, str]:
    return {"name": settings().project_name, "link": settings().address}


def _who(name: str) -> dict[str, str]:
    return {"name": name, "first_name": name.split(maxsplit=1)[0] if name.split() else ""}


async def _order(db: AsyncSession, trigger: str, event: Event) -> Occasion | None:
    order_id = event.subject_id if event.subject_type == "orders" else event.data["order_id"]
    query = select(Order, Customer.account_id, Customer.name).outerjoin(Customer, Customer.id == Order.customer_id)
    found = (await db.execute(query.where(Order.id == order_id))).one_or_none()
    if found is None:
        return None
    order, customers_account, customers_name = found
    account_id = order.account_id or customers_account
    account = await db.get(Account, account_id) if account_id else None
    language = language_of((account.language if account else "") or order.language)
    lines = (
        (
            await db.execute(
                select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.id).limit(MOST_LINES)
            )
        )
        .scalars()
        .all()
    )
    token = "" if account else f"?token={tokens.token_of(order.id)}"
    values: dict[str, Any] = {
        "shop": _shop(),
        "buyer": _who(order.buyer_name or (account.name if account else "") or customers_name or ""),
        "order": {
            "number": order.number,
            "total": amount(order.total, order.currency, language),
            "units": order.units,
            "link": f"{settings().address}/order/{order.number}{token}",
            "delivery": order.shipping_method,
            "reason": order.cancel_reason,
            "lines": [
                {
                    "name": line.name,
                    "sku": line.sku,
                    "quantity": line.quantity,
                    "total": amount(line.total, order.currency, language),
                }
                for line in lines
            ],
        },
    }
    values |= await _more_of_order(db, trigger, event, order, language)
    products = sorted({line.product_id for line in lines})
    facts = Facts(
        channel=order.platform,
        language=language,
        products=products,
        categories=await _branches(db, products),
        total=order.total,
        minor=minor_digits(order.currency),
    )
    return Occasion(
        BUYER, order.id, facts, values, order.number, account_id if account else None,
        "" if account else order.email, f"/order/{order.number}", {"number": order.number},
    )  # fmt: skip


async def _more_of_order(
    db: AsyncSession, trigger: str, event: Event, order: Order, language: str
) -> dict[str, dict[str, str]]:
    if trigger == "order_refunded":
        return {"refund": {"amount": amount(event.data.get("amount", 0), order.currency, language)}}
    if trigger == "return_requested":
        asked = await db.get(Return, event.subject_id)
        return {"return": {"number": event.subject_name, "reason": asked.reason if asked else ""}}
    if trigger == "order_shipped":
        query = select(Shipment.tracking_number, Shipment.tracking_url).where(
            Shipment.order_id == order.id, Shipment.tracking_number != ""
        )
        parcels = (await db.execute(query.order_by(Shipment.id).limit(MOST_LINES))).all()
        return {
            "parcel": {
                "number": ", ".join(row.tracking_number for row in parcels),
                "link": " ".join(row.tracking_url for row in parcels if row.tracking_url),
            }
        }
    return {}


async def _review(db: AsyncSession, review_id: int) -> Occasion | None:
    query = (
        select(Review, Product, Account.name)
        .join(Product, Product.id == Review.product_id)
        .outerjoin(Account, Account.id == Review.account_id)
        .where(Review.id == review_id)
    )
    found = (await db.execute(query)).one_or_none()
    if found is None:
        return None
    review, product, name = found
    facts = Facts(
        language=review.language,
        products=[product.id],
        categories=await _branches(db, [product.id]),
        rating=review.rating,
        text=f"{review.title}\n{review.text}",
        verified=review.verified,
    )
    values = {
        "shop": _shop(),
        "buyer": _who(name or ""),
        "product": _product(product),
        "review": {"rating": review.rating, "title": review.title, "text": review.text},
    }
    return Occasion(REVIEW, review.id, facts, values, product.name, review.account_id, "", f"/p/{product.slug}")


def _product(product: Product | None) -> dict[str, str]:
    if product is None:
        return {"name": "", "link": ""}
    return {"name": product.name, "link": f"{settings().address}/p/{product.slug}"}


async def _conversation(db: AsyncSession, trigger: str, event: Event) -> Occasion | None:
    query = (
        select(Conversation, Product, Message.text)
        .outerjoin(Product, Product.id == Conversation.product_id)
        .join(Message, Message.conversation_id == Conversation.id)
        .where(Conversation.id == event.subject_id, Message.id == event.data["message_id"])
    )
    found = (await db.execute(query)).one_or_none()
    if found is None:
        return None
    one, product, text = found
    products = [one.product_id] if one.product_id else []
    facts = Facts(
        channel=one.channel,
        language=one.language,
        products=products,
        categories=await _branches(db, products),
        rating=one.rating,
        text=text,
    )
    values: dict[str, Any] = {"shop": _shop(), "buyer": _who(one.author)}
    if trigger == "message_received":
        values["message"] = {"text": text, "about": one.subject}
    else:
        values["product"] = _product(product)
        if one.product_id is None:
            values["product"]["name"] = one.subject
        said = {"text": text} if trigger == "question_asked" else {"rating": one.rating, "title": "", "text": text}
        values["question" if trigger == "question_asked" else "review"] = said
    account_id = one.account_id if one.channel == STORE else None
    return Occasion(CONVERSATION, one.id, facts, values, one.subject or one.author, account_id)


async def _account(db: AsyncSession, account_id: int) -> Occasion | None:
    account = await db.get(Account, account_id)
    if account is None or account.deleted_at is not None or account.role != "customer":
        return None
    values = {"shop": _shop(), "buyer": _who(account.name)}
    facts = Facts(language=language_of(account.language))
    return Occasion(BUYER, account.id, facts, values, account.name or account.label, account.id, "", "/account")


async def _stock(db: AsyncSession, event: Event) -> Occasion | None:
    query = (
        select(Variant.sku, Product)
        .join(Product, Product.id == Variant.product_id)
        .where(Variant.id == event.data["variant_id"])
    )
    found = (await db.execute(query)).one_or_none()
    if found is None:
        return None
    sku, product = found
    location = await db.get(Location, event.data["location_id"])
    stock = {
        "sku": sku,
        "product": product.name,
        "left": event.data["available"],
        "threshold": event.data["threshold"],
        "location": location.name if location else "",
    }
    facts = Facts(
        language=settings().language, products=[product.id], categories=await _branches(db, [product.id])
    )  # fmt: skip
    return Occasion(STAFF, event.subject_id, facts, {"shop": _shop(), "stock": stock}, sku, link="/admin/stock")


async def _branches(db: AsyncSession, product_ids: Collection[int]) -> list[str]:
    """The paths of these products' categories."""
    if not product_ids:
        return []
    query = select(Category.path).join(Product, Product.category_id == Category.id).where(Product.id.in_(product_ids))
    return list((await db.execute(query.distinct())).scalars())
