"""Long work as people see it: the list of jobs, one job with its progress and row errors, cancel, do again, live progress.

The machinery is core.jobs; this room is its page.
"""
