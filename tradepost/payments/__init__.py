"""Money for orders: authorised, captured, voided and refunded behind one small face for every provider.

A payment is a row before a provider is asked, and asked with a key of its own: a time-out leaves something to resume,
never a second charge. What a provider says later comes by webhooks, each counted once.
"""
