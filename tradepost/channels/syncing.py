"""Keeping in step with channels: what is due when, one job at a time for each, retries, and the log of what happened.

A row of `channel_syncs` says when a channel's capability is due; whoever looks makes a job of it. A marketplace that is
busy or silent is asked again after a pause that grows, or after as long as it says; what it refuses is not asked again
by itself before the next time on the schedule. A key that has no right to something says so of that alone: whether the
channel as a whole works is the check's word, which is due every day and whenever something casts a doubt.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tradepost.channels import (
    bringing,
    carding,
    categories,
    coming_back,
    commissions,
    figuring,
    pricing,
    promotions,
    pulling,
    service,
    settling,
    stocking,
    voices,
)
from tradepost.channels.adapter import BadCredentials, Busy, Failed, Refused
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability, named
from tradepost.channels.listings import FAILED, SENT
from tradepost.channels.models import Channel, ChannelCard, Listing, Sync, SyncRun
from tradepost.channels.places import STORE
from tradepost.channels.rules import pause
from tradepost.channels.shapes import Checked
from tradepost.channels.working import COUNTS, Work, row_of
from tradepost.core import clock, jobs
from tradepost.core.db import reading, transaction
from tradepost.core.errors import Invalid

SCHEDULE, CHANGE, HAND, AGAIN = "schedule", "change", "hand", "again"
DENIED = "denied"  # the key has no right to it: looked at once a day, until the key is another or somebody asks
DONE, WAITING = "done", "waiting"
FAILING = 3  # failures in a row, after which something is said not to work
MANY = 5  # and after which somebody ought to look
LONG = 9  # and after which staff are told: some eight minutes of silence
AFTER_REFUSAL = timedelta(minutes=15)  # at the earliest: a refusal counts against the limits too
A_DAY = timedelta(days=1)
CHECKED_AGAIN = timedelta(minutes=5)  # at the earliest, however many doubt the key at once
FAILING_LOOKS = timedelta(hours=1)
READ_BACK_AFTER = timedelta(seconds=10)
KEPT = timedelta(days=30)
# What must not wait until somebody's hundred thousand cards have come: a sale, and what others show after it.
SALES = {Capability.ORDERS, Capability.STOCK_PUSH}
# How soon what was told is looked at again while it is not shown.
LOOKS_AGAIN = {
    Capability.CARDS: timedelta(minutes=2),
    Capability.STOCK_READ: READ_BACK_AFTER,
    Capability.PRICES_READ: timedelta(minutes=1),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept in step, and how often by itself."""

    work: Callable[[Work], Awaitable[None]]
    every: timedelta


async def check(work: Work) -> None:
    """Whether the credentials work, and until when; who is busy or silent is asked again and says nothing of them."""
    try:
        found = await work.adapter.check()
    except (BadCredentials, Refused) as error:
        found = Checked(works=False, message=error.detail)
    if not found.works:
        work.state["again"] = FAILING_LOOKS.total_seconds()
    await service.note_health(work.channel, found)


KEPT_IN_STEP: Mapping[Capability, Kept] = {
    Capability.CHECK: Kept(check, A_DAY),
    Capability.CATEGORIES: Kept(categories.read, categories.EVERY),
    Capability.CARDS: Kept(bringing.cards, timedelta(hours=1)),
    Capability.CARDS_PUSH: Kept(carding.push, timedelta(hours=1)),
    Capability.ORDERS: Kept(pulling.pull, timedelta(minutes=1)),
    Capability.STORED_ORDERS: Kept(pulling.pull_stored, timedelta(minutes=30)),
    Capability.STOCK_PUSH: Kept(stocking.push, timedelta(hours=1)),
    Capability.STOCK_READ: Kept(stocking.read_back, timedelta(minutes=10)),
    Capability.PRICES_READ: Kept(bringing.prices, timedelta(hours=1)),
    Capability.PRICES_PUSH: Kept(pricing.push, timedelta(hours=1)),
    Capability.REVIEWS: Kept(voices.reviews, timedelta(minutes=10)),
    Capability.QUESTIONS: Kept(voices.questions, timedelta(minutes=10)),
    Capability.CHATS: Kept(voices.chats, timedelta(minutes=2)),
    Capability.RETURNS: Kept(coming_back.pull, timedelta(hours=1)),
    Capability.FINANCE: Kept(settling.pull, timedelta(hours=6)),
    Capability.ITEM_STATISTICS: Kept(figuring.days, timedelta(days=1)),
    Capability.PROMOTIONS: Kept(promotions.pull, timedelta(hours=1)),
    Capability.COMMISSIONS: Kept(commissions.pull, timedelta(days=1)),
}
# Nobody's limits are at stake in the sandbox, and whoever plays with it looks at it.
VOICES = (Capability.REVIEWS, Capability.QUESTIONS, Capability.CHATS)
IN_THE_SANDBOX = {
    Capability.ORDERS: timedelta(seconds=10),
    Capability.STORED_ORDERS: timedelta(minutes=1),
    Capability.RETURNS: timedelta(minutes=1),
    Capability.FINANCE: timedelta(minutes=5),
    **dict.fromkeys(VOICES, timedelta(seconds=30)),
}


