"""One chain of migrations makes, on every database, exactly what the models say, and takes it away again."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect, select

from tests.databases import provide
from tests.machine import needed
from tradepost import migrations
from tradepost.core import dialects
from tradepost.core.db import Base
from tradepost.orders.models import Order, OrderLine


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
async def empty(request, worker_id):
    """A database with nothing in it."""
    engine = dialects.engine(needed(provide(request.param, f"{worker_id}_{uuid.uuid4().hex[:6]}")))
    yield engine
    await engine.dispose()


def ours() -> MetaData:
    """The tables of the product: those of the tests' own are not migrated."""
    found = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.sorted_tables:
        if "_test_" not in table.name:
            table.to_metadata(found)
    return found


def differences(connection) -> list[object]:
    context = MigrationContext.configure(
        connection,
        opts={"compare_type": True, "compare_server_default": True, "target_metadata": ours(), "render_as_batch": True},
    )
    return compare_metadata(context, ours())


async def test_upgrading_makes_what_the_models_say_and_downgrading_unmakes_it(empty):
    await migrations.upgrade(empty)
    async with empty.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert (
            await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
            == migrations.head()
        )
    await migrations.upgrade(empty)  # again changes nothing
    async with empty.connect() as connection:
        await connection.run_sync(lambda sync: command.downgrade(migrations.config(sync), "base"))
        await connection.commit()
    async with empty.connect() as connection:
        left = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert left in ([], ["alembic_version"])
    await migrations.upgrade(empty)
    async with empty.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_orders_keep_their_lines_when_their_table_is_changed(empty):
    """SQLite changes a table by dropping the old one, which must not take along what refers to it."""
    await migrations.upgrade(empty, "0002")
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    stamps = {"created_at": moment, "updated_at": moment, "version": 1}
    rows = {
        "products": {"id": 1, "name": "Lamp", "slug": "lamp", "description": "", "status": "active", "attributes": "{}",
                     "seo_title": "", "seo_description": "", "price": 1, "search": "", **stamps},
        "variants": {"id": 1, "product_id": 1, "sku": "LAMP", "options": "{}", "price": 1, "position": 0,
                     "archived": False, **stamps},
        "orders": {"id": 1, "number": "A-1", "kind": "sale", "platform": "store", "country": "", "status": "paid",
                   "payment_status": "paid", "fulfilment_status": "unfulfilled", "placed_at": moment,
                   "business_day": moment.date(), "currency": "RUB", "subtotal": 2, "discount": 0, "shipping": 0,
                   "tax": 0, "total": 2, "units": 2, "imported": False, "moved_stock": False, "notes": "", **stamps},
        "order_lines": {"id": 1, "order_id": 1, "product_id": 1, "variant_id": 1, "name": "Lamp", "sku": "LAMP",
                        "quantity": 2, "unit_price": 1, "discount": 0, "tax": 0, "total": 2},
    }  # fmt: skip
    async with empty.begin() as connection:
        before = MetaData()
        await connection.run_sync(before.reflect, only=list(rows))
        for name, row in rows.items():
            await connection.execute(before.tables[name].insert().values(row))
    await migrations.upgrade(empty)
    async with empty.connect() as connection:
        lines = (await connection.execute(select(OrderLine.sku, OrderLine.quantity, OrderLine.fulfilled))).all()
        orders = (await connection.execute(select(Order.number, Order.total, Order.paid, Order.discounts))).all()
    assert (lines, orders) == ([("LAMP", 2, 0)], [("A-1", 2, 0, [])])


def test_there_is_one_chain():
    script = ScriptDirectory.from_config(migrations.config())
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
    assert script.get_current_head() == migrations.head()


def test_every_file_of_the_chain_is_in_it():
    folder = Path(migrations.__file__).parent / "versions"
    written = {file.name for file in folder.glob("*.py")} - {"__init__.py"}
    chain = {Path(revision.path).name for revision in ScriptDirectory.from_config(migrations.config()).walk_revisions()}
    assert chain == written
