"""The e-commerce platform's calls under /api: its shapes over our services."""

from tradepost.core.web import router as make_router

router = make_router("platform")
