"""Rules of prices: written down, changed, confirmed after a dry run, and when they run next."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.analytics import schedules
from tradepost.catalog import queries as goods
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.rules import ARCHIVED
from tradepost.channels.models import Channel, Listing
from tradepost.core import clock, events, money
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.pricing import changing
from tradepost.repricer import rules
from tradepost.repricer.models import PriceRule, RuleRun
from tradepost.repricer.schemas import PriceRuleChange, PriceRuleIn
from tradepost.suppliers.models import SupplierItem
from tradepost.suppliers.schemas import ppm

# What decides the prices a rule comes to: another of these takes another dry run.
DECIDES = frozenset({"chosen", "steps", "terms", "channel"})
RUNNING, DONE = "running", "done"


async def find(db: AsyncSession, rule_id: int, *, lock: bool = False) -> PriceRule:
    """A rule, locked when it is to be changed or run; NotFound."""
    query = select(PriceRule).where(PriceRule.id == rule_id).execution_options(populate_existing=True)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("price rule", rule_id)
    return found


async def create(db: AsyncSession, body: PriceRuleIn) -> PriceRule:
    """Write a rule down; it runs by itself once a dry run of it is confirmed. Conflict for another's name."""
    made = PriceRule(**_stored(body.model_dump(mode="json", exclude_none=True)), revision=1)
    for name in ("channel", "every_hours", "at_hour"):
        setattr(made, name, getattr(body, name))
    _makes_sense(made)
    db.add(made)
    await _save(db, made)
    await events.record(db, "price_rule.created", made, subject_name=made.name, changes={"name": [None, made.name]})
    return made


async def change(db: AsyncSession, found: PriceRule, body: PriceRuleChange) -> None:
    """Change a locked rule; what makes it come to other prices takes a new dry run. Conflict for another's name."""
    told = body.model_dump(mode="json", include=body.model_fields_set)
    for name in ("goods", "terms", "steps"):
        if name in told:
            told[name] = _lean(told[name])
    for name, value in _stored(told).items():
        setattr(found, name, value)
    changes = events.changed(found)
    if not changes:
        return
    if DECIDES & changes.keys():
        found.revision += 1
    _makes_sense(found)
    plan(found)
    await _save(db, found)
    told_changes = {name: change for name, change in changes.items() if name not in {"next_at", "revision"}}
    await events.record(db, "price_rule.updated", found, subject_name=found.name, changes=told_changes)


async def remove(db: AsyncSession, found: PriceRule) -> None:
    """Delete a locked rule; the prices it made stay, and so does the log of its runs."""
    await events.record(db, "price_rule.deleted", found, subject_name=found.name, changes={"name": [found.name, None]})
    await db.delete(found)
    await db.flush()


async def confirm(db: AsyncSession, found: PriceRule, run_id: int) -> None:
    """Say that a dry run of a locked rule was looked at. Invalid for a run that is none of it as it is now."""
    run = await db.get(RuleRun, run_id)
    if run is None or run.rule_id != found.id or not run.dry:
        raise Invalid("run_id", "is no dry run of this rule")
    if run.status != DONE:
        raise Invalid("run_id", "is not through yet")
    if run.revision != found.revision:
        raise Invalid("run_id", "is of the rule as it was before: make a dry run of what it does now")
    who = events.actor()
    found.confirmed, found.confirmed_at = found.revision, clock.now()
    found.confirmed_by, found.confirmed_by_id = who.name[:255], who.id
    plan(found)
    await db.flush()
    await events.record(db, "price_rule.confirmed", found, subject_name=found.name, run_id=run_id)


def plan(rule: PriceRule) -> None:
    """When a rule runs next by itself: never while it is off, or before its dry run is confirmed."""
    if not rule.active or rule.confirmed != rule.revision:
        rule.next_at = None
    elif rule.every_hours is not None:
        rule.next_at = clock.now() + timedelta(hours=rule.every_hours)
    elif rule.at_hour is not None:
        rule.next_at = schedules.next_time({"every": "day", "hour": rule.at_hour}, clock.now(), clock.zone())
    else:
        rule.next_at = None


def _lean(value: Any) -> Any:
    """A body's part as a row keeps it: without what is null."""
    if isinstance(value, dict):
        return {name: entry for name, entry in value.items() if entry is not None}
    return [_lean(one) for one in value]


