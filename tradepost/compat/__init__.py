"""The other documented systems' calls, each file a page of renaming over the same services, with no rule of its own.

platform answers under /api, backend without a prefix, rpc under /ecommerce/v1; TRADEPOST_COMPAT says which are served.
"""
