"""What an exam says of its windows."""

from collections.abc import Iterator
from datetime import datetime

from generator.diagnostics import Diagnostic, warning
from generator.kinds.exam_service import ExamService, Window
from generator.model.site import Site
from generator.model.when import MINUTES_A_DAY, TimeRange


def single_windows(site: Site, now: datetime) -> Iterator[Diagnostic]:
    """Every window is alone on its street: two of one sort that overlap contradict each other, or one of them says nothing new."""
    for event in site.events.values():
        if not isinstance(event.details, ExamService):
            continue
        at = event.origin / "windows"
        windows = event.details.windows
        for n, window in enumerate(windows):
            for m, earlier in enumerate(windows[:n]):
                if (earlier.where, earlier.kind) == (window.where, window.kind) and _overlap(earlier, window):
                    yield warning("windows-overlap", at / n, also=[at / m], where=window.where.first, one=earlier.id, other=window.id)


def _overlap(one: Window, other: Window) -> bool:
    return any(start < to and begin < end for start, end in _spans(one) for begin, to in _spans(other))


def _spans(window: Window) -> list[tuple[int, int]]:
    """Minutes since a day long ago, the end exclusive; what has no clock takes the whole day."""
    start, end = (window.time.start, window.time.end) if isinstance(window.time, TimeRange) else (0, MINUTES_A_DAY)
    return [(day.toordinal() * MINUTES_A_DAY + start, day.toordinal() * MINUTES_A_DAY + end) for day in window.days]
