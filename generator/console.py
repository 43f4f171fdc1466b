"""Words → the terminal, whatever it can show and however it ends.  Layer 10, shell: knows no command.

The command speaks Chinese and English at once, from locales/command.yml.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from importlib import resources
from time import perf_counter
from typing import TextIO

from generator.diagnostics.sentences import visible

SELDOM = 0.1
"""Seconds between two looks of a line that is rewritten."""


def prepare() -> None:
    """A console that cannot show Chinese gets escapes, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(stream: TextIO | None, text: str) -> None:
    """At once. A reader that has gone away (`| head`) changes nothing of what the command does, nor its exit code."""
    if stream is None or not text:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        discard(stream)


def discard(stream: TextIO | None) -> None:
    """Sends what is left nowhere, so that the interpreter's last flush cannot fail."""
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@cache
def words() -> dict[str, dict[str, str]]:
    import yaml

    text = resources.files("generator").joinpath("locales/command.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def both(key: str, **arguments: object) -> tuple[str, str]:
    """The sentence in Chinese and in English; arguments cannot steer the terminal."""
    plain = {name: visible(str(value)) for name, value in arguments.items()}
    return words()[key]["zh"].format(**plain), words()[key]["en"].format(**plain)


def lines(key: str, **arguments: object) -> str:
    return "".join(f"{line}\n" for line in both(key, **arguments))


class Progress:
    """One line that is rewritten, on a terminal only."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._shown = ("", 0.0)

    def tell(self, stage: str, done: int, of: int) -> None:
        if self._stream is None:
            return
        last, when = self._shown
        now = perf_counter()
        if stage == last and now - when < SELDOM:
            return
        self._shown = (stage, now)
        zh, en = both(f"stage-{stage}")
        count = f" {done}/{of}" if of else ""
        write(self._stream, f"\r\x1b[K{zh} {en}{count}")

    def clear(self) -> None:
        if self._stream is not None and self._shown[0]:
            write(self._stream, "\r\x1b[K")
