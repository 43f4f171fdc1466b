"""An output and a chance → the same output with one fact changed, and what was done to it; None where it holds no such fact.

Facts are found in the octets as written, so a change may hit any of the places where one stands.
"""

import csv
import json
import random
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

Mutation = Callable[[str, random.Random], str | None]

WORDS = (
    *("大迳社区洁净城市活动日", "河涌清理行动", "巷道冲洗日", "种树活动", "花箱认养", "绿化宣传周", "苗木领取", "植树节预告"),
    *("秋季落叶清扫", "夜市清扫", "人行天桥冲洗", "门前三包检查", "灯谜晚会", "垃圾分类宣传", "模拟考试服务", "文化站", "公园站"),
    *("Dajing clean-up", "Canal cleaning", "Footbridge washing", "Riddle evenings", "Waste sorting", "Exam service", "Culture station"),
)
PLACES = (
    "石马球场",
    "河涌码头",
    "老街口",
    "新花市",
    "苗圃",
    "夜市街",
    "东桥",
    "商业街",
    "一小",
    "二小",
    "一中",
    "校门服务点",
    "东街1号",
    "文化楼",
)
JSON_LD = (
    *("name", "startDate", "endDate", "eventStatus", "location.name", "url", "organizer.name"),
    *(f"eventSchedule.{key}" for key in ("startDate", "endDate", "exceptDate", "repeatFrequency", "startTime")),
)
STATUS = {
    "zh": ("照常举行", "已取消", "停一次", "改期", "延期", "待定", "加场", "有改动", "已结束", "暂停开放"),
    "en": ("Cancelled", "Postponed", "Moved", "Skipped"),
}


def _at(text: str, matches: list[re.Match[str]], chance: random.Random, new: Callable[[str], str]) -> str | None:
    if not matches:
        return None
    match = chance.choice(matches)
    return text[: match.start()] + new(match[0]) + text[match.end() :]


def letter(words: tuple[str, ...]) -> Mutation:
    """One letter of one of the words, in what a page says."""

    def mutation(text: str, chance: random.Random) -> str | None:
        found = [m for word in words for m in re.finditer(re.escape(word), _main(text))]
        offset = len(text) - len(_main(text))
        if not found:
            return None
        match = chance.choice(found)
        at = offset + match.start() + chance.randrange(len(match[0]))
        return text[:at] + ("错" if text[at] != "错" else "对") + text[at + 1 :]

    return mutation


def _main(text: str) -> str:
    """From the page's own words on; a file that is no page whole."""
    return text[text.find('id="main"') :] if 'id="main"' in text else text


def shift_datetime(text: str, chance: random.Random) -> str | None:
    def new(found: str) -> str:
        day = date.fromisoformat(found[10:20]) + timedelta(days=chance.choice((1, -1)))
        return f'datetime="{day}'

    return _at(text, list(re.finditer(r'datetime="\d{4}-\d\d-\d\d', text)), chance, new)


def shift_clock_data(text: str, chance: random.Random) -> str | None:
    def new(found: str) -> str:
        return f"T{(int(found[1:3]) + 1) % 24:02}{found[3:]}"

    return _at(text, list(re.finditer(r'T\d\d:\d\d(?=")', text)), chance, new)


def shift_clock_words(text: str, chance: random.Random) -> str | None:
    """Either end of a time in words."""
    main = _main(text)
    offset = len(text) - len(main)
    spans = list(re.finditer(r"(?<=[>–日次])\d\d:\d\d(?=[<–])", main))
    if not spans:
        return None
    match = chance.choice(spans)
    hour = (int(match[0][:2]) + 1) % 24
    return text[: offset + match.start()] + f"{hour:02}{match[0][2:]}" + text[offset + match.end() :]


def shift_day_words(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"\d+(?=日（)", text)), chance, lambda found: str(int(found) % 28 + 1))


def status_word(text: str, chance: random.Random) -> str | None:
    """One of our words of status where it is all that an element says; not in the glossary, which speaks of no event."""
    found = [m for words in STATUS.values() for w in words for m in re.finditer(rf"(?<=>)(?<!<dt>){re.escape(w)}(?=<)", text)]

    def new(word: str) -> str:
        return next(w for w in ("已取消", "改期", "照常举行") if w != word)

    return _at(text, found, chance, new)


