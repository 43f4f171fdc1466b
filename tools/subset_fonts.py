"""Noto Sans SC and HK as Google publishes them → generator/fonts: only the letters that a town prints, and the list of these letters.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-hk@0.4.3
    for pack in *.tgz; do mkdir ${pack%.tgz} && tar -xzf $pack -C ${pack%.tgz}; done
    python -m tools.subset_fonts expo-google-fonts-noto-sans-sc-0.4.3/package expo-google-fonts-noto-sans-hk-0.4.3/package

Simplified: GB 2312 and the 8105 characters of the official table (GB 2312 alone lacks 道滘's 滘). Traditional: every character that OpenCC
makes of these, or makes into one of these; what the font of Hong Kong lacks comes from the other. Both: Latin with all its accents,
Greek, Cyrillic, marks, arrows, numbers in rings. The same bytes each time.
"""

import sys
from collections.abc import Iterable, Set
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from opencc import OpenCC

FOLDER = Path(__file__).parent.parent / "generator" / "fonts"
TABLE = Path(__file__).parent / "general-standard-characters.txt"
FACES = {"400Regular": "Regular", "700Bold": "Bold"}
FEATURES = ("ccmp", "fwid", "halt", "kern", "locl", "mark", "mkmk", "palt", "pwid")
_BLOCKS = (
    (0x0020, 0x024F),  # Latin
    (0x02B0, 0x04FF),  # accents, Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin of Vietnamese
    (0x2000, 0x27BF),  # marks, currencies, numbers, arrows, mathematics, numbers in rings, shapes
    (0x3000, 0x30FF),  # Chinese marks, kana
    (0x3200, 0x33FF),  # characters in rings, units
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full-width Latin
)

CANTONESE = (
    "㗎㩒㷫乜佢俾冇冚哋咁咗咩咪哂唔唥唧啩啫啱啲喎喐喺嗌嗰嗱嘅嘞嘢嘥嚟嚿噉囉嬲孭搣揾搵攞攰攬晒杧枱氹焗煲燶畀痾瘀瞓睇睺笪箍篤簕"
    "罅翳脷腍臊茘菢藠蛯衰褸諗諤趷踎蹅邋邨鈪鋸閂閪靚餸騎骹鬧鯇鵪麪黐"
)
"""What is written in Hong Kong and in no standard."""


def general() -> frozenset[str]:
    """The 8105 characters of 通用规范汉字表."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def gb2312() -> frozenset[str]:
    rows = (bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(rows))


def simplified() -> frozenset[str]:
    marks = (chr(point) for first, last in _BLOCKS for point in range(first, last + 1))
    return general() | gb2312() | frozenset(marks)


def traditional(among: Iterable[str]) -> frozenset[str]:
    """What stands on a page of zh-Hant: all that becomes of a simplified character, alone or in some word, and all that stays."""
    wanted = simplified()
    there, back = OpenCC("s2hk"), [OpenCC(name) for name in ("hk2s", "t2s")]
    alone = frozenset("".join(there.convert(letter) for letter in wanted))
    return (
        wanted | alone | frozenset(CANTONESE) | frozenset(letter for letter in among if any(way.convert(letter) in wanted for way in back))
    )


def reduced(source: Path, letters: Set[str], target: Path) -> frozenset[str]:
    """Writes the face and returns the letters that it has."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=list(FEATURES), name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True, hinting=False)
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    font.save(target, reorderTables=None)
    return frozenset(map(chr, font.getBestCmap()))


def main(packages: list[Path]) -> None:
    FOLDER.mkdir(exist_ok=True)
    sources = dict(zip(("SC", "HK"), packages, strict=True))
    known = {script: _letters(sources[script] / "400Regular" / f"NotoSans{script}_400Regular.ttf") for script in sources}
    hant = traditional(known["HK"])
    wanted = {"SC": simplified() | hant - known["HK"], "HK": hant}
    everything: set[str] = set()
    for script, package in sources.items():
        for folder, face in FACES.items():
            target = FOLDER / f"NotoSans{script}-{face}.ttf"
            everything |= reduced(package / folder / f"NotoSans{script}_{folder}.ttf", wanted[script] & known[script], target)
            print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
    (FOLDER / "OFL.txt").write_bytes((packages[0] / "LICENSE_FONT").read_bytes())
    ordered = "".join(sorted(letter for letter in everything if letter > " "))
    lines = (ordered[n : n + 64] for n in range(0, len(ordered), 64))
    (FOLDER / "letters.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    print(f"letters.txt: {len(ordered)} letters")


def _letters(font: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(font, lazy=True).getBestCmap()))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
