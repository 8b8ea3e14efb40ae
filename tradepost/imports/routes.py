"""The routes of imports."""

from tradepost.core.web import router as make_router

router = make_router("imports")
