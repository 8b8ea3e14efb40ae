"""Cards out: looked at first, checked against what the channel requires, stored, sent, and read back.

Asking for it only marks variants; a sync sends each the card that it has then, or says what is missing. A marketplace
decides later: what it refuses fails with its reason, what it shows under the card's SKU is verified, and the item is
linked to the variant as soon as its number is known.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import Select, and_, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product, Variant
from tradepost.channels import categories, drafting, listings
from tradepost.channels.adapter import Refused
from tradepost.channels.drafting import Made
from tradepost.channels.listings import FAILED, IDLE, SENT, VERIFIED
from tradepost.channels.models import Channel, ChannelCard, Listing
from tradepost.channels.rules import parts
from tradepost.channels.shapes import Card, Outcome
from tradepost.channels.working import Work, write_each
from tradepost.core import clock, dialects
from tradepost.core.errors import Invalid
from tradepost.core.paging import contains

Decision = Literal["create", "update", "same", "lacking", "unmapped"]
DECISIONS: tuple[Decision, ...] = ("create", "update", "same", "lacking", "unmapped")
GOING = frozenset({"create", "update"})
AT_A_TIME = 100  # as many as marketplaces take in one call: a lost answer leaves no more than these to be told again
LOOKED_AT = 500
NAMED = 100  # of those that are kept back, so many are named
# So long a marketplace may take to show a card.
SETTLES = timedelta(minutes=40)


def decided(made: Made, row: ChannelCard | None) -> Decision:
    """What asking for a card would do."""
    if made.draft is None:
        return "unmapped"
    if made.lacks:
        return "lacking"
    same = row is not None and row.state in {SENT, VERIFIED} and _said(row.sent) == _said(drafting.plain(made.draft))
    return "same" if same else "create" if made.listing is None else "update"


def _said(draft: Mapping[str, Any]) -> dict[str, Any]:
    """What a card says: that it has a number by now is no news."""
    return {name: value for name, value in draft.items() if name != "external_id"}


def cards(
    channel_id: int, *, q: str = "", state: str | None = None, where: Collection[int] | None = None
) -> Select[Any]:
    """Variants on sale, with their cards on a channel: (Variant.id, ChannelCard or None).

    `where`: those in these categories of ours.
    """
    mine = and_(ChannelCard.variant_id == Variant.id, ChannelCard.channel_id == channel_id)
    query = (
        select(Variant.id, ChannelCard)
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(ChannelCard, mine)
        .where(Product.status == "active", Variant.archived.is_(False))
    )
    if state is not None:
        query = query.where(func.coalesce(ChannelCard.state, IDLE) == state)
    if where is not None:
        query = query.where(Product.category_id.in_(where))
    return cast("Select[Any]", query.where(contains(Product.search, q.strip())) if q.strip() else query)


# --- asking ---


async def ask(
    db: AsyncSession, channel: Channel, variant_ids: Sequence[int] | None = None, *, dry_run: bool = False
) -> tuple[dict[Decision, int], list[tuple[Made, Decision]]]:
    """Have the cards of these variants sent, of all on sale without any: how many are decided how, and who lacks what.

    Marked are those to be sent; nothing at all is with `dry_run`. Invalid for a variant that is not on sale.
    """
    counts: dict[Decision, int] = dict.fromkeys(DECISIONS, 0)
    kept_back: list[tuple[Made, Decision]] = []
    chosen = None if variant_ids is None else sorted(set(variant_ids))
    if chosen is not None:
        await _known(db, channel, chosen)
    last = 0
    while True:
        query = cards(channel.id).where(Variant.id > last)
        if chosen is not None:
            query = query.where(Variant.id.in_(chosen))
        found = (await db.execute(query.order_by(Variant.id).limit(LOOKED_AT))).all()
        rows: dict[int, ChannelCard | None] = {row[0]: row[1] for row in found}
        if not rows:
            return counts, kept_back
        last = max(rows)
        made = await drafting.make(db, channel, rows)
        decisions = {one: decided(made[one], rows[one]) for one in rows}
        for one, decision in decisions.items():
            counts[decision] += 1
            if decision in {"lacking", "unmapped"} and len(kept_back) < NAMED:
                kept_back.append((made[one], decision))
        if not dry_run:
            await _mark(db, channel, [one for one, decision in decisions.items() if decision in GOING])


async def _known(db: AsyncSession, channel: Channel, wanted: Sequence[int]) -> None:
    query = cards(channel.id).where(Variant.id.in_(wanted))
    found = (await db.execute(select(func.count()).select_from(query.subquery()))).scalar_one()
    if found != len(wanted):
        raise Invalid("variant_ids", "names a variant that is not on sale")


async def _mark(db: AsyncSession, channel: Channel, variant_ids: Sequence[int]) -> None:
    now, table = clock.now(), inspect(ChannelCard).local_table
    usual = {"state": IDLE, "error": "", "sku": "", "sent": {}, "reference": "", "created_at": now, "updated_at": now}
    rows = [{**usual, "channel_id": channel.id, "variant_id": one, "due": now} for one in variant_ids]
    if rows:
        await db.execute(dialects.upsert(db, table, rows, key=["channel_id", "variant_id"], update=("due",)))


# --- sending ---


async def push(work: Work) -> None:
    """Send the cards that wait, until none does.

    What will be sent is stored before it is sent. Killed in between, or with the answer lost, the marks are still there
    and the cards are sent again: a card is known by its SKU, so that it is never made twice.
    """
    await categories.learn_mapped(work)
    channel, after = work.channel, 0
    while True:
        async with work.step() as db:
            rows = await _due(db, channel, after)
            made = await drafting.make(db, channel, [one.variant_id for one in rows])
            going, staying = _sorted(rows, made)
            await write_each(db, ChannelCard, [{"row": one.id, **_stays(why)} for one, why in staying], due=None)
            stored = [{"row": one.id, "sku": draft["sku"], "sent": draft} for one, draft in _plain(going, made)]
            await write_each(db, ChannelCard, stored, state=SENT, error="", reference="", sent_at=clock.now())
            work.count("problems", sum(bool(why) for _, why in staying))
            seen = {one.id: one.due for one in going}
        if not rows:
            return
        after = rows[-1].id
        drafts = {one.id: draft for one in going if (draft := made[one.variant_id].draft) is not None}
        outcomes = {one.external_id: one for one in await _told(work, list(drafts.values()))}
        told = [(one, outcomes[drafts[one.id].sku], seen[one.id]) for one in going]
        async with work.step() as db:
            await _conclude(db, channel, [one for one in told if one[1].again is None], made)
            work.count("seen", len(rows))
            work.count("changed", sum(one.accepted for _, one, _ in told))
            work.count("problems", sum(not one.accepted and one.again is None for _, one, _ in told))
            if pauses := [one.again for _, one, _ in told if one.again is not None]:
                work.state["again"] = max([work.state.get("again", 0.0), *pauses])


async def _told(work: Work, drafts: Sequence[Any]) -> Sequence[Outcome]:
    return await work.adapter.push_cards(drafts) if drafts else ()


async def _due(db: AsyncSession, channel: Channel, after: int) -> list[ChannelCard]:
    query = (
        select(ChannelCard)
        .where(ChannelCard.channel_id == channel.id, ChannelCard.due.is_not(None), ChannelCard.id > after)
        .order_by(ChannelCard.id)
        .limit(AT_A_TIME)
        .execution_options(populate_existing=True)
    )
    return list((await db.execute(query)).scalars())


def _sorted(
    rows: Sequence[ChannelCard], made: Mapping[int, Made]
) -> tuple[list[ChannelCard], list[tuple[ChannelCard, str]]]:
    """Those that go, and those that stay with the reason: what it is now is looked at once more."""
    going: list[ChannelCard] = []
    staying: list[tuple[ChannelCard, str]] = []
    taken: set[str] = set()
    for row in rows:
        one = made[row.variant_id]
        if one.draft is None or one.lacks:
            staying.append((row, "; ".join(lack.message for lack in one.lacks)))
        elif one.draft.sku in taken:
            staying.append((row, f"Another variant is {one.draft.sku} there too"))
        else:
            taken.add(one.draft.sku)
            going.append(row)
    return going, staying


def _stays(why: str) -> dict[str, Any]:
    return {"state": FAILED, "error": why[:1000]}


def _plain(going: Sequence[ChannelCard], made: Mapping[int, Made]) -> list[tuple[ChannelCard, dict[str, Any]]]:
    drafts = [(row, made[row.variant_id].draft) for row in going]
    return [(row, drafting.plain(draft)) for row, draft in drafts if draft is not None]


async def _conclude(
    db: AsyncSession,
    channel: Channel,
    told: Sequence[tuple[ChannelCard, Outcome, datetime | None]],
    made: Mapping[int, Made],
) -> None:
    """What became of each; the mark is wiped where it is still the one that was seen."""
    refused = [{"row": row.id, "error": one.error[:1000]} for row, one, _ in told if not one.accepted]
    await write_each(db, ChannelCard, refused, state=FAILED)
    await write_each(
        db, ChannelCard, [{"row": row.id, "reference": one.reference[:120]} for row, one, _ in told if one.accepted]
    )
    await write_each(db, ChannelCard, [{"row": row.id, "seen": seen} for row, _, seen in told], mark="due", due=None)
    # Where its number is known already it is an item here at once.
    new = [(one.item_id, made[row.variant_id]) for row, one, _ in told if one.accepted and one.item_id]
    cards_ = [
        Card(item, draft.sku, list(draft.barcodes), draft.title)
        for item, one in new
        if (draft := one.draft) is not None and one.listing is None
    ]
    await listings.see(db, channel, cards_)
    await _link(db, channel, {item: one.goods.variant_id for item, one in new}, Listing.external_id)


async def _link(db: AsyncSession, channel: Channel, variants: Mapping[str, int], column: Any) -> None:
    """These items are these variants: who sent a card knows what it is. What a person has said stays."""
    for some in parts(sorted(variants), AT_A_TIME):
        query = select(Listing).where(Listing.channel_id == channel.id, column.in_(some), Listing.variant_id.is_(None))
        query = query.order_by(Listing.id).with_for_update().execution_options(populate_existing=True)
        for row in (await db.execute(query)).scalars().all():
            key = row.external_id if column is Listing.external_id else row.sku
            await listings.link(db, channel, row, variants[key], by="card")


# --- reading back ---


async def hear(work: Work) -> None:
    """Ask what became of cards that the marketplace decides on later: what it refused fails with its reason."""
    mine = ChannelCard.channel_id == work.channel.id, ChannelCard.state == SENT, ChannelCard.reference != ""
    async with work.step() as db:
        query = select(ChannelCard.reference).where(*mine).distinct().order_by(ChannelCard.reference)
        references = list((await db.execute(query)).scalars())
    for reference in references:
        try:
            decided_ = {one.external_id: one for one in await work.adapter.pushed(reference)}
        except Refused:  # a task that is forgotten there says nothing more; the cards themselves are looked at
            continue
        async with work.step() as db:
            rows = select(ChannelCard).where(*mine, ChannelCard.reference == reference).order_by(ChannelCard.id)
            found = [(one, decided_[one.sku]) for one in (await db.execute(rows)).scalars() if one.sku in decided_]
            refused = [(one, outcome) for one, outcome in found if not outcome.accepted and one.due is None]
            await write_each(
                db,
                ChannelCard,
                [{"row": one.id, "error": outcome.error[:1000]} for one, outcome in refused],
                state=FAILED,
            )
            work.count("problems", len(refused))


async def compare(db: AsyncSession, channel: Channel, begun: datetime) -> tuple[int, int]:
    """Once all cards were read: those sent are linked, and verified where their items show what they were told.

    Looked at are those that were sent before the reading had `begun`, by what it has seen.
    How many show something else for long and failed, and how many may still come.
    """
    query = select(ChannelCard).where(ChannelCard.channel_id == channel.id, ChannelCard.state == SENT)
    query = query.order_by(ChannelCard.id).execution_options(populate_existing=True)
    sent = [one for one in (await db.execute(query)).scalars() if one.due is None]
    await _link(db, channel, {one.sku: one.variant_id for one in sent}, Listing.sku)
    shown = await _shown(db, channel, [one.sku for one in sent])
    verified, failed, waiting = [], [], 0
    for one in sent:
        title, seen_at = shown.get(one.sku, ("", None))
        told = " ".join(str(one.sent.get("title", "")).split())[:500]
        if one.sent_at is None or one.sent_at > begun:
            waiting += 1
        elif seen_at is not None and seen_at >= begun and _is(title, told):
            verified.append({"row": one.id})
        elif clock.now() - one.sent_at >= SETTLES:
            why = f'It was told "{told}" and shows "{title}"' if title else "It was sent and is not there"
            failed.append({"row": one.id, "error": why[:1000]})
        else:
            waiting += 1
    await write_each(db, ChannelCard, verified, state=VERIFIED, error="")
    await write_each(db, ChannelCard, failed, state=FAILED)
    return len(failed), waiting


def _is(shown: str, told: str) -> bool:
    """A title is there as told, be it with a size behind it."""
    here = " ".join(shown.split())
    return here == told or here.startswith(f"{told}, ")


async def _shown(db: AsyncSession, channel: Channel, skus: Sequence[str]) -> Mapping[str, tuple[str, datetime | None]]:
    found: dict[str, tuple[str, datetime | None]] = {}
    for some in parts(sorted(set(skus)), LOOKED_AT):
        query = select(Listing.sku, Listing.title, Listing.seen_at)
        for sku, title, seen_at in await db.execute(
            query.where(Listing.channel_id == channel.id, Listing.sku.in_(some)).order_by(Listing.id.desc())
        ):
            found[sku] = (title, seen_at)
    return found
