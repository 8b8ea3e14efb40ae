"""The routes of content."""

from tradepost.core.web import router as make_router

router = make_router("content")
