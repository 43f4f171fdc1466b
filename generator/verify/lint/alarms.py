"""Reminders (RFC 5545, section 3.6.6): one that lacks what it needs can make a program refuse the whole feed."""

from generator.verify.calendar_file import Component
from generator.verify.lint import properties
from generator.verify.lint.findings import Findings

_NEEDS = {"DISPLAY": ("DESCRIPTION",), "EMAIL": ("DESCRIPTION", "SUMMARY", "ATTENDEE")}


def check(alarm: Component, found: Findings) -> None:
    by = properties.check(alarm, found)
    action = alarm.value("ACTION").upper()
    for name in _NEEDS.get(action, ()):
        if name not in by:
            found.add("ics-alarm-without-text", alarm, name=name, action=action)
    if ("DURATION" in by) != ("REPEAT" in by):
        found.add("ics-alarm-repeat", by["DURATION" if "DURATION" in by else "REPEAT"][0])
