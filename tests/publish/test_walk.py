"""A town that is edited at random and published again and again, and those who subscribe to it.

Subscribers share no code with the feeds: icalendar reads, recurring-ical-events expands, and what they keep follows RFC 5546, 2.1.5:
of one UID and RECURRENCE-ID the higher SEQUENCE, then the later DTSTAMP. Some miss publications; an importer never drops anything.
"""

import json
import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from generator import checks
from generator.diagnostics import has_errors
from generator.language import languages
from generator.ledger import Ledger, read, write
from generator.model.agenda import takes_place
from generator.model.when import TimeRange, Unclocked
from generator.outputs import feeds
from generator.outputs.edition import Edition, edition
from generator.outputs.feeds.feed_views import FeedView
from generator.outputs.revisions import next_ledger, revised
from generator.render.ics import FeedWriter
from generator.routes import Variant
from generator.source.load import load
from tests.sites import TOWN

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("BIANMIN_TORTURE", "1"))
STEPS = 60
ZONE = ZoneInfo("Asia/Shanghai")
WINDOW = timedelta(days=60)
Fields = dict[str, Any]


@dataclass
class Town:
    """`events` by path. `publish` makes a publication, or says that the authors have made a mistake."""

    today: date = date(2026, 3, 1)
    events: dict[str, Fields] = field(default_factory=dict)
    ledger: bytes = b""
    number: int = 0

    def copy(self) -> "Town":
        return Town(self.today, json.loads(json.dumps(self.events)), self.ledger, self.number)

    def edition(self, ledger: Ledger) -> Edition | None:
        files = {path: TOWN[path] for path in ("site_config.yml", "content/holidays.yml")}
        files |= {path: json.dumps(fields, ensure_ascii=False) for path, fields in self.events.items()}
        site, found = load({path: dedent(text).lstrip("\n").encode() for path, text in files.items()})
        if site is None or has_errors(found):
            return None
        now = datetime.combine(self.today, time(8), ZONE)
        if has_errors(checks.run(site, now)):
            return None
        made = revised(edition(site, now, languages(site.config), ledger))
        return None if has_errors(feeds.diagnose(made, ())) else made

    def publish(self) -> tuple[Edition, dict[Variant, bytes]] | None:
        ledger, found = read(self.ledger)
        assert found == []
        made = self.edition(ledger)
        if made is None:
            return None
        self.ledger = write(next_ledger(made))
        told, found = read(self.ledger)
        assert found == []
        again = self.edition(told)
        assert again is not None, "what was published is no mistake"
        assert write(next_ledger(again)) == self.ledger, "publishing twice bumps nothing"
        views = dict(feeds.plan(again))
        writer = FeedWriter()
        files = {}
        for variant in Variant:
            view = views[f"feeds/all{variant.value}.ics"]
            assert isinstance(view, FeedView)
            files[variant] = writer.feed(view)
        return again, files


Slot = tuple[str, str, str, str]
"""UID name up to its first dot, the title of the event, start and end as ISO."""


def model(edition: Edition) -> Counter[Slot]:
    """What takes place in the coming days, by the agendas, and how often: two dates of a series may be moved to one."""
    found: Counter[Slot] = Counter()
    for event in edition.events.values():
        agenda = edition.agendas[event.id]
        for one in (*agenda.occurrences, *agenda.later):
            if takes_place(one) and one.days.last_day >= edition.today and one.days.first_day <= edition.today + WINDOW:
                found[event.uid_name, event.title.first, *_moments(one.days.first_day, one.days.last_day, one.time)] += 1
    return found


def _moments(first: date, last: date, clock: TimeRange | Unclocked) -> tuple[str, str]:
    if not isinstance(clock, TimeRange):
        return first.isoformat(), (last + timedelta(days=1)).isoformat()
    midnight = [datetime.combine(day, time(), ZONE) for day in (first, last)]
    return (midnight[0] + timedelta(minutes=clock.start)).isoformat(), (midnight[1] + timedelta(minutes=clock.end)).isoformat()


Key = tuple[str, str]
Component = Any
"""A VEVENT, whose values icalendar types as anything that a property may be."""


@dataclass
class Subscriber:
    """Keeps components by UID and RECURRENCE-ID. `keeps_all`: an importer, who never hears that something left the feed."""

    variant: Variant
    keeps_all: bool
    kept: dict[Key, Component] = field(default_factory=dict)

    def hears(self, data: bytes) -> None:
        told: dict[Key, Component] = {}
        for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
            rid = event.get("RECURRENCE-ID")
            key = (str(event["UID"]), rid.dt.isoformat() if rid else "")
            assert key not in told, f"{key} twice in one feed"
            told[key] = event
        for key, event in told.items():
            known = self.kept.get(key)
            if known is None or _revision(event) > _revision(known):
                self.kept[key] = event
        for key in [*self.kept]:
            if key in told:
                continue
            uid = key[0]
            above = [_revision(event) for (other, _), event in told.items() if other == uid]
            if (above and max(above) > _revision(self.kept[key])) or not (self.keeps_all or above):
                del self.kept[key]  # a master that was sent anew without this exception; or no longer in the feed at all

    def calendar(self, first: date) -> Counter[Slot]:
        """What stands in it in the coming days, but for what is marked as not taking place."""
        calendar = icalendar.Calendar()
        for event in self.kept.values():
            calendar.add_component(event)
        found: Counter[Slot] = Counter()
        for event in recurring_ical_events.of(calendar, keep_recurrence_attributes=True).between(first, first + WINDOW + timedelta(days=1)):
            title = str(event["SUMMARY"])
            if event["STATUS"] == "CANCELLED" or title.startswith(("【取消】", "【延期】")):
                continue
            start, end = event["DTSTART"].dt, event["DTEND"].dt
            if (end if not isinstance(end, datetime) else (end - timedelta(microseconds=1)).date() + timedelta(days=1)) <= first:
                continue
            name = str(event["UID"]).split("@")[0].split(".")[0]
            found[name, re.split("[：（]", title)[0], start.isoformat(), end.isoformat()] += 1
        return found


