"""Plans, subscriptions and what is premium."""
