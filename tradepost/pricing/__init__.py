"""What a thing costs: prices by currency, price lists, floors, history and what is planned; and the tax on it.

A variant's own price is in the installation's currency; lists for a channel, a customer group, a quantity or a time go
before it. Nobody reads a price from elsewhere: `service.offers` says what a variant costs this buyer now.
"""
