"""The whole line on a small site, again and again: the same bytes whatever the way, and nothing lost whatever happens."""

import hashlib
import json
import os
import random
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from bench.generate import town as generated
from tests.commands import COMMAND, NOW, bianmin, contents, environment, make

pytestmark = pytest.mark.slow

LATER = "2026-12-01T09:30"


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where shells of all sites here are kept, and the state of their outputs."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BIANMIN_CACHE", str(folder))
        yield folder


def built(root: Path, *arguments: str, now: str = NOW) -> dict[str, bytes]:
    call = bianmin(root, "build", "--now", now, *arguments)
    assert call.returncode == 0, call.stderr
    return contents(root / "site")


def times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def generate(root: Path, events: int) -> Path:
    for path, text in generated(events):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def test_build_json_lists_what_stands_there(tmp_path: Path) -> None:
    """Every other file with its size and hash, sorted; `now` as an instant in the site's zone."""
    root = make(tmp_path / "town")
    files = built(root)
    build = json.loads(files.pop("build.json"))
    assert list(build) == ["version", "now", "files"]
    assert build["now"] == "2026-12-01T08:00:00+08:00"
    assert build["files"] == [
        {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for path, data in sorted(files.items())
    ]


def test_build_again_writes_nothing(tmp_path: Path) -> None:
    """At another minute of the same day build.json alone; at the same minute not even that; with --clean neither."""
    root = make(tmp_path / "town")
    before = built(root), times(root / "site")
    assert (built(root), times(root / "site")) == before
    assert (built(root, "--clean"), times(root / "site")) == before
    after = built(root, now=LATER), times(root / "site")
    assert {path for path in before[0] if before[0][path] != after[0][path]} == {"build.json"}
    assert {path for path in before[1] if before[1][path] != after[1][path]} == {"build.json"}


def test_build_is_the_same_for_any_number_of_processes_and_anywhere(tmp_path: Path) -> None:
    """Enough pages that they are shared out."""
    one, other = generate(tmp_path / "one", 400), generate(tmp_path / "elsewhere/other", 400)
    assert built(one, "--jobs", "1") == built(other, "--jobs", "3", "--clean")


def test_build_with_source_date_epoch_is_that_of_now(tmp_path: Path) -> None:
    """1796083200 is 2026-12-01 08:00 in China."""
    root = make(tmp_path / "town")
    files = built(root)
    call = bianmin(root, "build", SOURCE_DATE_EPOCH="1796083200")
    assert (call.returncode, contents(root / "site")) == (0, files)


def test_build_with_mistakes_leaves_the_last_site(tmp_path: Path) -> None:
    """Byte for byte and to the nanosecond."""
    root = make(tmp_path / "town")
    before = built(root), times(root / "site")
    make(root, {"events/clean-city/wrong.yml": "title: 错\ndate: 2026-02-30\n"})
    call = bianmin(root, "build", "--now", NOW)
    assert (call.returncode, contents(root / "site"), times(root / "site")) == (1, *before)


EDITS: dict[str, tuple[str | None, ...]] = {
    "events/clean-city/new.yml": (None, "title: 新活动\ndate: 2026-12-20\n", "title: 新活动\ndate: 2027-02-20\n"),
    "events/clean-city/sweep.yml": (
        "title: 小扫除\ndate: 2026-12-10\nplace: {station: corner}\n",
        "title: 大扫除\ndate: 2026-12-11\nvisibility: internal\n",
        "title: 大扫除\nrepeat: {every: week, from: 2026-12-10}\n",
    ),
    "content/about.md": ("---\ntitle: 关于\nnav: 1\n---\n一\n", "---\ntitle: 关于我们\n---\n二\n"),
    "content/more.md": (None, "---\ntitle: 更多\n---\n"),
    "content/notices/rain.md": (None, "---\ntitle: 大雨\n---\n请留意。\n"),
    "site/index.html": (None, "tampered"),
    "site/feeds/all.ics": (None, "tampered"),
}
"""Files of a site and of its output, and what may become of each."""


def edit(root: Path, chance: random.Random) -> None:
    for path in chance.sample(sorted(EDITS), chance.randrange(1, 4)):
        text = chance.choice(EDITS[path])
        (root / path).unlink(missing_ok=True)
        if text is not None:
            make(root, {path: text}, base={})


@pytest.mark.parametrize("seed", range(3))
def test_build_after_any_edits_is_a_clean_one(tmp_path: Path, seed: int) -> None:
    """A cache makes it faster, never different."""
    root, chance = make(tmp_path / "town"), random.Random(seed)
    built(root)
    for _ in range(4):
        edit(root, chance)
        files = built(root)
    bianmin(root, "build", "--now", NOW, "--clean", "--out", "fresh")
    assert contents(root / "fresh") == files


def test_build_drops_a_damaged_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut, overwritten, or a folder where a file was."""
    monkeypatch.setenv("BIANMIN_CACHE", str(tmp_path / "cache"))
    root = make(tmp_path / "town")
    files = built(root)
    for damage in (b"", b"\x80\x05garbage", b"{}"):
        for file in (p for p in (tmp_path / "cache").rglob("*") if p.is_file()):
            file.write_bytes(damage)
        (root / "site/index.html").write_text("tampered")
        assert built(root) == files


@pytest.mark.parametrize("seed", range(4))
def test_build_that_is_killed_is_put_in_order_by_the_next(tmp_path: Path, seed: int) -> None:
    """The old site or the new one, index.html always there, and nothing left beside it.

    On a busy machine the build may end before it is killed; tests/disk/test_output.py holds what each stage of a kill leaves.
    """
    root = generate(tmp_path / "town", 120)
    old = built(root)
    for file in root.glob("events/*/*.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace("活动第", "盛会第"), encoding="utf-8")
    changed = _when_staged(root, random.Random(seed).randrange(0, 900))
    assert changed in (0, -signal.SIGKILL)
    assert (root / "site/index.html").exists()
    new = built(root)
    assert new != old
    assert sorted(p.name for p in root.iterdir()) == [".bianmin", "content", "events", "site", "site_config.yml"]
    bianmin(root, "build", "--now", NOW, "--clean", "--out", str(tmp_path / "fresh"))
    assert contents(tmp_path / "fresh") == new


def _when_staged(root: Path, files: int) -> int:
    """Kills a build once so many files are staged, or with the journal if there are never so many; its exit code."""
    staging = root / ".site.bianmin"
    with subprocess.Popen(
        [*COMMAND, "build", "--now", NOW, "--jobs", "1"], cwd=root, env=environment(), stdout=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            try:
                runs = [run for run in staging.iterdir() if run.is_dir()]
                if (staging / "journal.json").exists() or any(sum(1 for _ in run.iterdir()) > files for run in runs):
                    process.kill()
            except FileNotFoundError:
                continue
    return process.returncode


def test_builds_at_once_both_succeed_or_one_is_told(tmp_path: Path) -> None:
    """The output is one of theirs, whole."""
    root = make(tmp_path / "town")
    processes = [
        subprocess.Popen([*COMMAND, "build", "--now", NOW], cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in processes]
    assert {process.returncode for process in processes} <= {0, 3}, said
    assert contents(root / "site") == built(root)


def test_build_keeps_its_lock_out_of_git(tmp_path: Path) -> None:
    """Also where the caches lie elsewhere."""
    root = make(tmp_path / "town")
    assert bianmin(root, "build", "--now", NOW, BIANMIN_CACHE=str(tmp_path / "cache")).returncode == 0
    assert {file.name: file.read_text() for file in (root / ".bianmin").iterdir()} == {".gitignore": "*\n", "site.lock": ""}


@pytest.mark.parametrize("cache", ["/dev/null/cache", "/proc/cache"])
def test_build_does_without_a_cache(tmp_path: Path, cache: str) -> None:
    """A folder where nothing can be written costs time only."""
    root = make(tmp_path / "town")
    files = built(root)
    call = bianmin(root, "build", "--now", NOW, BIANMIN_CACHE=cache)
    assert (call.returncode, contents(root / "site")) == (0, files)


def test_build_under_a_clock_set_back_is_that_of_the_day(tmp_path: Path) -> None:
    """And forward again."""
    root = make(tmp_path / "town")
    files = built(root)
    assert built(root, now="2026-11-01T08:00") != files
    assert built(root) == files


def test_build_whose_disk_fills_leaves_the_last_site(tmp_path: Path) -> None:
    """A file system of 3 MB, where root may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root can mount a small file system")
    try:
        root = make(tmp_path / "town")
        out = str(disk / "site")
        assert bianmin(root, "build", "--now", NOW, "--out", out).returncode == 0
        before = contents(disk / "site")
        (disk / "ballast").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 200_000))
        make(root, {f"events/clean-city/e{n}.yml": f"title: 活动{n}\ndate: 2026-12-10\n" for n in range(60)})
        call = bianmin(root, "build", "--now", NOW, "--out", out)
        assert (call.returncode, call.stderr.splitlines()[0], contents(disk / "site")) == (3, "bianmin: disk-full", before)
        assert sorted(p.name for p in disk.iterdir()) == [".bianmin", "ballast", "site"]
        (disk / "ballast").unlink()
        make(root, {f"events/clean-city/e{n}.yml": f"title: 活动{n}\ndate: 2026-12-10\nvisibility: internal\n" for n in range(60)})
        assert bianmin(root, "build", "--now", NOW, "--out", out).returncode == 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_build_that_may_write_no_big_file_leaves_the_last_site(tmp_path: Path) -> None:
    """A limit of the shell is the machine's refusal, too."""
    root = make(tmp_path / "town")
    before = built(root)
    make(root, {"events/clean-city/sweep.yml": "title: 又改\ndate: 2026-12-11\n"})
    call = subprocess.run(
        [*COMMAND, "build", "--now", NOW],
        cwd=root,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (call.returncode, call.stderr.splitlines()[0], contents(root / "site")) == (3, "bianmin: disk-full", before)


@pytest.mark.parametrize(
    ("out", "status", "code"),
    [
        ("events", 2, "output-in-sources"),
        ("content/images", 2, "output-in-sources"),
        (".", 2, "output-holds-sources"),
        ("taken", 2, "output-not-ours"),
        ("site_config.yml", 3, "output-is-a-file"),
        ("site_config.yml/deeper", 3, "machine-refuses"),
    ],
)
def test_build_into_a_wrong_place_is_refused(tmp_path: Path, out: str, status: int, code: str) -> None:
    """And nothing there is touched."""
    root = make(tmp_path / "town", {"taken/notes.txt": "mine"})
    before = contents(root)
    call = bianmin(root, "build", "--now", NOW, "--out", out)
    after = {path: data for path, data in contents(root).items() if not path.startswith(".bianmin/")}
    assert (call.returncode, call.stderr.splitlines()[-3], after) == (status, f"bianmin: {code}", before)


def test_plain_kind_takes_one_entry_and_no_code(tmp_path: Path) -> None:
    """Its folder, page, feed and colour follow from `kinds` in site_config.yml."""
    config = """
        name: 测试镇
        url: https://example.org/town/
        uid-domain: town.example.org
        languages: [zh-Hans, en]
        kinds: {lantern: {name: 灯会, colour: "#c62828", icon: tree}}
        """
    root = make(tmp_path / "town", {"site_config.yml": config, "events/lantern/lanterns.yml": "title: 元宵灯会\ndate: 2026-12-10\n"})
    (root / "events/clean-city/sweep.yml").unlink()
    (root / "content/stations/corner.yml").write_text(dedent("name: 站\ntype: service-point\nstatus: open\nplace: {name: 街}\n"))
    files = built(root)
    for path in ("events/kinds/lantern/index.html", "en/events/kinds/lantern/index.html", "events/lanterns/index.html"):
        assert "元宵灯会" in files[path].decode()
    assert "SUMMARY:元宵灯会" in files["feeds/kinds/lantern.ics"].decode()


def test_build_shares_sheets_out_as_well(tmp_path: Path) -> None:
    """Few outputs, but some dozen posters: drawn by several processes they are the same, and none of these hangs."""
    one_day = "title: 大扫除\ntime: 08:30-11:00\nplace: {name: 广场, community: east}\n"
    events = {f"events/clean-city/sweep-{n}.yml": f"{one_day}date: 2026-12-1{n}\n" for n in range(4)}
    one, other = make(tmp_path / "one", events), make(tmp_path / "other", events)
    alone = built(one, "--jobs", "1")
    assert alone == built(other, "--jobs", "2")
    posters, door, others = 5 * 2, 1, len(("programme", "directory", "pack"))
    assert sum(path.endswith(".pdf") for path in alone) == 2 * (posters + door + others)
