"""The routes of /niche."""

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import Db, asks, resumable, transaction
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.niche import favorites, service
from tradepost.niche.models import Favorite, Snapshot
from tradepost.niche.schemas import (
    AnalysisOut,
    By,
    CompareNiches,
    Days,
    FavoriteChange,
    FavoriteIn,
    KeptNiche,
    NicheIn,
    NichesOut,
    SourceOut,
    Term,
    Told,
)
from tradepost.tariffs.premium import premium

router = make_router("niche")
bare = router  # the seller service documents its calls without a prefix

Reader = Annotated[Caller, premium("niche", Right.REPORTS_READ)]
Writer = Annotated[Caller, premium("niche", Right.IMPORTS_WRITE)]
Stretch = Annotated[Days, Query(description="Sales of so many days")]
Seen = Annotated[
    Paging, Depends(paging(Snapshot.id, "-taken_on", taken_on=Snapshot.taken_on, channel=Snapshot.channel))
]  # fmt: skip
Kept = Annotated[Paging, Depends(paging(Favorite.id, "name", name=Favorite.name))]


def _niche(
    search_term: Annotated[Term, Query(description="Words in any of their forms")] = "",
    category: Annotated[Told, Query(description="A category as it is called there")] = "",
    brand: Annotated[Told, Query()] = "",
    seller: Annotated[Told, Query()] = "",
    channel: Annotated[Term, Query(description="`own` for the shop's catalogue; all unless one is named")] = "",
) -> NicheIn:
    return NicheIn(search_term=search_term, category=category, brand=brand, seller=seller, channel=channel)


Niche = Annotated[NicheIn, Depends(_niche)]


@router.get("/niche/search")
async def search_niches(
    niche: Niche,
    _who: Reader,
    by: Annotated[By, Query(description="What tells niches apart")] = "category",
    days: Stretch = 30,
    limit: Annotated[int, Query(ge=1, le=100)] = 24,
) -> NichesOut:
    """The niches in which what is looked for is sold, by revenue."""
    return await service.search(niche.wanted, by, days, limit)


@router.get("/niche/analyze")
async def analyze_niche(niche: Niche, _who: Reader, days: Stretch = 30) -> AnalysisOut:
    """A niche from every side; the whole market when nothing narrows it."""
    return await service.analyze(niche.wanted, days)


@router.post("/niche/compare")
@asks
async def compare_niches(body: CompareNiches, _who: Reader) -> list[AnalysisOut]:
    """Two to five niches beside each other."""
    return await service.compare(body.niches, body.days)


@router.get("/niche/sources")
async def list_sources(_who: Reader) -> list[SourceOut]:
    """What figures are made from: the shop's catalogue, and each channel's newest snapshot."""
    return await service.sources()


@router.get("/niche/snapshots")
async def list_snapshots(db: Db, _who: Reader, page: Seen) -> Page[SourceOut]:
    """Every snapshot of a market that was imported or observed."""
    return Page[SourceOut](**await paged(db, service.snapshots(), page, service.shape))


@router.delete("/niche/snapshots/{snapshot_id}", status_code=204)
async def forget_snapshot(snapshot_id: Id, db: Db, _who: Writer) -> None:
    """Throw one away, with its items."""
    await service.forget(db, snapshot_id)


@router.get("/niche/favorites")
async def list_kept_niches(db: Db, who: Reader, page: Kept) -> Page[KeptNiche]:
    """The niches that whoever asks keeps."""
    query = favorites.of(who.id)
    return Page[KeptNiche](**await paged(db, query, page, favorites.shape))


@router.post("/niche/favorites", status_code=201)
@resumable
async def keep_niche(body: FavoriteIn, who: Reader, response: Response) -> KeptNiche:
    """Keep a niche, and be told when its revenue moves."""
    # Asked of the figures before anything is locked: they may have to bring their files up first.
    revenue = await favorites.revenue_of(body.niche)
    async with transaction() as db:
        made = await favorites.keep(db, who.id, body, revenue)
        version_tag(response, made.version)
        return favorites.shape(made)


@router.put("/niche/favorites/{favorite_id}")
async def change_kept_niche(
    favorite_id: Id, body: FavoriteChange, db: Db, who: Reader, request: Request, response: Response
) -> KeptNiche:
    """Rename it, or be told otherwise; `If-Match` guards against lost updates."""
    found = await favorites.find(db, who.id, favorite_id, lock=True)
    current_version(request, found.version)
    await favorites.change(db, found, body)
    version_tag(response, found.version)
    return favorites.shape(found)


@router.delete("/niche/favorites/{favorite_id}", status_code=204)
async def leave_niche(favorite_id: Id, db: Db, who: Reader) -> None:
    """Keep it no longer."""
    await favorites.leave(db, await favorites.find(db, who.id, favorite_id))
