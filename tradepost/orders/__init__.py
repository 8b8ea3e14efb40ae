"""An order's life, whichever door it came through.

So far orders are recorded after the fact: a sale on a platform, which takes stock, or an imported history.
A return is an order of kind "return" with negative lines on its own day.
"""