def every(channel: Channel, capability: Capability) -> timedelta:
    """How often a channel is asked by itself."""
    if channel.type == "sandbox" and capability in IN_THE_SANDBOX:
        return IN_THE_SANDBOX[capability]
    return KEPT_IN_STEP[capability].every


def kept_by(channel: Channel) -> list[Capability]:
    """What of a channel is kept in step; nothing of the own store, which is what others are kept in step with."""
    if channel.type == STORE:
        return []
    offers = adapter_of(channel).offers()
    return [one for one in KEPT_IN_STEP if one in offers]


async def arrange(db: AsyncSession, channel: Channel, *, anew: bool = False) -> None:
    """Have a row for everything that is kept in step with a channel, due at once where it is new or was waiting.

    `anew`: the key may have rights now that it had not before.
    """
    for capability in kept_by(channel):
        await row_of(db, channel.id, capability)
    waits = or_(Sync.due_at.is_(None), Sync.cause == DENIED) if anew else Sync.due_at.is_(None)
    mine = update(Sync).where(Sync.channel_id == channel.id, waits, Sync.job_id.is_(None))
    await db.execute(_quietly(mine.values(due_at=clock.now(), cause=SCHEDULE)))
    if channel.works is None:  # what was known is of another key, or nothing is yet
        await also(db, channel, Capability.CHECK, clock.now())


async def want(
    db: AsyncSession, channel_id: int, capability: Capability, *, cause: str, at: datetime | None = None
) -> None:
    """Have something done now, or at a moment unless it is due before. What the key may not do only a person wants."""
    now = clock.now()
    await row_of(db, channel_id, capability)
    mine = update(Sync).where(Sync.channel_id == channel_id, Sync.capability == capability.value)
    if cause != HAND:
        mine = mine.where(Sync.cause != DENIED)
    await db.execute(
        _quietly(
            mine.where(or_(Sync.due_at.is_(None), Sync.due_at > (at or now))).values(due_at=at or now, cause=cause)
        )
    )


def _quietly(statement: Any) -> Any:
    return statement.execution_options(synchronize_session=False)


async def dispatch() -> int:
    """Make a job of everything that is due: how many. However many machines look at once, each becomes one job.

    What is connected, or has other credentials, is tried before anything else is asked: it may be the shop of another
    channel, whose sales would be taken twice.
    """
    tried = aliased(Sync)
    untried = exists().where(
        Channel.id == Sync.channel_id,
        Channel.works.is_(None),
        tried.channel_id == Sync.channel_id,
        tried.capability == Capability.CHECK.value,
        tried.enabled,
    )
    ended = exists().where(jobs.Job.id == Sync.job_id, jobs.Job.status.in_(jobs.ENDED))
    lost = and_(Sync.job_id.is_not(None), or_(ended, ~exists().where(jobs.Job.id == Sync.job_id)))
    first = or_(Sync.capability == Capability.CHECK.value, ~untried)
    due = and_(Sync.job_id.is_(None), Sync.enabled, Sync.due_at <= clock.now(), first)
    async with reading() as db:
        found = (await db.execute(select(Sync.id).where(or_(due, lost)).order_by(Sync.id))).scalars().all()
    return sum([await _begin(sync_id) for sync_id in found])


