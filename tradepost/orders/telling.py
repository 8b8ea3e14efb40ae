"""What buyers with an account are told of their orders by themselves, once what happened is in the log.

Confirmation, dispatch, cancellation, refunds and answers to returns have mails of their own, for guests as well; here
these are told in the app alone.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.core import clock
from tradepost.core.events import Event
from tradepost.core.money import to_text
from tradepost.core.reactions import reaction
from tradepost.core.settings import settings
from tradepost.notifications import service as notifications
from tradepost.orders import texts
from tradepost.orders.models import Order, Return

STALE = timedelta(days=1)
WITH_A_MAIL_OF_ITS_OWN = {
    "paid", "shipped", "cancelled", "refunded",
    "return.approved", "return.rejected", "return.received", "return.closed",
}  # fmt: skip

TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "paid": ("Order {number} is paid", "Thank you! We are getting it ready."),
        "shipped": ("Order {number} is on its way", "{subject}"),
        "delivered": ("Order {number} has arrived", "Enjoy it! We would like to read what you think of it."),
        "cancelled": ("Order {number} is cancelled", "{reason}"),
        "refunded": ("Money back for order {number}", "{amount} {currency} are on their way back to you."),
        "return.approved": ("Return {subject} is agreed to", "Order {number}: you may send the goods."),
        "return.rejected": ("Return {subject} is refused", "Order {number}: see what the shop says."),
        "return.received": ("Return {subject} has arrived", "Order {number}: the goods are back with us."),
        "return.closed": ("Return {subject} is closed", "Order {number}: see what the shop says."),
    },
    "ru": {
        "paid": ("Заказ {number} оплачен", "Спасибо! Мы уже собираем его."),
        "shipped": ("Заказ {number} в пути", "{subject}"),
        "delivered": ("Заказ {number} доставлен", "Пользуйтесь с удовольствием! Нам интересно, что вы о нём думаете."),
        "cancelled": ("Заказ {number} отменён", "{reason}"),
        "refunded": ("Возврат денег за заказ {number}", "{amount} {currency} возвращаются к вам."),
        "return.approved": ("Возврат {subject} одобрен", "Заказ {number}: товар можно отправлять."),
        "return.rejected": ("Возврат {subject} отклонён", "Заказ {number}: посмотрите, что ответил магазин."),
        "return.received": ("Возврат {subject} у нас", "Заказ {number}: товар вернулся к нам."),
        "return.closed": ("Возврат {subject} закрыт", "Заказ {number}: посмотрите, что ответил магазин."),
    },
}


@reaction(
    "orders.tell_buyers", "order.paid", "order.cancelled", "order.refunded", "shipment.status_changed",
    "return.approved", "return.rejected", "return.received", "return.closed",
)  # fmt: skip
async def tell(db: AsyncSession, happened: Sequence[Event]) -> None:
    """Tell each buyer with an account what became of their order; not what they did themselves."""
    for event in happened:
        what = _what(event)
        if what is None or event.at < clock.now() - STALE:
            continue
        order_id = event.data["order_id"] if event.subject_type != Order.__tablename__ else event.subject_id
        query = select(Order, Account.language).join(Account, Account.id == Order.account_id)
        found = (await db.execute(query.where(Order.id == order_id))).one_or_none()
        if found is None or (event.actor_kind == "account" and event.actor_id == found[0].account_id):
            continue
        await _tell(db, event, what, found[0], found[1] or settings().language)


def _what(event: Event) -> str | None:
    """What of a buyer's order this is, if it is worth telling."""
    if event.subject_type == Order.__tablename__:
        what = event.name.removeprefix("order.")
        quiet = what == "refunded" and (event.data["amount"] <= 0 or event.data.get("moved"))
        return None if quiet else what
    if event.subject_type == Return.__tablename__:
        return event.name
    status = str(event.data["status"])
    return {"handed_over": "shipped", "in_transit": "shipped", "delivered": "delivered"}.get(status)


async def _tell(db: AsyncSession, event: Event, what: str, order: Order, language: str) -> None:
    title, text = TEXTS.get(language, TEXTS["en"])[what]
    words = {
        "number": order.number,
        "subject": event.subject_name,
        "reason": texts.reason(event.data.get("reason", ""), language),
        "currency": order.currency,
        "amount": to_text(event.data.get("amount", 0), order.currency),
    }
    # A parcel is told of once as it leaves and once as it arrives, however many stations it passes.
    cause = f"{event.subject_type}:{event.subject_id}:{what}" if "shipment" in event.name else f"event:{event.id}"
    assert order.account_id is not None  # noqa: S101 - joined by it
    await notifications.notify(
        db,
        order.account_id,
        kind="order",
        title=title.format(**words),
        text=text.format(**words),
        link=f"/order/{order.number}",
        data={"order_id": order.id, "number": order.number, "what": what},
        cause=cause,
        mail=what not in WITH_A_MAIL_OF_ITS_OWN,
    )
