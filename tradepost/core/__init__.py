"""What every room stands on: database, errors, money, time, lists, events, jobs, files, mail, the web edge.

Core knows no shop: nothing in here imports a room of the trade.
"""
