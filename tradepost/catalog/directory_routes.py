"""The routes of /categories, /brands and /sellers."""

from typing import Annotated, Any, Literal, TypeVar

from fastapi import Depends, Query, Request, Response

from tradepost.accounts.auth import Visitor
from tradepost.catalog import categories as tree_of, directory
from tradepost.catalog.models import Brand, Category, Seller
from tradepost.catalog.readers import Editor, is_staff
from tradepost.catalog.schemas import (
    BrandChange,
    BrandIn,
    BrandOut,
    CategoryBranch,
    CategoryChange,
    CategoryIn,
    CategoryOut,
    CategoryRemoved,
    Removed,
    SellerChange,
    SellerIn,
    SellerOut,
)
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.slugs import by_id_or_slug
from tradepost.core.web import Id, current_version, router as make_router, version_tag

Out = TypeVar("Out", CategoryOut, BrandOut, SellerOut)
Archived = Annotated[bool, Query(description="Show archived ones too (staff)")]


def _tagged(row: Any, schema: type[Out], response: Response, what: str = "", key: object = None) -> Out:
    if row is None:
        raise NotFound(what, key)
    version_tag(response, row.version)
    return schema.model_validate(row)


# --- categories ---

categories = make_router("categories")
_category_page = paging(Category.id, "position", usual=200, position=Category.position, name=Category.name)


@categories.get("/categories")
async def list_categories(
    page: Annotated[Paging, Depends(_category_page)],
    db: Db,
    who: Visitor,
    tree: Annotated[bool, Query(description="Nested, with the number of products in each branch")] = False,
    parent_id: Annotated[int | None, Query(ge=0, description="Those right below this one; 0 for the top")] = None,
    archived: Archived = False,
) -> Page[CategoryOut] | Page[CategoryBranch]:
    """The categories, in their order; or with `tree=true` all of them nested."""
    if tree:
        branches = await tree_of.tree(db, staff=is_staff(who))
        return Page[CategoryBranch](items=branches, total=len(branches))
    query = tree_of.visible(staff=is_staff(who) and archived)
    if parent_id is not None:
        query = query.where(Category.parent_id == parent_id if parent_id else Category.parent_id.is_(None))
    return Page[CategoryOut](**await paged(db, query, page, CategoryOut.model_validate))


@categories.get("/categories/{category_id}")
async def read_category(category_id: str, db: Db, who: Visitor, response: Response) -> CategoryOut:
    """One category, by its id or slug."""
    query = tree_of.visible(staff=is_staff(who)).where(by_id_or_slug(Category, category_id))
    return _tagged((await db.execute(query)).scalar_one_or_none(), CategoryOut, response, "category", category_id)


@categories.post("/categories", status_code=201)
async def create_category(body: CategoryIn, db: Db, _who: Editor, response: Response) -> CategoryOut:
    """Add a category."""
    return _tagged(await tree_of.create(db, body), CategoryOut, response)


@categories.put("/categories/{category_id}")
async def change_category(
    category_id: Id, body: CategoryChange, db: Db, _who: Editor, request: Request, response: Response
) -> CategoryOut:
    """Change a category; fields left out stay. A new `parent_id` moves the whole branch."""
    category = await tree_of.find(db, category_id)
    current_version(request, category.version)
    return _tagged(await tree_of.change(db, category, body), CategoryOut, response)


@categories.delete("/categories/{category_id}")
async def remove_category(
    category_id: Id,
    db: Db,
    _who: Editor,
    products: Annotated[Literal["archive"] | None, Query(description="Archive what is in it as well")] = None,
    move_to: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Move what is in it there first")] = None,
) -> CategoryRemoved:
    """Delete a category; 409 while products or categories are in it, unless they are archived with it or moved."""
    category = await tree_of.find(db, category_id)
    deleted, count = await tree_of.remove(db, category, archive_products=products == "archive", move_to=move_to)
    return CategoryRemoved(deleted=deleted, archived=not deleted, products=count)


