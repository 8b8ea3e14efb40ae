"""Zones and methods: where the shop delivers to, how, and for how much."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import dialects, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import to_minor
from tradepost.core.settings import settings
from tradepost.core.stamps import bump
from tradepost.shipping import rules
from tradepost.shipping.carriers import CARRIERS
from tradepost.shipping.models import Method, Zone
from tradepost.shipping.schemas import MethodChange, MethodIn, RateIn, ZoneChange, ZoneIn

Entry = TypeVar("Entry", Zone, Method)
STAMP = "shipping"
WORDS = {"shipping_zones": "zone", "shipping_methods": "shipping method"}
OF_MONEY = ("amount", "free_over", "rates")


async def get(
    db: AsyncSession, model: type[Entry], row_id: int, *conditions: ColumnElement[bool] | Any, lock: bool = False
) -> Entry:
    """A zone or a method, locked when it is to be changed; NotFound."""
    query = select(model).where(model.id == row_id, *conditions)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound(WORDS[model.__tablename__], row_id)
    return found


async def add_zone(db: AsyncSession, body: ZoneIn) -> Zone:
    """A new zone. Conflict when one has this name; Invalid for one that is nowhere or everywhere."""
    zone = Zone(**_tidy(body.model_dump()))
    _check_zone(zone)
    db.add(zone)
    await _save(db, "name", f"There is a zone {zone.name!r} already")
    await events.record(db, "zone.created", zone, subject_name=zone.name, changes=_all(body.model_dump()))
    await bump(db, STAMP)
    return zone


async def change_zone(db: AsyncSession, zone: Zone, body: ZoneChange) -> Zone:
    """Change a locked zone."""
    for name, value in _tidy(body.given).items():
        setattr(zone, name, value)
    _check_zone(zone)
    changes = events.changed(zone)
    if changes:
        await _save(db, "name", f"There is a zone {zone.name!r} already")
        await events.record(db, "zone.updated", zone, subject_name=zone.name, changes=changes)
        await bump(db, STAMP)
    return zone


async def remove_zone(db: AsyncSession, zone: Zone) -> None:
    """Delete a locked zone; Conflict while methods deliver there."""
    methods = (await db.execute(select(func.count()).where(Method.zone_id == zone.id))).scalar_one()
    if methods:
        raise Conflict(f"{methods} methods deliver to {zone.name}: move or delete them first")
    db.add(events.Event(**events.row("zone.deleted", Zone.__tablename__, zone.id, subject_name=zone.name)))
    await db.execute(delete(Zone).where(Zone.id == zone.id))
    await bump(db, STAMP)


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    """Each country, region and postcode once, in the order given."""
    return {name: list(dict.fromkeys(value)) if isinstance(value, list) else value for name, value in values.items()}


def _check_zone(zone: Zone) -> None:
    faults = rules.zone_faults(zone.countries, [*zone.regions, *zone.postcodes], rest_of_world=zone.rest_of_world)
    if faults:
        raise Invalid(*faults[0], *faults[1:])


async def add_method(db: AsyncSession, body: MethodIn) -> Method:
    """A new method. Conflict when its zone has one of this code; Invalid names what does not fit the kind."""
    currency = body.currency or settings().currency
    method = Method(**_minor({name: getattr(body, name) for name in MethodIn.model_fields}, currency))
    method.currency = currency
    await _check_method(db, method)
    db.add(method)
    await _save(db, "code", f"This zone has a method {method.code!r} already")
    shown = {name: getattr(method, name) for name in MethodIn.model_fields}
    await events.record(db, "shipping_method.created", method, subject_name=method.name, changes=_all(shown))
    await bump(db, STAMP)
    return method


async def change_method(db: AsyncSession, method: Method, body: MethodChange) -> Method:
    """Change a locked method. An amount is never read in another currency than it was written in."""
    given = body.given
    currency = given.get("currency", method.currency)
    if currency != method.currency:
        kept = [name for name in OF_MONEY if name not in given and getattr(method, name)]
        if kept:
            raise Invalid("currency", f"give {', '.join(kept)} in {currency} as well")
    for name, value in _minor(given, currency).items():
        setattr(method, name, value)
    await _check_method(db, method)
    changes = events.changed(method)
    if changes:
        await _save(db, "code", f"This zone has a method {method.code!r} already")
        await events.record(db, "shipping_method.updated", method, subject_name=method.name, changes=changes)
        await bump(db, STAMP)
    return method


async def remove_method(db: AsyncSession, method: Method) -> bool:
    """Delete a locked method, or switch it off when something still refers to it: whether it is gone."""
    method_id, name = method.id, method.name
    await bump(db, STAMP)
    try:
        async with db.begin_nested():
            await db.execute(delete(Method).where(Method.id == method_id))
    except IntegrityError as error:
        if not dialects.is_foreign_key_violation(error):
            raise
        method.active = False
        changes = events.changed(method)
        if changes:
            await db.flush()
            await events.record(db, "shipping_method.updated", method, subject_name=name, changes=changes)
        return False
    db.add(events.Event(**events.row("shipping_method.deleted", Method.__tablename__, method_id, subject_name=name)))
    return True


async def _check_method(db: AsyncSession, method: Method) -> None:
    with db.no_autoflush:
        known = (await db.execute(select(Zone.id).where(Zone.id == method.zone_id))).scalar_one_or_none()
    values = {name: getattr(method, name) for name in MethodIn.model_fields}
    faults = rules.method_faults(values, CARRIERS)
    if known is None:
        faults.insert(0, ("zone_id", f"there is no zone {method.zone_id}"))
    if faults:
        raise Invalid(*faults[0], *faults[1:])


def _minor(values: Mapping[str, Any], currency: str) -> dict[str, Any]:
    """The values with amounts in minor units and rows of rates as they are kept."""
    made = dict(values)
    for name in ("amount", "free_over"):
        if isinstance(made.get(name), Decimal):
            made[name] = _coins(made[name], currency, name)
    if "rates" in made:
        made["rates"] = [_rate(row, currency, f"rates.{place}") for place, row in enumerate(made["rates"])]
    return made


def _rate(row: RateIn, currency: str, field: str) -> dict[str, Any]:
    kept = {
        "amount": _coins(row.amount, currency, f"{field}.amount"),
        "up_to_g": row.up_to_g,
        "up_to_amount": None
        if row.up_to_amount is None
        else _coins(row.up_to_amount, currency, f"{field}.up_to_amount"),
        "country": row.country or None,
        "postcode": row.postcode or None,
    }
    return {name: value for name, value in kept.items() if value is not None}


def _coins(amount: Decimal, currency: str, field: str) -> int:
    try:
        return to_minor(amount, currency)
    except ValueError as error:
        raise Invalid(field, str(error)) from error


def _all(values: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [None, value] for name, value in values.items() if value not in (None, "", [])}


async def _save(db: AsyncSession, field: str, message: str) -> None:
    try:
        await db.flush()
    except IntegrityError as error:
        if dialects.is_unique_violation(error):
            raise Conflict(message, errors=[{"field": field, "message": "is taken"}]) from error
        raise
