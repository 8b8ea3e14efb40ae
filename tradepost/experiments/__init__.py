"""Hypotheses and their results: what is tried on some visitors, or from a day on, and what came of it.

Visitors of the own store are told apart by a stable hash and shown different prices, titles, pictures or texts; changes
elsewhere are compared with goods like them that were not changed. A hypothesis says what it wants to know and how many
visitors that takes, and its result may be looked at every day.
"""
