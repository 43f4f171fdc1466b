"""What `run` keeps of all that the checks find."""

import inspect

from generator import checks
from generator.diagnostics.sentences import Sentence, say
from tests.checks.sample import ONCE, STATION, WEEKLY, run, said, series


def test_checks_say_what_every_site_must() -> None:
    """Each rule states in its docstring what holds for every site; none is listed twice."""
    assert [check for check in checks.CHECKS if not (inspect.getdoc(check) or "").startswith("Every ")] == []
    assert len(set(checks.CHECKS)) == len(checks.CHECKS)


def test_sentences_hold_what_the_mistakes_bring() -> None:
    """Both languages say the same things of each mistake of these checks, and the author's own word is among them."""
    (mistake,) = run(series("{date: 2026-06-09, action: cancel}"))
    assert say(mistake) == Sentence(
        "这个系列在 2026-06-09 没有活动。离它最近的是 2026-06-08、2026-06-11。date 请写按规则本来的那一天；要加开一天，请写 action: add。",
        "This series has no date on 2026-06-09. Nearest to it are 2026-06-08、2026-06-11. "
        "Write the day by the rule after date; to add a day, write action: add.",
    )


def test_accept_silences_a_warning_in_its_own_file() -> None:
    """Not in others, and no other warning."""
    accept = "accept: [{code: cancelled-since-when, reason: 已口头通知}]\n"
    cancelled = series("{action: cancel}")[WEEKLY]
    other = "events/clean-city/other.yml"
    assert said({WEEKLY: cancelled + accept, other: cancelled}) == [f"{other}:5 “cancel” cancelled-since-when"]


def test_accept_silences_a_warning_of_a_station() -> None:
    """Stations may accept as events do."""
    text = "name: 站\ntype: park\nstatus: open\nplace: {name: 园}\nchecked: {on: 2027-01-01}\n"
    assert said({STATION: text + "accept: [{code: checked-in-future, reason: 示例}]\n"}) == []


def test_accept_silences_no_error() -> None:
    """An error stays one, whoever accepts it."""
    text = "title: 日\ndate: 2026-06-10\nfollows: nothing\naccept: [{code: unknown-event, reason: 示例}]\n"
    assert said({ONCE: text}) == [f"{ONCE}:3 “nothing” unknown-event"]


def test_run_keeps_of_one_file_what_can_be_read() -> None:
    """A hundred mistakes of one file are enough; other files keep theirs."""
    lines = [f"{{date: 2026-{month:02}-{day:02}, action: cancel}}" for month in range(4, 10) for day in range(1, 29)]
    many = series(*lines, rule="every: year, from: 2026-03-02")
    once = "title: 日\ndate: 2026-06-10\nfollows: nothing\n"
    found = said({**many, ONCE: once})
    assert (len(found), [each for each in found if each.startswith(ONCE)]) == (101, [f"{ONCE}:3 “nothing” unknown-event"])


def test_run_keeps_errors_before_warnings() -> None:
    """However many warnings a file has, its error is not lost among them."""
    exceptions = "".join("  - {date: 2026-06-02, hours: 休息}\n" for _ in range(200))
    text = "name: 站\ntype: park\nstatus: open\nplace: {name: 园}\nvalid: {from: 2026-06-02, until: 2026-06-01}\nexceptions:\n"
    found = said({STATION: text + exceptions})
    assert (len(found), found[0]) == (100, f"{STATION}:5 “2026-06-01” valid-until-before-from")
