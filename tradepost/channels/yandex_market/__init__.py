"""Yandex Market: a typed client of its partner API, and the adapter over it.

Written from the API's description of 2026-08-19; docs/channels/yandex_market.md says where it differs.
"""
