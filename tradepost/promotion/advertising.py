"""Promoted places in the own store: who is shown beside a list, who clicked on it, and which order followed.

What runs is kept in memory under advertising's stamp; what is left of the budgets is read each time. A list knows
nothing of it: the shop asks for promoted places beside the list, which is kept and shared as before. Views are kept for
a moment and written together, or lost with the process; a click and what it costs are one transaction.
"""

import asyncio
import base64
import binascii
import hashlib
import hmac
import json
import re
import time
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, func, inspect, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects
from tradepost.core.db import transaction
from tradepost.core.errors import Invalid, Unavailable
from tradepost.core.logs import logger
from tradepost.core.settings import settings
from tradepost.core.stamps import Kept
from tradepost.core.trials import Looking
from tradepost.promotion import auction
from tradepost.promotion.ad_models import AdAuction, AdCampaign, AdClick, AdDay, AdItem
from tradepost.promotion.auction import Entry, Placed
from tradepost.search.finding import Wanted, search

log = logger("advertising")
STAMP = "advertising"
RUNNING, DRAFT, PAUSED, ENDED = "running", "draft", "paused", "ended"
CHARGED, FREE, STOPPED, NETWORK = "charged", "budget", "stopped", "network"
PLACES = 3  # beside a list
FAR = 1_000  # results of a search that an ad may be found among
QUALITY_OF = 28  # days whose clicks tell how good an ad is
FRESH = 30.0  # seconds for which these are not asked for again
USUAL = 0.02  # the share of clicks of a shop of which nothing is known
WINDOW = timedelta(days=7)  # after its click an order is an ad's
CLICK_HOLDS = timedelta(hours=24)  # how long what was shown can be clicked on
A_NETWORK = 5  # clicks on an ad that are paid from one network in a day
WRITE_AFTER = 1.0  # seconds
MOST_WAITING, MOST_TRIES = 10_000, 5
AUCTIONS_A_DAY = 2_000  # kept by a process
# Programs say what they are; whoever says nothing is one.
BOTS = re.compile(
    r"bot|crawl|spider|slurp|preview|scan|monitor|headless|phantom|lighthouse|curl|wget|python|java/|go-http|okhttp|"
    r"libwww|axios|node|ruby|php|facebookexternalhit",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ad:
    """An item of a campaign that runs in the own store, and what is expected of it at the first place."""

    id: int
    campaign: int
    product: int
    bid: int
    share: float


@dataclass(frozen=True, slots=True)
class Board:
    """What runs, by product, and when that was read."""

    ads: Mapping[int, tuple[Ad, ...]]
    read_at: float
    day: date

    @property
    def campaigns(self) -> list[int]:
        """Whose they are."""
        return sorted({one.campaign for some in self.ads.values() for one in some})


async def _load(db: AsyncSession) -> Board:
    query = (
        select(AdItem.id, AdItem.campaign_id, AdItem.product_id, AdItem.item_id, AdItem.bid)
        .join(AdCampaign, AdCampaign.id == AdItem.campaign_id)
        .where(AdCampaign.channel_id.is_(None), AdCampaign.state == RUNNING)
        .where(AdItem.product_id.is_not(None), AdItem.bid.is_not(None))
        .order_by(AdItem.id)
    )
    rows = (await db.execute(query)).all()
    shares = await click_shares(db, [row.id for row in rows]) if rows else {}
    found: dict[int, list[Ad]] = defaultdict(list)
    for row in rows:
        ad = Ad(row.id, row.campaign_id, row.product_id, row.bid, shares[row.id])
        found[row.product_id].append(ad)
    return Board({key: tuple(some) for key, some in found.items()}, time.monotonic(), _today())


KEPT = Kept(STAMP, _load)


def _today() -> date:
    return clock.business_day(clock.now())


async def board(db: AsyncSession) -> Board:
    """What runs now; its expected shares of clicks are at most FRESH seconds old."""
    found = await KEPT.get(db)
    if found.ads and (time.monotonic() - found.read_at > FRESH or found.day != _today()):
        KEPT.forget()
        found = await KEPT.get(db)
    return found


async def click_shares(db: AsyncSession, ad_ids: Sequence[int]) -> dict[int, float]:
    """The share of clicks that each ad of the own store can expect at the first place, of the last QUALITY_OF days."""
    since = _today() - timedelta(days=QUALITY_OF)
    clicks, looks = func.sum(AdDay.clicks), func.sum(AdDay.looks)
    mine = and_(AdDay.campaign_id == AdItem.campaign_id, AdDay.item_id == AdItem.item_id, AdDay.day >= since)
    query = select(AdItem.id, clicks, looks).join(AdDay, mine).where(AdItem.id.in_(ad_ids)).group_by(AdItem.id)
    found = {row[0]: (int(row[1]), int(row[2]) / 1000) for row in await db.execute(query)}
    usual = await usual_share(db)
    return {one: auction.click_share(*found.get(one, (0, 0.0)), usual) for one in ad_ids}


async def usual_share(db: AsyncSession) -> float:
    """The shop's own share of clicks at the first place; USUAL counts as PRIOR views of it."""
    since = _today() - timedelta(days=QUALITY_OF)
    query = select(func.coalesce(func.sum(AdDay.clicks), 0), func.coalesce(func.sum(AdDay.looks), 0))
    own = query.join(AdCampaign, AdCampaign.id == AdDay.campaign_id).where(AdCampaign.channel_id.is_(None))
    clicks, looks = (await db.execute(own.where(AdDay.day >= since))).one()
    return auction.click_share(int(clicks), int(looks) / 1000, USUAL)


# --- who is shown ---


async def candidates(db: AsyncSession, wanted: Wanted) -> list[Entry]:
    """Everybody who can bid for a place beside this list at this moment, in no order.

    Only what the list itself would find, in stock, may be promoted in it; the further back, the less it fits.
    """
    known = await board(db)
    if not known.ads:
        return []
    try:
        found = search(wanted, limit=FAR, counted=False)
    except Unavailable:
        return []
    searched = bool(wanted.q.strip())
    places = {key: place for place, key in enumerate(found.ids, 1) if key in known.ads}
    if not places:
        return []
    means = await _means(db, known.campaigns)
    entries = []
    for product, place in places.items():
        fits = auction.relevance(place if searched else None)
        for ad in known.ads[product]:
            bid = means(ad)
            if bid >= auction.RESERVE:
                entries.append(Entry(ad.id, product, ad.campaign, bid, auction.quality(ad.share, fits)))
    return entries


async def _means(db: AsyncSession, campaigns: Sequence[int]) -> Any:
    """What an ad can bid with what is left of its campaign's budgets."""
    names = (
        AdCampaign.id, AdCampaign.budget, AdCampaign.daily_budget, AdCampaign.paced, AdCampaign.spent,
        AdCampaign.spent_on, AdCampaign.spent_today, AdCampaign.starts_on, AdCampaign.ends_on,
    )  # fmt: skip
    query = select(*names).where(AdCampaign.id.in_(campaigns), AdCampaign.state == RUNNING)
    rows = {row.id: row for row in await db.execute(query)}
    today, moment = _today(), clock.local(clock.now())

    def means(ad: Ad) -> int:
        row = rows.get(ad.campaign)
        if row is None or (row.starts_on and today < row.starts_on) or (row.ends_on and today > row.ends_on):
            return 0
        return auction.affordable(
            ad.bid, budget=row.budget, spent=row.spent, daily=row.daily_budget,
            today=row.spent_today if row.spent_on == today else 0, paced=row.paced, moment=moment,
        )  # fmt: skip

    return means


async def promoted(db: AsyncSession, wanted: Wanted, places: int = PLACES) -> list[Placed]:
    """Who gets the places beside this list now; the auction is kept, some of them a day, to try other bids on."""
    entries = await candidates(db, wanted)
    if entries:
        note_auction(wanted.q, places, entries)
    return auction.hold(entries, places)


# --- who looks, and clicks ---


def is_program(agent: str) -> bool:
    """Whether a browser says that it is none."""
    return not agent or BOTS.search(agent) is not None


def visitor_of(name: str) -> str:
    """What stands for a visitor, or for a network: a hash that only this installation can make, and names nobody."""
    return hmac.new(settings().signing_key().encode(), b"ads\n" + name.encode(), hashlib.sha256).hexdigest()[:40]


def ticket(one: Placed, visitor: str) -> str:
    """What a visitor hands back with a click: what was shown to them, at which place and price, sealed."""
    until = int((clock.now() + CLICK_HOLDS).timestamp())
    content = json.dumps([one.entry.item, one.place, one.price, until, visitor[:16]], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_seal(content) + content).decode().rstrip("=")


def _seal(content: bytes) -> bytes:
    key = hashlib.blake2b(settings().signing_key().encode(), person=b"ad ticket").digest()
    return hashlib.blake2b(content, key=key, digest_size=16).digest()


def read_ticket(text: str) -> tuple[int, int, int, int, str]:
    """(ad item, place, price, until, whose) of a ticket; Invalid for one that this installation did not give out."""
    try:
        sealed = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        if not hmac.compare_digest(sealed[:16], _seal(sealed[16:])):
            raise ValueError("not one of ours")
        item, place, price, until, whose = json.loads(sealed[16:])
    except (ValueError, binascii.Error) as error:
        raise Invalid("click", "is not the click of a promoted place") from error
    return int(item), int(place), int(price), int(until), str(whose)


async def click(db: AsyncSession, text: str, who: Looking, agent: str, address: str) -> str:
    """Count a click: what became of it. What it costs is taken only while both budgets hold it.

    A visitor's second one on an ad on a day is none, nor is one of a program, of who works here, or with another's
    ticket.
    """
    item_id, place, price, until, whose = read_ticket(text)
    if not who.name or is_program(agent):
        return "nobody"
    visitor = visitor_of(who.name)
    if visitor[:16] != whose or until < clock.now().timestamp():
        return "old"
    query = select(AdItem).where(AdItem.id == item_id, AdItem.product_id.is_not(None))
    ad = (await db.execute(query)).scalar_one_or_none()
    if ad is None:
        return "old"
    state = (await _hold(db, {ad.campaign_id})).get(ad.campaign_id)
    made = await _first_today(db, ad, visitor, visitor_of(f"network:{address}") if address else "", place)
    if made is None:
        return "again"
    cost = min(price, ad.bid or 0)
    outcome = CHARGED
    if state != RUNNING or cost < auction.RESERVE:
        outcome = STOPPED
    elif await _from_network(db, made) > A_NETWORK:
        outcome = NETWORK
    elif not await _charge(db, ad.campaign_id, cost):
        outcome = FREE
    if outcome != CHARGED:
        cost = 0
    values = {"cost": cost, "outcome": outcome}
    await db.execute(update(AdClick).where(AdClick.id == made.id).values(**values).execution_options(**_PLAIN))
    if outcome == CHARGED:
        await add_figures(db, {(ad.campaign_id, ad.item_id, made.day): {"clicks": 1, "cost": cost}})
    return outcome


_PLAIN: dict[str, Any] = {"synchronize_session": False}


async def _hold(db: AsyncSession, campaign_ids: Collection[int]) -> dict[int, str]:
    """{campaign: state} of these, locked before a row that refers to them is written: the other order is a deadlock."""
    query = select(AdCampaign.id, AdCampaign.state).where(AdCampaign.id.in_(campaign_ids)).order_by(AdCampaign.id)
    return {row.id: row.state for row in await db.execute(query.with_for_update())} if campaign_ids else {}


async def _first_today(db: AsyncSession, ad: AdItem, visitor: str, network: str, place: int) -> AdClick | None:
    """The row of a visitor's first click on an ad today; None for a later one, also of two at the same moment."""
    day = _today()
    row = {
        "campaign_id": ad.campaign_id, "ad_item_id": ad.id, "product_id": ad.product_id, "visitor": visitor,
        "network": network, "day": day, "place": place, "cost": 0, "outcome": "new", "created_at": clock.now(),
    }  # fmt: skip
    table = inspect(AdClick).local_table
    await db.execute(dialects.upsert(db, table, [row], key=["ad_item_id", "visitor", "day"]))
    mine = (AdClick.ad_item_id == ad.id, AdClick.visitor == visitor, AdClick.day == day)
    made = (await db.execute(select(AdClick).where(*mine).with_for_update())).scalar_one()
    return made if made.outcome == "new" else None


async def _from_network(db: AsyncSession, made: AdClick) -> int:
    if not made.network:
        return 0
    same = (AdClick.ad_item_id == made.ad_item_id, AdClick.network == made.network, AdClick.day == made.day)
    query = select(func.count()).select_from(AdClick).where(*same, AdClick.outcome.in_((CHARGED, "new")))
    return int((await db.execute(query)).scalar_one())


async def _charge(db: AsyncSession, campaign_id: int, cost: int) -> bool:
    """Take what a click costs, in one statement that holds both budgets: whether there was enough."""
    today = _today()
    spent = case((AdCampaign.spent_on == today, AdCampaign.spent_today), else_=0) + cost
    taken: Any = await db.execute(
        update(AdCampaign)
        .where(AdCampaign.id == campaign_id, AdCampaign.state == RUNNING)
        .where(or_(AdCampaign.budget.is_(None), AdCampaign.spent + cost <= AdCampaign.budget))
        .where(or_(AdCampaign.daily_budget.is_(None), spent <= AdCampaign.daily_budget))
        # MySQL sets one after the other: today's till looks at its day before that is set.
        .ordered_values(
            (AdCampaign.spent_today, spent),
            (AdCampaign.spent_on, today),
            (AdCampaign.spent, AdCampaign.spent + cost),
            (AdCampaign.updated_at, AdCampaign.updated_at),
        )
        .execution_options(**_PLAIN)
    )
    return bool(taken.rowcount)


Figures = Mapping[tuple[int, str, date], Mapping[str, int]]


async def add_figures(db: AsyncSession, figures: Figures) -> None:
    """Add to what ads brought and cost: {(campaign, item, day): {column: how much more}}, in one order."""
    table = inspect(AdDay).local_table
    for (campaign, item, day), more in sorted(figures.items()):
        mine = (AdDay.campaign_id == campaign, AdDay.item_id == item, AdDay.day == day)
        change = update(AdDay).where(*mine).values({name: table.c[name] + n for name, n in more.items()})
        done: Any = await db.execute(change.execution_options(**_PLAIN))
        if not done.rowcount:
            empty = {"campaign_id": campaign, "item_id": item, "day": day, **dict.fromkeys(_COUNTS, 0)}
            await db.execute(dialects.upsert(db, table, [empty], key=["campaign_id", "item_id", "day"]))
            await db.execute(change.execution_options(**_PLAIN))


_COUNTS = ("views", "looks", "clicks", "cost", "orders", "revenue")


# --- what was shown, written together ---


@dataclass(slots=True)
class _Waiting:
    """What this process has shown and not written yet."""

    views: dict[tuple[int, int, date], int]
    auctions: list[dict[str, Any]]
    kept: int = 0
    day: date | None = None


_waiting = _Waiting({}, [])
_writing: asyncio.Task[None] | None = None


def note_views(shown: Sequence[Placed]) -> None:
    """Note that ads were shown to a visitor; it is written soon."""
    day = _today()
    for one in shown:
        key = (one.entry.item, one.place, day)
        if key in _waiting.views or len(_waiting.views) < MOST_WAITING:
            _waiting.views[key] = _waiting.views.get(key, 0) + 1
    _write_soon()


def note_auction(query: str, places: int, entries: Sequence[Entry]) -> None:
    """Keep who bid, for the first AUCTIONS_A_DAY of a day."""
    day = _today()
    if _waiting.day != day:
        _waiting.day, _waiting.kept = day, 0
    if _waiting.kept >= AUCTIONS_A_DAY:
        return
    _waiting.kept += 1
    bids = [[one.item, one.campaign, one.bid, one.quality, one.product] for one in entries]
    row = {"day": day, "query": " ".join(query.split())[:255], "places": places, "entries": bids}
    _waiting.auctions.append(row | {"created_at": clock.now()})
    _write_soon()


def _write_soon() -> None:
    global _writing  # noqa: PLW0603 - one list a process
    if _writing is None or _writing.done():
        _writing = asyncio.create_task(_soon())


async def _soon() -> None:
    await asyncio.sleep(WRITE_AFTER)
    tries = 0
    while _waiting.views or _waiting.auctions:
        try:
            await write()
        except Exception as error:
            log.warning("advertising.not_noted", exc_info=error)
            tries += 1
            if tries == MOST_TRIES:
                _waiting.views.clear()
                _waiting.auctions.clear()
            await asyncio.sleep(WRITE_AFTER)


async def write() -> None:
    """Write what was shown; an ad that is gone meanwhile is forgotten."""
    views, _waiting.views = _waiting.views, {}
    auctions, _waiting.auctions = _waiting.auctions, []
    try:
        async with transaction() as db:
            ids = {item for item, _place, _day in views}
            query = select(AdItem.id, AdItem.campaign_id, AdItem.item_id).where(AdItem.id.in_(ids))
            names = {row.id: (row.campaign_id, row.item_id) for row in await db.execute(query)} if ids else {}
            await _hold(db, {campaign for campaign, _item in names.values()})
            sums: dict[tuple[int, str, date], dict[str, int]] = defaultdict(lambda: {"views": 0, "looks": 0})
            for (item, place, day), count in views.items():
                if item in names:
                    into = sums[(*names[item], day)]
                    into["views"] += count
                    into["looks"] += round(count * auction.attention(place) * 1000)
            await add_figures(db, sums)
            await dialects.bulk_insert(db, inspect(AdAuction).local_table, auctions)
    except Exception:
        for key, count in views.items():
            _waiting.views[key] = _waiting.views.get(key, 0) + count
        _waiting.auctions = auctions + _waiting.auctions
        raise


async def forget_auctions(db: AsyncSession) -> int:
    """Throw away auctions of which bids are tried no more: how many."""
    gone: Any = await db.execute(delete(AdAuction).where(AdAuction.day < _today() - timedelta(days=2 * QUALITY_OF)))
    return int(gone.rowcount)
