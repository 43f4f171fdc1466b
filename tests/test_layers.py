"""The layers of generator/__init__.py, held by the imports themselves."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
TOUCHING = {
    *("disk", "theme", "processes", "build", "desk", "publish"),
    *("cli", "moment", "console", "clerk", "printer", "publisher", "linter", "verifier", "serve"),
}
MACHINE = {"fcntl", "multiprocessing", "os", "pathlib", "shutil", "signal", "socket", "subprocess", "tempfile", "time", "urllib.request"}


def layers() -> dict[str, int]:
    """Module or folder → its number, as the docstring of the package lists them."""
    found: dict[str, int] = {}
    number = None
    for line in (generator.__doc__ or "").splitlines():
        if match := re.match(r" +(?:([0-9]+)  | {4,})([a-z_]+(?:, [a-z_]+)*)  ", line):
            number = int(match[1]) if match[1] else number
            if number is not None:
                found |= dict.fromkeys(match[2].split(", "), number)
    return found


LAYERS = layers()


def name(file: Path) -> str:
    """The layer's word for a file: `model` for generator/model/when.py."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module in ("generator", "urllib") else [module]


def test_layers_are_listed_for_every_module() -> None:
    """Whoever adds a module says in generator/__init__.py where it stands."""
    assert {name(file) for file in MODULES} - {"__init__"} == set(LAYERS)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_layers_import_downwards_only(file: Path) -> None:
    """No module knows of one above it."""
    if name(file) == "__init__":
        return
    ours = {module.split(".")[1] for module in imported(file) if module.startswith("generator.")} - {"__version__"}
    assert [other for other in sorted(ours) if LAYERS[other] > LAYERS[name(file)]] == []


def test_layers_leave_the_machine_to_the_shell() -> None:
    """Files, clock and processes are touched where generator/__init__.py says, and only there."""
    touching = {name(file) for file in MODULES if MACHINE & set(imported(file))}
    assert touching - TOUCHING == set()


def test_layers_leave_mkdocs_to_the_theme() -> None:
    """Another theme is another theme.py."""
    knowing = {name(file) for file in MODULES if any(m.split(".")[0] in ("mkdocs", "material", "pymdownx") for m in imported(file))}
    assert knowing <= {"theme"}
