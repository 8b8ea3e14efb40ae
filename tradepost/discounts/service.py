"""What a basket gets, counted when its order is placed and given back when the order is cancelled.

Whoever places an order calls, in its transaction: `work_out`, then `use` with what was applied; `give_back` cancels.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.db import send
from tradepost.core.errors import Conflict
from tradepost.core.stamps import Kept, Stamps
from tradepost.discounts import rules
from tradepost.discounts.models import Discount, DiscountCode, DiscountUse
from tradepost.discounts.rules import Applied, Basket, Claim, Refused, Rule, Taken

STAMP = "discounts"
MOST_CODES = 20  # in one basket
# What a Rule takes from the row as it stands.
_COLUMNS = (
    "id", "name", "kind", "automatic", "combines", "priority", "currency", "starts_at", "ends_at", "max_uses",
    "max_per_customer",
)  # fmt: skip


class UsedUp(Conflict):
    """409: all uses of a discount, or this customer's, were taken in the meantime."""

    kind, title = "discount-used-up", "Used up"


def rule_of(row: Discount) -> Rule:
    """A stored discount as it is worked out."""
    given = {**row.conditions, **row.benefit}
    values: dict[str, Any] = {name: frozenset(v) if isinstance(v, list) else v for name, v in given.items()}
    values |= {name: getattr(row, name) for name in _COLUMNS}
    return Rule(**values)


async def _load(db: AsyncSession) -> tuple[Rule, ...]:
    open_ = or_(Discount.ends_at.is_(None), Discount.ends_at > clock.now())
    query = select(Discount).where(Discount.active, Discount.automatic, open_).order_by(Discount.id)
    return tuple(rule_of(row) for row in (await db.execute(query)).scalars())


KEPT = Kept(STAMP, _load)  # those that need no code


async def work_out(db: AsyncSession, basket: Basket, stamps: Stamps | None = None) -> Taken:
    """What this basket gets now. Changes nothing; the same basket and rules give the same answer.

    No statement beside the stamps' for automatic discounts without limits; one when there are codes, one when
    automatic discounts with limits hold.
    """
    basket = replace(basket, at=basket.at or clock.now())
    claims, refused = await _by_code(db, basket) if basket.codes else ([], [])
    holding = [rule for rule in await KEPT.get(db, stamps) if rules.refusal(rule, basket) is None]
    limited = [rule.id for rule in holding if rule.max_uses is not None or rule.max_per_customer is not None]
    spent = await _spent(db, limited, basket) if limited else set()
    claims += [Claim(rule) for rule in holding if rule.id not in spent]
    return rules.choose(basket, claims, refused)


def _counted(basket: Basket) -> Select[Discount, int, int]:
    """(discount, uses by this customer, uses by the basket's own order); the second without the third."""
    theirs: list[Any] = [DiscountUse.who == basket.who]
    own: list[Any] = [DiscountUse.order_id == basket.order_id]
    if basket.order_id is not None:
        theirs.append(DiscountUse.order_id != basket.order_id)
    return select(
        Discount,
        _uses(*theirs) if basket.who else literal(0),
        _uses(*own) if basket.order_id is not None else literal(0),
    ).execution_options(populate_existing=True)


def _uses(*where: ColumnElement[bool]) -> ColumnElement[int]:
    query = select(func.count()).where(DiscountUse.discount_id == Discount.id, *where)
    return query.correlate(Discount).scalar_subquery()


def _is_spent(rule: Rule, used: int, by_customer: int) -> str | None:
    if rule.max_uses is not None and used >= rule.max_uses:
        return "is used up"
    if rule.max_per_customer is not None and by_customer >= rule.max_per_customer:
        return "is used up: you have used it " + ("once" if by_customer == 1 else f"{by_customer} times")
    return None


async def _spent(db: AsyncSession, ids: Sequence[int], basket: Basket) -> set[int]:
    """Which of these discounts are used up, altogether or for this customer."""
    rows = (await db.execute(_counted(basket).where(Discount.id.in_(ids)))).all()
    return {row.id for row, theirs, own in rows if _is_spent(rule_of(row), row.used - own, theirs)}


