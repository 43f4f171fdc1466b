"""A headless Thunderbird that subscribes to an address → the dates in its calendar.  It is asked over Marionette, its remote protocol."""

import json
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Self

PROGRAM = "thunderbird"
_PREFERENCES: Mapping[str, object] = {
    "app.update.enabled": False,
    "calendar.timezone.local": "Asia/Shanghai",
    "calendar.timezone.useSystemTimezone": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "marionette.port": 0,
    "toolkit.telemetry.enabled": False,
}
_WAIT = 90.0
"""Seconds for it to start."""

_CALENDAR = """
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const subscribed = () => cal.manager.getCalendars().find((each) => each.type === "ics");
"""
_SUBSCRIBE = """
const calendar = cal.manager.createCalendar("ics", Services.io.newURI(arguments[0]));
calendar.name = "town";
calendar.setProperty("cache.enabled", true);
cal.manager.registerCalendar(calendar);
"""
_REFRESH = "subscribed().refresh();"
_SEEN = """
const [first, last, done] = arguments;
const { ITEM_FILTER_ALL_ITEMS: all, ITEM_FILTER_CLASS_OCCURRENCES: dates } = Ci.calICalendar;
const iso = (time) => time.isDate ? time.icalString : cal.dtz.dateTimeToJsDate(time).toISOString();
subscribed().getItemsAsArray(all | dates, 0, cal.createDateTime(first), cal.createDateTime(last)).then((items) =>
  done(items.map((item) => [item.id, iso(item.startDate), iso(item.endDate), item.getProperty("STATUS"), item.title])));
"""


class Thunderbird:
    """`folder` becomes its profile."""

    name = "Thunderbird"

    def __init__(self, folder: Path, url: str) -> None:
        folder.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items()]
        (folder / "user.js").write_text("".join(lines), encoding="utf-8")
        command = (PROGRAM, "--headless", "--no-remote", "--profile", str(folder), "--marionette", "--remote-allow-system-access")
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._number = 0
        self._connection = _connected(folder / "MarionetteActivePort")
        self._answers = self._connection.makefile("rb")
        self._answer()
        self._ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self._ask("Marionette:SetContext", {"value": "chrome"})
        self._run(_SUBSCRIBE, url)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.wait()

    def refresh(self) -> None:
        self._run(_REFRESH)

    def dates(self, first: str, last: str) -> list[tuple[str, str, str, str, str]]:
        """UID, start, end, STATUS, title; days as YYYYMMDD, times in UTC. `first`, `last`: YYYYMMDD."""
        asked = {"script": _CALENDAR + _SEEN, "args": [f"{first}T000000Z", f"{last}T000000Z"]}
        return [
            (uid, start, end, status, title) for uid, start, end, status, title in self._ask("WebDriver:ExecuteAsyncScript", asked)["value"]
        ]

    def _run(self, script: str, *arguments: str) -> None:
        self._ask("WebDriver:ExecuteScript", {"script": _CALENDAR + script, "args": arguments})

    def _ask(self, command: str, parameters: Mapping[str, object]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%b" % (len(message), message))
        _, _, mistake, value = self._answer()
        if mistake:
            raise RuntimeError(f"{command}: {mistake}")
        return value

    def _answer(self) -> Any:
        """Its length in octets, a colon, JSON."""
        length = b""
        while (octet := self._answers.read(1)) not in (b":", b""):
            length += octet
        return json.loads(self._answers.read(int(length)))


def _connected(port: Path) -> socket.socket:
    end = monotonic() + _WAIT
    while monotonic() < end:
        if port.exists() and (number := port.read_text()):
            return socket.create_connection(("127.0.0.1", int(number)), timeout=_WAIT)
        sleep(0.2)
    raise TimeoutError("Thunderbird did not start")
