"""Every right there is and what each role holds: roles, API keys, `/auth/me` and the routes share this list."""

from enum import StrEnum


class Right(StrEnum):
    """resource:action, alphabetical."""

    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_WRITE = "accounts:write"
    ACTIVITY_READ = "activity:read"
    AUDIT_READ = "audit:read"
    CATALOG_READ = "catalog:read"  # drafts, costs and archived products; what is on sale is public
    CATALOG_WRITE = "catalog:write"
    CHANNELS_READ = "channels:read"
    CHANNELS_WRITE = "channels:write"
    CONTENT_READ = "content:read"  # drafts; what is published is public
    CONTENT_WRITE = "content:write"
    CUSTOMERS_READ = "customers:read"
    CUSTOMERS_WRITE = "customers:write"
    DISCOUNTS_READ = "discounts:read"
    DISCOUNTS_WRITE = "discounts:write"
    EXPENSES_WRITE = "expenses:write"
    EXPERIMENTS_READ = "experiments:read"
    EXPERIMENTS_WRITE = "experiments:write"
    EXPORTS_READ = "exports:read"
    IMPORTS_WRITE = "imports:write"
    INVENTORY_READ = "inventory:read"
    INVENTORY_WRITE = "inventory:write"
    JOBS_READ = "jobs:read"
    JOBS_WRITE = "jobs:write"
    ORDERS_READ = "orders:read"
    ORDERS_WRITE = "orders:write"
    PAYMENTS_READ = "payments:read"
    PAYMENTS_WRITE = "payments:write"
    PRICES_READ = "prices:read"
    PRICES_WRITE = "prices:write"
    PROMOTION_READ = "promotion:read"
    PROMOTION_WRITE = "promotion:write"
    PURCHASES_READ = "purchases:read"
    PURCHASES_WRITE = "purchases:write"
    REPLIES_READ = "replies:read"  # auto replies, and the inbox of what buyers ask and write
    REPLIES_WRITE = "replies:write"
    REPORTS_READ = "reports:read"
    REVIEWS_READ = "reviews:read"  # those that wait to be let through
    REVIEWS_WRITE = "reviews:write"
    SETTINGS_WRITE = "settings:write"
    SHIPPING_READ = "shipping:read"
    SHIPPING_WRITE = "shipping:write"
    SUPPLIERS_READ = "suppliers:read"
    SUPPLIERS_WRITE = "suppliers:write"
    TARIFFS_READ = "tariffs:read"  # everybody's subscriptions; the plans are for all
    TARIFFS_WRITE = "tariffs:write"


class Role(StrEnum):
    """Who somebody is in this installation."""

    OWNER = "owner"
    MANAGER = "manager"
    ANALYST = "analyst"
    CUSTOMER = "customer"


_ALL = frozenset(Right)
_OWNERS_ONLY = frozenset({Right.ACCOUNTS_WRITE, Right.SETTINGS_WRITE})
_READS = frozenset(right for right in Right if right.endswith(":read") and right is not Right.ACCOUNTS_READ)

# Customers hold none: what is theirs is theirs by ownership, not by right.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: _ALL,
    Role.MANAGER: _ALL - _OWNERS_ONLY,
    Role.ANALYST: _READS,
    Role.CUSTOMER: frozenset(),
}

STAFF = frozenset({Role.OWNER, Role.MANAGER, Role.ANALYST})
