"""Cards as they would be sent: a variant, its channel's mapping, and what is missing before anything is sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Brand, Category, Media, Product, Variant
from tradepost.channels import categories, mapping
from tradepost.channels.adapters import adapter_of
from tradepost.channels.filling import Goods, Lack, Said, fill, lacking
from tradepost.channels.models import Channel, ChannelCategory, Listing
from tradepost.channels.places import SANDBOX
from tradepost.channels.rules import parts
from tradepost.channels.shapes import CardDraft, CardRules
from tradepost.core.money import Money
from tradepost.core.settings import settings
from tradepost.pricing import changing, service as pricing

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Made:
    """What a variant's card would be; with something lacking it is not sent. None: it is in no mapped category."""

    goods: Goods
    theirs: ChannelCategory | None
    draft: CardDraft | None
    lacks: Sequence[Lack]
    listing: Listing | None


def plain(draft: CardDraft) -> dict[str, Any]:
    """A draft as it is stored and shown."""
    price = None if draft.price is None else {"amount": str(draft.price), "currency": draft.price.currency}
    return {**asdict(draft), "price": price}


async def make(db: AsyncSession, channel: Channel, variant_ids: Collection[int]) -> dict[int, Made]:
    """What these variants' cards would be, by variant; those that there are not are missing."""
    wanted = sorted(set(variant_ids))
    goods = await _goods(db, wanted)
    mapped = await mapping.of_categories(db, channel.id)
    paths = {one: path for one, path in await db.execute(select(Category.id, Category.path))}  # noqa: C416 - rows
    where: dict[int, str] = {}
    for one in goods.values():
        found = mapping.nearest(paths.get(one.category_id or 0, ""), mapped)
        if found is not None:
            where[one.variant_id] = found[1]
    theirs = await categories.by_id(db, channel.id, list(where.values()))
    said = await mapping.of_attributes(db, channel.id, list(where.values()))
    listed = await _listed(db, channel, wanted)
    offers = await pricing.offers(db, dict.fromkeys(goods, 1), channel=channel.code) if goods else {}
    floors = await changing.floors(db, set(goods)) if goods else {}
    currency, rules, made = settings().currency, adapter_of(channel).card_rules, {}
    for one in goods.values():
        lacks: list[Lack] = []
        row, listing = theirs.get(where.get(one.variant_id, "")), listed.get(one.variant_id)
        if row is None or row.wants_at is None:
            lacks.append(_nowhere(one, where.get(one.variant_id), row))
            made[one.variant_id] = Made(one, row, None, lacks, listing)
            continue
        offer, floor = offers.get(one.variant_id), floors.get(one.variant_id)
        price = Money(offer.unit_price, currency) if offer is not None and offer.unit_price else None
        if not one.on_sale:
            lacks.append(Lack("not_on_sale", "status", "product", f"{one.sku} is not on sale here", ours="status"))
        draft = _draft(one, row, said[row.external_id], rules, listing, price, lacks)
        lacks += lacking(draft, rules)
        if price is not None and floor is not None and price.minor < floor:
            why = f"{price} is below the floor price {Money(floor, currency)}"
            lacks.append(Lack("below_floor", "price", "prices", why, ours="price", value=str(price)))
        if draft.pictures and channel.type != SANDBOX and not settings().public_url:
            why = "Pictures are fetched from here, which has no public address: set TRADEPOST_PUBLIC_URL"
            lacks.append(Lack("private_pictures", "pictures", "settings", why, ours="pictures"))
        made[one.variant_id] = Made(one, row, draft, lacks, listing)
    return made


def _nowhere(one: Goods, external_id: str | None, row: ChannelCategory | None) -> Lack:
    if one.category_id is None:
        return Lack("no_category", "category", "product", "The product has no category", ours="category")
    if external_id is None:
        why = f"The category {one.category} is mapped to none of the channel's"
        return Lack("not_mapped", "category", "mapping", why, ours=one.category)
    if row is None:
        why = f"The channel has its category {external_id} no longer: map {one.category} to another"
        return Lack("category_gone", "category", "mapping", why, ours=one.category, value=external_id)
    why = f"What {row.path} wants to know has not been read yet"
    return Lack("not_read", "category", "mapping", why, ours=one.category, value=row.path)