async def _by_code(db: AsyncSession, basket: Basket) -> tuple[list[Claim], list[Refused]]:
    """The discounts that the basket's codes give, and the codes that give none; one statement."""
    wanted = list(dict.fromkeys(rules.normal_code(code) for code in basket.codes))
    asked = [code for code in wanted if code.isprintable() and 0 < len(code) <= rules.LONGEST_CODE][:MOST_CODES]
    query = _counted(basket).add_columns(DiscountCode).join(DiscountCode, DiscountCode.discount_id == Discount.id)
    found = {row[3].code: row for row in await db.execute(query.where(DiscountCode.code.in_(asked)))}
    claims: dict[int, Claim] = {}
    refused: list[Refused] = []
    for code in wanted:
        if code not in found:
            refused.append(Refused(code[: rules.LONGEST_CODE], "There is no such code", "unknown"))
            continue
        discount, theirs, own, row = found[code]
        rule = rule_of(discount)
        why = _code_refusal(row, discount, rule, basket, theirs, own)
        if why is None and rule.id in claims:
            why = ("does_not_combine", f"gives the same as {claims[rule.id].code}")
        if why is None:
            claims[rule.id] = Claim(rule, code)
        else:
            refused.append(Refused(code, f"{code} {why[1]}", why[0]))
    return list(claims.values()), refused


def _code_refusal(
    row: DiscountCode, discount: Discount, rule: Rule, basket: Basket, theirs: int, own: int
) -> tuple[str, str] | None:
    if not discount.active or discount.automatic:
        return "unknown", "is not in use"
    if row.max_uses is not None and row.used - own >= row.max_uses:
        return "used_up", "is used up"
    spent = _is_spent(rule, discount.used - own, theirs)
    return ("used_up", spent) if spent else rules.refusal(rule, basket)


# --- counting ---


async def use(db: AsyncSession, applied: Sequence[Applied], *, order_id: int, who: str) -> None:
    """Count what an order got that has got nothing before; UsedUp when others were faster, which ends the transaction.

    `who` is `rules.who_is(...)`: what a limit per customer counts for. Keeps the discounts' rows locked until the
    transaction ends: call it late.
    """
    if counted := sorted((one for one in applied if one.counts), key=lambda one: one.discount_id):
        await _count(db, counted, order_id, who)


async def use_instead(db: AsyncSession, applied: Sequence[Applied], *, order_id: int, who: str) -> None:
    """Count what an order gets after it was changed, instead of what it got before; UsedUp when others were faster."""
    query = select(DiscountUse.discount_id, DiscountUse.code, DiscountUse.amount)
    before = {tuple(row) for row in await db.execute(query.where(DiscountUse.order_id == order_id))}
    now = {(one.discount_id, one.code, one.amount) for one in applied if one.counts}
    if now == before:
        return
    # All that either touches is locked at once, in id order.
    ids = {discount_id for discount_id, _, _ in before | now}
    await db.execute(select(Discount.id).where(Discount.id.in_(ids)).order_by(Discount.id).with_for_update())
    await give_back(db, order_id)
    await use(db, applied, order_id=order_id, who=who)


def _one_more(table: Any, *which: ColumnElement[bool]) -> Update:
    free = or_(table.c.max_uses.is_(None), table.c.used < table.c.max_uses)
    return update(table).where(*which, free).values(used=table.c.used + 1)


# Put together once, and past the entities: they are part of many an order.
_DISCOUNTS, _CODES, _USES = (cast("Table", one.__table__) for one in (Discount, DiscountCode, DiscountUse))
_OF_DISCOUNT: Any = bindparam("discount")
_OF_CODE: Any = bindparam("text")
# A use is no change of the discount.
_USE = _one_more(_DISCOUNTS, _DISCOUNTS.c.id == _OF_DISCOUNT).values(updated_at=_DISCOUNTS.c.updated_at)
_USE_CODE = _one_more(_CODES, _CODES.c.code == _OF_CODE, _CODES.c.discount_id == _OF_DISCOUNT)
_NOTE_USE = insert(_USES)


