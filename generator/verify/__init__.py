"""Outputs, read back by other readers than wrote them, and held against what they should say.  Layer 8: writes nothing.

`held` is the one call: `truth`, `words`, `entries` and `happenings` say what holds; `kinds_of_files` says which module holds what to it.
`content_lines` and `calendar_file` read iCalendar, anyone's; `seen` tells what a subscriber sees happen between two publications; `lint`
what programs that people subscribe with will drop or misread.
"""
