"""A site published: whole or not at all, once, and to whom it was promised."""

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ledger import read
from generator.publish.locks import waited_for
from tests.commands import COMMAND, NOW, bianmin, contents, environment, make

pytestmark = pytest.mark.slow

SWEEP = "events/clean-city/sweep.yml"
LATER = "2026-12-02T08:00"
Publish = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make(tmp_path / "town")


def publish(root: Path, target: str = "../public/", *more: str, now: str = NOW) -> "subprocess.CompletedProcess[str]":
    return bianmin(root, "publish", target, "--yes", "--now", now, *more)


def ledger(root: Path) -> dict[str, int]:
    lines, found = read((root / "events/ledger.jsonl").read_bytes())
    assert found == []
    return {uid.split("@")[0]: line.sequence for uid, line in lines.items()}


def edit(root: Path, old: str, new: str, path: str = SWEEP) -> None:
    file = root / path
    assert old in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def first_lines(call: "subprocess.CompletedProcess[str]") -> list[str]:
    return [line for line in call.stdout.splitlines() if line]


def test_folder_gets_a_release_and_the_link_to_it(root: Path) -> None:
    """A relative link, and in the release exactly what `build` makes with the ledger that was written."""
    assert publish(root).returncode == 0
    public = root.parent / "public"
    current = (public / "current").readlink()
    assert (current.parent, current.is_absolute()) == (Path("releases"), False)
    assert ledger(root) == {"sweep": 0}
    assert bianmin(root, "build", "--now", NOW).returncode == 0
    assert contents(public / "current") == contents(root / "site")


def test_report_tells_what_subscribers_will_see(root: Path) -> None:
    """In Chinese and English, counts first."""
    assert first_lines(publish(root))[:4] == [
        f"这里第一次发布，共 {len(contents(root.parent / 'public/current'))} 个文件。",
        f"The first publication here: {len(contents(root.parent / 'public/current'))} files.",
        "订阅的人会看到：新增 1，改期 0，改动 0，取消 0，消失 0。",
        "Subscribers will see: new 1, moved 0, changed 0, cancelled 0, gone 0.",
    ]
    edit(root, "大扫除", "大清洁")
    (root / "events/clean-city/second.yml").write_text("title: 又一次\ndate: 2026-12-20\n", encoding="utf-8")
    call = publish(root, now=LATER)
    assert first_lines(call)[:4] == [
        "订阅的人会看到：新增 1，改期 0，改动 1，取消 0，消失 0。",
        "Subscribers will see: new 1, moved 0, changed 1, cancelled 0, gone 0.",
        "  新增 new  2026-12-20  又一次",
        "  改动 changed  2026-12-10 08:30  大清洁",
    ]
    assert ledger(root) == {"second": 0, "sweep": 1}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2026-12-10", "2026-12-11", "  改期 moved  2026-12-11 08:30  大扫除"),
        ("title:", "changes: [{action: cancel, reason: 雨}]\ntitle:", "  取消 cancelled  2026-12-10 08:30  【取消】大扫除"),
        ("title:", "visibility: withdrawn\ntitle:", "  取消 cancelled  2026-12-10 08:30  已撤下"),
    ],
)
def test_report_names_each_kind_of_change(root: Path, old: str, new: str, line: str) -> None:
    """With the day as it will stand."""
    publish(root)
    edit(root, old, new)
    assert first_lines(publish(root, now=LATER))[2] == line


def test_report_warns_of_a_feed_that_becomes_empty(root: Path) -> None:
    """Its subscribers are left with an empty calendar."""
    publish(root)
    edit(root, "community: east", "community: west")
    said = publish(root, now=LATER).stdout
    assert "feeds/communities/east.ics" in said
    assert "feeds/communities/west.ics" not in said


def test_same_content_is_not_published_twice(root: Path) -> None:
    """Nor does a second target bump anything."""
    publish(root)
    before = contents(root.parent / "public")
    call = publish(root)
    assert (call.returncode, first_lines(call)[0]) == (0, "没有变化，不用发布。")
    assert contents(root.parent / "public") == before
    told = (root / "events/ledger.jsonl").read_bytes()
    assert publish(root, "../other/").returncode == 0
    assert (root / "events/ledger.jsonl").read_bytes() == told


def test_dry_run_changes_nothing(root: Path) -> None:
    """No target, no ledger; but the report."""
    call = bianmin(root, "publish", "../public/", "--dry-run", "--now", NOW)
    assert call.returncode == 0
    assert "新增 1" in call.stdout
    assert [(root.parent / "public").exists(), (root / "events/ledger.jsonl").exists()] == [False, False]


def test_without_a_terminal_an_answer_is_needed(root: Path) -> None:
    """Exit 2, and nothing is delivered."""
    call = bianmin(root, "publish", "../public/", "--now", NOW)
    assert (call.returncode, "bianmin: needs-yes" in call.stderr) == (2, True)
    assert not (root / "events/ledger.jsonl").exists()
    assert not (root.parent / "public/current").exists()


