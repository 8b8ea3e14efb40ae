"""The routes of payments."""

from tradepost.core.web import router as make_router

router = make_router("payments")
