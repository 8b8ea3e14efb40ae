"""The routes of reviews."""

from tradepost.core.web import router as make_router

router = make_router("reviews")
