"""Buyers and their groups: made, changed, joined with the account of the same e-mail."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.core import events
from tradepost.core.dialects import is_foreign_key_violation, is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.customers.models import Customer, CustomerGroup
from tradepost.customers.rules import search_text

_UNIQUE = {"email": "e-mail", "external_id": "number", "name": "name"}


async def get(db: AsyncSession, customer_id: int) -> Customer:
    """A customer by id."""
    found = await db.get(Customer, customer_id)
    if found is None:
        raise NotFound("customer", customer_id)
    return found


async def create(db: AsyncSession, values: dict[str, Any]) -> Customer:
    """A new customer; Conflict, naming the field, when the e-mail or external id is another's."""
    await _group_exists(db, values.get("group_id"))
    made = Customer(**values)
    made.search = _search(made)
    made.account_id = await _account_of(db, made.email)
    await _save(db, made)
    changes = {name: [None, value] for name, value in values.items() if value not in ("", None)}
    await events.record(db, "customer.created", made, subject_name=made.name, changes=changes)
    return made


async def change(db: AsyncSession, customer: Customer, values: dict[str, Any]) -> None:
    """Change what is given; Conflict, naming the field, when the e-mail or external id is another's."""
    if values.get("group_id") is not None and values["group_id"] != customer.group_id:
        await _group_exists(db, values["group_id"])
    if customer.account_id is None and values.get("email", customer.email) != customer.email:
        values = values | {"account_id": await _account_of(db, values["email"])}
    for name, value in values.items():
        setattr(customer, name, value)
    changes = events.changed(customer)
    if not changes:
        return
    customer.search = _search(customer)
    await _save(db, customer)
    await events.record(db, "customer.updated", customer, subject_name=customer.name, changes=changes)


def _search(customer: Customer) -> str:
    return search_text(customer.name, customer.email, customer.phone, customer.external_id)


async def _account_of(db: AsyncSession, email: str | None) -> int | None:
    """The account that has proved this e-mail to be its own, unless another customer is joined with it."""
    if not email:
        return None
    return (
        await db.execute(
            select(Account.id)
            .outerjoin(Customer, Customer.account_id == Account.id)
            .where(
                Account.email == email,
                Account.email_confirmed_at.is_not(None),
                Account.deleted_at.is_(None),
                Customer.id.is_(None),
            )
        )
    ).scalar_one_or_none()


async def join(db: AsyncSession, account: Account) -> None:
    """Join an account that has proved its e-mail with the customer known by that e-mail, if nobody is joined yet."""
    if not account.email or account.email_confirmed_at is None:
        return
    found = (
        await db.execute(select(Customer).where(Customer.email == account.email, Customer.account_id.is_(None)))
    ).scalar_one_or_none()
    if found is None or await _account_of(db, account.email) is None:
        return
    found.account_id = account.id
    await events.record(
        db, "customer.joined", found, subject_name=found.name, changes={"account_id": [None, account.id]}
    )


async def ordering(
    db: AsyncSession, *, email: str | None, name: str = "", phone: str = "", country: str = "", account_id: int | None
) -> int:
    """The id of whoever orders: known by account, or by e-mail, or made now; two at once make one.

    An account's customer has no e-mail but the one that the account has proved to be its own.
    """
    if account_id is not None:
        await _lock_account(db, account_id)
        own = select(Customer.id).where(Customer.account_id == account_id)
        if (found := (await db.execute(own)).scalar_one_or_none()) is not None:
            return found
        account = (await db.execute(select(Account).where(Account.id == account_id))).scalar_one()
        await join(db, account)
        await db.flush()
        if (found := (await db.execute(own)).scalar_one_or_none()) is not None:
            return found
        # An address that was only typed belongs to whoever proves it: their orders must not become this account's.
        email = account.email if account.email_confirmed_at is not None else None
    made = Customer(
        name=name, email=email or None, phone=phone, country=country, account_id=account_id, address="", notes=""
    )
    made.search = _search(made)
    try:
        async with db.begin_nested():
            db.add(made)
            await db.flush()
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        theirs = (await db.execute(select(Customer.id).where(Customer.email == email))).scalar_one()
        if account_id is None:
            return theirs
        return await ordering(db, email=None, name=name, phone=phone, country=country, account_id=account_id)
    changes = {field: [None, value] for field, value in (("name", name), ("email", email)) if value}
    await events.record(db, "customer.created", made, subject_name=made.name, changes=changes)
    return made.id


async def _lock_account(db: AsyncSession, account_id: int) -> None:
    """One at a time for an account: its first two orders make one customer."""
    await db.execute(select(Account.id).where(Account.id == account_id).with_for_update())


async def _group_exists(db: AsyncSession, group_id: int | None) -> None:
    if group_id is not None and await db.get(CustomerGroup, group_id) is None:
        raise Invalid("group_id", f"there is no customer group {group_id}")


async def _save(db: AsyncSession, row: Customer | CustomerGroup) -> None:
    """Write it; a unique key that another row has becomes a Conflict that names the field."""
    db.add(row)
    try:
        await db.flush()
    except IntegrityError as error:
        for field, word in _UNIQUE.items():
            if is_unique_violation(error, f"{row.__tablename__}.{field}"):
                what = "customer" if isinstance(row, Customer) else "customer group"
                raise Conflict(
                    f"There is another {what} with this {word}",
                    errors=[{"field": field, "message": f"is the {word} of another {what}"}],
                ) from error
        raise


# --- groups ---


async def group(db: AsyncSession, group_id: int) -> CustomerGroup:
    """A customer group by id."""
    found = await db.get(CustomerGroup, group_id)
    if found is None:
        raise NotFound("customer group", group_id)
    return found


async def members(db: AsyncSession, group_id: int) -> int:
    """How many customers are in a group."""
    return (await db.execute(select(func.count()).where(Customer.group_id == group_id))).scalar_one()


async def create_group(db: AsyncSession, name: str) -> CustomerGroup:
    """A new group; Conflict when one has this name."""
    made = CustomerGroup(name=name)
    await _save(db, made)
    await events.record(db, "customer_group.created", made, subject_name=name, changes={"name": [None, name]})
    return made


async def rename_group(db: AsyncSession, found: CustomerGroup, name: str) -> None:
    """Rename a group; Conflict when one has this name."""
    found.name = name
    changes = events.changed(found)
    if changes:
        await _save(db, found)
        await events.record(db, "customer_group.updated", found, subject_name=name, changes=changes)


async def delete_group(db: AsyncSession, found: CustomerGroup) -> None:
    """Delete a group; its customers stay, in no group. Conflict while prices are for it."""
    name = found.name
    await events.record(db, "customer_group.deleted", found, subject_name=name, changes={"name": [name, None]})
    await db.delete(found)
    try:
        await db.flush()
    except IntegrityError as error:
        if not is_foreign_key_violation(error):
            raise
        # What is for a group must not come to be for everybody.
        raise Conflict(f"Something is only for the group {name}, such as a price list: change that first") from error


async def group_of(db: AsyncSession, account_id: int | None) -> int | None:
    """The customer group of whoever has this account; None for guests and those in no group."""
    if not account_id:
        return None
    return (await db.execute(select(Customer.group_id).where(Customer.account_id == account_id))).scalar_one_or_none()
