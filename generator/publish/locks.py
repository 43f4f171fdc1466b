"""One publisher at a time: of a site, and at a target."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk import Refusal

PATIENCE = 20.0
"""Seconds to wait for another publisher."""


@contextmanager
def waited_for(file: Path, what: Path) -> Iterator[None]:
    """The lock's file stays: those who wait must all wait for the same one."""
    from filelock import FileLock, Timeout

    lock = FileLock(file, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise Refusal("publish-locked", 3, path=what) from None
    try:
        yield
    finally:
        lock.release()
