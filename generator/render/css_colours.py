"""#rrggbb → the nearest colour that CSS has a name for: RFC 7986 section 5.9 lets COLOR hold nothing else."""

_NAMES = {
    "black": 0x000000,
    "dimgray": 0x696969,
    "slategray": 0x708090,
    "silver": 0xC0C0C0,
    "maroon": 0x800000,
    "firebrick": 0xB22222,
    "crimson": 0xDC143C,
    "tomato": 0xFF6347,
    "sienna": 0xA0522D,
    "saddlebrown": 0x8B4513,
    "chocolate": 0xD2691E,
    "darkorange": 0xFF8C00,
    "goldenrod": 0xDAA520,
    "gold": 0xFFD700,
    "olive": 0x808000,
    "olivedrab": 0x6B8E23,
    "yellowgreen": 0x9ACD32,
    "darkgreen": 0x006400,
    "forestgreen": 0x228B22,
    "seagreen": 0x2E8B57,
    "mediumseagreen": 0x3CB371,
    "teal": 0x008080,
    "darkslategray": 0x2F4F4F,
    "lightseagreen": 0x20B2AA,
    "turquoise": 0x40E0D0,
    "steelblue": 0x4682B4,
    "deepskyblue": 0x00BFFF,
    "dodgerblue": 0x1E90FF,
    "royalblue": 0x4169E1,
    "mediumblue": 0x0000CD,
    "navy": 0x000080,
    "slateblue": 0x6A5ACD,
    "indigo": 0x4B0082,
    "darkviolet": 0x9400D3,
    "purple": 0x800080,
    "orchid": 0xDA70D6,
    "hotpink": 0xFF69B4,
    "mediumvioletred": 0xC71585,
    "palevioletred": 0xDB7093,
}


def nearest_name(colour: str) -> str:
    wanted = int(colour.removeprefix("#"), 16)
    return min(_NAMES, key=lambda name: _distance(_NAMES[name], wanted))


def _distance(one: int, other: int) -> int:
    return sum(((one >> shift & 255) - (other >> shift & 255)) ** 2 for shift in (0, 8, 16))
