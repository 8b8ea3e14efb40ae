"""The routes of orders."""

from tradepost.core.web import router as make_router

router = make_router("orders")
