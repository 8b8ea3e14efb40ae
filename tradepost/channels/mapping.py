"""What is where on a channel: our categories and theirs, our attributes and theirs, said once for all products.

A category is mapped with all that is below it, an attribute once for a category of the channel. Channels of one type
have the same categories: what was said for one of them is copied to another.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils
from sqlalchemy import delete, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category, Product, Variant
from tradepost.channels import categories, service
from tradepost.channels.adapters import adapter_of
from tradepost.channels.filling import FIELDS, Goods, Lack, Said, Source, fill
from tradepost.channels.models import AttributeMapping, CategoryMapping, Channel, ChannelCategory
from tradepost.channels.shapes import Attribute
from tradepost.core import clock, dialects, events
from tradepost.core.db import reading
from tradepost.core.errors import Invalid, NotFound

Names = Mapping[tuple[Source, str], Sequence[str]]  # what ours are called, with the values there are
LIKE_ENOUGH = 75.0  # of 100
LOOKED_AT = 2000  # products: what attributes ours have
NAMES = {  # what marketplaces call what is no attribute of ours
    "brand": ("brand", "бренд", "торговая марка", "производитель"),
    "sku": ("sku", "артикул", "article", "артикул производителя", "партномер"),
    "description": ("description", "описание", "аннотация"),
    "barcode": ("barcode", "штрихкод"),
    "title": ("название", "title", "наименование"),
    "name": ("название модели", "model", "модель"),
    "weight_g": ("вес, г", "вес товара, г", "weight, g"),
    "weight_kg": ("вес, кг", "вес товара, кг", "weight, kg"),
    "length_cm": ("длина, см", "length, cm"),
    "width_cm": ("ширина, см", "width, cm"),
    "height_cm": ("высота, см", "height, cm"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of our categories goes: its own mapping, or that of `inherited_from` above it; None: nowhere yet."""

    category: Category
    path: str
    external_id: str | None
    inherited_from: int | None
    products: int


@dataclass(frozen=True, slots=True)
class Asked:
    """An attribute of a channel's category: what says it (`own`: a field of the card does), or what might."""

    attribute: Attribute
    said: Said | None
    own: str
    suggestion: Said | None

    @property
    def mapped(self) -> bool:
        """Whether something says it."""
        return self.said is not None or bool(self.own)


@dataclass(frozen=True, slots=True)
class Copied:
    """What was taken from another channel, and what stayed as it was here."""

    categories: int
    attributes: int
    kept: int


# --- categories ---


async def of_categories(db: AsyncSession, channel_id: int) -> dict[int, str]:
    """Our categories that are mapped themselves: {id: theirs}."""
    query = select(CategoryMapping.category_id, CategoryMapping.external_id)
    found = await db.execute(query.where(CategoryMapping.channel_id == channel_id))
    return {one.category_id: one.external_id for one in found}


def nearest(path: str, mapped: Mapping[int, str]) -> tuple[int, str] | None:
    """The mapping that holds for a path of ids, "/3/17/": its own or the nearest above; None: there is none."""
    for above in reversed(path.strip("/").split("/")):
        if above and int(above) in mapped:
            return int(above), mapped[int(above)]
    return None


async def places(db: AsyncSession, channel: Channel) -> list[Place]:
    """All our categories, in the order of their paths, and where each goes."""
    ours = list((await db.execute(select(Category).where(Category.archived.is_(False)))).scalars())
    counted = select(Product.category_id, func.count(Product.id)).where(Product.status == "active")
    goods = {one: int(count) for one, count in await db.execute(counted.group_by(Product.category_id))}
    mapped, paths = await of_categories(db, channel.id), categories.paths_of(ours)
    made = []
    for one in sorted(ours, key=lambda one: (paths[one.id].casefold(), one.id)):
        found = nearest(one.path, mapped)
        above = found[0] if found and found[0] != one.id else None
        made.append(Place(one, paths[one.id], found[1] if found else None, above, goods.get(one.id, 0)))
    return made


