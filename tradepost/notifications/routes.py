"""The routes of notifications."""

from tradepost.core.web import router as make_router

router = make_router("notifications")
