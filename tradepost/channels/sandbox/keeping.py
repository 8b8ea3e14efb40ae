"""What the pretend marketplace knows, kept in a file: stopped and started again it goes on where it was."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from tradepost.channels.sandbox.state import Campaign, Good, Order, Promo, Said, State, Supply, Talk, Upload

EVERY = 2.0  # seconds


@dataclass(slots=True)
class Kept:
    """A state without its clock's pace, its manners, and its chances to come."""

    now: datetime
    last: int
    goods: list[Good]
    orders: list[Order]
    supplies: list[Supply]
    said: list[Said]
    campaigns: list[Campaign]
    uploads: list[Upload]
    talks: list[Talk] = field(default_factory=list)
    promos: list[Promo] = field(default_factory=list)


_form = TypeAdapter(Kept)


def load(state: State, file: Path) -> None:
    """Go on where the file ends: its time is never behind what was. A file that is not there changes nothing."""
    if not file.exists():
        return
    kept = _form.validate_json(file.read_bytes())
    state.clock.start = max(state.clock.start, kept.now)
    state.last = kept.last
    state.goods = {one.nm: one for one in kept.goods}
    state.orders = {one.id: one for one in kept.orders}
    state.supplies = {one.id: one for one in kept.supplies}
    state.said = {one.id: one for one in kept.said}
    state.campaigns = {one.id: one for one in kept.campaigns}
    state.uploads = {one.id: one for one in kept.uploads}
    state.talks = {one.id: one for one in kept.talks}
    state.promos = {one.id: one for one in kept.promos}


def save(state: State, file: Path) -> None:
    """Write it down as a whole, or not at all."""
    kept = Kept(
        now=state.now(),
        last=state.last,
        goods=list(state.goods.values()),
        orders=list(state.orders.values()),
        supplies=list(state.supplies.values()),
        said=list(state.said.values()),
        campaigns=list(state.campaigns.values()),
        uploads=list(state.uploads.values()),
        talks=list(state.talks.values()),
        promos=list(state.promos.values()),
    )
    new = file.with_suffix(".new")
    new.write_bytes(_form.dump_json(kept))
    new.replace(file)


async def keep(state: State, file: Path) -> None:
    """Save whenever something has changed, until it is cancelled."""
    saved = -1
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(EVERY)
            if state.asked != saved:
                saved = state.asked
                await asyncio.to_thread(save, state, file)
