"""What libyaml could not read → a mistake in words that help.  Knows YAML's traps, not what the file means."""

import re

import yaml

from generator.diagnostics import Diagnostic, Span, error

FULL_WIDTH_COLON = re.compile(r"^[\s-]*([A-Za-z][A-Za-z0-9-]*)\s*：")
NO_BLANK = re.compile(r"^[\s-]*([A-Za-z][A-Za-z0-9-]*):[^\s:/]")
FULL_WIDTH_BRACKET = re.compile(r"^[［【｛]")
NO_BLANK_AFTER_DASH = re.compile(r"^(?:-[^\s-]|[－—–]\s*\S)")
_COMMENT = re.compile(r"\s#")
_IN_FLOW = re.compile(r"，\s*[\w-]+\s*[:：]")
_AFTER_LIST = re.compile(r"^[\s-]*(?:[A-Za-z][A-Za-z0-9-]*:\s+)?(\[[^\[\]]*\])\s*$")
_BREAK = re.compile("\r\n|\r|\n")

_CODES = (
    ("exceeded maximum", "too-deep"),
    ("found a tab character", "tab-indent"),
    ("found unexpected end of stream", "unclosed-quote"),
    ("unexpected document indicator", "unclosed-quote"),
    ("',' or '}'", "unclosed-bracket"),
    ("',' or ']'", "unclosed-bracket"),
    ("escape c", "bad-escape"),
    ("hexdecimal", "bad-escape"),
    ("hexadecimal", "bad-escape"),
    ("block sequence entries are not allowed", "list-on-key-line"),
    ("sequence entries are not allowed", "list-on-key-line"),
    ("could not find expected ':'", "missing-colon"),
    ("did not find expected key", "bad-indent"),
    ("did not find expected '-'", "bad-indent"),
    ("expected <block end>", "bad-indent"),
)
_AT_CONTEXT = ("unclosed-quote", "unclosed-bracket", "missing-colon")


def explain(path: str, text: str, problem: yaml.YAMLError, first_line: int = 1) -> Diagnostic:
    """One mistake for one syntax error, at the place where the author has to mend something."""
    if not isinstance(problem, yaml.MarkedYAMLError) or problem.problem_mark is None:
        return error("yaml-syntax", Span(path, first_line, 1, 1), problem=" ".join(str(problem).split()))
    lines = _BREAK.split(text)
    mark, said = problem.problem_mark, problem.problem or ""
    line, column = mark.line, mark.column
    context = problem.context_mark
    written = lines[line] if line < len(lines) else ""

    def at(line: int, column: int, width: int = 1) -> Span:
        return Span(path, line + first_line, column + 1, column + 1 + width)

    for number in range(line, max(-1, line - 3), -1):
        match = FULL_WIDTH_COLON.match(lines[number]) if number < len(lines) else None
        if match and not (context is not None and number < context.line and said.startswith("did not find expected ','")):
            return error("full-width-colon", at(number, match.start(1), match.end() - match.start(1)), key=match[1])
    if "alphabetic or numeric" in said:  # of an anchor or an alias, before which its mark stands
        return error("reserved-character", at(line, column - 1), character=written[column - 1 : column])
    if inside := _in_brackets(lines, line, context, said):
        return error(inside[0], at(*inside[1:]))
    if (match := _AFTER_LIST.match(written[:column])) and written[column:].strip() and "expected" in said:
        return error("text-after-list", at(line, match.start(1), len(match[1])))
    if "mapping values are not allowed" in said:
        if match := re.search(r"(?:^|:\s+|-\s+)([［【｛])", written[:column]):
            return error("full-width-bracket", at(line, match.start(1)), character=match[1])
        if re.search(r":\s", written[:column]):
            return error("colon-in-value", at(line, column))
        if line and (match := NO_BLANK.match(lines[line - 1])):
            return error("missing-blank", at(line - 1, match.start(1), len(match[1]) + 1), key=match[1])
        indent = len(written) - len(written.lstrip(" "))
        return error("bad-indent", at(line, indent, max(1, column - indent)))
    if "cannot start any token" in said:
        character = written[column : column + 1]
        if character == "\t":
            return error("tab-indent", at(line, column))
        return error("reserved-character", at(line, column), character=character)
    code = next((code for words, code in _CODES if words in said), "")
    if code in ("missing-colon", "bad-indent"):
        for number in range(min(line, len(lines) - 1), max(-1, line - 2), -1):
            if (match := NO_BLANK.match(lines[number])) and (context is None or number >= context.line):
                return error("missing-blank", at(number, match.start(1), len(match[1]) + 1), key=match[1])
            if re.match(r"\s*\t", lines[number]):
                return error("tab-indent", at(number, lines[number].index("\t")))
    if code in _AT_CONTEXT and context is not None:
        line, column = context.line, context.column
    if not code:
        return error("yaml-syntax", at(line, column), problem=said)
    return error(code, at(line, column))


def _in_brackets(lines: list[str], line: int, context: yaml.Mark | None, said: str) -> tuple[str, int, int] | None:
    """A comma of the wrong width, or a comment that hides the end: why a bracket has no end. Code, line and column, from 0."""
    if "',' or " not in said and "expected node content" not in said:
        return None
    for number in range(line, max(-1, line - 3, context.line - 1 if context and "',' or " in said else -1), -1):
        written = lines[number] if number < len(lines) else ""
        if "',' or " in said and (match := _IN_FLOW.search(written)):
            return "full-width-comma", number, match.start()
        opened = re.search(r"[\[{]", written)
        if opened and number < line and (match := _COMMENT.search(written, opened.end())):
            return "comment-in-brackets", number, match.end() - 1
    return None
