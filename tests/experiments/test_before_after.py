"""A change that everybody saw, over sales as they were recorded: what they tell is worked out here once more."""

import math
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.tsa.stattools import acf

from tests import make_catalog, make_experiments as make, make_figures as figures
from tests.people import Person
from tradepost.core import clock, jobs

CONTROLS = f"{make.PATH}/controls"
BEFORE, AFTER = 14, 14
# A fortnight of units a day, twice: what changed sold 5 a day and then 8, what did not 10 and then 12.
LAMP = [4, 6, 5, 7, 3, 5, 5, 4, 6, 5, 5, 6, 4, 5, 8, 9, 7, 8, 10, 6, 8, 8, 7, 9, 8, 8, 9, 7]
CHAIR = [6, 5, 7, 6, 6, 5, 7, 6, 6, 5, 7, 6, 7, 5, 7, 7, 8, 6, 7, 7, 7, 6, 8, 7, 7, 8, 6, 7]
VASE = [4, 4, 3, 5, 4, 4, 4, 5, 3, 4, 4, 4, 3, 5, 5, 5, 4, 6, 5, 5, 5, 6, 4, 5, 5, 5, 4, 6]


def today() -> date:
    return clock.business_day(clock.now())


async def record(who: Person, lines: list[tuple[date, str, int, str, str]]) -> None:
    """Sales of (day, SKU, units, price, platform) as a file of orders brings them; fewer than none went back."""
    rows = [f"R{n},{day},{sku},{units},{price},{place}" for n, (day, sku, units, price, place) in enumerate(lines)]
    content = "\n".join(["order_number,order_date,sku,quantity,unit_price,platform", *rows])
    answer = await who.post("/api/v1/orders/import", files={"file": ("orders.csv", content)})
    assert answer.status_code == 202, answer.text
    await jobs.drain()
    made = (await who.get("/api/v1/orders", params={"limit": 1})).json()
    assert made["total"] == len(rows)


async def shelf(manager: Person) -> dict[str, int]:
    """A lamp that was changed a fortnight ago, and a chair and a vase that were not: {SKU: id}."""
    ids = {sku: (await figures.product(manager, sku, price="10.00"))["id"] for sku in ("LAMP", "CHAIR", "VASE")}
    first = today() - timedelta(days=BEFORE + AFTER)
    lines = []
    for n, sold in enumerate(zip(LAMP, CHAIR, VASE, strict=True)):
        day = first + timedelta(days=n)
        lines += [
            (day, sku, units, "10.00", "Ozon") for sku, units in zip(("LAMP", "CHAIR", "VASE"), sold, strict=True)
        ]
    # One more that came back the same day, and what has nothing to do with it: another place, another time.
    lines += [
        (first + timedelta(days=20), "LAMP", 1, "10.00", "Ozon"),
        (first + timedelta(days=20), "LAMP", -1, "10.00", "Ozon"),
    ]
    lines += [
        (first + timedelta(days=3), "LAMP", 50, "10.00", "Amazon"),
        (first + timedelta(days=20), "CHAIR", 70, "10.00", "Amazon"),
    ]
    lines += [(first - timedelta(days=1), "LAMP", 90, "10.00", "Ozon"), (today(), "LAMP", 90, "10.00", "Ozon")]
    await record(manager, lines)
    return ids


def market(ids: dict[str, int], **fields: Any) -> dict[str, Any]:
    changed_on = today() - timedelta(days=AFTER)
    # The file says Ozon: however a platform is spelt, it is the same channel.
    return {
        "product_ids": [ids["LAMP"]], "control_ids": [ids["CHAIR"], ids["VASE"]], "platforms": ["ozon"],
        "changed_on": changed_on.isoformat(), "days_before": BEFORE, "days_after": AFTER, **fields,
    }  # fmt: skip


