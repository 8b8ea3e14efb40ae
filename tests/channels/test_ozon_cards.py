"""Categories on Ozon, and cards that are made and changed there, against the pretend one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from tests.channels.conftest import Market, Waiting
from tests.channels.test_ozon import ozon, rub
from tests.payments.servers import serve
from tradepost.channels import allowances
from tradepost.channels.adapter import Busy
from tradepost.channels.ozon.client import ALL, IMPORT, client
from tradepost.channels.shapes import Access, Attribute, CardDraft, Category
from tradepost.core import clock
from tradepost.core.db import reading

LAMP = CardDraft(
    sku="LAMP",
    title="Desk lamp",
    category_id="17028922:91565",
    description="It dims",
    brand="lumo",
    barcodes=["4600000000017"],
    attributes={"5309": 40, "10096": ["белый", "Чёрный"]},
    pictures=["https://pictures.example/1.jpg", "https://pictures.example/2.jpg"],
    price=rub(1990),
    weight=900,
    length=300,
    width=150,
    height=400,
)


async def test_categories_end_in_types_which_say_what_they_want(market: Market) -> None:
    async with await ozon(market) as adapter:
        assert list(await adapter.categories()) == [
            Category("17028922", "Товары для дома", None, leaf=False),
            Category("17028922:91565", "Товар", "17028922", leaf=True),
        ]
        wants = await adapter.attributes("17028922:91565")
        assert wants[0] == Attribute("85", "Бренд", True, "choice", most=1, choices=["Нет бренда", "Lumo", "Noname"])
        assert [(one.external_id, one.kind, one.most) for one in wants[1:]] == [
            ("4191", "text", 1),
            ("5309", "number", 1),
            ("10096", "choice", 2),
        ]


async def test_a_card_is_handed_in_and_is_there_once_its_task_is_done(market: Market) -> None:
    async with await ozon(market) as adapter:
        (outcome,) = await adapter.push_cards([LAMP])
        assert (outcome.external_id, outcome.accepted, outcome.error) == ("LAMP", True, "")
        assert outcome.reference
        await market.wait(6)
        (card,) = (await adapter.cards()).items
        assert (card.sku, card.title, card.barcodes) == ("LAMP", "Desk lamp", ["4600000000017"])
        again = replace(LAMP, title="Desk lamp, white", external_id=card.external_id)
        assert [one.accepted for one in await adapter.push_cards([again])] == [True]
        await market.wait(6)
        assert [(one.external_id, one.title) for one in (await adapter.cards()).items] == [
            (card.external_id, "Desk lamp, white")
        ]
    (task, _) = market.state.uploads.values()
    sent: Any = task.items[0]
    assert {one["id"]: one["values"] for one in sent["attributes"]} == {
        85: [{"dictionary_value_id": 5062, "value": "Lumo"}],
        4191: [{"dictionary_value_id": 0, "value": "It dims"}],
        5309: [{"dictionary_value_id": 0, "value": "40"}],
        10_096: [{"dictionary_value_id": 61, "value": "белый"}, {"dictionary_value_id": 62, "value": "чёрный"}],
    }
    assert (sent["price"], sent["depth"], sent["weight_unit"]) == ("1990.00", 300, "g")


async def test_what_a_category_requires_is_looked_at_before_anything_is_sent(market: Market) -> None:
    wrong = {
        "A": replace(LAMP, sku="A", brand="", weight=None, pictures=()),
        "B": replace(LAMP, sku="B", attributes={"5309": 40, "77": "x"}),
        "C": replace(LAMP, sku="C", brand="Nobody"),
        "D": replace(LAMP, sku="D", attributes={"10096": ["белый", "чёрный", "красный"]}),
        "E": replace(LAMP, sku="E", attributes={"5309": [40, 60]}),
        "F": replace(LAMP, sku="F", category_id="17028922"),
    }
    async with await ozon(market) as adapter:
        outcomes = await adapter.push_cards(list(wrong.values()))
    assert {one.external_id: one.error for one in outcomes} == {
        "A": "Ozon: A lacks Бренд, weight, pictures",
        "B": "Ozon: the category has no attribute 77",
        "C": "Ozon: Бренд does not know Nobody",
        "D": "Ozon: Цвет товара takes at most 2 values",
        "E": "Ozon: Мощность, Вт takes one value",
        "F": "Ozon: a card goes into a type of a category, category:type, not 17028922",
    }
    assert "POST /v3/product/import" not in market.asked
    assert market.state.uploads == {}


async def test_what_ozon_itself_refuses_is_said_of_each_card(market: Market) -> None:
    market.state.manners.late = 1
    bad = replace(LAMP, sku="VASE", pictures=["http://pictures.example/1.jpg"])
    async with await ozon(market) as adapter:
        outcomes = await adapter.push_cards([LAMP, bad])
        assert [(one.external_id, one.accepted, one.error) for one in outcomes] == [
            ("LAMP", True, ""),
            ("VASE", False, "Ozon: the picture cannot be loaded"),
        ]
        assert [one.sku for one in (await adapter.cards()).items] == ["LAMP"]


async def test_while_no_more_cards_are_let_in_everything_else_goes_on(clean: Any) -> None:
    asked: list[str] = []
    left = {"item-rate-limit-remaining": "0"}

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        if request.path == "/v3/product/import":
            body = {"code": 8, "message": "item_limit_exceeded"}
            return web.json_response(body, status=429, headers={**left, "item-retry-after": "420"})
        # Were such a header told elsewhere, it would still count cards and no calls.
        return web.json_response({"postings": [], "result": []}, headers={**left, "item-retry-after": "420"})

    async with serve(answer) as address:
        access = Access(1, "ozon", "ozon", "Ozon", {"address": address, "client_id": "7"}, {"api_key": "a key"})
        with clock.at(clock.now()):
            now, paused = clock.now(), Waiting()
            async with client(access, pause=paused) as api:
                for _ in range(2):
                    with pytest.raises(Busy) as busy:
                        await api.hand_in([{"offer_id": "LAMP"}])
                    assert round(busy.value.again or 0) == 420 * 60
                await api.postings(now, now + timedelta(days=1))
                await api.assemble("1-1-1", {1: 1})
                await api.set_prices([{"product_id": 1, "price": "5.00"}])
                await api.set_stocks(1, {1: 1})
                assert sum(paused) < 0.001
                # The import that was let out counts among all calls, as everything that was asked since.
                async with reading() as db:
                    assert await allowances.used(db, ALL, api.holder) == 5
                    assert await allowances.used(db, IMPORT, api.holder) > IMPORT.burst
                clock._told.set(now + timedelta(hours=7, seconds=1))
                with pytest.raises(Busy):
                    await api.hand_in([{"offer_id": "LAMP"}])
    assert asked == [
        "/v3/product/import",  # once; the second was not sent
        "/v4/posting/fbs/list",
        "/v4/posting/fbs/ship",
        "/v1/product/import/prices",
        "/v2/products/stocks",
        "/v3/product/import",
    ]
