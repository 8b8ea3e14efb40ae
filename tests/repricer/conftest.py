"""What the stories of price rules stand on."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

import pytest

from tests import make_stock
from tests.make_stock import Goods
from tradepost.core import db
from tradepost.pricing import changing

RULES = "/api/v1/management/price/rules"
RUNS = "/api/v1/management/price/runs"
COMPETITORS = "/api/v1/management/price/competitors"
PRICES = "/api/v1/prices"

Costs = Callable[[], Awaitable[dict[str, str]]]


@pytest.fixture
async def shop(owner) -> dict[str, Goods]:
    """A lamp for 19.90 that cost 8.00, a vase for 10.00 that may not cost below 9.50, a chair for 50.00 (40.00)."""
    found = {
        "LAMP": await make_stock.goods("LAMP", price=1990, cost=800),
        "VASE": await make_stock.goods("VASE", price=1000, cost=None),
        "CHAIR": await make_stock.goods("CHAIR", price=5000, cost=4000),
    }
    await set_floor(found["VASE"], "9.50")
    return found


async def set_floor(of: Goods, amount: str) -> None:
    async with db.transaction() as session:
        product, variant = await changing.find(session, of.variant_id)
        await changing.set_floor(session, product, variant, Decimal(amount))


@pytest.fixture
def costs(owner) -> Costs:
    """`await costs()`: {SKU: price}."""

    async def read() -> dict[str, str]:
        page = (await owner.get(PRICES, params={"limit": 200})).json()
        return {one["sku"]: one["prices"][0]["price"] for one in page["items"]}

    return read


BEFORE = {"LAMP": "19.90", "VASE": "10.00", "CHAIR": "50.00"}


async def rule(who, *steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A rule for everything, unless a field says otherwise."""
    body = {"name": "A rule", "goods": {"everything": True}, "steps": list(steps), **fields}
    answer = await who.post(RULES, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def ran(who, rule_id: int, verb: str = "run", *, status: int = 201) -> dict[str, Any]:
    """A run, or a dry run, of a rule."""
    answer = await who.post(f"{RULES}/{rule_id}/{verb}")
    assert answer.status_code == status, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def confirmed(who, rule_id: int) -> dict[str, Any]:
    """A rule whose dry run was looked at."""
    dry = await ran(who, rule_id, "dry-run")
    answer = await who.post(f"{RULES}/{rule_id}/confirm", json={"run_id": dry["id"]})
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def decisions(who, run_id: int) -> dict[str, dict[str, Any]]:
    """What a run came to, by SKU."""
    answer = await who.get(f"{RUNS}/{run_id}/decisions")
    assert answer.status_code == 200, answer.text
    return {one["sku"]: one for one in answer.json()["items"]}
