"""Rules about campaigns: written down, tried, confirmed and run, each campaign once a day and each decision explained.

What is to be done is written down first, as absolute values, then done, then marked: a run that was killed in between
is finished by the next one, and doing it again makes no difference.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.channels import service as channels
from tradepost.core import clock, dialects, events
from tradepost.core.db import reading, transaction
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound, Problem
from tradepost.core.money import as_minor
from tradepost.promotion import ad_figures, ad_rules, campaigns
from tradepost.promotion.ad_figures import Sums
from tradepost.promotion.ad_models import AdCampaign, AdDecision, AdRule
from tradepost.promotion.ad_rules import AMOUNTS, Rule, Standing, Verdict
from tradepost.promotion.limits import STORE

MOST = 500  # campaigns that a run looks at
DOING, DONE, WOULD, NONE, FAILED = "doing", "done", "would", "none", "failed"
DOES = ("channel", "campaign_ids", "metric", "above", "threshold", "days", "least_clicks", "action", "percent",
        "lowest", "highest")  # fmt: skip
UNTOLD = ("updated_at", "version", "confirmed", "confirmed_at", "confirmed_by", "confirmed_by_id", "tried")


async def find(db: AsyncSession, rule_id: int, *, lock: bool = False) -> AdRule:
    """A rule, locked when it is to be changed; NotFound."""
    query = select(AdRule).where(AdRule.id == rule_id).execution_options(populate_existing=True)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("rule", rule_id)
    return found


async def create(db: AsyncSession, given: Mapping[str, Any]) -> AdRule:
    """Write a rule down. It does nothing before a dry run of it is confirmed."""
    row = AdRule(**given, revision=1)
    await _check(db, row)
    await _save(db, row)
    await events.record(db, "ad_rule.created", row, subject_name=row.name)
    return row


async def change(db: AsyncSession, row: AdRule, given: Mapping[str, Any]) -> None:
    """Change a locked rule; doing something else takes a new dry run."""
    for name, value in given.items():
        setattr(row, name, value)
    await _check(db, row)
    changes = events.changed(row, leave_out=UNTOLD)
    if set(changes) & set(DOES):
        row.revision += 1
    if changes:
        await _save(db, row)
        await events.record(db, "ad_rule.updated", row, subject_name=row.name, changes=changes)


async def _save(db: AsyncSession, row: AdRule) -> None:
    name = row.name
    try:
        async with db.begin_nested():
            db.add(row)
            await db.flush()
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        raise Conflict(f"There is a rule {name} already", errors=[{"field": "name", "message": "is taken"}]) from error


async def _check(db: AsyncSession, row: AdRule) -> None:
    """Whether a rule makes sense: what is moved says by how much, and up to where. Invalid names the field."""
    moves = row.action in {"bid", "daily_budget"}
    if moves and not row.percent:
        raise Invalid("percent", "say by how many per cent")
    if moves and (row.percent or 0) > 0 and row.highest is None:
        raise Invalid("highest", "say up to where it may be raised")
    if not moves and row.percent:
        raise Invalid("percent", "is for bids and daily budgets")
    if row.lowest is not None and row.highest is not None and row.lowest > row.highest:
        raise Invalid("highest", "is below the lowest")
    if row.channel is not None and row.channel != STORE and await channels.by_code(db, row.channel) is None:
        raise Invalid("channel", "there is no such channel")
    if row.campaign_ids:
        query = select(AdCampaign.id).where(AdCampaign.id.in_(row.campaign_ids))
        if set(row.campaign_ids) - set((await db.execute(query)).scalars()):
            raise Invalid("campaign_ids", "there is no such campaign")


async def confirm(db: AsyncSession, row: AdRule) -> None:
    """Say that the dry run of what a locked rule does now was looked at: from now on it runs. Conflict without one."""
    if row.tried != row.revision:
        raise Conflict("Make a dry run of what the rule does now, and look at it first")
    who = events.actor()
    row.confirmed, row.confirmed_at = row.revision, clock.now()
    row.confirmed_by, row.confirmed_by_id = who.name[:255], who.id
    await db.flush()
    await events.record(db, "ad_rule.confirmed", row, subject_name=row.name, revision=row.revision)


async def remove(db: AsyncSession, row: AdRule) -> None:
    """Delete a locked rule; the log of what it did stays."""
    await events.record(db, "ad_rule.deleted", row, subject_name=row.name)
    await db.delete(row)
    await db.flush()


# --- running ---


def _rule(row: AdRule, currency: str) -> Rule:
    """A rule in a campaign's currency; Invalid for an amount that is finer than its coin."""

    def minor(value: Decimal | None, field: str) -> int | None:
        return as_minor(value, currency, field=field)

    threshold = row.threshold
    if row.metric in AMOUNTS:
        threshold = Decimal(minor(row.threshold, "threshold") or 0)
    return Rule(
        row.metric, row.above, threshold, row.least_clicks, row.action, row.percent or 0,
        minor(row.lowest, "lowest"), minor(row.highest, "highest"),
    )  # fmt: skip


