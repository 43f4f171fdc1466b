"""`bianmin lint`, called well and badly, with anyone's files, however hostile."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import COMMAND, NOW, bianmin, environment, make
from tests.verify.feeds import GOOD, changed, event, foreign, octets

pytestmark = pytest.mark.slow

BAD = changed(("20261210T083000", "20260231T083000"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two publications and a file of somebody else's; no site."""
    return make(
        tmp_path,
        {
            "old/feeds/all.ics": octets(GOOD),
            "new/feeds/all.ics": octets(changed(("20261210T083000", "20261210T090000"))),
            "bad.ics": octets(BAD),
            "warned.ics": octets(foreign(event("DTSTART:20261210T083000"))),
            "empty/readme.txt": "",
        },
        {},
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["old"], 0),
        (["old/feeds/all.ics"], 0),
        (["warned.ics"], 0),
        (["bad.ics"], 1),
        (["."], 1),
        (["old", "old"], 0),
        (["old", "new", "--now", NOW], 1),
        (["old/feeds/all.ics", "new/feeds/all.ics"], 1),
    ],
)
def test_exit_code_says_whether_there_are_errors(folder: Path, arguments: list[str], status: int) -> None:
    """Warnings are none; no site is needed."""
    call = bianmin(folder, "lint", *arguments)
    assert (call.returncode, "Traceback" in call.stderr) == (status, False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "argument-missing"),
        (["nowhere.ics"], "lint-missing"),
        (["empty"], "lint-no-feed"),
        (["old", "nowhere"], "lint-missing"),
        (["old", "new/feeds/all.ics"], "lint-file-and-folder"),
        (["old", "new", "more"], "unknown-argument"),
        (["old", "--format", "xml"], "format-unknown"),
        (["old", "--now", "soon"], "now-invalid"),
    ],
)
def test_wrong_call_is_2(folder: Path, arguments: list[str], code: str) -> None:
    """In both languages."""
    call = bianmin(folder, "lint", *arguments)
    assert (call.returncode, call.stdout, call.stderr.splitlines()[0]) == (2, "", f"bianmin: {code}")


def test_finding_is_shown_with_its_line(folder: Path) -> None:
    """Path as it was given, line, column and code; the line, carets, both sentences, a count."""
    lines = bianmin(folder, "lint", "bad.ics").stderr.splitlines()
    assert lines[:3] == [
        "bad.ics:28:28: ics-no-such-date",
        "  28 | DTSTART;TZID=Asia/Shanghai:20260231T083000",
        " " * 34 + "^" * 15,
    ]
    assert [line[:4] for line in lines[3:5]] == ["  = ", "  = "]
    assert lines[-1] == "1 处要改。1 error."


def test_findings_for_programs(folder: Path) -> None:
    """JSON on stdout alone, an empty list where all is well; GitHub's annotations."""
    (found,) = json.loads(bianmin(folder, "lint", "bad.ics", "--format", "json").stdout)
    assert [found[key] for key in ("path", "line", "column", "code", "severity")] == ["bad.ics", 28, 28, "ics-no-such-date", "error"]
    assert json.loads(bianmin(folder, "lint", "old", "--format", "json").stdout) == []
    assert bianmin(folder, "lint", "bad.ics", "--format", "github").stdout.startswith("::error file=bad.ics,line=28,col=28,")


def test_publications_are_held_on_the_day_of_the_newer_one(folder: Path) -> None:
    """As its build.json says, unless --now does: what was over then may have left."""
    make(folder, {"new/feeds/all.ics": octets(foreign()), "new/build.json": '{"now": "2027-06-01T08:00:00+08:00"}'}, {})
    late, early = (bianmin(folder, "lint", "old", "new", *more).stderr for more in ([], ["--now", NOW]))
    assert ("ics-gone" in late, "ics-gone" in early) == (False, True)


def test_published_folder_is_read_where_readers_read_it(folder: Path) -> None:
    """Not its older releases."""
    make(folder, {"public/releases/one/feeds/all.ics": octets(BAD), "public/releases/two/feeds/all.ics": octets(GOOD)}, {})
    (folder / "public/current").symlink_to("releases/two")
    assert bianmin(folder, "lint", "public").returncode == 0


def test_finding_cannot_steer_a_terminal(folder: Path) -> None:
    """Whatever the file holds."""
    (folder / "evil.ics").write_bytes(octets(foreign(event("DTSTART:\x1b[2J\u202e2026"))))
    call = bianmin(folder, "lint", "evil.ics")
    assert (call.returncode, "\x1b" in call.stderr, "\u202e" in call.stderr) == (1, False, False)


HOSTILE = {
    "fifty megabytes of short lines": lambda: b"BEGIN:VCALENDAR\r\n" + b"A\n" * 24_900_000,
    "a million lines of events": lambda: octets(foreign(*[event("DTSTART:20261210T083000Z", "RRULE:FREQ=DAILY;COUNT=999")] * 110_000)),
    "one line": lambda: b"BEGIN:VCALENDAR\r\nSUMMARY:" + "😀,".encode() * 9_000_000,
    "nothing but backslashes": lambda: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:" + b"\\" * 49_000_000,
    "nested": lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 1_000_000,
    "rules without end": lambda: octets(
        foreign(*[event("DTSTART:19000101T000000Z", "RRULE:FREQ=DAILY;INTERVAL=7;COUNT=999999", "EXDATE:29991210T000000Z")] * 20_000)
    ),
    "dates left out": lambda: octets(
        foreign(event("DTSTART:20000101T000000Z", "RRULE:FREQ=DAILY", "EXDATE:" + "29991310T000000Z," * 2_900_000))
    ),
    "parameters": lambda: b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART" + b";A=B" * 12_000_000,
    "carriage returns": lambda: b"BEGIN:VCALENDAR\r" + b"\r" * 49_000_000,
    "more than fifty megabytes": lambda: octets(GOOD) * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_costs_little(tmp_path: Path, name: str) -> None:
    """Ten seconds of processor and a gigabyte at most; words, no traceback."""
    (tmp_path / "f.ics").write_bytes(HOSTILE[name]())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
        resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))

    call = subprocess.run(
        [*COMMAND, "lint", "f.ics"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
        preexec_fn=limited if os.name == "posix" else None,
    )
    assert (call.returncode, b"Traceback" in call.stderr, len(call.stderr) < 200_000) == (1, False, True), call.stderr[-400:]


def test_endless_device_is_no_file(tmp_path: Path) -> None:
    """Nor is a pipe read that nobody writes to."""
    assert bianmin(tmp_path, "lint", "/dev/zero").returncode == 2
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.ics")
        assert bianmin(tmp_path, "lint", ".").returncode == 2
