"""An order's life, whichever door it came through.

An order is placed in the store (priced, reserved, paid, cancelled), or recorded after the fact: a sale on a platform,
which takes stock, or an imported history. A return of what was recorded is an order of kind "return" with negative
lines on its own day.
"""
