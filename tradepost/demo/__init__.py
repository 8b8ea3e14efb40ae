"""The demo shop: forty things with pictures, stock at two places, and a year of orders, the same for one seed and day.

It is written through the same verbs as everything else, each at the moment it is said to have happened.
"""
