"""Experiments of the demo shop: one that has ended with an answer, one that runs, and one on the marketplaces."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.core import clock, dialects
from tradepost.experiments import service
from tradepost.experiments.models import Exposure
from tradepost.experiments.schemas import HypothesisIn, MarketIn, TriedIn


@dataclass(frozen=True, slots=True)
class _Tried:
    """A title that is tried: when, on how many visitors a day, and how many of them open it in either variant."""

    name: str
    why: str
    title: str
    first: int  # days ago
    last: int | None
    visitors: int
    clicks: tuple[float, float]


TRIED = (
    _Tried(
        "What it is for belongs in the title", "People look for a use, not for a name.", "{name}, for every day",
        45, 17, 70, (0.11, 0.165),
    ),
    _Tried(
        "A gift is opened more often", "The weeks before the holidays: say that it is a gift.", "{name} as a gift",
        9, None, 60, (0.12, 0.135),
    ),
)  # fmt: skip


CHANGED = 42  # days ago, on the marketplaces


async def try_out(db: AsyncSession, seed: int, products: Sequence[Product], today: date) -> None:
    """Write them down: those on visitors with what these did, on the shop's last products."""
    random = Random(f"trials {seed}")  # noqa: S311 - made-up data, not secrets
    for product, tried in zip(reversed(products), TRIED, strict=False):
        with clock.at(_noon(today - timedelta(days=tried.first))):
            body = HypothesisIn(
                name=tried.name,
                description=tried.why,
                metric="clicks",
                product_id=product.id,
                variants=[
                    TriedIn(name="As it is"),
                    TriedIn(name="New title", title=tried.title.format(name=product.name)),
                ],
                baseline=tried.clicks[0],
                minimum_effect=20,
            )
            made = await service.create(db, body)
            made.salt = f"{random.getrandbits(128):032x}"  # the same seed makes the same shop
            await service.start(db, made)
        days = [today - timedelta(days=n) for n in range(tried.first, tried.last or 0, -1)]
        rows = [row for day in days for row in _visitors(random, made.id, day, tried)]
        await dialects.bulk_insert(db, inspect(Exposure).local_table, rows)
        if tried.last is not None:
            with clock.at(_noon(today - timedelta(days=tried.last))):
                await service.stop(db, made)
    changed_on = today - timedelta(days=CHANGED)
    with clock.at(_noon(changed_on)):
        body = HypothesisIn(
            name="Brighter pictures on the marketplaces",
            description="Twelve goods got new pictures; the next twelve kept theirs.",
            kind="before_after",
            market=MarketIn(
                product_ids=[product.id for product in products[:12]],
                control_ids=[product.id for product in products[12:24]],
                changed_on=changed_on,
                days_before=84,
                days_after=56,
            ),
        )
        await service.start(db, await service.create(db, body))


def _noon(day: date) -> datetime:
    return clock.local(datetime.combine(day, time(12)))


def _visitors(random: Random, hypothesis_id: int, day: date, tried: _Tried) -> list[dict[str, Any]]:
    """Those who came on a day."""
    rows = []
    for _ in range(2 * tried.visitors + random.randint(-12, 12)):
        variant = random.randrange(2)
        opened = random.random() < tried.clicks[variant]
        rows.append(
            {
                "hypothesis_id": hypothesis_id,
                "unit": f"{random.getrandbits(160):040x}",
                "variant": variant,
                "day": day,
                "clicked_on": day if opened else None,
                "created_at": _noon(day),
            }
        )
    return rows
