"""The routes of price rules, of their runs, and of what competitors ask; all beside the seller's price management."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import func, select

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product, Variant
from tradepost.core import money
from tradepost.core.db import Db
from tradepost.core.errors import NotFound
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, Line, current_version, router as make_router, version_tag
from tradepost.pricing.readers import Reader, Writer
from tradepost.repricer import competitors, rules, running, service
from tradepost.repricer.models import CompetitorPrice, PriceRule, RuleDecision, RuleRun
from tradepost.repricer.schemas import (
    CompetitorPriceIn,
    CompetitorPriceOut,
    ConfirmIn,
    DecisionOut,
    EffectOut,
    ElasticityAsked,
    ElasticityOut,
    PriceRuleChange,
    PriceRuleIn,
    PriceRuleOut,
    RuleRunOut,
    RunShort,
)
from tradepost.repricer.texts import say, shown

router: APIRouter = make_router("prices", prefix="/management/price")
bare = router  # the seller service documents its calls without a prefix

RowQuery = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
_rules = paging(PriceRule.id, "name", name=PriceRule.name)
_runs = paging(RuleRun.id, "-id")
_decisions = paging(RuleDecision.id, "id", most=500)
_seen = paging(
    CompetitorPrice.id, "-observed_at", observed_at=CompetitorPrice.observed_at, price=CompetitorPrice.price,
    competitor=CompetitorPrice.competitor, sku=Variant.sku,
)  # fmt: skip


def language_of(who: Any) -> str:
    """The language in which somebody reads explanations."""
    return (who.account.language if who.account else "") or settings().language


def _text(amount: int) -> str:
    return money.to_text(amount, settings().currency)


# --- rules ---


async def _rules_out(db: Db, found: list[PriceRule]) -> list[PriceRuleOut]:
    """Rules with their last run, in three more statements."""
    newest = select(RuleRun.rule_id, func.max(RuleRun.id)).where(RuleRun.rule_id.in_([one.id for one in found]))
    last = {row[0]: row[1] for row in await db.execute(newest.group_by(RuleRun.rule_id))}
    runs = await _shorts(db, list(last.values()))
    return [
        PriceRuleOut(
            id=one.id, name=one.name, goods=one.chosen, steps=one.steps, channel=one.channel, terms=one.terms,
            active=one.active, priority=one.priority, every_hours=one.every_hours, at_hour=one.at_hour,
            revision=one.revision,
            confirmed=one.confirmed == one.revision, confirmed_by=one.confirmed_by, confirmed_at=one.confirmed_at,
            next_at=one.next_at, last_run=runs.get(last.get(one.id, 0)), version=one.version,
            created_at=one.created_at, updated_at=one.updated_at,
        )
        for one in found
    ]  # fmt: skip


async def _shorts(db: Db, run_ids: list[int]) -> dict[int, RunShort]:
    if not run_ids:
        return {}
    counted = await running.counts(db, run_ids)
    rows = await db.execute(running.shown().where(RuleRun.id.in_(run_ids)))
    return {run.id: RunShort(**_short(run, stands), **counted[run.id]) for run, stands in rows}


def _short(run: RuleRun, stands: str) -> dict[str, Any]:
    names = ("id", "dry", "revision", "created_at")
    return {name: getattr(run, name) for name in names} | {"status": stands}


async def _rule_out(db: Db, found: PriceRule, response: Response) -> PriceRuleOut:
    (told,) = await _rules_out(db, [found])
    version_tag(response, found.version)
    return told


@router.get("/rules")
async def list_price_rules(
    db: Db, _who: Reader, page: Annotated[Paging, Depends(_rules)], q: Annotated[Line, Query()] = ""
) -> Page[PriceRuleOut]:
    """Rules of prices, each with its last run."""
    query = select(PriceRule)
    if q:
        query = query.where(PriceRule.name.icontains(q, autoescape=True))
    found = await paged(db, query, page)
    return Page[PriceRuleOut](**found | {"items": await _rules_out(db, found["items"])})


@router.post("/rules", status_code=201)
async def create_price_rule(body: PriceRuleIn, db: Db, _who: Writer, response: Response) -> PriceRuleOut:
    """Write a rule down. It changes nothing before a dry run of it is confirmed."""
    return await _rule_out(db, await service.create(db, body), response)


@router.get("/rules/{rule_id}")
async def read_price_rule(rule_id: Id, db: Db, _who: Reader, response: Response) -> PriceRuleOut:
    """One rule."""
    return await _rule_out(db, await service.find(db, rule_id), response)


@router.put("/rules/{rule_id}")
async def change_price_rule(
    rule_id: Id, body: PriceRuleChange, db: Db, _who: Writer, request: Request, response: Response
) -> PriceRuleOut:
    """Change a rule; other goods, steps, terms or channel take a new dry run before it runs again."""
    found = await service.find(db, rule_id, lock=True)
    current_version(request, found.version)
    await service.change(db, found, body)
    return await _rule_out(db, found, response)


@router.delete("/rules/{rule_id}", status_code=204)
async def delete_price_rule(rule_id: Id, db: Db, _who: Writer, request: Request) -> None:
    """Delete a rule; the prices it made and the log of its runs stay."""
    found = await service.find(db, rule_id, lock=True)
    current_version(request, found.version)
    await service.remove(db, found)


@router.post("/rules/{rule_id}/dry-run", status_code=201)
async def try_price_rule(rule_id: Id, db: Db, _who: Writer, response: Response) -> RuleRunOut:
    """What the rule would do to each of its goods, and why; no price is changed. More than 200 products: 202, a job."""
    run = await running.begin(db, await service.find(db, rule_id, lock=True), dry=True)
    return await _begun(db, run, response)


@router.post("/rules/{rule_id}/confirm")
async def confirm_price_rule(
    rule_id: Id, body: ConfirmIn, db: Db, _who: Writer, request: Request, response: Response
) -> PriceRuleOut:
    """Say that a dry run of what the rule does now was looked at: from now on it may run, also by itself."""
    found = await service.find(db, rule_id, lock=True)
    current_version(request, found.version)
    await service.confirm(db, found, body.run_id)
    return await _rule_out(db, found, response)


@router.post("/rules/{rule_id}/run", status_code=201)
async def run_price_rule(rule_id: Id, db: Db, _who: Writer, response: Response) -> RuleRunOut:
    """Run a confirmed rule now: 409 without a confirmed dry run of what it does now. More than 200 products: 202."""
    run = await running.begin(db, await service.find(db, rule_id, lock=True), dry=False)
    return await _begun(db, run, response)


# --- runs ---


async def _runs_out(db: Db, rows: list[Any]) -> list[RuleRunOut]:
    counted = await running.counts(db, [run.id for run, _stands in rows])
    return [
        RuleRunOut(
            **_short(run, stands), **counted[run.id], rule_id=run.rule_id, rule_name=run.rule_name,
            scheduled=run.scheduled, goods=run.chosen, steps=run.steps, terms=run.terms, channel=run.channel,
            bulk_id=run.bulk_id, job_id=run.job_id, by=run.actor_name,
        )
        for run, stands in rows
    ]  # fmt: skip


async def _run_out(db: Db, run_id: int) -> RuleRunOut:
    row = (await db.execute(running.shown().where(RuleRun.id == run_id))).one_or_none()
    if row is None:
        raise NotFound("run", run_id)
    return (await _runs_out(db, [row]))[0]


async def _begun(db: Db, run: RuleRun, response: Response) -> RuleRunOut:
    if run.job_id is not None:
        response.status_code = 202
        response.headers["location"] = f"/api/v1/jobs/{run.job_id}"
    return await _run_out(db, run.id)


@router.get("/runs")
async def list_rule_runs(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_runs)],
    rule_id: RowQuery = None,
    dry: Annotated[bool | None, Query()] = None,
) -> Page[RuleRunOut]:
    """Runs of rules, the newest first."""
    query = running.shown()
    if rule_id is not None:
        query = query.where(RuleRun.rule_id == rule_id)
    if dry is not None:
        query = query.where(RuleRun.dry.is_(dry))
    found = await paged(db, query, page, tuple)
    return Page[RuleRunOut](**found | {"items": await _runs_out(db, found["items"])})


@router.get("/runs/{run_id}")
async def read_rule_run(run_id: Id, db: Db, _who: Reader) -> RuleRunOut:
    """One run, and what the rule was then."""
    return await _run_out(db, run_id)


@router.get("/runs/{run_id}/decisions")
async def list_decisions(
    run_id: Id,
    db: Db,
    who: Reader,
    page: Annotated[Paging, Depends(_decisions)],
    outcome: Annotated[str | None, Query(pattern="^(changed|same|refused)$")] = None,
) -> Page[DecisionOut]:
    """What the run came to for each variant, step by step. They are kept for a month."""
    await running.find(db, run_id)
    query: Any = (
        select(RuleDecision, Variant.product_id, Variant.sku, Product.name)
        .join(Variant, Variant.id == RuleDecision.variant_id)
        .join(Product, Product.id == Variant.product_id)
        .where(RuleDecision.run_id == run_id)
    )
    if outcome is not None:
        query = query.where(RuleDecision.outcome == outcome)
    language = language_of(who)
    return Page[DecisionOut](**await paged(db, query, page, lambda row: _decision_out(row, language)))


def _decision_out(row: Any, language: str) -> DecisionOut:
    made, product_id, sku, name = row
    return DecisionOut(
        id=made.id, variant_id=made.variant_id, product_id=product_id, sku=sku, name=name,
        before=_text(made.before), after=_text(made.after),
        margin_before=_known(made.margin_before), margin_after=_known(made.margin_after),
        margin_percent_before=_percent(made.margin_before, made.before),
        margin_percent_after=_percent(made.margin_after, made.after),
        outcome=made.outcome, problem=made.problem,
        effects=[_effect_out(rules.Effect(**one), language) for one in made.effects],
    )  # fmt: skip


def _effect_out(one: rules.Effect, language: str) -> EffectOut:
    return EffectOut(
        kind=one.kind, reason=one.reason, before=_text(one.before), after=_text(one.after),
        text=say(one.reason, language, one.values), values=shown(one.values),
    )  # fmt: skip


def _known(amount: int | None) -> str | None:
    return None if amount is None else _text(amount)


def _percent(part: int | None, price: int) -> str | None:
    if part is None or price <= 0:
        return None
    return str((Decimal(100 * part) / price).quantize(Decimal("0.1"), ROUND_HALF_UP))


@router.post("/runs/{run_id}/undo")
async def undo_rule_run(run_id: Id, db: Db, _who: Writer, response: Response) -> RuleRunOut:
    """Put back every price that the run changed and nobody changed since. 409 for a dry run and the second time.

    More than 200 products are put back by a job: 202.
    """
    change = await running.undo(db, await running.find(db, run_id))
    if change.status == "undoing":
        response.status_code = 202
        response.headers["location"] = f"/api/v1/jobs/{change.job_id}"
    return await _run_out(db, run_id)


# --- what competitors ask ---


def _seen_out(row: Any) -> CompetitorPriceOut:
    one, product_id, sku, own_price, name, outdated = row
    return CompetitorPriceOut(
        id=one.id, variant_id=one.variant_id, product_id=product_id, sku=sku, name=name,
        competitor=one.competitor, price=_text(one.price), own_price=_text(own_price), observed_at=one.observed_at,
        url=one.url, source=one.source, newest=not outdated,
    )  # fmt: skip


@router.get("/competitors")
async def list_competitor_prices(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_seen)],
    q: Annotated[Line, Query(description="Words of the goods")] = "",
    competitor: Annotated[Line, Query()] = "",
    product_id: RowQuery = None,
    variant_id: RowQuery = None,
) -> Page[CompetitorPriceOut]:
    """What competitors asked for the shop's goods, the newest first."""
    query = competitors.listed(q=q, competitor=competitor, product_id=product_id, variant_id=variant_id)
    return Page[CompetitorPriceOut](**await paged(db, query, page, _seen_out))


@router.post("/competitors", status_code=201)
async def observe_competitor_price(body: CompetitorPriceIn, db: Db, _who: Writer) -> CompetitorPriceOut:
    """Write down what a competitor asks; the same goods, competitor and moment again is the same observation."""
    made = await competitors.observe(db, body)
    return _seen_out((await db.execute(competitors.listed().where(CompetitorPrice.id == made.id))).one())


@router.delete("/competitors/{price_id}", status_code=204)
async def forget_competitor_price(price_id: Id, db: Db, _who: Writer) -> None:
    """Take an observation back."""
    await competitors.forget(db, price_id)


# --- how demand answers ---


@router.get("/elasticity")
async def read_elasticity(
    asked: Annotated[ElasticityAsked, Query()], who: Annotated[Caller, may(Right.PRICES_READ, Right.REPORTS_READ)]
) -> ElasticityOut:
    """How demand for a variant answers to its price, with its uncertainty, and the price that should earn most.

    Where history does not tell, it says what is lacking, and proposes nothing.
    """
    from tradepost.repricer import answering

    return await answering.answer(asked, language_of(who))
