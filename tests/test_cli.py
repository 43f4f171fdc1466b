"""The real command, called well and badly: what it says, where, and its exit code."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk.journal import locked
from tests.commands import COMMAND, NOW, bianmin, environment, make

pytestmark = pytest.mark.slow

MISTAKEN = {"events/clean-city/sweep.yml": "title: 大扫除\ndate: 2026-04-31\n"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("cli") / "town")


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("cli") / "mistaken", MISTAKEN)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], ""),
        (["chek"], "unknown-command"),
        (["publish"], "argument-missing"),
        (["check", "--fromat", "json"], "unknown-argument"),
        (["check", "more"], "unknown-argument"),
        (["check", "--format", "xml"], "format-unknown"),
        (["build", "--jobs", "0"], "jobs-invalid"),
        (["build", "--jobs", "two"], "jobs-invalid"),
        (["build", "--out"], "argument-needs-value"),
        (["build", "--clean=yes"], "argument-takes-nothing"),
        (["build", "--offline"], "unknown-argument"),
        (["explain"], "argument-missing"),
        (["check", "--now", "tomorrow"], "now-invalid"),
        (["check", "--now", "2026-02-30T08:00"], "now-invalid"),
        (["check", "--now", "2026-12-01"], "now-invalid"),
        (["check", "--now", "９９９９-12-01T08:00"], "now-invalid"),
        (["--now", "9999-12-31T23:59", "build"], "now-invalid"),
        (["build", "--out", "events"], "output-in-sources"),
        (["explain", "nowhere"], "explain-unknown"),
        (["explain", "sweeep"], "explain-unknown"),
    ],
)
def test_wrong_call_is_2_in_both_languages(town: Path, arguments: list[str], code: str) -> None:
    """Nothing on stdout, no traceback, nothing changed."""
    call = bianmin(town, *arguments)
    assert (call.returncode, call.stdout) == (2, "")
    lines = call.stderr.splitlines()
    if code:
        assert lines[0] == f"bianmin: {code}"
        assert [line[:4] for line in lines[1:]] == ["  = ", "  = "]
    assert "Traceback" not in call.stderr
    assert not (town / "site").exists()


@pytest.mark.parametrize("epoch", ["soon", "-1", "99999999999", "1e9", "１２"])
def test_wrong_source_date_epoch_is_2(town: Path, epoch: str) -> None:
    """Before anything is read."""
    call = bianmin(town, "check", SOURCE_DATE_EPOCH=epoch)
    assert (call.returncode, call.stderr.splitlines()[0]) == (2, "bianmin: epoch-invalid")


def test_no_site_is_2_and_says_where_it_looked(tmp_path: Path) -> None:
    """With how to begin."""
    call = bianmin(tmp_path, "build")
    assert (call.returncode, call.stderr.splitlines()[0]) == (2, "bianmin: no-site")
    assert str(tmp_path) in call.stderr


def test_help_and_version_need_no_site(tmp_path: Path) -> None:
    """In Chinese, then in English."""
    helped, version = bianmin(tmp_path, "build", "--help"), bianmin(tmp_path, "--version")
    assert (helped.returncode, version.returncode) == (0, 0)
    assert ("用法" in helped.stdout, "Usage" in helped.stdout, version.stdout.startswith("bianmin ")) == (True, True, True)


@pytest.mark.parametrize("arguments", [["--now", NOW, "check"], ["check", "--now", NOW], ["check"]])
def test_check_of_a_good_site_is_0(town: Path, tmp_path: Path, arguments: list[str]) -> None:
    """Options stand before or after the command; the site is the current folder or what --site names."""
    for call in (bianmin(town, *arguments), bianmin(tmp_path, *arguments, "--site", str(town))):
        assert (call.returncode, call.stderr) == (0, "")


def test_check_names_mistakes_on_stderr(mistaken: Path) -> None:
    """Path, line, column and code, then the author's line, carets and both sentences."""
    call = bianmin(mistaken, "check", "--now", NOW)
    assert (call.returncode, call.stdout) == (1, "")
    lines = call.stderr.splitlines()
    assert lines[0].startswith("events/clean-city/sweep.yml:2:7: ")
    assert lines[1] == "   2 | date: 2026-04-31"
    assert [line[:4] for line in lines[3:5]] == ["  = ", "  = "]


