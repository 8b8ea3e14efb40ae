"""Long work as people see it: the list of jobs, each with progress and row errors, live; stop one, do it again.

The machinery is core.jobs; this room is its page.
"""