async def put_category(db: AsyncSession, channel: Channel, category_id: int, external_id: str | None) -> None:
    """Say where a category's goods go; None: nothing of its own. NotFound; Invalid for what is no leaf there."""
    category = await db.get(Category, category_id)
    if category is None:
        raise NotFound("category", category_id)
    if external_id is not None:
        theirs = (await categories.by_id(db, channel.id, [external_id])).get(external_id)
        if theirs is None:
            raise Invalid("external_id", f"{channel.name} has no category {external_id}, as its tree was last read")
        if not theirs.leaf:
            raise Invalid("external_id", f"{theirs.path} has categories below it: choose one of those")
    before = (await of_categories(db, channel.id)).get(category_id)
    if before == external_id:
        return
    mine = CategoryMapping.channel_id == channel.id, CategoryMapping.category_id == category_id
    if external_id is None:
        await db.execute(delete(CategoryMapping).where(*mine).execution_options(synchronize_session=False))
    else:
        await _write_categories(db, channel, {category_id: external_id})
    changes = {category.name: [before, external_id]}
    await events.record(db, "channel.category_mapped", channel, subject_name=channel.name, changes=changes)


async def _write_categories(db: AsyncSession, channel: Channel, mapped: Mapping[int, str]) -> None:
    now, table = clock.now(), inspect(CategoryMapping).local_table
    rows = [
        {"channel_id": channel.id, "category_id": ours, "external_id": theirs, "created_at": now, "updated_at": now}
        for ours, theirs in sorted(mapped.items())
    ]
    if rows:
        key = ["channel_id", "category_id"]
        await db.execute(dialects.upsert(db, table, rows, key=key, update=("external_id", "updated_at")))


# --- attributes ---


def said_of(row: AttributeMapping) -> Said:
    """A mapping as filling has it."""
    source: Source = row.source  # type: ignore[assignment]  # only these are written
    return Said(source, row.name, list(row.usual), {str(key): str(value) for key, value in row.words.items()})


async def of_attributes(db: AsyncSession, channel_id: int, wanted: Sequence[str]) -> dict[str, dict[str, Said]]:
    """What says the attributes of these categories of a channel: {category: {attribute: Said}}."""
    query = select(AttributeMapping).where(
        AttributeMapping.channel_id == channel_id, AttributeMapping.category.in_(sorted(set(wanted)))
    )
    found: dict[str, dict[str, Said]] = {one: {} for one in wanted}
    for row in (await db.execute(query.execution_options(populate_existing=True))).scalars():
        found[row.category][row.attribute_id] = said_of(row)
    return found


async def asked(db: AsyncSession, channel: Channel, theirs: ChannelCategory, names: Names) -> list[Asked]:
    """What a channel's category wants to know, required first, and what says each, or might by our `names`."""
    rules = adapter_of(channel).card_rules
    said = (await of_attributes(db, channel.id, [theirs.external_id]))[theirs.external_id]
    wants = sorted(categories.wants_of(theirs), key=lambda one: not one.required)
    open_ = [one for one in wants if one.external_id not in said and one.external_id not in rules.own]
    guesses = await asyncio.to_thread(_guess, open_, names) if open_ else {}
    return [
        Asked(one, said.get(one.external_id), rules.own.get(one.external_id, ""), guesses.get(one.external_id))
        for one in wants
    ]


async def learn(channel_id: int, category: str) -> tuple[ChannelCategory, list[Asked], Names]:
    """Ask a channel now what one of its categories wants to know. NotFound, Invalid, or why it did not say (Failed)."""
    await categories.learn(channel_id, category)
    async with reading() as db:
        return await whole(db, await service.get(db, channel_id), category)


async def whole(db: AsyncSession, channel: Channel, category: str) -> tuple[ChannelCategory, list[Asked], Names]:
    """A channel's category, what it wants to know and what says it, and what of ours there is to say it. NotFound."""
    row = await categories.get(db, channel.id, category)
    names = await names_of(db, channel.id, category)
    return row, await asked(db, channel, row, names), names


