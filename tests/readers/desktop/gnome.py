"""GNOME's calendar, evolution-data-server, subscribed to an address → the dates in it.  A session bus of its own; `gnome_session` asks."""

import json
import os
import subprocess
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

PROGRAM = "/usr/libexec/evolution-calendar-factory"
_SOURCE = """\
[Data Source]
DisplayName=town
Enabled=true
Parent=webcal-stub

[Calendar]
BackendName=webcal
Selected=true

[Authentication]
Host={host}
Port={port}
Method=none

[Security]
Method=none

[WebDAV Backend]
ResourcePath={path}

[Refresh]
Enabled=true
IntervalMinutes=600
"""
_SETTINGS = "[org/gnome/evolution-data-server]\nnetwork-monitor-gio-name='always-online'\n"
"""On a machine without a network it would not even ask itself."""


class Gnome:
    """`folder` becomes its home. Debian's python3 runs the session, for it has the bindings."""

    name = "evolution-data-server"

    def __init__(self, folder: Path, url: str) -> None:
        at = urlsplit(url)
        config = folder / "config"
        for file, text in (
            (config / "evolution/sources/town.source", _SOURCE.format(host=at.hostname, port=at.port, path=at.path)),
            (config / "glib-2.0/settings/keyfile", _SETTINGS),
        ):
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
        homes = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("config", "cache", "data")}
        self._process = subprocess.Popen(
            ("dbus-run-session", "--", "/usr/bin/python3", str(Path(__file__).with_name("gnome_session.py"))),
            env={**os.environ, **homes, "GSETTINGS_BACKEND": "keyfile"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def refresh(self) -> None:
        self._ask("refresh")

    def dates(self, first: str, last: str) -> list[tuple[str, str, str, str, str]]:
        """As `Thunderbird.dates`."""
        return [(uid, start, end, status, title) for uid, start, end, status, title in json.loads(self._ask(f"dates {first} {last}"))]

    def _ask(self, line: str) -> str:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()
