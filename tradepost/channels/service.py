"""Channels: connecting a place, changing what is set for it, trying it, and letting it go."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import allowances, connecting
from tradepost.channels.adapter import Busy, Failed
from tradepost.channels.adapters import adapter_of, types_offering
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel, ChannelCard, Listing, PromotionBelow, Sync
from tradepost.channels.places import PLACES, STORE
from tradepost.channels.rules import WARNED_BEFORE, State, state
from tradepost.channels.shapes import Checked
from tradepost.core import clock, events
from tradepost.core.db import reading, transaction
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.notifications.service import tell_staff
from tradepost.suppliers.schemas import ppm

HEALTH = ("checked_at", "works", "message", "account", "seller", "expires_at")
SET = {"enabled": True, "buffer": 0, "priority": 100, "prices_follow": False}  # as they are where nobody says
UNTOLD = ("updated_at", "version", "credentials", *HEALTH)
THERE = Channel.gone_at.is_(None)  # those that were not let go


async def get(db: AsyncSession, channel_id: int, *, lock: bool = False) -> Channel:
    """A channel; `lock` for one that is to be changed. NotFound."""
    query = select(Channel).where(Channel.id == channel_id, THERE)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("channel", channel_id)
    return found


async def by_code(db: AsyncSession, code: str) -> Channel | None:
    """The channel that orders and price lists call so; None."""
    return (await db.execute(select(Channel).where(Channel.code == code, THERE))).scalar_one_or_none()


async def offering(db: AsyncSession, capability: Capability) -> list[Channel]:
    """Those switched on, and set up, that offer something, in the order they were connected."""
    kinds = Channel.type.in_(types_offering(capability))
    query = select(Channel).where(Channel.enabled, kinds).order_by(Channel.id)
    found = (await db.execute(query)).scalars()
    return [channel for channel in found if capability in adapter_of(channel).offers() and not lacking(channel)]


def lacking(channel: Channel) -> list[str]:
    """The settings without which a channel cannot be asked."""
    return connecting.missing(connecting.access_of(channel))


def state_of(channel: Channel) -> State:
    """How a channel stands."""
    return state(
        enabled=channel.enabled,
        missing=bool(lacking(channel)),
        can_check=Capability.CHECK in adapter_of(channel).offers(),
        works=channel.works,
        expires_at=channel.expires_at,
        now=clock.now(),
    )


async def connect(db: AsyncSession, given: Mapping[str, Any]) -> Channel:
    """Connect a place: type, name, and code, buffer, priority, enabled, options, credentials where given.

    A channel may be connected before its secrets are there: it is asked nothing until then. One that was let go and has
    this code is connected again, with the orders and figures it had. Conflict for a code that is taken, for a shop that
    another channel is already, and for a second own store.
    """
    kind = given["type"]
    if kind == STORE and given.get("code") not in {None, STORE}:
        raise Invalid("code", f"must be {STORE}: there is one own store, and its orders say so")
    code = given.get("code") or (STORE if kind == STORE else await _free_code(db, kind))
    others = await _others(db, kind)
    row = await _let_go(db, kind, code) or Channel(type=kind, code=code)
    row.name, row.fee_ppm = given.get("name") or PLACES[kind].titles["en"], ppm(given.get("fee"))
    row.options, row.credentials, row.gone_at = {}, "", None
    for name, usual in SET.items():
        setattr(row, name, usual if given.get(name) is None else given[name])
    connecting.set_up(row, options=given.get("options") or {}, credentials=given.get("credentials") or {})
    _is_no_other(row, others)
    _takes_prices(row)
    await _add(db, row)
    told = {name: [None, getattr(row, name)] for name in ("type", "code", "name", *SET)}
    secrets = sorted(connecting.own_secrets(row))
    await events.record(
        db, "channel.connected", row, subject_name=row.name, changes=told, code=row.code, credentials_changed=secrets
    )
    return row


async def change(db: AsyncSession, row: Channel, given: Mapping[str, Any]) -> Channel:
    """Change a locked channel; what is left out stays, a credential of "" is forgotten.

    Conflict for the shop that another channel is.
    """
    others, before = await _others(db, row.type, row.id), connecting.whose(row)
    if given.get("enabled") and not row.enabled and not row.works:
        _forget_health(row)  # tried before anything else: it may be off because another channel is its shop
    for name in ("name", *SET):
        if given.get(name) is not None:
            setattr(row, name, given[name])
    if "fee" in given:
        row.fee_ppm = ppm(given["fee"])
    secrets = connecting.set_up(row, options=given.get("options") or {}, credentials=given.get("credentials") or {})
    if connecting.whose(row) != before:
        _is_no_other(row, others)
    _takes_prices(row)
    changes = events.changed(row, leave_out=UNTOLD)
    if secrets or "options" in changes:  # what was found of the old ones says nothing of these
        _forget_health(row)
    if changes or secrets:
        await db.flush()
        await events.record(
            db,
            "channel.updated",
            row,
            subject_name=row.name,
            changes=changes,
            code=row.code,
            credentials_changed=secrets,
        )
    return row


async def _others(db: AsyncSession, kind: str, but: int = 0) -> list[Channel]:
    query = select(Channel).where(Channel.type == kind, Channel.id != but, THERE).order_by(Channel.id)
    return list((await db.execute(query)).scalars())


def _is_no_other(row: Channel, others: Iterable[Channel]) -> None:
    """Two channels of one shop would each take every sale."""
    mine = connecting.whose(row)
    other = next((one for one in others if mine is not None and connecting.whose(one) == mine), None)
    if other is not None:
        place = PLACES[row.type]
        name, message = place.whose[-1], _twice(other)
        secret = any(one.name == name and one.secret for one in place.fields)
        field = f"{'credentials' if secret else 'options'}.{name}"
        raise Conflict(message, errors=[{"field": field, "message": message}])


def _twice(other: Channel) -> str:
    return f"{other.name} ({other.code}) is this shop already: every sale would be taken twice"


def _forget_health(row: Channel) -> None:
    row.checked_at = row.works = row.expires_at = row.seller = None
    row.message = row.account = ""


def _takes_prices(row: Channel) -> None:
    if row.prices_follow and Capability.PRICES_PUSH not in adapter_of(row).offers():
        raise Invalid("prices_follow", f"{row.name} takes no prices from here")


async def disconnect(db: AsyncSession, row: Channel) -> None:
    """Let a locked channel go, with its credentials and items. Its orders and figures stay. Conflict for the own store.

    What was told of its orders stays known as well, and how far: connected again, it tells nothing a second time.
    """
    if row.type == STORE:
        raise Conflict("The own store is part of the installation: switch it off instead")
    await events.record(db, "channel.disconnected", row, subject_name=row.name, code=row.code)
    row.gone_at, row.enabled = clock.now(), False
    row.options, row.credentials = {}, ""
    _forget_health(row)
    for kind in (Listing, ChannelCard, PromotionBelow):
        await db.execute(delete(kind).where(kind.channel_id == row.id).execution_options(synchronize_session=False))
    idle = {"enabled": True, "due_at": None, "cause": "", "job_id": None, "failures": 0, "error": "", "ran_at": None}
    syncs = update(Sync).where(Sync.channel_id == row.id).execution_options(synchronize_session=False)
    await db.execute(syncs.values(worked_at=None, **idle))
    await db.flush()


async def check(channel_id: int) -> Checked:
    """Try a channel with a harmless call, and keep what was found. Never called inside a transaction. NotFound.

    Conflict for the seller of another channel: this one is switched off.
    """
    async with reading() as db:
        channel = await get(db, channel_id)
    lacks = lacking(channel)
    if lacks:
        found = Checked(works=False, message=f"Not set yet: {', '.join(lacks)}")
    else:
        async with adapter_of(channel).require(Capability.CHECK) as adapter:
            try:
                found = await adapter.check()
            except Busy as error:  # that says nothing of the credentials: what is known of them stays
                return Checked(works=None, message=f"It could not be tried now. {error.detail}")
            except Failed as error:
                found = Checked(works=False, message=error.detail)
    if twice := await note_health(channel, found):
        raise Conflict(twice)
    return found


async def note_health(channel: Channel, found: Checked) -> str:
    """Keep what a check found; an event when a channel begins to fail, of which staff are told, or works again.

    Whose credentials they are and until when they hold stays known while they do not work. What is another channel's
    shop, connected with another key of its seller, is switched off: told is why, else "".
    """
    async with transaction() as db:
        row = (await db.execute(select(Channel).where(Channel.id == channel.id).with_for_update())).scalar_one_or_none()
        if row is None or row.version != channel.version:
            return ""  # let go of, or set up anew meanwhile: what was found is not about this
        other = await _claimed(db, row, found) if found.works else None
        twice = "" if other is None else _twice(other)
        if twice:
            found = replace(found, works=False, message=twice)
            await _switch_off(db, row)
        was = row.works
        now = clock.now()
        # No edit of anybody's: neither its version nor its time moves.
        values = {
            "checked_at": now,
            "works": found.works,
            "message": found.message[:500],
            "account": (found.account if found.works else found.account or row.account)[:255],
            "expires_at": found.expires_at if found.works else found.expires_at or row.expires_at,
            "updated_at": Channel.updated_at,
        }
        quietly = update(Channel).where(Channel.id == row.id).execution_options(synchronize_session=False)
        await db.execute(quietly.values(**values))
        if was != found.works and not (was is None and found.works):
            name = "channel.recovered" if found.works else "channel.failing"
            await events.record(db, name, row, subject_name=row.name, code=row.code, message=found.message[:500])
            if was:  # who has just typed what does not work sees it on the page
                await tell_of_failing(db, row, found.message[:500], cause=f"failing:{now}")
        if found.works:
            await warn(db, row, found.expires_at)
        return twice


async def tell_of_failing(db: AsyncSession, row: Channel, reason: str, *, cause: str) -> None:
    """Tell staff, once for a cause, that a channel does not work."""
    about = f"channel:{row.id}:{cause}"
    await tell_staff(db, "failing", cause=about, link=page_of(row), channel=row.name, reason=reason)


async def _claimed(db: AsyncSession, row: Channel, found: Checked) -> Channel | None:
    """The other channel that a seller is already; None: now it is this one. Of two at once the database lets one."""
    seller = connecting.seller_of(row, found.seller)
    if seller is None or row.seller == seller:
        return None
    mine = update(Channel).where(Channel.id == row.id).execution_options(synchronize_session=False)
    try:
        async with db.begin_nested():
            await db.execute(mine.values(seller=seller, updated_at=Channel.updated_at))
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        query = select(Channel).where(Channel.type == row.type, Channel.seller == seller)
        return (await db.execute(query)).scalar_one()
    return None


async def _switch_off(db: AsyncSession, row: Channel) -> None:
    if not row.enabled:
        return
    mine = update(Channel).where(Channel.id == row.id).execution_options(synchronize_session=False)
    await db.execute(mine.values(enabled=False, updated_at=Channel.updated_at))
    changes = {"enabled": [True, False]}
    await events.record(
        db, "channel.updated", row, subject_name=row.name, changes=changes, code=row.code, credentials_changed=[]
    )


def page_of(channel: Channel) -> str:
    """A channel's page in the back office."""
    return f"/admin/channels/{channel.id}"


