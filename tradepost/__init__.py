"""Tradepost: one self-hosted commerce backend for a merchant's shop, back office and marketplaces."""

__version__ = "0.1.0"
