"""What is for sale: products with variants, the category tree, brands, sellers, collections, pictures, favourites.

A product always has at least one variant; the variant is what has a SKU, a price, a cost and stock.
What history needs is archived instead of deleted.
"""
