"""The routes of /promotion/keywords."""

from typing import Annotated

from fastapi import Body, Depends, Query, Request, Response
from pydantic import Field

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.settings import settings
from tradepost.core.web import Id, Text, current_version, router as make_router, version_tag
from tradepost.promotion import keywords
from tradepost.promotion.models import Keyword
from tradepost.promotion.schemas import KeywordAdded, KeywordChange, KeywordIn, KeywordOut, Language
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Reader = Annotated[Caller, premium("promotion", Right.PROMOTION_READ)]
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]
Pages = Annotated[
    Paging, Depends(paging(Keyword.id, "-frequency", frequency=Keyword.frequency, word=Keyword.word))
]  # fmt: skip
AtMost = Annotated[list[KeywordIn], Field(min_length=1, max_length=500), Body()]


def language_of(who: Caller) -> str:
    """The language in which somebody reads explanations."""
    return (who.account.language if who.account else "") or settings().language


@router.get("/promotion/keywords")
async def list_keywords(
    db: Db,
    _who: Reader,
    page: Pages,
    q: Annotated[str | None, Query(max_length=150, description="Words in any of their forms"), Text] = None,
    channel: Annotated[str | None, Query(max_length=60), Text] = None,
    product_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    language: Language | None = None,
) -> Page[KeywordOut]:
    """Keywords, the most frequent first."""
    wanted = {"q": q, "channel": channel, "product_id": product_id, "language": language}
    query = keywords.narrowed(keywords.listed(), wanted)
    return Page[KeywordOut](**await paged(db, query, page, lambda row: KeywordOut.of(row[0], row[1])))


@router.post("/promotion/keywords", status_code=201)
async def add_keywords(body: AtMost, db: Db, who: Writer) -> list[KeywordAdded]:
    """Add a list of keywords; the same words in other forms or another order say so and change nothing."""
    return await keywords.add(db, body, language_of(who))


@router.put("/promotion/keywords/{keyword_id}")
async def change_keyword(
    keyword_id: Id, body: KeywordChange, db: Db, _who: Writer, request: Request, response: Response
) -> KeywordOut:
    """Change one; `If-Match` guards against lost updates."""
    row, name = await keywords.find(db, keyword_id)
    current_version(request, row.version)
    await keywords.change(db, row, body)
    version_tag(response, row.version)
    return KeywordOut.of(row, name)


@router.delete("/promotion/keywords/{keyword_id}", status_code=204)
async def strike_keyword(keyword_id: Id, db: Db, _who: Writer) -> None:
    """Strike one out, with the positions that were noted for it."""
    row, _ = await keywords.find(db, keyword_id)
    await keywords.remove(db, row)
