"""kill -9 in the middle of an import: after a restart the job finishes, with nothing twice and nothing missing."""

from pathlib import Path
from typing import Any

import anyio
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.databases import provide
from tests.machine import needed
from tests.shop import Shop, running
from tradepost.core import dialects
from tradepost.core.events import Event
from tradepost.core.jobs import Job, JobError
from tradepost.orders.models import Order, OrderLine

ORDERS, LINES = 2_000, 5


def write_orders(path: Path) -> None:
    """10,000 lines; every fiftieth order has a line that cannot be taken."""
    with path.open("w") as file:
        file.write("order_number,order_date,customer,sku,quantity,unit_price,country\n")
        for line in range(LINES):  # the lines of an order lie far apart
            for order in range(ORDERS):
                price = "-1" if order % 50 == 0 and line == 2 else f"{1 + order % 90}.{line}9"
                cells = (
                    f"N{order}",
                    f"2024-{1 + order % 12:02d}-11 10:00",
                    f"C{order % 300}",
                    f"SKU-{(order + line) % 700}",
                )
                file.write(",".join([*cells, str(line + 1), price, "GB"]) + "\n")


GOOD = ORDERS - ORDERS // 50


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "mariadb"])
def test_an_import_survives_being_killed_again_and_again(kind: Any, tmp_path: Path, worker_id: str) -> None:
    url = needed(provide(kind, f"{worker_id}_killed"))
    write_orders(tmp_path / "orders.csv")
    shop = Shop(tmp_path / "data", url)
    with running(shop):
        shop.sign_in()
        with (tmp_path / "orders.csv").open("rb") as file:
            answer = shop.client.post(
                "/api/v1/orders/import", files={"file": ("orders.csv", file)}, headers={"Idempotency-Key": "the import"}
            )
        assert answer.status_code == 202, answer.text
        job_id = answer.json()["id"]
        shop.kill()  # as soon as it was accepted, perhaps before any worker saw it

        seen = 0
        for _ in range(3):
            shop.start()
            shop.sign_in()
            seen = shop.until_job(job_id, beyond=seen)["done"]
            shop.kill()

        shop.start()
        shop.sign_in()
        job = shop.until_job(job_id)
        assert (job["status"], job["error"]) == ("succeeded", "")
        assert job["result"] | {"errors": None} == {
            "rows": ORDERS * LINES,
            "imported": GOOD * LINES,
            "skipped": 0,
            "failed": (ORDERS - GOOD) * LINES,
            "dry_run": False,
            "errors": None,
        }
        assert len(job["result"]["errors"]) == job["error_count"] == (ORDERS - GOOD) * LINES
        with (tmp_path / "orders.csv").open("rb") as file:
            again = shop.client.post(
                "/api/v1/orders/import", files={"file": ("orders.csv", file)}, headers={"Idempotency-Key": "the import"}
            )
        assert (again.status_code, again.json()["id"]) == (
            202,
            job_id,
        )  # the retry of a client that never got its answer

    check_the_books(url)


def check_the_books(url: str) -> None:
    async def look() -> None:
        engine = dialects.engine(url)
        async with engine.connect() as connection:
            await connection.run_sync(lambda sync: _counts(Session(sync)))
        await engine.dispose()

    anyio.run(look)


def _counts(db: Session) -> None:
    def count(query: Any) -> int:
        return db.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    assert count(select(Order.id)) == count(select(Order.number).distinct()) == GOOD
    assert count(select(OrderLine.id)) == GOOD * LINES
    assert count(select(Event.id).where(Event.name == "order.recorded")) == GOOD
    assert count(select(Event.subject_id).where(Event.name == "order.recorded").distinct()) == GOOD
    assert count(select(Event.id).where(Event.name == "order.recorded", Event.imported.is_(False))) == 0
    assert count(select(JobError.id)) == (ORDERS - GOOD) * LINES
    assert count(select(Job.id).where(Job.kind == "imports.orders")) == 1
    assert db.execute(select(func.sum(Order.units))).scalar_one() == GOOD * (1 + 2 + 3 + 4 + 5)
