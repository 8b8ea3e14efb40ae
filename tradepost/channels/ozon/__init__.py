"""Ozon: a typed client of its seller API, and the adapter over it.

Written from the seller API's description of 2026-06-11; docs/channels/ozon.md says where it differs.
"""
