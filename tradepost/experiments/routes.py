"""The routes of experiments: /management/hypotheses, under /api/v1 and without a prefix."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response, status
from sqlalchemy import select

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product
from tradepost.content.models import Page as ContentPage
from tradepost.core import money
from tradepost.core.db import Db, reading, stepwise, transaction
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.experiments import markets, measuring, results, rules, service
from tradepost.experiments.models import Hypothesis
from tradepost.experiments.rules import BEFORE_AFTER, DRAFT, UNITS
from tradepost.experiments.schemas import (
    ControlsOut,
    HypothesisChange,
    HypothesisIn,
    HypothesisOut,
    KeepIn,
    Kind,
    MarketOut,
    ResultOut,
    SizeIn,
    SizeOut,
    Status,
    TriedOut,
)
from tradepost.tariffs.premium import premium

router = make_router("management")

Reader = Annotated[Caller, premium("experiments", Right.EXPERIMENTS_READ)]
Writer = Annotated[Caller, premium("experiments", Right.EXPERIMENTS_WRITE)]
_hypotheses = paging(
    Hypothesis.id,
    "-id",
    name=Hypothesis.name,
    status=Hypothesis.status,
    created_at=Hypothesis.created_at,
    updated_at=Hypothesis.updated_at,
)
_PLAIN = (
    "id", "name", "description", "kind", "status", "metric", "counts", "test", "product_id", "page_id", "baseline",
    "deviation", "minimum_effect", "alpha", "power", "kept", "started_at", "stopped_at", "created_at", "updated_at",
    "version",
)  # fmt: skip


async def _names(db: Db, found: Sequence[Hypothesis]) -> dict[tuple[str, int], str]:
    """What these hypotheses are about, in two statements."""
    products = {one.product_id for one in found if one.product_id is not None}
    products |= {one.market["product_ids"][0] for one in found if one.market.get("product_ids")}
    pages = {one.page_id for one in found if one.page_id is not None}
    named: dict[tuple[str, int], str] = {}
    for kind, model, name, ids in (
        ("product", Product, Product.name, products),
        ("page", ContentPage, ContentPage.title, pages),
    ):
        if ids:
            rows = await db.execute(select(model.id, name).where(model.id.in_(ids)))
            named |= {(kind, row[0]): row[1] for row in rows}
    return named


def _subject(one: Hypothesis, names: dict[tuple[str, int], str]) -> str:
    if one.page_id is not None:
        return names.get(("page", one.page_id), "")
    changed = one.market.get("product_ids") or []
    first = one.product_id if one.product_id is not None else changed[0] if changed else 0
    more = f" + {len(changed) - 1}" if one.kind == BEFORE_AFTER and len(changed) > 1 else ""
    return names.get(("product", first), "") + more


def _variant(one: dict[str, Any]) -> TriedOut:
    price = one.get("price")
    return TriedOut(**one | {"price": None if price is None else money.to_text(price, settings().currency)})


async def _shown(db: Db, found: Sequence[Hypothesis], *, whole: bool = False) -> list[HypothesisOut]:
    names = await _names(db, found)
    return [
        HypothesisOut(
            **{name: getattr(one, name) for name in _PLAIN},
            subject=_subject(one, names),
            variants=[_variant(variant) for variant in one.variants],
            market=MarketOut(**one.market),
            needed=results.needed_by(one),
            missing=[
                {"field": field, "message": message}
                for field, message in (await service.missing(db, one) if whole and one.status == DRAFT else ())
            ],
        )
        for one in found
    ]


async def _answer(db: Db, found: Hypothesis, response: Response) -> HypothesisOut:
    version_tag(response, found.version)
    return (await _shown(db, [found], whole=True))[0]


@router.get("/management/hypotheses")
async def list_hypotheses(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_hypotheses)],
    q: Annotated[str, Query(max_length=200, description="Words of the name or the description")] = "",
    status_: Annotated[Status | None, Query(alias="status")] = None,
    kind: Annotated[Kind | None, Query()] = None,
) -> Page[HypothesisOut]:
    """Every hypothesis, newest first; `missing` is told of one alone."""
    found = await paged(db, service.listed(q=q, status=status_, kind=kind), page)
    return Page[HypothesisOut](**found | {"items": await _shown(db, found["items"])})


@router.post("/management/hypotheses", status_code=status.HTTP_201_CREATED)
async def create_hypothesis(body: HypothesisIn, db: Db, _who: Writer, response: Response) -> HypothesisOut:
    """Write a hypothesis down as a draft: a name or a description is enough to begin with."""
    return await _answer(db, await service.create(db, body), response)


@router.post("/management/hypotheses/sample-size")
async def sample_size(body: SizeIn, db: Db, _who: Reader) -> SizeOut:
    """How many visitors it takes to see the smallest effect worth knowing. Nothing is kept."""
    if body.metric == UNITS:
        raise Invalid("metric", "of visitors, choose conversion, clicks, revenue or price")
    known = await measuring.level(db, body.metric, body.product_id)
    baseline = body.baseline if body.baseline is not None else known.baseline
    scale = baseline / known.baseline if known.baseline else 1.0
    deviation = body.deviation if body.deviation is not None else known.deviation and known.deviation * scale
    need = results.needed(
        body.metric, baseline, deviation, minimum_effect=body.minimum_effect, alpha=body.alpha, power=body.power,
        weights=body.weights,
    )  # fmt: skip
    visitors = known.visitors_a_day
    return SizeOut(
        metric=body.metric,
        baseline=baseline,
        deviation=deviation,
        measured=known.measured and body.baseline is None,
        difference=rules.expected_effect(baseline, body.minimum_effect),
        needed=need,
        visitors_a_day=visitors,
        days=-int(-need.every_day_total // visitors) if visitors and need.every_day_total else None,
    )


@router.get("/management/hypotheses/controls")
async def list_controls(
    _who: Reader,
    product_id: Annotated[list[int], Query(min_length=1, max_length=200)],
    platform: Annotated[list[str] | None, Query(max_length=20)] = None,
) -> ControlsOut:
    """Goods like these, by category, price and how alike their weeks were: what a change is best compared with."""
    return await markets.controls(product_id, platforms=platform or [])


@router.get("/management/hypotheses/{hypothesis_id}")
async def get_hypothesis(hypothesis_id: Id, db: Db, _who: Reader, response: Response) -> HypothesisOut:
    """One hypothesis, and what it still lacks to begin."""
    return await _answer(db, await service.find(db, hypothesis_id), response)


@router.put("/management/hypotheses/{hypothesis_id}")
async def change_hypothesis(
    hypothesis_id: Id, body: HypothesisChange, db: Db, _who: Writer, request: Request, response: Response
) -> HypothesisOut:
    """Change a hypothesis; what is left out stays. 409 for what decides the result, once it has begun."""
    found = await service.find(db, hypothesis_id, lock=True)
    current_version(request, found.version)
    await service.change(db, found, body)
    return await _answer(db, found, response)


@router.delete("/management/hypotheses/{hypothesis_id}", status_code=status.HTTP_204_NO_CONTENT)
async def delete_hypothesis(hypothesis_id: Id, db: Db, _who: Writer, request: Request) -> None:
    """Delete a hypothesis with what came of it. 409 while it runs."""
    found = await service.find(db, hypothesis_id, lock=True)
    current_version(request, found.version)
    await service.remove(db, found)


@router.get("/management/hypotheses/{hypothesis_id}/result")
async def hypothesis_result(hypothesis_id: Id, db: Db, _who: Reader) -> ResultOut:
    """What came of it so far: it may be looked at as often as one likes."""
    found = await service.find(db, hypothesis_id)
    return await (markets.of(found) if found.kind == BEFORE_AFTER else results.of(db, found))


@router.post("/management/hypotheses/{hypothesis_id}/start")
@stepwise
async def start_hypothesis(hypothesis_id: Id, _who: Writer, request: Request, response: Response) -> HypothesisOut:
    """Begin: visitors are told apart from the next request on. 422 names what is missing."""
    async with reading() as db:
        found = await service.find(db, hypothesis_id)
    # Asked of the figures before anything is locked: they may have to bring their files up first.
    alone = found.kind == BEFORE_AFTER and found.market.get("product_ids") and not found.market.get("control_ids")
    like = await markets.chosen(found) if alone else []
    async with transaction() as db:
        found = await service.find(db, hypothesis_id, lock=True)
        current_version(request, found.version)
        if like:
            found.market = {**found.market, "control_ids": like}
        await service.start(db, found)
        return await _answer(db, found, response)


@router.post("/management/hypotheses/{hypothesis_id}/stop")
async def stop_hypothesis(
    hypothesis_id: Id, db: Db, _who: Writer, request: Request, response: Response
) -> HypothesisOut:
    """End: everybody sees what there is again, and the result stays."""
    found = await service.find(db, hypothesis_id, lock=True)
    current_version(request, found.version)
    await service.stop(db, found)
    return await _answer(db, found, response)


@router.post("/management/hypotheses/{hypothesis_id}/keep")
async def keep_variant(
    hypothesis_id: Id, db: Db, _who: Writer, response: Response, body: KeepIn | None = None
) -> HypothesisOut:
    """Apply a variant for good: the one that is named, or the one found better. What runs ends with it."""
    found = await service.find(db, hypothesis_id, lock=True)
    variant = body.variant if body else None
    if variant is None and found.kind != BEFORE_AFTER:
        variant = (await results.of(db, found)).verdict.variant
        if variant is None:
            raise Conflict("No variant was found better: say which one shall be kept")
    await service.keep(db, found, variant or 0)
    return await _answer(db, found, response)


bare = router
