"""The seller's day, gathered from the rooms below. Each part estimates what it costs to leave a thing as it is.

- runs_out: what is asked for before an order could arrive and is not there, at its price: `forecasting.rules.at_risk`;
- loses_money: what the product lost in the last thirty days, every deduction counted (`analytics.profit`);
- position_fell: the product's revenue of thirty days on that channel, by the keyword's part in all searches for the
  product, less by how much the new place is seen less: a place's weight is 1 / log2(1 + place), the discount of
  Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20 (2002);
- reply_waits: the order it is about, else an average order of the last thirty days.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import column, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.analytics import engine, profit
from tradepost.analytics.asking import named, skus_of
from tradepost.analytics.question import Question, Range, answer, compared
from tradepost.analytics.schemas import Days
from tradepost.conversations.rules import WAITING
from tradepost.core import clock
from tradepost.core.db import reading
from tradepost.core.errors import PaymentRequired
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.dashboards.schemas import DayPart, DayPlan, SellsOut, Task
from tradepost.forecasting import queries, service as forecasting
from tradepost.orders.models import Order
from tradepost.promotion import positions
from tradepost.promotion.models import Keyword, PositionDay
from tradepost.replies import inbox
from tradepost.tariffs.premium import require

BACK = timedelta(days=29)  # thirty days with today
WEEK = timedelta(days=6)
FRESH = timedelta(days=2)  # a fall is news until it was looked at so much later and stayed
MOST = 200
TERMS = forecasting.Terms(0.95, 14, 28)


@dataclass(slots=True)
class _Part:
    kind: Any
    tasks: list[tuple[int, dict[str, Any]]] = field(default_factory=list)  # (money at risk in minor units, the rest)
    count: int = 0
    at_risk: int = 0
    locked: str = ""


async def plan(who: Caller, limit: int) -> DayPlan:
    """The day of somebody who may read figures, with as much of the rest as they may see."""
    today, currency = clock.business_day(clock.now()), settings().currency
    parts = [await _runs_out(who), await _loses_money(today)]
    if who.has(Right.PROMOTION_READ):
        parts.append(await _positions(who, today))
    if who.has(Right.REPLIES_READ):
        parts.append(await _replies(today))
    ranked = sorted(
        ((risk, part.kind, rest) for part in parts for risk, rest in part.tasks), key=lambda one: (-one[0], one[1])
    )
    return DayPlan(
        day=today,
        currency=currency,
        at_risk=to_text(sum(part.at_risk for part in parts), currency),
        parts=[
            DayPart(kind=one.kind, count=one.count, at_risk=to_text(one.at_risk, currency), locked=one.locked)
            for one in parts
        ],
        tasks=[Task(kind=kind, at_risk=to_text(risk, currency), **rest) for risk, kind, rest in ranked[:limit]],
        sells=await _sells(today),
    )


async def _lock(db: AsyncSession, who: Caller, feature: str) -> str:
    """Which plans have a feature, if it takes one that this caller has not."""
    try:
        if who.account is not None:
            await require(db, who.id, feature)
    except PaymentRequired as refusal:
        return refusal.detail
    return ""


async def _runs_out(who: Caller) -> _Part:
    part = _Part("runs_out")
    async with reading() as db:
        if locked := await _lock(db, who, "forecasting"):
            return replace(part, locked=locked)
        listed = queries.runs_out(queries.Wanted(TERMS.lead_time, TERMS.lead_time))
        first = queries.with_forecasts(listed).order_by(listed.c.at_risk.desc(), listed.c.product_id).limit(MOST)
        rows = (await db.execute(first)).all()
        part.count = (await db.execute(select(func.count()).select_from(listed))).scalar_one()
        part.at_risk = await queries.risk(db, listed)
    for row in rows:
        item = forecasting.runs_out_item(row, TERMS)
        rest = item.model_dump(include={"product_id", "name", "available", "days_left", "reorder_quantity"})
        part.tasks.append((int(row.at_risk), rest))
    return part


async def _loses_money(today: date) -> _Part:
    part = _Part("loses_money")
    for product_id, names, row in await profit.losses(Days(start_date=today - BACK, end_date=today)):
        part.count, part.at_risk = part.count + 1, part.at_risk - row["profit"]
        margin = row["profit"] / row["revenue"] if row["revenue"] > 0 else None
        if part.count <= MOST:
            rest = {"product_id": product_id, "name": names["name"], "margin": margin, "units": row["units"]}
            part.tasks.append((-row["profit"], rest))
    return part


# --- positions ---


def weight(place: int | None, looked: int) -> float:
    """How much a place is seen, against the first; one that was not among those looked at stands behind them."""
    return 1 / math.log2(1 + (looked + 1 if place is None else place))


@dataclass(frozen=True, slots=True)
class _Fall:
    keyword: Keyword
    name: str
    before: int
    now: int | None
    looked: int


async def _positions(who: Caller, today: date) -> _Part:
    part = _Part("position_fell")
    async with reading() as db:
        if locked := await _lock(db, who, "promotion"):
            return replace(part, locked=locked)
        falls = await _falls(db, today)
        asked = await _searches(db, falls)
    earned = await _earned(today, falls)
    worst: dict[tuple[int, str], tuple[int, dict[str, Any]]] = {}
    for fall in falls:
        row = fall.keyword
        key = (row.product_id or 0, row.channel)
        total, words = asked[key]
        share = row.frequency / total if total else 1 / words
        kept = weight(fall.now, fall.looked) / weight(fall.before, fall.looked)
        risk = round(earned.get(key, 0) * share * (1 - kept))
        known, rest = worst.get(key, (0, {}))
        if not rest or risk > rest["risk"]:
            rest = {
                "risk": risk, "product_id": row.product_id, "name": fall.name, "keyword_id": row.id, "word": row.word,
                "channel": row.channel, "before": fall.before, "now": fall.now,
            }  # fmt: skip
        worst[key] = (known + risk, rest)
    part.count, part.at_risk = len(worst), sum(risk for risk, _ in worst.values())
    part.tasks = [
        (risk, {name: value for name, value in rest.items() if name != "risk"}) for risk, rest in worst.values()
    ]
    return part


async def _falls(db: AsyncSession, today: date) -> list[_Fall]:
    """Keywords whose last look found their product fallen, in the last days."""
    last = select(PositionDay.keyword_id, func.max(PositionDay.day).label("day")).group_by(PositionDay.keyword_id)
    newest = last.subquery()
    query = (
        positions.tracked()
        .join(newest, newest.c.keyword_id == Keyword.id)
        .join(PositionDay, (PositionDay.keyword_id == Keyword.id) & (PositionDay.day == newest.c.day))
        .where(PositionDay.fell, PositionDay.day >= today - FRESH)
        .order_by(Keyword.frequency.desc(), Keyword.id)
        .limit(MOST)
    )
    rows = (await db.execute(query)).all()
    history = await positions.history(db, [row.id for row, _ in rows], 60)
    found = []
    for row, name in rows:
        *earlier, now = history[row.id]
        before = next((one.position for one in reversed(earlier) if one.position is not None), None)
        if before is not None:
            found.append(_Fall(row, name, before, now.position, now.looked))
    return found


async def _searches(db: AsyncSession, falls: Sequence[_Fall]) -> dict[tuple[int, str], tuple[int, int]]:
    """Of each product and channel: the searches a month of all its keywords, and how many keywords these are."""
    products = {fall.keyword.product_id for fall in falls}
    query = (
        select(Keyword.product_id, Keyword.channel, func.sum(Keyword.frequency), func.count())
        .where(Keyword.product_id.in_(products))
        .group_by(Keyword.product_id, Keyword.channel)
    )
    return {(row[0] or 0, row[1]): (int(row[2]), row[3]) for row in await db.execute(query)}


async def _earned(today: date, falls: Sequence[_Fall]) -> dict[tuple[int, str], int]:
    products = tuple({fall.keyword.product_id for fall in falls})
    if not products:
        return {}
    asked = Question(
        ("revenue",), by=("product", "channel"), days=Range(today - BACK, today), only=(("product", products),)
    )
    async with engine.asking() as ask:
        found = await answer(ask, asked, total=False)
    return {(key[0], key[1]): int(figures["revenue"]) for key, figures in found.rows}


# --- replies ---


async def _replies(today: date) -> _Part:
    part = _Part("reply_waits")
    usual = await _average_order(today)
    async with reading() as db:
        listed = inbox.listed(inbox.Wanted(state=WAITING))
        lines = listed.subquery()
        part.count = (await db.execute(select(func.count()).select_from(lines))).scalar_one()
        oldest = listed.order_by(column("at")).limit(MOST)
        found = await inbox.loaded(db, (await db.execute(oldest)).all())
        orders = [one.order[0] for one in found if one.order is not None]
        query = select(Order.id, Order.total).where(Order.id.in_(orders), Order.currency == settings().currency)
        totals = {row.id: row.total for row in await db.execute(query)} if orders else {}
    part.at_risk = usual * max(0, part.count - len(found))  # those that are not listed
    for one in found:
        risk = totals.get(one.order[0], usual) if one.order is not None else usual
        part.at_risk += risk
        rest = {"key": one.key, "name": one.subject or one.author, "channel": one.channel,
                "waiting_since": one.waiting_since, "product_id": one.product and one.product[0]}  # fmt: skip
        part.tasks.append((risk, rest))
    return part


async def _average_order(today: date) -> int:
    async with engine.asking() as ask:
        asked = Question(("average_order_value",), days=Range(today - BACK, today))
        found = (await answer(ask, asked)).total["average_order_value"]
    return round(found or 0)


# --- what sells ---


async def _sells(today: date) -> list[SellsOut]:
    asked = Question(("revenue", "units"), by=("product",), days=Range(today - WEEK, today), limit=5)
    async with engine.asking() as ask:
        now = await answer(ask, asked, total=False)
        ids = tuple(key[0] for key, _ in now.rows if key[0] is not None)
        before = replace(asked, days=compared(asked.days), only=(("product", ids),))
        then = {key[0]: row["units"] for key, row in (await answer(ask, before, total=False)).rows} if ids else {}
    async with reading() as db:
        names, skus = await named(db, "products", set(ids)), await skus_of(db, ids)
    return [
        SellsOut(
            product_id=key[0],
            sku=skus.get(key[0], ""),
            name=names.get(key[0], ""),
            revenue=to_text(int(figures["revenue"]), asked.currency),
            units=figures["units"],
            previous_units=then.get(key[0], 0),
        )
        for key, figures in now.rows
        if key[0] is not None
    ]
