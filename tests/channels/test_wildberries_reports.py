"""What Wildberries paid and kept, and what came back, against the pretend one."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_wildberries import rub
from tradepost.channels import allowances
from tradepost.channels.adapter import Busy
from tradepost.channels.shapes import Commission, ReportLine, Returned
from tradepost.channels.wildberries import reports, told
from tradepost.channels.wildberries.accounts import FINANCE, RETURNS
from tradepost.core import clock
from tradepost.core.money import Money

DAYS = 24 * 3600


def row(**given: Any) -> list[tuple[str, str, int]]:
    """The lines of a row of a report: (which, what it is, minor units)."""
    one = told.SalesLine.model_validate({"reportId": 1, "rrdId": 7, "currency": "RUB", **given})
    day = datetime(2026, 3, 1, tzinfo=UTC).date()
    return [(line.external_id, line.kind, line.amount.minor) for line in reports._lines(one, day)]


async def test_what_was_sold_and_came_back_is_told_fee_by_fee(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    order = market.state.buy(lamp)
    number = str(order.id)
    async with market.adapter(await market.connect()) as adapter:
        await adapter.ship([number])
        assert [one.status for one in (await adapter.orders(market.begun)).items] == ["shipped"]
        await market.wait(4 * DAYS)
        assert [one.status for one in (await adapter.orders(market.begun)).items] == ["delivered"]
        sold = (market.begun + timedelta(days=3)).astimezone(told.MOSCOW).date()
        part = await adapter.finance(sold, sold)
        assert part.cursor is None
        assert [(one.kind, one.amount, one.name) for one in part.items] == [
            ("sale", rub(1500), "Продажа"),
            ("payment", Money(-2250, "RUB"), "Продажа"),
            ("logistics", Money(-500, "RUB"), "Продажа"),
            ("commission", Money(-29_250, "RUB"), "Продажа"),
            ("logistics", rub(-60), "К клиенту при продаже"),
        ]
        assert part.items[0] == ReportLine(
            external_id=f"{number}0:sale",
            report_id=str((sold - timedelta(days=sold.weekday())).toordinal()),
            day=sold,
            kind="sale",
            amount=rub(1500),
            order_id=number,
            item_id=str(lamp.nm),
            sku="LAMP",
            quantity=1,
            name="Продажа",
        )
        assert len({one.external_id for one in part.items}) == 5

        order.back_at = clock.now().replace(microsecond=0)
        today = order.back_at.astimezone(told.MOSCOW).date()
        back = (await adapter.finance(today, today)).items
        assert [(one.kind, one.amount) for one in back] == [
            ("refund", rub(-1500)),
            ("payment", Money(2250, "RUB")),
            ("logistics", Money(500, "RUB")),
            ("commission", Money(29_250, "RUB")),
            ("logistics", rub(-40)),
        ]
        assert (await adapter.finance(today, today)).items == back
        assert (await adapter.finance(today + timedelta(days=1), today + timedelta(days=9))).items == []


async def test_a_long_report_comes_in_parts_each_row_once(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "ROWS", 4)
    lamp = market.state.add_good("LAMP", title="Lamp", price=1000)
    for n in range(6):
        order = market.state.buy(lamp)
        order.status, order.packed_at = "complete", clock.now() - timedelta(days=3, hours=n)
    found, cursor, begun = list[ReportLine](), None, market.moment
    async with market.adapter(await market.connect()) as adapter:
        while True:
            start = (market.begun - timedelta(days=2)).date()
            part = await adapter.finance(start, start + timedelta(days=9), cursor)
            found += part.items
            if (cursor := part.cursor) is None:
                break
    assert len({one.external_id for one in found}) == len(found) == 6 * 5
    # Twelve rows in three full parts, and an answer that there are none: one a minute.
    assert market.asked == ["POST /api/finance/v1/sales-reports/detailed"] * 4
    assert (market.moment - begun).total_seconds() == pytest.approx(3 * 60, abs=1)


def test_a_row_pays_out_what_its_lines_add_up_to() -> None:
    """Their own example of a sale: what is left of the price after everything is said to be transferred."""
    sale = {"docTypeName": "Продажа", "retailAmount": "367", "forPay": "376.99", "acquiringFee": "14.89"}
    assert row(**sale) == [
        ("7:sale", "sale", 36_700),
        ("7:acquiring_fee", "payment", -1489),
        ("7:commission", "commission", 2488),  # they gave a discount of their own, which is more than they took
    ]
    back = row(**{**sale, "docTypeName": "Возврат"})
    assert [(kind, amount) for _, kind, amount in back] == [
        ("refund", -36_700),
        ("payment", 1489),
        ("commission", -2488),
    ]


def test_every_column_that_takes_money_is_a_line() -> None:
    columns = {
        "deliveryService": "60.005",
        "paidStorage": "12.5",
        "paidAcceptance": "8",
        "penalty": "231.35",
        "additionalPayment": "-3",
        "cashbackAmount": "2",
        "cashbackCommissionChange": "0.2",
        "paymentSchedule": "1",
    }
    assert row(**columns, docTypeName="", sellerOperName="Штраф") == [
        ("7:delivery_service", "logistics", -6001),
        ("7:paid_storage", "storage", -1250),
        ("7:paid_acceptance", "storage", -800),
        ("7:penalty", "penalty", -23_135),
        ("7:additional_payment", "commission", 300),
        ("7:cashback_amount", "advertising", -200),
        ("7:cashback_commission_change", "advertising", -20),
        ("7:payment_schedule", "payment", -100),
    ]
    ads = row(deduction="500", bonusTypeName="Оказание услуг «WB Продвижение», документ №1")
    assert ads == [("7:deduction", "advertising", -50_000)]
    assert row(deduction="500", bonusTypeName="Удержание за страховку") == [("7:deduction", "other", -50_000)]
    # What a point of delivery got is inside the commission already, and told once more by itself.
    assert row(ppvzReward="25", rebillLogisticCost="1.349", sellerOperName="Возмещение") == []
    assert told.SalesLine.model_validate({"reportId": 1, "rrdId": 1, "penalty": None}).penalty == Decimal(0)


def test_a_currency_that_is_none_is_not_taken_for_roubles() -> None:
    assert told.SalesLine.model_validate({"reportId": 1, "rrdId": 1, "currency": None}).currency == "RUB"
    with pytest.raises(ValueError, match="'руб' is no ISO 4217 currency code"):
        told.SalesLine.model_validate({"reportId": 1, "rrdId": 1, "currency": "руб"})


async def test_commissions_are_told_by_category_and_scheme(market: Market) -> None:
    async with market.adapter(await market.connect()) as adapter:
        assert list(await adapter.commissions()) == [
            Commission("105", "Goods", "FBS", "19.5"),
            Commission("105", "Goods", "FBW", "17"),
            Commission("105", "Goods", "DBS", "12.5"),
            Commission("105", "Goods", "EDBS", "3"),
            Commission("105", "Goods", "C&C", "12.5"),
            Commission("105", "Goods", "Booking", "12.5"),
        ]


async def test_what_comes_back_is_told_until_it_is_fetched(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    order, old = market.state.buy(lamp), market.state.buy(lamp)
    old.back_at = market.begun - timedelta(days=40)
    order.back_at = market.begun - timedelta(hours=1)
    day = datetime.combine(order.back_at.astimezone(told.MOSCOW), datetime.min.time(), told.MOSCOW)
    back = Returned(
        external_id=f"r{order.id}",
        order_id=str(order.id),
        item_id=str(lamp.nm),
        quantity=1,
        reason="Возврат покупателя: Не подошёл",
        said="В пути в пвз",
        at=day,
    )
    async with market.adapter(await market.connect()) as adapter:
        first = await adapter.returns(market.begun)
        found = (
            [*first.items, *(await adapter.returns(market.begun, first.cursor)).items] if first.cursor else first.items
        )
        assert found == [back]
        await market.wait(1.5 * DAYS)
        since = clock.now()

        async def said() -> list[str]:
            told_, cursor = list[str](), None
            while True:
                part = await adapter.returns(since, cursor)
                told_ += [one.said for one in part.items]
                if (cursor := part.cursor) is None:
                    return told_

        assert await said() == ["Готов к выдаче"]
        await market.wait(1 * DAYS)
        assert await said() == ["Выдано"]  # since that moment
        since = clock.now() + timedelta(days=1)
        assert await said() == []
        since = market.begun - timedelta(days=60)
        assert await said() == ["Выдано", "Выдано"]


async def test_a_call_that_must_wait_for_hours_is_not_waited_for(market: Market) -> None:
    """A basic token may ask for reports twice a day."""
    today = clock.now().date()
    async with market.adapter(await market.connect()) as adapter:
        await allowances.wait_for(FINANCE, adapter.holder, 12 * 3600)
        with pytest.raises(Busy) as busy:
            await adapter.finance(today, today)
        assert busy.value.again == pytest.approx(12 * 3600, abs=1)
        assert (market.asked, market.passed()) == ([], 0)
        await allowances.wait_for(RETURNS, adapter.holder, 60)
        assert (await adapter.returns(clock.now())).items == []
        assert market.passed() == pytest.approx(60, abs=1)


def test_what_lay_in_a_warehouse_of_theirs_is_none_of_our_orders() -> None:
    def told_of(**given: Any) -> set[tuple[str, bool]]:
        one = told.SalesLine.model_validate({"reportId": 1, "rrdId": 7, "currency": "RUB", **given})
        day = datetime(2026, 3, 1, tzinfo=UTC).date()
        return {(line.order_id, line.theirs) for line in reports._lines(one, day)}

    sold = {"retailAmount": "100", "forPay": "80", "srid": "0f1c"}
    assert told_of(**sold, orderId=5) == {("5", False)}
    assert told_of(**sold, orderId=0) == {("0f1c", True)}
    assert told_of(srid="0f1c", deliveryService="60") == {("0f1c", True)}  # its delivery goes with it
    assert told_of(paidStorage="12") == {("", False)}
