"""Running a rule: what it comes to for each of its goods, written down, and done unless it is only a dry run.

Up to MOST products are gone through in the request, more in a job that takes CHUNK variants a transaction, in the order
of their ids: killed at any moment it goes on after the last that is done. What a run does is a change of many prices,
and is put back as one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import Select, and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Category, Product, Variant
from tradepost.channels.rules import code_of
from tradepost.core import clock, dialects, events, jobs
from tradepost.core.db import reading
from tradepost.core.errors import Conflict, NotFound
from tradepost.core.jobs import Job, Run
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.inventory.queries import available
from tradepost.orders.models import Order, OrderLine
from tradepost.orders.queries import COUNTED
from tradepost.orders.rules import SALE
from tradepost.pricing import bulk, changing, service as pricing, targets
from tradepost.pricing.models import BulkChange, Floor, ListPrice
from tradepost.pricing.repricing import own_list
from tradepost.pricing.rules import STORE, UNDOING, UNDONE, TaxTable
from tradepost.repricer import rules
from tradepost.repricer.models import CompetitorPrice, PriceRule, RuleDecision, RuleRun
from tradepost.repricer.service import DONE, RUNNING, due, find as find_rule, meant, parsed, plan, terms_of, unit
from tradepost.suppliers import margins
from tradepost.suppliers.schemas import percent_text

MOST = 200
CHUNK = 200
SOLD_OF = 28  # days whose sales say how long a stock lasts
KEPT = timedelta(days=30)  # how long a run's decisions are kept; the run itself, and what it changed, stay
CHANGED, SAME, REFUSED = "changed", "same", "refused"


async def find(db: AsyncSession, run_id: int, *, lock: bool = False) -> RuleRun:
    """A run, locked when it is to go on; NotFound."""
    query = select(RuleRun).where(RuleRun.id == run_id).execution_options(populate_existing=True)
    found = (await db.execute(query.with_for_update() if lock else query)).scalar_one_or_none()
    if found is None:
        raise NotFound("run", run_id)
    return found


async def begin(db: AsyncSession, rule: PriceRule, *, dry: bool, scheduled: bool = False) -> RuleRun:
    """Run a locked rule, in this transaction or by a job.

    Conflict while it runs already, and when a real run lacks the confirmed dry run of what the rule does now.
    """
    if await _runs(db, rule.id):
        raise Conflict("The rule is being run: wait until it is through")
    if not dry and rule.confirmed != rule.revision:
        raise Conflict("Make a dry run of what the rule does now, look at it and confirm it first")
    who = events.actor()
    run = RuleRun(
        rule_id=rule.id, rule_name=rule.name, revision=rule.revision, dry=dry, scheduled=scheduled, status=RUNNING,
        chosen=rule.chosen, steps=rule.steps, terms=await taken(db, rule.channel, rule.terms), channel=rule.channel,
        actor_kind=who.kind, actor_id=who.id, actor_name=who.name[:255],
    )  # fmt: skip
    db.add(run)
    await db.flush()
    if not dry:
        change = await targets.open_change(db, rule.chosen, {"rule": rule.name, "run_id": run.id}, rule.channel)
        run.bulk_id = change.id
    ids: Any = select(Variant.id, Variant.product_id).join(Product, Product.id == Variant.product_id)
    found = (await db.execute(meant(ids, run.chosen))).all()
    if len({product_id for _id, product_id in found}) > MOST:
        from tradepost.repricer.jobs import run_rule  # the job calls what is here

        run.job_id = (await jobs.later(db, run_rule, title=rule.name, total=len(found), run_id=run.id)).id
        await db.flush()
        return run
    if not dry:
        # All at once, in one order: the chunks alone would take locks in another one than who does the same.
        await changing.hold(db, [variant_id for variant_id, _product in found])
    while run.status == RUNNING:
        await step(db, run)
    return run


async def _runs(db: AsyncSession, rule_id: int) -> bool:
    query = (
        select(RuleRun.id)
        .join(Job, Job.id == RuleRun.job_id)
        .where(RuleRun.rule_id == rule_id, RuleRun.status == RUNNING, Job.status.not_in(jobs.ENDED))
    )
    return (await db.execute(query.limit(1))).scalar() is not None


async def taken(db: AsyncSession, channel: str | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """What selling takes, as somebody says, else as the channel took of late; the tax is each category's own."""
    takes = (await margins.lately(db)).get(code_of(channel or STORE))
    if takes is None:
        return dict(told)
    home = settings().currency
    known = {"commission": percent_text(takes.commission_ppm), "logistics": to_text(takes.logistics, home)}
    return {**known, **told}


