"""Avito: a typed client of its API for business, and the adapter over it.

Written from the API's descriptions of 2026-06-09; docs/channels/avito.md says where they differ.
"""
