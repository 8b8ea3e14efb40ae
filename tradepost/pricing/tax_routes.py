"""The routes of taxes."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from sqlalchemy import select

from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.pricing import taxing
from tradepost.pricing.models import TaxRate
from tradepost.pricing.readers import Reader, Writer
from tradepost.pricing.schemas import Country, TaxChange, TaxIn, TaxOut, TaxSettingsIn, TaxSettingsOut

taxes = make_router("taxes", prefix="/taxes")
_rates = paging(TaxRate.id, "country", country=TaxRate.country, name=TaxRate.name)


def _shape(rate: TaxRate) -> TaxOut:
    fields = {name: getattr(rate, name) for name in TaxOut.model_fields if name != "rate"}
    return TaxOut(**fields, rate=taxing.percent(rate.ppm))


def _values(given: dict[str, Any]) -> dict[str, Any]:
    """A body's fields as the table holds them."""
    rate = given.pop("rate", None)
    return given if rate is None else given | {"ppm": taxing.ppm_of(rate)}


@taxes.get("")
async def list_rates(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_rates)],
    country: Annotated[Country | None, Query(description="By code or name; empty: those of any country")] = None,
) -> Page[TaxOut]:
    """Tax rates by country."""
    query = select(TaxRate)
    if country is not None:
        query = query.where(TaxRate.country == country)
    return Page[TaxOut](**await paged(db, query, page, _shape))


@taxes.post("", status_code=201)
async def create_rate(body: TaxIn, db: Db, _who: Writer, response: Response) -> TaxOut:
    """A new rate: it applies from the next price on that anybody asks for."""
    made = await taxing.create(db, _values(body.model_dump()))
    version_tag(response, made.version)
    return _shape(made)


@taxes.get("/settings")
async def read_settings(db: Db, _who: Reader, response: Response) -> TaxSettingsOut:
    """Whether prices have the tax in them."""
    found = await taxing.settings_of(db)
    version_tag(response, found.version)
    return TaxSettingsOut.model_validate(found)


@taxes.put("/settings")
async def change_settings(
    body: TaxSettingsIn, db: Db, _who: Writer, request: Request, response: Response
) -> TaxSettingsOut:
    """Say whether prices have the tax in them, for all prices at once: no price changes, only what it means."""
    found = await taxing.settings_of(db, lock=True)
    current_version(request, found.version)
    await taxing.include_tax(db, found, included=body.prices_include_tax)
    version_tag(response, found.version)
    return TaxSettingsOut.model_validate(found)


@taxes.get("/{rate_id}")
async def read_rate(rate_id: Id, db: Db, _who: Reader, response: Response) -> TaxOut:
    """One rate."""
    found = await db.get(TaxRate, rate_id)
    if found is None:
        raise NotFound("tax rate", rate_id)
    version_tag(response, found.version)
    return _shape(found)


@taxes.put("/{rate_id}")
async def change_rate(
    rate_id: Id, body: TaxChange, db: Db, _who: Writer, request: Request, response: Response
) -> TaxOut:
    """Change a rate; fields left out stay, null makes the category all and a time open."""
    found = await taxing.find(db, rate_id)
    current_version(request, found.version)
    await taxing.change(db, found, _values(body.given))
    version_tag(response, found.version)
    return _shape(found)


@taxes.delete("/{rate_id}", status_code=204)
async def delete_rate(rate_id: Id, db: Db, _who: Writer, request: Request) -> None:
    """Delete a rate."""
    found = await taxing.find(db, rate_id)
    current_version(request, found.version)
    await taxing.remove(db, found)
