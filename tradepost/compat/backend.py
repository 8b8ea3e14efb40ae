"""The backend API's calls without a prefix: its shapes over our services."""

from tradepost.core.web import router as make_router

router = make_router("backend")
