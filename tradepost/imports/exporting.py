"""The matching exports: the fields that an import takes, page by page, as CSV, XLSX, Parquet or JSON lines."""

import csv
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import anyio
import orjson
from sqlalchemy import select

from tradepost.catalog.models import Brand, Category, Product, Variant
from tradepost.core.db import reading
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.core.sheets import defused
from tradepost.customers.models import Customer
from tradepost.inventory.models import Level, Location
from tradepost.niche.models import Item, Snapshot
from tradepost.orders.models import Order, OrderLine
from tradepost.promotion.models import Keyword
from tradepost.repricer.models import CompetitorPrice
from tradepost.suppliers.models import Supplier, SupplierItem

PAGE = 5_000
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/x-ndjson",
}

Values = dict[str, Any]


def _price(minor: int | None) -> Decimal | None:
    return None if minor is None else Decimal(to_text(minor, settings().currency))


def _product(row: Any) -> Values:
    variant, product = row.Variant, row.Product
    return {
        "sku": variant.sku,
        "name": product.name,
        "description": product.description,
        "price": _price(variant.price),
        "cost": _price(variant.cost),
        "category": row.category or "",
        "brand": row.brand or "",
        "barcode": variant.barcode or "",
        "weight": None if variant.weight_g is None else Decimal(variant.weight_g) / 1000,
        "status": product.status,
    }


def _order(row: Any) -> Values:
    line, order = row.OrderLine, row.Order
    return {
        "order_number": order.number,
        "order_date": order.placed_at,
        "customer": row.external_id or row.customer or "",
        "customer_email": row.email or "",
        "sku": line.sku,
        "product_name": line.name,
        "quantity": line.quantity,
        "unit_price": Decimal(to_text(line.unit_price, order.currency)),
        "discount": Decimal(to_text(line.discount, order.currency)),
        "unit_cost": None if line.unit_cost is None else Decimal(to_text(line.unit_cost, order.currency)),
        "country": order.country,
        "platform": order.platform,
        "status": order.status,
    }


def _customer(row: Any) -> Values:
    found = row.Customer
    return {
        "name": found.name,
        "email": found.email or "",
        "phone": found.phone,
        "address": found.address,
        "country": found.country,
        "external_id": found.external_id or "",
        "notes": found.notes,
    }


def _stock(row: Any) -> Values:
    return {
        "sku": row.sku,
        "location": row.location,
        "quantity": row.Level.on_hand - row.Level.reserved,
        "low_stock_threshold": row.Level.threshold,
    }


def _offer(row: Any) -> Values:
    item, supplier = row.SupplierItem, row.Supplier
    return {
        "supplier": supplier.name,
        "country": supplier.country,
        "sku": item.sku,
        "name": item.name,
        "price": Decimal(to_text(item.price, item.currency)),
        "currency": item.currency,
        "min_order_quantity": item.min_order_quantity,
        "pack_size": item.pack_size,
        "lead_time_days": item.lead_time_days,
        "hs_code": item.hs_code,
        "duty_rate": None if item.duty_ppm is None else Decimal(item.duty_ppm) / 10_000,
        "weight": None if item.weight_g is None else Decimal(item.weight_g) / 1000,
        "volume": None if item.volume_cm3 is None else Decimal(item.volume_cm3) / 1000,
        "own_sku": row.own_sku or "",
    }


# A keyword's product goes by its first variant's SKU.
_FIRST_SKU = (
    select(Variant.sku)
    .where(Variant.product_id == Keyword.product_id)
    .order_by(Variant.position, Variant.id)
    .limit(1)
    .correlate(Keyword)
    .scalar_subquery()
)


def _keyword(row: Any) -> Values:
    found = row.Keyword
    names = ("word", "frequency", "channel", "own_position", "competitor_position", "competitor")
    return {name: getattr(found, name) for name in names} | {"sku": row.sku or ""}


def _competitor_price(row: Any) -> Values:
    one = row.CompetitorPrice
    return {
        "sku": row.sku,
        "competitor": one.competitor,
        "price": _price(one.price),
        "observed_at": one.observed_at,
        "url": one.url,
    }


