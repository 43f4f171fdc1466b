from collections.abc import Callable

import pytest

from generator.source import scalars
from generator.source.scalars import Refused


def code_of(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(Refused) as refused:
        read(text)
    return refused.value.code


def test_full_width_forms_mean_their_plain_forms() -> None:
    """Digits, colons, blanks and every hyphen or dash."""
    assert scalars.plain_form("２０２６－１２—１０　０８：３０–") == "2026-12-10 08:30-"


@pytest.mark.parametrize("text", ["a", "dajing-december", "a" * 64, "x1", "con1", "com10", "a-"])
def test_id_is_a_lower_case_word(text: str) -> None:
    """A letter, then letters, digits and hyphens, 64 at most."""
    assert scalars.identity(text) == text


@pytest.mark.parametrize("text", ["", "A", "1a", "-a", "a_b", "大迳", "a" * 65, "a.b", "../x", "a/b", "a\n", "ａ"])
def test_id_refuses_other_forms(text: str) -> None:
    assert code_of(scalars.identity, text) == "bad-id"


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com0", "com9", "lpt1"])
def test_id_is_no_windows_device(text: str) -> None:
    assert code_of(scalars.identity, text) == "device-name"


def test_id_inside_a_list_is_short_and_no_date() -> None:
    """It may begin with a digit, but eight digits are a day in a UID."""
    assert [scalars.part_identity(text) for text in ("1", "chinese", "a" * 32, "2026060")] == ["1", "chinese", "a" * 32, "2026060"]
    assert code_of(scalars.part_identity, "20260607") == "part-id-like-date"
    assert {code_of(scalars.part_identity, text) for text in ("", "A", "a" * 33, "语文", "a.b")} == {"bad-part-id"}


@pytest.mark.parametrize(
    "text", ["https://example.org", "http://example.org:8080/a?b=c#d", "HTTPS://EXAMPLE.ORG/", "https://例子.中国/厚街", "http://[::1]/"]
)
def test_url_is_http_with_a_host(text: str) -> None:
    assert scalars.url(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "example.org",
        "javascript:alert(1)",
        "java\nscript:x",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "https:example.org",
        "https://",
        "https:///x",
        "https://a b.org",
        "https://a.org/\t",
        "https://user:word@a.org",
        "https://a.org:99999",
        "https://[",
        'https://a.org/"><script>',
        "https://a.org\\@b.org",
        " https://a.org",
        "https://a.org/" + "x" * 2000,
    ],
)
def test_url_refuses_what_a_browser_might_run_or_misread(text: str) -> None:
    assert code_of(scalars.url, text) == "bad-url"


def test_site_url_ends_in_a_slash() -> None:
    """Any sub-path; nothing that would swallow what is joined to it."""
    assert [scalars.site_url(text) for text in ("https://a.org", "https://a.org/b", "https://a.org/b/")] == [
        "https://a.org/",
        "https://a.org/b/",
        "https://a.org/b/",
    ]
    for text in ("https://a.org/?b", "https://a.org/#b", "https://a.org/b/../c", "https://a.org//b"):
        assert code_of(scalars.site_url, text) == "site-url-extra"


def test_domain_is_a_bare_name() -> None:
    assert scalars.domain("houjie.example.org") == "houjie.example.org"
    for text in ("", "localhost", "https://a.org", "a.org/", "a..org", "-a.org", "a b.org", "厚街.org", "1.2.3.4", "a." * 200 + "org"):
        assert code_of(scalars.domain, text) == "bad-domain"


def test_phone_has_digits() -> None:
    assert [scalars.phone(text) for text in ("12345", "0769-0000 0000", "+86 769")] == ["12345", "0769-0000 0000", "+86 769"]
    for text in ("", "-", "12345 转 3", "１２３４５", "(0769) 1", "12345\n"):
        assert code_of(scalars.phone, text) == "bad-phone"


def test_colour_becomes_lower_case() -> None:
    assert scalars.colour("#2E7D32") == "#2e7d32"
    assert {code_of(scalars.colour, text) for text in ("green", "#fff", "2e7d32", "#2e7d3g")} == {"bad-colour"}


def test_image_stays_below_its_folder() -> None:
    assert [scalars.image_file(text) for text in ("a.jpg", "b/c.PNG", "厚街.webp")] == ["a.jpg", "b/c.PNG", "厚街.webp"]
    for text in ("../a.jpg", "/a.jpg", "b/../a.jpg", "b//a.jpg", "b\\a.jpg", "./a.jpg", "c:a.jpg", "https://a.org/a.jpg", ""):
        assert code_of(scalars.image_file, text) == "bad-image-path"
    assert {code_of(scalars.image_file, text) for text in ("a.svg", "a.gif", "a", "a.jpg.html")} == {"bad-image-type"}


def test_numbers_have_bounds() -> None:
    assert [scalars.whole_number("30"), scalars.whole_number("３０"), scalars.whole_number("007")] == [30, 30, 7]
    for text in ("", "-1", "2.5", "1e3", "0x1", "三", "1000001", "9" * 5000, "²"):
        assert code_of(scalars.whole_number, text) == "bad-number"


def test_counts_are_chinese_words_or_digits() -> None:
    """Officials announce 两个, 三个; both ways of two are two."""
    assert [scalars.count(text) for text in ("一", "两", "二", "十", "2", "99")] == [1, 2, 2, 10, 2, 99]
    assert {code_of(scalars.count, text) for text in ("零", "十一", "0", "100", "几")} == {"bad-number"}


def test_decimals_stay_as_written() -> None:
    assert [scalars.decimal("2.5"), scalars.decimal("2")] == ["2.5", "2"]
    assert {code_of(scalars.decimal, text) for text in ("", "2,5", ".5", "2.", "nan", "-1", "两")} == {"bad-decimal"}


def test_booleans_are_two_words() -> None:
    assert [scalars.boolean(text) for text in ("true", "yes", "false", "no")] == [True, True, False, False]
    assert {code_of(scalars.boolean, text) for text in ("", "1", "True", "是")} == {"bad-boolean"}
