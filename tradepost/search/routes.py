"""The routes of search."""

from tradepost.core.web import router as make_router

router = make_router("search")
