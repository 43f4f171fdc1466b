"""The other venues of the same day, in the order of the town's communities, each with what differs there."""

from dataclasses import dataclass

from generator.language import Language, Words
from generator.model.event import Branch, Event
from generator.model.occurrence import Status
from generator.model.site import Site
from generator.model.when import Days
from generator.outputs.parts.dates import Calendar
from generator.outputs.parts.facts import SignUpView, contact, organisers, sign_up_view
from generator.outputs.parts.places import maps_in_a_line, place_view
from generator.outputs.parts.sentences import Run, Sentence, joined, sentence


@dataclass(frozen=True, slots=True)
class BranchRow:
    """`label`: its community, or where none is named the place. `maps` is empty where its place has no coordinates, or nobody goes there.

    `time` is None where it is that of the main venue.
    """

    label: Run
    place: Sentence
    maps: Sentence
    time: Run | None
    extra: Sentence
    sign_up: SignUpView | None


@dataclass(frozen=True, slots=True)
class BranchTable:
    """`heading` counts them, `lead` says whether one can go there. `off`: they do not take place either, so no time holds."""

    heading: Sentence
    lead: str
    rows: tuple[BranchRow, ...]
    off: bool
    has_extra: bool


def branch_table(calendar: Calendar, event: Event, status: Status, *, over: bool) -> BranchTable | None:
    """`status` is the event's, which is that of its branches. Who is wanted and how to sign up stands there only while it is coming."""
    if not event.branches:
        return None
    site, language = calendar.site, calendar.language
    order = {name: n for n, name in enumerate(site.config.communities)}

    def place_in_town(branch: Branch) -> int:
        venue = site.venue(branch.place)
        return order.get(venue.community, len(order)) if venue and venue.community else len(order)

    off = status in (Status.CANCELLED, Status.POSTPONED)
    rows = tuple(_row(calendar, event, branch, asks=not off and not over) for branch in sorted(event.branches, key=place_in_town))
    communities = [v.community for v in (site.venue(b.place) for b in event.branches) if v and v.community]
    key = "branches-communities" if len(set(communities)) == len(event.branches) else "branches-places"
    return BranchTable(
        heading=sentence(language, key, n=len(rows)),
        lead=_lead(language, status, over=over, same_time=any(row.time is None for row in rows)),
        rows=rows,
        off=off,
        has_extra=any(row.extra or row.sign_up for row in rows),
    )


def _lead(language: Language, status: Status, *, over: bool, same_time: bool) -> str:
    if status in (Status.CANCELLED, Status.POSTPONED):
        return language.say(f"branches-{status.value}")
    lead = language.say("branches-over" if over else "branches-lead")
    return language.say("between-sentences").join([lead, language.say("branches-same-time")]) if same_time else lead


def _row(calendar: Calendar, event: Event, branch: Branch, *, asks: bool) -> BranchRow:
    language, site = calendar.language, calendar.site
    venue = site.venue(branch.place)
    assert venue is not None, "a branch is a place"
    view = place_view(language, site, branch.place)
    assert view is not None
    named: list[Run] = [each for each in (view.station or view.name, view.address, view.directions, *view.aliases) if each]
    label: Run = _community(language, site, venue.community) if venue.community else view.name
    extra: list[Run | Sentence] = []
    if branch.needed is not None and asks:
        extra.append(language.say("volunteers-wanted", n=branch.needed))
    facts = (*organisers(language, site, branch.organisers), *contact(language, branch.contact))
    extra += [sentence(language, "labelled", label=fact.label, value=fact.value) for fact in facts]
    time: Run | None = None
    if branch.time is not None and branch.time != event.time:
        time = calendar.time(branch.time, event.when.first_day) if isinstance(event.when, Days) else language.time(branch.time)
    return BranchRow(
        label=label,
        place=tuple(piece for each in named for piece in (" ", each))[1:],
        maps=maps_in_a_line(language, view, venue) if asks else (),
        time=time,
        extra=joined(language, extra) if extra else (),
        sign_up=sign_up_view(calendar, branch.sign_up) if asks else None,
    )


def _community(language: Language, site: Site, community: str) -> Words:
    return next(language.text(c.name) for i, c in site.config.communities.items() if i == community)