def _revision(event: Component) -> tuple[int, datetime]:
    stamp = event["DTSTAMP"].dt
    assert event["LAST-MODIFIED"].dt == stamp
    return int(event["SEQUENCE"]), stamp


Edit = Callable[[Town, random.Random], None]


def a_day(town: Town, chance: random.Random, since: int = -5, until: int = 40) -> str:
    return (town.today + timedelta(days=chance.randint(since, until))).isoformat()


def a_time(chance: random.Random) -> str:
    return chance.choice(["08:30-11:00", "19:00-次日02:00", "14:00-15:30", "待定"])


def some(town: Town, chance: random.Random, *needed: str) -> Fields:
    """An event that has all these fields; an empty one if there is none, which changes nothing."""
    found = [fields for _, fields in sorted(town.events.items()) if all(key in fields for key in needed)]
    return chance.choice(found) if found else {}


def new_once(town: Town, chance: random.Random) -> None:
    town.number += 1
    town.events[f"events/clean-city/once-{town.number}.yml"] = {
        "title": f"活动{town.number}",
        "date": a_day(town, chance, 0),
        **({"time": a_time(chance)} if chance.random() < 0.7 else {}),
        "place": {"name": "球场", "community": chance.choice(["east", "west"])},
    }


def new_series(town: Town, chance: random.Random) -> None:
    town.number += 1
    every, on = chance.choice(
        [("week", ["mon", "thu"]), ("week", ["sat"]), ("2 weeks", ["tue"]), ("month", ["2nd sat"]), ("month", ["10"]), ("week", ["mon"])]
    )
    rule = {"every": every, "on": on, "from": a_day(town, chance, -20, 20), "holidays": chance.choice(["keep", "skip", "shift"])}
    if chance.random() < 0.5:
        rule["until"] = a_day(town, chance, 30, 120)
    town.events[f"events/green-village/series-{town.number}.yml"] = {
        "title": f"系列{town.number}",
        "repeat": rule,
        **({"time": a_time(chance)} if chance.random() < 0.7 else {}),
    }


def new_daily(town: Town, chance: random.Random) -> None:
    town.number += 1
    first = date.fromisoformat(a_day(town, chance, 0))
    last = first + timedelta(days=chance.randint(1, 6))
    fields: Fields = {"title": f"连日{town.number}", "first-day": first.isoformat(), "last-day": last.isoformat()}
    if chance.random() < 0.6:
        fields["time"] = "09:00-10:00"
    town.events[f"events/clean-city/daily-{town.number}.yml"] = fields


def new_campaign(town: Town, chance: random.Random) -> None:
    town.number += 1
    sessions = [{"id": f"s{n}", "date": a_day(town, chance, 0), "time": a_time(chance), "place": {"name": f"站{n}"}} for n in range(3)]
    town.events[f"events/waste-sorting/campaign-{town.number}.yml"] = {"title": f"五进{town.number}", "sessions": sessions}


def new_exam(town: Town, chance: random.Random) -> None:
    town.number += 1
    first = date.fromisoformat(a_day(town, chance, 1))
    span = {"first-day": first.isoformat(), "last-day": (first + timedelta(days=2)).isoformat()}
    town.events[f"events/exam-service/exam-{town.number}.yml"] = {
        "title": f"考试{town.number}",
        "exam": "考",
        **span,
        "timetable": [{"id": "a", "subject": "语文", "date": first.isoformat(), "time": "09:00-11:30"}],
        "windows": [{"id": "w", "kind": "traffic", "where": "门前", **span, "time": "07:00-12:30"}],
    }


def retitle(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance):
        fields["title"] += "改"


def redate(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance, "date"):
        fields["date"] = a_day(town, chance, 0)


def retime(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance, "time"):
        fields["time"] = a_time(chance)


def drop_time(town: Town, chance: random.Random) -> None:
    some(town, chance, "time").pop("time", None)


def replace_place(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance):
        fields["place"] = {"name": chance.choice(["广场", "球场", "村口"]), "community": chance.choice(["east", "west", "north"])}


