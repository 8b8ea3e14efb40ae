"""Tells the catalogue, which stands below, where it learns how many there are."""

from tradepost.catalog import stock
from tradepost.inventory import queries

stock.comes_from(available=queries.available, in_stock=queries.in_stock)
