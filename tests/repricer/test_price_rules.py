"""Rules of prices through the API: tried, looked at, confirmed, run, put back; by themselves, and once."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from tests import make_catalog, make_figures, make_prices, make_stock, make_suppliers
from tests.repricer.conftest import (
    BEFORE,
    COMPETITORS,
    PRICES,
    RULES,
    RUNS,
    confirmed,
    decisions,
    ran,
    rule,
    set_floor,
)
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, db, events, jobs
from tradepost.pricing import service as pricing
from tradepost.repricer import jobs as repricing_jobs, running

NOON = datetime.fromisoformat("2026-06-30T12:00:00+00:00")
MARGIN = {"kind": "margin", "target": 50}


async def test_a_dry_run_says_what_each_step_would_do_and_changes_nothing(owner, analyst, shop, costs):
    made = await rule(owner, MARGIN, {"kind": "round", "to": "0.90"}, {"kind": "limit", "percent": 40})
    assert (made["confirmed"], made["next_at"], made["last_run"]) == (False, None, None)
    run = await ran(owner, made["id"], "dry-run")
    assert {name: run[name] for name in ("dry", "status", "changed", "same", "refused", "bulk_id")} == {
        "dry": True, "status": "done", "changed": 3, "same": 0, "refused": 0, "bulk_id": None,
    }  # fmt: skip
    found = await decisions(analyst, run["id"])
    lamp = found["LAMP"]
    assert (lamp["before"], lamp["after"], lamp["outcome"]) == ("19.90", "15.90", "changed")
    assert (lamp["margin_before"], lamp["margin_percent_before"]) == ("11.90", "59.8")
    assert (lamp["margin_after"], lamp["margin_percent_after"]) == ("7.90", "49.7")
    assert [(one["kind"], one["before"], one["after"]) for one in lamp["effects"]] == [
        ("margin", "19.90", "16.00"), ("round", "16.00", "15.90"), ("limit", "15.90", "15.90"),
    ]  # fmt: skip
    assert lamp["effects"][0]["text"] == (
        "A margin of 50 % over a cost of 8.00, with 0 % commission, 0 % tax and 0.00 for sending, asks for 16.00."
    )
    vase = found["VASE"]
    assert (vase["after"], vase["outcome"], vase["margin_after"]) == ("9.90", "changed", None)
    assert vase["effects"][0]["text"] == "What it costs is not known, so there is no margin to reckon."
    assert (found["CHAIR"]["after"], found["CHAIR"]["effects"][2]["reason"]) == ("69.90", "limit.cut")
    assert await costs() == BEFORE
    assert (await owner.get("/api/v1/management/price/bulk")).json()["total"] == 0


async def test_words_are_in_the_readers_language(owner, shop):
    answer = await owner.put("/profile", json={"language": "ru"})
    assert answer.status_code == 200, answer.text
    made = await rule(owner, MARGIN)
    found = await decisions(owner, (await ran(owner, made["id"], "dry-run"))["id"])
    assert found["VASE"]["effects"][0]["text"] == "Себестоимость неизвестна, маржу посчитать нельзя."


async def test_a_rule_runs_only_after_a_dry_run_of_what_it_does_now_was_confirmed(owner, shop, costs):
    made = await rule(owner, MARGIN, every_hours=1)
    refused = await owner.post(f"{RULES}/{made['id']}/run")
    assert (refused.status_code, await costs()) == (409, BEFORE)
    first = await ran(owner, made["id"], "dry-run")
    other = await rule(owner, MARGIN, name="Another")
    for rule_id, run_id in ((other["id"], first["id"]), (made["id"], 999)):
        answer = await owner.post(f"{RULES}/{rule_id}/confirm", json={"run_id": run_id})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "run_id")

    # What changes what it does takes another dry run; its name does not.
    answer = await owner.put(f"{RULES}/{made['id']}", json={"steps": [{"kind": "margin", "target": 60}]})
    assert (answer.json()["revision"], answer.json()["confirmed"]) == (2, False)
    answer = await owner.post(f"{RULES}/{made['id']}/confirm", json={"run_id": first["id"]})
    assert answer.status_code == 422
    now = await confirmed(owner, made["id"])
    assert now["confirmed"]
    assert now["confirmed_by"] == "owner"
    assert now["next_at"] is not None
    renamed = (await owner.put(f"{RULES}/{made['id']}", json={"name": "Sixty"})).json()
    assert (renamed["name"], renamed["confirmed"], renamed["revision"]) == ("Sixty", True, 2)
    changed = (await owner.put(f"{RULES}/{made['id']}", json={"channel": "ozon"})).json()
    assert (changed["confirmed"], changed["next_at"], changed["revision"]) == (False, None, 3)
    assert (await owner.post(f"{RULES}/{made['id']}/run")).status_code == 409
    assert await costs() == BEFORE


async def test_what_a_run_did_is_history_and_is_put_back(owner, shop, costs):
    made = await rule(owner, MARGIN)
    await confirmed(owner, made["id"])
    run = await ran(owner, made["id"])
    assert (run["dry"], run["changed"], run["same"], run["by"]) == (False, 2, 1, "owner")
    assert await costs() == {"LAMP": "16.00", "VASE": "10.00", "CHAIR": "80.00"}
    told = {event.subject_name: event.changes["price"] for event in await make_stock.happened("price.changed")}
    assert told == {"LAMP": ["19.90", "16.00"], "CHAIR": ["50.00", "80.00"]}
    change = (await owner.get(f"/api/v1/management/price/bulk/{run['bulk_id']}")).json()
    assert (change["status"], change["changed"], change["change"]) == (
        "done",
        2,
        {"rule": "A rule", "run_id": run["id"]},
    )

    await owner.put(f"{PRICES}/{shop['CHAIR'].variant_id}", json={"prices": {"RUB": "77.00"}})
    undone = await owner.post(f"{RUNS}/{run['id']}/undo")
    assert (undone.status_code, undone.json()["status"]) == (200, "undone")
    assert await costs() == {"LAMP": "19.90", "VASE": "10.00", "CHAIR": "77.00"}
    assert (await owner.post(f"{RUNS}/{run['id']}/undo")).status_code == 409
    dry = await ran(owner, made["id"], "dry-run")
    assert (await owner.post(f"{RUNS}/{dry['id']}/undo")).status_code == 409
    log = (await owner.get(RUNS, params={"rule_id": made["id"], "dry": False})).json()["items"]
    assert [(one["id"], one["status"]) for one in log] == [(run["id"], "undone")]


async def test_nothing_goes_below_a_floor_price(owner, shop, costs):
    await set_floor(shop["LAMP"], "17.35")
    made = await rule(owner, MARGIN, {"kind": "round", "to": "0.99"})
    await confirmed(owner, made["id"])
    run = await ran(owner, made["id"])
    assert (await costs())["LAMP"] == "17.99"
    effect = (await decisions(owner, run["id"]))["LAMP"]["effects"][-1]
    assert (effect["kind"], effect["before"], effect["after"]) == ("guard", "15.99", "17.99")
    assert effect["text"] == "The floor price 17.35 holds whatever the steps come to."


async def test_on_a_channel_its_list_is_priced_and_goes_by_what_the_channel_takes(owner, shop, costs):
    terms = {"commission": 10, "logistics": "1.00", "tax": 20}
    goods = {"skus": ["LAMP", "CHAIR"]}
    made = await rule(owner, {"kind": "margin", "target": 30}, goods=goods, terms=terms, channel="ozon")
    await confirmed(owner, made["id"])
    await ran(owner, made["id"])
    ids = [shop[sku].variant_id for sku in ("LAMP", "CHAIR")]

    async def there() -> list[int]:
        async with db.reading() as session:
            found = await pricing.offers(session, dict.fromkeys(ids, 1), channel="ozon")
            return [found[one].unit_price for one in ids]

    # 9.00 / (1/1.2 - 0.4) and 41.00 / (1/1.2 - 0.4), up to the coin.
    assert await there() == [2077, 9462]
    assert await costs() == BEFORE
    again = await ran(owner, made["id"])
    assert (again["changed"], again["same"]) == (0, 2)
    run = (await owner.get(RUNS, params={"rule_id": made["id"], "dry": False})).json()["items"][1]
    assert (await owner.post(f"{RUNS}/{run['id']}/undo")).json()["status"] == "undone"
    assert await there() == [1990, 5000]


async def test_fees_and_taxes_come_from_the_books_where_the_rule_names_none(owner, shop):
    await make_prices.tax("VAT", 200_000)
    today = clock.business_day(clock.now()).isoformat()
    await make_figures.sale(owner, today, ("LAMP", 10, "20.00"), platform="ozon")
    for kind, amount in (("fees", "20.00"), ("shipping", "15.00")):
        body = {"day": today, "kind": kind, "amount": amount, "channel": "ozon"}
        answer = await owner.post("/api/v1/expenses", json=body)
        assert answer.status_code == 201, answer.text
    made = await rule(owner, {"kind": "margin", "target": 30}, goods={"skus": ["LAMP"]}, channel="ozon")
    run = await ran(owner, made["id"], "dry-run")
    assert run["terms"] == {"commission": "10", "logistics": "1.50"}
    # 9.50 / (1/1.2 - 0.1 - 0.3) = 21.923...
    lamp = (await decisions(owner, run["id"]))["LAMP"]
    assert (lamp["after"], lamp["effects"][0]["values"]["tax"]) == ("21.93", "20")


async def test_competitors_are_followed_while_what_was_seen_is_fresh(owner, shop, costs):
    for sku, price, hours in (("LAMP", "18.00", 2), ("CHAIR", "45.00", 100)):
        seen = (clock.now() - timedelta(hours=hours)).isoformat()
        body = {"variant_id": shop[sku].variant_id, "competitor": "North", "price": price, "observed_at": seen}
        assert (await owner.post(COMPETITORS, json=body)).status_code == 201
    made = await rule(owner, {"kind": "competitor", "percent": 1, "amount": "0.10", "max_age_hours": 72})
    run = await ran(owner, made["id"], "dry-run")
    found = await decisions(owner, run["id"])
    assert {sku: (one["after"], one["effects"][0]["reason"]) for sku, one in found.items()} == {
        "LAMP": ("17.72", "competitor.undercut"),
        "VASE": ("10.00", "competitor.none"),
        "CHAIR": ("50.00", "competitor.stale"),
    }
    assert found["LAMP"]["effects"][0]["text"] == (
        "The lowest competitor price is 18.00 (North, 1 fresh): 1 % and 0.10 below it."
    )


async def test_stock_moves_prices_by_the_days_it_lasts(owner, shop):
    await make_stock.stock(shop["LAMP"], 10)
    await make_stock.stock(shop["CHAIR"], 10)
    day = (clock.business_day(clock.now()) - timedelta(days=3)).isoformat()
    await make_figures.sale(owner, day, ("LAMP", 140, "19.90"))  # five a day: two days are left
    steps = (
        {"kind": "stock", "measure": "days", "when": "below", "than": 7, "percent": 10},
        {"kind": "stock", "measure": "days", "when": "above", "than": 60, "percent": "-2.5"},
        {"kind": "ceiling", "amount": 60}, {"kind": "floor", "amount": 5},
    )  # fmt: skip
    made = await rule(owner, *steps)
    found = await decisions(owner, (await ran(owner, made["id"], "dry-run"))["id"])
    assert {sku: one["after"] for sku, one in found.items()} == {"LAMP": "21.89", "VASE": "11.00", "CHAIR": "48.75"}
    assert found["LAMP"]["effects"][0]["text"] == "The stock lasts 2 days, fewer than 7: +10 %."
    assert found["CHAIR"]["effects"][1]["text"] == "The stock lasts endless days, more than 60: -2.5 %."


async def test_goods_are_chosen_by_all_that_is_named(owner, shop):
    home = await make_catalog.category(owner)
    brand = await make_catalog.brand(owner)
    for sku, fields in {
        "LAMP": {"category_id": home["id"], "brand_id": brand["id"]},
        "CHAIR": {"category_id": home["id"]},
    }.items():
        assert (await owner.put(f"/api/v1/products/{shop[sku].product_id}", json=fields)).status_code == 200
    supplier = await make_suppliers.supplier(owner)
    await make_suppliers.offer(owner, supplier["id"], variant_id=shop["VASE"].variant_id)
    shelf = await make_catalog.collection(owner)
    answer = await owner.put(f"/api/v1/collections/{shelf['id']}", json={"product_ids": [shop["CHAIR"].product_id]})
    assert answer.status_code == 200, answer.text

    async def chosen(**goods: Any) -> set[str]:
        made = await rule(owner, MARGIN, name=str(goods), goods=goods)
        return set(await decisions(owner, (await ran(owner, made["id"], "dry-run"))["id"]))

    assert await chosen(category_id=home["id"]) == {"LAMP", "CHAIR"}
    assert await chosen(category_id=home["id"], brand_id=brand["id"]) == {"LAMP"}
    assert await chosen(supplier_id=supplier["id"]) == {"VASE"}
    assert await chosen(collection_id=shelf["id"]) == {"CHAIR"}
    assert await chosen(skus=["LAMP", "VASE", "NOTHING"]) == {"LAMP", "VASE"}
    assert await chosen(listed_on="ozon") == set()
    assert await chosen(everything=True, q="cha") == {"CHAIR"}


# --- by itself ---


async def wake() -> None:
    events.act_as(events.Actor())  # the clock, not whoever called last
    async with db.transaction() as session:
        await jobs.later(session, repricing_jobs.run_due)
    await jobs.drain()


async def test_a_rule_runs_by_itself_once_each_time(owner, shop, costs):
    with clock.at(NOON):
        made = await rule(owner, MARGIN, at_hour=18)
        await confirmed(owner, made["id"])
        found = (await owner.get(f"{RULES}/{made['id']}")).json()
    due = datetime.fromisoformat(found["next_at"])
    assert due.astimezone(clock.zone()).hour == 18
    with clock.at(due - timedelta(minutes=1)):
        await wake()
        assert await costs() == BEFORE
    with clock.at(due + timedelta(minutes=3)):
        await wake()
        await wake()
        assert await costs() == {"LAMP": "16.00", "VASE": "10.00", "CHAIR": "80.00"}
        (run,) = (await owner.get(RUNS, params={"dry": False})).json()["items"]
        assert (run["scheduled"], run["by"], run["changed"]) == (True, "system", 2)
        found = (await owner.get(f"{RULES}/{made['id']}")).json()
        assert datetime.fromisoformat(found["next_at"]) == due + timedelta(days=1)
        assert (await owner.post(f"{RUNS}/{run['id']}/undo")).status_code == 200
        assert await costs() == BEFORE


async def test_a_rule_that_is_off_or_not_confirmed_any_more_does_not_run_by_itself(owner, shop, costs):
    with clock.at(NOON):
        off = await rule(owner, MARGIN, every_hours=1)
        await confirmed(owner, off["id"])
        assert (await owner.put(f"{RULES}/{off['id']}", json={"active": False})).json()["next_at"] is None
        other = await rule(owner, MARGIN, name="Other", every_hours=1)
        await confirmed(owner, other["id"])
        await owner.put(f"{RULES}/{other['id']}", json={"goods": {"skus": ["LAMP"]}})
    with clock.at(NOON + timedelta(hours=2)):
        await wake()
        assert await costs() == BEFORE
        assert (await owner.get(RUNS, params={"dry": False})).json()["total"] == 0


@pytest.fixture
async def shelf(clean) -> list[int]:
    """Ids of 201 products for 10.00 each that cost 4.00."""
    common = {"status": "active", "price": 1000, "search": "shelf"}
    async with db.transaction() as session:
        rows = [{"name": f"Shelf {n}", "slug": f"shelf-{n}", **common} for n in range(running.MOST + 1)]
        ids = list((await session.execute(insert(Product).returning(Product.id), rows)).scalars())
        goods = [{"product_id": one, "sku": f"SHELF-{one}", "price": 1000, "cost": 400, "options": {}} for one in ids]
        await session.execute(insert(Variant), goods)
        return ids


async def test_more_than_two_hundred_products_are_gone_through_by_a_job(owner, shelf, costs):
    made = await rule(owner, MARGIN)
    dry = await ran(owner, made["id"], "dry-run", status=202)
    early = await owner.post(f"{RULES}/{made['id']}/confirm", json={"run_id": dry["id"]})
    assert (early.status_code, early.json()["errors"][0]["field"]) == (422, "run_id")
    again = await owner.post(f"{RULES}/{made['id']}/dry-run")
    assert again.status_code == 409
    await jobs.drain()
    job = (await owner.get(f"/api/v1/jobs/{dry['job_id']}")).json()
    assert (job["status"], job["done"], job["result"]) == ("succeeded", 201, {"changed": 201, "same": 0, "refused": 0})
    answer = await owner.post(f"{RULES}/{made['id']}/confirm", json={"run_id": dry["id"]})
    assert answer.status_code == 200, answer.text
    run = await ran(owner, made["id"], status=202)
    await jobs.drain()
    assert set((await costs()).values()) == {"8.00"}
    undo = await owner.post(f"{RUNS}/{run['id']}/undo")
    assert (undo.status_code, undo.json()["status"]) == (202, "undone")
    await jobs.drain()
    assert set((await costs()).values()) == {"10.00"}


async def test_of_two_rules_on_the_same_goods_the_first_has_them(owner, shop, costs):
    lamps = {"goods": {"skus": ["LAMP"]}}
    first = await rule(owner, {"kind": "floor", "amount": "30.00"}, name="Lamps dear", **lamps)
    first = await confirmed(owner, first["id"])
    second = await rule(owner, {"kind": "ceiling", "amount": "9.00"}, name="All cheap")
    assert (first["priority"], second["priority"]) == (0, 0)

    # Both mean the lamp: the older one has it, and the dry run of the other says so.
    run = await ran(owner, second["id"], "dry-run")
    found = await decisions(owner, run["id"])
    assert (found["LAMP"]["outcome"], found["LAMP"]["after"]) == ("same", "19.90")
    assert [(one["kind"], one["text"]) for one in found["LAMP"]["effects"]] == [
        ("left", "Left to the rule “Lamps dear”, which comes first for these goods.")
    ]
    assert found["CHAIR"]["outcome"] == "changed"

    # A higher number comes first, and takes no new dry run of what the rule does.
    raised = await owner.put(f"{RULES}/{second['id']}", json={"priority": 5})
    assert (raised.json()["priority"], raised.json()["revision"]) == (5, second["revision"])
    run = await ran(owner, second["id"], "dry-run")
    assert (await decisions(owner, run["id"]))["LAMP"]["after"] == "9.00"
    # Not confirmed yet, it is not in force: the lamp is still the first one's.
    run = await ran(owner, first["id"], "run")
    assert (run["changed"], (await decisions(owner, run["id"]))["LAMP"]["after"]) == (1, "30.00")
    run = await ran(owner, second["id"], "dry-run")
    assert (await owner.post(f"{RULES}/{second['id']}/confirm", json={"run_id": run["id"]})).status_code == 200
    run = await ran(owner, first["id"], "run")
    assert (run["changed"], run["same"]) == (0, 1)
    assert "All cheap" in (await decisions(owner, run["id"]))["LAMP"]["effects"][0]["text"]
    # Off, or on a channel, it has nothing of the first one's.
    await owner.put(f"{RULES}/{second['id']}", json={"active": False})
    run = await ran(owner, first["id"], "dry-run")
    assert [one["kind"] for one in (await decisions(owner, run["id"]))["LAMP"]["effects"]] == ["floor"]
    refused = await owner.put(f"{RULES}/{first['id']}", json={"priority": 1001})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "priority")


async def test_a_run_that_is_put_back_before_it_is_through_goes_no_further(owner, shelf, costs):
    made = await rule(owner, MARGIN)
    dry = await ran(owner, made["id"], "dry-run", status=202)
    await jobs.drain()
    await owner.post(f"{RULES}/{made['id']}/confirm", json={"run_id": dry["id"]})
    run = await ran(owner, made["id"], status=202)
    async with db.transaction() as session:
        found = await running.find(session, run["id"], lock=True)
        assert await running.step(session, found) == running.CHUNK
    assert (await owner.post(f"{RUNS}/{run['id']}/undo")).status_code == 200
    await jobs.drain()
    assert set((await costs()).values()) == {"10.00"}
    assert (await owner.get(f"{RUNS}/{run['id']}")).json()["status"] == "undone"


async def test_runs_and_floors_at_once_never_cross(owner, shop, costs):
    steps = (
        {"kind": "stock", "measure": "units", "when": "below", "than": 5, "percent": "-10"},
        {"kind": "floor", "amount": 1},
    )
    made = await rule(owner, *steps, goods={"skus": ["LAMP"]})
    await confirmed(owner, made["id"])
    url = f"{PRICES}/{shop['LAMP'].variant_id}"
    calls = [owner.post(f"{RULES}/{made['id']}/run") for _ in range(6)]
    calls += [owner.put(f"{url}/floor", json={"amount": f"{amount}.00"}) for amount in range(11, 17)]
    answers = await asyncio.gather(*calls)
    assert {answer.status_code for answer in answers} <= {200, 201, 422}
    (one,) = (await owner.get(url)).json()["prices"]
    assert float(one["price"]) >= float(one["floor"] or 0)
    # Each run began where the one before ended, and none was lost.
    told = [event.changes["price"] for event in await make_stock.happened("price.changed")]
    assert [after for _before, after in told[:-1]] == [before for before, _after in told[1:]]


# --- who may, and what is refused ---

BAD = [
    ({"name": " "}, "name"),
    ({"goods": {}}, "goods"),
    ({"steps": []}, "steps"),
    ({"steps": [{"kind": "magic"}]}, "steps.0"),
    ({"steps": [{"kind": "margin", "target": 96}]}, "steps.0.margin.target"),
    ({"steps": [{"kind": "ceiling", "amount": 0}]}, "steps.0.ceiling.amount"),
    ({"steps": [{"kind": "ceiling", "amount": "1.005"}]}, "steps.0.amount"),
    ({"steps": [{"kind": "round", "to": "0.50"}]}, "steps.0.round.to"),
    ({"steps": [{"kind": "stock", "when": "below", "than": 5, "percent": 5}]}, "steps"),
    ({"every_hours": 2, "at_hour": 3}, "at_hour"),
    ({"every_hours": 0}, "every_hours"),
    ({"terms": {"commission": 120}}, "terms.commission"),
    ({"channel": "No such"}, "channel"),
]


@pytest.mark.parametrize(("fields", "field"), BAD)
async def test_what_makes_no_sense_is_refused_with_the_name_of_its_field(owner, shop, fields, field):
    body = {"name": "A rule", "goods": {"everything": True}, "steps": [MARGIN], **fields}
    answer = await owner.post(RULES, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), answer.text
    assert (await owner.get(RULES)).json()["total"] == 0
    made = await rule(owner, MARGIN)
    answer = await owner.put(f"{RULES}/{made['id']}", json=fields)
    assert answer.status_code == 422, answer.text
    now = (await owner.get(f"{RULES}/{made['id']}")).json()
    assert (now["version"], now["steps"]) == (made["version"], made["steps"])


async def test_two_rules_do_not_share_a_name_and_a_changed_one_is_not_overwritten(owner, shop):
    made = await rule(owner, MARGIN)
    body = {"name": "A rule", "goods": {"everything": True}, "steps": [MARGIN]}
    assert (await owner.post(RULES, json=body)).status_code == 409
    stale = await owner.put(f"{RULES}/{made['id']}", json={"name": "X"}, headers={"if-match": '"99"'})
    assert stale.status_code == 412
    assert (await owner.get(RULES, params={"q": "a ru"})).json()["total"] == 1
    assert (await owner.delete(f"{RULES}/{made['id']}")).status_code == 204
    assert (await owner.get(f"{RULES}/{made['id']}")).status_code == 404


async def test_the_log_outlives_its_rule_and_lets_old_decisions_go(owner, shop, costs):
    made = await rule(owner, MARGIN)
    await confirmed(owner, made["id"])
    run = await ran(owner, made["id"])
    assert (await owner.delete(f"{RULES}/{made['id']}")).status_code == 204
    kept = (await owner.get(f"{RUNS}/{run['id']}")).json()
    assert (kept["rule_id"], kept["rule_name"], kept["changed"]) == (None, "A rule", 2)
    with clock.at(clock.now() + timedelta(days=31)):
        async with db.transaction() as session:
            await jobs.later(session, repricing_jobs.forget)
        await jobs.drain()
    assert await decisions(owner, run["id"]) == {}
    assert (await owner.post(f"{RUNS}/{run['id']}/undo")).json()["status"] == "undone"
    assert await costs() == BEFORE


async def test_an_analyst_reads_and_a_customer_has_none_of_it(owner, manager, analyst, buyer, guest, shop, costs):
    made = await rule(manager, MARGIN)
    dry = await ran(manager, made["id"], "dry-run")
    for path in (RULES, f"{RULES}/{made['id']}", RUNS, f"{RUNS}/{dry['id']}", f"{RUNS}/{dry['id']}/decisions"):
        assert (await analyst.get(path)).status_code == 200
        assert (await buyer.get(path)).status_code == 403
        assert (await guest.get(path)).status_code == 401
    body = {"name": "Mine", "goods": {"everything": True}, "steps": [MARGIN]}
    writes = [
        ("POST", RULES, body), ("PUT", f"{RULES}/{made['id']}", {"name": "Mine"}),
        ("DELETE", f"{RULES}/{made['id']}", None),
        ("POST", f"{RULES}/{made['id']}/dry-run", None), ("POST", f"{RULES}/{made['id']}/run", None),
        ("POST", f"{RULES}/{made['id']}/confirm", {"run_id": dry["id"]}), ("POST", f"{RUNS}/{dry['id']}/undo", None),
    ]  # fmt: skip
    for verb, path, content in writes:
        for who in (analyst, buyer):
            assert (await who.request(verb, path, json=content)).status_code == 403
    assert (await owner.get(RULES)).json()["items"][0]["name"] == "A rule"
    for path in (f"{RULES}/999", f"{RUNS}/999", f"{RUNS}/999/decisions"):
        assert (await owner.get(path)).status_code == 404
    assert await costs() == BEFORE
