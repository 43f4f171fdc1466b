"""The real command: who may ask what of the preview, and how it begins and ends."""

import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.commands import bianmin, contents, make
from tests.serve.conftest import DEADLINE, Serve, Serving, free_port, serving

pytestmark = pytest.mark.slow

HOME = "/town/"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(make(tmp_path_factory.mktemp("serve") / "town")) as found:
        yield found


def raw(port: int, request: bytes) -> bytes:
    """All that comes back until the server ends the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=DEADLINE) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_preview_is_the_site_and_a_script(running: Serving) -> None:
    """One script more on each page, and nothing of the sort in other files."""
    answer, body = running.ask(HOME)
    assert (answer.status, answer.getheader("Content-Type"), answer.getheader("Cache-Control")) == (
        200,
        "text/html; charset=utf-8",
        "no-store",
    )
    assert (body.count(b"/_bianmin/"), body.count(b'<script defer src="/_bianmin/preview.js" data-stamp="')) == (1, 1)
    assert "测试镇" in body.decode()
    feed, entries = running.ask("/town/feeds/all.ics")
    assert (feed.getheader("Content-Type"), entries[:15]) == ("text/calendar; charset=utf-8", b"BEGIN:VCALENDAR")


def test_root_leads_to_the_path_of_the_url(running: Serving) -> None:
    """Which is also what the command says."""
    answer, _ = running.ask("/")
    assert (answer.status, answer.getheader("Location"), running.address) == (302, HOME, f"http://127.0.0.1:{running.port}{HOME}")


def test_head_is_get_without_a_body(running: Serving) -> None:
    """Length included."""
    got, body = running.ask(HOME)
    headed, nothing = running.ask(HOME, "HEAD")
    assert (headed.status, headed.getheader("Content-Length"), nothing) == (got.status, str(len(body)), b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW"])
def test_preview_takes_nothing(running: Serving, method: str) -> None:
    """GET and HEAD are all there is."""
    answer, _ = running.ask(HOME, method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("127.0.0.1:{port}", 200),
        ("[::1]:{port}", 200),
        ("localhost", 403),
        ("127.0.0.1:1", 403),
        ("example.org:{port}", 403),
        ("localhost.example.org:{port}", 403),
        ("127.0.0.1.nip.io:{port}", 403),
        ("evil@127.0.0.1:{port}", 403),
        ("0.0.0.0:{port}", 403),
        ("127.0.0.1:{port}/", 403),
        ("", 403),
    ],
)
@pytest.mark.parametrize("target", [HOME, "/_bianmin/state", "/_bianmin/preview.js"])
def test_only_this_computer_is_a_host(running: Serving, host: str, expected: int, target: str) -> None:
    """A name elsewhere that is made to mean 127.0.0.1 gets nothing."""
    answer, body = running.ask(target, Host=host.format(port=running.port))
    assert answer.status == expected
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert expected == 200 or "测试镇" not in body.decode()


def test_host_stands_once(running: Serving) -> None:
    """Neither none nor two."""
    mine = f"Host: 127.0.0.1:{running.port}\r\n".encode()
    requests = [b"GET /town/ HTTP/1.1\r\n" + hosts + b"\r\n" for hosts in (b"", mine, mine + mine, mine + b"Host: example.org\r\n")]
    assert [status(raw(running.port, request)) for request in requests] == [403, 200, 403, 403]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"GET /town/../../../../etc/passwd HTTP/1.1", 404),
        (b"GET /town/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 404),
        (b"GET /town/..%5c..%5csite_config.yml HTTP/1.1", 404),
        (b"GET /town/\x00 HTTP/1.1", 404),
        (b"GET /town/%00 HTTP/1.1", 404),
        (b"GET /town/\xff HTTP/1.1", 404),
        (b"GET /town/site_config.yml HTTP/1.1", 404),
        (b"GET //etc/passwd HTTP/1.1", 404),
        (b"GET /_bianmin/../site_config.yml HTTP/1.1", 404),
        (b"GET /_bianmin/%2e%2e/assets/icon.svg HTTP/1.1", 404),
        (b"GET /_bianmin/ HTTP/1.1", 404),
        (b"GET http://example.org/town/ HTTP/1.1", 400),
        (b"GET town/ HTTP/1.1", 400),
        (b"GET * HTTP/1.1", 400),
        (b"GET /town/" + b"x" * 70_000 + b" HTTP/1.1", 414),
        (b"GET /town/ HTTP/1.1\r\nX: " + b"x" * 70_000, 431),
        (b"GET /town/ HTTP/1.1\r\n" + b"\r\n".join(b"X-%d: x" % n for n in range(200)), 431),
        (b"GET /town/ HTTP/9.9", 0),
        (b"nonsense", 0),
    ],
)
def test_preview_refuses_what_is_no_address_of_the_site(running: Serving, line: bytes, expected: int) -> None:
    """In a few words, without a traceback, and goes on. 0: what is no HTTP/1 is answered without a first line."""
    answer = raw(running.port, line + f"\r\nHost: 127.0.0.1:{running.port}\r\n\r\n".encode())
    assert (status(answer) if answer.startswith(b"HTTP/1.1 ") else 0) == expected
    assert (b"Traceback" in answer, b"uid-domain" in answer, b"root:" in answer) == (False, False, False)
    assert running.ask(HOME)[0].status == 200


def test_body_of_a_request_is_not_the_next_request(running: Serving) -> None:
    """The connection ends instead."""
    smuggled = b"GET /town/about/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % running.port
    first = b"GET /town/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: %d\r\n\r\n" % (running.port, len(smuggled))
    assert raw(running.port, first + smuggled).count(b"HTTP/1.1 ") == 1


def test_many_at_once_get_what_one_gets(running: Serving) -> None:
    """Pages, feeds and sheets in any order."""
    targets = [HOME, "/town/events/", "/town/events/sweep/", "/town/feeds/all.ics", "/town/en/stations/", "/town/data/events.json"]
    alone = [running.ask(target)[1] for target in targets]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda target: running.ask(target)[1], targets * 8))
    assert together == alone * 8


def test_preview_writes_no_output(tmp_path: Path, serve: Serve) -> None:
    """The folder is as it was."""
    root = make(tmp_path / "town")
    before = contents(root)
    found = serve(root)
    found.ask(HOME)
    found.end()
    assert contents(root) == before


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_preview_ends_when_it_is_told_to(tmp_path: Path, serve: Serve, by: signal.Signals) -> None:
    """With 130, in words, and though a page waits for news."""
    found = serve(make(tmp_path / "town"))
    seen = found.state(HOME)["version"]
    waiting = socket.create_connection(("127.0.0.1", found.port), timeout=DEADLINE)
    waiting.sendall(f"GET /_bianmin/state?page=/town/&seen={seen} HTTP/1.1\r\nHost: 127.0.0.1:{found.port}\r\n\r\n".encode())
    code, said, told = found.end(by)
    waiting.close()
    assert (code, "预览停了" in said, told) == (130, True, "")
    with pytest.raises(ConnectionRefusedError):
        found.ask(HOME)


def test_port_that_is_taken_is_3(tmp_path: Path, running: Serving) -> None:
    """If it was asked for."""
    call = bianmin(make(tmp_path / "town"), "serve", "--port", str(running.port))
    assert (call.returncode, call.stdout, call.stderr.splitlines()[0]) == (3, "", "bianmin: port-busy")


def test_next_port_is_taken_if_the_usual_one_is(tmp_path: Path, serve: Serve) -> None:
    """If none was asked for; two previews may run at once."""
    root = make(tmp_path / "town")
    first, second = serve(root, "--site", str(root)), serve(root, "--site", str(root))
    assert first.port >= 8000
    assert second.port > first.port
    assert [one.ask(HOME)[0].status for one in (first, second)] == [200, 200]


@pytest.mark.parametrize("port", ["0", "65536", "99999999", "-1", "eight", "80.5", "", "８０００"])
def test_port_that_is_none_is_2(tmp_path: Path, port: str) -> None:
    """Before anything is read."""
    call = bianmin(make(tmp_path / "town"), "serve", f"--port={port}")
    assert (call.returncode, call.stdout, call.stderr.splitlines()[0]) == (2, "", "bianmin: port-invalid")


def test_preview_of_no_site_is_2(tmp_path: Path) -> None:
    """As for any command."""
    call = bianmin(tmp_path, "serve", "--port", str(free_port()))
    assert (call.returncode, call.stderr.splitlines()[0]) == (2, "bianmin: no-site")


def test_change_is_a_line_on_the_terminal_and_news_to_a_page(tmp_path: Path, serve: Serve) -> None:
    """A mistake with its place, then what was mended."""
    found = serve(make(tmp_path / "town"))
    before = found.state(HOME)
    make(found.root, {"events/clean-city/sweep.yml": "title: 大扫除\ndate: 2026-04-31\n"}, {})
    wrong = found.state(HOME, before["version"])
    make(found.root)
    mended = found.state(HOME, wrong["version"])
    assert ["sweep.yml:2:7" in state["mistakes"] for state in (before, wrong, mended)] == [False, True, False]
    assert before["stamp"] == wrong["stamp"] == mended["stamp"]
    _, said, told = found.end()
    lines = [line.split("  ", 1)[1] for line in said.splitlines() if line[2:3] == ":"]
    assert [line.split()[0] for line in lines] == ["events/clean-city/sweep.yml"] * 2
    assert ("sweep.yml:2:7 bad-date" in lines[0], told) == (True, "")
