"""What goes over the wire: goods as people outside see and send them. Amounts are decimal strings of `currency`."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator

from tradepost.core.money import Amount
from tradepost.core.web import Change, Line, LongLine, Name, Schema, Text, not_null

Ref = Annotated[int, Field(ge=1, le=2**63 - 1)]
Position = Annotated[int, Field(ge=0, le=1_000_000)]
Measure = Annotated[int, Field(ge=0, le=1_000_000_000)]
Sku = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
Barcode = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50), Text]
Slug = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[a-z0-9]*[a-z-][a-z0-9-]*$"),
]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), Text]
Value = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000), Text]
_EXACT = 2**53  # beyond it JSON readers round
Number = (
    Annotated[int, Field(ge=-_EXACT, le=_EXACT)] | Annotated[float, Field(ge=-_EXACT, le=_EXACT, allow_inf_nan=False)]
)
Attributes = Annotated[
    dict[Label, bool | Number | Value | Annotated[list[Value], Field(max_length=100)]], Field(max_length=100)
]
Options = Annotated[dict[Label, Label], Field(max_length=10)]
Status = Literal["draft", "active", "archived"]


class Removed(Schema):
    """What became of a row that was to be deleted: archived instead where history refers to it."""

    deleted: bool
    archived: bool


class Named(Schema):
    """Another row, in short."""

    id: int
    name: str


# --- categories ---


class CategoryIn(Schema):
    """A new category; without a parent it stands at the top."""

    name: Name
    description: LongLine = ""
    parent_id: Ref | None = None
    position: Position = 0


class CategoryChange(Change):
    """`parent_id: null` moves a category to the top; `archived: false` brings an archived one back."""

    name: Name | None = None
    slug: Slug | None = None
    description: LongLine | None = None
    parent_id: Ref | None = None
    position: Position | None = None
    archived: bool | None = None

    _filled = not_null("name", "slug", "description", "position", "archived")


class CategoryOut(Schema):
    """A category; `path` holds the ids from the top down to itself."""

    id: int
    name: str
    slug: str
    description: str
    parent_id: int | None
    path: list[int]
    position: int
    archived: bool
    created_at: datetime
    updated_at: datetime

    @field_validator("path", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        return [int(part) for part in value.split("/") if part] if isinstance(value, str) else value


class CategoryBranch(CategoryOut):
    """A category with what is below it; `products` counts the whole branch."""

    products: int
    children: list["CategoryBranch"]


class CategoryRemoved(Removed):
    """`products` is how many were archived or moved along."""

    products: int = 0


# --- brands, sellers ---


class BrandIn(Schema):
    """A new brand."""

    name: Name
    description: LongLine = ""


class BrandChange(Change):
    """What of a brand changes."""

    name: Name | None = None
    slug: Slug | None = None
    description: LongLine | None = None
    archived: bool | None = None

    _filled = not_null("name", "slug", "description", "archived")


class BrandOut(Schema):
    """Who makes it."""

    id: int
    name: str
    slug: str
    description: str
    archived: bool
    created_at: datetime
    updated_at: datetime


class SellerIn(Schema):
    """A new seller."""

    name: Name
    contact_info: LongLine = ""


class SellerChange(Change):
    """What of a seller changes."""

    name: Name | None = None
    contact_info: LongLine | None = None
    archived: bool | None = None

    _filled = not_null("name", "contact_info", "archived")


class SellerOut(Schema):
    """Who sells it here."""

    id: int
    name: str
    contact_info: str
    archived: bool
    created_at: datetime
    updated_at: datetime


# --- products and variants ---


class VariantFields(Schema):
    """What is told of a variant: weight in grams, lengths in millimetres, price and cost in the shop's currency."""

    sku: Sku | None = None
    barcode: Barcode | None = None
    cost: Amount | None = None
    weight_g: Measure | None = None
    length_mm: Measure | None = None
    width_mm: Measure | None = None
    height_mm: Measure | None = None


class VariantIn(VariantFields):
    """A new variant: without a price it costs what the product does, without a SKU it is given one."""

    price: Amount | None = None
    options: Options = {}
    position: Position | None = None


class VariantChange(Change, VariantFields):
    """What of a variant changes."""

    price: Amount | None = None
    options: Options | None = None
    position: Position | None = None
    archived: bool | None = None

    _filled = not_null("sku", "price", "options", "position", "archived")


class VariantOut(Schema):
    """One choice of a product's options. `cost` is shown to staff; `available` is null where nobody counts stock."""

    id: int
    product_id: int
    sku: str
    barcode: str | None
    options: dict[str, str]
    price: str
    currency: str
    cost: str | None
    available: int | None
    weight_g: int | None
    length_mm: int | None
    width_mm: int | None
    height_mm: int | None
    position: int
    archived: bool
    created_at: datetime
    updated_at: datetime


