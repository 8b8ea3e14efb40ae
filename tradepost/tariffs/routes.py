"""The routes of plans, subscriptions and what is premium."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response, status

from tradepost.accounts.auth import Caller, SignedIn, may
from tradepost.accounts.rights import Right
from tradepost.core import idempotency
from tradepost.core.db import Db, reading, resumable
from tradepost.core.errors import Forbidden
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.tariffs import premium, service, subscribing
from tradepost.tariffs.models import Subscription, Tariff
from tradepost.tariffs.schemas import (
    FeaturesOut,
    GrantIn,
    PayBill,
    Status,
    SubscribeIn,
    SubscriptionOut,
    TariffChange,
    TariffIn,
    TariffOut,
)

router = make_router("tariffs")
bare = router

Reader = Annotated[Caller, may(Right.TARIFFS_READ)]
Writer = Annotated[Caller, may(Right.TARIFFS_WRITE)]
Tariffs = Annotated[Paging, Depends(paging(Tariff.id, "price", price=Tariff.price, name=Tariff.name))]
Subscriptions = Annotated[
    Paging, Depends(paging(Subscription.id, "-id", created_at=Subscription.created_at, status=Subscription.status))
]


def _answer(found: Tariff, response: Response) -> TariffOut:
    version_tag(response, found.version)
    return TariffOut.of(found)


# --- plans ---


@router.get("/tariffs")
async def list_tariffs(
    db: Db,
    who: SignedIn,
    page: Tariffs,
    archived: Annotated[bool, Query(description="Those that are not on offer any more, for staff")] = False,
) -> Page[TariffOut]:
    """The plans on offer, the cheapest first."""
    if archived and not who.has(Right.TARIFFS_READ):
        raise Forbidden("Plans that are not on offer any more are for staff")
    return Page[TariffOut](**await paged(db, service.listed(archived=archived), page, TariffOut.of))


@router.post("/tariffs", status_code=status.HTTP_201_CREATED)
async def add_tariff(body: TariffIn, db: Db, _who: Writer, response: Response) -> TariffOut:
    """A new plan. What it includes is premium from now on: 402 for whoever has no plan with it."""
    return _answer(await service.create(db, body), response)


@router.get("/tariffs/subscriptions")
async def list_all_subscriptions(
    db: Db,
    _who: Reader,
    page: Subscriptions,
    status: Annotated[Status | None, Query(description="Those in this state")] = None,
    tariff_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
) -> Page[SubscriptionOut]:
    """Everybody's subscriptions, newest first."""
    query = subscribing.named()
    if status is not None:
        query = query.where(Subscription.status == status)
    if tariff_id is not None:
        query = query.where(Subscription.tariff_id == tariff_id)
    return Page[SubscriptionOut](**await paged(db, query, page, lambda row: SubscriptionOut.of(row[0], row[1])))


@router.get("/tariffs/{tariff_id}")
async def get_tariff(tariff_id: Id, db: Db, _who: SignedIn, response: Response) -> TariffOut:
    """One plan."""
    return _answer(await service.find(db, tariff_id), response)


@router.put("/tariffs/{tariff_id}")
async def change_tariff(
    tariff_id: Id, body: TariffChange, db: Db, _who: Writer, request: Request, response: Response
) -> TariffOut:
    """Change a plan; what is left out stays. `If-Match` guards against a change in the meantime."""
    found = await service.find(db, tariff_id, lock=True)
    current_version(request, found.version)
    await service.change(db, found, body.given)
    return _answer(found, response)


@router.delete("/tariffs/{tariff_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_tariff(tariff_id: Id, db: Db, _who: Writer) -> None:
    """Delete a plan that nobody ever had. 409 otherwise: archive it."""
    await service.remove(db, await service.find(db, tariff_id, lock=True))


@router.post("/tariffs/{tariff_id}/archive")
async def archive_tariff(tariff_id: Id, db: Db, _who: Writer, response: Response) -> TariffOut:
    """Take a plan off the offer; whoever has it keeps it."""
    found = await service.find(db, tariff_id, lock=True)
    await service.archive(db, found, archived=True)
    return _answer(found, response)


@router.post("/tariffs/{tariff_id}/restore")
async def restore_tariff(tariff_id: Id, db: Db, _who: Writer, response: Response) -> TariffOut:
    """Offer a plan again."""
    found = await service.find(db, tariff_id, lock=True)
    await service.archive(db, found, archived=False)
    return _answer(found, response)


@router.post("/tariffs/{tariff_id}/grant", status_code=status.HTTP_201_CREATED)
async def grant_tariff(tariff_id: Id, body: GrantIn, db: Db, _who: Writer) -> SubscriptionOut:
    """Give somebody a plan without money. 409 when they have it."""
    tariff = await service.find(db, tariff_id)
    return SubscriptionOut.of(await subscribing.grant(db, tariff, body), tariff.name)


# --- subscriptions ---


async def _own(who: Caller, subscription_id: int) -> SubscriptionOut:
    return SubscriptionOut.of(*await subscribing.shown(who.id, subscription_id))


@router.post("/user_tariffs", status_code=status.HTTP_201_CREATED)
@resumable
async def subscribe(body: SubscribeIn, who: SignedIn, request: Request) -> SubscriptionOut:
    """Subscribe to a plan, and pay for it. `pending` until it is paid: `payment` says how to go on.

    Sent again it goes on with what was begun, and nobody pays twice. 409 for a plan that you have.
    """
    given = idempotency.given(request)
    return await _own(who, await subscribing.subscribe(who.person, body, None if given is None else given.name))


@router.get("/user_tariffs")
async def list_subscriptions(db: Db, who: SignedIn, page: Subscriptions) -> Page[SubscriptionOut]:
    """Your subscriptions, newest first."""
    query = subscribing.of(who.id)
    return Page[SubscriptionOut](**await paged(db, query, page, lambda row: SubscriptionOut.of(row[0], row[1])))


@router.get("/user_tariffs/{subscription_id}")
async def get_subscription(subscription_id: Id, who: SignedIn) -> SubscriptionOut:
    """One of yours, with its bills and how its last payment stands."""
    return await _own(who, subscription_id)


@router.post("/user_tariffs/{subscription_id}/pay")
@resumable
async def pay_subscription(subscription_id: Id, body: PayBill, who: SignedIn) -> SubscriptionOut:
    """Pay what is due; a payment that is under way is gone on with, never doubled."""
    async with reading() as db:
        await subscribing.find(db, who.id, subscription_id)
    await subscribing.pay(subscription_id, provider=body.payment_provider, method=body.payment)
    return await _own(who, subscription_id)


@router.post("/user_tariffs/{subscription_id}/cancel")
@resumable
async def cancel_subscription(subscription_id: Id, who: SignedIn) -> SubscriptionOut:
    """Cancel one of yours: what is paid for goes on until its end, and is not renewed."""
    async with reading() as db:
        await subscribing.find(db, who.id, subscription_id)
    await subscribing.cancel(subscription_id)
    return await _own(who, subscription_id)


@router.delete("/user_tariffs/{subscription_id}", status_code=status.HTTP_204_NO_CONTENT)
@resumable
async def delete_subscription(subscription_id: Id, who: SignedIn) -> None:
    """The same as cancel."""
    async with reading() as db:
        await subscribing.find(db, who.id, subscription_id)
    await subscribing.cancel(subscription_id)


# --- what is premium ---


@router.get("/premium/features")
async def list_features(db: Db, who: SignedIn) -> FeaturesOut:
    """What can be premium, which plans have it, and what of it is yours."""
    return FeaturesOut(items=await premium.features(db, who.id))
