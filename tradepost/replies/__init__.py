"""Auto replies: a trigger and an answer; and the inbox of reviews, questions and messages that wait for one.

A reaction reads the log: to each cause at most one auto reply is given, by the first rule that fits, at once, after the
quiet hours, or once somebody has approved it. What became of each is listed with the reason, also of what did not fit.
"""
