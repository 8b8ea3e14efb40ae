"""How goods get to people: zones, methods and their prices, quotes, shipments and where they are.

A carrier is a small face with a built-in one that reads its prices from a table. Labels are PDF.
"""
