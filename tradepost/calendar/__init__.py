"""Days and what is on them: events of people, the shop's own dates, a country's holidays.

An event may repeat by a rule of its own time zone, with exceptions for single times, and reminds once each time. The
shop's own dates are offered by the rooms that know them (core/dates) and stored nowhere a second time.
"""