def data_status(text: str, chance: random.Random) -> str | None:
    def new(found: str) -> str:
        word = found.split('"')[1]
        return f'data-status="{"cancelled" if word != "cancelled" else "scheduled"}"'

    return _at(text, list(re.finditer(r'data-status="[a-z]+"', text)), chance, new)


def href(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r'(?:href|src)="(?!#|tel:|https?:|webcal:|data:)[^"]+"', text))
    return _at(text, found, chance, lambda m: m[:-2] + "x" + m[-1] if not m.endswith('/"') else m[:-2] + 'x/"')


def own_address(text: str, chance: random.Random) -> str | None:
    """An absolute address of ours."""
    return _at(text, list(re.finditer(r'"(?:https|webcal)://example\.org/town/[^"]+"', text)), chance, lambda m: m[:-2] + 'x"')


def fragment(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r'href="[^":]*#[^"]+"', text)), chance, lambda m: m[:-1] + 'x"')


def row_removed(text: str, chance: random.Random) -> str | None:
    row = r'<article class="(?:ev|sc)[^>]*data-(?:event|station)=.*?</article>|<a class="e k-[^>]*data-event=.*?</a>'
    found = list(re.finditer(row, text, re.DOTALL))
    return _at(text, found, chance, lambda _: "")


def row_doubled(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r'<article class="ev[^>]*data-event=.*?</article>', text, re.DOTALL))
    return _at(text, found, chance, lambda m: m + m)


def row_of_another(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r'data-event="[a-z-]+"', text))
    return _at(text, found, chance, lambda m: 'data-event="open"' if m != 'data-event="open"' else 'data-event="day"')


def item_removed(text: str, chance: random.Random) -> str | None:
    """Of a series' next dates, an exam's timetable, a table of venues."""
    item = r'<li(?: id="[a-z]+")?><b><time.*?</li>|<tr><td class="tm">.*?</tr>|<tr><td>[东西北]社区</td>.*?</tr>'
    found = list(re.finditer(item, text, re.DOTALL))
    return _at(text, found, chance, lambda _: "")