async def warn(db: AsyncSession, channel: Channel, until: datetime | None) -> int:
    """Tell staff of credentials that end within a fortnight, once of each end: how many were told."""
    if not channel.enabled or until is None or not clock.now() <= until <= clock.now() + WARNED_BEFORE:
        return 0
    day = clock.business_day(until)
    cause = f"channel:{channel.id}:expires:{day}"
    return await tell_staff(db, "credentials", cause=cause, link=page_of(channel), channel=channel.name, day=day)


async def limits(db: AsyncSession, channel: Channel) -> list[dict[str, Any]]:
    """A channel's limits, and how many of the calls that may come at once are used: none where it has no limits."""
    adapter = adapter_of(channel)
    return [
        {
            "kind": one.kind,
            "calls": one.calls,
            "seconds": one.seconds,
            "burst": one.burst,
            "used": await allowances.used(db, one, adapter.holder),
        }
        for one in adapter.limits
    ]


async def own_store(db: AsyncSession) -> Channel:
    """The own store's row, made when there is none yet."""
    found = (await db.execute(select(Channel).where(Channel.type == STORE))).scalar_one_or_none()
    return found or await connect(db, {"type": STORE, "code": STORE})


async def connect_known(db: AsyncSession) -> None:
    """At a start: the own store, and a channel for each marketplace whose credentials the environment has."""
    for name in PLACES:
        if (name == STORE or connecting.from_environment(name)) and not await _has(db, Channel.code == name):
            with suppress(Conflict):  # another process starts beside this one
                await connect(db, {"type": name, "code": name})


