"""The tree of categories: adding, moving a branch, taking one out."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, literal, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from tradepost.catalog import naming, rules
from tradepost.catalog.models import Category, Product
from tradepost.catalog.schemas import CategoryBranch, CategoryChange, CategoryIn, CategoryOut
from tradepost.core import dialects, events
from tradepost.core.errors import Conflict, Invalid, NotFound

LONGEST_PATH = 255


def visible(*, staff: bool) -> Select[Category]:
    """The categories somebody may know of."""
    query = select(Category)
    return query if staff else query.where(Category.archived.is_(False))


def branch(category: Category) -> ColumnElement[bool]:
    """The condition on categories to be this one or below it."""
    return Category.path.startswith(category.path)


async def find(db: AsyncSession, category_id: int, *, field: str = "") -> Category:
    """A category to be changed, locked; NotFound, or Invalid on the field that named it."""
    found = (
        await db.execute(select(Category).where(Category.id == category_id).with_for_update())
    ).scalar_one_or_none()
    if found is None:
        raise Invalid(field, f"there is no category {category_id}") if field else NotFound("category", category_id)
    return found


async def named(db: AsyncSession, *, category_id: int | None = None, name: str | None = None) -> Category:
    """A category that is not archived, by its id or its name; NotFound."""
    which = Category.id == category_id if category_id is not None else Category.name == name
    found = (await db.execute(visible(staff=False).where(which))).scalar_one_or_none()
    if found is None:
        raise NotFound("category", name if category_id is None else category_id)
    return found


async def create(db: AsyncSession, body: CategoryIn, *, slug: str = "") -> Category:
    """Add a category. Taken when there is one of this name (or slug, when one is given), Invalid without its parent."""
    # The parent stays locked until we are through, so that nobody moves it away meanwhile.
    parent = await find(db, body.parent_id, field="parent_id") if body.parent_id is not None else None
    category = Category(**body.model_dump(), path="", slug=slug)
    await naming.insert(db, category)
    await _place(db, category, parent)
    # A new row's history is gone with its insert: all it holds is new.
    created = {name: [None, events.plain(getattr(category, name))] for name in ("name", "slug", "parent_id")}
    await events.record(db, "category.created", category, subject_name=category.name, changes=created)
    return category


async def _place(db: AsyncSession, category: Category, parent: Category | None) -> None:
    path = f"{parent.path if parent else '/'}{category.id}/"
    if len(path) > LONGEST_PATH:
        raise Invalid("parent_id", "the tree would be too deep")
    await db.execute(
        update(Category)
        .where(Category.id == category.id)
        .values(path=path, updated_at=category.updated_at)
        .execution_options(synchronize_session=False)
    )
    set_committed_value(category, "path", path)


async def change(db: AsyncSession, category: Category, body: CategoryChange) -> Category:
    """Change a locked category; a new parent takes all that is below along. Invalid for a parent below itself."""
    given = body.given
    moves = "parent_id" in given and given["parent_id"] != category.parent_id
    for field, value in given.items():
        setattr(category, field, value)
    changes = events.changed(category)
    if not changes:
        return category
    if moves:
        with db.no_autoflush:
            await _move(db, category)
    await naming.save(db, category)
    name = "category.moved" if moves else "category.updated"
    await events.record(db, name, category, subject_name=category.name, changes=changes)
    return category


async def _move(db: AsyncSession, category: Category) -> None:
    """Give the whole branch its new paths, in one statement."""
    # One mover at a time: two that each hang a branch below the other's would make a ring.
    await db.execute(select(Category.id).order_by(Category.id).with_for_update())
    old = (await db.execute(select(Category.path).where(Category.id == category.id))).scalar_one()
    above = "/"
    if category.parent_id is not None:
        query = select(Category.path).where(Category.id == category.parent_id)
        found = (await db.execute(query)).scalar_one_or_none()
        if found is None:
            raise Invalid("parent_id", f"there is no category {category.parent_id}")
        if found.startswith(old):
            raise Invalid("parent_id", "a category cannot stand below itself")
        above = found
    new = f"{above}{category.id}/"
    longest = (
        await db.execute(select(func.max(func.length(Category.path))).where(Category.path.startswith(old)))
    ).scalar_one()
    if longest - len(old) + len(new) > LONGEST_PATH:
        raise Invalid("parent_id", "the tree would be too deep")
    await db.execute(
        update(Category)
        .where(Category.path.startswith(old))
        .values(path=literal(new).concat(func.substr(Category.path, len(old) + 1)), updated_at=Category.updated_at)
        .execution_options(synchronize_session=False)
    )
    set_committed_value(category, "path", new)


async def remove(
    db: AsyncSession, category: Category, *, archive_products: bool = False, move_to: int | None = None
) -> tuple[bool, int]:
    """Take a locked category out: (whether the row is gone, how many products were archived or moved along).

    With products or categories in it: Conflict, unless they are archived with it or moved to another category. What
    archived products, or a tax rate, still refer to is archived.
    """
    if move_to is not None:
        return await _hand_over(db, category, move_to)
    ids = list((await db.execute(select(Category.id).where(branch(category)).order_by(Category.id))).scalars())
    live = (Product.category_id.in_(ids), Product.status != rules.ARCHIVED)
    products = (await db.execute(select(func.count()).select_from(Product).where(*live))).scalar_one()
    below = (
        await db.execute(
            select(func.count()).where(branch(category), Category.id != category.id, Category.archived.is_(False))
        )
    ).scalar_one()
    if (products or below) and not archive_products:
        raise Conflict(_in_the_way(products, below), products=products, categories=below)
    await _archive_products(db, ids)
    if len(ids) == 1 and await _nothing_refers_to(db, category) and await _deleted(db, category):
        return True, products
    await _archive(db, ids)
    await db.refresh(category)
    return False, products


def _in_the_way(products: int, below: int) -> str:
    held = [f"{n} {word}" for n, word in ((products, "products"), (below, "categories")) if n]
    return (
        f"{' and '.join(held)} are in this category: archive them with it (products=archive) or move them (move_to=ID)"
    )


async def _nothing_refers_to(db: AsyncSession, category: Category) -> bool:
    return (await db.execute(select(Product.id).where(Product.category_id == category.id).limit(1))).scalar() is None


async def _deleted(db: AsyncSession, category: Category) -> bool:
    """Delete it, unless a room above refers to it."""
    try:
        async with db.begin_nested():
            await db.execute(
                delete(Category).where(Category.id == category.id).execution_options(synchronize_session=False)
            )
    except IntegrityError as error:
        if not dialects.is_foreign_key_violation(error):
            raise
        return False
    db.add(events.Event(**events.row("category.deleted", "categories", category.id, subject_name=category.name)))
    return True


async def _archive_products(db: AsyncSession, category_ids: list[int]) -> None:
    found = await db.execute(
        select(Product.id, Product.name, Product.status)
        .where(Product.category_id.in_(category_ids), Product.status != rules.ARCHIVED)
        .order_by(Product.id)
        .with_for_update()
    )
    rows = found.all()
    if not rows:
        return
    await db.execute(
        update(Product)
        .where(Product.id.in_([row.id for row in rows]))
        .values(status=rules.ARCHIVED, version=Product.version + 1)
        .execution_options(synchronize_session=False)
    )
    await record_all(
        db,
        [
            events.row(
                "product.archived",
                "products",
                row.id,
                subject_name=row.name,
                changes={"status": [row.status, rules.ARCHIVED]},
            )
            for row in rows
        ],
    )


async def _archive(db: AsyncSession, ids: list[int]) -> None:
    found = await db.execute(
        select(Category.id, Category.name)
        .where(Category.id.in_(ids), Category.archived.is_(False))
        .order_by(Category.id)
    )
    rows = found.all()
    await db.execute(
        update(Category)
        .where(Category.id.in_([row.id for row in rows]))
        .values(archived=True, version=Category.version + 1)
        .execution_options(synchronize_session=False)
    )
    await record_all(
        db,
        [
            events.row(
                "category.archived", "categories", row.id, subject_name=row.name, changes={"archived": [False, True]}
            )
            for row in rows
        ],
    )


async def _hand_over(db: AsyncSession, category: Category, move_to: int) -> tuple[bool, int]:
    """What the category holds goes to another one: its own products, and the branches below it."""
    target = await find(db, move_to, field="move_to")
    if target.path.startswith(category.path):
        raise Invalid("move_to", "is the category itself or below it")
    for child in (
        (
            await db.execute(
                select(Category).where(Category.parent_id == category.id).order_by(Category.id).with_for_update()
            )
        )
        .scalars()
        .all()
    ):
        await change(db, child, CategoryChange(parent_id=target.id))
    found = await db.execute(
        select(Product.id, Product.name)
        .where(Product.category_id == category.id)
        .order_by(Product.id)
        .with_for_update()
    )
    rows = found.all()
    await db.execute(
        update(Product)
        .where(Product.category_id == category.id)
        .values(category_id=target.id, version=Product.version + 1)
        .execution_options(synchronize_session=False)
    )
    changes = {"category_id": [category.id, target.id]}
    await record_all(
        db,
        [events.row("product.updated", "products", row.id, subject_name=row.name, changes=changes) for row in rows],
    )
    await events.record(db, "category.deleted", category, subject_name=category.name, moved_to=target.id)
    await db.delete(category)
    await db.flush()
    return True, len(rows)


async def record_all(db: AsyncSession, rows: list[dict[str, Any]]) -> None:
    """Events of many rows changed at once."""
    await dialects.bulk_insert(db, events.Event.__table__, rows)


async def tree(db: AsyncSession, *, staff: bool) -> list[CategoryBranch]:
    """The whole tree in order, each branch with how many products the reader sees in it: two statements."""
    found = (
        await db.execute(
            visible(staff=staff)
            .where(Category.archived.is_(False))
            .order_by(Category.position, Category.name, Category.id)
        )
    ).scalars()
    counting = select(Product.category_id, func.count()).group_by(Product.category_id)
    shown = Product.status != rules.ARCHIVED if staff else Product.status == rules.ACTIVE
    held = {row[0]: row[1] for row in await db.execute(counting.where(shown, Product.category_id.is_not(None)))}
    return _nested(found, held)


def _nested(found: Iterable[Category], held: dict[int | None, int]) -> list[CategoryBranch]:
    children: dict[int | None, list[Category]] = defaultdict(list)
    for category in found:
        children[category.parent_id].append(category)

    def grow(category: Category) -> CategoryBranch:
        below = [grow(child) for child in children[category.id]]
        products = held.get(category.id, 0) + sum(child.products for child in below)
        return CategoryBranch(**dict(CategoryOut.model_validate(category)), products=products, children=below)

    return [grow(top) for top in children[None]]
