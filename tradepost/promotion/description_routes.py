"""The routes of /promotion/descriptions."""

from typing import Annotated

from tradepost.accounts.auth import Caller
from tradepost.accounts.rights import Right
from tradepost.core.db import asks
from tradepost.core.web import router as make_router
from tradepost.promotion import descriptions, limits
from tradepost.promotion.schemas import (
    DescribedOut,
    DescribeIn,
    DescriptionsOut,
    InventedOut,
    LeftOut,
    TextRefused,
)
from tradepost.tariffs.premium import premium

router = make_router("promotion")
Writer = Annotated[Caller, premium("promotion", Right.PROMOTION_WRITE)]


@router.post("/promotion/descriptions")
@asks
async def describe(body: DescribeIn, _who: Writer) -> DescriptionsOut:
    """Descriptions of a product in several variants; nothing of the product changes.

    A model is asked where one is set up and `source` is `model`; what it invents is refused, and templates stand in.
    """
    made = await descriptions.describe(body)
    return DescriptionsOut(
        product_id=made.product.id,
        product_name=made.product.name,
        language=made.language,
        channel=body.channel,
        limit=min(body.most or limits.DESCRIPTION_MOST, limits.of(body.channel).description_most),
        keywords=made.keywords,
        items=[
            DescribedOut(
                text=one.text,
                length=len(one.text),
                source="model" if one.source == descriptions.MODEL else "template",
                left_out=[LeftOut(keyword=keyword, why=why) for keyword, why in one.left_out],
            )
            for one in made.items
        ],
        refused=[
            TextRefused(text=text, invented=[InventedOut.model_validate(one) for one in wrong])
            for text, wrong in made.refused
        ],
        trouble=made.trouble,
        model=descriptions.is_set_up(),
    )
