"""The demo site, built to be read from a stick and to be served: no address in either leads nowhere, and both say the same."""

import re
import zipfile
from pathlib import Path

import pytest

from generator.source.load import load
from tests.commands import NOW, bianmin, make
from tests.crawler import dead

pytestmark = pytest.mark.slow

DEMO = Path(__file__).parents[1]
DAY = "2026-11-26T08:00"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By how it is read."""
    folder = tmp_path_factory.mktemp("demo")
    for name, more in (("served", ()), ("offline", ("--offline",))):
        call = bianmin(DEMO, "build", "--out", str(folder / name), "--now", DAY, *more, BIANMIN_CACHE=str(folder / "cache"))
        assert call.returncode == 0, call.stderr
    return {name: folder / name for name in ("served", "offline")}


def url() -> str:
    site, _ = load({"site_config.yml": (DEMO / "site_config.yml").read_bytes()})
    assert site is not None
    return site.config.url


@pytest.mark.parametrize("name", ["served", "offline"])
def test_no_address_leads_nowhere(built: dict[str, Path], name: str) -> None:
    """Links, anchors and what pages load; addresses in feeds, JSON-LD, data files, sitemap and robots.txt."""
    assert dead(built[name], url(), served=name == "served") == []


def test_offline_differs_in_nothing_but_links(built: dict[str, Path]) -> None:
    """Same files, and pages that are the same once index.html is taken out of their links again."""
    files = {name: {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()} for name, folder in built.items()}
    assert files["offline"] == files["served"]
    for path in files["served"] - {Path("build.json")}:
        served, offline = ((built[name] / path).read_bytes() for name in ("served", "offline"))
        assert re.sub(rb'(="(?:0; url=)?[./][^":]*)index\.html', rb"\1", offline) == served, path


def test_page_that_is_gone_is_found(built: dict[str, Path]) -> None:
    """The crawler sees a page taken away, an anchor that is not there, and a link that needs a server."""
    folder = built["offline"]
    page = folder / "subscribe/index.html"
    away = page.rename(folder / "away")
    try:
        assert ("index.html", "./subscribe/index.html") in dead(folder, url(), served=False)
    finally:
        away.rename(page)
    assert ("index.html", "./subscribe/") in dead(built["served"], url(), served=False)
    assert dead(folder, url(), served=False) == []


def test_folder_can_become_offline_and_back(tmp_path: Path) -> None:
    """What is not changed is not written anew, but pages that are to be read otherwise are."""
    root = make(tmp_path / "town")
    for more, link in (((), "./stations/"), (("--offline",), "./stations/index.html"), ((), "./stations/")):
        assert bianmin(root, "build", "--now", NOW, *more).returncode == 0
        assert f'href="{link}"' in (root / "site/index.html").read_text(encoding="utf-8")


def test_target_that_is_offline_gets_spelled_links(tmp_path: Path) -> None:
    """And stays as it is when nothing has changed, although another target is served."""
    root = make(tmp_path / "town")
    config = root / "site_config.yml"
    targets = "publish: {usb: {to: ../town.zip, offline: true}, web: {to: ../web.zip}}\n"
    config.write_text(config.read_text(encoding="utf-8") + targets, encoding="utf-8")
    for said in ("新增", "没有变化"):
        for target in ("usb", "web"):
            assert said in bianmin(root, "publish", target, "--yes", "--now", NOW).stdout
    homes = {name: zipfile.ZipFile(tmp_path / f"{name}.zip").read("index.html") for name in ("town", "web")}
    assert {name: b'href="./stations/index.html"' in home for name, home in homes.items()} == {"town": True, "web": False}
