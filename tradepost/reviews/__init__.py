"""What buyers say about products: one review each, marked when they bought it, moderated, answered and voted on."""
