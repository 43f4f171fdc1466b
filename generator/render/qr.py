"""An address → the drawing of its QR code.  Level M, which a phone still reads when a corner is wet or torn."""

from functools import cache
from io import BytesIO
from typing import NamedTuple

import segno
from markupsafe import Markup, escape

from generator.render.qr_masks import best_mask


class Code(NamedTuple):
    """`modules` wide. Nothing blank stands around it: whoever places it leaves four modules on each side."""

    svg: str
    modules: int


@cache
def code(address: str) -> Code:
    made = _made(address)
    svg = BytesIO()
    made.save(svg, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return Code(svg.getvalue().decode("utf-8"), int(made.symbol_size(border=0)[0]))


@cache
def in_page(address: str, alt: str) -> Markup:
    """For an HTML page: black on white in any scheme, with its four blank modules, and `alt` for those who cannot see it."""
    made = _made(address)
    svg = made.svg_inline(border=4, light="#fff", dark="#000", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1))


def _made(address: str) -> segno.QRCode:
    def masked(mask: int) -> segno.QRCode:
        return segno.make(address, error="m", boost_error=False, micro=False, mask=mask)

    first = masked(0)
    mask = best_mask(first.matrix, lambda mask: masked(mask).matrix)
    return masked(mask) if mask else first
