"""A pretend marketplace as a real HTTP server, with the manners of the real ones: limits, lateness, errors in a 200.

It holds its state in memory and knows nothing of the shop: what it has was sent to it, or it made it up by a seed.
"""
