"""Channels: connecting a place, changing what is set for it, trying it, and letting it go."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import allowances, connecting
from tradepost.channels.adapter import Failed
from tradepost.channels.adapters import adapter_of, types_offering
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.places import PLACES, STORE
from tradepost.channels.rules import State, state
from tradepost.channels.shapes import Checked
from tradepost.core import clock, events
from tradepost.core.db import reading, transaction
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.suppliers.schemas import ppm

HEALTH = ("checked_at", "works", "message", "account", "expires_at")
UNTOLD = ("updated_at", "version", "credentials", *HEALTH)


async def get(db: AsyncSession, channel_id: int, *, lock: bool = False) -> Channel:
    """A channel; `lock` for one that is to be changed. NotFound."""
    query = select(Channel).where(Channel.id == channel_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("channel", channel_id)
    return found


async def by_code(db: AsyncSession, code: str) -> Channel | None:
    """The channel that orders and price lists call so; None."""
    return (await db.execute(select(Channel).where(Channel.code == code))).scalar_one_or_none()


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

    A channel may be connected before its secrets are there: it is asked nothing until then. Conflict for a code that is
    taken, and for a second own store.
    """
    kind = given["type"]
    if kind == STORE and given.get("code") not in {None, STORE}:
        raise Invalid("code", f"must be {STORE}: there is one own store, and its orders say so")
    row = Channel(
        type=kind,
        code=given.get("code") or (STORE if kind == STORE else await _free_code(db, kind)),
        name=given.get("name") or PLACES[kind].titles["en"],
        options={},
        credentials="",
        fee_ppm=ppm(given.get("fee")),
        **{name: given[name] for name in ("enabled", "buffer", "priority") if given.get(name) is not None},
    )
    connecting.set_up(row, options=given.get("options") or {}, credentials=given.get("credentials") or {})
    await _add(db, row)
    told = {name: [None, getattr(row, name)] for name in ("type", "code", "name", "enabled", "buffer", "priority")}
    secrets = sorted(connecting.own_secrets(row))
    await events.record(
        db, "channel.connected", row, subject_name=row.name, changes=told, code=row.code, credentials_changed=secrets
    )
    return row


async def change(db: AsyncSession, row: Channel, given: Mapping[str, Any]) -> Channel:
    """Change a locked channel; what is left out stays, a credential of "" is forgotten."""
    for name in ("name", "enabled", "buffer", "priority"):
        if given.get(name) is not None:
            setattr(row, name, given[name])
    if "fee" in given:
        row.fee_ppm = ppm(given["fee"])
    secrets = connecting.set_up(row, options=given.get("options") or {}, credentials=given.get("credentials") or {})
    changes = events.changed(row, leave_out=UNTOLD)
    if secrets or "options" in changes:  # what was found of the old ones says nothing of these
        row.checked_at = row.works = row.expires_at = None
        row.message = row.account = ""
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


async def disconnect(db: AsyncSession, row: Channel) -> None:
    """Let a locked channel go, with its credentials. Its orders and figures stay. Conflict for the own store."""
    if row.type == STORE:
        raise Conflict("The own store is part of the installation: switch it off instead")
    await events.record(db, "channel.disconnected", row, subject_name=row.name, code=row.code)
    await db.delete(row)
    await db.flush()


async def check(channel_id: int) -> Checked:
    """Try a channel with a harmless call, and keep what was found. Never called inside a transaction. NotFound."""
    async with reading() as db:
        channel = await get(db, channel_id)
    lacks = lacking(channel)
    if lacks:
        found = Checked(works=False, message=f"Not set yet: {', '.join(lacks)}")
    else:
        async with adapter_of(channel).require(Capability.CHECK) as adapter:
            found = await _try(adapter.check)
    await note_health(channel, found)
    return found


async def _try(call: Any) -> Checked:
    try:
        found: Checked = await call()
    except Failed as error:
        return Checked(works=False, message=error.detail)
    return found


async def note_health(channel: Channel, found: Checked) -> None:
    """Keep what a check, or any other call, found; an event when a channel begins to fail, or works again."""
    async with transaction() as db:
        row = (await db.execute(select(Channel).where(Channel.id == channel.id).with_for_update())).scalar_one_or_none()
        if row is None or row.version != channel.version:
            return  # let go of, or set up anew meanwhile: what was found is not about this
        was = row.works
        # No edit of anybody's: neither its version nor its time moves.
        values = {
            "checked_at": clock.now(),
            "works": found.works,
            "message": found.message[:500],
            "account": found.account[:255],
            "expires_at": found.expires_at,
            "updated_at": Channel.updated_at,
        }
        quietly = update(Channel).where(Channel.id == row.id).execution_options(synchronize_session=False)
        await db.execute(quietly.values(**values))
        if was != found.works and not (was is None and found.works):
            name = "channel.recovered" if found.works else "channel.failing"
            await events.record(db, name, row, subject_name=row.name, code=row.code, message=found.message[:500])


async def limits(db: AsyncSession, channel: Channel) -> list[dict[str, Any]]:
    """A channel's limits, and how many of the calls that may come at once are used: none where it has no limits."""
    adapter = adapter_of(channel)
    return [
        {
            "kind": one.kind,
            "calls": one.calls,
            "seconds": one.seconds,
            "burst": one.burst,
            "used": await allowances.used(db, one, adapter.token),
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
    return (await db.execute(select(Channel.id).where(condition).limit(1))).first() is not None


async def _free_code(db: AsyncSession, kind: str) -> str:
    """The type's own name, or with the next number behind it."""
    taken = set((await db.execute(select(Channel.code).where(Channel.code.like(f"{kind}%")))).scalars())
    if kind not in taken:
        return kind
    return next(code for n in range(2, len(taken) + 3) if (code := f"{kind}_{n}") not in taken)


async def _add(db: AsyncSession, row: Channel) -> None:
    code = row.code  # after a failed flush the row can no longer be asked
    try:
        async with db.begin_nested():
            db.add(row)
    except IntegrityError as error:
        if is_unique_violation(error):
            message = f"There is a channel {code} already"
            raise Conflict(message, errors=[{"field": "code", "message": message}]) from error
        raise
