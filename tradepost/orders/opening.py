"""What must be known before an order is placed, in one statement: the rules' stamps, who buys, and an earlier try."""

from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Select, and_, bindparam, case, cast, func, literal, null, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.types import String

from tradepost.cart import buyers
from tradepost.cart.buyers import Buyer
from tradepost.core import clock, dialects
from tradepost.core.db import send
from tradepost.core.idempotency import Given
from tradepost.core.stamps import Stamp, Stamps
from tradepost.customers.models import Customer
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.rules import number

NOBODY = -1  # no row has this id, no stamp this number


class Earlier(NamedTuple):
    """The order that an earlier try of the same request has made, and the mark of what was asked for."""

    order_id: int
    mark: str | None


class Opening(NamedTuple):
    """`number` is (id, number) of the order to come, where the database lets ids be drawn ahead.

    `line_id` is that of its first line, where they are sure to follow one another.
    """

    stamps: Stamps
    buyer: Buyer
    earlier: Earlier | None
    number: tuple[int, str] | None
    line_id: int | None


async def look(
    db: AsyncSession, *, account_id: int | None = None, email: str = "", key: Given | None = None
) -> Opening:
    """Everything of that, in one statement."""
    drawn = dialects.draws_ids(db)
    query = _query(
        drawn=drawn,
        lines=dialects.draws_in_a_row(db),
        account=account_id is not None,
        email=bool(email),
        key=key is not None,
    )
    known = {"account_id": account_id, "email": email, "key": key and key.name, "numbers": f"TP-{_year()}-"}
    rows = (await send(db, query, known)).all()
    _, _, next_id, taken, line_id, customer_id, group_id, ordered, order_id, mark = rows[0]
    return Opening(
        stamps={row[0]: row[1] for row in rows if row[0] is not None},
        buyer=Buyer(
            account_id,
            email,
            customer_id,
            group_id if account_id else None,
            first_order=not ordered if account_id or email else None,
        ),
        earlier=None if order_id is None else Earlier(order_id, mark),
        number=None if not drawn or taken else (next_id, number(next_id, _year())),
        line_id=line_id,
    )


@lru_cache(maxsize=16)
def _query(*, drawn: bool, lines: bool, account: bool, email: bool, key: bool) -> Select[Any]:
    """The statement, put together once for each of the few forms it has."""
    named = account or email
    account_id = bindparam("account_id", type_=BigInteger) if account else None
    address = bindparam("email", type_=String(255)) if email else None
    next_id: Any = dialects.next_id(Order.__table__) if drawn else literal(0)
    base = select(next_id.label("id"), literal(NOBODY, BigInteger).label("nobody")).subquery("base")
    # Each is compared with the base, which is always so: or they would count as tables that nobody joined.
    source: Any = base.outerjoin(Stamp, Stamp.number != base.c.nobody)
    if named:
        source = source.outerjoin(Customer, and_(Customer.id != base.c.nobody, buyers.is_customer(account_id, address)))
    if key:
        asked = Order.checkout_key == bindparam("key", type_=String(64))
        source = source.outerjoin(Order, and_(Order.id != base.c.nobody, asked))
    return select(
        Stamp.name,
        Stamp.number,
        base.c.id,
        _taken(base.c.id) if drawn else null(),
        dialects.next_id(OrderLine.__table__) if lines else null(),
        *((Customer.id, Customer.group_id) if named else (null(), null())),
        select(buyers.has_ordered(account_id, address)).scalar_subquery(),
        *((Order.id, Order.checkout_mark) if key else (null(), null())),
    ).select_from(source)


def _year() -> int:
    return clock.business_day(clock.now()).year


def _taken(next_id: Any) -> Any:
    """The order that somebody has recorded under the number that this id would get, if there is one."""
    text = cast(next_id, String)
    # With zeros in front of it to six digits, as `rules.number` writes it.
    digits = func.substr(literal("00000").concat(text), case((func.length(text) < 6, func.length(text)), else_=6))
    other = aliased(Order)
    name = bindparam("numbers", type_=String(20)).concat(digits)
    return select(other.id).where(other.number == name).limit(1).scalar_subquery()
