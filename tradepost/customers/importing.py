"""Buyers by the thousand: finds by e-mail or by the number another system knows them by, makes what is missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects, events
from tradepost.customers.models import Customer


@dataclass(frozen=True, slots=True)
class Who:
    """A buyer as a file names them. With an e-mail that is who they are, else the external id is."""

    external_id: str = ""
    email: str = ""
    name: str = ""
    country: str = ""
    phone: str = ""
    address: str = ""
    notes: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two rows of the same buyer share."""
        return ("email", self.email) if self.email else ("id", self.external_id)


Key = tuple[str, str]


async def find(db: AsyncSession, keys: Collection[Key]) -> dict[Key, int]:
    """Customers' ids by key."""
    found: dict[Key, int] = {}
    for kind, column in (("email", Customer.email), ("id", Customer.external_id)):
        wanted = [value for name, value in keys if name == kind]
        if wanted:
            found |= {
                (kind, str(row[1])): row[0]
                for row in await db.execute(select(Customer.id, column).where(column.in_(wanted)))
            }
    return found


async def create(db: AsyncSession, wanted: Collection[Who]) -> dict[Key, int]:
    """Make these buyers; their keys must be new and no two alike."""
    if not wanted:
        return {}
    await dialects.bulk_insert(db, Customer.__table__, [_row(who) for who in wanted])
    made = await find(db, [who.key for who in wanted])
    rows = [
        events.row(
            "customer.created", "customers", made[who.key], subject_name=who.name or who.external_id or who.email
        )
        for who in wanted
    ]
    await dialects.bulk_insert(db, events.Event.__table__, rows)
    return made


def _row(who: Who) -> dict[str, Any]:
    now = clock.now()
    # One who is known by e-mail keeps no second key: two people may share a name.
    external = None if who.email else who.external_id
    return {
        "name": who.name,
        "email": who.email or None,
        "phone": who.phone,
        "address": who.address,
        "country": who.country,
        "notes": who.notes,
        "external_id": external,
        "account_id": None,
        "group_id": None,
        "search": " ".join(part for part in (who.name, who.email, who.phone, external or "") if part).lower(),
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


async def update(db: AsyncSession, rows: Mapping[int, Who]) -> set[int]:
    """Fill in what rows say about buyers that are there; what a row leaves empty stays. The ids of whoever changed."""
    changed: set[int] = set()
    found = (await db.execute(select(Customer).where(Customer.id.in_(rows)))).scalars() if rows else ()
    for customer in found:
        who = rows[customer.id]
        for name in ("name", "phone", "address", "country", "notes"):
            if getattr(who, name) and getattr(who, name) != getattr(customer, name):
                setattr(customer, name, getattr(who, name))
        if changes := events.changed(customer):
            changed.add(customer.id)
            customer.search = " ".join(
                part
                for part in (customer.name, customer.email or "", customer.phone, customer.external_id or "")
                if part
            ).lower()
            await events.record(db, "customer.updated", customer, subject_name=customer.name, changes=changes)
    await db.flush()
    return changed
