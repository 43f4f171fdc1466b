"""Within a session bus, run by the system's python3: lines on stdin → what GNOME's calendar holds, a line of JSON each.

`refresh`: have it read the address again. `dates YYYYMMDD YYYYMMDD`: what is in the days between.
"""

import json
import sys
from datetime import datetime, timezone
from typing import Any

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402 after its version

_UTC = timezone.utc  # noqa: UP017 Debian's python3 may be older than ours


def _written(time: Any) -> str:
    if time.is_date():
        return f"{time.get_year():04}{time.get_month():02}{time.get_day():02}"
    return datetime.fromtimestamp(time.as_timet_with_zone(time.get_timezone()), _UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(day: str) -> int:
    return int(datetime.strptime(day, "%Y%m%d").replace(tzinfo=_UTC).timestamp())


def _dates(client: Any, first: str, last: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []

    def take(event: Any, start: Any, end: Any, *_: object) -> bool:
        status = "CANCELLED" if event.get_status() == ICalGLib.PropertyStatus.CANCELLED else ""
        found.append((event.get_uid(), _written(start), _written(end), status, event.get_summary()))
        return True

    client.generate_instances_sync(_seconds(first), _seconds(last), None, take, None)
    return found


def main() -> None:
    source = EDataServer.SourceRegistry.new_sync(None).ref_source("town")
    client = ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, 30, None)
    client.set_default_timezone(ICalGLib.Timezone.get_builtin_timezone("Asia/Shanghai"))
    for line in sys.stdin:
        command, *days = line.split()
        print(json.dumps(_dates(client, *days) if command == "dates" else client.refresh_sync(None)), flush=True)


if __name__ == "__main__":
    main()