async def begun(manager: Person, **fields: Any) -> dict[str, Any]:
    made = await make.drafted(manager, name="New pictures", kind="before_after", **fields)
    answer = await manager.post(f"{make.PATH}/{made['id']}/start")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def worked_out(own: list[float], like: list[float]) -> tuple[float, float, float]:
    """The change of a day's sales, its error and its p-value, by statsmodels and scipy."""
    gap = np.array(own) - np.mean(own[:BEFORE]) / np.mean(like[:BEFORE]) * np.array(like)
    behind = sm.add_constant((np.arange(len(gap)) >= BEFORE).astype(float))
    plain = sm.OLS(gap, behind).fit()
    options = {"maxlags": math.floor(4 * (len(gap) / 100) ** (2 / 9)), "use_correction": True}
    robust = sm.OLS(gap, behind).fit(cov_type="HAC", cov_kwds=options, use_t=True)
    memory = acf(plain.resid, nlags=1, fft=False)[1]
    memory = min(max(memory + (1 + 3 * memory) / len(gap), 0), 0.9)
    error = max(robust.bse[1], plain.bse[1] * math.sqrt((1 + memory) / (1 - memory)))
    return plain.params[1], error, 2 * stats.t.sf(abs(plain.params[1]) / error, len(gap) - 2)


@pytest.mark.parametrize(("metric", "scale"), [("units", 1.0), ("revenue", 10.0)])
async def test_what_changed_is_told_from_what_everything_did(
    manager: Person, analyst: Person, metric: str, scale: float
):
    ids = await shelf(manager)
    running = await begun(manager, metric=metric, market=market(ids))

    found = await make.result(analyst, running["id"])

    assert (found["kind"], found["metric"], found["status"]) == ("before_after", metric, "running")
    told, (one,) = found["market"], found["comparisons"]
    first = today() - timedelta(days=BEFORE + AFTER)
    assert (told["changed_on"], told["through"]) == (
        (first + timedelta(days=BEFORE)).isoformat(),
        (today() - timedelta(days=1)).isoformat(),
    )
    # 5 a day became 8; the others' 10 became 12, which is 6 for the lamp: 2 are the change's doing, a third more.
    assert (told["before"], told["after"], told["expected"]) == pytest.approx((5 * scale, 8 * scale, 6 * scale))
    assert (one["estimate"], one["lift"]) == pytest.approx((2 * scale, 1 / 3))
    others = [(chair + vase) for chair, vase in zip(CHAIR, VASE, strict=True)]
    assert [(day["day"], day["changed"], day["expected"]) for day in told["days"]] == [
        ((first + timedelta(days=n)).isoformat(), pytest.approx(lamp * scale), pytest.approx(other * scale / 2))
        for n, (lamp, other) in enumerate(zip(LAMP, others, strict=True))
    ]
    estimate, error, chance = worked_out([lamp * scale for lamp in LAMP], [other * scale for other in others])
    assert (one["test"], one["estimate"], one["p_value"]) == (
        "difference_in_differences", pytest.approx(estimate), pytest.approx(chance, rel=1e-6),
    )  # fmt: skip
    arm = stats.t.ppf(0.975, BEFORE + AFTER - 2) * error
    assert (one["interval"]["low"], one["interval"]["high"]) == pytest.approx((estimate - arm, estimate + arm))
    variance = (arm / stats.norm.ppf(0.975)) ** 2
    worth = 5 * scale * 0.1  # a tenth of what was sold before
    both = variance + worth**2
    reach = math.sqrt(variance * both / worth**2 * (2 * math.log(1 / 0.05) + math.log(both / variance)))
    assert (one["always"]["low"], one["always"]["high"]) == pytest.approx((estimate - reach, estimate + reach))
    assert one["always"]["low"] > 0
    assert [day["day"] for day in one["days"]] == [
        (first + timedelta(days=n)).isoformat() for n in range(BEFORE + 6, BEFORE + AFTER)
    ]
    assert (one["days"][-1]["estimate"], one["days"][-1]["low"]) == pytest.approx((estimate, estimate - reach))
    assert (one["decided"], found["verdict"]["state"], found["progress"]) == ("better", "better", 1.0)
    words = {
        "units": "units sold a day differ by +2.00 (+33.3%)",
        "revenue": "revenue a day differ by +20.00 RUB (+33.3%)",
    }
    assert found["verdict"]["en"].startswith(f"“Lamp” is better: {words[metric]}")
    assert len(found["warnings"]) == 1
    assert found["warnings"][0]["en"].startswith("Nobody was assigned by chance here")
    assert found["warnings"][0]["ru"].startswith("Здесь никого не распределяли случайно")


