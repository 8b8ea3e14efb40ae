"""The routes of inventory."""

from tradepost.core.web import router as make_router

router = make_router("inventory")