def _draft(
    one: Goods,
    row: ChannelCategory,
    said: Mapping[str, Said],
    rules: CardRules,
    listing: Listing | None,
    price: Money | None,
    lacks: list[Lack],
) -> CardDraft:
    attributes: dict[str, Any] = {}
    for want in categories.wants_of(row):
        how = said.get(want.external_id)
        own = rules.own.get(want.external_id)
        values, wrong = fill(want, how or (Said("field", own) if own else None), one)
        lacks += wrong
        if how is not None and values:
            # What a field of the card says already is not said twice.
            attributes[want.external_id] = values[0] if len(values) == 1 else values
    return CardDraft(
        # An item that is there keeps its own SKU: under ours it would be a second one.
        sku=listing.sku if listing is not None and listing.sku else one.sku,
        title=one.title,
        category_id=row.external_id,
        external_id=None if listing is None else listing.external_id,
        description=one.description,
        brand=one.brand,
        barcodes=[one.barcode] if one.barcode else [],
        attributes=attributes,
        pictures=list(one.pictures),
        price=price,
        weight=one.weight,
        length=one.length,
        width=one.width,
        height=one.height,
    )


async def _goods(db: AsyncSession, wanted: Sequence[int]) -> dict[int, Goods]:
    found: dict[int, Goods] = {}
    for some in parts(wanted, AT_A_TIME):
        rows = (await db.execute(_everything().where(Variant.id.in_(some)).order_by(Variant.id))).all()
        pictures = await _pictures(db, {product.id for _, product, _, _ in rows})
        for variant, product, brand, category in rows:
            shows = [url for of, url in pictures.get(product.id, ()) if of in {None, variant.id}]
            found[variant.id] = Goods(
                variant_id=variant.id,
                product_id=product.id,
                sku=variant.sku,
                name=product.name,
                description=product.description,
                brand=brand or "",
                category_id=product.category_id,
                category=category or "",
                barcode=variant.barcode or "",
                attributes=product.attributes or {},
                options=variant.options or {},
                weight=variant.weight_g,
                length=variant.length_mm,
                width=variant.width_mm,
                height=variant.height_mm,
                on_sale=product.status == "active" and not variant.archived,
                pictures=shows,
            )
    return found


def _everything() -> Select[Any]:
    query = (
        select(Variant, Product, Brand.name, Category.name)
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .outerjoin(Category, Category.id == Product.category_id)
    )
    return cast("Select[Any]", query)


async def _pictures(db: AsyncSession, products: Collection[int]) -> dict[int, list[tuple[int | None, str]]]:
    """Addresses by product, in order; each with the variant that it shows alone."""
    query = select(Media.product_id, Media.variant_id, Media.key).where(Media.product_id.in_(products))
    # A variant's own come before those of all.
    found: dict[int, list[tuple[int | None, str]]] = {}
    for product_id, variant_id, key in await db.execute(
        query.order_by(Media.variant_id.is_(None), Media.position, Media.id)
    ):
        found.setdefault(product_id, []).append((variant_id, f"{settings().address}/{key}"))
    return found


async def _listed(db: AsyncSession, channel: Channel, wanted: Sequence[int]) -> dict[int, Listing]:
    """The item that each of these variants is on a channel: the first, where there are several."""
    found: dict[int, Listing] = {}
    for some in parts(wanted, AT_A_TIME):
        query = select(Listing).where(Listing.channel_id == channel.id, Listing.variant_id.in_(some))
        for one in (await db.execute(query.order_by(Listing.id.desc()))).scalars():
            found[int(one.variant_id or 0)] = one
    return found