async def _begin(sync_id: int) -> int:
    async with transaction() as db:
        row = (await db.execute(select(Sync).where(Sync.id == sync_id).with_for_update())).scalar_one_or_none()
        if row is None:
            return 0
        if row.job_id is not None:
            await _bury(db, row)
            return 0
        channel = await db.get(Channel, row.channel_id)
        capability = named(row.capability)
        if channel is None or not row.enabled or row.due_at is None or row.due_at > clock.now():
            return 0
        if not channel.enabled or service.lacking(channel) or capability not in kept_by(channel):
            row.due_at = None  # until the channel is changed: `arrange`
            return 0
        job = await jobs.later(
            db,
            run_sync,
            title=f"{channel.name}: {capability.words}",
            queue="sales" if capability in SALES else None,
            channel_id=channel.id,
            capability=capability.value,
        )
        row.job_id, row.due_at = job.id, None
        return 1


async def _bury(db: AsyncSession, row: Sync) -> None:
    """A job that ended without a word, given up or cancelled: say so, and have it tried again later."""
    job = await db.get(jobs.Job, row.job_id)
    if job is not None and job.status not in jobs.ENDED:
        return
    said = (job.error if job is not None else "") or "It was stopped"
    db.add(_line(row, FAILED, {}, started_at=job.created_at if job is not None else clock.now(), error=said))
    row.job_id, row.failures, row.error, row.ran_at = None, row.failures + 1, said[:500], clock.now()
    row.due_at, row.cause = clock.now() + AFTER_REFUSAL, AGAIN


@jobs.job("channels.sync", queue="channels", attempts=5)
async def run_sync(run: jobs.Run) -> dict[str, Any] | None:
    """Keep a channel in step in one respect."""
    channel_id, capability = int(run.args["channel_id"]), named(run.args["capability"])
    started = clock.now()
    async with run.transaction() as db:
        row = await _mine(db, run)
        if row is None:
            return None  # it has been concluded, or the channel is gone
        channel = await service.get(db, channel_id)
        row.ran_at = started
        run.state.setdefault("started", started.isoformat())
    error: Failed | None = None
    try:
        async with adapter_of(channel).require(capability) as adapter:
            await KEPT_IN_STEP[capability].work(Work(channel, adapter, run.transaction, run.state))
    except Failed as failed:
        error = failed
    async with run.transaction() as db:
        row = await _mine(db, run)
        if row is not None:
            await _conclude(db, row, channel, capability, run.state, error)
    return {name: run.state.get(name, 0) for name in COUNTS}


async def _mine(db: AsyncSession, run: jobs.Run) -> Sync | None:
    query = select(Sync).where(Sync.job_id == run.id).with_for_update().execution_options(populate_existing=True)
    return (await db.execute(query)).scalar_one_or_none()


async def _conclude(
    db: AsyncSession,
    row: Sync,
    channel: Channel,
    capability: Capability,
    state: Mapping[str, Any],
    error: Failed | None,
) -> None:
    now, cause = clock.now(), row.cause
    row.job_id = None
    if error is None:
        outcome, following = DONE, await _following(db, channel, capability, state, now)
        row.failures, row.error, row.worked_at, row.cause = 0, "", now, SCHEDULE
        # Somebody may have asked again while it ran.
        row.due_at = following if row.due_at is None else min(following, row.due_at)
        if channel.works is False and capability is not Capability.CHECK:
            await _doubt(db, channel)
    else:
        # Who waits for a limit has not failed.
        failed = not isinstance(error, Busy)
        row.failures, row.error, row.cause = row.failures + failed, error.detail[:500], AGAIN
        final = isinstance(error, Refused | BadCredentials)
        outcome = FAILED if final or (failed and row.failures >= MANY) else WAITING
        if failed and capability in SALES and row.failures >= (FAILING if final else LONG) and cause != DENIED:
            # Whatever the last check found: what is not told or heard of sales is sold twice. Once a day, by its cause.
            await service.tell_of_failing(db, channel, row.error, cause=f"silent:{now.date()}")
        if isinstance(error, BadCredentials) and (await service.get(db, channel.id)).version != channel.version:
            row.due_at = now  # others were set while it ran
        elif isinstance(error, BadCredentials):
            row.due_at, row.cause = now + A_DAY, DENIED  # or when others are set, or these are found to work: `arrange`
            if cause != DENIED:
                await _doubt(db, channel)
        elif final:
            row.due_at = now + max(AFTER_REFUSAL, min(every(channel, capability), A_DAY))
        else:
            row.due_at = now + pause(max(row.failures, 1), least=error.again)
    if error is not None or any(state.get(name) for name in ("new", "changed", "problems")):
        started = datetime.fromisoformat(state["started"])
        db.add(_line(row, outcome, state, started_at=started, error=row.error, cause=cause))


