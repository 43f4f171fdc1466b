"""A file and the site's address → the line that tells an editor how such a file is written.  Knows which file is what."""

from generator import routes
from generator.source.files import CONFIG, HOLIDAYS, WASTE_GUIDE
from generator.source.forms import event_file

_ALONE = {CONFIG: "site-config", HOLIDAYS: "holidays", WASTE_GUIDE: "waste-guide"}


def modeline(path: str, url: str) -> str:
    """A comment with its line break; "" for a file that has no schema. `url` is the site's."""
    match path.split("/"):
        case ["events", kind, name] if name.endswith(".yml"):
            schema = event_file(kind)
        case ["content", "stations", name] if name.endswith(".yml"):
            schema = "station-file"
        case _ if path in _ALONE:
            schema = _ALONE[path]
        case _:
            return ""
    return f"# yaml-language-server: $schema={routes.absolute(url, routes.schema(schema))}\n"
