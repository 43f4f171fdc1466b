"""The dates of a series: rule, exceptions, the author's lines and holidays, held against a slow walk over every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.agenda import agenda, standing_alone
from generator.model.changes import Action, Change, To
from generator.model.event import Event
from generator.model.holidays import Holidays
from generator.model.occurrence import Agenda, Slot, Status
from generator.model.place import Place
from generator.model.recurrence import HolidayPolicy, Repeat
from generator.model.text import Text
from generator.model.when import Days, TimeRange, Unclocked
from tests.model.sample import GOLDEN_WEEK, HORIZON, MORNING, NO_HOLIDAYS, TODAY, change, day, days, event, holidays, left, told, weekly


def _agenda(event: Event, known: Holidays = NO_HOLIDAYS, horizon: date = HORIZON) -> Agenda:
    return agenda(event, known, TODAY, horizon)


def test_series_has_an_occurrence_a_date() -> None:
    """Each date by the rule is named by its day and stands on it, with the event's time."""
    dates = _agenda(event(weekly("0601", 0, 3, until=day("0611")))).occurrences
    assert told(dates) == ["e.20260601 06-01", "e.20260604 06-04", "e.20260608 06-08", "e.20260611 06-11"]
    assert {date.time for date in dates} == {MORNING}


def test_series_keeps_the_uid_of_its_first_alias() -> None:
    """A renamed series keeps the ids of its dates."""
    renamed = event(weekly("0601", until=day("0601")), aliases=("old", "older"))
    assert told(_agenda(renamed).occurrences) == ["old.20260601 06-01"]


def test_several_days_with_a_time_are_a_daily_series() -> None:
    """`first-day` + `last-day` with a time is that time on each day."""
    daily = event(days("0607..0609"), MORNING, spans_days=True, changes=(change("cancel", "0608"),))
    assert told(_agenda(daily).occurrences) == ["e.20260607 06-07", "e.20260608 06-08 cancelled", "e.20260609 06-09"]


def test_except_is_left_out() -> None:
    """A day of `except` does not take place, and is remembered without a holiday."""
    found = _agenda(event(weekly("0601", until=day("0615"), except_=(day("0608"),))))
    assert (told(found.occurrences), left(found)) == (["e.20260601 06-01", "e.20260615 06-15"], ["06-08 except"])


def test_horizon_is_inclusive() -> None:
    """A date on the day of the horizon is listed, the next one is only the first beyond."""
    found = _agenda(event(weekly("0601")), horizon=day("0608"))
    assert told(found.occurrences) == ["e.20260601 06-01", "e.20260608 06-08"]
    assert found.beyond and told([found.beyond]) == ["e.20260615 06-15"]
    assert found.later == ()


@pytest.mark.parametrize(
    ("action", "stands"),
    [
        (change("keep", "0608"), "e.20260608 06-08"),
        (change("cancel", "0608"), "e.20260608 06-08 cancelled"),
        (change("postpone", "0608"), "e.20260608 06-08 postponed"),
        (change("move", "0608", days="0610"), "e.20260608 06-10 moved"),
        (change("move", "0608", time=TimeRange(0, 60)), "e.20260608 06-08 moved"),
        (change("amend", "0608", time=TimeRange(0, 60)), "e.20260608 06-08"),
    ],
)
def test_change_acts_on_its_date(action: Change, stands: str) -> None:
    """A line touches the date it names, and is remembered there."""
    found = _agenda(event(weekly("0601", until=day("0615")), changes=(action,))).occurrences
    assert told(found) == ["e.20260601 06-01", stands, "e.20260615 06-15"]
    assert [o.change for o in found] == [None, action, None]


def test_move_leaves_what_it_does_not_name() -> None:
    """What `to` leaves out stays as it was; the old slot is remembered."""
    hall = Place(Text("礼堂"))
    moved = change("move", "0608", days="0610", place=hall)
    found = _agenda(event(weekly("0608", until=day("0608")), changes=(moved,))).occurrences[0]
    assert (found.days, found.time, found.place, found.moved_from) == (days("0610"), MORNING, hall, Slot(days("0608"), MORNING))


def test_amend_replaces_time_and_place() -> None:
    """An amended date keeps its day and status, and was not moved."""
    amended = change("amend", "0608", time=Unclocked.TBD)
    found = _agenda(event(weekly("0608", until=day("0608")), changes=(amended,))).occurrences[0]
    assert (found.days, found.time, found.status, found.moved_from) == (days("0608"), Unclocked.TBD, Status.SCHEDULED, None)


def test_move_onto_another_date_leaves_both() -> None:
    """A move may land on another date of the series: both stand."""
    found = _agenda(event(weekly("0601", until=day("0608")), changes=(change("move", "0601", days="0608"),)))
    assert told(found.occurrences) == ["e.20260601 06-08 moved", "e.20260608 06-08"]


