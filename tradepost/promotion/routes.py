"""The routes of /promotion, each story's from a file of its own."""

from fastapi import APIRouter

from tradepost.promotion import keyword_routes, seo_routes

router = APIRouter()
for part in (keyword_routes.router, seo_routes.router):
    router.include_router(part)
bare = router  # the seller service documents its calls without a prefix
