"""An order's life, whichever door it came through.

So far orders are recorded after the fact (a sale on a platform, an imported history); a recorded order of the shop takes stock.
A return in an imported history is an order of kind "return" with negative lines on its own day.
"""
