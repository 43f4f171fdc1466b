"""An output as it is written, again and again: whole files, only what changed, nothing of anybody else's."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.disk import journal
from generator.disk.output import Output, Written
from generator.disk.place import Refusal

ABOUT = {"version": "1", "now": "2026-12-01T08:00:00+08:00"}


def write(out: Path, files: Mapping[str, str], *, remember: bool = True, fingerprints: Mapping[str, str] | None = None) -> Written:
    """As the build does; a file's text stands for its fingerprint."""
    prints = fingerprints or files
    with Output(out, out.parent / "cache", remember=remember) as output:
        made = [output.put(path, files[path].encode()) for path in output.stale(prints)]
        return output.go_live(prints, made, ABOUT)


def contents(out: Path) -> dict[str, str]:
    """Every file but build.json, and every empty folder."""
    found: dict[str, str] = {}
    for folder, folders, names in os.walk(out):
        at = Path(folder)
        found |= {(at / name).relative_to(out).as_posix(): (at / name).read_text() for name in names if name != "build.json"}
        if not names and not folders:
            found[at.relative_to(out).as_posix() + "/"] = ""
    return found


def test_output_holds_what_was_put_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    """Only the lock's file stays."""
    files = {"a.css": "a", "index.html": "i", "events/x/index.html": "x"}
    assert write(tmp_path / "site", files) == Written(4, 0, 0, ())
    assert contents(tmp_path / "site") == files
    assert sorted(p.name for p in tmp_path.iterdir()) == [".bianmin", "cache", "site"]


def test_build_json_lists_every_other_file_sorted(tmp_path: Path) -> None:
    """With the size in bytes and the SHA-256."""
    write(tmp_path / "site", {"b.txt": "", "a/c.txt": "街"})
    assert (tmp_path / "site/build.json").read_text(encoding="utf-8") == (
        '{"version":"1","now":"2026-12-01T08:00:00+08:00","files":['
        '{"path":"a/c.txt","size":3,"sha256":"261c23b558433a27e9475d66858663bc6cbdc4967d5d13bfd074f767f51334fd"},'
        '{"path":"b.txt","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}\n'
    )


def test_output_keeps_what_did_not_change(tmp_path: Path) -> None:
    """Neither its bytes nor its time are touched; what is gone is deleted with its empty folder."""
    out = tmp_path / "site"
    write(out, {"a": "1", "b/c": "2", "d": "3"})
    os.utime(out / "a", ns=(1, 1))
    assert write(out, {"a": "1", "d": "4"}) == Written(2, 1, 1, ())
    assert contents(out) == {"a": "1", "d": "4"}
    assert (out / "a").stat().st_mtime_ns == 1


def test_output_writes_nothing_when_nothing_changed(tmp_path: Path) -> None:
    """Not even build.json."""
    out = tmp_path / "site"
    write(out, {"a": "1", "b/c": "2"})
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*")}
    assert write(out, {"a": "1", "b/c": "2"}) == Written(0, 3, 0, ())
    assert write(out, {"a": "1", "b/c": "2"}, remember=False) == Written(0, 3, 0, ())
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*")} == before


def test_output_makes_again_what_somebody_touched(tmp_path: Path) -> None:
    """A page changed by hand, even to the same size and time, is not believed."""
    out = tmp_path / "site"
    write(out, {"a": "one", "b": "two"})
    status = (out / "a").stat()
    (out / "a").write_text("eno")
    os.utime(out / "a", ns=(status.st_atime_ns, status.st_mtime_ns))
    (out / "b").unlink()
    assert write(out, {"a": "one", "b": "two"}) == Written(2, 1, 0, ())
    assert contents(out) == {"a": "one", "b": "two"}


def test_output_of_another_fingerprint_but_equal_bytes_is_not_written(tmp_path: Path) -> None:
    """Made again, compared, left."""
    out = tmp_path / "site"
    write(out, {"a": "1"}, fingerprints={"a": "first"})
    assert write(out, {"a": "1"}, fingerprints={"a": "second"}) == Written(0, 2, 0, ())


def test_output_leaves_strangers_alone_and_names_them(tmp_path: Path) -> None:
    """Somebody's own file in the folder is no reason to delete it, nor what begins with a dot."""
    out = tmp_path / "site"
    write(out, {"a": "1"})
    (out / "CNAME").write_text("example.org")
    (out / ".git").mkdir()
    assert write(out, {"b": "1"}) == Written(2, 0, 1, ("CNAME",))
    assert contents(out) == {"CNAME": "example.org", "b": "1", ".git/": ""}


@pytest.mark.parametrize("name", ["notes.txt", "build.json", ".git"])
def test_output_refuses_a_folder_that_is_none(tmp_path: Path, name: str) -> None:
    """A build.json of other make does not count."""
    out = tmp_path / "site"
    out.mkdir()
    (out / name).write_text("{}")
    with pytest.raises(Refusal) as raised:
        write(out, {"a": "1"})
    assert (raised.value.code, raised.value.status) == ("output-not-ours", 2)
    assert contents(out).keys() | {"build.json"} == {name, "build.json"}


def test_output_turns_files_into_folders_and_back(tmp_path: Path) -> None:
    """What stood in the way was ours and goes first."""
    out = tmp_path / "site"
    write(out, {"a": "1", "b/c/d": "2"})
    write(out, {"a/x": "3", "b": "4"})
    assert contents(out) == {"a/x": "3", "b": "4"}
    write(out, {"A": "5"})
    write(out, {"a": "6"})
    assert contents(out) == {"a": "6"}


