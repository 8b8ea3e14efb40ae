"""Plans that people subscribe to, what is premium, and how it is paid for.

A subscription is there once it is paid: its bills are paid through the providers of payments, renewed by a job that
survives being killed, and end in grace and expiry. Nothing is premium until the owner puts it into a plan.
"""