async def names_of(db: AsyncSession, channel_id: int, external_id: str) -> Names:
    """What our products that go there call their attributes and options, with the values there are."""
    mapped = await of_categories(db, channel_id)
    ours = (await db.execute(select(Category.id, Category.path))).all()
    here = [one for one, path in ours if (place := nearest(path, mapped)) and place[1] == external_id]
    query = (
        select(Product.attributes, Variant.options)
        .join(Variant, Variant.product_id == Product.id)
        .where(Product.category_id.in_(here), Product.status != "archived")
        .order_by(Product.id)
        .limit(LOOKED_AT)
    )
    found: dict[tuple[Source, str], dict[str, None]] = {}
    kinds: tuple[Source, Source] = ("attribute", "option")
    for row in await db.execute(query):
        for kind, values in zip(kinds, row, strict=True):
            for name, value in (values or {}).items():
                texts = value if isinstance(value, list) else [value]
                known = found.setdefault((kind, str(name)[:120]), {})
                known.update(dict.fromkeys(str(one) for one in texts if one not in (None, "", {})))
    return {key: list(values) for key, values in found.items()}


def _guess(wants: Sequence[Attribute], names: Names) -> dict[str, Said]:
    """What might say each: a field of that name, else what of ours is called most alike, with the values' words."""
    guesses = {}
    fields = {spelt: name for name, spellings in NAMES.items() for spelt in spellings}
    ours = list(names)
    for one in wants:
        best = process.extractOne(
            one.name,
            [name for _, name in ours],
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=LIKE_ENOUGH,
        )
        if best is not None:
            source, name = ours[best[2]]
            guesses[one.external_id] = Said(source, name, (), alike(one, names[ours[best[2]]]))
        elif field := fields.get(one.name.casefold()):
            guesses[one.external_id] = Said("field", field)
    return guesses


def alike(one: Attribute, values: Sequence[str]) -> dict[str, str]:
    """Which of an attribute's choices our values are, where they are not spelt the same but almost."""
    known = {choice.casefold() for choice in one.choices}
    words = {}
    for value in values if one.choices else ():
        if value.casefold() in known:
            continue
        best = process.extractOne(
            value, one.choices, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=LIKE_ENOUGH
        )
        if best is not None:
            words[value] = str(best[0])
    return words


async def put_attribute(
    db: AsyncSession, channel: Channel, theirs: ChannelCategory, attribute_id: str, said: Said
) -> None:
    """Say what an attribute is taken from. NotFound; Invalid names what is wrong with it."""
    one = next((one for one in categories.wants_of(theirs) if one.external_id == attribute_id), None)
    if one is None:
        raise NotFound("attribute", attribute_id)
    _checked(one, said)
    before = (await of_attributes(db, channel.id, [theirs.external_id]))[theirs.external_id].get(attribute_id)
    if before == said:
        return
    await _write(db, channel, theirs.external_id, {attribute_id: said})
    await _tell(db, channel, theirs, one.name, before, said)


def _checked(one: Attribute, said: Said) -> None:
    if said.source == "field" and said.name not in FIELDS:
        raise Invalid("name", f"is one of {', '.join(FIELDS)}")
    if said.source != "constant" and not said.name:
        raise Invalid("name", "says which of ours it is taken from")
    if said.source == "constant" and not said.usual:
        raise Invalid("default", "says what the constant is")
    if one.most and len(said.usual) > one.most:
        raise Invalid("default", f"{one.name} takes at most {one.most} values")
    for place, text in enumerate(said.usual):
        if why := _unfit(one, text):
            raise Invalid(f"default.{place}", why)
    for ours, theirs in said.words.items():
        if why := _unfit(one, theirs):
            raise Invalid(f"words.{ours}", why)


def _unfit(one: Attribute, text: str) -> str:
    plain = Goods(0, 0, "", "", "", "", None, "", "", {}, {}, None, None, None, None)
    lacks: list[Lack] = fill(one, Said("constant", usual=[text]), plain)[1]
    return lacks[0].message if lacks else ""


