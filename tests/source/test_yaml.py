import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Span
from generator.source.nodes import Broken, MappingNode, Node, Scalar, Sequence
from generator.source.yaml import parse, read


def plain(node: Node) -> object:
    """A node as lists, dicts and texts; what was refused is None."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {word: plain(member) for word, (_, member) in node.entries.items()}
    assert isinstance(node, Broken)
    return None


def tree(text: str | bytes) -> object:
    document, found = read("x.yml", text if isinstance(text, bytes) else text.encode())
    assert found == []
    assert document is not None
    return plain(document.root)


def found_in(text: str | bytes) -> list[tuple[str, int, int, int]]:
    _, found = read("x.yml", text if isinstance(text, bytes) else text.encode())
    return [place(diagnostic) for diagnostic in found]


def place(diagnostic: Diagnostic) -> tuple[str, int, int, int]:
    at = diagnostic.at
    assert isinstance(at, Span)
    return diagnostic.code, at.line, at.column, at.end_column


def test_every_scalar_is_text() -> None:
    """What other readers take for numbers, truths, times or nothing is what it looks like."""
    written = "no", "8:30", "0769", "2026-12-10", "1_000", "0x1F", "yes", "~", "1e3", "null", ".nan", "=", "1.0"
    assert tree("".join(f"- {word}\n" for word in written)) == list(written)


def test_block_and_quoted_scalars_keep_their_text() -> None:
    """Folded, literal and quoted texts are those of YAML 1.2."""
    assert tree("a: |\n  一\n  二\nb: >\n  一\n  二\nc: \"t\\tab\"\nd: 'it''s'\n") == {
        "a": "一\n二\n",
        "b": "一 二\n",
        "c": "t\tab",
        "d": "it's",
    }


def test_bom_is_tolerated() -> None:
    """A BOM is no part of the first key, and columns do not count it."""
    assert tree(b"\xef\xbb\xbftitle: x\n") == {"title": "x"}
    assert found_in(b"\xef\xbb\xbftitle: x\ntitle: y\n") == [("duplicate-key", 2, 1, 6)]


def test_line_ends_of_windows_are_line_ends() -> None:
    """CRLF counts as one line end, also for what stands after it."""
    assert tree("a: |\r\n  一\r\n  二\r\nb: 三\r\n") == {"a": "一\n二\n", "b": "三"}
    assert found_in("标题: 一\r\n地点: 二\r\n标题: 三\r\n") == [("duplicate-key", 3, 1, 3)]


def test_columns_count_code_points() -> None:
    """A Chinese character and an emoji are one column each."""
    document, _ = parse("x.yml", "{厚街: 😀竹溪, 大迳: [石马]}\n")
    assert document is not None
    assert isinstance(document.root, MappingNode)
    key, member = document.root.entries["大迳"]
    assert document.span(key) == Span("x.yml", 1, 11, 13)
    assert document.span(member) == Span("x.yml", 1, 15, 19)


def test_span_of_several_lines_ends_with_its_first() -> None:
    """A block text is shown by its first line."""
    document, _ = parse("x.yml", "a: |\n  一\n  二\n", first_line=5)
    assert document is not None
    assert isinstance(document.root, MappingNode)
    assert document.span(document.root.entries["a"][1]) == Span("x.yml", 5, 4, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("empty-file", 1, 1, 1)),
        ("# 以后\n", ("empty-file", 1, 1, 1)),
        ("---\n", ("empty-file", 1, 1, 1)),
        ("a: 1\n---\nb: 2\n", ("second-document", 2, 1, 4)),
        ("标题: 1\n标题: 2\n", ("duplicate-key", 2, 1, 3)),
        ("a: {b: 1, b: 2}\n", ("duplicate-key", 1, 11, 12)),
        ("a: x\nb:\n", ("no-value", 2, 1, 2)),
        ("a: x\nb: ''\n", ("no-value", 2, 1, 2)),
        ("b: #2e7d32\n", ("value-is-comment", 1, 1, 2)),
        ("a:\n  - x\n  -\n", ("empty-item", 3, 4, 4)),
        ("a: {b: 1, 2}\n", ("comma-in-value", 1, 11, 12)),
        ("a: {b: 1, c: }\n", ("no-value", 1, 11, 12)),
        ("a: &x 1\n", ("anchor", 1, 4, 8)),
        ("a: *x\n", ("alias", 1, 4, 6)),
        ("a: !x y\n", ("tag", 1, 4, 8)),
        ("a: ! y\n", ("tag", 1, 4, 7)),
        ("<<: {a: 1}\n", ("merge-key", 1, 1, 3)),
        ("? [a]\n: b\n", ("key-not-text", 1, 3, 6)),
        ("a: " + "[" * 21 + "]" * 21 + "\n", ("too-deep", 1, 23, 24)),
        ("a:\n\tb: 1\n", ("tab-indent", 2, 1, 2)),
        ("title：示例\ndate: x\n", ("full-width-colon", 1, 1, 7)),
        ("a: 1\ntitle：示例\nb: 2\n", ("full-width-colon", 2, 1, 7)),
        ("title:示例\ndate: x\n", ("missing-blank", 1, 1, 7)),
        ("厚街: 竹溪: 大迳\n", ("colon-in-value", 1, 7, 8)),
        ("a: 1\n  b: 2\n", ("bad-indent", 2, 3, 4)),
        ("a: '竹\n", ("unclosed-quote", 1, 4, 5)),
        ("a: [1, 2\nb: 3\n", ("unclosed-bracket", 1, 4, 5)),
        ("a: - b\n", ("list-on-key-line", 1, 4, 5)),
        ("a: 1\nb\nc: 3\n", ("missing-colon", 2, 1, 2)),
        ('a: "C:\\竹"\n', ("bad-escape", 1, 7, 8)),
        ('a: "\\ud800"\n', ("bad-escape", 1, 7, 8)),
        ("a: @x\n", ("reserved-character", 1, 4, 5)),
        ("a: %x\n", ("reserved-character", 1, 4, 5)),
        ("a: ]\n", ("yaml-syntax", 1, 4, 5)),
        ("%X\na: 1\n", ("yaml-syntax", 1, 3, 4)),
        ("a: 竹\u2028溪\n", ("forbidden-character", 1, 5, 6)),
        ("a: 竹\u0085溪\n", ("forbidden-character", 1, 5, 6)),
        ("a: \ufeff\n", ("forbidden-character", 1, 4, 5)),
        ("a: \u202e\n", ("forbidden-character", 1, 4, 5)),
        ("a: \x1b[31m\n", ("forbidden-character", 1, 4, 5)),
        ('a: "\\e[31m"\n', ("forbidden-character", 1, 4, 12)),
        ('a: "竹\\u2028"\n', ("forbidden-character", 1, 4, 13)),
        ('"\\u202e": x\n', ("forbidden-character", 1, 1, 9)),
        ("标题: x\n".encode("gbk"), ("unknown-encoding", 1, 1, 2)),
        ("标题: x\n".encode("utf-16"), ("unknown-encoding", 1, 1, 1)),
        ("标题: x\n".encode("utf-16-le"), ("unknown-encoding", 1, 1, 1)),
        ("标题: x\n厚街".encode() + b"\xff", ("unknown-encoding", 2, 3, 4)),
        (b"a" * 1_000_001, ("too-large", 1, 1, 1)),
    ],
)
def test_what_is_not_of_the_contract_is_refused(text: str | bytes, expected: tuple[str, int, int, int]) -> None:
    """Every form that the contract excludes has a code of its own and stands where the author wrote it."""
    assert found_in(text) == [expected]


def test_duplicate_key_shows_both_places() -> None:
    """The first place is named beside the second."""
    _, found = read("x.yml", b"a: 1\nb: 2\na: 3\n")
    assert [diagnostic.also for diagnostic in found] == [(Span("x.yml", 1, 1, 2),)]


def test_mistakes_of_form_do_not_hide_each_other() -> None:
    """Whatever does not stop the parser is reported with the rest, in order."""
    assert [code for code, *_ in found_in("a: &x 1\nb: *x\na: 2\nc:\nd: !y z\n")] == ["anchor", "alias", "duplicate-key", "no-value", "tag"]


def test_twenty_levels_are_enough_for_anyone() -> None:
    """Depth 20 is legal, depth 21 is not."""
    assert found_in("[" * 20 + "]" * 20) == []
    assert [code for code, *_ in found_in("[" * 21 + "]" * 21)] == ["too-deep"]


@pytest.mark.parametrize("text", ["a: " + "[" * 50_000, "[" * 50_000 + "]" * 50_000, "- " * 50_000, "{a: " * 50_000, "? " * 50_000])
def test_deep_nesting_ends_at_once(text: str) -> None:
    """50,000 brackets are left at the twenty-first."""
    assert [code for code, *_ in found_in(text)] == ["too-deep"]


def test_no_more_mistakes_than_anyone_reads() -> None:
    """A file of aliases is left after fifty of them."""
    assert len(found_in("- *a\n" * 10_000)) == 50


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Reading never raises, and says something whenever it has nothing to give."""
    document, found = read("x.yml", data)
    assert (document is None) <= bool(found)


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`# \n\t\\<厚：\u2028", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """The same for what looks like YAML; every mistake lies within the file."""
    document, found = read("x.yml", text.encode())
    assert (document is None) <= bool(found)
    assert all(1 <= line <= len(text) + 2 and column >= 1 for _, line, column, _ in map(place, found))