def _market(row: Any) -> Values:
    item, snapshot = row.Item, row.Snapshot
    texts = {name: getattr(item, name) for name in ("external_id", "name", "category", "brand", "seller")}
    return texts | {
        "price": _price(item.price),
        "units": item.units,
        "revenue": _price(item.revenue),
        "rating": None if item.rating is None else Decimal(item.rating) / 100,
        "reviews": item.reviews,
        "stock_days": item.stock_days,
        "first_seen": item.first_seen and item.first_seen.isoformat(),
        "taken_on": snapshot.taken_on.isoformat(),
        "days": snapshot.days,
        "channel": snapshot.channel,
    }


def _queries() -> dict[str, tuple[Any, Any, Callable[[Any], Values]]]:
    """{kind: (query, its key, shape)}."""
    return {
        "products": (
            select(Variant, Product, Category.name.label("category"), Brand.name.label("brand"))
            .join(Product, Product.id == Variant.product_id)
            .outerjoin(Category, Category.id == Product.category_id)
            .outerjoin(Brand, Brand.id == Product.brand_id)
            .where(Variant.archived.is_(False)),
            Variant.id,
            _product,
        ),
        "orders": (
            select(
                OrderLine,
                Order,
                Customer.name.label("customer"),
                Customer.email.label("email"),
                Customer.external_id.label("external_id"),
            )
            .join(Order, Order.id == OrderLine.order_id)
            .outerjoin(Customer, Customer.id == Order.customer_id),
            OrderLine.id,
            _order,
        ),
        "customers": (select(Customer), Customer.id, _customer),
        "inventory": (
            select(Level, Variant.sku.label("sku"), Location.name.label("location"))
            .join(Variant, Variant.id == Level.variant_id)
            .join(Location, Location.id == Level.location_id),
            Level.id,
            _stock,
        ),
        "supplier_catalog": (
            select(SupplierItem, Supplier, Variant.sku.label("own_sku"))
            .join(Supplier, Supplier.id == SupplierItem.supplier_id)
            .outerjoin(Variant, Variant.id == SupplierItem.variant_id)
            .where(SupplierItem.archived.is_(False)),
            SupplierItem.id,
            _offer,
        ),
        "keywords": (
            select(Keyword, _FIRST_SKU.label("sku")),
            Keyword.id,
            _keyword,
        ),
        "competitor_prices": (
            select(CompetitorPrice, Variant.sku).join(Variant, Variant.id == CompetitorPrice.variant_id),
            CompetitorPrice.id,
            _competitor_price,
        ),
        "market": (select(Item, Snapshot).join(Snapshot, Snapshot.id == Item.snapshot_id), Item.id, _market),
    }


async def pages(kind: str) -> AsyncIterator[list[Values]]:
    """Everything of a kind, a few thousand rows at a time, in the order it was made."""
    query, key, shape = _queries()[kind]
    last = 0
    while True:
        async with reading() as db:
            rows = (
                await db.execute(query.add_columns(key.label("_key")).where(key > last).order_by(key).limit(PAGE))
            ).all()
        if not rows:
            return
        last = rows[-1]._key  # noqa: SLF001 - a column's label
        yield [shape(row) for row in rows]


class Writer(Protocol):
    """Takes pages, then is closed."""

    def write(self, page: Sequence[Values]) -> None: ...

    def close(self) -> None: ...


class _Csv:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.columns = columns
        self.file = path.open("w", encoding="utf-8-sig", newline="")
        self.writer = csv.writer(self.file)
        self.writer.writerow(columns)

    def write(self, page: Sequence[Values]) -> None:
        self.writer.writerows([[_text(defused(values[column])) for column in self.columns] for values in page])

    def close(self) -> None:
        self.file.close()


class _Jsonl:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.columns = columns
        self.file = path.open("wb")

    def write(self, page: Sequence[Values]) -> None:
        self.file.writelines(
            orjson.dumps({column: _json(values[column]) for column in self.columns}, option=orjson.OPT_APPEND_NEWLINE)
            for values in page
        )

    def close(self) -> None:
        self.file.close()


class _Xlsx:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        import xlsxwriter

        self.columns, self.row = columns, 1
        # Text stays text: no cell is ever taken for a formula or a link.
        self.book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.moment = self.book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.sheet = self.book.add_worksheet()
        self.sheet.write_row(0, 0, columns, self.book.add_format({"bold": True}))
        self.sheet.freeze_panes(1, 0)

    def write(self, page: Sequence[Values]) -> None:
        for values in page:
            for place, column in enumerate(self.columns):
                value = values[column]
                if isinstance(value, datetime):
                    self.sheet.write_datetime(self.row, place, value.replace(tzinfo=None), self.moment)
                elif isinstance(value, str):
                    self.sheet.write_string(self.row, place, value[:32_767])
                elif value is not None:
                    self.sheet.write_number(self.row, place, value)
            self.row += 1

    def close(self) -> None:
        self.book.close()


