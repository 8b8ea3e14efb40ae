"""What Ozon paid and kept, what came back, what was looked at and typed, against the pretend one."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_orders import on_sale
from tests.channels.test_ozon import ozon, rub
from tests.channels.test_sync import follow
from tradepost.channels import settling
from tradepost.channels.adapter import Refused
from tradepost.channels.ozon import reports
from tradepost.channels.ozon.adapter import OzonAdapter
from tradepost.channels.ozon.client import Ozon
from tradepost.channels.ozon.reports import kind_of
from tradepost.channels.ozon.told import Accruals
from tradepost.channels.sandbox.ozon.reports import TYPES
from tradepost.channels.shapes import Commission, ItemDay, Position, Returned, SearchQuery
from tradepost.channels.working import Work
from tradepost.core import clock
from tradepost.core.money import Money


async def test_what_was_delivered_and_came_back_is_told_fee_by_fee(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    order = market.state.buy(lamp, units=2)
    number = f"{order.id}-0001-1"
    async with await ozon(market) as adapter:
        await adapter.confirm([number])
        await market.wait(4 * 24 * 3600)
        day = (market.begun + timedelta(days=3)).date()
        found, cursor = [], None
        while True:
            part = await adapter.finance(day - timedelta(days=3), day, cursor)
            found += part.items
            if (cursor := part.cursor) is None:
                break
        assert [(one.kind, one.amount, one.name) for one in found] == [
            ("sale", rub(3000), ""),
            ("commission", rub(-570), ""),
            ("logistics", rub(-60), "Логистика"),
            ("payment", rub(-45), "Эквайринг"),
        ]
        assert {one.day for one in found} == {day}
        assert {(one.item_id, one.sku) for one in found} == {(str(lamp.nm), "LAMP")}
        assert [one.order_id for one in found] == [number] * 4
        assert len({one.external_id for one in found}) == 4

        order.back_at = clock.now().replace(microsecond=0)
        back = (await adapter.finance(clock.now().date(), clock.now().date())).items
        assert [(one.kind, one.amount) for one in back] == [
            ("refund", rub(-3000)),
            ("commission", rub(570)),
            ("logistics", rub(-40)),
        ]
        assert (await adapter.finance(clock.now().date(), clock.now().date())).items == back
        (one,) = (await adapter.returns(market.begun)).items
        assert one == Returned(
            external_id=str(order.id),
            order_id=number,
            item_id=str(lamp.nm),
            quantity=2,
            reason="The buyer changed their mind",
            said="ArrivedAtReturnPlace",
            at=order.back_at,
        )
        assert (await adapter.returns(clock.now() + timedelta(seconds=1))).items == []


async def test_points_and_partners_make_the_price_up_to_the_sellers_and_a_fee_with_a_name_is_no_difference(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, card = await on_sale(market, "LAMP", 5)
    channel = await market.connect("ozon", fee=Decimal(20))
    order = market.state.buy(card)
    number = f"{order.id}-0001-1"
    await follow()
    day = clock.business_day(clock.now())

    def accrual(sign: int, number_: int, fee: int, total: int) -> dict[str, Any]:
        """1200 of its 1500 are the buyer's money; type 5 has a name, and nobody knows what type 77 is."""
        sums = {"sale_amount": 1200, "bonus": 250, "coinvestment": 50, "commission": -300}
        product = {
            "sku": card.chrt,
            "commission": {name: {"amount": f"{sign * amount}.00", "currency": "RUB"} for name, amount in sums.items()},
            "delivery": {"services": [{"type_id": fee, "accrued": {"amount": "-40", "currency": "RUB"}}]},
        }
        return {
            "accrual_id": number_,
            "date": str(day),
            "unit_number": number,
            "posting": {"delivery_schema": "FBS", "products": [product]},
            "total_amount": {"amount": str(total), "currency": "RUB"},
        }

    async def told(*accruals: dict[str, Any]) -> tuple[str, str, str, str]:
        async def answer(_self: Any, asked: date, _last: str = "") -> Accruals:
            return Accruals.model_validate({"accruals": accruals if asked == day else ()})

        monkeypatch.setattr(Ozon, "accruals", answer)
        async with market.speaking(OzonAdapter, channel) as adapter:
            await settling.pull(Work(channel, adapter))
        (row,) = (await owner.get(f"/channels/{channel.id}/settlement")).json()["items"]
        shown = (await owner.get(f"/channels/{channel.id}/settlement/{row['id']}")).json()["items"]
        assert row["external_id"] == number
        lines = [f"{one['kind']} {one['name']} {one['amount']}" for one in shown]
        return row["state"], row["difference"], row["reason"], "; ".join(lines)

    monkeypatch.setitem(TYPES, 5, "Утилизация")
    sold = "sale  1200.00; sale Баллы за скидки 250.00; sale Программы партнёров 50.00; commission  -300.00"
    assert await told(accrual(1, 1, 5, 1160)) == ("settled", "0.00", "", f"{sold}; other Утилизация -40.00")
    back = "refund  -1200.00; refund Баллы за скидки -250.00; refund Программы партнёров -50.00; commission  300.00"
    lines = f"{sold}; other Утилизация -40.00; {back}; other  -40.00"
    assert await told(accrual(-1, 2, 77, -1240)) == ("differs", "-40.00", "other", lines)


