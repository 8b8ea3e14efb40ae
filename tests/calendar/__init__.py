"""Days and what is on them."""