def _stored(told: dict[str, Any]) -> dict[str, Any]:
    if "goods" in told:
        told["chosen"] = {name: value for name, value in told.pop("goods").items() if value not in (False, "")}
    return told


def _makes_sense(rule: PriceRule) -> None:
    """Invalid for amounts finer than a coin, and for two ways to run by itself at once."""
    parsed(rule.steps)
    terms_of(rule.terms)
    if rule.every_hours is not None and rule.at_hour is not None:
        raise Invalid("at_hour", "must be left out where every_hours is given")


async def _save(db: AsyncSession, rule: PriceRule) -> None:
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as error:
        message = f"There is a price rule called {rule.name} already"
        raise Conflict(message, errors=[{"field": "name", "message": message}]) from error


# --- what is stored, as the rules reckon with it ---


def parsed(steps: Sequence[Mapping[str, Any]]) -> list[rules.Step]:
    """Stored steps as `rules` has them. Invalid, naming the step, for an amount finer than a coin."""
    return [_step(one, f"steps.{n}") for n, one in enumerate(steps)]


def _share(value: Any) -> int:
    return ppm(Decimal(value)) or 0


def _step(told: Mapping[str, Any], field: str) -> rules.Step:  # noqa: PLR0911 - one for each kind
    home = settings().currency

    def minor() -> int:
        return changing.minor(Decimal(told["amount"]), home, f"{field}.amount")

    match told["kind"]:
        case "margin":
            return rules.Margin(_share(told["target"]), told["only_raise"])
        case "competitor":
            hours = timedelta(hours=told["max_age_hours"])
            return rules.Competitor(told["which"], told["competitor"], _share(told["percent"]), minor(), hours)
        case "stock":
            return rules.Stock(told["measure"], told["when"], told["than"], _share(told["percent"]))
        case "round":
            ending = Decimal(0) if told["to"] == "1" else Decimal(told["to"])
            return rules.Round(changing.minor(ending, home, f"{field}.to"))
        case "ceiling":
            return rules.Ceiling(minor())
        case "floor":
            return rules.Bottom(minor())
        case _:
            return rules.Limit(_share(told["percent"]))


def terms_of(told: Mapping[str, Any]) -> dict[str, int]:
    """Stored terms, those that are given, as `rules.Terms` has them."""
    found = {}
    if told.get("commission") is not None:
        found["commission_ppm"] = _share(told["commission"])
    if told.get("tax") is not None:
        found["tax_ppm"] = _share(told["tax"])
    if told.get("logistics") is not None:
        found["logistics"] = changing.minor(Decimal(told["logistics"]), settings().currency, "terms.logistics")
    return found


def unit() -> int:
    """One whole of the shop's currency in minor units."""
    return int(10 ** money.minor_digits(settings().currency))


def meant(query: Select[Any], chosen: Mapping[str, Any]) -> Select[Any]:
    """A query on variants and their products, narrowed to a rule's goods."""
    query = query.where(Variant.archived.is_(False), Product.status != ARCHIVED)
    if "skus" in chosen:
        query = query.where(Variant.sku.in_(chosen["skus"]))
    if "product_ids" in chosen:
        query = query.where(Product.id.in_(chosen["product_ids"]))
    if "supplier_id" in chosen:
        query = query.where(
            exists().where(
                SupplierItem.variant_id == Variant.id,
                SupplierItem.supplier_id == chosen["supplier_id"],
                SupplierItem.archived.is_(False),
            )
        )
    if "listed_on" in chosen:
        query = query.where(
            exists().where(
                Listing.variant_id == Variant.id,
                Listing.channel_id == Channel.id,
                Channel.code == chosen["listed_on"],
            )
        )
    keys: dict[str, Any] = {
        name: str(chosen[f"{name}_id"]) for name in ("category", "brand", "collection") if f"{name}_id" in chosen
    }
    return goods.chosen(query, goods.Wanted(q=chosen.get("q", ""), **keys), staff=True)


def due(rule: PriceRule, now: datetime) -> bool:
    """Whether a locked rule is to run by itself now."""
    return rule.next_at is not None and rule.next_at <= now
