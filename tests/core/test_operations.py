"""What whoever runs it asks: does it live, is it ready, how is it doing, which modules does it serve."""

import re

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from tests.conftest import elsewhere
from tests.core.room import Note
from tradepost import migrations
from tradepost.app import MODULES, SERVICES, create_app, modules
from tradepost.core import db


@pytest.fixture
async def migrated(clean):
    """The database says that it is at a version; the tests' tables are made without one."""

    async def be_at(version: str | None) -> None:
        async with clean.connect() as connection:
            await connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
            if version is not None:
                await connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
                await connection.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": version})
            await connection.commit()

    yield be_at
    await be_at(None)


async def test_it_lives_whatever_the_database_does(guest):
    assert (await guest.get("/health")).json()["status"] == "ok"


async def test_it_is_ready_when_the_database_is_at_its_version(guest, migrated):
    await migrated(migrations.head())
    answer = await guest.get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


@pytest.mark.parametrize(("version", "said"), [(None, "none"), ("0000", "0000")])
async def test_it_is_not_ready_at_another_version_and_says_what_to_do(version, said, guest, migrated):
    await migrated(version)
    answer = await guest.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["detail"] == (
        f"The database is at version {said}, this program needs {migrations.head()}: run tradepost migrate"
    )
    assert answer.headers["retry-after"] == "5"


async def test_it_is_not_ready_without_its_database(guest):
    async with elsewhere("mysql+asyncmy://nobody:hunter2@127.0.0.1:9/x"):
        answer = await guest.get("/ready")
        alive = await guest.get("/health")
    assert (answer.status_code, answer.json()["detail"]) == (503, "The database cannot be reached")
    assert "hunter2" not in answer.text
    assert alive.status_code == 200


async def figures(guest) -> dict[str, float]:
    answer = await guest.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = [line for line in answer.text.splitlines() if line.startswith("tradepost_requests_total{")]
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines}


async def test_requests_are_counted_by_route_and_not_by_path(guest):
    before = await figures(guest)
    for n in range(1, 4):
        await guest.get(f"/board/notes/{n}")
        await guest.get(f"/api/v1/products/{n}")
    await guest.post("/board/notes", json={"label": "milk"})
    after = await figures(guest)
    grown = {name: value - before.get(name, 0) for name, value in after.items() if value != before.get(name, 0)}
    assert {name: count for name, count in grown.items() if "metrics" not in name} == {
        'tradepost_requests_total{method="GET",route="/board/notes/{number}",status="404"}': 3,
        'tradepost_requests_total{method="GET",route="/api/v1/products/{product_id}",status="404"}': 3,
        'tradepost_requests_total{method="POST",route="/board/notes",status="201"}': 1,
    }


async def test_what_is_made_up_makes_no_new_figures(guest):
    await guest.get("/made-up")
    await guest.request("BREW", "/made-up")
    await figures(guest)  # which is a request itself
    before = await figures(guest)
    for n in range(20):
        await guest.get(f"/made-up-{n}")
        await guest.get(f"/api/v1/made-up-{n}/{n}")
        await guest.post(f"/made-up-{n}")
        await guest.request(f"BREW{n}", f"/made-up-{n}")
    assert set(await figures(guest)) - set(before) <= {'tradepost_requests_total{method="POST",route="",status="404"}'}


async def test_the_time_to_answer_is_measured(guest):
    await guest.get("/board/notes")
    text = (await guest.get("/metrics")).text
    assert re.search(r'tradepost_request_seconds_count\{method="GET",route="/board/notes"\} [1-9]', text)


def test_all_modules_are_served_unless_some_are_named(configure):
    assert modules() == list(MODULES)
    configure(services="orders, customers")
    assert modules() == [name for name in MODULES if name in {"accounts", "customers", "orders"}]
    configure(services="orders, user_profile")
    assert modules() == [name for name in MODULES if name in {"accounts", "orders", *SERVICES["user_profile"].rooms}]


def test_every_module_is_in_one_service():
    assert sorted(room for service in SERVICES.values() for room in service.rooms) == sorted(MODULES)


async def test_a_process_serves_the_named_modules_alone(configure, fresh, owner):
    configure(services="customers")
    who = await fresh(owner)
    assert (await who.get("/api/v1/customers")).status_code == 200
    assert (await who.get("/api/v1/auth/me")).status_code == 200
    for path in (
        "/api/v1/products",
        "/api/v1/orders",
        "/categories",
        "/api/v1/inventory",
        "/api/products",
        "/users/add",
    ):
        for method in ("GET", "POST"):
            assert (await who.request(method, path)).status_code == 404, path
    described = set((await who.get("/openapi.json")).json()["paths"])
    assert "/api/v1/customers" in described
    assert not [path for path in described if path.startswith(("/api/v1/products", "/api/v1/orders", "/categories"))]


async def test_a_process_serves_what_a_documented_service_does(configure, fresh, owner):
    configure(services="inventory")
    who = await fresh(owner)
    for path in ("/api/products", "/api/inventory", "/api/v1/products", "/api/v1/inventory/locations", "/categories"):
        assert (await who.get(path)).status_code == 200, path
    for path in ("/api/auth/me", "/api/v1/customers", "/products", "/ecommerce/v1/get_products"):
        assert (await who.get(path)).status_code == 404, path


def test_a_module_that_does_not_exist_is_told(configure):
    configure(services="orders,teapots,kettles")
    with pytest.raises(ValueError, match=r"^TRADEPOST_SERVICES names kettles, teapots, which is none of accounts"):
        create_app()


async def test_every_table_has_a_number_that_64_bits_hold(clean):
    """A shop must not stop at its two thousand millionth event."""
    for table in db.Base.metadata.sorted_tables:
        for column in table.primary_key:
            if column.type.python_type is int and column.autoincrement and len(table.primary_key) == 1:
                assert "BIGINT" in str(column.type.compile(postgresql.dialect())), f"{table}.{column.name}"
    assert Note.__table__.c.id.type is db.BigId