async def step(db: AsyncSession, run: RuleRun) -> int:
    """Go through the next CHUNK of a locked run's goods; how many."""
    change = found = None
    if run.bulk_id is not None:
        change = await bulk.find(db, run.bulk_id)
        if change.status != RUNNING:  # it is being put back: it goes no further
            run.status = DONE
            await db.flush()
            return 0
        found = await bulk.list_of(db, change)
    query = meant(select(Variant.id).join(Product, Product.id == Variant.product_id), run.chosen)
    ids = list((await db.execute(query.where(Variant.id > run.last).order_by(Variant.id).limit(CHUNK))).scalars())
    if not ids:
        await _end(db, run, change)
        return 0
    if change is not None:
        await changing.hold(db, ids)
    now = clock.now()
    steps = parsed(run.steps)
    first = await _before(db, run, ids)
    decided = {
        variant_id: (
            one,
            rules.left_to(first[variant_id], one) if variant_id in first else rules.decide(steps, one, now),
        )
        for variant_id, one in (await _goods(db, run, ids, None if found is None else found.id)).items()
    }
    refused: Mapping[int, str] = {}
    if change is not None:
        wanted = [
            targets.Target(variant_id, one.price, made.price)
            for variant_id, (one, made) in decided.items()
            if made.price != one.price
        ]
        refused = await targets.put(db, change, found, wanted)
    rows = [_row(run, variant_id, *decided[variant_id], refused.get(variant_id, "")) for variant_id in sorted(decided)]
    if rows:
        await dialects.bulk_insert(db, RuleDecision.__table__, rows)
    run.last = ids[-1]
    await db.flush()
    return len(ids)


async def _before(db: AsyncSession, run: RuleRun, ids: Sequence[int]) -> dict[int, str]:
    """{variant: the rule that has it}, of those that a rule in force has which comes before this one."""
    own = None if run.rule_id is None else await db.get(PriceRule, run.rule_id)
    if own is None:
        return {}
    query = (
        select(PriceRule)
        .where(
            PriceRule.active,
            PriceRule.confirmed == PriceRule.revision,
            PriceRule.channel.is_(None) if run.channel is None else PriceRule.channel == run.channel,
            or_(PriceRule.priority > own.priority, and_(PriceRule.priority == own.priority, PriceRule.id < own.id)),
        )
        .order_by(PriceRule.priority.desc(), PriceRule.id)
    )
    found: dict[int, str] = {}
    for other in (await db.execute(query)).scalars():
        goods = select(Variant.id).join(Product, Product.id == Variant.product_id)
        for variant_id in (await db.execute(meant(goods.where(Variant.id.in_(ids)), other.chosen))).scalars():
            found.setdefault(variant_id, other.name)
    return found


def _row(run: RuleRun, variant_id: int, goods: rules.Goods, made: rules.Decision, refused: str) -> dict[str, Any]:
    return {
        "run_id": run.id,
        "variant_id": variant_id,
        "before": goods.price,
        "after": made.price,
        "margin_before": rules.left(goods.price, goods.cost, goods.terms),
        "margin_after": rules.left(made.price, goods.cost, goods.terms),
        "outcome": REFUSED if refused else SAME if made.price == goods.price else CHANGED,
        "problem": refused,
        "effects": [one._asdict() for one in made.effects],
        "created_at": clock.now(),
    }


