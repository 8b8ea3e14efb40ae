"""Markets: what sells in a niche, at what price, by whom, and whether it is worth going in.

A niche is what a word, category, brand, seller or channel keeps of the market; the market is the shop's own catalogue
with its sales, and what channels and imported research say that others sell.
"""
