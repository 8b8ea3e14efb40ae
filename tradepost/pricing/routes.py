"""The routes of pricing."""

from tradepost.core.web import router as make_router

router = make_router("pricing")
