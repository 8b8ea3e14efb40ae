"""The seller's day: what of all rooms wants somebody's hand today, ranked by the money that is at risk."""