async def _decided(db: AsyncSession, row: AdRule) -> list[tuple[AdCampaign, Verdict]]:
    """What a rule comes to for each of its campaigns, in four statements."""
    query = campaigns.listed().where(AdCampaign.state.in_(("running", "paused"))).order_by(AdCampaign.id).limit(MOST)
    if row.channel is not None:
        query = query.where(AdCampaign.channel == row.channel)
    if row.campaign_ids:
        query = query.where(AdCampaign.id.in_(row.campaign_ids))
    found = (await db.execute(query)).scalars().all()
    ids = [one.id for one in found]
    today = clock.business_day(clock.now())
    sums = await ad_figures.by_campaign(db, ids, today - timedelta(days=row.days - 1), today)
    shows = await campaigns.items_of(db, ids)
    decided = []
    for one in found:
        bids = {item.item_id: (item.bid, item.least) for item, _ in shows[one.id] if item.bid is not None}
        standing = Standing(one.state, one.budget, one.daily_budget, bids)
        if row.action == "bid" and one.bids_in == "percent" and row.channel is None and not row.campaign_ids:
            # A rule about all campaigns has limits in money: 300 would be three times the price here.
            decided.append((one, Verdict("unit", {})))
            continue
        try:
            verdict = ad_rules.decide(_rule(row, one.currency), standing, sums.get(one.id, Sums()))
        except Invalid as error:
            verdict = Verdict("coin", {"problem": error.detail})
        decided.append((one, verdict))
    return decided


def _decision(row: AdRule, one: AdCampaign, verdict: Verdict, *, outcome: str, dry: bool) -> AdDecision:
    told = {name: str(value) if isinstance(value, Decimal) else value for name, value in verdict.told.items()}
    return AdDecision(
        rule_id=row.id, rule_name=row.name, revision=row.revision, campaign_id=one.id, dry=dry, outcome=outcome,
        reason=verdict.reason, changes=[list(change) for change in verdict.changes],
        told=told | {"metric": row.metric, "threshold": f"{row.threshold:f}", "days": row.days},
        actor_name=events.actor().name[:255],
    )  # fmt: skip


async def try_out(rule_id: int) -> list[AdDecision]:
    """What a rule would do now, and why; nothing is changed."""
    async with transaction() as db:
        row = await find(db, rule_id, lock=True)
        made = [
            _decision(row, one, verdict, outcome=WOULD if verdict.changes else NONE, dry=True)
            for one, verdict in await _decided(db, row)
        ]
        db.add_all(made)
        row.tried = row.revision
        await db.flush()
    return made


