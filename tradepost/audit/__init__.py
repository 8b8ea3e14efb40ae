"""Who changed what (the event log, read with its actors, before and after), and what users did (their activity).

Changes are recorded by the rooms that make them, through core.events; this room only reads them.
Activity is what people looked at, searched for and signed in from; each sees their own, staff see all.
"""
