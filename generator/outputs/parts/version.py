"""Which version of an event subscribers were last told, in small print: an old sheet on a wall can be told from a new one by it."""

from generator.model.event import Event
from generator.outputs.edition import Edition
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.sentences import Sentence, Stamp, sentence


def version_of(edition: Edition, calendar: Calendar, event: Event) -> Sentence:
    """第2版，11月28日更新; empty of what has not been published."""
    version = edition.versions.get(event.uid_name)
    if version is None:
        return ()
    day = Stamp(calendar.language.day_in_short(version.day, calendar.today), version.day.isoformat())
    if version.number == 1:
        return sentence(calendar.language, "version-first", day=day)
    return sentence(calendar.language, "version", n=version.number, day=day)