class _Parquet:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = {
            "quantity": pa.int64(),
            "low_stock_threshold": pa.int64(),
            "min_order_quantity": pa.int64(),
            "pack_size": pa.int64(),
            "lead_time_days": pa.int64(),
            "duty_rate": pa.decimal128(18, 4),
            "volume": pa.decimal128(18, 3),
            **dict.fromkeys(("units", "reviews", "stock_days", "days"), pa.int64()),
            "rating": pa.decimal128(18, 2),
            "order_date": pa.timestamp("us", "UTC"),
            "weight": pa.decimal128(18, 3),
        }
        money = {"price", "cost", "unit_price", "discount", "unit_cost", "revenue"}
        self.schema = pa.schema(
            [
                (column, pa.decimal128(18, 3) if column in money else kinds.get(column, pa.string()))
                for column in columns
            ]
        )
        self.arrow, self.writer = pa, pq.ParquetWriter(path, self.schema)

    def write(self, page: Sequence[Values]) -> None:
        self.writer.write_table(self.arrow.Table.from_pylist(list(page), schema=self.schema))

    def close(self) -> None:
        self.writer.close()


def _text(value: Any) -> Any:
    return "" if value is None else value.isoformat(sep=" ") if isinstance(value, datetime) else value


def _json(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


COLUMNS = {
    "products": ["sku", "name", "description", "price", "cost", "category", "brand", "barcode", "weight", "status"],
    "orders": [
        "order_number",
        "order_date",
        "customer",
        "customer_email",
        "sku",
        "product_name",
        "quantity",
        "unit_price",
        "discount",
        "unit_cost",
        "country",
        "platform",
        "status",
    ],
    "customers": ["name", "email", "phone", "address", "country", "external_id", "notes"],
    "inventory": ["sku", "location", "quantity", "low_stock_threshold"],
    "supplier_catalog": [
        *("supplier", "country", "sku", "name", "price", "currency", "min_order_quantity", "pack_size"),
        *("lead_time_days", "hs_code", "duty_rate", "weight", "volume", "own_sku"),
    ],
    "keywords": ["word", "frequency", "channel", "sku", "own_position", "competitor_position", "competitor"],
    "competitor_prices": ["sku", "competitor", "price", "observed_at", "url"],
    "market": [
        *("external_id", "name", "category", "brand", "seller", "price", "units", "revenue", "rating", "reviews"),
        *("stock_days", "first_seen", "taken_on", "days", "channel"),
    ],
}
WRITERS: dict[str, Callable[[Path, Sequence[str]], Writer]] = {
    "csv": _Csv,
    "jsonl": _Jsonl,
    "xlsx": _Xlsx,
    "parquet": _Parquet,
}


async def export(kind: str, form: str, path: Path, progress: Callable[[int], Any] | None = None) -> int:
    """Write everything of a kind into a file, in a thread while rows are read in between; the number of rows."""
    writer = await anyio.to_thread.run_sync(WRITERS[form], path, COLUMNS[kind])
    count = 0
    try:
        async for page in pages(kind):
            await anyio.to_thread.run_sync(writer.write, page)
            count += len(page)
            if progress:
                await progress(count)
    finally:
        await anyio.to_thread.run_sync(writer.close)
    return count


async def stream(kind: str, form: str) -> tuple[int, Iterator[bytes]]:
    """(size, chunks) of an export. Its file has no name any more: whatever becomes of the answer, nothing is left."""

    def unnamed() -> BinaryIO:
        file = path.open("rb")
        path.unlink()
        return file

    descriptor, name = await anyio.to_thread.run_sync(lambda: tempfile.mkstemp(prefix="tradepost-export-"))
    os.close(descriptor)
    path = Path(name)
    try:
        await export(kind, form, path)
    finally:
        file = await anyio.to_thread.run_sync(unnamed)
    return os.fstat(file.fileno()).st_size, _chunks(file)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while block := file.read(1 << 18):
            yield block
