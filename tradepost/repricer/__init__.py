"""Prices that follow rules: a margin over cost and fees, what competitors ask, how much lies in stock.

What a rule would do is looked at before it does it, each decision says why, and a run is put back like any change of
many prices. How demand answers to a price, and which price earns most, is reckoned here from the shop's own history.
"""
