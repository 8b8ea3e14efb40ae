"""Wildberries: a typed client of its seller API, and the adapter over it.

Written from the seller API's description of 2026-07-23; docs/channels/wildberries.md says where it differs.
"""
