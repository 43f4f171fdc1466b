"""Publishes the town, has both programs subscribe to it, publishes again, and says what each of them shows."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from zoneinfo import ZoneInfo

from tests.commands import bianmin, make
from tests.readers.desktop import gnome, thunderbird
from tests.readers.desktop.gnome import Gnome
from tests.readers.desktop.thunderbird import Thunderbird
from tests.readers.desktop.town import FIRST, NOW, Seen, expected, files
from tests.readers.reckoned import LAST

ZONE = ZoneInfo("Asia/Shanghai")
WAIT = 60.0
"""Seconds that a program has to show a publication once it was told to look."""
ORDINALS = ("first", "second")


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".ics": "text/calendar; charset=utf-8"}  # noqa: RUF012 as the base class has it

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, on loopback; its links are followed at each request."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def published(root: Path, is_second: bool) -> str:
    """What the command reports."""
    for path in root.rglob("*.yml"):
        path.unlink()
    make(root, base=files(is_second))
    done = bianmin(root, "publish", "../public/", "--yes", "--now", NOW[is_second])
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def seen(program: Thunderbird | Gnome) -> list[Seen]:
    first, last = (f"{day:%Y%m%d}" for day in (FIRST, LAST + timedelta(days=1)))
    rows = [_seen(*row) for row in program.dates(first, last)]
    return sorted(row for row in rows if row.start[:10] <= LAST.isoformat())


def _seen(uid: str, start: str, end: str, status: str, title: str) -> Seen:
    return Seen(uid.split("@")[0].split(".")[0], _iso(start), _iso(end), status == "CANCELLED", "改" in title)


def _iso(written: str) -> str:
    if "T" in written:
        return datetime.fromisoformat(written).astimezone(ZONE).isoformat()
    return date.fromisoformat(written).isoformat()


def shows(program: Thunderbird | Gnome, is_second: bool) -> bool:
    """Told to look once; asked again until it shows what it must."""
    program.refresh()
    wanted = expected(is_second)
    end = monotonic() + WAIT
    while (found := seen(program)) != wanted and monotonic() < end:
        sleep(1)
    events, off = len({row.event for row in found}), sum(row.cancelled for row in found)
    told = f"{program.name}, {ORDINALS[is_second]} publication: {len(found)} dates of {events} events, {off} of them cancelled"
    print(told + (": as reckoned by hand" if found == wanted else f" — {len(wanted)} dates were expected"))
    for mark, rows in (("  missing", set(wanted) - set(found)), ("  too many", set(found) - set(wanted))):
        for row in sorted(rows)[:20]:
            print(mark, row.event, row.start, row.end, *(["cancelled"] if row.cancelled else []), *(["new title"] if row.is_new else []))
    return found == wanted


def main() -> None:
    missing = [program for program in (thunderbird.PROGRAM, gnome.PROGRAM, "dbus-run-session") if shutil.which(program) is None]
    if missing:
        sys.exit(f"missing: {', '.join(missing)} (Debian: thunderbird evolution-data-server gir1.2-ecal-2.0 python3-gi dbus)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, ExitStack() as stack:
        folder = Path(name)
        root = folder / "town"
        published(root, False)
        url = stack.enter_context(served(folder / "public/current")) + "/feeds/all.ics"
        programs: list[Thunderbird | Gnome] = [
            stack.enter_context(Thunderbird(folder / "thunderbird", url)),
            stack.enter_context(Gnome(folder / "gnome", url)),
        ]
        right = [shows(program, False) for program in programs]
        print("\n" + published(root, True))
        right += [shows(program, True) for program in programs]
    sys.exit(0 if all(right) else 1)


if __name__ == "__main__":
    main()
