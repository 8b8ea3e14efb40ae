"""The routes of /promotion, each story's from a file of its own."""

from tradepost.core.web import router as make_router
from tradepost.promotion import description_routes, keyword_routes, position_routes, semantic_routes, seo_routes

router = make_router()
for part in (keyword_routes, seo_routes, semantic_routes, description_routes, position_routes):
    router.include_router(part.router)
bare = router  # the seller service documents its calls without a prefix
