"""A folder on loopback, and the pages of a town written into one as a build makes them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from generator.outputs.chrome import chromes
from generator.outputs.edition import Edition
from generator.outputs.finder.entry import FinderView
from generator.outputs.parts.page import PageView
from generator.plan import View
from generator.render import Renderer
from generator.theme import shells


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Tests say what went wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def written(folder: Path, day: Edition, planned: Mapping[str, View]) -> None:
    """Pages, what they load, and the finder's index."""
    drawn = shells(chromes(day), None)
    renderer = Renderer(drawn, day.site.config.url)
    made = {path: renderer.render(path, view) for path, view in planned.items() if isinstance(view, PageView | FinderView)}
    for path, content in {**drawn.files, **made}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
