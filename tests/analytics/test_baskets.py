"""What is bought together: every pair with support, confidence and lift."""

from typing import Any

import pytest

from tests import make_figures as make
from tradepost.analytics import baskets

BASKETS = "/api/v1/analytics/baskets"


async def ten_orders(owner: Any) -> dict[str, int]:
    """Cups in six orders, saucers in four, both in three; a tray once, with both; jugs never."""
    ids = {sku: (await make.product(owner, sku))["id"] for sku in ("CUP", "SAUCER", "TRAY", "SOAP")}
    cup, saucer, tray, soap = (((sku, 1, "10.00")) for sku in ids)
    both = [(cup, saucer), (saucer, cup, ("CUP", 5, "9.00")), (cup, saucer, tray)]
    for items in [*both, (cup,), (cup,), (cup,), (saucer,), (soap,), (soap,), (soap,)]:
        await make.sale(owner, "2026-01-05", *items)
    await make.sale(owner, "2026-01-05", soap, saucer, status="cancelled")
    back = await make.sale(owner, "2025-12-05", soap, tray)
    await make.change(owner, back, status="returned")
    return ids


def rows(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (
            one["first"]["sku"], one["second"]["sku"], one["orders"], one["support"],
            one["confidence"], one["confidence_back"], one["lift"],
        )
        for one in found["items"]
    ]  # fmt: skip


async def test_pairs(owner: Any, analyst: Any) -> None:
    ids = await ten_orders(owner)
    await make.compact()
    january = {"start_date": "2026-01-01", "end_date": "2026-01-31"}

    found = (await analyst.get(BASKETS, params=january)).json()

    close = pytest.approx
    assert (found["orders"], found["min_orders"], found["total"], found["next"]) == (10, 1, 3, None)
    assert rows(found) == [
        ("SAUCER", "TRAY", 1, 0.1, 0.25, 1.0, 2.5),
        ("CUP", "TRAY", 1, 0.1, close(1 / 6, rel=1e-12), 1.0, close(10 / 6, rel=1e-12)),
        ("CUP", "SAUCER", 3, 0.3, 0.5, 0.75, 1.25),
    ]
    assert found["items"][0]["first"] == {"product_id": ids["SAUCER"], "sku": "SAUCER", "name": "Saucer", "orders": 4}

    common = (await analyst.get(BASKETS, params={**january, "min_support": "0.3"})).json()
    assert (rows(common), common["min_orders"]) == (rows(found)[2:], 3)
    by_support = (await analyst.get(BASKETS, params={**january, "sort": "support", "limit": 1})).json()
    assert rows(by_support) == rows(found)[2:]
    rest = {**january, "sort": "support", "limit": 5, "cursor": by_support["next"]}
    assert rows((await analyst.get(BASKETS, params=rest)).json()) == rows(found)[:2]

    of_saucer = (await analyst.get(BASKETS, params={**january, "product_id": ids["SAUCER"]})).json()
    assert rows(of_saucer) == [("SAUCER", "TRAY", 1, 0.1, 0.25, 1.0, 2.5), ("SAUCER", "CUP", 3, 0.3, 0.75, 0.5, 1.25)]
    always = (await analyst.get(BASKETS)).json()
    assert always["orders"] == 11
    assert ("TRAY", "SOAP") in {row[:2] for row in rows(always)}


async def test_who_may_ask_and_what_is_refused(
    owner: Any, guest: Any, buyer: Any, analyst: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await guest.get(BASKETS)).status_code == 401
    assert (await buyer.get(BASKETS)).status_code == 403
    empty = (await analyst.get("/analytics/baskets")).json()
    assert (empty["orders"], empty["items"], empty["total"]) == (0, [], 0)
    assert (await analyst.get(BASKETS, params={"min_support": 1.5})).status_code == 422
    ids = await ten_orders(owner)
    monkeypatch.setattr(baskets, "MOST_PAIRS", 5)
    refused = await analyst.get(BASKETS)
    assert refused.status_code == 422
    assert refused.json()["errors"] == [
        {
            "field": "min_support",
            "message": "lets 6 pairs in, more than 5 are not counted at once: raise it, shorten the range of days, "
            "or ask for one product_id",
        }
    ]
    assert (await analyst.get(BASKETS, params={"product_id": ids["CUP"]})).json()["total"] == 2
