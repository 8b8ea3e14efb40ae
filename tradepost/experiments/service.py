"""Hypotheses: written down, begun, ended, and the better variant kept for good."""

import secrets
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import media as pictures, queries as goods, service as catalog, trials as shown
from tradepost.catalog.models import Product, Variant
from tradepost.catalog.schemas import ProductChange
from tradepost.content import service as content
from tradepost.content.models import Page
from tradepost.content.schemas import PageChange
from tradepost.core import clock, dialects, events, money, stamps
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.paging import contains
from tradepost.core.settings import settings
from tradepost.core.trials import STAMP
from tradepost.experiments import measuring, rules
from tradepost.experiments.models import Hypothesis
from tradepost.experiments.rules import (
    BEFORE_AFTER,
    CLICKS,
    CONVERSION,
    DRAFT,
    PAGES,
    PRODUCTS,
    REVENUE,
    RUNNING,
    SHARES,
    STOPPED,
    STORE,
    UNITS,
)
from tradepost.experiments.schemas import HypothesisChange, HypothesisIn
from tradepost.pricing import changing as pricing

ALWAYS = ("name", "description")  # what may still change once it has begun
Fault = tuple[str, str]


def listed(*, q: str = "", status: str | None = None, kind: str | None = None) -> Select[Hypothesis]:
    """The hypotheses with these words in their name or description."""
    query = select(Hypothesis)
    for word in q.split()[:10]:
        query = query.where(contains(Hypothesis.search, word))
    if status is not None:
        query = query.where(Hypothesis.status == status)
    return query if kind is None else query.where(Hypothesis.kind == kind)


async def find(db: AsyncSession, hypothesis_id: int, *, lock: bool = False) -> Hypothesis:
    """A hypothesis, locked when it is to be changed; NotFound."""
    query = select(Hypothesis).where(Hypothesis.id == hypothesis_id).execution_options(populate_existing=True)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("hypothesis", hypothesis_id)
    return found


async def create(db: AsyncSession, body: HypothesisIn) -> Hypothesis:
    """Write a hypothesis down. Invalid names what it refers to and is not there."""
    if not body.name:
        raise Invalid("name", "is needed, or a description")
    values = stored(body.model_dump())
    values["metric"] = values["metric"] or (REVENUE if values["kind"] == BEFORE_AFTER else CONVERSION)
    made = Hypothesis(**values, salt=secrets.token_hex(16), status=DRAFT, search=_words(body.name, body.description))
    await _refers(db, made)
    db.add(made)
    await db.flush()
    await events.record(db, "hypothesis.created", made, subject_name=made.name, changes={"name": [None, made.name]})
    return made


async def change(db: AsyncSession, found: Hypothesis, body: HypothesisChange) -> None:
    """Change a locked hypothesis. Conflict for what decides the result, once it has begun."""
    given = stored(body.given)
    for name, value in given.items():
        setattr(found, name, value)
    found.search = _words(found.name, found.description)
    changes = events.changed(found, leave_out=("updated_at", "version", "search"))
    if not changes:
        return
    if found.status != DRAFT and (fixed := sorted(changes.keys() - set(ALWAYS))):
        message = "cannot change once it has begun: the result would be of two different things"
        raise Conflict(f"{', '.join(fixed)} {message}", errors=[{"field": name, "message": message} for name in fixed])
    await _refers(db, found)
    await db.flush()
    await events.record(db, "hypothesis.updated", found, subject_name=found.name, changes=changes)


def _words(name: str, description: str) -> str:
    return f"{name}\n{description}".lower()


def stored(values: dict[str, Any]) -> dict[str, Any]:
    """A body's fields as rows keep them: prices in minor units, days as texts."""
    found = dict(values)
    if found.get("variants") is not None:
        found["variants"] = [_variant(n, one) for n, one in enumerate(found["variants"])]
    if found.get("market") is not None:
        market = _plain(found["market"])
        found["market"] = market | {"changed_on": market["changed_on"] and market["changed_on"].isoformat()}
    return found


