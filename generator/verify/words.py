"""What is said of an event or of one of its dates, in one language, in the words that a reader of any output looks for.

Words are squeezed: without blanks. It knows no output; where words stand is for those who read.
"""

from dataclasses import dataclass
from datetime import date

from generator.kinds.exam_service import ExamService
from generator.language import Language, plain
from generator.model.changes import Action
from generator.model.event import Event, PartRole
from generator.model.occurrence import Occurrence, Status
from generator.model.place import AtStation, Place
from generator.model.text import Id, Text
from generator.model.when import Time, TimeRange
from generator.verify.page_file import squeezed
from generator.verify.truth import Truth

LOUD = ("cancelled", "skipped", "postponed", "moved")
"""Tags that no date may carry whose status is another."""


TAGS = (*LOUD, "on", "amended", "added", "provisional", "past", "tbd", "new", "withdrawn")


@dataclass(frozen=True, slots=True)
class Words:
    """One site in one language."""

    truth: Truth
    language: Language

    def text(self, text: Text) -> str:
        return squeezed(plain(self.language.text(text).text))

    def say(self, key: str, **arguments: object) -> str:
        return squeezed(self.language.say(key, **arguments))

    def title(self, event: Event) -> str:
        return self.text(event.title)

    def part_title(self, event: Event, occurrence: Occurrence) -> str:
        """A subject goes by its own name, a window by what it restricts and where."""
        if occurrence.label is None or occurrence.role not in (PartRole.SUBJECT, PartRole.WINDOW):
            return self.title(event)
        label = self.language.text(occurrence.label).text
        if occurrence.role is PartRole.WINDOW and isinstance(event.details, ExamService):
            kind = next(w.kind for w in event.details.windows if w.id == occurrence.part)
            label = self.language.say("labelled", label=self.language.say(f"window-{kind.value}"), value=label)
        return squeezed(plain(label))

    def time(self, time: Time) -> str:
        return squeezed(self.language.time(time))

    def clock(self, time: Time) -> str:
        """Its beginning, or what stands in place of one."""
        return self.language.clock(time.start) if isinstance(time, TimeRange) else self.time(time)

    def place(self, place: Place | AtStation | None) -> str:
        venue = self.truth.edition.site.venue(place)
        return self.text(venue.name) if venue else self.say("place-tbd")

    def kind(self, kind: Id) -> str:
        own = self.truth.edition.site.config.kinds.get(kind)
        return self.text(own.name) if own else self.say(f"kind-{kind}")

    def tag(self, occurrence: Occurrence, *, in_series: bool) -> str:
        """The word of a date's status; "" for one that is as planned."""
        return self.say(f"tag-{news(occurrence, self.truth.today, in_series=in_series)}")

    def loud(self) -> frozenset[str]:
        return frozenset(self.say(f"tag-{word}") for word in LOUD)

    def tags(self) -> frozenset[str]:
        """All words of status there are."""
        return frozenset(self.say(f"tag-{word}") for word in TAGS)

    def day(self, day: date) -> str:
        return squeezed(self.language.day(day, self.truth.today))


def news(occurrence: Occurrence, today: date, *, in_series: bool) -> str:
    """The tag of a date: what is not as planned, or else that it is over, or on."""
    if occurrence.status is Status.CANCELLED:
        return "skipped" if in_series else "cancelled"
    if occurrence.status is Status.POSTPONED:
        return "postponed"
    if occurrence.moved_from and occurrence.moved_from.days != occurrence.days:
        return "moved"
    if occurrence.days.last_day < today:
        return "past"
    action = occurrence.change.action if occurrence.change else None
    if action in (Action.MOVE, Action.AMEND):
        return "amended"
    if action is Action.ADD:
        return "added"
    return "provisional" if occurrence.provisional and action is not Action.KEEP else "on"


def datetime_of(day: date, time: Time) -> str:
    """As `<time datetime>` has it."""
    return f"{day.isoformat()}T{time.start // 60:02}:{time.start % 60:02}" if isinstance(time, TimeRange) else ""
