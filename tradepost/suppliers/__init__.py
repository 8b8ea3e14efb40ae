"""Who the merchant buys from, what they offer, and what was bought.

A purchase goes from draft to ordered, arrives whole or in parts, and moves stock and the moving-average cost in the
transaction that receives it. What goods cost once they lie on the shelf (freight, duty, tax, exchange rate) is worked
out in `rules`, in exact parts that add up.
"""
