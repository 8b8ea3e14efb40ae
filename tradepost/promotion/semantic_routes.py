"""The routes of /promotion/semantic-core."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Body, Depends, Query, Request, Response
from pydantic import Field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, contains, paged, paging
from tradepost.core.web import Id, Text, current_version, router as make_router, version_tag
from tradepost.jobs.routes import JobOut, shape
from tradepost.promotion import semantic
from tradepost.promotion.keyword_routes import Reader
from tradepost.promotion.models import CorePhrase, SemanticCore
from tradepost.promotion.semantic_schemas import (
    BulkIn,
    ClusterName,
    ClusterOut,
    CoreChange,
    CoreChanged,
    CoreIn,
    CoreOut,
    PhraseIn,
    PhraseOut,
    PhrasesAdded,
    Tail,
)
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]
Pages = Annotated[Paging, Depends(paging(SemanticCore.id, "-id", name=SemanticCore.name))]
PhrasePages = Annotated[
    Paging,
    Depends(
        paging(
            CorePhrase.id, "-frequency", usual=50, most=500, frequency=CorePhrase.frequency, phrase=CorePhrase.phrase
        )
    ),
]
CORE = "/promotion/semantic-core"
COUNTED = ("phrases", "excluded", "frequency", "main", "middle", "long")


async def _counted(db: AsyncSession, rows: Sequence[SemanticCore]) -> list[CoreOut]:
    query = semantic.counts().where(CorePhrase.core_id.in_([row.id for row in rows]))
    found = {row.core_id: row for row in await db.execute(query)} if rows else {}
    names = [name for name in CoreOut.model_fields if name not in COUNTED]
    return [
        CoreOut(
            **{name: getattr(row, name) for name in names},
            **{name: int(getattr(found[row.id], name) or 0) if row.id in found else 0 for name in COUNTED},
        )
        for row in rows
    ]


async def _one(db: AsyncSession, row: SemanticCore, response: Response) -> CoreOut:
    version_tag(response, row.version)
    (found,) = await _counted(db, [row])
    return found


@router.get(CORE)
async def list_cores(db: Db, _who: Reader, page: Pages) -> Page[CoreOut]:
    """Semantic cores, the newest first."""
    found: dict[str, Any] = await paged(db, select(SemanticCore), page)
    return Page[CoreOut](**{**found, "items": await _counted(db, found["items"])})


@router.post(CORE, status_code=201)
async def add_core(body: CoreIn, db: Db, _who: Writer, response: Response) -> CoreOut:
    """A new core; `job_id` is the job that collects it."""
    return await _one(db, await semantic.create(db, body), response)


@router.get(f"{CORE}/{{core_id}}")
async def one_core(core_id: Id, db: Db, _who: Reader, response: Response) -> CoreOut:
    """One core and what it holds, counted."""
    return await _one(db, await semantic.find(db, core_id), response)


@router.put(f"{CORE}/{{core_id}}")
async def change_core(
    core_id: Id, body: CoreChange, db: Db, _who: Writer, request: Request, response: Response
) -> CoreOut:
    """Change its name, sources or minus words; `If-Match` guards against lost updates."""
    row = await semantic.find(db, core_id, lock=True)
    current_version(request, row.version)
    return await _one(db, await semantic.change(db, row, body), response)


@router.delete(f"{CORE}/{{core_id}}", status_code=204)
async def remove_core(core_id: Id, db: Db, _who: Writer) -> None:
    """Delete it with all that it holds."""
    await semantic.remove(db, await semantic.find(db, core_id, lock=True))


@router.post(f"{CORE}/{{core_id}}/collect", status_code=202)
async def collect_core(core_id: Id, db: Db, _who: Writer, response: Response) -> JobOut:
    """Collect it anew; what somebody moved, added or named stays."""
    job = await semantic.collect(db, await semantic.find(db, core_id, lock=True))
    response.headers["location"] = f"/api/v1/jobs/{job.id}"
    return shape(job)


@router.get(f"{CORE}/{{core_id}}/clusters")
async def list_clusters(core_id: Id, db: Db, _who: Reader) -> list[ClusterOut]:
    """Its clusters, the most asked first."""
    await semantic.find(db, core_id)
    return [ClusterOut.model_validate(row) for row in await db.execute(semantic.clusters(core_id))]


@router.put(f"{CORE}/{{core_id}}/clusters/{{cluster_id}}", status_code=204)
async def rename_cluster(core_id: Id, cluster_id: Id, body: ClusterName, db: Db, _who: Writer) -> None:
    """Call a cluster something else; it and its phrases then stay as they are."""
    await semantic.rename(db, await semantic.find(db, core_id, lock=True), cluster_id, body.name)


@router.get(f"{CORE}/{{core_id}}/phrases")
async def list_phrases(
    core_id: Id,
    db: Db,
    _who: Reader,
    page: PhrasePages,
    cluster_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    tail: Tail | None = None,
    excluded: bool = False,
    q: Annotated[str | None, Query(max_length=150), Text] = None,
) -> Page[PhraseOut]:
    """Its phrases, the most frequent first; `excluded` lists those that are left out."""
    await semantic.find(db, core_id)
    query = select(CorePhrase).where(CorePhrase.core_id == core_id, CorePhrase.excluded.is_(excluded))
    if cluster_id is not None:
        query = query.where(CorePhrase.cluster_id == cluster_id)
    if tail is not None:
        query = query.where(CorePhrase.tail == tail)
    if q:
        query = query.where(contains(CorePhrase.phrase, q))
    return Page[PhraseOut](**await paged(db, query, page, PhraseOut.model_validate))


@router.post(f"{CORE}/{{core_id}}/phrases", status_code=201)
async def add_phrases(
    core_id: Id, body: Annotated[list[PhraseIn], Field(min_length=1, max_length=500), Body()], db: Db, _who: Writer
) -> PhrasesAdded:
    """Add phrases by hand; those that are there in some form stay as they are."""
    added, known = await semantic.add(db, await semantic.find(db, core_id, lock=True), body)
    return PhrasesAdded(added=added, known=known)


@router.post(f"{CORE}/{{core_id}}/phrases/bulk")
async def edit_phrases(core_id: Id, body: BulkIn, db: Db, _who: Writer) -> CoreChanged:
    """Leave out, take back, move to a cluster, remove, or take among the keywords."""
    return CoreChanged(changed=await semantic.bulk(db, await semantic.find(db, core_id, lock=True), body))
