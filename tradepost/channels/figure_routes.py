"""The routes of /channels/{id}/figures: what the channel tells of its items, day by day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import Query
from pydantic import StringConstraints

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import figuring, service
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.channels.figuring import Totals
from tradepost.core import clock
from tradepost.core.db import Db
from tradepost.core.money import to_text
from tradepost.core.web import Id, Schema, Text, router as make_router

router = make_router("channels")
Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Item = Annotated[str, StringConstraints(min_length=1, max_length=100), Text]
NOTHING = Totals(None, None, None, None, "")


class ItemFigures(Schema):
    """Figures as the channel tells them; null where it says nothing, as of views without its paid plan."""

    views: int | None
    carts: int | None
    orders: int | None
    revenue: str | None
    currency: str


class ItemFiguresDay(ItemFigures):
    """A day's."""

    day: date


class ItemFiguresOf(ItemFigures):
    """An item's."""

    item_id: str
    title: str


class ChannelFiguresOut(Schema):
    """Every day of the range, and items with what was seen most first. `offered`: whether the channel tells any."""

    offered: bool
    start: date
    end: date
    days: list[ItemFiguresDay]
    items: list[ItemFiguresOf]


def _shown(told: Totals) -> dict[str, int | str | None]:
    revenue = None if told.revenue is None else to_text(told.revenue, told.currency)
    return {
        "views": told.views,
        "carts": told.carts,
        "orders": told.orders,
        "revenue": revenue,
        "currency": told.currency,
    }


@router.get("/channels/{channel_id}/figures")
async def channel_figures(
    channel_id: Id,
    db: Db,
    _who: Reader,
    days: Annotated[int, Query(ge=1, le=366, description="So many days, today among them")] = 28,
    item: Annotated[Item | None, Query(description="One item's days: its number there")] = None,
    most: Annotated[int, Query(ge=1, le=500, description="At most so many items")] = 100,
) -> ChannelFiguresOut:
    """Views, carts and orders of a channel's items, as it tells them, by day and by item."""
    channel = await service.get(db, channel_id)
    end = clock.business_day(clock.now())
    start = end - timedelta(days=days - 1)
    found: Mapping[date, Totals] = await figuring.by_day(db, channel, start, end, item=item)
    each = [start + timedelta(days=n) for n in range(days)]
    items = [] if item else await figuring.by_item(db, channel, start, end, most=most)
    return ChannelFiguresOut.model_validate(
        {
            "offered": Capability.ITEM_STATISTICS in adapter_of(channel).offers(),
            "start": start,
            "end": end,
            "days": [{"day": day, **_shown(found.get(day, NOTHING))} for day in each],
            "items": [{"item_id": name, "title": title, **_shown(told)} for name, title, told in items],
        }
    )
