"""People who sign in: accounts, roles and rights, sessions and tokens, API keys, two-factor, profile.

One catalogue of rights (`rights.py`) is what roles are made of, what an API key's scopes name and what `/auth/me`
answers.
Buyers as the merchant knows them are in `customers`; an account may or may not belong to one.
"""