async def drop_attribute(db: AsyncSession, channel: Channel, theirs: ChannelCategory, attribute_id: str) -> None:
    """Nothing says an attribute any longer. NotFound when nothing did."""
    before = (await of_attributes(db, channel.id, [theirs.external_id]))[theirs.external_id].get(attribute_id)
    if before is None:
        raise NotFound("mapping of attribute", attribute_id)
    mine = (
        AttributeMapping.channel_id == channel.id,
        AttributeMapping.category == theirs.external_id,
        AttributeMapping.attribute_id == attribute_id,
    )
    await db.execute(delete(AttributeMapping).where(*mine).execution_options(synchronize_session=False))
    names = {one.external_id: one.name for one in categories.wants_of(theirs)}
    await _tell(db, channel, theirs, names.get(attribute_id, attribute_id), before, None)


async def take_suggestions(db: AsyncSession, channel: Channel, theirs: ChannelCategory) -> int:
    """Map what is open as it is suggested: how many."""
    names = await names_of(db, channel.id, theirs.external_id)
    guesses = {one.attribute.external_id: one for one in await asked(db, channel, theirs, names) if one.suggestion}
    taken = {key: one.suggestion for key, one in guesses.items() if one.suggestion is not None}
    await _write(db, channel, theirs.external_id, taken)
    for key, said in taken.items():
        await _tell(db, channel, theirs, guesses[key].attribute.name, None, said)
    return len(taken)


async def _write(db: AsyncSession, channel: Channel, category: str, said: Mapping[str, Said]) -> None:
    now, table = clock.now(), inspect(AttributeMapping).local_table
    rows = [
        {
            "channel_id": channel.id,
            "category": category,
            "attribute_id": attribute_id,
            "source": one.source,
            "name": one.name,
            "usual": list(one.usual),
            "words": dict(one.words),
            "created_at": now,
            "updated_at": now,
        }
        for attribute_id, one in sorted(said.items())
    ]
    key = ["channel_id", "category", "attribute_id"]
    changed = ("source", "name", "usual", "words", "updated_at")
    if rows:
        await db.execute(dialects.upsert(db, table, rows, key=key, update=changed))


async def _tell(
    db: AsyncSession, channel: Channel, theirs: ChannelCategory, name: str, before: Said | None, after: Said | None
) -> None:
    changes = {name: [_words(before), _words(after)]}
    await events.record(
        db, "channel.attribute_mapped", channel, subject_name=channel.name, changes=changes, category=theirs.path
    )


def _words(said: Said | None) -> str | None:
    if said is None:
        return None
    return ", ".join(said.usual) if said.source == "constant" else f"{said.source} {said.name}"


# --- from another channel ---


async def copy(db: AsyncSession, channel: Channel, from_id: int) -> Copied:
    """Take over what was said for another channel of the same type; what is said here already stays.

    Invalid for a channel that has other categories.
    """
    other = await service.get(db, from_id)
    if other.id == channel.id or type(adapter_of(other)) is not type(adapter_of(channel)):
        raise Invalid("from_channel_id", f"names no other channel with the categories of {channel.name}")
    here = await of_categories(db, channel.id)
    theirs = await of_categories(db, other.id)
    await _write_categories(db, channel, {one: theirs[one] for one in set(theirs) - set(here)})
    query = select(AttributeMapping).where(AttributeMapping.channel_id == other.id).order_by(AttributeMapping.id)
    rows = list((await db.execute(query)).scalars())
    known = await of_attributes(db, channel.id, [one.category for one in rows])
    new = [one for one in rows if one.attribute_id not in known[one.category]]
    for category in sorted({one.category for one in new}):
        await _write(db, channel, category, {one.attribute_id: said_of(one) for one in new if one.category == category})
    copied = Copied(len(set(theirs) - set(here)), len(new), len(set(theirs) & set(here)) + len(rows) - len(new))
    if copied.categories or copied.attributes:
        await events.record(db, "channel.mapping_copied", channel, subject_name=channel.name, source=other.code)
    return copied
