"""The real command, called well and badly: what it says, where, and its exit code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from generator.disk.journal import locked
from tests.commands import COMMAND, NOW, SITE, bianmin, contents, environment, make

pytestmark = pytest.mark.slow

CONFIG_WITH_KIND = dedent(SITE["site_config.yml"]) + 'kinds: {green-village: {name: 绿美乡村, colour: "#2e7d32", icon: tree}}\n'
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
        (["check", "--offline"], "unknown-argument"),
        (["explain"], "argument-missing"),
        (["check", "--now", "tomorrow"], "now-invalid"),
        (["check", "--now", "2026-02-30T08:00"], "now-invalid"),
        (["check", "--now", "2026-12-01"], "now-invalid"),
        (["check", "--now", "９９９９-12-01T08:00"], "now-invalid"),
        (["--now", "9999-12-31T23:59", "build"], "now-invalid"),
        (["build", "--out", "events"], "output-in-sources"),
        (["explain", "nowhere"], "explain-unknown"),
        (["explain", "sweeep"], "explain-unknown"),
        (["init"], "argument-missing"),
        (["init", "events"], "init-not-empty"),
        (["init", "one", "two"], "unknown-argument"),
        (["init", "new-town", "--now", "tomorrow"], "now-invalid"),
        (["new"], "new-incomplete"),
        (["new", "clean-city"], "new-incomplete"),
        (["new", "--from", "sweep"], "new-incomplete"),
        (["new", "clean-city", "sweep"], "new-exists"),
        (["new", "clean-city", "../../x"], "bad-id"),
        (["new", "clean-city", "con"], "device-name"),
        (["new", "clean-city", "kinds"], "reserved-event"),
        (["new", "cleaning", "x"], "new-unknown-kind"),
        (["new", "clean-city", "x", "--from", "sweeep"], "new-unknown-source"),
        (["new", "waste-sorting", "x", "--from", "sweep"], "new-other-kind"),
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


def test_init_makes_a_site_that_checks_and_builds(tmp_path: Path) -> None:
    """With no word of complaint, and the same bytes for the same --now; then it says how to go on."""
    call = bianmin(tmp_path, "init", "our town", "--now", NOW)
    assert (call.returncode, call.stderr, call.stdout.splitlines()[2:]) == (0, "", ['    cd "our town"', "    bianmin serve"])
    town = tmp_path / "our town"
    checked, built = bianmin(town, "check", "--now", NOW), bianmin(town, "build", "--now", NOW)
    assert ((checked.returncode, checked.stderr), (built.returncode, built.stderr)) == ((0, ""), (0, ""))
    assert bianmin(tmp_path, "init", "again/and/again", SOURCE_DATE_EPOCH="1796083200").returncode == 0
    assert contents(tmp_path / "again/and/again").items() <= contents(town).items()


def test_init_here_needs_no_cd(tmp_path: Path) -> None:
    """The current folder, while it is empty; a second time it is not."""
    call, again = bianmin(tmp_path, "init", ".", "--now", NOW), bianmin(tmp_path, "init", ".", "--now", NOW)
    assert (call.returncode, call.stdout.splitlines()[2:], again.returncode) == (0, ["    bianmin serve"], 2)
    assert bianmin(tmp_path, "check", "--now", NOW).returncode == 0


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a limit of the size of files is POSIX's")
@pytest.mark.parametrize("arguments", [["init", "town/new"], ["init", "empty"], ["new", "clean-city", "fresh"]])
def test_disk_that_fills_leaves_nothing_begun(tmp_path: Path, arguments: list[str]) -> None:
    """Neither half a site nor half a file, nor a folder for it."""
    root = make(tmp_path / "site")
    (root / "empty").mkdir()
    before = sorted(root.rglob("*"))
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); from generator.cli import main; sys.exit(main())"
    call = subprocess.run(
        [sys.executable, "-B", "-c", code, *arguments],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (call.returncode, call.stderr.splitlines()[0], sorted(root.rglob("*"))) == (3, "bianmin: disk-full", before)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do everything is refused nothing")
def test_folder_that_may_not_be_written_is_3(tmp_path: Path) -> None:
    """For `init` and `new`."""
    root = make(tmp_path / "town")
    (root / "events/clean-city").chmod(0o555)
    root.chmod(0o555)
    calls = [bianmin(root, "init", "new-town"), bianmin(root, "new", "clean-city", "fresh")]
    assert [(call.returncode, call.stderr.splitlines()[0]) for call in calls] == [(3, "bianmin: no-rights")] * 2


@pytest.mark.parametrize("kind", ["clean-city", "exam-service", "waste-sorting", "green-village"])
def test_new_makes_an_event_that_checks(tmp_path: Path, kind: str) -> None:
    """Of every built-in kind and of one of the site; it names the file and what to fill in."""
    root = make(tmp_path, {"site_config.yml": CONFIG_WITH_KIND})
    call = bianmin(root, "new", kind, "fresh", "--now", NOW)
    assert (call.returncode, call.stderr) == (0, "")
    assert [line for line in call.stdout.splitlines() if f"events/{kind}/fresh.yml" not in line or "date" not in line] == []
    checked = bianmin(root, "check", "--now", NOW)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_new_from_another_event_says_what_is_left_to_do(tmp_path: Path) -> None:
    """With or without the kind; what was left out, and lines in which a day still stands."""
    changed = "title: 12月大扫除\ndate: 2026-12-10\nresults: [{value: 3, unit: 吨}]\n"
    root = make(tmp_path, {"events/clean-city/sweep.yml": changed})
    for arguments in (["clean-city", "one"], ["two"]):
        call = bianmin(root, "new", *arguments, "--from", "sweep", "--now", NOW)
        assert (call.returncode, call.stderr) == (0, "")
        assert call.stdout.splitlines()[3].endswith("results")
        assert call.stdout.splitlines()[-1] == "    1: title: 12月大扫除"
    assert bianmin(root, "check", "--now", NOW).returncode == 0


def test_new_shows_mistakes_that_stop_it(tmp_path: Path) -> None:
    """Of site_config.yml, and of the file to be copied: 1, with their place; mistakes elsewhere do not matter."""
    root = make(tmp_path, {"events/clean-city/broken.yml": "title: [\n"})
    assert bianmin(root, "new", "clean-city", "fresh", "--now", NOW).returncode == 0
    call = bianmin(root, "new", "other", "--from", "broken", "--now", NOW)
    assert (call.returncode, call.stderr.split(":")[0]) == (1, "events/clean-city/broken.yml")
    make(root, {"site_config.yml": "name: 镇\n"})
    call = bianmin(root, "new", "clean-city", "other", "--now", NOW)
    assert (call.returncode, call.stderr.split(":")[0]) == (1, "site_config.yml")


def test_two_new_at_once_make_one_event(tmp_path: Path) -> None:
    """The other ends with 2; the file is whole."""
    root = make(tmp_path)
    command = [*COMMAND, "--site", str(root), "new", "clean-city", "fresh", "--now", NOW]
    runs = [subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(4)]
    assert sorted(run.wait() for run in runs) == [0, 2, 2, 2]
    assert bianmin(root, "check", "--now", NOW).returncode == 0


def test_icons_are_listed_without_a_site(tmp_path: Path) -> None:
    """A line each, with what it shows in both languages."""
    call = bianmin(tmp_path, "new", "--icons")
    assert (call.returncode, call.stderr) == (0, "")
    assert ["tree", "树", "tree"] in [line.split() for line in call.stdout.splitlines()]


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
    ("arguments", "allowed"),
    [(["--version"], set()), (["check", "--now", NOW], set()), (["explain", "sweep"], set()), (["new", "clean-city", "light"], set())],
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
