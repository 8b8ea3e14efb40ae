"""What becomes of a buyer's data when their account signs in, is exported or deleted."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export, on_sign_in
from tradepost.accounts.models import Account
from tradepost.core.events import Event
from tradepost.customers import addresses, service
from tradepost.customers.models import Address, Customer
from tradepost.customers.schemas import AddressOut, CustomerOut

NOBODY = "Deleted customer"

on_sign_in(service.join)


@on_export("addresses")
async def export_addresses(db: AsyncSession, account: Account) -> Any:
    """The addresses somebody keeps."""
    found = await addresses.of(db, account.id)
    return [AddressOut.model_validate(address).model_dump(mode="json") for address in found]


@on_export("customer")
async def export_customer(db: AsyncSession, account: Account) -> Any:
    """What the merchant knows of them as a buyer."""
    found = (await db.execute(select(Customer).where(Customer.account_id == account.id))).scalar_one_or_none()
    # The merchant's own notes are the merchant's.
    return found and CustomerOut.model_validate(found).model_dump(mode="json", exclude={"notes", "group_id"})


@on_delete
async def forget(db: AsyncSession, account: Account) -> None:
    """Addresses go; the customer's row stays for the orders and figures that refer to it, without the person."""
    await db.execute(delete(Address).where(Address.account_id == account.id))
    found = (await db.execute(select(Customer).where(Customer.account_id == account.id))).scalar_one_or_none()
    if found is not None:
        found.name, found.email, found.phone, found.address = NOBODY, None, "", ""
        found.notes, found.external_id, found.account_id, found.search = "", None, None, ""
        await _forget_events(db, Event.subject_type == "customers", Event.subject_id == found.id)
    await _forget_events(
        db, Event.subject_type == "addresses", Event.actor_kind == "account", Event.actor_id == account.id
    )
    await db.flush()


async def _forget_events(db: AsyncSession, *where: Any) -> None:
    """That something happened is kept; what it said about the person is not."""
    await db.execute(
        update(Event)
        .where(*where)
        .values(subject_name="", changes={}, data={})
        .execution_options(synchronize_session=False)
    )
