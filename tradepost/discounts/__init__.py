"""What is taken off: discounts with their conditions and limits, gift cards and store credit.

Rules decide what a basket gets, without any table; limits are counted in one conditional statement each, so that a code
with ten uses is used ten times. Gift cards and credit are a ledger of entries.
"""
