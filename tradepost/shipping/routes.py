"""The routes of shipping."""

from tradepost.core.web import router as make_router

router = make_router("shipping")
