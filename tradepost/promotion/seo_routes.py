"""The routes of /promotion/seo."""

from collections.abc import Sequence
from typing import Annotated, Any, cast

from fastapi import Depends, Query, Request, Response
from sqlalchemy import Select, select

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.catalog.models import Product
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, Text, current_version, router as make_router, version_tag
from tradepost.promotion import limits, scoring, seo
from tradepost.promotion.keyword_routes import Reader, language_of
from tradepost.promotion.limits import STORE
from tradepost.promotion.models import Proposal
from tradepost.promotion.schemas import (
    ApplyIn,
    KeywordNote,
    LimitsOut,
    OptimizeIn,
    PointOut,
    ProposalOut,
    ProposalShort,
    ScoreOut,
    Texts,
)
from tradepost.promotion.texts import say
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]
Editor = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE, Right.CATALOG_WRITE)]
Pages = Annotated[Paging, Depends(paging(Proposal.id, "-id"))]


def _points(found: Sequence[dict[str, Any]], language: str) -> list[PointOut]:
    return [
        PointOut(
            **{name: one[name] for name in ("part", "points", "most", "reason")},
            text=say(f"{one['part']}.{one['reason']}", language, one["values"]),
        )
        for one in found
    ]


def _note(one: dict[str, Any], language: str) -> KeywordNote:
    name = f"left_out.{one['why']}" if one["kind"] == "left_out" else one["kind"]
    values = {"keyword": one["keyword"], "field": say(one["field"], language)}
    return KeywordNote(**one, text=say(name, language, values))


def _shaped(row: Proposal, name: str, who: Caller, response: Response) -> ProposalOut:
    version_tag(response, row.version)
    language = language_of(who)
    plain = ("id", "product_id", "channel", "language", "status", "keywords", "score_before", "score_after",
             "applied_at", "created_at", "updated_at", "version")  # fmt: skip
    return ProposalOut(
        product_name=name,
        present=Texts(**row.present),
        proposed=Texts(**row.proposed),
        points_before=_points(row.points["before"], language),
        points_after=_points(row.points["after"], language),
        notes=[_note(one, language) for one in row.notes],
        limits=LimitsOut(**limits.of(row.channel).told()),
        **{name: getattr(row, name) for name in plain},
    )


@router.get("/promotion/seo/limits")
async def read_limits(_who: Reader) -> list[LimitsOut]:
    """What each channel takes, and where that is written."""
    return [LimitsOut(**one.told()) for one in limits.LIMITS.values()]


@router.get("/promotion/seo/score")
async def read_score(
    db: Db,
    who: Reader,
    product_id: Annotated[int, Query(ge=1, le=2**63 - 1)],
    keyword: Annotated[list[str], Query(max_length=50, description="The main one first; else those kept for it")] = [],  # noqa: B006 - FastAPI copies it
    channel: Annotated[str, Query(max_length=60), Text] = STORE,
) -> ScoreOut:
    """How well a product's present texts answer its keywords on a channel."""
    body = OptimizeIn(product_id=product_id, keywords=keyword, channel=channel)
    row, wanted, points = await seo.score(db, body)
    return ScoreOut(
        product_id=row.id,
        product_name=row.name,
        channel=channel,
        keywords=wanted,
        score=scoring.total(points),
        points=_points([seo.plain(one) for one in points], language_of(who)),
    )


@router.post("/promotion/seo/optimize", status_code=201)
async def optimize(body: OptimizeIn, db: Db, who: Writer, response: Response) -> ProposalOut:
    """Score a product against its keywords and propose a title, a description and a keyword field that hold them.

    Nothing of the product changes until the proposal is applied.
    """
    made, row = await seo.propose(db, body)
    return _shaped(made, row.name, who, response)


@router.get("/promotion/seo/proposals")
async def list_proposals(
    db: Db, _who: Reader, page: Pages, product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None
) -> Page[ProposalShort]:
    """What was proposed, the newest first."""
    joined = select(Proposal, Product.name).join(Product, Product.id == Proposal.product_id)
    query = cast("Select[Any]", joined)
    if product_id is not None:
        query = query.where(Proposal.product_id == product_id)
    return Page[ProposalShort](**await paged(db, query, page, lambda row: ProposalShort.of(row[0], row[1])))


@router.get("/promotion/seo/proposals/{proposal_id}")
async def one_proposal(proposal_id: Id, db: Db, who: Reader, response: Response) -> ProposalOut:
    """One proposal beside the texts it was made for."""
    row, name = await seo.find(db, proposal_id)
    return _shaped(row, name, who, response)


@router.post("/promotion/seo/proposals/{proposal_id}/apply")
async def apply_proposal(
    proposal_id: Id, body: ApplyIn, db: Db, who: Editor, request: Request, response: Response
) -> ProposalOut:
    """Write the proposed texts, all or some of them, into the product; its version goes up."""
    row, _ = await seo.find(db, proposal_id, lock=True)
    current_version(request, row.version)
    await seo.apply(db, row, body)
    return _shaped(*await seo.find(db, proposal_id), who, response)


@router.post("/promotion/seo/proposals/{proposal_id}/undo")
async def undo_proposal(proposal_id: Id, db: Db, who: Editor, request: Request, response: Response) -> ProposalOut:
    """Put the texts back that an applied proposal replaced."""
    row, _ = await seo.find(db, proposal_id, lock=True)
    current_version(request, row.version)
    await seo.undo(db, row)
    return _shaped(*await seo.find(db, proposal_id), who, response)