def test_added_day_is_a_date_of_its_own() -> None:
    """`add` makes a date where the rule has none, after the end of the series too."""
    added = change("add", "0610", time=TimeRange(0, 60))
    found = _agenda(event(weekly("0601", until=day("0601")), changes=(added,))).occurrences
    assert told(found) == ["e.20260601 06-01", "e.20260610 06-10"]
    assert (found[1].time, found[1].change) == (TimeRange(0, 60), added)


def test_skip_leaves_out_dates_in_a_holiday() -> None:
    """The holiday is the reason shown."""
    found = _agenda(event(weekly("0924", 0, 3, policy=HolidayPolicy.SKIP, until=day("1008"))), GOLDEN_WEEK)
    assert told(found.occurrences) == ["e.20260924 09-24", "e.20260928 09-28", "e.20261008 10-08"]
    assert left(found) == ["10-01 national", "10-05 national"]


def test_shift_moves_to_the_next_free_day_in_date_order() -> None:
    """8 October is a date of the series, so the first takes the 9th and the second the 10th, weekend or not."""
    found = _agenda(event(weekly("1001", 0, 3, policy=HolidayPolicy.SHIFT, until=day("1008"))), GOLDEN_WEEK).occurrences
    assert told(found) == ["e.20261008 10-08", "e.20261001 10-09 moved", "e.20261005 10-10 moved"]
    assert found[1].holiday == GOLDEN_WEEK.on(day("1001"))
    assert found[1].moved_from == Slot(days("1001"), MORNING)


def test_shift_avoids_days_taken_by_moves_and_additions() -> None:
    """A day that the author gave to another date is taken, wherever its line stands."""
    lines = (change("move", "1012", days="1009"), change("add", "1010"))
    found = _agenda(event(weekly("1005", 0, policy=HolidayPolicy.SHIFT, until=day("1012")), changes=lines), GOLDEN_WEEK)
    assert told(found.occurrences) == ["e.20261005 10-08 moved", "e.20261012 10-09 moved", "e.20261010 10-10"]


def test_shift_does_not_land_on_an_excepted_day() -> None:
    """A day that the author took out of the series is no place for another of its dates."""
    repeat = weekly("1001", 3, policy=HolidayPolicy.SHIFT, until=day("1008"), except_=(day("1008"),))
    assert told(_agenda(event(repeat), GOLDEN_WEEK).occurrences) == ["e.20261001 10-09 moved"]


def test_shift_passes_over_a_neighbouring_holiday() -> None:
    """A day in another range is no way out of the first."""
    found = _agenda(event(weekly("0925", 4, policy=HolidayPolicy.SHIFT, until=day("0925"))), holidays(moon="0925", other="0926..0927"))
    assert told(found.occurrences) == ["e.20260925 09-28 moved"]


@pytest.mark.parametrize("policy", HolidayPolicy)
def test_line_outranks_the_policy(policy: HolidayPolicy) -> None:
    """A date with a line in `changes` does what the line says, holiday or not."""
    series = event(weekly("1001", until=day("1001"), policy=policy), changes=(change("keep", "1001"),))
    assert told(_agenda(series, GOLDEN_WEEK).occurrences) == ["e.20261001 10-01"]


@pytest.mark.parametrize("policy", [HolidayPolicy.KEEP, HolidayPolicy.ASK])
def test_keep_and_ask_leave_dates_in_a_holiday(policy: HolidayPolicy) -> None:
    """`ask` is answered by the author, not here."""
    assert told(_agenda(event(weekly("1001", until=day("1001"), policy=policy)), GOLDEN_WEEK).occurrences) == ["e.20261001 10-01"]


@pytest.mark.parametrize("policy", HolidayPolicy)
def test_dates_in_an_unpublished_year_are_provisional(policy: HolidayPolicy) -> None:
    """Of a series that heeds holidays, dates in a year without a block may still change; of `keep`, none."""
    found = _agenda(event(weekly("2026-12-28", until=day("2027-01-04"), policy=policy)), GOLDEN_WEEK, day("2027-12-31"))
    assert [o.provisional for o in found.occurrences] == [False, policy is not HolidayPolicy.KEEP]


def test_range_of_another_year_does_not_reach_an_unpublished_one() -> None:
    """In a year without a block nothing is skipped, even where the block of the year before names the day."""
    found = _agenda(
        event(weekly("2027-01-01", until=day("2027-01-01"), policy=HolidayPolicy.SKIP)),
        holidays(new_year="1231..2027-01-03"),
        day("2027-12-31"),
    )
    assert [(o.id, o.provisional) for o in found.occurrences] == [("e.20270101", True)]