def test_five_releases_stay(root: Path) -> None:
    """The last five, and `current` is the newest."""
    for day in range(1, 8):
        edit(root, "大扫除", "大扫除呀")
        assert publish(root, now=f"2026-12-0{day}T08:00").returncode == 0
    names = sorted(entry.name for entry in (root.parent / "public/releases").iterdir())
    assert [name[:8] for name in names] == ["20261203", "20261204", "20261205", "20261206", "20261207"]
    assert (root.parent / "public/current").readlink() == Path("releases") / names[-1]
    assert ledger(root) == {"sweep": 6}


def test_zip_holds_the_site_and_is_the_same_each_time(root: Path) -> None:
    """Deterministic: no clock, no owner, names sorted."""
    assert publish(root, "../one.zip").returncode == 0
    assert publish(root, "../two.zip").returncode == 0
    assert (root.parent / "one.zip").read_bytes() == (root.parent / "two.zip").read_bytes()
    bianmin(root, "build", "--now", NOW)
    with zipfile.ZipFile(root.parent / "one.zip") as file:
        assert file.testzip() is None
        assert {name: file.read(name) for name in file.namelist()} == contents(root / "site")
        assert file.namelist()[:-1] == sorted(file.namelist()[:-1])


def test_zip_is_held_against_what_it_held(root: Path) -> None:
    """Its own build.json and feeds are what it last received."""
    publish(root, "../one.zip")
    edit(root, "大扫除", "大清洁")
    assert first_lines(publish(root, "../one.zip", now=LATER))[0] == "订阅的人会看到：新增 0，改期 0，改动 1，取消 0，消失 0。"


def test_zip_that_unpacks_to_far_more_is_no_target(root: Path) -> None:
    """A feed of 60 MB in 60 KB is refused before it is unpacked, and left as it was."""
    with zipfile.ZipFile(root.parent / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("build.json", '{"now": "", "files": [{"path": "feeds/all.ics", "size": 1, "sha256": ""}]}')
        file.writestr("feeds/all.ics", b"A" * 60_000_000)
    before = (root.parent / "bomb.zip").read_bytes()
    call = publish(root, "../bomb.zip")
    assert (call.returncode, call.stderr.splitlines()[0]) == (2, "bianmin: target-not-ours")
    assert (root.parent / "bomb.zip").read_bytes() == before


def test_target_by_its_name(root: Path) -> None:
    """As site_config.yml has it; its path counts from the site's folder."""
    config = root / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8") + "publish: {town: {to: ../public/}, usb: {to: town.zip}}\n", encoding="utf-8")
    assert bianmin(root.parent, "--site", "town", "publish", "town", "--yes", "--now", NOW).returncode == 0
    assert bianmin(root.parent, "--site", "town", "publish", "usb", "--yes", "--now", NOW).returncode == 0
    assert ((root.parent / "public/current/index.html").exists(), (root / "town.zip").exists()) == (True, True)


@pytest.mark.parametrize(
    ("target", "status", "code"),
    [
        ("twon", 2, "target-unknown"),
        ("s3://bucket/prefix", 2, "target-remote"),
        ("ftp://example.org/", 2, "target-remote"),
        ("events/", 2, "output-in-sources"),
        ("events/site.zip", 2, "output-in-sources"),
        (".", 2, "output-holds-sources"),
        ("content", 2, "target-unknown"),
        ("../full/", 2, "target-not-ours"),
        ("../full.zip", 2, "target-not-ours"),
        ("site_config.yml/x.zip", 3, "machine-refuses"),
    ],
)
def test_target_that_cannot_be_is_refused(root: Path, target: str, status: int, code: str) -> None:
    """What stands there stays."""
    (root.parent / "full").mkdir()
    (root.parent / "full/letter.txt").write_text("mine", encoding="utf-8")
    (root.parent / "full.zip").write_text("mine", encoding="utf-8")
    before = contents(root.parent)
    call = publish(root, target)
    found = {line.split()[1] for line in call.stderr.splitlines() if line.startswith("bianmin: ")}
    assert "Traceback" not in call.stderr
    if code == "target-unknown" and (root / target).exists():
        code = "output-in-sources"
    assert (call.returncode, found) == (status, {code})
    assert {path: data for path, data in contents(root.parent).items() if "/.bianmin/" not in path} == before


def test_mistakes_are_delivered_nowhere(root: Path) -> None:
    """Exit 1; the last release and the ledger stay."""
    publish(root)
    before, told = contents(root.parent / "public"), (root / "events/ledger.jsonl").read_bytes()
    edit(root, "2026-12-10", "2026-02-30")
    assert publish(root, now=LATER).returncode == 1
    assert (contents(root.parent / "public"), (root / "events/ledger.jsonl").read_bytes()) == (before, told)


def test_event_that_was_deleted_is_named(root: Path) -> None:
    """Exit 1, with the id and the way out."""
    publish(root)
    (root / SWEEP).unlink()
    call = publish(root, now=LATER)
    assert call.returncode == 1
    assert call.stderr.startswith("events/ledger.jsonl:1:1: event-gone")
    assert "sweep" in call.stderr


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: b"", "ledger-misses"),
        (lambda data: data.replace(b'"sequence":1', b'"sequence":0'), "ledger-behind"),
        (lambda data: data[:-20], "ledger-damaged"),
        (lambda data: b"<<<<<<< HEAD\n" + data, "ledger-conflict"),
        (lambda data: b"garbage\n", "ledger-damaged"),
    ],
)
def test_ledger_that_is_no_use_is_refused_and_recovered(root: Path, damage: Callable[[bytes], bytes], code: str) -> None:
    """Exit 1 with the way out, which leads out: the recovered ledger is the one that was."""
    publish(root)
    edit(root, "大扫除", "大清洁")
    publish(root, now=LATER)
    file = root / "events/ledger.jsonl"
    told = file.read_bytes()
    file.write_bytes(damage(told))
    call = publish(root, now=LATER)
    assert (call.returncode, call.stderr.splitlines()[0].split()[-1]) == (1, code)
    assert "bianmin ledger rebuild" in call.stderr
    assert bianmin(root, "ledger", "rebuild", "../public", "--now", LATER).returncode == 0
    assert publish(root, now=LATER).returncode == 0
    recovered = [json.loads(line) for line in file.read_bytes().splitlines()]
    expected = [json.loads(line) for line in told.splitlines()]
    assert [{**line, "first": ""} for line in recovered] == [{**line, "first": ""} for line in expected]