async def run(rule_id: int) -> list[AdDecision]:
    """Run a confirmed rule now: what it did, failed to do, or left. Conflict without a confirmed dry run of it.

    Each campaign is changed at most once a day by a rule; those that need nothing are told, not written down.
    """
    async with reading() as db:
        row = await find(db, rule_id)
        if row.confirmed != row.revision:
            raise Conflict("Make a dry run of what the rule does now, look at it and confirm it first")
        unfinished = select(AdDecision.id).where(AdDecision.rule_id == rule_id, AdDecision.outcome == DOING)
        left = (await db.execute(unfinished.order_by(AdDecision.id))).scalars().all()
        decided = await _decided(db, row)
    made = [await _finish(one) for one in left]
    begun = {one.campaign_id for one in made}
    today = clock.business_day(clock.now())
    for one, verdict in decided:
        if one.id in begun:
            continue
        if not verdict.changes:
            quiet = _decision(row, one, verdict, outcome=NONE, dry=False)
            quiet.id, quiet.created_at, quiet.problem = 0, clock.now(), ""
            made.append(quiet)
            continue
        decision_id = await _begin(row, one, verdict, f"{row.id}:{one.id}:{today}")
        if decision_id is not None:
            made.append(await _finish(decision_id))
    return made


async def _begin(row: AdRule, one: AdCampaign, verdict: Verdict, once: str) -> int | None:
    """Write down what is about to be done; None when the rule has changed this campaign today already."""
    found = _decision(row, one, verdict, outcome=DOING, dry=False)
    names = ("rule_id", "rule_name", "revision", "campaign_id", "dry", "outcome", "reason", "changes", "told")
    values = {name: getattr(found, name) for name in names}
    values |= {"once": once, "actor_name": found.actor_name, "created_at": clock.now(), "problem": ""}
    table = inspect(AdDecision).local_table
    async with transaction() as db:
        # Another run at this moment, or a newer revision: the first of them, and the newest, does it.
        now = await find(db, row.id, lock=True)
        if now.revision != row.revision or now.confirmed != row.revision or not now.active:
            return None
        done = select(AdDecision.id).where(AdDecision.once == once)
        if (await db.execute(done)).scalar() is not None:
            return None
        await db.execute(dialects.upsert(db, table, [values], key=["once"]))
        return (await db.execute(done)).scalar()


async def _finish(decision_id: int) -> AdDecision:
    """Do what is written down, and mark it: done, or failed with the reason."""
    async with reading() as db:
        found = (await db.execute(select(AdDecision).where(AdDecision.id == decision_id))).scalar_one()
    outcome, problem = DONE, ""
    try:
        refused = await _act(found.campaign_id, found.changes)
        if refused:
            problem = "; ".join(f"{item}: {why}" for item, why in sorted(refused.items()))
            outcome = FAILED if len(refused) == len(found.changes) else DONE
    except Problem as error:
        outcome, problem = FAILED, error.detail
    async with transaction() as db:
        await db.execute(
            update(AdDecision)
            .where(AdDecision.id == decision_id)
            .values(outcome=outcome, problem=problem[:500])
            .execution_options(synchronize_session=False)
        )
        query = select(AdDecision).where(AdDecision.id == decision_id).execution_options(populate_existing=True)
        return (await db.execute(query)).scalar_one()


async def _act(campaign_id: int, changes: Sequence[Sequence[Any]]) -> dict[str, str]:
    bids = {str(item): int(after) for what, item, _before, after in changes if what == "bid"}
    for what, _item, _before, after in changes:
        if what == "state":
            await campaigns.set_state(campaign_id, after)
        elif what == "daily_budget":
            await campaigns.set_budget(campaign_id, daily=True, amount=int(after))
    return await campaigns.set_bids(campaign_id, bids) if bids else {}


async def run_all() -> dict[str, int]:
    """Run every active rule whose present doing is confirmed, in the order of their ids: how many did what."""
    async with reading() as db:
        query = select(AdRule.id).where(AdRule.active, AdRule.confirmed == AdRule.revision).order_by(AdRule.id)
        ids = (await db.execute(query)).scalars().all()
    told = {"rules": len(ids), DONE: 0, FAILED: 0}
    for one in ids:
        for decision in await run(one):
            if decision.outcome in told:
                told[decision.outcome] += 1
    return told
