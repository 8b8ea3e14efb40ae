"""An order counts once in whatever it is told apart by, and once in each row that has some of it."""

import pytest

from tests import make_catalog, make_figures as make
from tests.make_figures import ask, table


@pytest.fixture(params=["from the tables", "from the files"])
async def goods(owner, request) -> dict:
    """One order of a lamp in two sizes and a vase, the small lamp twice; another of a vase alone; both Ann's."""
    category = await make_catalog.category(owner, name="Home")
    variants = [{"sku": sku, "options": {"size": sku}} for sku in ("LAMP-S", "LAMP-L")]
    lamp = await make_catalog.product(owner, name="Lamp", sku=None, variants=variants, category_id=category["id"])
    vase = await make.product(owner, "VASE", category_id=category["id"])
    ann = (await owner.post("/api/v1/customers", json={"name": "Ann"})).json()
    lines = [("LAMP-S", 1, "10.00"), ("LAMP-L", 1, "20.00"), ("VASE", 1, "5.00"), ("LAMP-S", 2, "10.00")]
    await make.sale(owner, "2026-01-05", *lines, customer_id=ann["id"])
    await make.sale(owner, "2026-01-06", ("VASE", 1, "5.00"), customer_id=ann["id"])
    if request.param == "from the files":
        await make.compact()
    return {"lamp": lamp["id"], "vase": vase["id"], "home": category["id"]}


async def test_orders_told_apart_by_goods(owner, goods) -> None:
    async def counted(*dimensions: str, **filters: object) -> list[tuple]:
        return table(await ask(owner, "orders", dimensions=list(dimensions), filters=filters, sort=dimensions))

    both = [goods["lamp"], goods["vase"]]
    assert await counted() == [(2,)]
    assert await counted("channel") == [("store", 2)]
    assert await counted("product") == [(goods["lamp"], 1), (goods["vase"], 2)]
    assert await counted("sku") == [("LAMP-L", 1), ("LAMP-S", 1), ("VASE", 2)]
    assert await counted("product", "sku") == [
        (goods["lamp"], "LAMP-L", 1),
        (goods["lamp"], "LAMP-S", 1),
        (goods["vase"], "VASE", 2),
    ]
    assert await counted("category") == [(goods["home"], 2)]
    assert await counted("product", "category") == [
        (goods["lamp"], goods["home"], 1),
        (goods["vase"], goods["home"], 2),
    ]
    assert await counted(product_ids=both) == [(2,)]
    assert await counted(product_ids=[goods["lamp"]]) == [(1,)]
    assert await counted("product", category_ids=[goods["home"]]) == [(goods["lamp"], 1), (goods["vase"], 2)]
    assert await counted("product", skus=["LAMP-L"]) == [(goods["lamp"], 1)]
    assert await counted(skus=["LAMP-L", "LAMP-S"]) == [(1,)]


async def test_who_came_again_for_the_same_goods(owner, goods) -> None:
    async def repeated(**filters: object) -> float:
        found = await ask(owner, "repeat_rate", filters=filters)
        return found["totals"]["metrics"]["repeat_rate"]

    assert await repeated() == 1
    assert await repeated(product_ids=[goods["vase"]]) == 1
    assert await repeated(product_ids=[goods["lamp"]]) == 0
    by_product = table(await ask(owner, "repeat_rate", dimensions=["product"], sort=["product"]))
    assert by_product == [(goods["lamp"], 0), (goods["vase"], 1)]