async def _count(db: AsyncSession, counted: Sequence[Applied], order_id: int, who: str) -> None:
    for one in counted:
        await _take(db, one, _USE, discount=one.discount_id)
        if one.code is not None:
            await _take(db, one, _USE_CODE, discount=one.discount_id, text=one.code)
    limited = [one for one in counted if one.limited]
    if who and limited:
        await _within_customers_limit(db, limited, who)
    rows = [
        {
            "discount_id": one.discount_id,
            "order_id": order_id,
            "who": who,
            "code": one.code,
            "amount": one.amount,
            "currency": one.currency,
        }
        for one in counted
    ]
    await send(db, _NOTE_USE, rows)
    await events.write(
        db,
        [_happened("used", one.discount_id, one.name, order_id, code=one.code, amount=one.amount) for one in counted],
    )


async def _take(db: AsyncSession, one: Applied, statement: Update, **which: Any) -> None:
    done = await send(db, statement, which)
    if not done.rowcount:
        raise UsedUp(f"{one.code or one.name} is used up", discount_id=one.discount_id, code=one.code)


async def _within_customers_limit(db: AsyncSession, counted: Sequence[Applied], who: str) -> None:
    """UsedUp when this customer has had enough of one of them.

    Their rows were updated just now and stay locked, so nobody else counts a use of them before this transaction ends.
    """
    known = {one.discount_id: one for one in counted}
    theirs = select(func.count()).where(DiscountUse.discount_id == Discount.id, DiscountUse.who == who)
    query = select(Discount.id).where(
        Discount.id.in_(known), Discount.max_per_customer <= theirs.correlate(Discount).scalar_subquery()
    )
    over = (await db.execute(query.order_by(Discount.id).limit(1))).scalar_one_or_none()
    if over is not None:
        one = known[over]
        raise UsedUp(
            f"{one.code or one.name} is used up: you have used it as often as one may",
            discount_id=over,
            code=one.code,
        )


def _happened(what: str, discount_id: int, name: str, order_id: int, **data: Any) -> dict[str, Any]:
    return events.row(f"discount.{what}", "discounts", discount_id, subject_name=name, order_id=order_id, **data)


async def give_back(db: AsyncSession, order_id: int) -> int:
    """Give back what an order used, as when it is cancelled; how many uses. Once more gives back nothing."""
    of_order = select(DiscountUse).where(DiscountUse.order_id == order_id)
    ids = of_order.with_only_columns(DiscountUse.discount_id)
    # The discounts' rows first, in id order, as `use` takes them.
    locked = select(Discount.id, Discount.name).where(Discount.id.in_(ids)).order_by(Discount.id).with_for_update()
    names = {row.id: row.name for row in await db.execute(locked)}
    of_them = of_order.where(DiscountUse.discount_id.in_(names)).order_by(DiscountUse.discount_id)
    rows = (await db.execute(of_them)).scalars().all()
    if not rows:  # never any, or somebody else gave them back while this waited
        return 0
    for row in rows:
        quiet = {"synchronize_session": False}
        await db.execute(
            update(Discount)
            .where(Discount.id == row.discount_id)
            .values(used=Discount.used - 1, updated_at=Discount.updated_at)
            .execution_options(**quiet)
        )
        if row.code is not None:
            await db.execute(
                update(DiscountCode)
                # A code that was taken away and made anew has not been used yet.
                .where(
                    DiscountCode.code == row.code, DiscountCode.discount_id == row.discount_id, DiscountCode.used > 0
                )
                .values(used=DiscountCode.used - 1)
                .execution_options(**quiet)
            )
    told = [_happened("given_back", row.discount_id, names[row.discount_id], order_id, code=row.code) for row in rows]
    await events.write(db, told)
    await db.execute(delete(DiscountUse).where(DiscountUse.id.in_([row.id for row in rows])))
    return len(rows)


async def drift(db: AsyncSession) -> list[tuple[int, int, int]]:
    """(discount, uses counted, orders that used it) where the two differ; `tradepost doctor` shows them."""
    orders = select(func.count()).where(DiscountUse.discount_id == Discount.id).correlate(Discount).scalar_subquery()
    query = select(Discount.id, Discount.used, orders).where(Discount.used != orders).order_by(Discount.id)
    return [(row[0], row[1], row[2]) for row in await db.execute(query)]
