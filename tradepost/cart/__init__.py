"""What somebody is about to buy: a cart of a guest or an account, what is wrong with its lines, and what it comes to.

`totals` works out prices, discounts, shipping and tax the same way for a cart, a preview and an order.
"""
