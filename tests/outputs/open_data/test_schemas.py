"""The schemas: what is published and what authors write pass them, and what is wrong does not."""

import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.desk.starting import starter
from generator.model.text import Body, Text
from generator.outputs import open_data
from generator.outputs.open_data.schemas import SchemaView
from generator.render.data import WRITERS
from generator.source import fields, forms, key_words, yaml
from generator.source.load import load_config
from generator.source.nodes import MappingNode, Node, Scalar, Sequence
from tests.sites import TOWN, town

ROOT = Path(__file__).parents[3]
KINDS = ("clean-city", "exam-service", "waste-sorting", "green-village")
EXAM = """
    title: 高考
    first-day: 2027-06-07
    last-day: 2027-06-08
    points: [{id: gate, place: {name: 门口, community: west}, date: 2027-06-06, time: 07:00-17:00, services: [饮水]}]
    """


MOVED = "date: 2026-12-10\nchanges: [{action: move, to: {date: 2026-12-12}}]\n"


def read(node: Node | None) -> Any:
    """As an editor of YAML 1.2 reads it: plain numbers, true and false are not texts."""
    if isinstance(node, MappingNode):
        return {word: read(member) for word, (_, member) in node.entries.items()}
    if isinstance(node, Sequence):
        return [read(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.style in ("", None) and node.text in ("true", "false"):
        return node.text == "true"
    for number in (int, float):
        try:
            return number(node.text) if node.style in ("", None) and node.text.isascii() else node.text
        except ValueError:
            continue
    return node.text


def parsed(path: str, data: bytes) -> Any:
    document, found = yaml.read(path, data)
    assert document is not None, found
    return read(document.root)


def name_of(path: str) -> str:
    """The schema of a file that an author writes."""
    alone = {"site_config.yml": "site-config", "content/holidays.yml": "holidays", "content/waste-guide.yml": "waste-guide"}
    return alone[path] if path in alone else f"event-{path.split('/')[1]}" if path.startswith("events/") else "station-file"


def schemas_of(config: bytes) -> dict[str, Any]:
    loaded, _ = load_config({"site_config.yml": config})
    assert loaded is not None
    return dict(forms.documents(loaded, lambda name: f"https://example.org/{name}.json"))


def mistakes(schema: Any, value: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value)
    ]


def demo() -> dict[str, bytes]:
    files = [ROOT / "site_config.yml", *(ROOT / "events").rglob("*.yml"), *(ROOT / "content").rglob("*.yml")]
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("files", [demo(), starter(date(2026, 11, 25))], ids=["demo", "starter"])
def test_sources_pass_their_schemas(files: Mapping[str, bytes]) -> None:
    """Every YAML file of the demo town and of a new site."""
    known = schemas_of(files["site_config.yml"])
    written = {path: data for path, data in files.items() if path.endswith(".yml")}
    assert {path: mistakes(known[name_of(path)], parsed(path, data)) for path, data in written.items()} == {path: [] for path in written}


@pytest.mark.slow
def test_sources_pass_check_jsonschema(tmp_path: Path) -> None:
    """Another reader of YAML and of patterns, as editors have it; and it does find what is wrong."""
    for name, schema in schemas_of(demo()["site_config.yml"]).items():
        Path(tmp_path, f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    by_schema: dict[str, list[str]] = {}
    for path in demo():
        by_schema.setdefault(name_of(path), []).append(str(ROOT / path))
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("tilte: 日\ndate: 2026-12-10\n", encoding="utf-8")

    def code(name: str, files: list[str]) -> int:
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / f"{name}.json"), *files]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert {name: code(name, files) for name, files in by_schema.items()} == dict.fromkeys(by_schema, 0)
    assert code("event-clean-city", [str(wrong)]) == 1


def published(files: Mapping[str, str], now: str = "2026-11-25T08:00") -> dict[str, bytes]:
    return {path: WRITERS[type(view)](view) for path, view in open_data.plan(town(files, now)) if type(view) in WRITERS}


