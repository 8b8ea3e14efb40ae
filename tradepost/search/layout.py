"""What an index holds. Another layout is another index, in a folder of its own: two releases may run side by side."""

import hashlib
from typing import Any

# Counts up when words are cut otherwise, or a field comes to hold something else.
EDITION = 1

_NUMBER = {"indexed": True, "fast": True}
_RAW = {"tokenizer_name": "raw", "index_option": "basic"}
# Words and stems are cut in words.py; the index takes them as they come.
_WORDS = {"tokenizer_name": "whitespace", "index_option": "freq"}

FIELDS: list[tuple[str, str, dict[str, Any]]] = [
    # p17 is a product; `state` and `names` are documents about the index itself.
    ("text", "key", _RAW),
    ("text", "kind", _RAW),
    ("bytes", "data", {"stored": True}),
    # The name, SKUs and barcodes, each as a whole.
    ("text", "whole", _RAW),
    ("text", "name", _WORDS),
    ("text", "name_stem", _WORDS | {"index_option": "position"}),
    ("text", "about", _WORDS),
    ("text", "about_stem", _WORDS),
    ("text", "body_stem", _WORDS),
    ("unsigned", "id", _NUMBER),
    ("unsigned", "category", _NUMBER),
    ("unsigned", "brand", _NUMBER),
    ("unsigned", "rating", _NUMBER),
    ("unsigned", "price", _NUMBER),
    # Prices of every variant, and of those that can be had: a filter wants price and stock of one and the same.
    ("unsigned", "prices", _NUMBER),
    ("unsigned", "stocked", _NUMBER),
    ("boolean", "one_price", _NUMBER),
    ("boolean", "in_stock", _NUMBER),
    ("text", "attribute", _RAW | {"fast": True}),
    ("text", "attribute_key", _RAW),
    # Each with the id in its last bits: no two products share a place, so that pages neither repeat nor skip one.
    ("unsigned", "by_price", _NUMBER),
    ("unsigned", "by_age", _NUMBER),
    ("unsigned", "by_rating", _NUMBER),
    ("text", "by_name", _RAW | {"fast": True}),
]

LAYOUT = hashlib.blake2b(repr((EDITION, FIELDS)).encode(), digest_size=4).hexdigest()
FOLLOWER = f"search-{LAYOUT}"
