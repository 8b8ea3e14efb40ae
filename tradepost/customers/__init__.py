"""Buyers as the merchant knows them, their groups, and the addresses people keep.

A customer may have an account or may be known only from orders of a marketplace; e-mail joins the two.
"""