def test_later_holds_what_differs_beyond_the_horizon() -> None:
    """Whoever publishes the rule whole learns of every date it would get wrong."""
    lines = (change("cancel", "1012"), change("move", "1019", days="0602"), change("add", "1101"))
    repeat = weekly("0601", 0, policy=HolidayPolicy.SKIP, except_=(day("0907"),))
    found = _agenda(event(repeat, changes=lines), GOLDEN_WEEK, day("0607"))
    assert told(found.occurrences) == ["e.20260601 06-01", "e.20261019 06-02 moved"]
    assert told(found.later) == ["e.20261012 10-12 cancelled", "e.20261101 11-01"]
    assert left(found) == ["09-07 except", "10-05 national"]
    assert found.beyond and told([found.beyond]) == ["e.20260608 06-08"]


def test_horizon_looks_at_the_first_of_several_days() -> None:
    """What begins within it is listed, though it ends beyond."""
    moved = change("move", "0601", days="0606..0608", time=Unclocked.ALL_DAY)
    assert told(_agenda(event(weekly("0601"), changes=(moved,)), horizon=day("0607")).occurrences) == ["e.20260601 06-06..06-08 moved"]


def test_date_moved_beyond_the_horizon_is_later() -> None:
    """The horizon looks at the day now valid."""
    found = _agenda(event(weekly("0601"), changes=(change("move", "0601", days="0701"),)), horizon=day("0607"))
    assert (told(found.occurrences), told(found.later)) == ([], ["e.20260601 07-01 moved"])


@pytest.mark.parametrize(
    ("lines", "alone"),
    [
        ((change("move", "0608", days="0609"),), set()),
        ((change("move", "0608", days="0614"),), set()),
        ((change("move", "0608", days="0615"),), {"e.20260608"}),
        ((change("move", "0608", days="0616"),), {"e.20260608"}),
        ((change("move", "0608", days="0601"),), {"e.20260608"}),
        ((change("move", "0608", time=TimeRange(0, 60)),), set()),
        ((change("move", "0608", days="0609", time=Unclocked.TBD),), {"e.20260608"}),
        ((change("amend", "0608", time=Unclocked.TBD),), {"e.20260608"}),
        ((change("amend", "0608", time=TimeRange(0, 60)),), set()),
        ((change("cancel", "0608"),), set()),
        ((change("add", "0609"),), {"e.20260609"}),
        ((change("move", "0608", days="0610"), change("add", "0609")), {"e.20260608", "e.20260609"}),
        # a cancelled one stands on its day
        ((change("move", "0608", days="0616"), change("cancel", "0615")), {"e.20260608"}),
        # one that makes room does not stand there any more
        ((change("move", "0608", days="0616"), change("move", "0615", days="0617")), set()),
        # of two moves that cross, neither is between
        ((change("move", "0608", days="0612"), change("move", "0615", days="0610")), {"e.20260608", "e.20260615"}),
        # one passed by another that only changed its time
        ((change("move", "0608", days="0616"), change("move", "0615", time=TimeRange(0, 60))), {"e.20260608", "e.20260615"}),
    ],
)
def test_moved_date_stands_alone_once_it_meets_or_passes_another(lines: tuple[Change, ...], alone: set[str]) -> None:
    """A moved date is an exception of its series only strictly between the series' other dates, and while it stays timed."""
    series = event(weekly("0601"), changes=lines)
    assert standing_alone(series, _agenda(series)) == alone


def test_moved_date_sees_its_neighbour_beyond_the_horizon() -> None:
    """That the next date is not listed yet does not let a moved one pass it."""
    series = event(weekly("0601"), changes=(change("move", "0608", days="0615"),))
    assert standing_alone(series, _agenda(series, horizon=day("0608"))) == {"e.20260608"}


def test_series_of_one_timed_date_may_move_anywhere() -> None:
    """Without other dates there is nothing to pass."""
    series = event(weekly("0601", until=day("0601")), changes=(change("move", "0601", days="1201"),))
    assert standing_alone(series, _agenda(series)) == set()


# A second way to the same dates: walk every day, ask of each what stands there.

