"""Drawn shells ↔ one file in the cache, under a key of all that they depend on.  No reason to fail: what cannot be kept is drawn again."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator import colours
from generator.outputs.chrome import Chrome
from generator.theme.assets import ASSETS
from generator.theme.drawing import SYMBOLS, TEMPLATES
from generator.theme.shell import Shell, Shells


def key(chromes: tuple[Chrome, ...]) -> str:
    """Differs wherever anything differs that the shells depend on."""
    digest = sha256(repr((chromes, [version(name) for name in ("jinja2", "mkdocs", "mkdocs-material")])).encode())
    ours = [*TEMPLATES.rglob("*.html"), *(ASSETS / "symbols" / f"{name}.svg" for name in SYMBOLS)]
    ours += [file for pattern in ("*.*", "style/*", "script/*", "finder/*") for file in ASSETS.glob(pattern)]
    ours += [*Path(__file__).parent.glob("*.py"), Path(colours.__file__)]
    for file in sorted(ours):
        content = file.read_bytes()
        digest.update(f"\n{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def read(file: Path, key: str) -> Shells | None:
    """What `write` wrote under `key`; None for another key, and for a file that is absent, damaged or not ours."""
    try:
        check, _, text = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if check.decode("ascii", "replace") != f"{key} {sha256(text).hexdigest()}":
        return None
    kept = json.loads(text)
    return Shells(
        pages={(language, section): Shell(tuple(parts)) for language, section, parts in kept["pages"]},
        files={path: content.encode() for path, content in kept["files"].items()},
    )


def write(file: Path, key: str, made: Shells) -> None:
    pages = [[language, section, shell.parts] for (language, section), shell in made.pages.items()]
    files = {path: content.decode() for path, content in made.files.items()}
    text = json.dumps({"pages": pages, "files": files}, ensure_ascii=False).encode()
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(f"{key} {sha256(text).hexdigest()}\n".encode() + text)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