async def test_without_others_it_says_that_nothing_was_compared_with(manager: Person):
    ids = await shelf(manager)
    # The vase sold nothing at all on that platform.
    alone = market(ids, platforms=["Amazon"], control_ids=[ids["VASE"]])
    running = await begun(manager, metric="units", market=alone)
    found = await make.result(manager, running["id"])
    assert [one["en"].split(":")[0] for one in found["warnings"]][1] == "Nothing was compared with"
    assert (found["market"]["before"], found["market"]["after"]) == pytest.approx((50 / 14, 0))
    assert found["comparisons"][0]["estimate"] == pytest.approx(-50 / 14)


async def test_goods_that_went_apart_before_are_no_comparison(manager: Person):
    ids = {sku: (await figures.product(manager, sku, price="10.00"))["id"] for sku in ("LAMP", "CHAIR", "VASE")}
    first = today() - timedelta(days=BEFORE + AFTER)
    lines = []
    for n in range(BEFORE + AFTER):
        sold = (("LAMP", 3 + n + n % 2), ("CHAIR", 6 - n % 2), ("VASE", 4 + n % 3))
        lines += [(first + timedelta(days=n), sku, units, "10.00", "Ozon") for sku, units in sold]
    await record(manager, lines)
    running = await begun(manager, metric="units", market=market(ids))
    found = await make.result(manager, running["id"])
    assert found["market"]["drift_p_value"] < 1e-6
    assert "went apart already before the change" in found["warnings"][1]["en"]
    assert "начали расходиться" in found["warnings"][1]["ru"]


async def test_of_several_goods_it_speaks_of_the_change(manager: Person):
    ids = await shelf(manager)
    both = market(ids, product_ids=[ids["LAMP"], ids["VASE"]], control_ids=[ids["CHAIR"]])
    running = await begun(manager, metric="units", market=both, minimum_effect=25)
    assert (running["subject"], running["market"]["control_ids"]) == ("Lamp + 1", [ids["CHAIR"]])
    found = await make.result(manager, running["id"])
    # 9 a day became 13; the chair's 6 became 7, which is 10.5 for those two.
    assert found["comparisons"][0]["estimate"] == pytest.approx(2.5)
    assert found["verdict"]["state"] == "better"
    assert found["verdict"]["en"].startswith("“The change” is better: units sold a day differ by +2.50 (+23.8%)")
    assert found["verdict"]["ru"].startswith("«Изменение» лучше: разница (продажи в день) +2.50 (+23.8%)")


async def test_a_week_on_either_side_is_waited_for(manager: Person):
    ids = await shelf(manager)
    late = (today() - timedelta(days=6)).isoformat()
    running = await begun(manager, market=market(ids, changed_on=late))
    found = await make.result(manager, running["id"])
    assert (found["metric"], found["verdict"]["state"], found["comparisons"]) == ("revenue", "too_early", [])
    assert found["warnings"][-1]["en"].startswith("There are not enough days yet")
    stopped = await manager.post(f"{make.PATH}/{running['id']}/stop")
    assert stopped.json()["status"] == "stopped"
    assert (await manager.post(f"{make.PATH}/{running['id']}/keep", json={"variant": 0})).status_code == 409


async def test_what_it_lacks_is_named(manager: Person):
    lamp = (await figures.product(manager, "LAMP", price="10.00"))["id"]
    made = await make.drafted(manager, kind="before_after")
    assert [one["field"] for one in made["missing"]] == ["market.product_ids", "market.changed_on"]
    both = {"product_ids": [lamp], "control_ids": [lamp], "changed_on": today().isoformat()}
    changed = (await manager.put(f"{make.PATH}/{made['id']}", json={"market": both})).json()
    assert [one["field"] for one in changed["missing"]] == ["market.control_ids"]
    assert (await manager.post(f"{make.PATH}/{made['id']}/start")).status_code == 422
    assert (await manager.get(f"{make.PATH}/{made['id']}")).json()["status"] == "draft"
    for fields, field in (
        ({"metric": "conversion"}, "metric"),
        ({"market": {"product_ids": [999]}}, "market.product_ids"),
        ({"market": {"control_ids": [999]}}, "market.control_ids"),
    ):
        refused = await manager.post(make.PATH, json={"name": "x", "kind": "before_after", **fields})
        assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (422, [field])


