"""A product's texts judged by its keywords, better ones proposed, written through the catalogue, and put back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import queries, service as catalog
from tradepost.catalog.models import Product
from tradepost.catalog.schemas import ProductChange, ProductSeo
from tradepost.core import clock, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.promotion import keywords as kept, limits, scoring, weaving, words
from tradepost.promotion.models import Proposal
from tradepost.promotion.schemas import ApplyIn, OptimizeIn
from tradepost.promotion.scoring import Card, Point

FIELDS = ("title", "description", "keywords", "seo_title", "seo_description")


async def product(db: AsyncSession, product_id: int, field: str = "product_id") -> Product:
    """A product with everything that says what it is; Invalid, naming the field, where there is none."""
    query = select(Product).where(Product.id == product_id).options(*queries.WITH_EVERYTHING)
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise Invalid(field, f"there is no product {product_id}")
    return found


def texts_of(row: Product) -> dict[str, str]:
    """A product's texts, by the names of FIELDS."""
    return {
        "title": row.name,
        "description": row.description,
        "keywords": row.seo_keywords,
        "seo_title": row.seo_title,
        "seo_description": row.seo_description,
    }


def attributes_of(row: Product) -> dict[str, Any]:
    """What is known of a product by name: its attributes, the choices of its variants, its brand and category."""
    found: dict[str, Any] = dict(row.attributes)
    for variant in row.variants:
        if not variant.archived:
            for name, value in variant.options.items():
                found.setdefault(name, [])
                if isinstance(found[name], list) and value not in found[name]:
                    found[name] = [*found[name], value]
    if row.brand is not None:
        found.setdefault("brand", row.brand.name)
    if row.category is not None:
        found.setdefault("category", row.category.name)
    return found


def facts_of(row: Product) -> tuple[str, ...]:
    """Every text that says what a product is: nothing that is not in them may be claimed of it."""
    values = [
        f"{name} {part}"
        for name, value in attributes_of(row).items()
        for part in (value if isinstance(value, list) else [value])
    ]
    weights = [
        text
        for variant in row.variants
        if variant.weight_g
        for text in (f"{variant.weight_g} g", f"{variant.weight_g / 1000:g} kg", f"{variant.weight_g} г")
    ]
    return (row.name, row.description, *values, *weights)


def card_of(row: Product, texts: dict[str, str]) -> Card:
    """A product with these texts, as it is judged."""
    return Card(texts["title"], texts["description"], attributes_of(row), len(row.media), facts_of(row))


async def asked_for(db: AsyncSession, body: OptimizeIn) -> list[str]:
    """The keywords to judge by, each once: those that were sent, else those kept for the product on the channel."""
    given = body.keywords or await kept.of_product(db, body.product_id, body.channel)
    found: dict[str, str] = {}
    for one in given:
        found.setdefault(kept.key_of(one, "keywords"), words.clean(one))
    if not found:
        raise Invalid("keywords", "there are none: send some, or keep some for this product")
    return list(found.values())


async def score(db: AsyncSession, body: OptimizeIn) -> tuple[Product, list[str], list[Point]]:
    """How well the present texts answer the keywords."""
    row = await product(db, body.product_id)
    wanted = await asked_for(db, body)
    return row, wanted, scoring.score(card_of(row, texts_of(row)), wanted, limits.of(body.channel))


async def propose(db: AsyncSession, body: OptimizeIn) -> tuple[Proposal, Product]:
    """Write down better texts for a product; nothing of the product changes."""
    row = await product(db, body.product_id)
    wanted = await asked_for(db, body)
    room = limits.of(body.channel)
    present = texts_of(row)
    language = body.language or words.language_of(row.name, row.description, *wanted)
    proposed, notes = better(present, wanted, facts_of(row), room, language)
    before = scoring.score(card_of(row, present), wanted, room)
    after = scoring.score(card_of(row, proposed), wanted, room)
    made = Proposal(
        product_id=row.id,
        channel=body.channel,
        language=language,
        keywords=wanted,
        present=present,
        proposed=proposed,
        points={"before": [plain(one) for one in before], "after": [plain(one) for one in after]},
        notes=notes,
        score_before=scoring.total(before),
        score_after=scoring.total(after),
    )
    db.add(made)
    await db.flush()
    scores = {"score": [made.score_before, made.score_after]}
    await events.record(
        db, "seo.proposed", made, subject_name=row.name, changes=scores, product_id=row.id, channel=body.channel
    )
    return made, row