async def test_what_came_from_their_own_warehouse_comes_back_too_and_is_no_order_of_ours(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    lamp.stock = 2000
    theirs = [market.state.buy(lamp, stored=True) for _ in range(501)]
    ours = market.state.buy(lamp)
    await market.wait(10)
    for one in (*theirs, ours):
        one.back_at = clock.now()
    async with await ozon(market) as adapter:
        first = await adapter.returns(market.begun)
        assert ([one.external_id for one in first.items], first.cursor) == (
            [str(one.id) for one in theirs[:500]],
            str(theirs[499].id),
        )
        rest = await adapter.returns(market.begun, first.cursor)
        assert ([one.external_id for one in rest.items], rest.cursor) == ([str(theirs[500].id), str(ours.id)], None)
        assert [one.external_id for one in (await adapter.orders(market.begun)).items] == [f"{ours.id}-0001-1"]
        with pytest.raises(Refused, match="posting not found"):
            await adapter.ship([f"{theirs[0].id}-0001-1"])


@pytest.mark.parametrize(
    ("scheme", "theirs"),
    [("FBO", True), ("Fbo", True), ("FBOECONOMY", True), ("FBP", True)]
    + [(ours, False) for ours in ("FBS", "fbs", "RFBS", "FBSECONOMY", "CROSSBORDER", "", "A SCHEME OF TOMORROW")],
)
def test_whose_warehouse_it_was_its_scheme_says(scheme: str, theirs: bool) -> None:
    assert reports._is_theirs(scheme) is theirs


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Логистика", "logistics"),
        ("Обратная магистраль", "logistics"),
        ("Услуга размещения товаров на складе", "storage"),
        ("Оплата за клик", "advertising"),
        ("Продвижение в поиске", "advertising"),
        ("Оплата эквайринга", "payment"),
        ("Штраф за отмену", "penalty"),
        ("Вознаграждение за продажу", "commission"),
        ("Last mile delivery", "logistics"),
        ("Оплата за заказ", "advertising"),
        ("Кросс-докинг", "logistics"),
        ("Утилизация", "other"),
        ("Прочее", "other"),
        ("", "other"),
    ],
)
def test_a_fee_is_what_its_name_says(name: str, kind: str) -> None:
    assert kind_of(name) == kind


async def test_commissions_are_told_of_the_categories_there_are_goods_in(market: Market) -> None:
    for sku in ("LAMP", "VASE"):
        market.state.add_good(sku, title=sku)
    async with await ozon(market) as adapter:
        assert list(await adapter.commissions()) == [
            Commission("17028922:91565", "Товар", "FBO", "17"),
            Commission("17028922:91565", "Товар", "FBS", "19"),
        ]


async def test_figures_of_items_are_told_by_day(market: Market) -> None:
    lamp, vase = (market.state.add_good(sku, title=sku, price=1500) for sku in ("LAMP", "VASE"))
    market.state.buy(lamp, units=2)
    today = clock.now().date()
    async with await ozon(market) as adapter:
        found = await adapter.item_statistics([str(lamp.nm)], today - timedelta(days=1), today)
        views = [(day.toordinal() * 17 + lamp.nm) % 400 + 100 for day in (today - timedelta(days=1), today)]
        assert list(found) == [
            ItemDay(str(lamp.nm), today - timedelta(days=1), views[0], views[0] // 20, 0, Money(0, "RUB")),
            ItemDay(str(lamp.nm), today, views[1], views[1] // 20 + 2, 2, rub(3000)),
        ]
        begun = clock.now()
        await adapter.item_statistics([str(vase.nm)], today, today)  # once a minute: it waits for its turn
    assert (clock.now() - begun).total_seconds() == pytest.approx(60, abs=1)


async def test_what_buyers_typed_and_where_an_item_stood(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Desk lamp")
    today, yesterday = clock.now().date(), clock.now().date() - timedelta(days=1)
    searches, place = 900 + lamp.nm % 50, float(lamp.nm % 20 + 1)
    async with await ozon(market) as adapter:
        found = await adapter.search_queries([str(lamp.nm), "77"], today - timedelta(days=7), today)
        assert found[0] == SearchQuery("desk lamp", str(lamp.nm), searches, searches // 3, searches // 60, place)
        assert [one.text for one in found] == ["desk lamp", "desk", "купить desk lamp"]
        stood = await adapter.positions([str(lamp.nm)], ["Desk  Lamp", "vase"], yesterday, today)
        assert list(stood) == [Position(str(lamp.nm), "Desk  Lamp", yesterday, place)]
        market.asked.clear()
        assert list(await adapter.search_queries([str(lamp.nm)], today, today)) == []  # not reckoned yet
    assert market.asked == []
