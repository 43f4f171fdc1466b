"""A new event in a site: free ids only, one file, nothing else touched."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.desk.adding import Added, add
from generator.disk import Refusal
from generator.kinds import KINDS
from generator.model.names import NO_EVENT_IDS
from generator.source.scalars import WINDOWS_DEVICES
from tests.commands import SITE, contents, make

RENAMED = {"events/clean-city/renamed.yml": "title: 改名\ndate: 2026-12-12\naliases: [former]\n"}


def moment(zone: ZoneInfo) -> datetime:
    return datetime(2026, 11, 25, 8, tzinfo=zone)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make(tmp_path_factory.mktemp("adding") / "town", {**SITE, **RENAMED})
    (root / "site_config.yml").write_text((root / "site_config.yml").read_text() + "kinds: {green-village: {name: 绿美乡村, icon: tree}}\n")
    return root


def refused(root: Path, *call: str | None) -> tuple[str, int]:
    """The code and exit code; nothing is written."""
    before = contents(root)
    with pytest.raises(Refusal) as refusal:
        kind, event_id, source = call
        add(root, kind, event_id or "", source, moment)
    assert contents(root) == before
    return refusal.value.code, refusal.value.status


@pytest.mark.parametrize("kind", [*(kind.id for kind in KINDS), "green-village"])
def test_add_writes_one_file(town: Path, kind: str) -> None:
    """In the folder of its kind, which is made where it is missing."""
    before = contents(town)
    assert add(town, kind, f"new-{kind}", None, moment) == Added(f"events/{kind}/new-{kind}.yml")
    assert set(contents(town)) - set(before) == {f"events/{kind}/new-{kind}.yml"}
    assert {path: contents(town)[path] for path in before} == before


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("clean-city", "sweep", None), "new-exists"),
        (("waste-sorting", "sweep", None), "new-exists"),
        (("clean-city", "former", None), "new-is-alias"),
        (("clean-city", "Upper", None), "bad-id"),
        (("clean-city", "../../x", None), "bad-id"),
        (("clean-city", "/etc/x", None), "bad-id"),
        (("clean-city", "a\\b", None), "bad-id"),
        (("clean-city", "", None), "bad-id"),
        (("clean-city", "a" * 65, None), "bad-id"),
        (("clean-city", "con", None), "device-name"),
        (("clean-city", "page", None), "reserved-event"),
        (("clean", "x", None), "new-unknown-kind"),
        (("../content", "x", None), "new-unknown-kind"),
        (("", "x", None), "new-unknown-kind"),
        (("clean-city", "x", "nowhere"), "new-unknown-source"),
        (("clean-city", "x", "former"), "new-unknown-source"),
        (("clean-city", "x", "../sweep"), "new-unknown-source"),
        (("waste-sorting", "x", "sweep"), "new-other-kind"),
        (("clean-city", "sweep", "sweep"), "new-exists"),
    ],
)
def test_add_refuses_what_cannot_be(town: Path, call: tuple[str | None, ...], code: str) -> None:
    """With 2, and nothing is written."""
    assert refused(town, *call) == (code, 2)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("claen-city", "clean-city"), ("clean", "clean-city"), ("洁净城市", "clean-city"), ("绿美", "green-village"), ("zzz", "")],
)
def test_add_offers_the_kind_that_was_meant(town: Path, written: str, meant: str) -> None:
    """By its spelling, its beginning or its Chinese name."""
    with pytest.raises(Refusal) as refusal:
        add(town, written, "x", None, moment)
    assert refusal.value.arguments["nearest"] == meant


@given(
    st.one_of(
        st.text(max_size=70), st.from_regex(r"[a-z0-9./\\-]{1,66}", fullmatch=True), st.sampled_from([*WINDOWS_DEVICES, *NO_EVENT_IDS])
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_add_writes_what_the_id_names_or_nothing(town: Path, event_id: str) -> None:
    """Whatever stands for an id: either its own file appears, or no byte changes."""
    before = contents(town.parent)
    try:
        added = add(town, "clean-city", event_id, None, moment)
    except Refusal as refusal:
        assert (refusal.status, contents(town.parent)) == (2, before)
        return
    assert added.path == f"events/clean-city/{event_id}.yml"
    assert set(contents(town.parent)) - set(before) == {f"town/{added.path}"}
    (town / added.path).unlink()


def test_add_needs_only_the_settings(tmp_path: Path) -> None:
    """A mistake in another file waits; an id is taken even if its file cannot be read."""
    root = make(tmp_path, {"events/clean-city/broken.yml": "title: [\n", "content/broken.md": "no front matter\n"})
    assert add(root, "clean-city", "fresh", None, moment).path == "events/clean-city/fresh.yml"
    assert refused(root, "clean-city", "broken", None) == ("new-exists", 2)


def test_add_says_what_is_wrong_with_the_settings(tmp_path: Path) -> None:
    """As `check` does, and writes nothing: which kinds there are is not known."""
    root = make(tmp_path, {"site_config.yml": "name: 镇\n"})
    added = add(root, "clean-city", "fresh", None, moment)
    assert (added.path, {d.at.path for d in added.diagnostics}) == (None, {"site_config.yml"})
    assert not (root / "events/clean-city/fresh.yml").exists()


def test_add_copies_within_the_kind_of_the_source(tmp_path: Path) -> None:
    """Named or not."""
    root = make(tmp_path)
    text = "title: 大扫除\n## 上次是 2026-12-10，这次的日子：\ndate: 待定\ntime: 08:30-11:00\nplace: {name: 广场, community: east}\n"
    for kind, name in ((None, "one"), ("clean-city", "two")):
        assert add(root, kind, name, "sweep", moment).path == f"events/clean-city/{name}.yml"
        assert (root / f"events/clean-city/{name}.yml").read_text(encoding="utf-8") == text


def test_add_does_not_copy_what_cannot_be_read(tmp_path: Path) -> None:
    """It says why, with the place."""
    root = make(tmp_path, {"events/clean-city/broken.yml": "title: [\n"})
    added = add(root, None, "fresh", "broken", moment)
    assert (added.path, [d.at.path for d in added.diagnostics]) == (None, ["events/clean-city/broken.yml"])


def test_add_follows_no_link(tmp_path: Path) -> None:
    """A folder that is a link would carry the file out of the site."""
    root = make(tmp_path / "town")
    (tmp_path / "elsewhere").mkdir()
    (root / "events/waste-sorting").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(Refusal) as refusal:
        add(root, "waste-sorting", "fresh", None, moment)
    assert (refusal.value.code, list((tmp_path / "elsewhere").iterdir())) == ("not-a-folder", [])


def test_add_never_writes_over_a_file(tmp_path: Path) -> None:
    """Not even over one that it did not read: here a link to nowhere in the file's place."""
    root = make(tmp_path / "town")
    (root / "events/clean-city/fresh.yml").symlink_to(tmp_path / "nowhere.yml")
    with pytest.raises(Refusal) as refusal:
        add(root, "clean-city", "fresh", None, moment)
    assert (refusal.value.code, (tmp_path / "nowhere.yml").exists()) == ("new-exists", False)
