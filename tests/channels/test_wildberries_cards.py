"""Categories on Wildberries, and cards that are made and changed there, against the pretend one."""

from dataclasses import replace
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_wildberries import rub
from tradepost.channels.adapter import NoAnswer
from tradepost.channels.shapes import Attribute, CardDraft, Category
from tradepost.core.money import Money

LAMP = CardDraft(
    sku="LAMP",
    title="Desk lamp",
    category_id="105",
    description="It dims",
    brand="Lumo",
    barcodes=["4600000000017"],
    attributes={"17596": ["glass", "wood"], "14177449": "Белый", "90745": "40,5"},
    price=rub(1990),
    weight=900,
    length=301,
    width=150,
    height=400,
)
PICTURES = ["https://pictures.example/1.jpg", "https://pictures.example/2.jpg"]
SAID = [
    {"id": 17_596, "value": ["glass", "wood"]},
    {"id": 14_177_449, "value": ["белый"]},
    {"id": 90_745, "value": 40.5},
]
UPLOAD, UPDATE = "POST /content/v2/cards/upload", "POST /content/v2/cards/update"


async def test_categories_are_subjects_which_say_what_they_want(market: Market) -> None:
    async with market.adapter(await market.connect()) as adapter:
        assert list(await adapter.categories()) == [
            Category("parent:479", "Home", None, leaf=False),
            Category("105", "Goods", "parent:479", leaf=True),
        ]
        # The brand is a field of the card, and what is not used any more is not asked for.
        assert list(await adapter.attributes("105")) == [
            Attribute("17596", "Материал изделия", required=True, kind="text", most=2),
            Attribute("14177449", "Цвет", False, "choice", most=2, choices=["белый", "чёрный", "красный"]),
            Attribute("90745", "Мощность", required=False, kind="number", unit="Вт", most=1),
        ]


async def test_a_card_is_made_once_and_then_changed_by_the_same_word(market: Market) -> None:
    async with market.adapter(await market.connect()) as adapter:
        (made,) = await adapter.push_cards([LAMP])
        assert (made.external_id, made.accepted, made.error, made.reference) == ("LAMP", True, "", "none")
        (card,) = (await adapter.cards()).items
        assert (card.sku, card.title, card.brand, card.barcodes) == ("LAMP", "Desk lamp", "Lumo", ["4600000000017"])
        assert card.attributes == {"17596": ["glass", "wood"], "14177449": ["белый"], "90745": 40.5}
        assert [one.accepted for one in await adapter.push_cards([replace(LAMP, title="Lamp, white")])] == [True]
        assert [(one.external_id, one.title) for one in (await adapter.cards()).items] == [
            (card.external_id, "Lamp, white")
        ]
    assert (market.asked.count(UPLOAD), market.asked.count(UPDATE)) == (1, 1)
    (good,) = market.state.goods.values()
    assert good.price == 1990
    assert good.card["dimensions"] == {"length": 31, "width": 15, "height": 40, "weightBrutto": 0.9, "isValid": True}
    assert good.card["characteristics"] == SAID


async def test_a_change_keeps_what_it_does_not_say(market: Market) -> None:
    """Their update wipes whatever is left out."""
    async with market.adapter(await market.connect()) as adapter:
        await adapter.push_cards([LAMP])
        (card,) = (await adapter.cards()).items
        change = CardDraft("LAMP", "", "105", card.external_id, barcodes=["4600000000024"], attributes={"90745": 60})
        assert [one.accepted for one in await adapter.push_cards([change])] == [True]
    (good,) = market.state.goods.values()
    assert (good.title, good.brand, good.card["description"]) == ("Desk lamp", "Lumo", "It dims")
    assert good.card["dimensions"] == {"length": 31, "width": 15, "height": 40, "weightBrutto": 0.9, "isValid": True}
    assert good.card["characteristics"] == [*SAID[:2], {"id": 90_745, "value": 60}]
    sent: Any = list(market.state.uploads.values())[-1].items[0]["card"]
    assert sent["sizes"] == [{"chrtID": good.chrt, "skus": ["4600000000017", "4600000000024"]}]


async def test_a_new_card_takes_its_pictures_once_it_is_there(market: Market) -> None:
    market.state.manners.late = 30
    lamp = replace(LAMP, pictures=PICTURES)
    async with market.adapter(await market.connect()) as adapter:
        (waits,) = await adapter.push_cards([lamp])
        assert (waits.accepted, waits.again) == (False, 60)
        assert "takes pictures once it is there" in waits.error
        await market.wait(60)
        (done,) = await adapter.push_cards([lamp])
        assert (done.accepted, done.again) == (True, None)
        (card,) = (await adapter.cards()).items
        assert card.pictures == PICTURES
        (refused,) = await adapter.push_cards([replace(lamp, pictures=["pictures/1.jpg"])])
        assert (refused.accepted, refused.error) == (False, "Wildberries: Некорректная ссылка (pictures)")
        assert (await adapter.cards()).items[0].pictures == PICTURES


