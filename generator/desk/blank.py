"""A kind and the names of a site → the text of an event's file to fill in.  Knows the list in locales/keys.yml, no disk and no rule.

Every line is one of three: a key that is needed; `# key: …`, which deleting the “# ” switches on; `## …`, which only explains.
"""

from datetime import date, timedelta
from string import Template

from generator.model.site import Config
from generator.source.key_words import entries

_HEAD = {
    "zh": (
        "两个 # 的行是说明。一个 # 的行现在不起作用：要用，就删掉行首的 # 和它后面的空格。",
        "写完运行 bianmin check；不用的行可以全部删掉。",
    ),
    "en": (
        "Lines with ## explain. Lines with one # do nothing yet: to use one, delete the # and the blank after it.",
        "Then run bianmin check. Delete whatever is not needed.",
    ),
}


def blank(kind: str, config: Config, today: date) -> str:
    """Comments are in Chinese where that is the site's first language, else in English. `kind` as for `entries`."""
    tag = "zh" if config.languages[0].startswith("zh") else "en"
    names = _names(config, today)
    text = "".join(f"## {line}\n" for line in _HEAD[tag])
    for heading, listed in entries(kind):
        text += f"\n## ―― {heading[tag]} ――\n"
        for entry in listed:
            text += "".join(f"## {line}\n" for line in Template(entry.said[tag]).substitute(names).splitlines())
            mark = "" if entry.required else "# "
            lines = Template(entry.lines[tag]).substitute(names).splitlines()
            text += "".join(f"{mark}{line}\n" for line in lines)
    return text


def _names(config: Config, today: date) -> dict[str, str]:
    """`$day` is the first Saturday a week or more ahead."""
    day = today + timedelta(days=7 + (5 - today.weekday()) % 7)
    return {
        "today": today.isoformat(),
        "day": day.isoformat(),
        "next_day": (day + timedelta(days=1)).isoformat(),
        "community": next(iter(config.communities), "community"),
        "organisation": next(iter(config.organisations), "organisation"),
        "reach": next(iter(config.reaches), "reach"),
    }
