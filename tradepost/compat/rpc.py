"""The FastAPI backend's calls under /ecommerce/v1: its shapes over our services."""

from tradepost.core.web import router as make_router

router = make_router("rpc")
