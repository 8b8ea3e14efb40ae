"""How many are where, and why that number changed.

A level per variant and location holds on hand and reserved; available is on hand minus reserved. Every change is a
movement with its kind, reason, actor and cause, and the levels are what the movements add up to.
"""
