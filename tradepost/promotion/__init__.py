"""How goods are found: keywords and the semantic core, texts that hold them, and where the goods then stand.

Everything here is about words; what is paid for stands beside it. Own search is asked like any channel, by the name of
what it can do.
"""
