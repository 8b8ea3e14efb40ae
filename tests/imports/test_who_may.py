"""Staff who may write bring files in, staff who may read take them out, nobody else."""

from typing import Any

import pytest

from tests.imports.test_bad_files import HEADER, ROW

KINDS = ("products", "orders", "customers", "inventory")


@pytest.mark.parametrize("kind", KINDS)
async def test_only_owner_and_manager_import(
    owner: Any, manager: Any, analyst: Any, buyer: Any, guest: Any, kind: str
) -> None:
    file = {"file": ("file.csv", b"sku,quantity,name,order_number,order_date,unit_price\n")}
    statuses = [
        (await who.post(f"/api/v1/{kind}/import", files=file)).status_code
        for who in (owner, manager, analyst, buyer, guest)
    ]
    assert statuses == [202, 202, 403, 403, 401]
    assert (await owner.get("/api/v1/jobs")).json()["total"] == 2


@pytest.mark.parametrize("kind", KINDS)
async def test_staff_export(owner: Any, manager: Any, analyst: Any, buyer: Any, guest: Any, kind: str) -> None:
    statuses = [
        (await who.get(f"/api/v1/{kind}/export")).status_code for who in (owner, manager, analyst, buyer, guest)
    ]
    assert statuses == [200, 200, 200, 403, 401]


async def test_a_buyer_does_not_see_the_job(owner: Any, buyer: Any) -> None:
    job = (await owner.post("/api/v1/orders/import", files={"file": ("orders.csv", HEADER + ROW)})).json()

    for path in ("", "/errors", "/events"):
        assert (await buyer.get(f"/api/v1/jobs/{job['id']}{path}")).status_code == 404
    assert (await buyer.post(f"/api/v1/jobs/{job['id']}/cancel")).status_code == 403
    assert (await buyer.get("/api/v1/jobs")).json()["items"] == []
    assert (await owner.get(f"/api/v1/jobs/{job['id']}")).json()["status"] == "queued"
