"""Generated towns → a table of how long the command takes to build them.

    python -m bench.run [100 1000 …]

Each figure is the median of three runs of the real command, each in a process of its own, start-up included. *nothing*: no output, no
cache. *unchanged*: a second build at another minute of the same day. *one event*: the title of one event changed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.generate import NOW, write

RUNS = 3
COMMAND = (sys.executable, "-m", "generator.cli", "build", "--now")


def main(sizes: list[int]) -> None:
    print(f"{'events':>7} {'files':>7} {'nothing':>9} {'unchanged':>10} {'one event':>10} {'ms an event':>12} {'memory':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            _report(Path(folder), size)


def _report(folder: Path, size: int) -> None:
    # A town for each run, and nothing deleted in between: ext4 is slow to make files for minutes after many were deleted.
    roots = [folder / f"{size}-{n}" for n in range(RUNS + 1)]
    for root in roots:
        write(root, size)
    memory = _peak(roots.pop())
    nothing = statistics.median(_timed(root, 0) for root in roots)
    root = roots[0]
    unchanged = statistics.median(_timed(root, minute) for minute in range(1, 1 + RUNS))
    edited = next(root.glob("events/*/event-00000.yml"))
    text = edited.read_text(encoding="utf-8")
    times = []
    for n in range(RUNS):
        edited.write_text(text.replace("第0场", f"第0场之{n}"), encoding="utf-8")
        times.append(_timed(root, RUNS))
    files = sum(1 for path in (root / "site").rglob("*") if path.is_file())
    one = statistics.median(times)
    print(f"{size:>7} {files:>7} {nothing:>8.2f}s {unchanged:>9.2f}s {one:>9.2f}s {nothing / size * 1000:>12.2f} {memory:>5.0f} MB")


def _timed(root: Path, minute: int) -> float:
    begun = perf_counter()
    _run(root, minute)
    return perf_counter() - begun


def _run(root: Path, minute: int) -> None:
    subprocess.run(
        [*COMMAND, f"{NOW[:-2]}{minute:02}", "--site", str(root)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _peak(root: Path) -> float:
    """Resident memory of the biggest process, in MB."""
    process = subprocess.Popen([*COMMAND, NOW, "--site", str(root)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
