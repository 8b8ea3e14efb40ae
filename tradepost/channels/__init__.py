"""Where the merchant sells: the own store and the marketplaces, each a channel with an adapter.

A channel's code is the word that orders, price lists and expenses carry. An adapter says which capabilities it has and
speaks the marketplace's API; asking for one it lacks is an error that names it.
"""