def test_published_files_pass_their_schemas() -> None:
    """Both of JSON, and every row of both tables; also a date moved, one without a place, and an exam's points."""
    files = {
        "events/exam-service/exam.yml": EXAM,
        "events/clean-city/moved.yml": f"title: {{zh-Hans: 日, en: Day}}\n{MOVED}",
        "events/clean-city/unknown.yml": "title: 日\ndate: 待定\n",
        "events/clean-city/timed.yml": "title: 日\ndate: 2026-12-10\ntime: 08:30-11:00\nplace: {station: park}\n",
    }
    out = published(files, "2027-06-01T08:00")
    for name, path in (("events", "data/events.json"), ("stations", "data/stations.json")):
        assert mistakes(json.loads(out[f"data/schemas/{name}.json"]), json.loads(out[path])) == []
    for name, path in (("events-row", "data/events.csv"), ("stations-row", "data/stations.csv")):
        rows = list(csv.DictReader(StringIO(out[path].decode("utf-8-sig"))))
        schema = json.loads(out[f"data/schemas/{name}.json"])
        assert [mistakes(schema, row) for row in rows] == [[] for _ in rows]
        assert rows


def test_published_schema_refuses_what_we_never_write() -> None:
    """A key more, a key less, a status of another word, a day that is none."""
    out = published({"events/clean-city/day.yml": "title: 日\ndate: 2026-12-10\n"})
    schema, data = (json.loads(out[path]) for path in ("data/schemas/events.json", "data/events.json"))
    (event,) = data["events"]
    (one,) = event["occurrences"]
    wrong: list[dict[str, Any]] = [
        {**event, "colour": "red"},
        {key: value for key, value in event.items() if key != "status"},
        {**event, "status": "on"},
        {**event, "occurrences": [{**one, "start": "2026-13-01"}]},
        {**event, "occurrences": [{**one, "all_day": "true"}]},
    ]
    assert [len(mistakes(schema, {"events": [each]})) for each in wrong] == [1, 1, 1, 1, 1]


def test_build_json_passes_its_schema() -> None:
    """Its hashes are written in small letters."""
    schema = json.loads(published({})["data/schemas/build.json"])
    file = {"path": "index.html", "size": 1, "sha256": "0" * 64}
    said = {"version": "0.1.0", "now": "2026-11-25T08:00:00+08:00", "files": [file]}
    assert mistakes(schema, said) == []
    assert len(mistakes(schema, {**said, "files": [{**file, "sha256": "0"}]})) == 1


RIGHT = """
    title: {zh-Hans: 日, en: 2026}
    date: 2026-12-10
    time: ０８：３０－１１：００
    contact: {phone: 12345}
    volunteers: {needed: 2, hours: 2.5, age: 18}
    results: [{value: 120, unit: 人}]
    place: {name: 12, coords: {gcj02: [113.6, "22.9"]}}
    """
EVENTS = {
    "unknown key": ("clean-city", "title: 日\ndate: 2026-12-10\ntilte: 日"),
    "unknown key inside": ("clean-city", "title: 日\ndate: 2026-12-10\nplace: {name: 场, adress: 街}"),
    "key of another kind": ("clean-city", "title: 日\ndate: 2026-12-10\nexam: 高考"),
    "no title": ("clean-city", "date: 2026-12-10"),
    "no day": ("clean-city", "title: 日"),
    "two ways to say when": ("clean-city", "title: 日\ndate: 2026-12-10\nrepeat: {every: week, from: 2026-12-10}"),
    "half a span": ("clean-city", "title: 日\nfirst-day: 2026-12-10"),
    "day in words": ("clean-city", "title: 日\ndate: 12月10日"),
    "time in words": ("clean-city", "title: 日\ndate: 2026-12-10\ntime: 上午"),
    "list that is a text": ("clean-city", "title: 日\ndate: 2026-12-10\ntopics: 公园"),
    "text that is a list": ("clean-city", "title: [日]\ndate: 2026-12-10"),
    "only in English": ("clean-city", "title: {en: Day}\ndate: 2026-12-10"),
    "id in capitals": ("clean-city", "title: 日\ndate: 2026-12-10\norganisers: [{org: Bureau}]"),
    "two systems": ("clean-city", "title: 日\ndate: 2026-12-10\nplace: {name: 场, coords: {gcj02: [1, 2], bd09: [1, 2]}}"),
    "window of no kind": ("exam-service", "title: 日\ndate: 2026-12-10\nwindows: [{id: a, kind: noise, where: 路, date: 2026-12-10}]"),
    "measures uncounted": ("exam-service", "title: 日\ndate: 2026-12-10\nmeasures: [{title: 项, items: 待定}]"),
    "sessions and a day": ("waste-sorting", "title: 日\ndate: 2026-12-10\nsessions: [{id: a, date: 2026-12-10}]"),
    "action of no sense": ("green-village", "title: 日\ndate: 2026-12-10\nchanges: [{action: stop}]"),
}


