"""A promotion of a channel that goes below a floor is left where its API allows that; staff are told in any case."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.channels.conftest import Market
from tests.channels.test_prices_out import floor, on_sale
from tests.channels.test_sync import follow
from tradepost.channels.adapter import NoAnswer
from tradepost.channels.capabilities import Capability
from tradepost.channels.models import Channel
from tradepost.channels.ozon.promotions import Promotions
from tradepost.channels.sandbox.state import Promo
from tradepost.core import clock, db, jobs
from tradepost.notifications.models import Notification

KEPT = (Capability.CARDS, Capability.PRICES_READ, Capability.PROMOTIONS)
LEFT = {"ozon", "yandex_market"}


async def found(owner: Any, channel: Channel) -> list[tuple[str, str, str, str, str, str]]:
    """(promotion, SKU, price there, floor, what became of it, why not), by SKU."""
    rows = (await owner.get(f"/channels/{channel.id}/promotions")).json()["items"]
    return sorted((one["name"], one["sku"], one["price"], one["floor"], one["state"], one["error"]) for one in rows)


async def told(owner: Any) -> list[str]:
    """Kinds of what the owner was told of promotions, the oldest first."""
    async with db.reading() as session:
        query = select(Notification.kind).where(
            Notification.account_id == owner.id, Notification.kind.like("promotion%")
        )
        return list((await session.execute(query.order_by(Notification.id))).scalars())


async def an_hour_later(market: Market) -> None:
    await market.wait(3601)
    await follow()


@pytest.mark.in_turn
@pytest.mark.parametrize("dialect", ["wildberries", "ozon", "yandex_market"])
async def test_what_goes_below_its_floor_is_left_and_the_rest_stays(market: Market, owner: Any, dialect: str) -> None:
    channel, goods, cards = await on_sale(market, dialect, LAMP=100_000, VASE=100_000, CHAIR=100_000)
    await floor(goods["LAMP"].variant_id, 85_000)
    await floor(goods["VASE"].variant_id, 70_000)
    sale = market.state.promos[7] = Promo(7, "Autumn", {card.nm: 800 for card in cards.values()})
    market.state.promos[8] = Promo(8, "Nobody's")
    await an_hour_later(market)
    became = "left" if dialect in LEFT else "stays"
    assert await found(owner, channel) == [("Autumn", "LAMP", "800.00", "850.00", became, "")]
    stays = {"VASE", "CHAIR"} | (set() if became == "left" else {"LAMP"})
    assert {sku for sku, card in cards.items() if card.nm in sale.prices} == stays
    kind = "promotion_left" if became == "left" else "promotion"
    assert await told(owner) == [kind]
    await an_hour_later(market)
    assert await told(owner) == [kind]  # once

    sale.prices[cards["LAMP"].nm] = 790  # it is put into it again
    await an_hour_later(market)
    assert await found(owner, channel) == [("Autumn", "LAMP", "790.00", "850.00", became, "")]
    assert (cards["LAMP"].nm in sale.prices) == (became == "stays")
    assert await told(owner) == [kind, kind]


async def test_what_is_not_let_go_says_why_and_several_promotions_are_gone_through(market: Market, owner: Any) -> None:
    channel, goods, cards = await on_sale(market, "ozon", LAMP=100_000)
    await floor(goods["LAMP"].variant_id, 85_000)
    lamp = cards["LAMP"].nm
    market.state.promos = {n: Promo(n, f"No. {n}", {lamp: 700 + n}, {lamp} if n == 2 else set()) for n in (1, 2, 3)}
    await an_hour_later(market)
    assert await found(owner, channel) == [
        ("No. 1", "LAMP", "701.00", "850.00", "left", ""),
        ("No. 2", "LAMP", "702.00", "850.00", "failed", "Ozon: product is frozen in the action"),
        ("No. 3", "LAMP", "703.00", "850.00", "left", ""),
    ]
    assert [n for n, one in market.state.promos.items() if one.prices] == [2]
    shown = (await owner.get(f"/channels/{channel.id}/sync")).json()
    assert [(one["error"], one["failures"]) for one in shown if one["capability"] == "promotions"] == [("", 0)]


@pytest.mark.in_turn
@pytest.mark.parametrize("dialect", ["wildberries", "ozon", "yandex_market"])
async def test_a_long_promotion_is_gone_through_to_its_end(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch, dialect: str
) -> None:
    monkeypatch.setattr(f"tradepost.channels.{dialect}.promotions.AT_A_TIME", 2)
    names = ["A", "B", "C", "D", "E"]
    channel, goods, cards = await on_sale(market, dialect, **dict.fromkeys(names, 100_000))
    await floor(goods["E"].variant_id, 85_000)
    market.state.promos[7] = Promo(7, "Autumn", {cards[name].nm: 800 for name in names})
    await an_hour_later(market)
    assert [one[1] for one in await found(owner, channel)] == ["E"]
    assert len(market.state.promos[7].prices) == (4 if dialect in LEFT else 5)


class Died(BaseException):
    """The process is gone: nothing of it tidies up."""


@pytest.mark.in_turn
@pytest.mark.parametrize("lost", [Died, NoAnswer])
async def test_what_was_left_by_who_died_or_heard_no_answer_is_told_of_all_the_same(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch, lost: type[BaseException]
) -> None:
    channel, goods, cards = await on_sale(market, "ozon", LAMP=100_000)
    await floor(goods["LAMP"].variant_id, 85_000)
    market.state.promos[7] = Promo(7, "Autumn", {cards["LAMP"].nm: 800})
    leave = Promotions.leave_promotion

    async def silent(self: Any, promotion_id: str, item_ids: Any) -> Any:
        await leave(self, promotion_id, item_ids)
        raise lost("no answer")

    monkeypatch.setattr(Promotions, "leave_promotion", silent)
    with pytest.raises(Died) if lost is Died else nullcontext():
        await an_hour_later(market)
    assert market.state.promos[7].prices == {}
    assert (await found(owner, channel), await told(owner)) == (
        [("Autumn", "LAMP", "800.00", "850.00", "leaving", "")],
        [],
    )
    monkeypatch.setattr(Promotions, "leave_promotion", leave)
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        await jobs.sweep("another")
    await an_hour_later(market)
    assert await found(owner, channel) == [("Autumn", "LAMP", "800.00", "850.00", "left", "")]
    assert await told(owner) == ["promotion_left"]


async def test_who_may_see_them(market: Market, owner: Any, analyst: Any, buyer: Any) -> None:
    channel = await market.connect("ozon")
    statuses = [(await who.get(f"/channels/{channel.id}/promotions")).status_code for who in (owner, analyst, buyer)]
    assert statuses == [200, 200, 403]
    assert (await owner.get("/channels/999999/promotions")).status_code == 404
