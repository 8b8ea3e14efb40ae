"""Writing rules: what the seller service documents, what is refused and why, and who may."""

import pytest
from sqlalchemy import func, select

from tests.make_replies import RULES, rule
from tradepost.core import db
from tradepost.core.events import Event
from tradepost.replies.models import AutoReply


async def rules() -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.count(AutoReply.id)))).scalar_one())


async def test_the_documented_calls_write_list_change_and_delete_a_rule(owner):
    body = {"trigger": "order_received", "response": "Thank you for your order!"}
    made = await owner.post("/management/auto-replies", json=body)
    assert made.status_code == 201
    assert made.json() | body == made.json()
    path = f"/management/auto-replies/{made.json()['id']}"
    listed = (await owner.get("/management/auto-replies")).json()
    assert [one["response"] for one in listed["items"]] == ["Thank you for your order!"]
    assert listed["total"] == 1
    body = {"trigger": "order_shipped", "response": "Your order has been shipped!"}
    changed = await owner.put(path, json=body)
    assert changed.status_code == 200
    assert changed.json() | body == changed.json()
    assert (await owner.get(f"/api/v1{path}")).json() | body == changed.json()
    assert (await owner.delete(path)).status_code == 204
    assert (await owner.get(path)).status_code == 404
    async with db.reading() as session:
        names = (await session.execute(select(Event.name).order_by(Event.id))).scalars().all()
    assert names == ["auto_reply.created", "auto_reply.updated", "auto_reply.deleted"]


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({"trigger": "order_recieved"}, "trigger", "(did you mean order_received?)"),
        ({"trigger": "weather"}, "trigger", "is none of order_received, order_paid, order_shipped"),
        (
            {"response": "Hello {{ order.numer }}"},
            "response",
            "order.numer is not known here (did you mean order.number?)",
        ),
        ({"response": "Hello {{ review.rating }}"}, "response", "Known: buyer.first_name, buyer.name, order.delivery"),
        ({"response": "Hello {{ order.number "}, "response", "line 1: "),
        ({"response": "{% include 'x' %}"}, "response", "Include is not for answers"),
        ({"response": "{{ range(10) }}"}, "response", "Call is not for answers"),
        ({"translations": {"ru": "{{ заказ }}"}}, "translations.ru", "is not known here"),
        ({"translations": {"russian": "Спасибо"}}, "translations", "no language of two letters"),
        ({"conditions": {"rating_min": 4}}, "conditions.rating_min", "is no condition of order_received"),
        ({"conditions": {"mood": "good"}}, "conditions.mood", ""),
        ({"trigger": "review_posted", "conditions": {"rating_min": 4, "rating_max": 2}}, "conditions.rating_max", "4"),
        ({"quiet_from": "22:00"}, "quiet_to", "a beginning and an end"),
        ({"quiet_from": "25:00", "quiet_to": "08:00"}, "quiet_from", ""),
        ({"response": "   "}, "response", ""),
        ({"response": "x" * 5001}, "response", ""),
    ],
)
async def test_what_makes_no_sense_is_refused_with_its_field_and_what_would_do(owner, body, field, sentence):
    answer = await owner.post(RULES, json={"trigger": "order_received", "response": "Thank you!", **body})
    assert answer.status_code == 422
    (fault,) = [one for one in answer.json()["errors"] if one["field"].startswith(field)]
    assert sentence in fault["message"]
    assert await rules() == 0


async def test_a_change_that_makes_no_sense_changes_nothing(owner):
    made = await rule(owner, response="Order {{ order.number }}")
    path = f"{RULES}/{made['id']}"
    answer = await owner.put(path, json={"trigger": "review_posted"})  # the template names what reviews have not
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "response")
    for name in ("trigger", "response", "active", "conditions"):
        assert (await owner.put(path, json={name: None})).status_code == 422
    assert (await owner.get(path)).json() == made


async def test_two_who_change_a_rule_do_not_overwrite_each_other(owner, manager):
    made = await rule(owner)
    path = f"{RULES}/{made['id']}"
    tag = (await owner.get(path)).headers["etag"]
    assert (await owner.put(path, json={"name": "Mine"}, headers={"if-match": tag})).status_code == 200
    answer = await manager.put(path, json={"name": "Yours"}, headers={"if-match": tag})
    assert answer.status_code == 412
    assert (await owner.get(path)).json()["name"] == "Mine"


async def test_analysts_read_and_customers_have_none_of_it(owner, analyst, buyer, guest):
    made = await rule(owner)
    path = f"{RULES}/{made['id']}"
    body = {"trigger": "order_received", "response": "Hello"}
    for person, reads, writes in ((analyst, 200, 403), (buyer, 403, 403), (guest, 401, 401)):
        for one in (RULES, path, f"{RULES}/triggers", f"{RULES}/sendings"):
            assert (await person.get(one)).status_code == reads
        assert (await person.post(f"{RULES}/preview", json=body)).status_code == reads
        assert (await person.post(RULES, json=body)).status_code == writes
        assert (await person.put(path, json=body)).status_code == writes
        assert (await person.delete(path)).status_code == writes
        for verb in ("approve", "reject", "retry"):
            assert (await person.post(f"{RULES}/sendings/1/{verb}")).status_code == writes
    assert (await owner.get(path)).json() == made


async def test_every_trigger_says_what_its_templates_may_name_and_its_rules_may_ask(owner):
    found = (await owner.get(f"{RULES}/triggers")).json()
    by_name = {one["name"]: one for one in found["items"]}
    assert {"order_received", "order_shipped", "order_delivered", "order_cancelled"} < set(by_name)
    assert {"review_posted", "question_asked", "message_received", "low_stock"} < set(by_name)
    assert by_name["review_posted"]["target"] == "review"
    assert "rating_min" in by_name["review_posted"]["conditions"]
    for name, one in by_name.items():
        texts = []
        for variable in one["variables"]:
            path = variable["name"]
            head, inside, tail = path.partition("[].")
            texts.append(f"{{% for x in {head} %}}{{{{ x.{tail} }}}}{{% endfor %}}" if inside else f"{{{{ {path} }}}}")
        shown = await owner.post(f"{RULES}/preview", json={"trigger": name, "response": " | ".join(texts)})
        assert shown.status_code == 200, shown.text
        assert shown.json()["real"] is False
        assert shown.json()["text"] == " | ".join(variable["sample"] for variable in one["variables"])