async def test_what_a_category_requires_is_looked_at_before_anything_is_sent(market: Market) -> None:
    wrong = {
        "A": replace(LAMP, sku="A", title="", brand="", weight=None, attributes={}),
        "B": replace(LAMP, sku="B", attributes={**LAMP.attributes, "77": "x"}),
        "C": replace(LAMP, sku="C", attributes={**LAMP.attributes, "14177449": "green"}),
        "D": replace(LAMP, sku="D", attributes={"17596": ["glass", "wood", "paper"]}),
        "E": replace(LAMP, sku="E", attributes={**LAMP.attributes, "90745": "much"}),
        "F": replace(LAMP, sku="F", category_id="parent:479"),
        "G": replace(LAMP, sku="G", title="L" * 61),
        "H": replace(LAMP, sku="H", price=Money(199_050, "RUB")),
        "I": replace(LAMP, sku="I", external_id="5"),
        "J": replace(LAMP, sku="J", attributes={**LAMP.attributes, "90745": [40, 60]}),
    }
    async with market.adapter(await market.connect()) as adapter:
        outcomes = await adapter.push_cards(list(wrong.values()))
    assert {one.external_id: one.error for one in outcomes} == {
        "A": "Wildberries: A lacks Бренд, Материал изделия, weight, title",
        "B": "Wildberries: the category has no attribute 77",
        "C": "Wildberries: Цвет does not take green",
        "D": "Wildberries: Материал изделия takes at most 2 values",
        "E": "Wildberries: Мощность takes a number, not much",
        "F": "Wildberries: a card goes into a subject, not into parent:479",
        "G": "Wildberries: the title of G has more than 60 letters",
        "H": "Wildberries takes whole roubles, not 1990.50 RUB",
        "I": "Wildberries: there is no card 5",
        "J": "Wildberries: Мощность takes one value",
    }
    assert not any(one.accepted for one in outcomes)
    assert {UPLOAD, UPDATE} & set(market.asked) == set()
    assert market.state.uploads == {}


async def test_what_wildberries_refuses_later_is_said_of_each_card(market: Market) -> None:
    """What was refused before, and is in the same list, is not said of the card that is sent now."""
    bad = replace(LAMP, sku="VASE", title="Write to vase@example.com")
    async with market.adapter(await market.connect()) as adapter:
        market.state.manners.late = 1
        refusals = await adapter.push_cards([bad, replace(bad, sku="CUP"), LAMP])
        said = "Wildberries: Запрещено использовать E-Mail"
        assert [(one.external_id, one.accepted, one.error) for one in refusals] == [
            ("VASE", False, said),
            ("CUP", False, said),
            ("LAMP", True, ""),
        ]
        market.state.manners.late = 60  # so long nothing is said of the new ones
        taken, later = await adapter.push_cards([replace(bad, title="Vase"), replace(bad, sku="JUG")])
        assert [(one.accepted, one.error) for one in (taken, later)] == [(True, ""), (True, "")]
        assert list(await adapter.pushed(later.reference)) == []
        await market.wait(70)
        (refused,) = await adapter.pushed(later.reference)
        assert (refused.external_id, refused.accepted, refused.error) == ("JUG", False, said)
        assert [one.sku for one in (await adapter.cards()).items] == ["LAMP", "VASE"]


async def test_one_card_that_spoils_all_is_found_among_the_rest(market: Market) -> None:
    """A subject that is gone has the whole part refused, though the rest is well."""
    async with market.adapter(await market.connect()) as adapter:
        adapter._characteristics[7] = await adapter._wants(105)
        drafts = [replace(LAMP, sku=f"S{n}", category_id="7" if n == 4 else "105") for n in range(6)]
        outcomes = await adapter.push_cards(drafts)
        assert [one.accepted for one in outcomes] == [True, True, True, True, False, True]
        assert outcomes[4].error == "Wildberries: Invalid request: the subject is not found"
        assert [one.sku for one in (await adapter.cards()).items] == ["S0", "S1", "S2", "S3", "S5"]


async def test_a_lost_answer_makes_no_second_card(market: Market) -> None:
    async with market.adapter(await market.connect()) as adapter:
        made = adapter.api.make_cards

        async def lost(groups: Any) -> None:
            await made(groups)
            raise NoAnswer("Wildberries does not answer")

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(type(adapter.api), "make_cards", lambda _api, groups: lost(groups))
            with pytest.raises(NoAnswer):
                await adapter.push_cards([LAMP])
        await market.wait(6)
        assert [one.accepted for one in await adapter.push_cards([LAMP])] == [True]
        assert [one.sku for one in (await adapter.cards()).items] == ["LAMP"]
    assert (market.asked.count(UPLOAD), market.asked.count(UPDATE)) == (1, 1)
