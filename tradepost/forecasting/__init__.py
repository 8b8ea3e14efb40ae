"""Demand ahead: how much of each product will be asked for, how sure that is, when stock runs out and when to reorder.

A nightly job forecasts the whole catalogue into tables, so that pages answer at once. What is heavy (the models) runs
in a child process, whose memory goes back when it ends; the serving process never loads it.
"""