async def _end(db: AsyncSession, run: RuleRun, change: BulkChange | None) -> None:
    run.status = DONE
    if change is not None:
        await targets.close(db, change)
        rule = None if run.rule_id is None else await db.get(PriceRule, run.rule_id)
        if rule is not None:
            told = (await counts(db, [run.id]))[run.id]
            await events.record(db, "price_rule.ran", rule, subject_name=rule.name, run_id=run.id, outcomes=told)
    await db.flush()


async def counts(db: AsyncSession, run_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many variants each run changed, left as they are, and was refused; whatever is undone since."""
    query = (
        select(RuleDecision.run_id, RuleDecision.outcome, func.count())
        .where(RuleDecision.run_id.in_(run_ids))
        .group_by(RuleDecision.run_id, RuleDecision.outcome)
    )
    found = {run_id: dict.fromkeys((CHANGED, SAME, REFUSED), 0) for run_id in run_ids}
    for run_id, outcome, many in await db.execute(query):
        found[run_id][outcome] = many
    return found


async def undo(db: AsyncSession, run: RuleRun) -> BulkChange:
    """Put back what a run did and nobody changed since. Conflict for a dry run, and the second time."""
    if run.bulk_id is None:
        raise Conflict("A dry run changed nothing: there is nothing to put back")
    change = await bulk.find(db, run.bulk_id)
    await bulk.undo(db, change)
    return change


def shown() -> Select[Any]:
    """Runs, each with how it stands: a job that ended in the middle leaves it failed."""
    status = case(
        (BulkChange.status.in_((UNDOING, UNDONE)), "undone"),
        (and_(RuleRun.status == RUNNING, Job.status.in_(jobs.ENDED)), "failed"),
        else_=RuleRun.status,
    )
    return (
        select(RuleRun, status.label("stands"))
        .outerjoin(BulkChange, BulkChange.id == RuleRun.bulk_id)
        .outerjoin(Job, Job.id == RuleRun.job_id)
    )


# --- what a rule goes by ---


async def _goods(db: AsyncSession, run: RuleRun, ids: Sequence[int], list_id: int | None) -> dict[int, rules.Goods]:
    """Variants as a run finds them, in some six statements."""
    query = (
        select(
            Variant.id, Variant.price, Variant.cost, Floor.amount.label("floor"), ListPrice.amount.label("entry"),
            Category.path,
        )
        .join(Product, Product.id == Variant.product_id)
        .outerjoin(Category, Category.id == Product.category_id)
        .outerjoin(Floor, and_(Floor.variant_id == Variant.id, Floor.currency == settings().currency))
        .outerjoin(
            ListPrice,
            and_(
                ListPrice.variant_id == Variant.id,
                ListPrice.list_id == (list_id or await _list_id(db, run)),
                ListPrice.min_quantity == 1,
            ),
        )
        .where(Variant.id.in_(ids))
    )  # fmt: skip
    kinds = {one["kind"] for one in run.steps}
    seen = await newest(db, ids) if "competitor" in kinds else {}
    stock = await available(db, ids) if "stock" in kinds else {}
    sold = await _sold(db, ids) if "stock" in kinds else {}
    given, taxes = terms_of(run.terms), await pricing.taxes(db)
    return {
        row.id: rules.Goods(
            price=row.price if row.entry is None else row.entry,
            cost=row.cost,
            floor=row.floor,
            available=stock.get(row.id, 0),
            daily=Fraction(sold.get(row.id, 0), SOLD_OF),
            seen=seen.get(row.id, ()),
            terms=rules.Terms(**{"tax_ppm": tax_in(taxes, row.path or ""), **given}),
            unit=unit(),
        )
        for row in await db.execute(query)
    }


async def _list_id(db: AsyncSession, run: RuleRun) -> int:
    """The list a dry run reads; a channel that has none yet asks for the goods' own prices."""
    return 0 if run.channel is None else await own_list(db, run.channel) or 0


def tax_in(taxes: TaxTable, path: str) -> int:
    """The tax inside a price: of rates for any country, as nobody says yet where the goods go."""
    return taxes.rate("", path).ppm if taxes.prices_include_tax else 0


async def newest(db: AsyncSession, ids: Sequence[int]) -> dict[int, list[rules.Seen]]:
    """What each competitor asked last for each variant."""
    last = (
        select(
            CompetitorPrice.variant_id, CompetitorPrice.competitor, func.max(CompetitorPrice.observed_at).label("at")
        )
        .where(CompetitorPrice.variant_id.in_(ids), CompetitorPrice.observed_at <= clock.now())
        .group_by(CompetitorPrice.variant_id, CompetitorPrice.competitor)
        .subquery()
    )
    query = (
        select(
            CompetitorPrice.variant_id, CompetitorPrice.competitor, CompetitorPrice.price, CompetitorPrice.observed_at
        )
        .join(
            last,
            and_(
                last.c.variant_id == CompetitorPrice.variant_id,
                last.c.competitor == CompetitorPrice.competitor,
                last.c.at == CompetitorPrice.observed_at,
            ),
        )
        .order_by(CompetitorPrice.id)
    )
    found: dict[int, list[rules.Seen]] = defaultdict(list)
    for variant_id, competitor, price, observed_at in await db.execute(query):
        found[variant_id].append(rules.Seen(competitor, price, observed_at))
    return found


async def _sold(db: AsyncSession, ids: Sequence[int]) -> dict[int, int]:
    """Units of each variant sold over the last SOLD_OF whole days."""
    today = clock.business_day(clock.now())
    query = (
        select(OrderLine.variant_id, func.sum(OrderLine.quantity))
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            OrderLine.variant_id.in_(ids),
            Order.business_day.between(today - timedelta(days=SOLD_OF), today - timedelta(days=1)),
            COUNTED,
            Order.kind == SALE,
        )
        .group_by(OrderLine.variant_id)
    )
    return {int(variant_id): max(0, int(units)) for variant_id, units in await db.execute(query)}