# --- brands ---

brands = make_router("brands")
_brand_page = paging(Brand.id, "name", name=Brand.name, created_at=Brand.created_at)


@brands.get("/brands")
async def list_brands(
    page: Annotated[Paging, Depends(_brand_page)], db: Db, who: Visitor, archived: Archived = False
) -> Page[BrandOut]:
    """The brands by name."""
    query = directory.visible(Brand, staff=is_staff(who) and archived)
    return Page[BrandOut](**await paged(db, query, page, BrandOut.model_validate))


@brands.get("/brands/{brand_id}")
async def read_brand(brand_id: str, db: Db, who: Visitor, response: Response) -> BrandOut:
    """One brand, by its id or slug."""
    query = directory.visible(Brand, staff=is_staff(who)).where(by_id_or_slug(Brand, brand_id))
    return _tagged((await db.execute(query)).scalar_one_or_none(), BrandOut, response, "brand", brand_id)


@brands.post("/brands", status_code=201)
async def create_brand(body: BrandIn, db: Db, _who: Editor, response: Response) -> BrandOut:
    """Add a brand."""
    return _tagged(await directory.create(db, Brand, body), BrandOut, response)


@brands.put("/brands/{brand_id}")
async def change_brand(
    brand_id: Id, body: BrandChange, db: Db, _who: Editor, request: Request, response: Response
) -> BrandOut:
    """Change a brand; fields left out stay."""
    brand = await directory.find(db, Brand, brand_id)
    current_version(request, brand.version)
    return _tagged(await directory.change(db, brand, body), BrandOut, response)


@brands.delete("/brands/{brand_id}")
async def remove_brand(brand_id: Id, db: Db, _who: Editor) -> Removed:
    """Delete a brand; one that products name is archived."""
    deleted = await directory.remove(db, await directory.find(db, Brand, brand_id))
    return Removed(deleted=deleted, archived=not deleted)


# --- sellers ---

sellers = make_router("sellers")
_seller_page = paging(Seller.id, "name", name=Seller.name, created_at=Seller.created_at)


@sellers.get("/sellers")
async def list_sellers(
    page: Annotated[Paging, Depends(_seller_page)], db: Db, who: Visitor, archived: Archived = False
) -> Page[SellerOut]:
    """The sellers by name."""
    query = directory.visible(Seller, staff=is_staff(who) and archived)
    return Page[SellerOut](**await paged(db, query, page, SellerOut.model_validate))


@sellers.get("/sellers/{seller_id}")
async def read_seller(seller_id: Id, db: Db, who: Visitor, response: Response) -> SellerOut:
    """One seller."""
    query = directory.visible(Seller, staff=is_staff(who)).where(Seller.id == seller_id)
    return _tagged((await db.execute(query)).scalar_one_or_none(), SellerOut, response, "seller", seller_id)


@sellers.post("/sellers", status_code=201)
async def create_seller(body: SellerIn, db: Db, _who: Editor, response: Response) -> SellerOut:
    """Add a seller."""
    return _tagged(await directory.create(db, Seller, body), SellerOut, response)


@sellers.put("/sellers/{seller_id}")
async def change_seller(
    seller_id: Id, body: SellerChange, db: Db, _who: Editor, request: Request, response: Response
) -> SellerOut:
    """Change a seller; fields left out stay."""
    seller = await directory.find(db, Seller, seller_id)
    current_version(request, seller.version)
    return _tagged(await directory.change(db, seller, body), SellerOut, response)


@sellers.delete("/sellers/{seller_id}")
async def remove_seller(seller_id: Id, db: Db, _who: Editor) -> Removed:
    """Delete a seller; one that products name is archived."""
    deleted = await directory.remove(db, await directory.find(db, Seller, seller_id))
    return Removed(deleted=deleted, archived=not deleted)