class ProductSeo(Schema):
    """What search engines read; `keywords` are separated by commas."""

    title: Line = ""
    description: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text] = ""
    keywords: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), Text] = ""


class ProductIn(VariantFields):
    """A new product. SKU, price and the like are those of its only variant, unless `variants` lists several."""

    name: Name
    description: LongLine = ""
    price: Amount | None = None  # may be left out when every variant has its own
    status: Status = "active"
    category_id: Ref | None = None
    brand_id: Ref | None = None
    seller_id: Ref | None = None
    attributes: Attributes = {}
    seo: ProductSeo = ProductSeo()
    variants: Annotated[list[VariantIn], Field(max_length=200)] = []


class ProductChange(Change, VariantFields):
    """What of a product changes; SKU, price and the like change on its only variant (several have their own calls)."""

    name: Name | None = None
    slug: Slug | None = None
    description: LongLine | None = None
    status: Status | None = None
    price: Amount | None = None
    category_id: Ref | None = None
    brand_id: Ref | None = None
    seller_id: Ref | None = None
    attributes: Attributes | None = None
    seo: ProductSeo | None = None

    _filled = not_null("name", "slug", "description", "status", "price", "sku", "attributes", "seo")


class MediaOut(Schema):
    """A picture and its thumbnails by width."""

    id: int
    url: str
    thumbnails: dict[str, str]
    alt: str
    content_type: str
    width: int
    height: int
    size: int
    variant_id: int | None
    position: int


class MediaChange(Change):
    """What of a picture changes; `variant_id: null` shows it for every variant."""

    alt: Line | None = None
    variant_id: Ref | None = None

    _filled = not_null("alt")


class MediaOrder(Schema):
    """A product's pictures in their new order, each once."""

    ids: Annotated[list[Ref], Field(max_length=200)]


class CategoryShort(Named):
    """A product's category."""

    slug: str


class BrandShort(Named):
    """A product's brand."""

    slug: str


class RatingOut(Schema):
    """What buyers give a product: the average of their stars with two decimals, and how many they are."""

    average: str
    count: int


class ProductOut(Schema):
    """A product. `sku`, `barcode` and `cost` are its first variant's, `price` the lowest, `available` their sum.

    `cost` is shown to staff alone; `available` is null where nobody counts stock, `rating` where nobody gave any.
    """

    id: int
    name: str
    slug: str
    description: str
    sku: str
    barcode: str | None
    price: str
    currency: str
    cost: str | None
    status: Status
    available: int | None
    category_id: int | None
    category: CategoryShort | None
    brand_id: int | None
    brand: BrandShort | None
    seller_id: int | None
    seller: Named | None
    attributes: dict[str, Any]
    seo: ProductSeo
    variants: list[VariantOut]
    media: list[MediaOut]
    rating: RatingOut | None
    published_at: datetime | None
    created_at: datetime
    updated_at: datetime


class Restored(Schema):
    """A product's fields as they were before a bulk change."""

    id: Ref
    status: Status | None = None
    category_id: Ref | None = None
    brand_id: Ref | None = None
    seller_id: Ref | None = None


class Bulk(Schema):
    """One change of many products. `restore` undoes one: its body is the `undo` of that call's answer."""

    action: Literal["publish", "draft", "archive", "set_category", "set_brand", "set_seller", "restore"]
    ids: Annotated[list[Ref], Field(max_length=1000)] = []
    category_id: Ref | None = None
    brand_id: Ref | None = None
    seller_id: Ref | None = None
    previous: Annotated[list[Restored], Field(max_length=1000)] = []


class BulkDone(Schema):
    """The products that changed, and the body of the call that takes it back."""

    changed: list[int]
    undo: dict[str, Any]


# --- collections, favourites ---


class CollectionIn(Schema):
    """A new collection, its products in the order to be shown."""

    name: Name
    description: LongLine = ""
    published: bool = True
    product_ids: Annotated[list[Ref], Field(max_length=1000)] = []


class CollectionChange(Change):
    """What of a collection changes; `product_ids` replaces the whole list."""

    name: Name | None = None
    slug: Slug | None = None
    description: LongLine | None = None
    published: bool | None = None
    product_ids: Annotated[list[Ref], Field(max_length=1000)] | None = None

    _filled = not_null("name", "slug", "description", "published", "product_ids")


class CollectionOut(Schema):
    """Products put together by hand; `product_ids` are those the reader may see, in order."""

    id: int
    name: str
    slug: str
    description: str
    published: bool
    product_ids: list[int]
    created_at: datetime
    updated_at: datetime


class FavoriteOut(Schema):
    """A product somebody keeps an eye on."""

    product_id: int
    created_at: datetime
    product: ProductOut
