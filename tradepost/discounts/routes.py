"""The routes of discounts."""

from tradepost.core.web import router as make_router

router = make_router("discounts")
