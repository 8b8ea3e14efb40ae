"""The routes of cart."""

from tradepost.core.web import router as make_router

router = make_router("cart")