@pytest.mark.parametrize(("kind", "text"), EVENTS.values(), ids=EVENTS)
def test_event_schema_marks_mistakes(kind: str, text: str) -> None:
    """What `check` refuses by form alone, an editor marks while it is written."""
    schema = schemas_of(TOWN_CONFIG)[f"event-{kind}"]
    assert len(mistakes(schema, parsed("x.yml", text.encode()))) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_event_schema_takes_texts_that_look_like_numbers(kind: str) -> None:
    """Every scalar is text: an editor that reads a number must not mark it, nor full-width digits."""
    schema = schemas_of(TOWN_CONFIG)[f"event-{kind}"]
    text = "\n".join(line[4:] for line in RIGHT.split("\n")).strip()
    if kind == "exam-service":
        text = text.replace("time: ０８：３０－１１：００\n", "")
    assert mistakes(schema, parsed("x.yml", text.encode())) == []


def test_other_schemas_mark_mistakes() -> None:
    """A wrong key, a wrong type, a key missing, in each."""
    known = schemas_of(TOWN_CONFIG)
    wrong: dict[str, tuple[Any, ...]] = {
        "site-config": ({}, {**parsed("c.yml", TOWN_CONFIG), "colour": "red"}, {**parsed("c.yml", TOWN_CONFIG), "languages": "en"}),
        "station-file": ({"name": "站", "type": "park", "status": "opened", "place": {"name": "场"}}, {"name": "站"}, []),
        "holidays": ({"26": {"source": {"title": "通知"}}}, {"2026": {}}, {"2026": {"source": {"title": "通知"}, "days": []}}),
        "waste-guide": ({"thing": "杯"}, [{"thing": "杯"}], [{"thing": "杯", "category": "glass"}]),
    }
    assert {name: [bool(mistakes(known[name], each)) for each in many] for name, many in wrong.items()} == dict.fromkeys(wrong, [True] * 3)


def test_shapes_stand_for_every_decoder() -> None:
    """Whoever teaches `fields` a type or a field is told here that editors must learn it too."""
    assert {*forms.TYPES, Text, Body} == {*fields.TYPES, *fields.NAMED}
    assert set(forms.FIELDS) == set(fields.FIELDS)


def test_editor_is_told_what_each_key_is_for() -> None:
    """In Chinese; and nothing is told of a key that is not there."""
    told: set[tuple[str, str]] = set()
    for name, schema in (*schemas_of(TOWN_CONFIG).items(), *_published_schemas().items()):
        for where, shape in (*schema.get("$defs", {}).items(), (name, schema)):
            for key, value in shape.get("properties", {}).items():
                told |= {(where, key)} if "description" in value else set()
    classes = {where for where, _ in told}
    assert [name for name in key_words.fields() if name not in classes | {"Config", "Station", "Build", "Row", "Branch"}] == []
    assert {key for cls, key in told if cls == "Place"} == {*key_words.fields()["Place"], "station"}


def _published_schemas() -> dict[str, Any]:
    views = open_data.plan(town({}))
    return {path: json.loads(view.schema) for path, view in views if isinstance(view, SchemaView)}


TOWN_CONFIG = "\n".join(line[8:] for line in TOWN["site_config.yml"].split("\n")).strip().encode()