def cut(text: str, chance: random.Random) -> str | None:
    return text[: len(text) * chance.randrange(50, 99) // 100]


def page_language(text: str, chance: random.Random) -> str | None:
    return text.replace('<html lang="', '<html lang="x', 1)


def inline(text: str, chance: random.Random) -> str | None:
    new = chance.choice(("<script>1</script>", '<p style="color:red">1</p>', '<img src="https://x.org/1.png">'))
    return text.replace("</h1>", f"</h1>{new}", 1)


def secret(text: str, chance: random.Random) -> str | None:
    return text.replace("</h1>", chance.choice(("</h1>内部检查部署会", "</h1>三楼会议室", "</h1>演练场", "</h1>误发的演练通知")), 1)


def json_ld(key: str) -> Mutation:
    def mutation(text: str, chance: random.Random) -> str | None:
        match = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
        if match is None:
            return None
        said = json.loads(match[1])
        at = said
        *outer, last = key.split(".")
        for name in outer:
            at = at.get(name) or {}
        if last not in at:
            return None
        at[last] = _changed(at[last], chance)
        return text[: match.start(1)] + json.dumps(said, ensure_ascii=False) + text[match.end(1) :]

    return mutation


def _changed(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        try:
            return (datetime.fromisoformat(value) + timedelta(days=chance.choice((1, -1)))).isoformat()[: len(value)]
        except ValueError:
            at = chance.randrange(len(value) or 1)
            return value[:at] + ("x" if value[at : at + 1] != "x" else "y") + value[at + 1 :]
    if isinstance(value, list):
        return value[:-1] if value else ["x"]
    if isinstance(value, dict):
        return {**value, "x": "y"}
    return "x"


def data_field(text: str, chance: random.Random) -> str | None:
    """Any value of any record."""
    said = json.loads(text)
    (records,) = said.values()
    at: Any = chance.choice(records)
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = chance.choice(keys)
        if isinstance(at[key], dict | list) and at[key]:
            at = at[key]
            continue
        at[key] = _changed(at[key], chance)
        return json.dumps(said, ensure_ascii=False)


def data_removed(text: str, chance: random.Random) -> str | None:
    said = json.loads(text)
    (records,) = said.values()
    records.pop(chance.randrange(len(records)))
    return json.dumps(said, ensure_ascii=False)


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def _written(rows: list[list[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + out.getvalue()


def cell(text: str, chance: random.Random) -> str | None:
    rows = _rows(text)
    row = chance.choice(rows[1:])
    at = chance.randrange(len(row))
    row[at] = str(_changed(row[at], chance)) if row[at] else "x"
    return _written(rows)


def table_row(text: str, chance: random.Random) -> str | None:
    rows = _rows(text)
    rows.pop(chance.randrange(1, len(rows)))
    return _written(rows)


def line(name: str, new: Callable[[str, random.Random], str]) -> Mutation:
    """The value of a property of some VEVENT, unfolded."""

    def mutation(text: str, chance: random.Random) -> str | None:
        plain = text.replace("\r\n ", "")
        start = plain.find("BEGIN:VEVENT")
        found = [m for m in re.finditer(rf"(?m)^{name}(?:;[^:\r]*)?:([^\r]*)\r$", plain) if m.start() > start >= 0]
        if not found:
            return None
        match = chance.choice(found)
        return plain[: match.start(1)] + new(match[1], chance) + plain[match.end(1) :]

    return mutation


def later(value: str, chance: random.Random) -> str:
    """A day or an hour on, or back."""
    first, *rest = value.split(",")
    step = chance.choice((1, -1))
    if len(first) == 8:
        first = f"{date.fromisoformat(first) + timedelta(days=step):%Y%m%d}"
    else:
        zone = "Z" if first.endswith("Z") else ""
        by = chance.choice((timedelta(days=step), timedelta(hours=step)))
        first = f"{datetime.fromisoformat(first.rstrip('Z')) + by:%Y%m%dT%H%M%S}{zone}"
    return ",".join((first, *rest))


def other_letter(value: str, chance: random.Random) -> str:
    at = chance.randrange(len(value))
    return value[:at] + ("错" if value[at] != "\\" else "") + value[at + 1 :]


def other_id(value: str, chance: random.Random) -> str:
    at = chance.randrange(value.index("@"))
    return value[:at] + ("q" if value[at] != "q" else "z") + value[at + 1 :]


def other_status(value: str, chance: random.Random) -> str:
    return "CONFIRMED" if value != "CONFIRMED" else chance.choice(("CANCELLED", "TENTATIVE"))


def other_rule(value: str, chance: random.Random) -> str:
    changes = {"FREQ=WEEKLY": "FREQ=DAILY", "BYDAY=MO,TH": "BYDAY=MO,FR", "FREQ=DAILY": "FREQ=WEEKLY", "BYDAY=2SA": "BYDAY=3SA"}
    known = [old for old in changes if old in value]
    old = chance.choice(known)
    return value.replace(old, changes[old])


def more(value: str, chance: random.Random) -> str:
    return str(int(value) + 1)


def opposite(value: str, chance: random.Random) -> str:
    return "OPAQUE" if value == "TRANSPARENT" else "TRANSPARENT"


def vevent_removed(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"BEGIN:VEVENT.*?END:VEVENT\r\n", text, re.DOTALL)), chance, lambda _: "")


def vevent_doubled(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"BEGIN:VEVENT.*?END:VEVENT\r\n", text, re.DOTALL)), chance, lambda m: m + m)


def exdate_removed(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"EXDATE[^\r]*\r\n(?: [^\r]*\r\n)*", text)), chance, lambda _: "")


def alarm(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"TRIGGER:-PT[16]H", text)), chance, lambda m: "TRIGGER:-PT2H")


def calendar_cut(text: str, chance: random.Random) -> str | None:
    return text[: len(text) * chance.randrange(30, 99) // 100]


def listed_address(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r'https://example\.org/town/[^<"]+', text)), chance, lambda m: m[:-2] + "x/")


def program_link(text: str, chance: random.Random) -> str | None:
    """What a calendar program is told to subscribe to, or under which name."""
    found = list(re.finditer(r'href="(?:webcal://|https://(?:calendar\.google|outlook\.)[a-z.]+/)[^"]+"', text))
    return _at(text, found, chance, lambda m: m[:-2] + ("x" if m[-2] != "x" else "y") + '"')


