"""What subscribers were told, read from events/ledger.jsonl and written to it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ledger import SCHEMA, Line, Told, following, read, write

TODAY = date(2026, 12, 1)
MIDNIGHT = datetime(2026, 12, 1, tzinfo=UTC)
TOLD = Told(uid="day@town.example.org", hash="aa", end=date(2026, 12, 10), status="confirmed", title="大扫除")
LINE = Line(
    uid=TOLD.uid,
    hash="aa",
    end=TOLD.end,
    status="confirmed",
    title="大扫除",
    sequence=3,
    first=datetime(2026, 11, 1, tzinfo=UTC),
    revised=datetime(2026, 11, 20, tzinfo=UTC),
)
WRITTEN = (
    '{"uid":"day@town.example.org","sequence":3,"first":"2026-11-01T00:00:00Z","revised":"2026-11-20T00:00:00Z","hash":"aa","schema":1,'
    '"end":"2026-12-10","status":"confirmed","title":"大扫除","withdrawn":false}\n'
)


def next_line(line: Line | None, told: Told = TOLD, today: date = TODAY) -> Line:
    return following({line.uid: line} if line else {}, [told], today)[told.uid]


def test_ledger_is_a_sorted_line_a_uid() -> None:
    """JSON with the keys that the contract names, in their order."""
    other = replace(LINE, uid="another@town.example.org", end=None)
    assert write({LINE.uid: LINE}).decode() == WRITTEN
    assert [line[8:15] for line in write({LINE.uid: LINE, other.uid: other}).decode().splitlines()] == ["another", "day@tow"]


def test_ledger_is_read_as_written() -> None:
    """With the number of each line; no file is an empty ledger."""
    other = replace(LINE, uid="another@town.example.org", end=None, withdrawn=True, status="cancelled")
    ledger, found = read(write({LINE.uid: LINE, other.uid: other}))
    assert (ledger, found) == ({LINE.uid: LINE, other.uid: other}, [])
    assert [line.number for line in ledger.values()] == [1, 2]
    assert read(None) == ({}, [])
    assert read(b"") == ({}, [])


@pytest.mark.parametrize(
    "damaged",
    [
        "half a line",
        WRITTEN[:-20],
        "[1]",
        "\n",
        "[" * 100_000,
        WRITTEN.replace('"sequence":3', '"sequence":"3"'),
        WRITTEN.replace('"sequence":3', '"sequence":-1'),
        WRITTEN.replace('"sequence":3', '"sequence":true'),
        WRITTEN.replace("2026-12-10", "2026-02-30"),
        WRITTEN.replace("2026-11-20T00:00:00Z", "yesterday"),
        WRITTEN.replace('"confirmed"', '"moved"'),
        WRITTEN.replace('"withdrawn":false', '"withdrawn":false,"more":1'),
        WRITTEN.replace('"hash":"aa",', ""),
        WRITTEN.replace("@", "-"),
    ],
)
def test_damaged_ledger_is_refused_at_its_line(damaged: str) -> None:
    """Whatever stands before it: half a ledger would tell subscribers of everything anew."""
    ledger, found = read(WRITTEN.encode() + damaged.encode())
    assert ledger == {}
    assert [(d.code, d.at.path, getattr(d.at, "line", 0)) for d in found] == [("ledger-damaged", "events/ledger.jsonl", 2)]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base", "=======\r"])
def test_conflict_markers_are_named_as_such(marker: str) -> None:
    """Two branches were merged by a program that gave up."""
    _, found = read(f"{WRITTEN}{marker}\n{WRITTEN}".encode())
    assert [(d.code, getattr(d.at, "line", 0)) for d in found] == [("ledger-conflict", 2)]


@given(st.binary(max_size=400))
def test_reading_never_raises(data: bytes) -> None:
    """It is a ledger, or it is refused."""
    ledger, found = read(data)
    assert not (ledger and found)


def test_what_is_new_begins_with_zero() -> None:
    """DTSTAMP is the midnight, in UTC, of the day on which it is first told."""
    line = next_line(None)
    assert (line.sequence, line.first, line.revised, line.schema) == (0, MIDNIGHT, MIDNIGHT, SCHEMA)


def test_sameness_changes_nothing() -> None:
    """However often it is published."""
    assert next_line(LINE) == LINE


def test_change_counts_one_more() -> None:
    """And DTSTAMP moves to the day of it; it was first told when it was."""
    changed = next_line(LINE, replace(TOLD, hash="bb", title="大扫除（改）"))
    assert changed == replace(LINE, hash="bb", title="大扫除（改）", sequence=4, revised=MIDNIGHT)


@pytest.mark.parametrize("today", [date(2026, 12, 1), date(2026, 11, 20), date(2026, 1, 1)])
def test_revision_moves_forward_under_any_clock(today: date) -> None:
    """Also twice on a day, and where a clock was set back."""
    once = next_line(LINE, replace(TOLD, hash="bb"), today)
    twice = next_line(once, replace(TOLD, hash="cc"), today)
    assert (once.sequence, twice.sequence) == (4, 5)
    assert LINE.revised < once.revised < twice.revised == once.revised + timedelta(seconds=1)


def test_another_schema_is_no_change() -> None:
    """Its hashes are of other data; but what the rest of the line tells is held against it."""
    old = replace(LINE, schema=SCHEMA + 1, hash="zz")
    assert next_line(old) == LINE
    assert next_line(old, replace(TOLD, status="cancelled")).sequence == 4


def test_two_lines_of_one_uid_are_joined_above_both() -> None:
    """Nobody knows which of two branches a subscriber has seen, so the next number is above both, whatever the site says now."""
    one, other = replace(LINE, sequence=4, hash="bb"), replace(LINE, sequence=6, hash="aa", first=datetime(2026, 10, 1, tzinfo=UTC))
    for pair in ((one, other), (other, one)):
        ledger, found = read(b"".join(write({line.uid: line}) for line in pair))
        assert found == []
        joined = following(ledger, [TOLD], TODAY)[TOLD.uid]
        assert (joined.sequence, joined.first, joined.revised) == (7, datetime(2026, 10, 1, tzinfo=UTC), MIDNIGHT)
        assert next_line(joined) == joined


def test_equal_lines_are_one() -> None:
    """A merge that took a line from both sides."""
    ledger, _ = read((WRITTEN * 2).encode())
    assert following(ledger, [TOLD], TODAY)[TOLD.uid] == LINE


def test_what_is_not_told_any_more_has_no_next_line() -> None:
    """Whoever asks decides what becomes of it."""
    assert following({LINE.uid: LINE}, [], TODAY) == {}
