"""What of a folder is read, and that nothing in it can make the reader follow, wait or run out of memory."""

import os
import socket
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Span
from generator.disk.reading import PICTURE_BYTES, TEXT_BYTES, read


def codes(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return sorted((d.at.path, d.code) for d in found)


def put(root: Path, path: str, data: bytes = b"x: 1\n") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_read_takes_the_config_and_what_lies_below_the_two_folders(tmp_path: Path) -> None:
    """Other folders of the site, its output above all, are none of our business."""
    for path in (
        "content/about.md",
        "site_config.yml",
        "events/clean-city/a.yml",
        "content/images/a/b.jpg",
        "site/index.html",
        "notes.txt",
    ):
        put(tmp_path, path, path.encode())
    files, found = read(tmp_path)
    expected = ("content/about.md", "content/images/a/b.jpg", "events/clean-city/a.yml", "site_config.yml")
    assert (files, found) == ({path: path.encode() for path in expected}, [])


def test_read_of_a_folder_without_anything_is_empty(tmp_path: Path) -> None:
    """Missing folders are no mistake of the disk's."""
    assert read(tmp_path) == ({}, [])


def test_read_cuts_what_is_too_long_one_byte_beyond(tmp_path: Path) -> None:
    """Long enough to be refused, too short to cost anything: the sparse file is a gigabyte."""
    put(tmp_path, "events/clean-city/legal.yml", b"x" * TEXT_BYTES)
    for path in ("events/clean-city/long.yml", "content/images/long.jpg"):
        os.truncate(put(tmp_path, path), 1 << 30)
    files, _ = read(tmp_path)
    assert {path: len(data) for path, data in files.items()} == {
        "content/images/long.jpg": PICTURE_BYTES + 1,
        "events/clean-city/legal.yml": TEXT_BYTES,
        "events/clean-city/long.yml": TEXT_BYTES + 1,
    }


def test_read_names_other_files_without_their_bytes(tmp_path: Path) -> None:
    """A spreadsheet among the events is named in a warning by who knows the names; nobody needs what is in it."""
    put(tmp_path, "events/plan.xlsx", b"PK")
    assert read(tmp_path) == ({"events/plan.xlsx": b""}, [])


def test_read_refuses_links_pipes_and_sockets_unopened(tmp_path: Path) -> None:
    """A pipe nobody writes to would wait for ever; a link may lead out of the site."""
    outside = put(tmp_path, "elsewhere/secret.yml")
    site = tmp_path / "site"
    put(site, "events/clean-city/a.yml")
    (site / "events/clean-city/link.yml").symlink_to(outside)
    (site / "events/clean-city/dangling.yml").symlink_to("nowhere")
    (site / "events/folder").symlink_to(outside.parent)
    (site / "content").mkdir()
    os.mkfifo(site / "content/pipe.md")
    short = Path(os.path.relpath(site / "content/socket.md"))
    with socket.socket(socket.AF_UNIX) as listening:
        if len(str(short)) < 100:
            listening.bind(str(short))
    files, found = read(site)
    assert files == {"events/clean-city/a.yml": b"x: 1\n"}
    assert codes(found) == [
        ("content/pipe.md", "not-a-file"),
        *([("content/socket.md", "not-a-file")] if short.exists() else []),
        ("events/clean-city/dangling.yml", "link-not-followed"),
        ("events/clean-city/link.yml", "link-not-followed"),
        ("events/folder", "link-not-followed"),
    ]
    assert {d.at for d in found} == {Span(d.at.path, 1, 1, 1) for d in found}


@pytest.mark.parametrize("name", ["events", "content", "site_config.yml"])
def test_read_refuses_a_link_at_the_top(tmp_path: Path, name: str) -> None:
    """The whole of events/ may not be a link either."""
    (tmp_path / "real").mkdir()
    (tmp_path / name).symlink_to(tmp_path / "real")
    files, found = read(tmp_path)
    assert (files, [d.at.path for d in found]) == ({}, [name])


def test_read_tells_names_that_steer_a_terminal(tmp_path: Path) -> None:
    """Neither an escape nor a byte that is no UTF-8 nor a mark that turns the line around gets into a message."""
    folder = tmp_path / "events" / "clean-city"
    folder.mkdir(parents=True)
    for name in (b"a\x1b[2J.yml", b"\xff.yml", "a\u202egpj.yml".encode(), b"a\nb.yml"):
        (folder / os.fsdecode(name)).write_bytes(b"")
    files, found = read(tmp_path)
    assert files == {}
    assert {d.code for d in found} == {"file-name-unreadable"}
    assert all(d.at.path.isprintable() for d in found)
    assert len(found) == 4


def test_read_leaves_litter_alone_and_warns_of_hidden_files(tmp_path: Path) -> None:
    """What Git, Finder, Explorer and Word leave behind is nobody's mistake; a hidden event may be one."""
    for path in ("events/.DS_Store", "content/Thumbs.db", "events/~$plan.xlsx", "content/.git/config", "events/clean-city/.gitkeep"):
        put(tmp_path, path)
    put(tmp_path, "events/clean-city/.draft.yml")
    put(tmp_path, "content/.obsidian/a.md")
    files, found = read(tmp_path)
    assert files == {}
    assert [(d.code, d.severity, d.at.path) for d in sorted(found, key=lambda d: d.at.path)] == [
        ("hidden-ignored", "warning", "content/.obsidian"),
        ("hidden-ignored", "warning", "events/clean-city/.draft.yml"),
    ]
