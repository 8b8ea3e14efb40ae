"""The routes of accounts."""

from tradepost.core.web import router as make_router

router = make_router("accounts")