def _plain(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else value.model_dump()


def _variant(n: int, value: Any) -> dict[str, Any]:
    one = {name: entry for name, entry in _plain(value).items() if entry not in (None, "")}
    one["name"] = one.get("name") or chr(ord("A") + n)
    if "price" in one:
        try:
            one["price"] = money.to_minor(one["price"], settings().currency)
        except ValueError as error:
            raise Invalid(f"variants.{n}.price", str(error)) from error
    return one


async def _refers(db: AsyncSession, found: Hypothesis) -> None:
    """Invalid for a product or page that is not there, and for a metric that this kind cannot have."""
    if found.product_id is not None and found.page_id is not None:
        raise Invalid("page_id", "an experiment is about a product or a page, not both")
    wanted = [(Product, "product_id", [found.product_id]), (Page, "page_id", [found.page_id])]
    wanted += [(Product, f"market.{name}", found.market.get(name, [])) for name in ("product_ids", "control_ids")]
    for model, field, ids in wanted:
        asked = {one for one in ids if one is not None}
        with db.no_autoflush:
            there = set((await db.execute(select(model.id).where(model.id.in_(asked)))).scalars()) if asked else set()
        if missing := sorted(asked - there):
            raise Invalid(field, f"there is no {'page' if model is Page else 'product'} {missing[0]}")
    if found.kind == BEFORE_AFTER and found.metric in SHARES:
        raise Invalid("metric", "elsewhere nobody counts visitors: choose revenue, price or units")
    if found.kind == STORE and found.metric == UNITS:
        raise Invalid("metric", "of visitors, choose conversion, clicks, revenue or price")


async def remove(db: AsyncSession, found: Hypothesis) -> None:
    """Delete a locked hypothesis with what came of it. Conflict while it runs."""
    if found.status == RUNNING:
        raise Conflict("This experiment is running: stop it first")
    await events.record(db, "hypothesis.deleted", found, subject_name=found.name, changes={"name": [found.name, None]})
    await db.flush()
    await db.delete(found)
    await db.flush()


# --- begun and ended ---


async def missing(db: AsyncSession, found: Hypothesis) -> list[Fault]:
    """What a draft still lacks to begin, each with its field."""
    if found.kind == BEFORE_AFTER:
        return _market_faults(found)
    faults: list[Fault] = []
    if found.product_id is None and found.page_id is None:
        faults.append(("product_id", "choose what is tried: a product or a page"))
    if len(found.variants) < 2:
        faults.append(("variants", "at least two are needed, the first being what there is"))
        return faults
    changes = [rules.change_of(one) for one in found.variants]
    if changes[0]:
        faults.append(("variants.0", "is what there is and changes nothing"))
    faults += [(f"variants.{n}", "changes nothing") for n, one in enumerate(changes) if n and not one]
    if found.page_id is not None:
        faults += [
            (f"variants.{n}.{name}", "a page has a title and a text")
            for n, one in enumerate(changes)
            for name in sorted(one.keys() - {"title", "text"})
        ]
        if found.metric == CLICKS:
            faults.append(("metric", "a page is opened by whoever sees it: choose conversion or revenue"))
    if found.product_id is not None:
        if found.metric == CLICKS and not rules.is_seen_in_lists(found.variants):
            faults.append(("metric", "a text is seen by nobody before they click: choose conversion or revenue"))
        faults += await _product_faults(db, found.product_id, changes)
    return faults


async def _product_faults(db: AsyncSession, product_id: int, changes: list[dict[str, Any]]) -> list[Fault]:
    query = goods.visible(staff=False).options(*goods.WITH_EVERYTHING).where(Product.id == product_id)
    product = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if product is None:
        return [("product_id", "is not on sale")]
    live = [variant for variant in product.variants if not variant.archived]
    lowest = await pricing.floors(db, [variant.id for variant in live])
    pictures_there = {picture.id for picture in product.media}
    faults: list[Fault] = []
    for n, change in enumerate(changes):
        name = "price" if "price" in change else "percent"
        for variant in live if shown.changes_price(change) else ():
            floor = lowest.get(variant.id, 0)
            if shown.price(change, variant.price) < floor:
                text = money.to_text(floor, settings().currency)
                faults.append((f"variants.{n}.{name}", f"{variant.sku} must not be below its floor price {text}"))
                break
        if "price" in change and len({variant.price for variant in live}) > 1:
            faults.append((f"variants.{n}.price", "this product's variants cost different prices: say percent"))
        if change.get("picture_id") is not None and change["picture_id"] not in pictures_there:
            faults.append((f"variants.{n}.picture_id", "the product has no such picture"))
    return faults


def _market_faults(found: Hypothesis) -> list[Fault]:
    market, faults = found.market, []
    if not market.get("product_ids"):
        faults.append(("market.product_ids", "say which goods were changed"))
    if not market.get("changed_on"):
        faults.append(("market.changed_on", "say from which day on"))
    if both := set(market.get("product_ids", ())) & set(market.get("control_ids", ())):
        faults.append(("market.control_ids", f"product {min(both)} was changed: it is no control"))
    return faults


async def start(db: AsyncSession, found: Hypothesis) -> None:
    """Begin a locked draft. Invalid names what it lacks, Conflict when another runs on the same thing."""
    _may_become(found, RUNNING)
    if faults := await missing(db, found):
        raise Invalid(*faults[0], *faults[1:])
    if found.kind == STORE:
        await measuring.fill(db, found)
        subject = (PRODUCTS, found.product_id) if found.product_id is not None else (PAGES, found.page_id)
        found.running_key = f"{subject[0]}:{subject[1]}"
    await _stands(db, found, RUNNING, "hypothesis.started", started_at=clock.now())


async def stop(db: AsyncSession, found: Hypothesis) -> None:
    """End a locked experiment: everybody sees what there is again."""
    _may_become(found, STOPPED)
    found.running_key = None
    await _stands(db, found, STOPPED, "hypothesis.stopped", stopped_at=clock.now())


def _may_become(found: Hypothesis, status: str) -> None:
    if status not in rules.NEXT[found.status]:
        raise Conflict(f"This experiment is {'already running' if found.status == RUNNING else found.status}")


async def _stands(db: AsyncSession, found: Hypothesis, status: str, event: str, **moments: Any) -> None:
    found.status = status
    for name, moment in moments.items():
        setattr(found, name, moment)
    changes = events.changed(found, leave_out=("updated_at", "version", "running_key"))
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as error:
        if not dialects.is_unique_violation(error, "hypotheses.running_key"):
            raise
        raise Conflict("Another experiment runs on this already: one at a time, or neither tells anything") from error
    await events.record(db, event, found, subject_name=found.name, changes=changes, **_subject(found))
    await stamps.bump(db, STAMP)


def _subject(found: Hypothesis) -> dict[str, Any]:
    return {"product_id": found.product_id, "page_id": found.page_id}


async def keep(db: AsyncSession, found: Hypothesis, variant: int) -> None:
    """Apply a variant of a locked experiment for good; one that runs is ended. Conflict when one was kept already."""
    if found.kind != STORE or found.status == DRAFT:
        raise Conflict("Only what was tried on visitors can be kept")
    if found.kept is not None:
        raise Conflict("A variant of this experiment is kept already")
    if variant >= len(found.variants):
        raise Invalid("variant", f"there are variants 0 to {len(found.variants) - 1}")
    if found.status == RUNNING:
        await stop(db, found)
    change = rules.change_of(found.variants[variant])
    if change and found.product_id is not None:
        await _apply(db, found.product_id, change)
    elif change and found.page_id is not None:
        body = {"title": change.get("title"), "body": change.get("text")}
        page = await content.find(db, Page, found.page_id)
        await content.change(db, page, PageChange(**{name: value for name, value in body.items() if value}))
    elif change:
        raise Conflict("What was tried is not there any more")
    found.kept = variant
    await db.flush()
    name = found.variants[variant]["name"]
    await events.record(db, "hypothesis.kept", found, subject_name=found.name, changes={"kept": [None, name]})


async def _apply(db: AsyncSession, product_id: int, change: dict[str, Any]) -> None:
    product = await catalog.find(db, product_id)
    texts = {"name": change.get("title"), "description": change.get("text")}
    if wanted := {name: value for name, value in texts.items() if value}:
        await catalog.change(db, product, ProductChange(**wanted))
    if (picture := change.get("picture_id")) is not None:
        there = [media.id for media in product.media]
        if picture in there:
            await pictures.order(db, product, [picture, *(one for one in there if one != picture)])
    if shown.changes_price(change):
        currency = settings().currency
        query = select(Variant.id).where(Variant.product_id == product_id, Variant.archived.is_(False))
        for variant_id in (await db.execute(query.order_by(Variant.id))).scalars().all():
            owner, variant = await pricing.find(db, variant_id)
            asked = Decimal(money.to_text(shown.price(change, variant.price), currency))
            await pricing.change(db, owner, variant, {currency: asked}, field="variant")
