"""HTML of Markdown → the same without the line breaks that an author made only for the eye, where they would be seen as blanks.

Between two Chinese characters there is no blank; a browser shows one for each line break. Between words of other scripts, and in code,
everything stays.
"""

import re

_CHINESE = "⺀-鿿、-】！-～"
_EITHER = "“”‘’…—"
"""Marks that Chinese shares with other scripts: they count as Chinese beside a Chinese character."""
_CODE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_INLINE = r"(?:strong|em|a|code|sup)"
_BREAK = re.compile(
    rf"([{_CHINESE}{_EITHER}])((?:</{_INLINE}>)*)"
    r"[ \t]*\n[ \t]*"
    rf'(?=((?:<{_INLINE}(?:\s[\w-]+="[^"]*")*>)*)([{_CHINESE}{_EITHER}]))'
)


def without_soft_breaks(html: str) -> str:
    """`html` as the renderers write it, with links or their holes."""
    if "\n" not in html:
        return html
    if "<pre" not in html:
        return _BREAK.sub(_closed_up, html)
    return "".join(piece if n % 2 else _BREAK.sub(_closed_up, piece) for n, piece in enumerate(_CODE.split(html)))


def _closed_up(match: re.Match[str]) -> str:
    if match[1] in _EITHER and match[4] in _EITHER:
        return match[0]
    return match[1] + match[2]
