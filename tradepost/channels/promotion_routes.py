"""The routes of /channels/{id}/promotions."""

from typing import Annotated

from fastapi import Depends

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.channels import promotions, service
from tradepost.channels.models import PromotionBelow
from tradepost.channels.promotion_schemas import PromotionBelowOut
from tradepost.core.db import Db
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, router as make_router

router = make_router("channels")

Reader = Annotated[Caller, may(Right.CHANNELS_READ)]
Pages = Annotated[
    Paging, Depends(paging(PromotionBelow.id, "-seen_at", seen_at=PromotionBelow.seen_at, price=PromotionBelow.price))
]


@router.get("/channels/{channel_id}/promotions")
async def list_promotions(channel_id: Id, db: Db, _who: Reader, page: Pages) -> Page[PromotionBelowOut]:
    """Items that took part in a promotion of the channel below their floor, and what became of that."""
    await service.get(db, channel_id)
    return Page[PromotionBelowOut](**await paged(db, promotions.below(channel_id), page, PromotionBelowOut.of))
