"""The routes of audit."""

from tradepost.core.web import router as make_router

router = make_router("audit")