async def _doubt(db: AsyncSession, channel: Channel) -> None:
    """What a call found does not fit what is known of the credentials: have them tried, once for all who doubt."""
    mine = select(Sync.ran_at).where(Sync.channel_id == channel.id, Sync.capability == Capability.CHECK.value)
    last = (await db.execute(mine)).scalar_one_or_none()
    await also(db, channel, Capability.CHECK, max(clock.now(), last + CHECKED_AGAIN) if last else clock.now())


async def _following(
    db: AsyncSession, channel: Channel, capability: Capability, state: Mapping[str, Any], now: datetime
) -> datetime:
    """When it is due next; and what it makes due besides: what was told is read back, new cards have prices.

    Returns that came before their order are taken up with it.
    """
    soon, changed_ = now + READ_BACK_AFTER, state.get("changed")
    if capability is Capability.CARDS and state.get("new"):
        # They may have looked before there were any.
        await also(db, channel, Capability.PRICES_READ, now)
        await also(db, channel, Capability.ITEM_STATISTICS, now)
    if capability is Capability.CARDS_PUSH and changed_:
        await also(db, channel, Capability.CARDS, soon)
    orders = capability in {Capability.ORDERS, Capability.STORED_ORDERS} and (state.get("new") or changed_)
    if orders and await coming_back.waits(db, channel.id):
        await also(db, channel, Capability.RETURNS, now)
    if state.get("untold"):
        await also(db, channel, Capability.STOCK_PUSH, now)
    if capability is Capability.STOCK_PUSH and changed_:
        await also(db, channel, Capability.STOCK_READ, soon)
    if capability is Capability.PRICES_PUSH and changed_:
        await also(db, channel, Capability.PRICES_READ, soon)
    if capability is Capability.STOCK_READ and state.get("problems"):
        await changed(db, [channel.id])
    if state.get("again"):
        return now + timedelta(seconds=state["again"])
    if state.get("waits"):
        return now + LOOKS_AGAIN[capability]
    return now + every(channel, capability)


async def also(db: AsyncSession, channel: Channel, capability: Capability, at: datetime) -> None:
    """Have this looked at as well, where it is kept in step."""
    if capability in kept_by(channel):
        await want(db, channel.id, capability, cause=CHANGE, at=at)


def _line(
    row: Sync, outcome: str, state: Mapping[str, Any], *, started_at: datetime, error: str = "", cause: str = ""
) -> SyncRun:
    return SyncRun(
        channel_id=row.channel_id,
        capability=row.capability,
        cause=cause or row.cause,
        outcome=outcome,
        started_at=started_at,
        ended_at=clock.now(),
        error=error[:500],
        **{name: state.get(name, 0) for name in COUNTS},
    )


async def again(db: AsyncSession, channel: Channel, wanted: Sequence[Capability] = ()) -> None:
    """Have these, or everything that is kept in step, done now: on demand, and what failed once more.

    Invalid for what this channel does not have, or what is switched off.
    """
    kept = kept_by(channel)
    for one in wanted:
        if one not in kept:
            raise Invalid("capabilities", f"{one.words} is not kept in step with {channel.name}")
    able(channel)
    for one in wanted or kept:
        if one is Capability.STOCK_PUSH:
            await stocking.mark(db, Listing.channel_id == channel.id, Listing.state == FAILED)
        await want(db, channel.id, one, cause=HAND)