def plain(point: Point) -> dict[str, Any]:
    """A point as JSON has it."""
    return {
        "part": point.part, "points": point.points, "most": point.most, "reason": point.reason, "values": point.values,
    }  # fmt: skip


def better(
    present: dict[str, str], wanted: Sequence[str], facts: tuple[str, ...], room: limits.Limits, language: str
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Better texts, and what became of each keyword in them."""
    title = weaving.title(present["title"], wanted, facts, room.title_most)
    text = weaving.description(present["description"], wanted, facts, room.description_most, language)
    field = weaving.keyword_field(wanted, facts, limits.KEYWORDS_MOST)
    proposed = {
        "title": title.text,
        "description": text.text,
        "keywords": field.text,
        "seo_title": weaving.cut(title.text, limits.SEO_TITLE_MOST),
        "seo_description": weaving.shortened(_flat(text.text), limits.SEO_DESCRIPTION_MOST),
    }
    notes = []
    for name, woven in (("title", title), ("description", text), ("keywords", field)):
        notes += [_note("added", one, name) for one in woven.added if name != "keywords"]
        notes += [_note("left_out", one, name, why) for one, why in woven.left_out]
    known = words.vocabulary(facts)
    notes += [_note("check", one, "title") for one in title.added if not words.holds(known, one)]
    return proposed, notes


def _note(kind: str, keyword: str, field: str, why: str = "") -> dict[str, str]:
    return {"kind": kind, "keyword": keyword, "field": field, "why": why}


def _flat(text: str) -> str:
    return " ".join(text.split())


async def find(db: AsyncSession, proposal_id: int, *, lock: bool = False) -> tuple[Proposal, str]:
    """A proposal, and what its product is called; NotFound."""
    query = select(Proposal).where(Proposal.id == proposal_id)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("proposal", proposal_id)
    names = await kept.product_names(db, [found.product_id])
    return found, names[found.product_id]


async def apply(db: AsyncSession, found: Proposal, body: ApplyIn) -> Proposal:
    """Write a locked proposal's texts into its product. Conflict when it was applied, or they have changed since."""
    if found.status != "proposed":
        raise Conflict(f"This proposal is {found.status} already: ask for a new one")
    row = await catalog.find(db, found.product_id)
    present = texts_of(row)
    if stale := [name for name in body.fields if present[name] != found.present[name]]:
        raise Conflict(f"The product's {', '.join(stale)} changed since this was proposed: ask for a new one")
    changed = body.texts.model_dump(exclude_none=True) if body.texts else {}
    wanted: dict[str, str] = {name: changed.get(name, found.proposed[name]) for name in body.fields}
    await _write(db, row, wanted)
    found.before = {name: present[name] for name in body.fields}
    found.proposed = {**found.proposed, **wanted}
    await _stand(db, found, "applied", row.name)
    return found


async def undo(db: AsyncSession, found: Proposal) -> Proposal:
    """Put back what a locked proposal replaced. Conflict when it was not applied, or was changed since."""
    if found.status != "applied":
        raise Conflict(f"This proposal is {found.status}: there is nothing to put back")
    row = await catalog.find(db, found.product_id)
    present = texts_of(row)
    if stale := [name for name in found.before if present[name] != found.proposed[name]]:
        raise Conflict(f"Somebody changed the product's {', '.join(stale)} since: it is not put back")
    await _write(db, row, dict(found.before))
    await _stand(db, found, "undone", row.name)
    return found


async def _write(db: AsyncSession, row: Product, wanted: dict[str, str]) -> None:
    now = texts_of(row) | wanted
    await catalog.change(
        db,
        row,
        ProductChange(
            name=now["title"],
            description=now["description"],
            seo=ProductSeo(title=now["seo_title"], description=now["seo_description"], keywords=now["keywords"]),
        ),
    )


async def _stand(db: AsyncSession, found: Proposal, status: str, name: str) -> None:
    changes = {"status": [found.status, status]}
    found.status = status
    if status == "applied":
        found.applied_at = clock.now()
    await db.flush()
    await events.record(
        db, f"seo.{status}", found, subject_name=name, changes=changes, product_id=found.product_id
    )  # fmt: skip
