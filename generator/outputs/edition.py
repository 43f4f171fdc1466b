"""What the site says on one day: the Site, the day, and every event's agenda, worked out once for all formats."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.language import Language
from generator.ledger import Ledger
from generator.model.agenda import agenda
from generator.model.event import Event, Visibility
from generator.model.occurrence import Agenda
from generator.model.site import Site
from generator.model.text import Id


@dataclass(frozen=True, slots=True)
class Version:
    """What subscribers were told of one event, as one number: it grows with every visible change of any of its calendar entries.

    `first` and `revised` are UTC: when they first heard of it, and last of a change. `withdrawn`: they were told to forget all of it.
    """

    number: int
    first: datetime
    revised: datetime
    withdrawn: bool

    @property
    def day(self) -> date:
        """In the site's zone: a ledger writes the site's day as its midnight in UTC."""
        return self.revised.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """`now` is aware, in the site's zone. `events` are the public ones; `withdrawn` those taken back, also by calling internal what had
    been published. Other internal ones are in neither.

    `agendas` reach to `horizon` (inclusive) = `now` + ahead-days, and hold events of both. `languages`: the first one first.

    `ledger`: what subscribers were last told; `revisions`: what they are told next, by UID (empty without a ledger: all is new).
    `versions`: of each event that has been published, by its `uid_name`.
    """

    site: Site
    now: datetime
    horizon: date
    languages: tuple[Language, ...]
    events: Mapping[Id, Event]
    withdrawn: Mapping[Id, Event]
    agendas: Mapping[Id, Agenda]
    ledger: Ledger
    revisions: Ledger
    versions: Mapping[str, Version] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.config.timezone)


def edition(site: Site, now: datetime, languages: tuple[Language, ...], ledger: Ledger) -> Edition:
    today = now.date()
    horizon = today + timedelta(days=site.config.feeds.ahead_days)
    public = {i: e for i, e in site.events.items() if e.visibility is Visibility.PUBLIC}
    published = {uid.partition("@")[0].partition(".")[0] for uid in ledger}
    withdrawn = {
        i: replace(e, visibility=Visibility.WITHDRAWN)
        for i, e in site.events.items()
        if e.visibility is Visibility.WITHDRAWN or (e.visibility is Visibility.INTERNAL and e.uid_name in published)
    }
    agendas = {i: agenda(e, site.holidays, today, horizon) for i, e in (*public.items(), *withdrawn.items())}
    return Edition(
        site=site,
        now=now,
        horizon=horizon,
        languages=languages,
        events=public,
        withdrawn=withdrawn,
        agendas=agendas,
        ledger=ledger,
        revisions={},
    )
