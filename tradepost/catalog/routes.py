"""The routes of catalog."""

from tradepost.core.web import router as make_router

router = make_router("catalog")
