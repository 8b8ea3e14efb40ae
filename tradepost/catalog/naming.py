"""Names and slugs that nobody else has, whoever else is writing at this moment."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Brand, Category, Collection, Product, Seller, Variant
from tradepost.catalog.rules import ARCHIVED
from tradepost.core import slugs, stamps
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict

Named = Brand | Category | Collection | Seller
TRIES = 5


class Taken(Conflict):
    """409: this value of a field is somebody else's already."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message, errors=[{"field": field, "message": message}])


async def insert(db: AsyncSession, row: Named | Product, *, slug_from: str = "") -> None:
    """Add a row under the slug it has, or one of its own. Taken when its name or its given slug is somebody else's."""
    slugged = not isinstance(row, Seller) and not row.slug
    for _ in range(TRIES):
        if slugged and not isinstance(row, Seller):
            row.slug = await slugs.free(db, type(row).slug, slug_from or row.name, type(row).__name__.lower())
        try:
            async with db.begin_nested():
                db.add(row)
                await db.flush()
        except IntegrityError as error:
            # Somebody took the slug between the look and the insert: look again.
            if slugged and is_unique_violation(error, f"{row.__tablename__}.slug"):
                continue
            raise _named(error, row) from error
        return
    raise Conflict("Others were adding the same thing at this moment: try again", headers={"Retry-After": "1"})


async def claim_names(db: AsyncSession) -> None:
    """For those who find goods by names: whoever else claims one waits here until this transaction ends.

    Names of products need not be unique, so there is no key of the database to meet at.
    """
    await stamps.bump(db, "product names")


async def taken(db: AsyncSession, names: Sequence[str]) -> set[str]:
    """Those of these names that products which are not archived have."""
    found: set[str] = set()
    wanted = sorted(names)
    for start in range(0, len(wanted), 1_000):
        batch = wanted[start : start + 1_000]
        query = select(Product.name).where(Product.name.in_(batch), Product.status != ARCHIVED)
        found |= set((await db.execute(query)).scalars())
    return found


async def claim_name(db: AsyncSession, name: str) -> None:
    """Taken when a product that is not archived has this name; of two that claim it at once the second waits."""
    await claim_names(db)
    if await taken(db, [name]):
        raise Taken("name", f"There is a product named {name} already")


async def save(db: AsyncSession, row: Named | Product) -> None:
    """Write a changed row. Taken when its new name or slug is somebody else's: then the transaction is lost."""
    try:
        await db.flush()
    except IntegrityError as error:
        raise _named(error, row) from error


def _named(error: IntegrityError, row: Any) -> Exception:
    what = type(row).__name__.lower()
    if is_unique_violation(error, f"{row.__tablename__}.name"):
        return Taken("name", f"There is a {what} of this name already")
    if is_unique_violation(error, f"{row.__tablename__}.slug"):
        return Taken("slug", f"There is a {what} with this slug already")
    if is_unique_violation(error, "variants.sku"):
        return Taken("sku", "The SKU is taken")
    return error


async def save_sku(db: AsyncSession) -> None:
    """Write a new or changed variant. Taken when somebody else took its SKU at this very moment."""
    try:
        await db.flush()
    except IntegrityError as error:
        if is_unique_violation(error, "variants.sku"):
            raise Taken("sku", "The SKU is taken") from error
        raise


async def skus_are_free(db: AsyncSession, variants: Sequence[Variant]) -> None:
    """Taken, naming the field, when a SKU of these new or changed variants is another's, or given twice.

    Two requests that pass here at once meet at the database's unique key: the second is refused all the same.
    """
    place: dict[str, int] = {}
    for n, variant in enumerate(variants):
        if place.setdefault(variant.sku, n) != n:
            raise Taken(f"variants.{n}.sku", f"The SKU {variant.sku} is given twice")
    own = [variant.id for variant in variants if variant in db]
    with db.no_autoflush:
        query = select(Variant.sku).where(Variant.sku.in_(place), Variant.id.not_in(own)).limit(1)
        sku = (await db.execute(query)).scalar()
    if sku is not None:
        field = "sku" if len(variants) == 1 else f"variants.{place[sku]}.sku"
        raise Taken(field, f"The SKU {sku} is taken")
