"""A kind and an id → a new file in events/, never over one that is there.  Knows which ids are free; what stands in the file is others'.

Whatever else of the site is wrong does not matter here, as long as its site_config.yml can be read: a clerk may begin a file while another
one waits to be mended.
"""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator import disk
from generator.desk.blank import blank
from generator.desk.copying import Copy, copied
from generator.desk.modeline import modeline
from generator.diagnostics import Diagnostic, has_errors
from generator.diagnostics.suggest import nearest
from generator.disk import Refusal
from generator.kinds import KINDS
from generator.model.names import NO_EVENT_IDS
from generator.model.site import Config
from generator.source import scalars, yaml
from generator.source.files import CONFIG, sort_files
from generator.source.key_words import PLAIN
from generator.source.load import load_config
from generator.source.nodes import MappingNode, Scalar, Sequence

if TYPE_CHECKING:
    from generator.build import Moment

BUILT_IN = tuple(kind.id for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Added:
    """`path` is None if nothing was written, for `diagnostics` say why. `copy` if it was made from another event."""

    path: str | None = None
    copy: Copy | None = None
    files: Mapping[str, bytes] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def add(root: Path, kind: str | None, event_id: str, source: str | None, moment: "Moment") -> Added:
    """Without `kind`, that of the event `source`. Raises Refusal (2) for a kind, an id or a source that cannot be."""
    files, found = disk.read(root)
    config, more = load_config(files)
    found = [d for d in (*found, *more) if d.at.path == CONFIG]
    if config is None or has_errors(found):
        return Added(files=files, diagnostics=tuple(found))
    events = {name: (path, folder) for path, folder, name in reversed(sort_files(files).events)}
    kinds = (*BUILT_IN, *config.kinds)
    if kind is not None and kind not in kinds:
        raise Refusal("new-unknown-kind", kind=kind, known=", ".join(kinds), nearest=_kind_meant(kind, config))
    _free(event_id, events, files)
    if source is None:
        assert kind is not None
        path = f"events/{kind}/{event_id}.yml"
        text = blank(kind if kind in BUILT_IN else PLAIN, config, moment(ZoneInfo(config.timezone)).date())
        return Added(_write(root, path, modeline(path, config.url) + text))
    return _from(root, kind, event_id, source, config, events, kinds, files)


def _from(
    root: Path,
    kind: str | None,
    event_id: str,
    source: str,
    config: Config,
    events: Mapping[str, tuple[str, str]],
    kinds: Collection[str],
    files: Mapping[str, bytes],
) -> Added:
    if source not in events:
        raise Refusal("new-unknown-source", value=source, nearest=nearest(source, events) or "")
    path, folder = events[source]
    if folder not in kinds:
        raise Refusal("new-unknown-kind", kind=folder, known=", ".join(kinds), nearest=_kind_meant(folder, config))
    if kind not in (None, folder):
        raise Refusal("new-other-kind", value=source, kind=folder, id=event_id)
    document, mistakes = yaml.read(path, files[path])
    if document is None or mistakes:
        return Added(files=files, diagnostics=tuple(mistakes))
    copy = copied(document, config.languages[0].startswith("zh"))
    return Added(_write(root, f"events/{folder}/{event_id}.yml", copy.text), copy)


def _kind_meant(word: str, config: Config) -> str:
    """The kind that is spelled, begins, or is called like `word`; or ""."""
    from generator.language import languages

    first = languages(config)[0]
    called = {kind: first.say(f"kind-{kind}") for kind in BUILT_IN} | {kind: plain.name.first for kind, plain in config.kinds.items()}
    alike = [kind for kind, name in called.items() if word and (word in name or kind.startswith(word))]
    return nearest(word, called) or (alike[0] if alike else "")


def _free(event_id: str, events: Mapping[str, tuple[str, str]], files: Mapping[str, bytes]) -> None:
    """Every id belongs to one event, also after that was renamed."""
    try:
        scalars.identity(event_id)
    except scalars.Refused as problem:
        raise Refusal(problem.code, 2, problem.arguments) from None
    if event_id in NO_EVENT_IDS:
        raise Refusal("reserved-event", id=event_id)
    if event_id in events:
        raise Refusal("new-exists", id=event_id, path=events[event_id][0])
    for path, _ in events.values():
        if event_id.encode() in files[path] and event_id in _aliases(path, files[path]):
            raise Refusal("new-is-alias", id=event_id, path=path)


def _aliases(path: str, data: bytes) -> list[str]:
    document, _ = yaml.read(path, data)
    root = document.root if document else None
    written = root.entries["aliases"][1] if type(root) is MappingNode and "aliases" in root.entries else None
    return [item.text for item in written.items if type(item) is Scalar] if type(written) is Sequence else []


def _write(root: Path, path: str, text: str) -> str:
    """`path`, once it is there with all of `text`; of two runs at once the second is refused."""
    file = root / path
    for folder in (file.parent.parent, file.parent):
        if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
            raise Refusal("not-a-folder", path=folder.relative_to(root).as_posix())
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = file.open("xb")
    except FileExistsError:
        raise Refusal("new-exists", id=file.stem, path=path) from None
    try:
        with handle:
            handle.write(text.encode())
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise
    return path