@pytest.mark.parametrize(
    ("given", "code"), [("nowhere", "rebuild-missing"), ("content", "rebuild-no-feed"), ("site_config.yml", "rebuild-no-entry")]
)
def test_ledger_is_recovered_from_feeds_only(root: Path, given: str, code: str) -> None:
    """Exit 2, and there is still none."""
    call = bianmin(root, "ledger", "rebuild", given, "--now", NOW)
    assert (call.returncode, call.stderr.splitlines()[0]) == (2, f"bianmin: {code}")
    assert not (root / "events/ledger.jsonl").exists()


def test_recovered_ledger_counts_on_what_differs(root: Path) -> None:
    """What the site says word for word as it was published keeps its number; the rest counts as changed."""
    (root / "events/clean-city/second.yml").write_text("title: 又一次\ndate: 2026-12-20\n", encoding="utf-8")
    publish(root)
    (root / "events/ledger.jsonl").unlink()
    edit(root, "大扫除", "大清洁")
    bianmin(root, "ledger", "rebuild", "../public/", "--now", LATER)
    publish(root, now=LATER)
    assert ledger(root) == {"second": 0, "sweep": 1}


def test_two_publishers_take_turns(root: Path) -> None:
    """The second waits, and finds nothing left to do."""
    calls = [
        subprocess.Popen([*COMMAND, "publish", "../public/", "--yes", "--now", NOW], cwd=root, env=environment(), stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    said = sorted((call.communicate()[0].decode(), call.returncode)[1] for call in calls)
    assert said == [0, 0]
    assert len(list((root.parent / "public/releases").iterdir())) == 1


def test_publisher_that_does_not_end_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 3 after the patience of a clerk."""
    (root / ".bianmin/publish").mkdir(parents=True)
    with waited_for(root / ".bianmin/publish/lock", root):
        monkeypatch.setattr("generator.publish.locks.PATIENCE", 0.1)
        from generator.cli import main

        monkeypatch.chdir(root)
        assert main(["publish", "../public/", "--yes", "--now", NOW]) == 3


def test_switch_that_fails_puts_the_ledger_back(root: Path) -> None:
    """Nobody is told that subscribers heard of what they did not."""
    publish(root)
    told = (root / "events/ledger.jsonl").read_bytes()
    public = root.parent / "public"
    link = (public / "current").readlink()
    edit(root, "大扫除", "大清洁")
    from generator.publish import folder

    def fails(self: folder.StagedFolder) -> None:
        raise OSError(5, "I/O error", str(public))

    original = folder.StagedFolder.switch
    folder.StagedFolder.switch = fails  # type: ignore[method-assign]
    try:
        from generator.cli import main

        assert main(["--site", str(root), "publish", str(public), "--yes", "--now", LATER]) == 3
    finally:
        folder.StagedFolder.switch = original  # type: ignore[method-assign]
    assert ((root / "events/ledger.jsonl").read_bytes(), (public / "current").readlink()) == (told, link)
    assert len(list((public / "releases").iterdir())) == 1