def test_check_as_json_stands_on_stdout_alone(town: Path, mistaken: Path) -> None:
    """An empty list where all is well."""
    call = bianmin(mistaken, "check", "--now", NOW, "--format", "json")
    found = json.loads(call.stdout)
    assert (call.returncode, call.stderr) == (1, "")
    assert [(d["path"], d["line"], d["column"], d["severity"], sorted(d["message"])) for d in found] == [
        ("events/clean-city/sweep.yml", 2, 7, "error", ["en", "zh"])
    ]
    assert json.loads(bianmin(town, "check", "--now", NOW, "--format", "json").stdout) == []


def test_check_for_github_makes_annotations(mistaken: Path) -> None:
    """One workflow command a mistake."""
    call = bianmin(mistaken, "check", "--now", NOW, "--format", "github")
    assert call.returncode == 1
    assert call.stdout.startswith("::error file=events/clean-city/sweep.yml,line=2,col=7,")


def test_build_with_mistakes_leaves_no_output(mistaken: Path) -> None:
    """Nor a lock, nor anything else."""
    before = sorted(p.name for p in mistaken.iterdir())
    call = bianmin(mistaken, "build", "--now", NOW)
    assert (call.returncode, sorted(p.name for p in mistaken.iterdir())) == (1, before)


def test_any_command_completes_what_a_killed_build_began(tmp_path: Path) -> None:
    """From its journal; what was only staged waits for the next build."""
    root = make(tmp_path / "town", {"site/index.html": "old", ".site.bianmin/run/0": "new"})
    assert bianmin(root, "check", "--now", NOW).returncode == 0
    assert (root / "site/index.html").read_text() == "old"
    make(root, {".site.bianmin/journal.json": '["run", [], [[0, "index.html"]], []]'})
    assert bianmin(root, "check", "--now", NOW).returncode == 0
    assert ((root / "site/index.html").read_text(), (root / ".site.bianmin").exists()) == ("new", False)


def test_console_that_cannot_show_chinese_gets_escapes(mistaken: Path) -> None:
    """Not a traceback."""
    call = bianmin(mistaken, "check", "--now", NOW, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert call.returncode == 1
    assert call.stderr.isascii()


def test_reader_that_goes_away_changes_nothing(mistaken: Path) -> None:
    """`bianmin check 2>&1 | head -1` still ends with 1 and says nothing of pipes."""
    with subprocess.Popen(
        [*COMMAND, "--site", str(mistaken), "check", "--now", NOW, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")
def test_full_device_for_stdout_is_3(town: Path) -> None:
    """In words."""
    with open("/dev/full", "w") as full:  # noqa: PTH123  (a device)
        call = subprocess.run(
            [*COMMAND, "--site", str(town), "check", "--now", NOW, "--format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(),
            check=False,
        )
    assert (call.returncode, call.stderr.splitlines()[0]) == (3, "bianmin: disk-full")


def test_interrupt_is_130(town: Path, tmp_path: Path) -> None:
    """Here while it waits for another run to end; the output was not begun."""
    out = tmp_path / "out"
    with (
        locked(out),
        subprocess.Popen(
            [*COMMAND, "--site", str(town), "build", "--now", NOW, "--out", str(out)],
            stderr=subprocess.PIPE,
            env=environment(),
        ) as process,
    ):
        assert process.stderr is not None
        while not _has_open(process.pid, "out.lock") and process.poll() is None:
            pass
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
    assert (process.returncode, said.splitlines()[0], out.exists()) == (130, "bianmin: interrupted", False)


def _has_open(pid: int, name: str) -> bool:
    try:
        return any(handle.readlink().name == name for handle in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:  # closed while we looked
        return False


HEAVY = {"jinja2", "icalendar", "mkdocs", "material", "PIL", "markdown", "filelock", "multiprocessing", "nh3"}


@pytest.mark.parametrize(
    ("arguments", "allowed"), [(["--version"], set()), (["check", "--now", NOW], set()), (["explain", "sweep"], set())]
)
def test_command_imports_only_what_it_needs(town: Path, arguments: list[str], allowed: set[str]) -> None:
    """Start-up is felt at every call; nothing that draws pages or writes feeds is loaded to check a site."""
    code = "import sys; from generator.cli import main; main(); sys.stderr.write('\\n' + ' '.join({m.split('.')[0] for m in sys.modules}))"
    call = subprocess.run(
        [sys.executable, "-c", code, "--site", str(town), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment(),
    )
    assert set(call.stderr.splitlines()[-1].split()) & HEAVY == set()