def able(channel: Channel) -> None:
    """Invalid for a channel that is asked nothing now."""
    if not channel.enabled or service.lacking(channel):
        raise Invalid("channel", f"{channel.name} is switched off or not set up yet")


async def switch(db: AsyncSession, channel: Channel, capability: Capability, *, enabled: bool) -> None:
    """Keep something in step, or no longer. Invalid for what this channel does not have."""
    if capability not in kept_by(channel):
        raise Invalid("capability", f"{capability.words} is not kept in step with {channel.name}")
    await row_of(db, channel.id, capability)
    mine = update(Sync).where(Sync.channel_id == channel.id, Sync.capability == capability.value)
    values: dict[str, Any] = {"enabled": enabled}
    if enabled:
        values |= {"due_at": clock.now(), "cause": HAND}
    await db.execute(_quietly(mine.values(**values)))


async def failing(db: AsyncSession, channel_ids: Iterable[int]) -> dict[int, list[str]]:
    """What of each channel has failed some times in a row; not what its key has no right to."""
    often = and_(Sync.failures >= FAILING, Sync.enabled, Sync.cause != DENIED)
    mine = select(Sync.channel_id, Sync.capability).where(Sync.channel_id.in_(list(channel_ids)), often)
    found: dict[int, list[str]] = {}
    for channel_id, capability in (await db.execute(mine.order_by(Sync.id))).all():
        found.setdefault(channel_id, []).append(capability)
    return found


async def of(db: AsyncSession, channel: Channel) -> list[tuple[Sync, int, int]]:
    """What is kept in step with a channel, how many items wait for it, and how many a run has looked at so far."""
    query = (
        select(Sync).where(Sync.channel_id == channel.id).order_by(Sync.id).execution_options(populate_existing=True)
    )
    kept = kept_by(channel)
    found = [one for one in (await db.execute(query)).scalars() if named(one.capability) in kept]
    running = select(jobs.Job.id, jobs.Job.state).where(jobs.Job.id.in_([one.job_id for one in found if one.job_id]))
    seen = {job_id: int(state.get("seen", 0)) for job_id, state in (await db.execute(running)).all()}
    linked = Listing.variant_id.is_not(None)
    waiting: dict[Capability, tuple[Any, ...]] = {
        Capability.CARDS_PUSH: (ChannelCard, ChannelCard.due.is_not(None)),
        Capability.CARDS: (ChannelCard, ChannelCard.state == SENT),
        Capability.STOCK_PUSH: (Listing, Listing.stock_due.is_not(None), linked),
        Capability.STOCK_READ: (Listing, Listing.state == SENT),
        Capability.PRICES_PUSH: (Listing, Listing.price_due.is_not(None), linked),
        Capability.PRICES_READ: (Listing, Listing.price_state == SENT),
    }
    counts = {}
    for one in kept:
        if one in waiting:
            kind, *so = waiting[one]
            many = select(func.count(kind.id)).where(kind.channel_id == channel.id, *so)
            counts[one] = int((await db.execute(many)).scalar_one())
    return [(one, counts.get(named(one.capability), 0), seen.get(one.job_id or "", 0)) for one in found]


def log_of(channel_id: int, *, capability: str | None = None, outcome: str | None = None) -> Select[Any]:
    """A channel's sync log."""
    query = select(SyncRun).where(SyncRun.channel_id == channel_id)
    if capability is not None:
        query = query.where(SyncRun.capability == capability)
    return query if outcome is None else query.where(SyncRun.outcome == outcome)


async def changed(db: AsyncSession, channel_ids: Iterable[int]) -> None:
    """The stock that these channels show is not what it is: tell them now."""
    for channel_id in sorted(channel_ids):
        await want(db, channel_id, Capability.STOCK_PUSH, cause=CHANGE)


@jobs.job("channels.forget_log", every="47 3 * * *")
async def forget(run: jobs.Run) -> dict[str, Any]:
    """The log of syncs is kept for a month."""
    async with run.transaction() as db:
        gone: Any = await db.execute(delete(SyncRun).where(SyncRun.ended_at < clock.now() - KEPT))
    return {"forgotten": gone.rowcount}
