"""Outputs, read back by other readers than wrote them, and held against what they should say.  Layer 8: writes nothing.

`held` is the one call: `truth`, `words` and `entries` say what holds; `pages`, `calendars`, `data_files` and `sheets` hold outputs to it.
`calendar_file` reads iCalendar, anyone's; `told` sees in two publications what a subscriber sees.
"""
