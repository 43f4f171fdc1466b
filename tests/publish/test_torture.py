"""Publications that are killed, starved and watched: always exactly one whole version, and a ledger that agrees with it.

`make torture` does ten times as much of it.
"""

import json
import os
import random
import signal
import subprocess
import threading
import time
from hashlib import sha256
from pathlib import Path

import pytest

from generator.ledger import read
from generator.publish.folder import FolderTarget
from generator.publish.targets import BUILD, Release
from tests.commands import COMMAND, NOW, bianmin, contents, environment, make

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("BIANMIN_TORTURE", "1"))
SWEEP = "events/clean-city/sweep.yml"


def published(root: Path, number: int, *command: str) -> "subprocess.Popen[bytes]":
    """The town with its `number`-th title, on its way to readers."""
    make(root, {SWEEP: f"title: 大扫除{number}\ndate: 2026-12-10\ntime: 08:30-11:00\n"})
    call = [*COMMAND, *(command or ("publish", "../public/", "--yes")), "--now", NOW]
    return subprocess.Popen(call, cwd=root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def sequence(root: Path) -> int:
    lines, found = read((root / "events/ledger.jsonl").read_bytes())
    assert found == []
    return lines["sweep@town.example.org"].sequence


def whole(release: Path) -> bool:
    """Every file is what build.json says, and there is no other."""
    listed = {f["path"]: f["sha256"] for f in json.loads((release / BUILD).read_bytes())["files"]}
    there = {path: sha256(data).hexdigest() for path, data in contents(release).items() if path != BUILD}
    return listed == there


def test_killed_publications_leave_one_whole_version(tmp_path: Path) -> None:
    """At random moments: `current` is a whole release, the old one or the new one; the ledger is whole, and the next one completes it."""
    chance = random.Random(4)
    root = make(tmp_path / "town")
    public = tmp_path / "public"
    assert published(root, 0).wait() == 0
    begun = time.monotonic()
    assert published(root, 1).wait() == 0
    takes = time.monotonic() - begun
    for number in range(2, 2 + 8 * ROUNDS):
        told = sequence(root)
        call = published(root, number)
        time.sleep(chance.uniform(0.3, 1.1) * takes)
        call.send_signal(signal.SIGKILL)
        call.wait()
        current = public / "current"
        assert whole(current.resolve())
        is_new = f"大扫除{number}\r\n".encode() in (current / "feeds/all.ics").read_bytes()
        assert sequence(root) in ((told + 1,) if is_new else (told, told + 1))
    assert published(root, 2 + 8 * ROUNDS).wait() == 0
    assert f"SEQUENCE:{sequence(root)}\r\n".encode() in (public / "current/feeds/all.ics").read_bytes()
    assert [entry.name for entry in (public / "releases").iterdir() if entry.name.startswith(".")] == []
    assert bianmin(root, "build", "--now", NOW).returncode == 0
    assert contents(public / "current") == contents(root / "site")


def test_killed_builds_leave_one_whole_site(tmp_path: Path) -> None:
    """Once the next command has run: what was begun to be renamed is completed, what was only staged is gone."""
    chance = random.Random(5)
    root = make(tmp_path / "town")
    assert published(root, 0, "build").wait() == 0
    begun = time.monotonic()
    assert published(root, 1, "build").wait() == 0
    takes = time.monotonic() - begun
    for number in range(2, 2 + 4 * ROUNDS):
        call = published(root, number, "build")
        time.sleep(chance.uniform(0.3, 1.1) * takes)
        call.send_signal(signal.SIGKILL)
        call.wait()
        assert bianmin(root, "check", "--now", NOW).returncode == 0
        assert whole(root / "site")


def test_full_disk_leaves_the_last_release(tmp_path: Path) -> None:
    """At each stage, from no room at all to almost enough: exit 3, the release and the ledger as they were."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root can mount a small file system")
    try:
        root = make(tmp_path / "town")
        target = str(disk / "public")
        assert bianmin(root, "publish", target, "--yes", "--now", NOW).returncode == 0
        before, told = contents(disk / "public"), (root / "events/ledger.jsonl").read_bytes()
        size = sum(map(len, contents(disk / "public/current").values()))
        make(root, {SWEEP: "title: 大清洁\ndate: 2026-12-10\n"})
        for share in (0.0, 0.1, 0.4, 0.7, 0.95)[:: 1 if ROUNDS > 1 else 2]:
            (disk / "ballast").write_bytes(b"")
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            (disk / "ballast").write_bytes(b"x" * (free - int(size * share)))
            call = bianmin(root, "publish", target, "--yes", "--now", NOW)
            assert (call.returncode, call.stderr.splitlines()[0]) == (3, "bianmin: disk-full")
            assert (contents(disk / "public"), (root / "events/ledger.jsonl").read_bytes()) == (before, told)
        (disk / "ballast").unlink()
        assert bianmin(root, "publish", target, "--yes", "--now", NOW).returncode == 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_publishers_at_once_agree(tmp_path: Path) -> None:
    """Of several at once each succeeds or is told; the site is published once for each title, and no number is given twice."""
    root = make(tmp_path / "town")
    assert published(root, 0).wait() == 0
    for number in range(1, 1 + 2 * ROUNDS):
        calls = [published(root, number) for _ in range(3)]
        assert {call.wait() for call in calls} == {0}
        assert sequence(root) == number
        assert whole((tmp_path / "public/current").resolve())


def test_reader_without_pause_sees_whole_versions_only(tmp_path: Path) -> None:
    """While versions are switched: every file there at any moment, and all of one version."""
    target = FolderTarget(tmp_path / "public", make(tmp_path / "town"))
    versions = [_version(tmp_path / f"site{n}", n) for n in range(3)]
    target.stage(tmp_path / "site0", versions[0]).switch()
    current = tmp_path / "public/current"
    done, faults, seen = threading.Event(), [], 0

    def reads() -> None:
        nonlocal seen
        while not done.is_set():
            try:
                release = current.resolve(strict=True)
                texts = {(release / f"{n}.txt").read_text(encoding="ascii") for n in range(20)}
                (current / "0.txt").read_bytes()
            except OSError as fault:
                faults.append(str(fault))
                continue
            seen += 1
            if len(texts) != 1:
                faults.append(str(texts))

    reader = threading.Thread(target=reads)
    reader.start()
    for number in range(5 * ROUNDS):
        target.stage(tmp_path / f"site{number % 3}", versions[number % 3]).switch()
    done.set()
    reader.join()
    assert faults == []
    assert seen > 0


def _version(site: Path, number: int) -> Release:
    site.mkdir()
    files = {f"{n}.txt": f"version {number}".encode() for n in range(20)}
    for path, data in files.items():
        (site / path).write_bytes(data)
    listed = [{"path": path, "size": len(data), "sha256": sha256(data).hexdigest()} for path, data in sorted(files.items())]
    about = {"version": "0", "now": f"2026-12-0{number + 1}T08:00:00+08:00", "files": listed}
    (site / BUILD).write_text(json.dumps(about), encoding="ascii")
    return Release(lambda path: (site / path).read_bytes())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_target_is_told(tmp_path: Path) -> None:
    """Exit 3; nothing is left behind."""
    root = make(tmp_path / "town")
    (tmp_path / "public").mkdir(mode=0o555)
    call = bianmin(root, "publish", "../public/", "--yes", "--now", NOW)
    assert (call.returncode, (root / "events/ledger.jsonl").exists()) == (3, False)