async def _has(db: AsyncSession, condition: ColumnElement[bool]) -> bool:
    return (await db.execute(select(Channel.id).where(condition, THERE).limit(1))).first() is not None


async def _free_code(db: AsyncSession, kind: str) -> str:
    """The type's own name, or with the next number behind it; one that a channel of this type left behind is free."""
    query = select(Channel.code).where(Channel.code.like(f"{kind}%"), or_(THERE, Channel.type != kind))
    taken = set((await db.execute(query)).scalars())
    if kind not in taken:
        return kind
    return next(code for n in range(2, len(taken) + 3) if (code := f"{kind}_{n}") not in taken)


async def _let_go(db: AsyncSession, kind: str, code: str) -> Channel | None:
    """The channel of this code that was let go, locked; None. Conflict for a code that another one has or had."""
    query = select(Channel).where(Channel.code == code).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is not None and found.gone_at is None:
        raise _taken(code)
    if found is not None and found.type != kind:
        message = f"Orders of a {PLACES[found.type].titles['en']} channel that was let go are called {code}"
        raise Conflict(message, errors=[{"field": "code", "message": message}])
    return found


def _taken(code: str) -> Conflict:
    message = f"There is a channel {code} already"
    return Conflict(message, errors=[{"field": "code", "message": message}])


async def _add(db: AsyncSession, row: Channel) -> None:
    code = row.code  # after a failed flush the row can no longer be asked
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError as error:
        if is_unique_violation(error):
            raise _taken(code) from error
        raise
