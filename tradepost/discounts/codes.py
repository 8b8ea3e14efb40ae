"""Codes of a discount: named by staff, or drawn by chance, each good for so many orders."""

import secrets
from collections.abc import Collection, Sequence

from sqlalchemy import Select, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import dialects, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.discounts import rules
from tradepost.discounts.models import Discount, DiscountCode

# No letters or digits that are mistaken for each other when read aloud.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_AT_ONCE = 1000  # values of one statement
_TRIES = 3


def listed(discount_id: int, *, used: bool | None = None) -> Select[DiscountCode]:
    """A discount's codes: used at least once, never, or all."""
    query = select(DiscountCode).where(DiscountCode.discount_id == discount_id)
    return query if used is None else query.where(DiscountCode.used > 0 if used else DiscountCode.used == 0)


async def add(db: AsyncSession, discount: Discount, codes: Sequence[str], *, max_uses: int | None) -> list[str]:
    """Give a discount these codes. Conflict when one is taken, here or by another discount."""
    _by_code(discount)
    if len(set(codes)) < len(codes):
        raise Invalid("codes", "names a code twice")
    taken = await _taken(db, codes)
    if taken:
        raise _is_taken(sorted(taken))
    try:
        await _insert(db, discount, codes, max_uses)
    except IntegrityError as error:
        if not dialects.is_unique_violation(error):
            raise
        raise _is_taken([]) from error
    return list(codes)


async def draw(
    db: AsyncSession, discount: Discount, count: int, *, prefix: str = "", length: int = 10, max_uses: int | None = 1
) -> list[str]:
    """Give a discount so many new codes: the prefix and letters drawn by chance, so that nobody guesses one."""
    _by_code(discount)
    start = rules.normal_code(prefix)
    if not (start + "A").isprintable() or len(start) + length > rules.LONGEST_CODE:
        raise Invalid("prefix", "must be printable, and shorter")
    for attempt in range(_TRIES):
        found: set[str] = set()
        while len(found) < count:
            fresh = {start + "".join(secrets.choice(LETTERS) for _ in range(length)) for _ in range(count - len(found))}
            found |= fresh - await _taken(db, fresh)
        try:
            await _insert(db, discount, codes := sorted(found), max_uses)
        except IntegrityError as error:
            if not dialects.is_unique_violation(error) or attempt == _TRIES - 1:
                raise
        else:
            return codes
    raise AssertionError  # the last try returns or raises


async def remove(db: AsyncSession, discount: Discount, code_id: int) -> None:
    """Take a code away; orders that used it keep what they got. NotFound."""
    query = select(DiscountCode).where(DiscountCode.id == code_id, DiscountCode.discount_id == discount.id)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("code", code_id)
    await events.record(
        db, "discount.code_removed", discount, subject_name=discount.name, changes={"code": [found.code, None]}
    )
    await db.delete(found)
    await db.flush()


def _by_code(discount: Discount) -> None:
    if discount.automatic:
        raise Conflict("This discount is automatic: it needs no codes")


def _is_taken(codes: Sequence[str]) -> Conflict:
    message = f"{', '.join(codes[:5])} is taken" if codes else "is taken"
    return Conflict("There is such a code already", errors=[{"field": "codes", "message": message}])


async def _taken(db: AsyncSession, codes: Collection[str]) -> set[str]:
    wanted, there = list(codes), set()
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(DiscountCode.code).where(DiscountCode.code.in_(wanted[start : start + _AT_ONCE]))
        there |= set((await db.execute(query)).scalars())
    return there


async def _insert(db: AsyncSession, discount: Discount, codes: Sequence[str], max_uses: int | None) -> None:
    values = {"discount_id": discount.id, "max_uses": max_uses}
    async with db.begin_nested():
        await db.execute(insert(DiscountCode), [{"code": code, **values} for code in codes])
    changes = {"codes": [None, list(codes[:20])], "count": [None, len(codes)], "max_uses": [None, max_uses]}
    await events.record(db, "discount.codes_added", discount, subject_name=discount.name, changes=changes)
