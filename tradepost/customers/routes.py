"""The routes of customers."""

from tradepost.core.web import router as make_router

router = make_router("customers")
