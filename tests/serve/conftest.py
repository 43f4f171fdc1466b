"""`bianmin serve` in a process of its own on a free port."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import create_server
from threading import Timer
from typing import Any
from urllib.parse import quote

import pytest

from tests.commands import COMMAND, NOW, environment

DEADLINE = 60.0


@dataclass(frozen=True)
class Serving:
    """`address` ends in a slash; `root` is the site's folder."""

    root: Path
    address: str
    process: "subprocess.Popen[str]"

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    def ask(self, target: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        connection.putrequest(method, target, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def state(self, page: str, seen: str = "") -> dict[str, Any]:
        """What an open page hears; waits for news if `seen` is the present version."""
        told: dict[str, Any] = json.loads(self.ask(f"/_bianmin/state?page={quote(page)}&seen={seen}")[1])
        return told

    def end(self, by: int = signal.SIGINT) -> tuple[int, str, str]:
        self.process.send_signal(by)
        said, told = self.process.communicate(timeout=DEADLINE)
        return self.process.returncode, said, told


Serve = Callable[..., Serving]


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[Serving]:
    """Ready when this begins; `--port` is a free one unless `arguments` name it."""
    command = [*COMMAND, "--site", str(root), "serve", "--now", NOW, *(arguments or ("--port", str(free_port())))]
    settings = environment(BIANMIN_CACHE=os.environ.get("BIANMIN_CACHE", str(root.with_name("cache"))))
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=settings, text=True, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
        late = Timer(DEADLINE, process.kill)
        late.start()
        try:
            address = ""
            while not address:
                line = process.stdout.readline()
                assert line, process.stderr.read()
                address = found[1] if (found := re.search(r"ready at (http://\S+)", line)) else ""
            yield Serving(root, address, process)
        finally:
            late.cancel()
            process.kill()


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda root, *arguments: stack.enter_context(serving(root, *arguments))