def copied(text: str, chance: random.Random) -> str | None:
    """The address in a field, or what a button copies."""
    return _at(
        text, list(re.finditer(r'(?:value|data-copy)="[^"]*example\.org[^"]*"', text)), chance, lambda m: m.replace("feeds", "feed", 1)
    )


def code_of_another(text: str, chance: random.Random) -> str | None:
    """The drawing of one code in place of another's."""
    found = re.findall(r'class="qr">.*?</svg>', text)
    first = next((code for code in found if code != found[-1]), None)
    return text.replace(first, found[-1], 1) if first else None


def snippet(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"(?<=&#34;)https://[^&]+(?=&#34;)|name: ics", text)), chance, lambda m: m[:-1] + "x")


def element(name: str, new: Callable[[str, random.Random], str]) -> Mutation:
    """Of a feed of changes, what some element says."""

    def mutation(text: str, chance: random.Random) -> str | None:
        return _at(text, list(re.finditer(rf"(?<=<{name}>)[^<]+(?=</{name}>)", text)), chance, lambda m: new(m, chance))

    return mutation


def any_letter(value: str, chance: random.Random) -> str:
    """Of its words; marks between them are free."""
    at = chance.choice([n for n, c in enumerate(value) if c.isalnum() and "&" not in value[max(0, n - 6) : n + 1]] or [0])
    return value[:at] + ("错" if value[at] != "错" else "对") + value[at + 1 :]


def atom_entry_removed(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r"<entry>.*?</entry>\n", text, re.DOTALL)), chance, lambda _: "")


def atom_link(text: str, chance: random.Random) -> str | None:
    return _at(text, list(re.finditer(r'href="[^"]+"', text)), chance, lambda m: m[:-2] + 'x"')


def atom_moment(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"(?<=<updated>)\d{4}-\d\d-\d\d", text))
    return _at(text, found, chance, lambda m: (date.fromisoformat(m) + timedelta(days=1)).isoformat())


PAGES: Mapping[str, Mutation] = {
    "title letter": letter(WORDS),
    "place letter": letter(PLACES),
    "datetime": shift_datetime,
    "clock in data": shift_clock_data,
    "clock in words": shift_clock_words,
    "day in words": shift_day_words,
    "status word": status_word,
    "data-status": data_status,
    "href": href,
    "address": own_address,
    "fragment": fragment,
    "row removed": row_removed,
    "row doubled": row_doubled,
    "row of another": row_of_another,
    "item removed": item_removed,
    "cut": cut,
    "lang": page_language,
    "inline": inline,
    "secret": secret,
    "program link": program_link,
    "copied": copied,
    "code": code_of_another,
    "snippet": snippet,
    **{f"json-ld {key}": json_ld(key) for key in JSON_LD},
}
CALENDARS: Mapping[str, Mutation] = {
    "UID": line("UID", other_id),
    "DTSTART": line("DTSTART", later),
    "DTEND": line("DTEND", later),
    "SUMMARY": line("SUMMARY", other_letter),
    "LOCATION": line("LOCATION", other_letter),
    "STATUS": line("STATUS", other_status),
    "EXDATE": line("EXDATE", later),
    "EXDATE removed": exdate_removed,
    "RRULE": line("RRULE", other_rule),
    "RECURRENCE-ID": line("RECURRENCE-ID", later),
    "SEQUENCE": line("SEQUENCE", more),
    "DTSTAMP": line("DTSTAMP", later),
    "URL": line("URL", other_letter),
    "TRANSP": line("TRANSP", opposite),
    "TRIGGER": alarm,
    "entry removed": vevent_removed,
    "entry doubled": vevent_doubled,
    "cut": calendar_cut,
}
DATA: Mapping[str, Mutation] = {"field": data_field, "record removed": data_removed, "cut": calendar_cut}
TABLES: Mapping[str, Mutation] = {"cell": cell, "row removed": table_row}
SITEMAP: Mapping[str, Mutation] = {"address": listed_address}
ATOM: Mapping[str, Mutation] = {
    "title": element("title", any_letter),
    "summary": element("summary", any_letter),
    "id": element("id", any_letter),
    "author": element("name", any_letter),
    "updated": atom_moment,
    "link": atom_link,
    "entry removed": atom_entry_removed,
}
