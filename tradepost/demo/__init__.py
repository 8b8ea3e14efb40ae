"""The demo shop: forty things with pictures, stock at two places, and a year of orders, the same for one seed and day.

It is written through the same verbs as everything else, each at the moment it is said to have happened.
"""

from tradepost.demo.filling import fill
from tradepost.demo.sampling import sample
from tradepost.demo.starting import start

__all__ = ["fill", "sample", "start"]
