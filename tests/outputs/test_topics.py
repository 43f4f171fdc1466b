"""The page of topics."""

from generator.outputs import topics
from generator.outputs.topics import TopicsView
from tests.sites import town

FILES = {
    "events/clean-city/a.yml": "title: 甲\ndate: 2026-12-10\ntopics: [公园, 河 道]\n",
    "events/clean-city/b.yml": "title: 乙\ndate: 2026-12-09\ntopics: [{zh-Hans: 公园, en: Parks}]\n",
    "events/clean-city/past.yml": "title: 丙\ndate: 2026-11-01\ntopics: [旧事]\n",
    "events/clean-city/inner.yml": "title: 丁\nvisibility: internal\ndate: 2026-12-10\ntopics: [内部]\n",
}


def page(tag: str) -> TopicsView:
    (found,) = (view for _, view in topics.plan(town(FILES)) if isinstance(view, TopicsView) and view.language == tag)
    return found


def test_topics_show_what_is_coming() -> None:
    """The fullest on top; one that only past events have stays, for their pages lead to it; internal ones have none."""
    found = [(t.anchor, t.words.text, [row.event for day in t.days for row in day.rows]) for t in page("zh-Hans").topics]
    assert found == [("t-公园", "公园", ["b", "a"]), ("t-河-道", "河 道", ["a"]), ("t-旧事", "旧事", [])]


def test_topic_is_translated_where_any_file_does() -> None:
    """And is one topic with those that do not."""
    assert page("en").topics[0].words.text == "Parks"
    assert {t.anchor for t in page("en").topics} == {t.anchor for t in page("zh-Hans").topics}


def test_site_without_topics_has_no_such_page() -> None:
    """Not even an empty one."""
    assert list(topics.plan(town({}))) == []


def test_page_stays_light_with_very_many_topics() -> None:
    """Of each the next few events and a way to the rest; the last topics are links alone, at the anchors that event pages lead to."""
    days = [f"2026-12-{n:02}" for n in range(1, 9)]
    many = {f"events/clean-city/e{n}.yml": f"title: 活动{n}\ndate: {day}\ntopics: [全部, 话题{n}]\n" for n, day in enumerate(days)}
    many["events/clean-city/all.yml"] = f"title: 什么都有\ndate: 2026-12-31\ntopics: [{', '.join(f'小{n}' for n in range(60))}]\n"
    (found,) = (view for _, view in topics.plan(town(many)) if isinstance(view, TopicsView) and view.language == "zh-Hans")
    first = found.topics[0]
    assert (first.words.text, [row.event for day in first.days for row in day.rows]) == ("全部", ["e0", "e1", "e2", "e3", "e4"])
    assert first.more is not None
    assert (first.more.words, first.more.href.split("search/")[1]) == ("接下来有8项活动", "?q=%E5%85%A8%E9%83%A8")
    assert (len(found.topics), len(found.further)) == (40, 29)
    assert all(topic.more is not None and topic.anchor.startswith("t-") for topic in found.further)
