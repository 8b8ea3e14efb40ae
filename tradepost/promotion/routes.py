"""The routes of /promotion, each story's from a file of its own."""

from tradepost.core.web import router as make_router
from tradepost.promotion import (
    ad_rule_routes,
    advertising_routes,
    campaign_routes,
    description_routes,
    keyword_routes,
    position_routes,
    rate_routes,
    semantic_routes,
    seo_routes,
)

router, bare = make_router(), make_router()  # the seller service documents its calls without a prefix
for part in (
    keyword_routes, seo_routes, semantic_routes, description_routes, position_routes, ad_rule_routes, campaign_routes,
    advertising_routes, rate_routes,
):  # fmt: skip
    router.include_router(part.router)
    bare.include_router(part.router)
router.include_router(advertising_routes.store)
