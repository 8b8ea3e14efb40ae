"""From what happened to the answer: once, in the buyer's language, at the right hour, and each outcome with its why."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from tests import make_catalog, make_reviews, make_stock
from tests.mailbox import mail_server, text_of
from tests.make_replies import RULES, SENDINGS, became, happen, ordered, outcomes, rule, sendings, told
from tradepost.accounts import service as accounts
from tradepost.accounts.models import Account
from tradepost.core import clock, db, events, jobs
from tradepost.core.events import Event, Reader
from tradepost.reviews.models import Reply


async def test_a_buyer_is_told_in_their_own_language_with_the_orders_own_values(owner, buyer, stranger):
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == buyer.id).values(language="ru"))
    await rule(
        owner,
        response="Thank you, {{ buyer.first_name }}: order {{ order.number }}.",
        translations={"ru": "Спасибо! {% for line in order.lines %}{{ line.quantity }} × {{ line.sku }}{% endfor %}"},
    )
    first = await ordered(buyer)
    second = await ordered(stranger, "VASE")
    await happen()
    assert await told(buyer.id) == [(f"Ваш заказ {first['number']}", "Спасибо! 1 × LAMP")]
    assert await told(stranger.id) == [
        (f"Your order {second['number']}", f"Thank you, Bob: order {second['number']}.")
    ]  # fmt: skip
    assert outcomes(await sendings()) == [("sent", ""), ("sent", "")]


async def test_a_rule_for_a_channel_knows_its_orders_however_they_were_written_down(owner):
    await rule(owner, "order_shipped", conditions={"channels": ["ozon"]})
    lamp = await make_catalog.product(owner, sku="LAMP")
    for number, platform in (("OZ-1", "Ozon"), ("A-1", "Amazon")):
        line = {"product_id": lamp["id"], "quantity": 1}
        body = {"order_number": number, "platform": platform, "items": [line], "move_stock": False}
        assert (await owner.post("/api/v1/sales", json=body)).status_code == 201
        await became(number, "shipped")
    await happen()
    # It fits the first, whose buyer nobody can write to from here.
    assert outcomes(await sendings()) == [("skipped", "no_account"), ("skipped", "channel")]


async def test_it_comes_by_mail_where_they_chose_so(owner, buyer, stranger, configure):
    with mail_server() as (box, url):
        configure(smtp_url=url, project_name="Lamps")
        await rule(owner, "customer_registered", response="-")
        await rule(owner, "order_shipped", response="It is on its way.")
        await buyer.put("/notifications/settings", json={"kinds": {"reply": {"in_app": False, "by_mail": True}}})
        await stranger.put("/notifications/settings", json={"kinds": {"reply": {"in_app": False, "by_mail": False}}})
        numbers = [(await ordered(who, sku))["number"] for who, sku in ((buyer, "LAMP"), (stranger, "VASE"))]
        for number in numbers:
            await became(number, "shipped")
        await happen()
        await jobs.drain()
        mails = [mail for mail in await box.arrived() if "shipped" in mail["Subject"]]
        assert [(mail["To"], mail["Subject"]) for mail in mails] == [
            ("alice@example.com", f"Lamps: Order {numbers[0]} has been shipped")
        ]
        assert text_of(mails[0]).startswith("It is on its way.")
    assert outcomes(await sendings()) == [("sent", ""), ("sent", "unwanted")]
    assert (await buyer.get("/notifications?kind=reply")).json()["total"] == 0


async def test_a_cause_is_answered_once_however_often_it_is_said_and_by_one_rule(owner, buyer):
    first = await rule(owner, "order_shipped", response="First", conditions={"total_min": "20.00"})
    second = await rule(owner, "order_shipped", response="Second")
    third = await rule(owner, "order_shipped", response="Third")
    number = (await ordered(buyer))["number"]
    for _ in range(3):
        await became(number, "shipped")
    await happen()
    async with db.transaction() as session:  # all is read again from the beginning
        await session.execute(update(Reader).where(Reader.name == "replies.answer").values(position=0))
    await happen()
    assert [text for _, text in await told(buyer.id)] == ["Second"]
    made = {one.auto_reply_id: (one.status, one.reason, one.detail) for one in await sendings()}
    assert made == {
        first["id"]: ("skipped", "total", "the order does not come to 20.00 or more"),
        second["id"]: ("sent", "", ""),
        third["id"]: ("skipped", "answered", "another rule has answered it"),
    }
    await rule(owner, "order_shipped", response="Fourth", position=0)
    await became(number, "shipped")
    await happen()
    assert [text for _, text in await told(buyer.id)] == ["Second"]


async def test_what_was_imported_and_what_is_a_day_old_is_not_answered(owner, buyer):
    await rule(owner, "order_shipped", response="Shipped")
    number = (await ordered(buyer))["number"]
    await became(number, "shipped", imported=True)
    await happen()
    assert await sendings() == []
    with clock.at(clock.now() - timedelta(hours=25)):
        await became(number, "shipped")
    await happen()
    assert outcomes(await sendings()) == [("skipped", "stale")]
    assert await told(buyer.id) == []


async def test_a_rule_that_is_off_answers_nothing(owner, buyer):
    await rule(owner, active=False)
    await ordered(buyer)
    await happen()
    assert await sendings() == []


async def test_guests_are_written_to_only_where_the_rule_says_so(owner, guest, configure):
    with mail_server() as (box, url):
        configure(smtp_url=url, project_name="Lamps", public_url="https://shop.example")
        made = await rule(owner, response="Follow it: {{ order.link }}")
        first = await ordered(guest, email="ann@example.com")
        await happen()
        await owner.put(f"{RULES}/{made['id']}", json={"mail_guests": True})
        second = await ordered(guest, "VASE", email="ann@example.com")
        await happen()
        await jobs.drain()
        mails = [mail for mail in await box.arrived() if mail["Subject"] == f"Lamps: Your order {second['number']}"]
        assert [mail["To"] for mail in mails] == ["ann@example.com"]
        link = text_of(mails[0]).removeprefix("Follow it: https://shop.example/order/").strip()
        assert (await guest.get(f"/api/v1/orders/{link}")).json()["number"] == second["number"]
        assert not [mail for mail in await box.arrived() if mail["Subject"] == f"Lamps: Your order {first['number']}"]
    assert outcomes(await sendings()) == [("skipped", "no_account"), ("sent", "")]


async def test_reviews_are_answered_by_rating_and_words_for_everybody_to_read(owner, buyer, stranger):
    lamp = await make_reviews.lamp()
    await rule(
        owner, "review_posted", response="We are glad!", conditions={"rating_min": 4, "without_words": ["broken"]}
    )
    await rule(owner, "review_posted", response="Простите за «{{ review.title }}»!", conditions={"words": ["сломать"]})
    happy = await make_reviews.posted(buyer, lamp, 5, text="Lovely")
    angry = await make_reviews.posted(stranger, lamp, 4, title="Лампа", text="Её сломали при доставке, broken!")
    await happen()
    answers = {one["id"]: [reply["text"] for reply in one["replies"]] for one in await _reviews(lamp, buyer)}
    assert answers == {happy["id"]: ["We are glad!"], angry["id"]: ["Простите за «Лампа»!"]}
    assert [title for title, _ in await told(buyer.id, "review")] == [
        "The shop answered your review of " + happy["product"]["name"]
    ]
    assert outcomes(await sendings()) == [("sent", ""), ("skipped", "words"), ("skipped", "words"), ("sent", "")]
    details = [one.detail for one in await sendings(status="skipped")]
    assert details == ["none of these words is said: сломать", "the word broken is said"]


async def _reviews(product_id, who):
    return (await who.get(f"/api/v1/products/{product_id}/reviews")).json()["items"]


async def test_low_stock_is_told_to_those_who_see_the_stock(owner, manager, buyer):
    goods = await make_stock.goods("LAMP")
    level = await make_stock.stock(goods, 10)
    await rule(owner, "low_stock", response="Order more of {{ stock.sku }}: {{ stock.left }} of {{ stock.threshold }}.")
    async with db.transaction() as session:
        row = events.row(
            "stock.low", "levels", level, subject_name="LAMP", variant_id=goods.variant_id, location_id=1, available=4,
            threshold=5,
        )  # fmt: skip
        session.add(Event(**row))
    await happen()
    for who in (owner, manager):
        assert await told(who.id, "stock") == [("LAMP runs low", "Order more of LAMP: 4 of 5.")]
    assert await told(buyer.id, "stock") == []


async def test_a_held_answer_goes_out_when_somebody_lets_it_and_once(owner, manager, buyer):
    await rule(owner, response="Hello {{ order.number }}", approve=True)
    number = (await ordered(buyer))["number"]
    await happen()
    assert await told(buyer.id) == []
    (held,) = (await owner.get(f"{SENDINGS}?status=held")).json()["items"]
    assert (held["text"], held["reason"], held["about"]) == (f"Hello {number}", "approval", number)
    path = f"{SENDINGS}/{held['id']}"
    answer = await manager.post(f"{path}/approve", json={"text": "Dear Alice!"})
    assert (answer.json()["status"], answer.json()["decided_by"]) == ("sent", "manager")
    assert [text for _, text in await told(buyer.id)] == ["Dear Alice!"]
    assert (await owner.post(f"{path}/approve")).status_code == 409
    assert (await owner.post(f"{path}/reject")).status_code == 409
    assert len(await told(buyer.id)) == 1


async def test_a_held_answer_that_is_rejected_never_goes_out(owner, buyer):
    made = await rule(owner, approve=True)
    await ordered(buyer)
    await happen()
    (held,) = await sendings()
    assert (await owner.post(f"{SENDINGS}/{held.id}/reject")).json()["status"] == "rejected"
    assert (await owner.post(f"{SENDINGS}/{held.id}/approve")).status_code == 409
    await ordered(buyer, "VASE")
    await happen()
    await owner.delete(f"{RULES}/{made['id']}")
    assert outcomes(await sendings()) == [("rejected", "rejected"), ("rejected", "switched_off")]
    assert await told(buyer.id) == []


async def test_a_held_answer_to_what_was_answered_meanwhile_does_not_go_out(owner, buyer):
    lamp = await make_reviews.lamp()
    await rule(owner, "review_posted", response="Thanks", approve=True)
    review = await make_reviews.posted(buyer, lamp)
    await happen()
    await owner.post(f"/api/v1/reviews/{review['id']}/reply", json={"text": "By hand"})
    (held,) = await sendings()
    answer = (await owner.post(f"{SENDINGS}/{held.id}/approve")).json()
    assert (answer["status"], answer["reason"]) == ("skipped", "answered")
    async with db.reading() as session:
        assert (await session.execute(select(Reply.text))).scalars().all() == ["By hand"]


async def test_quiet_hours_are_those_of_the_shop_and_end_in_the_morning(owner, buyer, configure):
    configure(timezone="Europe/Moscow")
    await rule(owner, response="Good morning", quiet_from="22:00", quiet_to="08:00")
    number = (await ordered(buyer))["number"]
    night = datetime(2026, 11, 26, 20, 30, tzinfo=UTC)  # half past eleven in Moscow
    morning = datetime(2026, 11, 27, 5, tzinfo=UTC)
    with clock.at(night):
        async with db.transaction() as session:
            await session.execute(update(Event).values(at=night))
        await happen()
        await jobs.drain()
    (waiting,) = await sendings()
    assert (waiting.status, waiting.reason, waiting.send_at, waiting.about) == ("waiting", "quiet", morning, number)
    assert await told(buyer.id) == []
    with clock.at(morning - timedelta(seconds=1)):
        await jobs.drain()
        assert await told(buyer.id) == []
    with clock.at(morning):
        await jobs.drain()
    assert [text for _, text in await told(buyer.id)] == ["Good morning"]
    assert outcomes(await sendings()) == [("sent", "")]


@pytest.mark.parametrize("change", [{"active": False}, None])
async def test_what_waits_for_the_morning_is_dropped_with_its_rule(owner, buyer, change):
    made = await rule(owner, quiet_from="00:00", quiet_to="23:59")
    await ordered(buyer)
    await happen()
    assert outcomes(await sendings()) == [("waiting", "quiet")]
    path = f"{RULES}/{made['id']}"
    await (owner.put(path, json=change) if change else owner.delete(path))
    with clock.at(clock.now() + timedelta(days=1)):
        await jobs.drain()
    ((status, reason),) = outcomes(await sendings())
    assert (status, reason) == ("skipped" if change else "rejected", "switched_off")
    assert await told(buyer.id) == []


async def test_a_template_that_fails_on_real_values_is_listed_and_can_be_sent_again(owner, buyer):
    made = await rule(owner, response="{{ order.number + order.units }}")
    number = (await ordered(buyer))["number"]
    await happen()
    (failed,) = await sendings()
    assert (failed.status, failed.reason) == ("failed", "template")
    assert failed.detail.startswith("The template cannot be filled in: ")
    assert await told(buyer.id) == []
    await owner.put(f"{RULES}/{made['id']}", json={"response": "{{ order.number }}"})
    assert (await owner.post(f"{SENDINGS}/{failed.id}/retry")).json()["status"] == "sent"
    assert [text for _, text in await told(buyer.id)] == [number]
    assert (await owner.post(f"{SENDINGS}/{failed.id}/retry")).status_code == 409


async def test_a_preview_fills_in_the_newest_real_event_and_sends_nothing(owner, buyer):
    await ordered(buyer, "VASE")
    number = (await ordered(buyer))["number"]
    body = {
        "trigger": "order_received",
        "response": "Order {{ order.number }} of {{ order.units }}",
        "translations": {"ru": "Заказ {{ order.number }}"},
        "conditions": {"total_min": "1000"},
    }
    shown = (await owner.post(f"{RULES}/preview", json=body)).json()
    assert (shown["text"], shown["real"], shown["about"]) == (f"Order {number} of 1", True, number)
    assert (shown["matched"], shown["reason"]) == (False, "the order does not come to 1000 or more")
    in_russian = (await owner.post(f"{RULES}/preview", json={**body, "language": "ru"})).json()
    assert (in_russian["title"], in_russian["text"]) == (f"Ваш заказ {number}", f"Заказ {number}")
    assert await sendings() == []
    assert await told(buyer.id) == []


async def test_the_list_of_rules_counts_and_takes_a_constant_number_of_statements(owner, buyer, statements):
    for n in range(3):
        await rule(owner, name=f"Rule {n}")
    await ordered(buyer)
    await happen()
    statements.clear()
    listed = (await owner.get(RULES)).json()["items"]
    assert len(statements) <= 5
    assert [(one["counts"]["sent"], one["counts"]["skipped"]) for one in listed] == [(1, 0), (0, 1), (0, 1)]


async def test_whoever_leaves_takes_along_what_they_were_answered(owner, buyer):
    await rule(owner, response="Dear {{ buyer.name }}")
    await ordered(buyer)
    await happen()
    (made,) = await sendings()
    async with db.transaction() as session:
        account = await session.get_one(Account, buyer.id)
        export = await accounts.export_account(session, account)
        await accounts.delete_account(session, account)
    assert [one["text"] for one in export["auto_replies"]] == [made.text] != [""]
    ((status, reason),) = outcomes(emptied := await sendings())
    assert (status, reason) == ("sent", "")
    assert [(one.text, one.title, one.about, one.account_id) for one in emptied] == [("", "", "", None)]