def test_output_takes_the_place_of_empty_folders(tmp_path: Path) -> None:
    """Which somebody made where a file was."""
    out = tmp_path / "site"
    write(out, {"a": "1", "b": "2"})
    (out / "a").unlink()
    (out / "a/deeper/still").mkdir(parents=True)
    assert write(out, {"a": "1", "b": "2"}) == Written(1, 2, 0, ())
    assert contents(out) == {"a": "1", "b": "2"}


def test_output_stops_at_what_is_not_ours_to_remove(tmp_path: Path) -> None:
    """A stranger where a folder must come, or a link that leads out: refused, and nothing is changed."""
    out = tmp_path / "site"
    write(out, {"a": "1"})
    (tmp_path / "outside").mkdir()
    (out / "events").symlink_to(tmp_path / "outside")
    with pytest.raises(Refusal) as raised:
        write(out, {"a": "2", "events/x": "3"})
    assert (raised.value.code, raised.value.status) == ("output-blocked", 3)
    assert contents(out) == {"a": "1"}
    assert list((tmp_path / "outside").iterdir()) == []
    assert not journal.staging(out).exists()


def test_output_is_as_it_was_when_making_fails(tmp_path: Path) -> None:
    """Absent stays absent; an old one stays whole; nothing is left beside it."""
    out = tmp_path / "site"
    for before in ({}, {"a": "1"}):
        if before:
            write(out, before)
        with pytest.raises(OSError, match="full"), Output(out, tmp_path / "cache") as output:
            output.stale({"a": "2", "b/c": "3"})
            output.put("a", b"2")
            raise OSError("full")
        assert out.exists() == bool(before)
        assert contents(out) == before
        assert not journal.staging(out).exists()


def killed_after(steps: int, out: Path, files: Mapping[str, str]) -> None:
    """A run in a process of its own, which ends without another word after so many renames and deletions."""
    child = os.fork()
    if child == 0:
        left = [None] * steps

        def dying(real: Callable[..., None]) -> Callable[..., None]:
            def step(*arguments: str, **more: int) -> None:
                if not left:
                    os._exit(9)
                left.pop()
                real(*arguments, **more)

            return step

        os.replace, os.unlink = dying(os.replace), dying(os.unlink)
        write(out, files)
        os._exit(0)
    os.waitpid(child, 0)


@pytest.mark.parametrize("steps", range(12))
def test_output_of_a_killed_run_is_put_in_order_by_the_next(tmp_path: Path, steps: int) -> None:
    """Killed before the journal (the first rename) it is the old one, from then on the new one, wherever the renames had come to."""
    out = tmp_path / "site"
    old = {"a": "1", "b/c": "2", "gone": "3", "d": "4"}
    new = {"a": "5", "b": "6", "d/e": "7", "f": "8"}
    write(out, old)
    killed_after(steps, out, new)
    journal.finish(out)
    assert contents(out) == (new if steps else old)
    assert not journal.staging(out).exists()
    assert write(out, new).written == (0 if steps else 5)


def test_journal_that_leads_out_is_not_carried_out(tmp_path: Path) -> None:
    """Somebody else's file beside the output makes us write nothing elsewhere."""
    out = tmp_path / "site"
    write(out, {"a": "1"})
    (out / "link").symlink_to(tmp_path)
    for path in ("../bad", "/tmp/bad", "link/bad", "a/../../bad"):
        run = journal.staging(out) / "run"
        run.mkdir(parents=True)
        (run / "0").write_text("bad")
        (journal.staging(out) / "journal.json").write_text(f'["run", [], [[0, "{path}"]], []]')
        assert journal.finish(out)
        assert not (tmp_path / "bad").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "[1,2,3,4]", "null", '["r", ["a"], [["x", "y"]], []]'])
def test_journal_that_is_none_is_litter(tmp_path: Path, text: str) -> None:
    """Power that failed while it was written leaves the output as it was."""
    out = tmp_path / "site"
    write(out, {"a": "1"})
    journal.staging(out).mkdir()
    (journal.staging(out) / "journal.json").write_text(text)
    journal.finish(out)
    assert contents(out) == {"a": "1"}
    assert not journal.staging(out).exists()


def test_lock_that_another_holds_is_told(tmp_path: Path) -> None:
    """After some patience, exit 3."""
    out = tmp_path / "site"
    with journal.locked(out), pytest.raises(Refusal) as raised, journal.locked(out, patience=0.05):
        pass
    assert (raised.value.code, raised.value.status) == ("output-locked", 3)


def test_output_files_have_the_rights_that_the_system_gives_new_files(tmp_path: Path) -> None:
    """Not those of a temporary file, which a web server could not read."""
    write(tmp_path / "site", {"a": "1"})
    (tmp_path / "plain").write_text("")
    assert stat.S_IMODE((tmp_path / "site/a").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


NAMES = st.sampled_from(["a", "b", "A", "c/a", "c/b", "c", "d/e/f", "d/e", "x/y/z"])
FILES = st.dictionaries(NAMES, st.sampled_from(["", "1", "2", "33"]), max_size=6)


def agree(files: Mapping[str, str]) -> bool:
    """Whether no path is a folder of another, in whatever case, as a plan's never are."""
    folded = [path.casefold() for path in files]
    return len(set(folded)) == len(folded) and not any(one.startswith(f"{other}/") for one in folded for other in folded)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(versions=st.lists(FILES.filter(agree), min_size=2, max_size=5))
def test_output_after_any_changes_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, str]]
) -> None:
    """Byte for byte, build.json included."""
    folder = tmp_path_factory.mktemp("edits")
    for files in versions:
        write(folder / "site", files)
    write(folder / "clean", versions[-1])
    assert contents(folder / "site") == contents(folder / "clean")
    assert (folder / "site/build.json").read_bytes() == (folder / "clean/build.json").read_bytes()
