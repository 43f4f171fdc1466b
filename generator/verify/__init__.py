"""Outputs, read back by other readers than wrote them, and held against what they should say.  Layer 8: writes nothing.

`calendar_file` reads iCalendar, anyone's; `told` sees in two publications what a subscriber sees.
"""
