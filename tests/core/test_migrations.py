"""One chain of migrations makes, on every database, exactly what the models say, and takes it away again."""

import uuid
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect

from tests.databases import provide
from tests.machine import needed
from tradepost import migrations
from tradepost.core import dialects
from tradepost.core.db import Base


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
