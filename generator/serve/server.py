"""HTTP, to this computer only: requests → `preview`'s answers.  Knows no site; GET and HEAD, and no other host's pages may ask.

It listens on 127.0.0.1 alone, and a request must name this computer as its host, or a page elsewhere whose name is made to mean
127.0.0.1 could read the preview (DNS rebinding).
"""

import errno
import json
import os
import re
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from urllib.parse import parse_qs

from generator import console
from generator.disk import Refusal
from generator.serve.mistakes import asset
from generator.serve.preview import OURS, TYPES, Answer, Preview

HOST = "127.0.0.1"
DEFAULT_PORT = 8000
MOST_TRIED = 100

PATIENCE = 25.0
"""Seconds for which a page's question waits for news."""

ASSETS = ("preview.css", "preview.js", "site.css")

_TAKEN = (errno.EADDRINUSE, errno.EACCES, errno.EPERM)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # on Windows it would let two programs have one port
    request_queue_size = 64

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        super().__init__((HOST, port), _Handler)

    @property
    def port(self) -> int:
        return self.server_port

    def server_bind(self) -> None:
        """Without HTTPServer's look at the network for our own name, which can take seconds."""
        if sys.platform == "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error; what is our own mistake is shown on the terminal."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def opened(preview: Preview, port: int | None) -> Iterator[Server]:
    """On `port`, or on the first free one from DEFAULT_PORT on. Refusal (3) if it cannot be had."""
    server = _bound(preview, port)
    try:
        yield server
    finally:
        server.server_close()


def _bound(preview: Preview, port: int | None) -> Server:
    tried = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + MOST_TRIED)
    for one in tried:
        try:
            return Server(one, preview)
        except OSError as problem:
            if problem.errno not in _TAKEN and not isinstance(problem, PermissionError):
                raise
    raise Refusal("port-busy", 3, port=tried[0])


@contextmanager
def running(server: Server, preview: Preview) -> Iterator[None]:
    """Answers in threads of its own."""
    Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield
    finally:
        preview.close()
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        if "content-length" in self.headers or "transfer-encoding" in self.headers:
            self.close_connection = True  # a body that nobody reads must not be taken for the next request
        if not self._is_from_here():
            self.send_error(403)
            return
        if not self.path.startswith("/"):
            self.send_error(400)
            return
        target, _, query = self.path.partition("#")[0].partition("?")
        try:
            found = self._ours(target.removeprefix(OURS), query) if target.startswith(OURS) else self.server.preview.answer(target)
        except CancelledError:
            self.send_error(503)
            return
        except Exception:
            self.send_error(500)
            raise
        if found is None:
            self.send_error(404)
            return
        self._send(found)

    def _ours(self, name: str, query: str) -> Answer | None:
        if name in ASSETS:
            return Answer(200, TYPES[name[name.rfind(".") :]], asset(name))
        if name != "state":
            return None
        asked = parse_qs(query)
        page, seen = asked.get("page", ["/"])[0], asked.get("seen", [""])[0]
        state = self.server.preview.state(page, seen, PATIENCE)
        if state is None:
            self.close_connection = True
            return Answer(503, TYPES[".txt"], b"")
        told = {"version": state.version, "stamp": state.stamp, "mistakes": state.notes.mistakes, "warnings": state.notes.warnings}
        return Answer(200, TYPES[".json"], json.dumps(told).encode())

    def _is_from_here(self) -> bool:
        hosts = self.headers.get_all("host", [])
        names = r"localhost|127\.0\.0\.1|\[::1\]"
        port = f":{self.server.port}" if self.server.port != 80 else "(?::80)?"
        return len(hosts) == 1 and re.fullmatch(f"(?:{names}){port}", hosts[0].strip(), re.IGNORECASE) is not None

    def _send(self, answer: Answer, **headers: str) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if answer.location:
            self.send_header("Location", answer.location)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """In our words, and nothing of what the caller sent."""
        status = HTTPStatus(405 if code == 501 else code)  # 501 is the base class's answer to a method without a do_
        self.close_connection = True
        words = console.lines(f"http-{status}") if f"http-{status}" in console.words() else f"{status} {status.phrase}\n"
        self._send(Answer(status, TYPES[".txt"], words.encode()), **({"Allow": "GET, HEAD"} if status == 405 else {}))

    def version_string(self) -> str:
        return "bianmin"

    def log_message(self, format: str, *arguments: object) -> None:
        """The terminal has a line for each change, not for each request."""