EVERY_DAY = [date(2025, 12, 15) + timedelta(days=n) for n in range(150)]
SPAN = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@st.composite
def series(draw: st.DrawFn) -> tuple[Event, Holidays, date]:
    ranges = draw(st.lists(st.builds(lambda d, n: Days(d, d + timedelta(days=n)), SPAN, st.integers(0, 6)), max_size=3))
    known = holidays(**{f"h{n}": f"{r.first_day}..{r.last_day}" for n, r in enumerate(ranges)})
    from_ = draw(st.dates(date(2025, 12, 15), date(2026, 1, 31)))
    until = draw(st.none() | SPAN)
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1, max_size=4))
    repeat = weekly(str(from_), *weekdays, policy=draw(st.sampled_from(HolidayPolicy)), until=until)
    by_rule = [d for d in EVERY_DAY if _names(repeat, d)]
    others = [d for d in EVERY_DAY if not _names(repeat, d)]
    lines = []
    if by_rule:
        touched = draw(st.lists(st.sampled_from(by_rule), unique=True, max_size=6))
        for nth, touched_day in enumerate(touched):
            action = draw(st.sampled_from(["keep", "cancel", "postpone", "move", "move", "amend", "except"]))
            if action == "except":
                repeat = weekly(str(from_), *weekdays, policy=repeat.holidays, until=until, except_=(*repeat.except_, touched_day))
            elif action == "move":
                target = touched_day + timedelta(days=draw(st.integers(-9, 9)))
                lines.append(Change(Action.MOVE, touched_day, to=To(Days(target, target))))
            else:
                lines.append(Change(Action(action), touched_day, to=To(time=TimeRange(nth, 99)) if action == "amend" else None))
    added = draw(st.lists(st.sampled_from(others), unique=True, max_size=2)) if others else []
    lines += [Change(Action.ADD, d) for d in added]
    return event(repeat, changes=tuple(draw(st.permutations(lines)))), known, draw(SPAN)


def _names(repeat: Repeat, d: date) -> bool:
    return repeat.from_ <= d and (repeat.until is None or d <= repeat.until) and d.weekday() in [on.weekday for on in repeat.on]  # type: ignore[union-attr]


def _by_walking(event: Event, known: Holidays, horizon: date) -> tuple[list[tuple[date, str, str]], list[date]]:
    repeat = event.when
    assert isinstance(repeat, Repeat)
    taken = {c.day for c in event.changes if c.action is Action.ADD}
    taken |= {c.to.days.first_day for c in event.changes if c.to and c.to.days}
    stands = [(c.day, f"e.{c.day:%Y%m%d}", "scheduled") for c in event.changes if c.action is Action.ADD and c.day]
    gone = []
    for d in EVERY_DAY:
        if not _names(repeat, d):
            continue
        name = f"e.{d:%Y%m%d}"
        line = [c for c in event.changes if c.day == d]
        ruled = d.year == 2026 and any(h.days.first_day <= d <= h.days.last_day for h in known.years[2026].holidays)
        if d in repeat.except_:
            gone.append(d)
        elif line and line[0].action is Action.MOVE and line[0].to and line[0].to.days:
            stands.append((line[0].to.days.first_day, name, "moved"))
        elif line:
            stands.append((d, name, {"cancel": "cancelled", "postpone": "postponed"}.get(line[0].action.value, "scheduled")))
        elif ruled and repeat.holidays is HolidayPolicy.SKIP:
            gone.append(d)
        elif ruled and repeat.holidays is HolidayPolicy.SHIFT:
            way_out = next(x for x in EVERY_DAY if x > d and x not in taken and not _names(repeat, x) and not known.on(x))
            taken.add(way_out)
            stands.append((way_out, name, "moved"))
        else:
            stands.append((d, name, "scheduled"))
    return sorted(s for s in stands if s[0] <= horizon), gone


@settings(deadline=None)
@given(series())
def test_series_agrees_with_a_walk_over_every_day(made: tuple[Event, Holidays, date]) -> None:
    """Any weekly series with any lines and holidays has the dates that a walk over all its days finds."""
    event, known, horizon = made
    found = agenda(event, known, TODAY, horizon)
    stands, gone = _by_walking(event, known, horizon)
    assert sorted((o.days.first_day, o.id, o.status.value) for o in found.occurrences) == stands
    skips = isinstance(event.when, Repeat) and event.when.holidays is HolidayPolicy.SKIP
    assert [out.day for out in found.left_out] == [d for d in gone if d <= horizon or d in event.when.except_ or skips]  # type: ignore[union-attr]


@settings(deadline=None)
@given(series())
def test_standing_alone_agrees_with_comparing_all_pairs(made: tuple[Event, Holidays, date]) -> None:
    """Whatever the horizon, a moved date is alone exactly if some other date stands on the wrong side of it."""
    event, known, horizon = made
    whole = agenda(event, known, TODAY, date(2026, 8, 1)).occurrences
    expected = {o.id for o in whole if o.change and o.change.action is Action.ADD}
    for one in whole:
        for other in whole if one.moved_from else ():
            if other.rule_day > one.rule_day and other.days.first_day <= one.days.first_day:
                expected.add(one.id)
            if other.rule_day < one.rule_day and other.days.first_day >= one.days.first_day:
                expected.add(one.id)
    near = agenda(event, known, TODAY, horizon)
    listed = {o.id for o in (*near.occurrences, *near.later)}
    assert standing_alone(event, near) == expected & listed
