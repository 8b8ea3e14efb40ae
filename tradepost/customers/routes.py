"""The routes of customers, their groups, and the addresses people keep."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response, status
from sqlalchemy import func, select

from tradepost.accounts.auth import Caller, SignedIn, may
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.customers import addresses, service
from tradepost.customers.models import Customer, CustomerGroup
from tradepost.customers.rules import country_code
from tradepost.customers.schemas import (
    AddressChange,
    AddressIn,
    AddressOut,
    CustomerChange,
    CustomerIn,
    CustomerOut,
    GroupIn,
    GroupOut,
)

router = make_router("customers")
bare = make_router()

Reader = Annotated[Caller, may(Right.CUSTOMERS_READ)]
Writer = Annotated[Caller, may(Right.CUSTOMERS_WRITE)]

_customers = paging(
    Customer.id, "-id", name=Customer.name, created_at=Customer.created_at, updated_at=Customer.updated_at
)
_groups = paging(CustomerGroup.id, "name", name=CustomerGroup.name)


@router.get("/customers")
async def list_customers(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_customers)],
    q: Annotated[str, Query(max_length=200, description="Part of a name, e-mail, phone or external id")] = "",
    country: Annotated[str | None, Query(max_length=60, description="By code or by name")] = None,
    group_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[CustomerOut]:
    """Everybody who buys, newest first."""
    query = select(Customer)
    if q.strip():
        query = query.where(contains(Customer.search, q.strip()))
    if country is not None:
        query = query.where(Customer.country == country_code(country))
    if group_id is not None:
        query = query.where(Customer.group_id == group_id)
    return Page[CustomerOut](**await paged(db, query, page, CustomerOut.model_validate))


@router.post("/customers", status_code=status.HTTP_201_CREATED)
async def create_customer(body: CustomerIn, db: Db, _who: Writer, response: Response) -> CustomerOut:
    """A new customer. 409, naming the field, when the e-mail is another's."""
    made = await service.create(db, body.model_dump())
    version_tag(response, made.version)
    return CustomerOut.model_validate(made)


# --- groups ---


def _group_rows() -> Any:
    members = (
        select(Customer.group_id, func.count().label("customers"))
        .where(Customer.group_id.is_not(None))
        .group_by(Customer.group_id)
        .subquery()
    )
    return select(CustomerGroup, func.coalesce(members.c.customers, 0)).outerjoin(
        members, members.c.group_id == CustomerGroup.id
    )


def _group_out(row: Any) -> GroupOut:
    found, customers = row
    return GroupOut(
        id=found.id,
        name=found.name,
        customers=customers,
        created_at=found.created_at,
        updated_at=found.updated_at,
    )


@router.get("/customers/groups")
async def list_groups(db: Db, _who: Reader, page: Annotated[Paging, Depends(_groups)]) -> Page[GroupOut]:
    """Groups of customers by name, and how many are in each."""
    return Page[GroupOut](**await paged(db, _group_rows(), page, _group_out))


@router.post("/customers/groups", status_code=status.HTTP_201_CREATED)
async def create_group(body: GroupIn, db: Db, _who: Writer) -> GroupOut:
    """A new group. 409 when one has this name."""
    return _group_out((await service.create_group(db, body.name), 0))


@router.get("/customers/groups/{group_id}")
async def get_group(group_id: Id, db: Db, _who: Reader) -> GroupOut:
    """One group."""
    return _group_out((await service.group(db, group_id), await service.members(db, group_id)))


@router.put("/customers/groups/{group_id}")
async def rename_group(group_id: Id, body: GroupIn, db: Db, _who: Writer) -> GroupOut:
    """Rename a group. 409 when one has this name."""
    found = await service.group(db, group_id)
    await service.rename_group(db, found, body.name)
    return _group_out((found, await service.members(db, group_id)))


@router.delete("/customers/groups/{group_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_group(group_id: Id, db: Db, _who: Writer) -> None:
    """Delete a group; its customers stay, in no group."""
    await service.delete_group(db, await service.group(db, group_id))


# --- one customer ---


@router.get("/customers/{customer_id}")
async def get_customer(customer_id: Id, db: Db, _who: Reader, response: Response) -> CustomerOut:
    """One customer."""
    found = await service.get(db, customer_id)
    version_tag(response, found.version)
    return CustomerOut.model_validate(found)


@router.put("/customers/{customer_id}")
async def change_customer(
    customer_id: Id, body: CustomerChange, db: Db, _who: Writer, request: Request, response: Response
) -> CustomerOut:
    """Change what is given; `If-Match` guards against a change in the meantime. 409 when the e-mail is another's."""
    found = await service.get(db, customer_id)
    current_version(request, found.version)
    may_be_none = {"email", "external_id", "group_id"}
    given = {
        name: value
        for name, value in body.model_dump(exclude_unset=True).items()
        if value is not None or name in may_be_none
    }
    await service.change(db, found, given)
    version_tag(response, found.version)
    return CustomerOut.model_validate(found)


# --- one's own addresses ---

profile = make_router("profile")


@profile.get("/profile/addresses")
async def list_addresses(db: Db, who: SignedIn) -> list[AddressOut]:
    """One's own addresses, the default first."""
    return [AddressOut.model_validate(address) for address in await addresses.of(db, who.id)]


@profile.post("/profile/addresses", status_code=status.HTTP_201_CREATED)
async def add_address(body: AddressIn, db: Db, who: SignedIn) -> AddressOut:
    """Keep one more address; the first one is the default. 409 at the fifty-first."""
    return AddressOut.model_validate(await addresses.add(db, who.id, body.model_dump()))


@profile.get("/profile/addresses/{address_id}")
async def get_address(address_id: Id, db: Db, who: SignedIn) -> AddressOut:
    """One of one's own addresses."""
    return AddressOut.model_validate(await addresses.get(db, who.id, address_id))


@profile.put("/profile/addresses/{address_id}")
async def change_address(address_id: Id, body: AddressChange, db: Db, who: SignedIn) -> AddressOut:
    """Change what is given."""
    found = await addresses.get(db, who.id, address_id)
    given = {name: value for name, value in body.model_dump(exclude_unset=True).items() if value is not None}
    await addresses.change(db, found, given)
    return AddressOut.model_validate(found)


@profile.delete("/profile/addresses/{address_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_address(address_id: Id, db: Db, who: SignedIn) -> None:
    """Delete an address; when it was the default, the oldest of the others becomes it."""
    await addresses.remove(db, await addresses.get(db, who.id, address_id))


router.include_router(profile)
bare.include_router(profile)