# --- by itself ---


async def run_due(run: Run) -> int:
    """Run every rule whose time has come, each once: its next time is set in the transaction that runs it."""
    async with reading() as db:
        query = select(PriceRule.id).where(PriceRule.next_at <= clock.now()).order_by(PriceRule.id)
        ids = list((await db.execute(query)).scalars())
    begun = 0
    for rule_id in ids:
        async with run.transaction() as db:
            begun += await _run_due(db, rule_id, clock.now())
    return begun


async def _run_due(db: AsyncSession, rule_id: int, now: datetime) -> bool:
    try:
        rule = await find_rule(db, rule_id, lock=True)
    except NotFound:
        return False
    if not due(rule, now):
        return False
    plan(rule)
    if await _runs(db, rule.id):  # so many goods that the last run is not through yet: the next time will do
        return False
    await begin(db, rule, dry=False, scheduled=True)
    return True


async def forget(db: AsyncSession) -> int:
    """Throw away the decisions of old runs; how many runs."""
    old = select(RuleRun.id).where(RuleRun.created_at < clock.now() - KEPT)
    with_some = list((await db.execute(old.where(RuleRun.id.in_(select(RuleDecision.run_id))))).scalars())
    await db.execute(delete(RuleDecision).where(RuleDecision.run_id.in_(with_some)))
    return len(with_some)


async def forget_name(db: AsyncSession, account_id: int, name: str) -> None:
    """Somebody who leaves goes from the log by name."""
    await db.execute(
        update(RuleRun)
        .where(RuleRun.actor_kind == "account", RuleRun.actor_id == account_id)
        .values(actor_name=name)
        .execution_options(synchronize_session=False)
    )
