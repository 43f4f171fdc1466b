"""What nobody may read is found in an output; what merely looks like it is not."""

import pytest

from generator.verify.page_file import squeezed
from generator.verify.secrets import Secret, told

KEPT = (Secret("drill", ("清扫12", "内部部署会"), ("events/drill/",)),)


@pytest.mark.parametrize(
    ("path", "text", "said", "found"),
    [
        ("index.html", "<p>内部 <b>部署会</b></p>", "内部部署会", ["内部部署会"]),
        ("index.html", "<a>清扫 12</a>", "清扫12", ["清扫12"]),
        ("calendar/2026-12/index.html", "<a>清扫</a></td><td>12</td>", "清扫12", []),
        ("index.html", '<a href="events/drill/">下一页</a>', "下一页", ["events/drill/"]),
        ("feeds/all.ics", "SUMMARY:清扫12\r\n", "SUMMARY:清扫12", ["清扫12"]),
        ("index.html", "<p>大扫除</p>", "大扫除", []),
    ],
)
def test_secret_is_told_in_words_that_stand_together(path: str, text: str, said: str, found: list[str]) -> None:
    """A title that ends in figures is not made of another one and the day beside it."""
    assert [finding.says for finding in told(path, text.encode(), squeezed(said), KEPT)] == found
