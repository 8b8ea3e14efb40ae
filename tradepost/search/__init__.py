"""Finding products by words, facets and suggestions, from an index beside the database that can be thrown away.

The log of events tells what changed; the index follows within a second, and `tradepost reindex` makes it anew.
"""