def change(town: Town, chance: random.Random) -> None:
    """A line in `changes`: the wrong ones are the author's mistake, and taken back."""
    fields = some(town, chance)
    if not fields:
        return
    action = chance.choice(["cancel", "cancel", "postpone", "move", "move", "amend", "add", "keep"])
    line: Fields = {"action": action, "reason": "雨", "announced": town.today.isoformat()}
    if "repeat" in fields or "first-day" in fields:
        line["date"] = a_day(town, chance, -2, 30)
        if "repeat" in fields and action != "add":
            days = _coming(town, fields)
            if days:
                line["date"] = chance.choice(days)
    if "sessions" in fields:
        line["part"] = f"s{chance.randint(0, 2)}"
    if "timetable" in fields and chance.random() < 0.7:
        line["part"] = chance.choice(["a", "w"])
        line.pop("date", None)
    if action == "move":
        line["to"] = {"date": a_day(town, chance, 0, 30), **({"time": a_time(chance)} if chance.random() < 0.4 else {})}
    if action == "amend":
        line["to"] = {"time": a_time(chance)} if chance.random() < 0.7 else {"place": {"name": "别处"}}
    fields["changes"] = [c for c in fields.get("changes", []) if (c.get("date"), c.get("part")) != (line.get("date"), line.get("part"))]
    fields["changes"].append(line)


def _coming(town: Town, fields: Fields) -> list[str]:
    made = Town(town.today, {"events/clean-city/x.yml": {**fields, "changes": []}}).edition({})
    if made is None:
        return []
    days = sorted({o.rule_day for o in made.agendas[next(iter(made.events))].occurrences}) if made.events else []
    return [day.isoformat() for day in days if town.today - timedelta(days=3) <= day <= town.today + timedelta(days=40)]


def unchange(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance, "changes"):
        fields["changes"].pop(chance.randrange(len(fields["changes"]))) if fields["changes"] else None
        if not fields["changes"]:
            del fields["changes"]


def leave_out(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance, "repeat"):
        days = _coming(town, fields)
        if days:
            fields["repeat"].setdefault("except", []).append(chance.choice(days))


def end_series(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance, "repeat"):
        fields["repeat"]["until"] = a_day(town, chance, 5, 60)


def withdraw(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance):
        fields["visibility"] = chance.choice(["withdrawn", "internal", "public", "public"])


def rename(town: Town, chance: random.Random) -> None:
    if town.events:
        path = chance.choice(sorted(town.events))
        fields = town.events.pop(path)
        town.number += 1
        folder, _, name = path.rpartition("/")
        fields["aliases"] = [*fields.get("aliases", []), name.removesuffix(".yml")]
        town.events[f"{folder}/renamed-{town.number}.yml"] = fields


def remove(town: Town, chance: random.Random) -> None:
    """Right for what is past or withdrawn, else the author is told, and puts it back."""
    if town.events:
        del town.events[chance.choice(sorted(town.events))]


def shorten_window(town: Town, chance: random.Random) -> None:
    if fields := some(town, chance, "windows"):
        fields["windows"][0]["last-day"] = fields["first-day"]


def clock(town: Town, chance: random.Random) -> None:
    """Days go by; once in a while a clock is set back."""
    town.today += timedelta(days=chance.choice([0, 1, 1, 2, 4, -1]))


EDITS: tuple[Edit, ...] = (
    *(new_once, new_series, new_daily, new_campaign, new_exam, retitle, redate, retime, drop_time, replace_place),
    *(change, change, change, change, unchange, leave_out, end_series, withdraw, rename, remove, shorten_window, clock, clock),
)


def walk(seed: int) -> Iterator[tuple[Town, Edition, dict[Variant, bytes], str]]:
    chance = random.Random(seed)
    town = Town()
    steps = 0
    while steps < STEPS:
        tried = town.copy()
        edit = chance.choice(EDITS[:5] if len(tried.events) < 4 else EDITS)
        edit(tried, chance)
        published = tried.publish()
        if published is None:
            continue
        steps += 1
        town = tried
        yield town, *published, edit.__name__


@pytest.mark.parametrize("seed", range(4 * ROUNDS))
def test_subscribers_end_with_what_the_site_says(seed: int) -> None:
    """No occurrence twice, none lost, whoever missed what."""
    chance = random.Random(seed)
    always = Subscriber(Variant.PLAIN, keeps_all=False)
    subscribers = [
        *((always, 1.0), (Subscriber(Variant.GOOGLE, keeps_all=False), 0.5), (Subscriber(Variant.ALARM, keeps_all=False), 0.3)),
        *((Subscriber(Variant.PLAIN, keeps_all=True), 1.0), (Subscriber(Variant.ALARM, keeps_all=True), 0.7)),
    ]
    done: list[str] = []
    for step, (_, edition_now, files, edit) in enumerate(walk(seed), 1):
        done.append(edit)
        expected = model(edition_now)
        for subscriber, attention in subscribers:
            if chance.random() < attention or step == STEPS:
                subscriber.hears(files[subscriber.variant])
        if step % 10 == 0 or step == STEPS:
            for subscriber, attention in subscribers:
                if attention == 1.0 or step == STEPS:
                    assert subscriber.calendar(edition_now.today) == expected, (step, done[-12:], subscriber.keeps_all)