async def like(manager: Person) -> dict[str, int]:
    """A lamp and goods that are more or less like it: {SKU: id}.

               category   price   weeks ago and units         correlation   score
    LAMP       shelf      20.00   2: 4, 3: 8, 9: 2
    CHAIR      shelf      16.00   2: 2, 3: 4, 9: 1            1             0.4 + 0.2 * 0.8 + 0.4 = 0.96
    MUG        below it   40.00   2: 2, 3: 4, 9: 1            1             0.2 + 0.2 * 0.5 + 0.4 = 0.70
    TABLE      none       20.00   5: 3                        negative      0.2
    BOWL       shelf      50.00   as the chair's: too dear
    DUST       shelf      20.00   nothing
    OLD        shelf      20.00   as the chair's: archived
    """
    top = await make_catalog.category(manager, name="Shelf")
    below = await make_catalog.category(manager, name="Cups", parent_id=top["id"])
    about = {
        "LAMP": ("20.00", top), "CHAIR": ("16.00", top), "MUG": ("40.00", below), "TABLE": ("20.00", None),
        "BOWL": ("50.00", top), "DUST": ("20.00", top), "OLD": ("20.00", top),
    }  # fmt: skip
    ids = {
        sku: (await figures.product(manager, sku, price=price, category_id=place and place["id"]))["id"]
        for sku, (price, place) in about.items()
    }
    lines = [
        (today() - timedelta(days=7 * weeks - 3), sku, units * (2 if sku == "LAMP" else 1), "20.00", "Ozon")
        for weeks, units in ((2, 2), (3, 4), (9, 1))
        for sku in ("LAMP", "CHAIR", "MUG", "BOWL", "OLD")
    ]
    lines += [(today() - timedelta(days=32), "TABLE", 3, "20.00", "Amazon")]
    await record(manager, lines)
    assert (await manager.put(f"/api/v1/products/{ids['OLD']}", json={"status": "archived"})).status_code == 200
    return ids


async def test_goods_like_these_are_offered(manager: Person, analyst: Person, buyer: Person):
    ids = await like(manager)
    answer = await analyst.get(CONTROLS, params={"product_id": ids["LAMP"]})
    assert answer.status_code == 200, answer.text
    items = answer.json()["items"]
    assert answer.json()["currency"] == "RUB"
    assert [(one["product_id"], one["name"], one["price"], one["same_category"]) for one in items] == [
        (ids["CHAIR"], "Chair", "16.00", True),
        (ids["MUG"], "Mug", "40.00", False),
        (ids["TABLE"], "Table", "20.00", False),
    ]
    assert [one["price_ratio"] for one in items] == pytest.approx([0.8, 0.5, 1.0])
    weeks = [[0.0] * 26, [0.0] * 26]
    weeks[0][-2], weeks[0][-3], weeks[0][-9], weeks[1][-5] = 4, 8, 2, 3
    apart = stats.pearsonr(*weeks).statistic
    assert [one["correlation"] for one in items] == pytest.approx([1.0, 1.0, apart])
    assert [one["weekly_units"] for one in items] == pytest.approx([7 / 26, 7 / 26, 3 / 26])
    assert [one["score"] for one in items] == pytest.approx([0.96, 0.7, 0.2])
    ozon = (await analyst.get(CONTROLS, params={"product_id": ids["LAMP"], "platform": "Ozon"})).json()["items"]
    assert [one["name"] for one in ozon] == ["Chair", "Mug"]
    assert (await buyer.get(CONTROLS, params={"product_id": ids["LAMP"]})).status_code == 403
    assert (await analyst.get(CONTROLS, params={"product_id": 999})).status_code == 422


async def test_the_most_alike_are_taken_where_nobody_chose(manager: Person):
    ids = await like(manager)
    about = {"product_ids": [ids["LAMP"]], "platforms": ["Ozon"], "changed_on": today().isoformat()}
    running = await begun(manager, market=about)
    assert running["market"]["control_ids"] == [ids["CHAIR"], ids["MUG"]]
