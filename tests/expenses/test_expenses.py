"""What selling costs beside the goods: written down, changed, struck out, and taken once."""

from typing import Any

from tests import make_figures as make, make_stock

EXPENSES = "/api/v1/expenses"
BILL = {"day": "2026-03-05", "kind": "shipping", "amount": "120.50", "note": "March parcels", "reference": "B-17"}


async def test_an_expense_is_written_down_changed_and_struck_out(owner: Any, analyst: Any) -> None:
    lamp = await make.product(owner, "LAMP")
    answer = await owner.post(EXPENSES, json=BILL)

    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert {name: made[name] for name in BILL} == BILL
    assert (made["currency"], made["channel"], made["product_id"], made["source"]) == ("RUB", "", None, "manual")
    again = await owner.post(EXPENSES, json=BILL)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "reference")

    change = {"kind": "fees", "amount": -3, "channel": "Ozon", "product_id": lamp["id"]}
    path = f"{EXPENSES}/{made['id']}"
    stale = await owner.put(path, json=change, headers={"if-match": '"7"'})
    assert stale.status_code == 412
    changed = (await owner.put(path, json=change, headers={"if-match": answer.headers["etag"]})).json()
    assert (changed["amount"], changed["kind"], changed["product_id"]) == ("-3.00", "fees", lamp["id"])
    assert (made["product_name"], changed["product_name"]) == (None, lamp["name"])
    await owner.post(EXPENSES, json={"day": "2026-03-06", "kind": "other", "amount": 1.5})
    listed = (await analyst.get(EXPENSES)).json()
    assert [one["amount"] for one in listed["items"]] == ["1.50", "-3.00"]
    of_ozon = (await analyst.get(EXPENSES, params={"channel": "Ozon", "kind": "fees", "end_date": "2026-03-05"})).json()
    assert (of_ozon["total"], of_ozon["items"]) == (1, [changed])
    assert (await analyst.get(EXPENSES, params={"product_id": lamp["id"]})).json()["items"] == [changed]
    assert (await analyst.get(path)).json() == changed

    assert (await owner.delete(path)).status_code == 204
    assert (await owner.get(path)).status_code == 404
    events = [await make_stock.happened(f"expense.{name}") for name in ("created", "updated", "deleted")]
    assert [len(found) for found in events] == [2, 1, 1]
    assert events[1][0].changes["amount"] == [12050, -300]


async def test_what_is_refused_changes_nothing(owner: Any, guest: Any, buyer: Any, analyst: Any) -> None:
    assert (await guest.get(EXPENSES)).status_code == 401
    assert (await buyer.get(EXPENSES)).status_code == 403
    assert (await analyst.post(EXPENSES, json=BILL)).status_code == 403
    for wrong, field in (
        ({"kind": "bribes"}, "kind"),
        ({"amount": "1.234"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"product_id": 77}, "product_id"),
        ({"day": "yesterday"}, "day"),
    ):
        refused = await owner.post(EXPENSES, json={**BILL, **wrong})
        assert refused.status_code == 422, wrong
        assert refused.json()["errors"][0]["field"].endswith(field)
    assert (await owner.get(EXPENSES)).json()["total"] == 0
    assert (await owner.put(f"{EXPENSES}/5", json={"note": "x"})).status_code == 404
