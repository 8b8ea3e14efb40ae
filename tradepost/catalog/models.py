"""Tables of what is for sale. Prices and costs are minor units of the installation's currency."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    ScalarSelect,
    String,
    UniqueConstraint,
    case,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from tradepost.core import trials
from tradepost.core.db import Base, BigId, Changing, LongText, Row, table_args


class Category(Changing):
    """A place in the tree; `path` holds the ids from the root, "/3/17/", so that a branch is one LIKE."""

    __tablename__ = "categories"
    __table_args__ = table_args(Index("ix_categories_path", "path"), Index("ix_categories_position", "position", "id"))

    name: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    description: Mapped[str] = mapped_column(LongText, default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"), index=True)
    path: Mapped[str] = mapped_column(String(255), default="")
    position: Mapped[int] = mapped_column(default=0)
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Brand(Changing):
    """Who makes it."""

    __tablename__ = "brands"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    description: Mapped[str] = mapped_column(LongText, default="")
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Seller(Changing):
    """Who sells it here: the merchant's own companies, or others on the merchant's platform."""

    __tablename__ = "sellers"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(unique=True)
    contact_info: Mapped[str] = mapped_column(LongText, default="")
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Product(Changing):
    """A thing for sale: draft, active or archived. Only active ones are public."""

    __tablename__ = "products"
    __table_args__ = table_args(
        Index("ix_products_status_name", "status", "name", "id"),
        Index("ix_products_status_price", "status", "price", "id"),
        Index("ix_products_status_created_at", "status", "created_at", "id"),
        Index("ix_products_category", "category_id", "status"),
        Index("ix_products_brand", "brand_id", "status"),
        Index("ix_products_name", "name", "id"),
    )

    name: Mapped[str]
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    description: Mapped[str] = mapped_column(LongText, default="")
    status: Mapped[str] = mapped_column(String(10), default="draft")
    category_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"))
    brand_id: Mapped[int | None] = mapped_column(ForeignKey("brands.id"))
    seller_id: Mapped[int | None] = mapped_column(ForeignKey("sellers.id"), index=True)
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    seo_title: Mapped[str] = mapped_column(default="")
    seo_description: Mapped[str] = mapped_column(String(500), default="")
    seo_keywords: Mapped[str] = mapped_column(String(500), default="", server_default=text("''"))
    # Both follow from the variants and are written with them (see rules.follow): the lowest price there is, and the
    # name, the SKUs and the barcodes in lower case.
    price: Mapped[int] = mapped_column(BigInteger, default=0)
    search: Mapped[str] = mapped_column(LongText, default="")
    published_at: Mapped[datetime | None]
    # What buyers give it: stars in hundredths, and how many gave any. Written by `ratings.rate` alone.
    rating_average: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    rating_count: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    version: Mapped[int] = mapped_column(default=1)
    # What is on trial in the shop at this moment, where a query asks for it: see core/trials.
    trial: Mapped[int | None] = column_property(trials.mark(), deferred=True, expire_on_flush=False)

    variants: Mapped[list["Variant"]] = relationship(
        back_populates="product", order_by="(Variant.position, Variant.id)", lazy="raise"
    )
    media: Mapped[list["Media"]] = relationship(order_by="(Media.position, Media.id)", lazy="raise")
    category: Mapped[Category | None] = relationship(lazy="raise")
    brand: Mapped[Brand | None] = relationship(lazy="raise")
    seller: Mapped[Seller | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Variant(Changing):
    """What is bought, counted and priced: a product in one choice of its options."""

    __tablename__ = "variants"
    __table_args__ = table_args(
        Index("ix_variants_product", "product_id", "position"),
        Index("ix_variants_barcode", "barcode"),
        CheckConstraint("price >= 0", name="price_not_negative"),
        CheckConstraint("cost IS NULL OR cost >= 0", name="cost_not_negative"),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    sku: Mapped[str] = mapped_column(String(100), unique=True)
    barcode: Mapped[str | None] = mapped_column(String(50))
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    price: Mapped[int] = mapped_column(BigInteger, default=0)
    cost: Mapped[int | None] = mapped_column(BigInteger)
    weight_g: Mapped[int | None]
    length_mm: Mapped[int | None]
    width_mm: Mapped[int | None]
    height_mm: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    product: Mapped[Product] = relationship(back_populates="variants", lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class Media(Row):
    """A picture: the stored original and its thumbnails, {width: key}."""

    __tablename__ = "media"
    __table_args__ = table_args()

    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), index=True)
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("variants.id", ondelete="SET NULL"))
    key: Mapped[str]
    thumbnails: Mapped[dict[str, Any]] = mapped_column(default=dict)
    content_type: Mapped[str] = mapped_column(String(50))
    alt: Mapped[str] = mapped_column(default="")
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    position: Mapped[int] = mapped_column(default=0)


def first_picture(product_id: Any, variant_id: Any) -> ScalarSelect[Any]:
    """The thumbnails of the picture that shows a variant, within another query: its own, else the first of them all."""
    shows = or_(Media.variant_id == variant_id, Media.variant_id.is_(None))
    query = select(Media.thumbnails).where(Media.product_id == product_id, shows)
    of_all_last = case((Media.variant_id.is_(None), 1), else_=0)
    query = query.order_by(of_all_last, Media.position, Media.id).limit(1)
    return query.correlate_except(Media).scalar_subquery()


class Collection(Changing):
    """Products put together by hand, in an order of their own."""

    __tablename__ = "collections"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    description: Mapped[str] = mapped_column(LongText, default="")
    published: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class CollectionProduct(Base):
    """A product's place in a collection."""

    __tablename__ = "collection_products"
    __table_args__ = table_args(
        UniqueConstraint("collection_id", "product_id"),
        Index("ix_collection_products_order", "collection_id", "position"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    collection_id: Mapped[int] = mapped_column(ForeignKey("collections.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)


class Favorite(Row):
    """A product somebody keeps an eye on."""

    __tablename__ = "favorites"
    __table_args__ = table_args(UniqueConstraint("account_id", "product_id"))

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), index=True)
