"""Generated towns → a table of how long the command takes to build them.

    python -m bench.run [100 1000 …]

Each figure is the median of three runs of the real command, each in a process of its own, start-up included. *nothing*: no output, no
cache. *unchanged*: a second build at another minute of the same day. *one event*: the title of one event changed.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.generate import NOW, write

RUNS = 3
COMMAND = (sys.executable, "-m", "generator.cli", "build", "--now")


def main(sizes: list[int]) -> None:
    print(f"{'events':>7} {'files':>7} {'nothing':>9} {'unchanged':>10} {'one event':>10} {'ms an event':>12} {'memory':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "town"
            write(root, size)
            _report(root, size)


def _report(root: Path, size: int) -> None:
    def from_nothing() -> None:
        for made in (root / "site", root / ".bianmin"):
            shutil.rmtree(made, ignore_errors=True)

    nothing = _median(root, from_nothing)
    memory = _peak(root, from_nothing)
    unchanged = _median(root, lambda: None)
    edited = next(root.glob("events/*/event-00000.yml"))
    text = edited.read_text(encoding="utf-8")
    edits = iter(range(RUNS))
    one = _median(root, lambda: edited.write_text(text.replace("第0场", f"第0场之{next(edits)}"), encoding="utf-8"))
    files = sum(1 for path in (root / "site").rglob("*") if path.is_file())
    print(f"{size:>7} {files:>7} {nothing:>8.2f}s {unchanged:>9.2f}s {one:>9.2f}s {nothing / size * 1000:>12.2f} {memory:>5.0f} MB")


def _median(root: Path, prepare: Callable[[], object]) -> float:
    return statistics.median(_timed(root, prepare, minute) for minute in range(RUNS))


def _timed(root: Path, prepare: Callable[[], object], minute: int) -> float:
    prepare()
    begun = perf_counter()
    _run(root, minute)
    return perf_counter() - begun


def _run(root: Path, minute: int) -> None:
    subprocess.run(
        [*COMMAND, f"{NOW[:-2]}{minute:02}", "--site", str(root)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _peak(root: Path, prepare: Callable[[], object]) -> float:
    """Resident memory of the biggest process, in MB."""
    prepare()
    process = subprocess.Popen([*COMMAND, NOW, "--site", str(root)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
